"""A scanned script opened again costs no second search: results are kept as offsets and scores.

No words of a script lie in the cache. What a result says in the script's own words (quotes, names, ages)
is kept as the place where they stand; a result with words that stand nowhere in the script is not kept.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.scan import Passage, SceneScan, Sway, Tool
from scenebreak.domain.screenplay import Element, Scene, Screenplay
from scenebreak.services.whole_file import write_whole
from scenebreak.services.words_by_place import Place, Places, WordsNowhereError

_KEPT_AT_MOST = 500
_AS_IT_IS = (
    *("id", "kind", "level", "status", "mode", "element", "start", "end"),
    *("modifiers", "confidence", "cue", "question", "minor"),
)
"""Fields of a finding that hold no words of the script."""


def cache_folder() -> Path:
    """Where results are kept; SCENEBREAK_CACHE names another folder."""
    named = os.environ.get("SCENEBREAK_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("scenebreak") / "scans"


@dataclass(frozen=True, slots=True)
class ScanCache:
    """The results of earlier scans.

    Attributes:
        folder: where they lie, one file a result.
    """

    folder: Path

    def load(self, screenplay: Screenplay, tool: Tool) -> tuple[SceneScan, ...] | None:
        """The result of scanning exactly this script with exactly this tool, or None."""
        try:
            entries = json.loads(self._file(screenplay, tool).read_text(encoding="utf-8"))
            places = Places(screenplay)
            return tuple(
                _scene_scan(entry, scene, places)
                for entry, scene in zip(entries, screenplay.scenes, strict=True)
            )
        except (OSError, ValueError, LookupError, TypeError, StopIteration):
            return None  # nothing kept, or damaged: scan again

    def save(self, screenplay: Screenplay, tool: Tool, scans: tuple[SceneScan, ...]) -> None:
        """Keep a result. Where that is not possible nothing happens: a cache may always be empty."""
        places = Places(screenplay)
        with suppress(WordsNowhereError, OSError):
            entries = [_scene_entry(scan, places) for scan in scans]
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file(screenplay, tool), json.dumps(entries, separators=(",", ":")))
            self._forget_oldest()

    def forget(self, screenplay: Screenplay, tool: Tool) -> None:
        """Remove the result of scanning exactly this script with exactly this tool, if it is kept."""
        with suppress(OSError):
            self._file(screenplay, tool).unlink(missing_ok=True)

    def _file(self, screenplay: Screenplay, tool: Tool) -> Path:
        decisive = [screenplay.sha256, tool.version, tool.model, tool.lexicon, tool.sensitivity]
        # offsets hold only for exactly this reading of the file: another reader's text has others
        decisive += [f"{element.ordinal} {element.type} {element.text}" for element in screenplay.elements()]
        key = hashlib.sha256("\0".join(decisive).encode("utf-8", "surrogatepass"))
        return self.folder / f"{key.hexdigest()}.json"

    def _forget_oldest(self) -> None:
        kept = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in kept[_KEPT_AT_MOST:]:
            file.unlink(missing_ok=True)


def _scene_entry(scan: SceneScan, places: Places) -> dict[str, Any]:
    return {
        "tier": scan.tier,
        "score": scan.score,
        "minor": scan.minor,
        "minors": [[places.of(part) for part in _name_and_age(words)] for words in scan.minors],
        "must_score": scan.must_score,
        "sways": scan.sways,
        "passage": _passage_entry(scan.passage),
        "findings": [_finding_entry(finding, places) for finding in scan.findings],
    }


def _scene_scan(entry: dict[str, Any], scene: Scene, places: Places) -> SceneScan:
    elements = {element.ordinal: element for element in scene.elements}
    return SceneScan(
        scene=scene,
        findings=tuple(_finding(found, elements[found["element"]], places) for found in entry["findings"]),
        tier=Tier(entry["tier"]),
        score=entry["score"],
        minor=entry["minor"],
        minors=tuple(_joined([places.words(Place(*place)) for place in parts]) for parts in entry["minors"]),
        must_score=entry["must_score"],
        sways=tuple(Sway(*parts) for parts in entry["sways"]),
        passage=_passage(entry["passage"], elements),
    )


def _passage_entry(passage: Passage | None) -> list[Any] | None:
    """A passage by where it stands."""
    if passage is None:
        return None
    return [passage.element, passage.start, passage.end, passage.kind, passage.share]


def _passage(entry: list[Any] | None, elements: Mapping[int, Element]) -> Passage | None:
    if entry is None:
        return None
    element, start, end, kind, share = entry
    home = elements[element]
    page = home.span_at(start).page
    return Passage(element, start, end, home.text[start:end], page, Kind(kind), share)


def _name_and_age(words: str) -> tuple[str, ...]:
    """The two parts of "MIA (15)", which may stand apart in the script; a bare name is one."""
    name, bracket, age = words.partition(" (")
    return (name, age.removesuffix(")")) if bracket else (name,)


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{parts[0]} ({parts[1]})"


def _finding_entry(finding: Finding, places: Places) -> dict[str, Any]:
    return {
        **{name: getattr(finding, name) for name in _AS_IT_IS},
        "participants": [places.of(name) for name in finding.participants],
        "why": places.folded(finding.why),
    }


def _finding(entry: dict[str, Any], element: Element, places: Places) -> Finding:
    where = element.span_at(entry["start"])
    return Finding(
        **{
            name: entry[name]
            for name in ("id", "element", "start", "end", "confidence", "cue", "question", "minor")
        },
        kind=Kind(entry["kind"]),
        level=Level(entry["level"]),
        status=Status(entry["status"]),
        mode=Mode(entry["mode"]),
        element_type=element.type,
        quote=element.text[entry["start"] : entry["end"]],
        page=where.page,
        line=where.line,
        participants=tuple(places.words(Place(*place)) for place in entry["participants"]),
        modifiers=tuple(entry["modifiers"]),
        why=places.unfolded(entry["why"]),
    )
