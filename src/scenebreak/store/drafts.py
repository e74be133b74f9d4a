"""The drafts of a script, and where its scenes and beats stood in each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scenebreak.domain.screenplay import Screenplay
from scenebreak.store.codec import from_json, mended
from scenebreak.store.database import Database
from scenebreak.store.made import without_doubles
from scenebreak.store.places import BeatPlace, ScenePlace
from scenebreak.store.standing import stands, written_on


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft of a script.

    Attributes:
        id: its own within the file.
        sha256: of the bytes it was scanned from: the same in every copy of the production.
        colour: as a person gave it, else as the script has it, or "".
        date: likewise.
        added: when it was added, ISO 8601 in UTC.
        tool: what scanned it last, as JSON.
        position: its place among the drafts of its script, from 1; the highest is the newest.
    """

    id: int
    sha256: str
    colour: str
    date: str
    added: str
    tool: str
    position: int

    @property
    def name(self) -> str:
        """What people call it: colour and date; without any, its place."""
        return " ".join(part for part in (self.colour, self.date) if part) or f"draft {self.position}"


# a draft that was scanned again has become the newest one
_DRAFTS = """
WITH last AS (
    SELECT max(scan.id) AS id, draft FROM scan JOIN draft ON draft.id = draft WHERE script = ? GROUP BY draft
)
SELECT draft.id, sha256, coalesce(given_colour, colour), coalesce(given_date, date), added, tool,
    row_number() OVER (ORDER BY last.id)
FROM last JOIN scan ON scan.id = last.id JOIN draft ON draft.id = last.draft ORDER BY last.id
"""


def drafts_of(database: Database, script: int) -> tuple[Draft, ...]:
    """The drafts of a script, the newest last."""
    return tuple(Draft(*row) for row in database.rows(_DRAFTS, script))


def name_draft(database: Database, draft: int, colour: str | None, date: str | None) -> None:
    """Call a draft as a person wants it; None leaves what is there."""
    database.rows(
        "UPDATE draft SET given_colour = coalesce(?, given_colour), given_date = coalesce(?, given_date) "
        "WHERE id = ?",
        *(None if colour is None else mended(colour), None if date is None else mended(date), draft),
    )


def screenplay_of(database: Database, draft: int) -> Screenplay:
    """One draft as it was read."""
    return from_json(database.value("SELECT screenplay FROM draft WHERE id = ?", draft), Screenplay)


def scenes_of(database: Database, draft: int) -> dict[str, ScenePlace]:
    """The scenes of one draft by id, in order."""
    sql = (
        "SELECT scene, place FROM scene_place WHERE scan = (SELECT max(id) FROM scan WHERE draft = ?) "
        "ORDER BY position"
    )
    rows = database.rows(sql, draft)
    return {scene: from_json(place, ScenePlace) for scene, place in rows}


def beats_of(database: Database, script: int, draft: int) -> tuple[BeatPlace, ...]:
    """The beats of one draft, persons' too, in the order of the page."""
    written = written_on(database, script)
    sql = (
        "SELECT place FROM beat_place WHERE scan = (SELECT max(id) FROM scan WHERE draft = ?) "
        "ORDER BY position"
    )
    places = (from_json(place, BeatPlace) for (place,) in database.rows(sql, draft))
    return without_doubles((place for place in places if stands(place, written)), frozenset(written))


def drafts_by_beat(database: Database, script: int) -> Mapping[str, frozenset[int]]:
    """The ids of the drafts that each beat of a script stands or stood in."""
    found: dict[str, set[int]] = {}
    sql = "SELECT beat, draft FROM beat_place JOIN subject ON subject.id = beat WHERE subject.script = ?"
    for beat, draft in database.rows(sql, script):
        found.setdefault(beat, set()).add(draft)
    return {beat: frozenset(drafts) for beat, drafts in found.items()}


def places_in(database: Database, wanted: Iterable[tuple[str, int]]) -> dict[str, BeatPlace]:
    """Where beats stood, each in one draft."""
    sql = "SELECT place FROM beat_place WHERE beat = ? AND draft = ?"
    return {
        beat: from_json(data, BeatPlace)
        for beat, draft in wanted
        if (data := database.value(sql, beat, draft)) is not None
    }


def moment_of(database: Database, script: int) -> tuple[int, int]:
    """The last step of the history and the newest scan of a script, to know whether either has gone on."""
    sql = "SELECT (SELECT coalesce(max(seq), 0) FROM step), scan FROM script WHERE id = ?"
    ((seq, scan),) = database.rows(sql, script)
    return seq, scan


def touched_since(database: Database, seq: int) -> frozenset[tuple[str, str]]:
    """The subjects and fields that steps behind one have written."""
    sql = "SELECT subject, field FROM change JOIN step ON step.id = change.step WHERE seq > ?"
    return frozenset((subject, field) for subject, field in database.rows(sql, seq))
