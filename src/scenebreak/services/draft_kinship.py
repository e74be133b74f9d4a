"""Whether a file is another draft of a script that a production holds, told by its words and its title."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.errors import Cancelled, UnreadableScript
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store import Production
from scenebreak.store.places import ScenePlace, fold, scene_place

# the part of all paragraphs that two drafts share; episodes of one series share next to none
_SURE = 0.5
_SURE_OF_TITLE = 0.3
_DOUBT = 0.15
# revised pages alone: most of theirs stands in the script, little of the script in them
_PAGES = 0.4
_WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class Kinship:
    """How a file stands to the script that it is most like.

    Attributes:
        script: id of that script.
        title: of that script.
        sure: it is another draft of it.
        few: it holds some of its scenes only, as revised pages do.
    """

    script: int
    title: str
    sure: bool
    few: bool = False


def read_draft(path: Path) -> Screenplay:
    """A script as read, nothing looked for in it; pictures of pages are not waited for.

    Raises:
        UnreadableScript: it cannot be read, or its pages are pictures.
    """
    from scenebreak.reading import read

    stages: set[str] = set()
    try:
        return read(
            path,
            progress=lambda stage, done, total: stages.add(stage),
            cancelled=lambda: _PICTURES in stages,
        )
    except Cancelled as stop:
        raise UnreadableScript(
            path,
            f"The pages of {path.name} are pictures, which take minutes to read",
            "Say with --script what it is a draft of",
        ) from stop


_PICTURES = "recognising"
"""The stage of reading that takes minutes."""


def kindred_script(store: Production, screenplay: Screenplay) -> Kinship | None:
    """The script of a production that a screenplay may be another draft of; None where none is like it."""
    own = _paragraphs(map(scene_place, screenplay.scenes))
    best: tuple[float, Kinship] | None = None
    for script in store.scripts():
        newest = store.drafts(script.id)[-1]
        theirs = _paragraphs(store.scenes_in(newest.id).values())
        if not theirs:  # kept before paragraphs were
            theirs = _paragraphs(map(scene_place, store.screenplay(newest.id).scenes))
        common = (own & theirs).total()
        share = 2 * common / max(1, own.total() + theirs.total())
        few = common > 0 and common >= _WHOLE * own.total() and own.total() < _PAGES * theirs.total()
        namesake = fold(screenplay.title) == fold(script.title)
        sure = not few and (share >= _SURE or (namesake and share >= _SURE_OF_TITLE))
        like_it = sure or few or share >= _DOUBT
        if like_it and (best is None or share > best[0]):
            best = share, Kinship(script.id, script.title, sure, few)
    return best[1] if best else None


def _paragraphs(places: Iterable[ScenePlace]) -> Counter[int]:
    return Counter(paragraph for place in places for paragraph in place.paragraphs)
