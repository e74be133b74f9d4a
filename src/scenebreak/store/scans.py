"""Keeping a scan in the production file, and giving its scenes and beats the ids they had before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.scan import Scan, SceneScan, Tool
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store.codec import from_json, mended, to_json
from scenebreak.store.database import Database
from scenebreak.store.made import found_again
from scenebreak.store.places import beat_places, scene_places
from scenebreak.store.standing import LastPlace, known_beats, known_scenes, put_beats, written_on

if TYPE_CHECKING:
    from scenebreak.store.scene_matching import SceneMatch


@dataclass(frozen=True, slots=True)
class Marks:
    """What a scan says of a scene, apart from the scene itself and its findings."""

    tier: Tier
    score: float
    minor: bool
    minors: tuple[str, ...]


def save_scan(database: Database, script: int, scan: Scan) -> None:
    """Make a scan the newest one of a script. What people wrote is not touched.

    A scan of a draft that the file holds replaces that draft's findings; another draft is added.
    """
    with database.transaction():
        former = database.value("SELECT scan FROM script WHERE id = ?", script)
        draft = _keep_draft(database, script, scan)
        database.rows("DELETE FROM finding WHERE scan IN (SELECT id FROM scan WHERE draft = ?)", draft)
        newest = _add_scan(database, draft, scan)
        batch = _Batch(script, draft, newest, former)
        scenes = _keep_scenes(database, batch, scan)
        _keep_beats(database, batch, scan, scenes)
        database.rows("UPDATE script SET scan = ? WHERE id = ?", newest, script)


def load_scan(database: Database, script: int) -> Scan:
    """The newest scan of a script, with its screenplay."""
    newest, tool, warnings, screenplay = database.rows(
        "SELECT scan.id, tool, warnings, screenplay FROM script JOIN scan ON scan.id = script.scan "
        "JOIN draft ON draft.id = scan.draft WHERE script.id = ?",
        script,
    )[0]
    findings: dict[int, list[Finding]] = {}
    sql = "SELECT scene, finding FROM finding WHERE scan = ? ORDER BY position"
    for scene, data in database.rows(sql, newest):
        findings.setdefault(scene, []).append(from_json(data, Finding))
    marks = database.rows("SELECT position, marks FROM scene_place WHERE scan = ? ORDER BY position", newest)
    read = from_json(screenplay, Screenplay)
    scenes = {scene.index: scene for scene in read.scenes}
    return Scan(
        screenplay=read,
        scenes=tuple(
            _marked(SceneScan(scenes[index], tuple(findings.get(index, ())), Tier.NONE, 0.0), data)
            for index, data in marks
        ),
        tool=from_json(tool, Tool),
        warnings=from_json(warnings, tuple[str, ...]),
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the rows of one scan have in common; former is the scan before it, or None."""

    script: int
    draft: int
    scan: int
    former: int | None


def _keep_draft(database: Database, script: int, scan: Scan) -> int:
    play = scan.screenplay
    return int(
        database.value(
            "INSERT INTO draft (script, sha256, title, colour, date, screenplay) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (script, sha256) DO UPDATE SET title = excluded.title, colour = excluded.colour, "
            "date = excluded.date, screenplay = excluded.screenplay RETURNING id",
            *(script, play.sha256, mended(play.title), mended(play.draft), mended(play.draft_date)),
            to_json(play),
        )
    )


def _add_scan(database: Database, draft: int, scan: Scan) -> int:
    newest = database.value(
        "INSERT INTO scan (draft, tool, warnings) VALUES (?, ?, ?) RETURNING id",
        *(draft, to_json(scan.tool).decode(), to_json(scan.warnings).decode()),
    )
    findings = [(marked.scene.index, finding) for marked in scan.scenes for finding in marked.findings]
    database.write_all(
        "INSERT INTO finding VALUES (?, ?, ?, ?)",
        [(newest, position, scene, to_json(finding)) for position, (scene, finding) in enumerate(findings)],
    )
    return int(newest)


def _keep_scenes(database: Database, batch: _Batch, scan: Scan) -> dict[int, "SceneMatch"]:
    """Write where the scenes stand now; gives by index what each was before, new ones under their new ids."""
    from scenebreak.store.scene_matching import match_scenes

    rows = known_scenes(database, batch.script)
    known = {id_: place for id_, _, place in rows}
    present = frozenset(id_ for id_, last, _ in rows if last == batch.former)
    places = scene_places(scan)
    matches = match_scenes(known, present, places)
    ids = _subjects(database, batch.script, "scene", [match.id for match in matches])
    database.write_all(
        "INSERT OR REPLACE INTO scene_place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (id_, batch.draft, batch.scan, place.index, to_json(place), to_json(_marks(marked)))
            for id_, place, marked in zip(ids, places, scan.scenes, strict=True)
        ],
    )
    return {
        place.index: replace(match, id=id_) for id_, place, match in zip(ids, places, matches, strict=True)
    }


def _keep_beats(database: Database, batch: _Batch, scan: Scan, scenes: Mapping[int, "SceneMatch"]) -> None:
    """Write where the beats stand now, each under the id it had before, if it had one."""
    from scenebreak.store.matching import KnownBeat, match_beats

    written = written_on(database, batch.script)
    last_places = known_beats(database, batch.script)
    known = [
        KnownBeat(
            id=last.place.beat.id,
            scene=last.scene,
            place=last.place,
            present=last.scan == batch.former,
            decided=last.place.beat.id in written,
            fixed=last.draft == batch.draft and _is_dismissed(written, last.place.beat.id),
        )
        for last in last_places
        if not last.place.beat.made
    ]
    places = beat_places(scan)
    homes = [scenes[place.beat.scene] for place in places]
    ids = _subjects(database, batch.script, "beat", match_beats(known, places, homes))
    found = [
        LastPlace(batch.scan, batch.draft, str(home.id), replace(place, beat=replace(place.beat, id=id_)))
        for id_, place, home in zip(ids, places, homes, strict=True)
    ]
    made = [last for last in last_places if last.place.beat.made]
    put_beats(database, [*found, *_made_again(made, batch, scan, scenes)])


def _is_dismissed(written: Mapping[str, Mapping[str, str]], beat: str) -> bool:
    return written.get(beat, {}).get("verdict") == '"dismissed"'


def _made_again(
    made: Iterable[LastPlace], batch: _Batch, scan: Scan, scenes: Mapping[int, "SceneMatch"]
) -> Iterator[LastPlace]:
    """Persons' beats whose words the scan has; those that were unmade too, for they can be made again."""
    for last in made:
        homes = frozenset(index for index, match in scenes.items() if match.comes_from(last.scene))
        again = found_again(last.place, scan, homes)
        if again is not None:
            yield LastPlace(batch.scan, batch.draft, str(scenes[again.beat.scene].id), again)


def _subjects(database: Database, script: int, type_: str, matches: Sequence[str | None]) -> tuple[str, ...]:
    """The id of each: the earlier one, or a new one that is recorded."""
    ids = tuple(match or uuid4().hex for match in matches)
    new = [(id_, type_, script) for id_, match in zip(ids, matches, strict=True) if match is None]
    database.write_all("INSERT INTO subject VALUES (?, ?, ?)", new)
    return ids


def _marks(marked: SceneScan) -> Marks:
    return Marks(marked.tier, marked.score, marked.minor, marked.minors)


def _marked(scene: SceneScan, data: bytes) -> SceneScan:
    marks = from_json(data, Marks)
    return replace(scene, tier=marks.tier, score=marks.score, minor=marks.minor, minors=marks.minors)
