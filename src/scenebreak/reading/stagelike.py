"""Scripts not typed as screenplays: numbered scenes without INT or EXT, names before their speech."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading.blocks import Block

_SCENE = re.compile(
    r"^(?:ACT\s+[\w]+\s*[,.:–—-]\s*)?SC[EÈ]NE\s+(?P<number>\d{1,3}[A-Z]?|[IVXL]{1,6}|[A-Z]{3,9}|[A-Z])\b[\s.:–—-]*(?P<rest>.{0,60})$",
    re.IGNORECASE,
)
_NAMED_SPEECH = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ0-9 .'’&/-]{0,24}[A-ZÀ-Þ0-9.](?:\s\([^()]{1,20}\))?)\s?[:.]\s+(?=\S)"
)
_NO_NAME = frozenset(
    {"INT", "EXT", "NOTE", "MUSIC", "SFX", "SOUND", "SUPER", "TITLE", "CAPTION", "FX", "GFX"}
)
_LEAST = 3


def settle(blocks: Sequence[Block]) -> list[Block]:
    """Read what a screenplay would have in a place of its own, where a whole script has none of it.

    Args:
        blocks: of the script; changed in place where they only change their type.

    Returns:
        the blocks, speeches cut off the names before them.
    """
    types = [block.type for block in blocks]
    if ElementType.HEADING not in types:
        _number_scenes(blocks)
    if ElementType.CHARACTER in types or sum(map(_is_named_speech, blocks)) < _LEAST:
        return list(blocks)
    return [part for block in blocks for part in (_parted(block) if _is_named_speech(block) else (block,))]


def _number_scenes(blocks: Sequence[Block]) -> None:
    """Lines such as "SCENE 2" and "ACT I, SCENE 2" begin scenes."""
    for block in blocks:
        text = block.lines[0].text
        if len(block.lines) == 1 and (text.isupper() or len(text) < 12) and (found := _SCENE.match(text)):
            block.type, block.scene_number = ElementType.HEADING, found["number"].upper()


def _is_named_speech(block: Block) -> bool:
    found = _NAMED_SPEECH.match(block.lines[0].text) if block.type is ElementType.ACTION else None
    return found is not None and found["name"].split()[0].rstrip(".") not in _NO_NAME


def _parted(block: Block) -> tuple[Block, Block]:
    """The name and the speech of "ANNA: You are late."."""
    first, *others = block.lines
    found = _NAMED_SPEECH.match(first.text)
    cut = found.end() if found else 0
    name = found["name"] if found else ""
    cue = Block(ElementType.CHARACTER, [replace(first, text=name)])
    return cue, Block(ElementType.DIALOGUE, [replace(first, text=first.text[cut:]), *others])
