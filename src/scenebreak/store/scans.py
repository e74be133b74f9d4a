"""Keeping a scan in the production file, and giving its scenes and beats the ids they had before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.scan import Scan, SceneScan, Tool
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store.codec import from_json, mended, to_json
from scenebreak.store.database import Database
from scenebreak.store.made import MADE, found_again, made_place, without_doubles
from scenebreak.store.places import BeatPlace, ScenePlace, beat_places, scene_places


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a scan says of a scene, apart from the scene itself and its findings."""

    tier: Tier
    score: float
    minor: bool
    minors: tuple[str, ...]


# the newest place of each subject of a script: with max(), SQLite takes the other columns from the same row
_KNOWN_SCENES = """
SELECT scene, max(p.scan), place FROM scene_place AS p JOIN draft ON draft.id = p.draft
WHERE draft.script = ? GROUP BY scene
"""
_KNOWN_BEATS = """
SELECT beat, max(p.scan), scene, place FROM beat_place AS p JOIN draft ON draft.id = p.draft
WHERE draft.script = ? GROUP BY beat
"""


def save_scan(database: Database, script: int, scan: Scan) -> None:
    """Make a scan the newest one of a script. What people wrote is not touched.

    A scan of a draft that the file holds replaces that draft's findings; another draft is added.
    """
    with database.transaction():
        former = database.value("SELECT scan FROM script WHERE id = ?", script)
        draft = _keep_draft(database, script, scan)
        database.rows("DELETE FROM finding WHERE scan IN (SELECT id FROM scan WHERE draft = ?)", draft)
        newest = _add_scan(database, draft, scan)
        scenes = _keep_scenes(database, _Batch(script, draft, newest, former), scan)
        _keep_beats(database, _Batch(script, draft, newest, former), scan, scenes)
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


def scene_ids(database: Database, script: int) -> dict[int, str]:
    """The ids of the scenes that stand in a script's newest scan, by index."""
    sql = "SELECT position, scene FROM scene_place WHERE scan = (SELECT scan FROM script WHERE id = ?)"
    return dict(database.rows(sql, script))


def standing_beats(database: Database, script: int) -> tuple[BeatPlace, ...]:
    """The beats of a script's newest scan, in the order of the page."""
    sql = "SELECT place FROM beat_place WHERE scan = (SELECT scan FROM script WHERE id = ?) ORDER BY position"
    written = _written(database, script)
    places = (from_json(data, BeatPlace) for (data,) in database.rows(sql, script))
    return without_doubles((place for place in places if _stands(place, written)), frozenset(written))


def gone_beats(database: Database, script: int) -> tuple[BeatPlace, ...]:
    """The beats that only earlier scans of a script have, as they stood last."""
    newest = database.value("SELECT scan FROM script WHERE id = ?", script)
    rows = database.rows(_KNOWN_BEATS, script)
    written = _written(database, script)
    places = (from_json(place, BeatPlace) for _, scan, _, place in rows if scan != newest)
    standing = (place for place in places if _stands(place, written))
    return tuple(sorted(standing, key=lambda place: (place.beat.scene, place.depth)))


def gone_scenes(database: Database, script: int) -> dict[str, ScenePlace]:
    """The scenes that only earlier scans of a script have, as they stood last, by id."""
    newest = database.value("SELECT scan FROM script WHERE id = ?", script)
    rows = database.rows(_KNOWN_SCENES, script)
    return {scene: from_json(place, ScenePlace) for scene, scan, place in rows if scan != newest}


def place_of(database: Database, beat: str) -> tuple[int, BeatPlace] | None:
    """The script of a beat and the beat as it stood last; None for an unknown id or one that was unmade."""
    sql = (
        "SELECT script, place, max(scan) FROM beat_place JOIN subject ON subject.id = beat WHERE beat = ? "
        "GROUP BY beat"
    )
    row = database.row(sql, beat)
    if row is None:
        return None
    place = from_json(row[1], BeatPlace)
    unmade = place.beat.made and not database.row(
        "SELECT 1 FROM annotation WHERE subject = ? AND field = ?", beat, MADE
    )
    return None if unmade else (row[0], place)


def add_made_beat(database: Database, script: int, finding: Finding) -> BeatPlace:
    """Give a person's finding a beat in the newest scan; it stands once its annotation is written."""
    newest, draft = database.rows(
        "SELECT scan.id, draft FROM scan JOIN script ON scan = scan.id WHERE script.id = ?", script
    )[0]
    place = made_place(load_scan(database, script), finding, uuid4().hex)
    home = scene_ids(database, script)[place.beat.scene]
    database.rows("INSERT INTO subject VALUES (?, 'beat', ?)", place.beat.id, script)
    _put_beats(database, draft, newest, [(place.beat.id, place, home)])
    return place


def whereabouts(database: Database, subject: str) -> tuple[int, int, bool]:
    """The script of a beat or scene, the index of the scene where it stood last, and whether it is a beat."""
    script, type_ = database.rows("SELECT script, type FROM subject WHERE id = ?", subject)[0]
    if type_ == "beat":
        sql = "SELECT scene, max(scan) FROM beat_place WHERE beat = ? GROUP BY beat"
        subject = database.value(sql, subject)
    sql = "SELECT position, max(scan) FROM scene_place WHERE scene = ? GROUP BY scene"
    return script, database.value(sql, subject), type_ == "beat"


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


def _keep_scenes(database: Database, batch: _Batch, scan: Scan) -> dict[int, str]:
    """Write where the scenes stand now; gives their ids by index."""
    from scenebreak.store.matching import match_scenes

    rows = database.rows(_KNOWN_SCENES, batch.script)
    known = {id_: from_json(place, ScenePlace) for id_, _, place in rows}
    present = frozenset(id_ for id_, last, _ in rows if last == batch.former)
    places = scene_places(scan)
    ids = _subjects(database, batch.script, "scene", match_scenes(known, present, places))
    database.write_all(
        "INSERT OR REPLACE INTO scene_place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (id_, batch.draft, batch.scan, place.index, to_json(place), to_json(_marks(marked)))
            for id_, place, marked in zip(ids, places, scan.scenes, strict=True)
        ],
    )
    return {place.index: id_ for id_, place in zip(ids, places, strict=True)}


def _keep_beats(database: Database, batch: _Batch, scan: Scan, scenes: dict[int, str]) -> None:
    """Write where the beats stand now, each under the id it had before, if it had one."""
    from scenebreak.store.matching import KnownBeat, match_beats

    annotations = _written(database, batch.script)
    rows = [
        (id_, last == batch.former, scene, from_json(place, BeatPlace))
        for id_, last, scene, place in database.rows(_KNOWN_BEATS, batch.script)
    ]
    known = [
        KnownBeat(
            id=id_,
            scene=scene,
            place=place,
            present=present,
            decided=id_ in annotations,
            dismissed=annotations.get(id_, {}).get("verdict") == '"dismissed"',
        )
        for id_, present, scene, place in rows
        if not place.beat.made
    ]
    places = beat_places(scan)
    homes = [scenes[place.beat.scene] for place in places]
    ids = _subjects(database, batch.script, "beat", match_beats(known, places, homes))
    made = [(place, scene) for _, _, scene, place in rows if place.beat.made]
    _put_beats(
        database,
        batch.draft,
        batch.scan,
        [*zip(ids, places, homes, strict=True), *_made_again(made, scan, scenes)],
    )


def _made_again(
    made: Sequence[tuple[BeatPlace, str]], scan: Scan, scenes: dict[int, str]
) -> Iterator[tuple[str, BeatPlace, str]]:
    """Persons' beats whose words the scan has; those that were unmade too, for they can be made again."""
    indexes = {id_: index for index, id_ in scenes.items()}
    for place, scene in made:
        again = found_again(place, scan, indexes.get(scene))
        if again is not None:
            yield again.beat.id, again, scenes[again.beat.scene]


def _put_beats(
    database: Database, draft: int, scan: int, beats: Sequence[tuple[str, BeatPlace, str]]
) -> None:
    """Write where beats stand; each comes with its id and that of its scene."""
    first = database.value("SELECT coalesce(max(position) + 1, 0) FROM beat_place WHERE scan = ?", scan)
    database.write_all(
        "INSERT OR REPLACE INTO beat_place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (id_, draft, scan, position, home, to_json(_named(place, id_)))
            for position, (id_, place, home) in enumerate(beats, first)
        ],
    )


def _written(database: Database, script: int) -> dict[str, dict[str, str]]:
    """What people wrote on the beats and scenes of a script: JSON by field, by subject."""
    written: dict[str, dict[str, str]] = {}
    sql = "SELECT subject, field, value FROM annotation JOIN subject ON id = subject WHERE script = ?"
    for subject, field, value in database.rows(sql, script):
        written.setdefault(subject, {})[field] = value
    return written


def _stands(place: BeatPlace, written: Mapping[str, Mapping[str, str]]) -> bool:
    return not place.beat.made or MADE in written.get(place.beat.id, {})


def _subjects(database: Database, script: int, type_: str, matches: Sequence[str | None]) -> tuple[str, ...]:
    """The id of each: the earlier one, or a new one that is recorded."""
    ids = tuple(match or uuid4().hex for match in matches)
    new = [(id_, type_, script) for id_, match in zip(ids, matches, strict=True) if match is None]
    database.write_all("INSERT INTO subject VALUES (?, ?, ?)", new)
    return ids


def _named(place: BeatPlace, id_: str) -> BeatPlace:
    return replace(place, beat=replace(place.beat, id=id_))


def _marks(marked: SceneScan) -> _Marks:
    return _Marks(marked.tier, marked.score, marked.minor, marked.minors)


def _marked(scene: SceneScan, data: bytes) -> SceneScan:
    marks = from_json(data, _Marks)
    return replace(scene, tier=marks.tier, score=marks.score, minor=marks.minor, minors=marks.minors)
