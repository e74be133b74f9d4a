"""Where the scenes and beats of a script stand: in its newest draft, in an earlier one, or no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Scan
from scenebreak.store.codec import from_json, to_json
from scenebreak.store.database import Database
from scenebreak.store.made import MADE, made_place, without_doubles
from scenebreak.store.places import BeatPlace, ScenePlace


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A beat where one scan has it.

    Attributes:
        scan: the number of that scan in the file.
        draft: the number of its draft.
        scene: id of its scene.
        place: the beat among its neighbours.
    """

    scan: int
    draft: int
    scene: str
    place: BeatPlace


# the last place of each subject of a script: with max(), SQLite takes the draft from the same row; the places
# themselves are read last, for they are long
_LAST_SCENES = """
WITH last AS (
    SELECT scene, max(scan) AS scan, p.draft FROM scene_place AS p JOIN draft ON draft.id = p.draft
    WHERE draft.script = ? GROUP BY scene
)
SELECT last.scene, last.scan, place FROM last JOIN scene_place USING (scene, draft) WHERE last.scan IS NOT ?
"""
_LAST_BEATS = """
WITH last AS (
    SELECT beat, max(scan) AS scan, p.draft FROM beat_place AS p JOIN draft ON draft.id = p.draft
    WHERE draft.script = ? GROUP BY beat
)
SELECT last.scan, last.draft, scene, place FROM last JOIN beat_place USING (beat, draft)
WHERE last.scan IS NOT ?
"""


def scene_ids(database: Database, script: int) -> dict[int, str]:
    """The ids of the scenes that stand in a script's newest scan, by index."""
    sql = "SELECT position, scene FROM scene_place WHERE scan = (SELECT scan FROM script WHERE id = ?)"
    return dict(database.rows(sql, script))


def standing_beats(database: Database, script: int) -> tuple[BeatPlace, ...]:
    """The beats of a script's newest scan, in the order of the page."""
    sql = "SELECT place FROM beat_place WHERE scan = (SELECT scan FROM script WHERE id = ?) ORDER BY position"
    written = written_on(database, script)
    places = (from_json(data, BeatPlace) for (data,) in database.rows(sql, script))
    return without_doubles((place for place in places if stands(place, written)), frozenset(written))


def gone_beats(database: Database, script: int) -> tuple[BeatPlace, ...]:
    """The beats that only earlier scans of a script have, as they stood last."""
    newest = database.value("SELECT scan FROM script WHERE id = ?", script)
    written = written_on(database, script)
    places = (last.place for last in known_beats(database, script, besides=newest))
    standing = (place for place in places if stands(place, written))
    return tuple(sorted(standing, key=lambda place: (place.beat.scene, place.depth)))


def gone_scenes(database: Database, script: int) -> dict[str, ScenePlace]:
    """The scenes that only earlier scans of a script have, as they stood last, by id."""
    newest = database.value("SELECT scan FROM script WHERE id = ?", script)
    return {scene: place for scene, _, place in known_scenes(database, script, besides=newest)}


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


def add_made_beat(database: Database, script: int, scan: Scan, finding: Finding) -> BeatPlace:
    """Give a person's finding a beat in the newest scan; it stands once its annotation is written."""
    newest, draft = database.rows(
        "SELECT scan.id, draft FROM scan JOIN script ON script.scan = scan.id WHERE script.id = ?", script
    )[0]
    place = made_place(scan, finding, uuid4().hex)
    home = scene_ids(database, script)[place.beat.scene]
    database.rows("INSERT INTO subject VALUES (?, 'beat', ?)", place.beat.id, script)
    put_beats(database, [LastPlace(newest, draft, home, place)])
    return place


def whereabouts(database: Database, subject: str) -> tuple[int, int, bool]:
    """The script of a beat or scene, the index of the scene where it stood last, and whether it is a beat.

    The production itself stands in no script: 0 for both.
    """
    script, type_ = database.rows("SELECT script, type FROM subject WHERE id = ?", subject)[0]
    if script is None:
        return 0, 0, False
    if type_ == "beat":
        sql = "SELECT scene, max(scan) FROM beat_place WHERE beat = ? GROUP BY beat"
        subject = database.value(sql, subject)
    sql = "SELECT position, max(scan) FROM scene_place WHERE scene = ? GROUP BY scene"
    return script, database.value(sql, subject), type_ == "beat"


def known_scenes(
    database: Database, script: int, besides: int | None = None
) -> tuple[tuple[str, int, ScenePlace], ...]:
    """Every scene that any scan of a script has: its id, its last scan, and where it stood there.

    Args:
        database: the open file.
        script: number of the script.
        besides: a scan whose scenes are left out.
    """
    rows = database.rows(_LAST_SCENES, script, besides)
    return tuple((id_, scan, from_json(place, ScenePlace)) for id_, scan, place in rows)


def known_beats(database: Database, script: int, besides: int | None = None) -> tuple[LastPlace, ...]:
    """Every beat that any scan of a script has, as it stood last; persons' beats that were unmade too.

    Args:
        database: the open file.
        script: number of the script.
        besides: a scan whose beats are left out.
    """
    rows = database.rows(_LAST_BEATS, script, besides)
    return tuple(
        LastPlace(scan, draft, scene, from_json(place, BeatPlace)) for scan, draft, scene, place in rows
    )


def put_beats(database: Database, beats: Sequence[LastPlace]) -> None:
    """Write where beats of one scan stand, behind those that are written already."""
    if not beats:
        return
    sql = "SELECT coalesce(max(position) + 1, 0) FROM beat_place WHERE scan = ?"
    first = database.value(sql, beats[0].scan)
    database.write_all(
        "INSERT OR REPLACE INTO beat_place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (each.place.beat.id, each.draft, each.scan, position, each.scene, to_json(each.place))
            for position, each in enumerate(beats, first)
        ],
    )


def written_on(database: Database, script: int) -> dict[str, dict[str, str]]:
    """What people wrote on the beats and scenes of a script: JSON by field, by subject."""
    written: dict[str, dict[str, str]] = {}
    sql = "SELECT subject, field, value FROM annotation JOIN subject ON id = subject WHERE script = ?"
    for subject, field, value in database.rows(sql, script):
        written.setdefault(subject, {})[field] = value
    return written


def stands(place: BeatPlace, written: Mapping[str, Mapping[str, str]]) -> bool:
    """A beat is the machine's, or a person has made it and not unmade it since."""
    return not place.beat.made or MADE in written.get(place.beat.id, {})
