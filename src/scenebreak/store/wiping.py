"""Taking a script's words out of a production, and keeping what people decided.

What stays of a script is its skeleton: scene and page numbers, the kinds and levels of its beats, its roles
by number, and everything that people wrote in words of their own. History is never rewritten, with one
exception, which is made and recorded here: in every step, a beat that a person made of some words loses those
words, and where the name of a role stands by itself (who agreed, whose rider) its number takes its place.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scenebreak.domain.beat import Anchor, Beat
from scenebreak.domain.finding import PERSON, Finding
from scenebreak.domain.scan import Tool
from scenebreak.domain.screenplay import Element, Scene, Screenplay, Setting, Span, TitlePage
from scenebreak.store.codec import from_json, mended, to_json
from scenebreak.store.database import Database
from scenebreak.store.made import MADE
from scenebreak.store.places import BeatPlace, ScenePlace, Sight
from scenebreak.store.scans import Marks

WIPED = "wiped-"
"""How the digest of a wiped draft begins."""

_RIDER = "rider."
_NAMING = ("agreed", "answered_by", "people", "plan", "plan.garments", f"{_RIDER}%")
"""The fields in which names of roles stand by themselves; % stands for any words."""


class Roles:
    """The roles of a script by number instead of by name, so that what is counted of them stays."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, names: Iterable[str]) -> tuple[str, ...]:
        """The numbered names of some roles, the same for the same role."""
        return tuple(self._known.setdefault(name, f"ROLE {len(self._known) + 1}") for name in names)

    def instead_of(self, name: str) -> str:
        """The numbered name of a role, however it is written; any other words as they are."""
        known = {role.casefold(): number for role, number in self._known.items()}
        return known.get(name.strip().casefold(), name)


def wipe_script(database: Database, script: int, author: str) -> int:
    """Take the words of one script out of every row, in one transaction.

    The pages on which they stood still hold them until the file is written anew.

    Args:
        database: the open file.
        script: id of the script.
        author: who asked for it.

    Returns:
        How many steps of the history lost words.
    """
    with database.transaction():
        position = database.value("SELECT position FROM script WHERE id = ?", script)
        roles = Roles()
        _wipe_drafts(database, script, f"Script {position} (wiped)", roles)
        _wipe_places(database, script, roles)
        with _history_open(database):
            steps = _wipe_history(database, script, roles)
            _number_roles(database, script, roles)
        database.rows("UPDATE script SET path = ? WHERE id = ?", f"Script {position} (wiped)", script)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        database.rows(
            "INSERT INTO wiping (script, author, made, steps) VALUES (?, ?, ?, ?)",
            *(script, mended(author), now, steps),
        )
    return steps


def readings(database: Database, script: int) -> tuple[tuple[Screenplay, Tool], ...]:
    """What was read of a script and by what it was scanned, each scan once: so that caches can forget it."""
    sql = "SELECT screenplay, tool FROM draft JOIN scan ON scan.draft = draft.id WHERE script = ?"
    return tuple(
        (from_json(screenplay, Screenplay), from_json(tool, Tool))
        for screenplay, tool in database.rows(sql, script)
    )


def _wipe_drafts(database: Database, script: int, title: str, roles: Roles) -> None:
    warning = to_json(("The words of this script were wiped; what was decided on it is kept.",)).decode()
    for id_, data in database.rows("SELECT id, screenplay FROM draft WHERE script = ?", script):
        mark = f"{WIPED}{id_}"
        bare = replace(_bare_screenplay(from_json(data, Screenplay), roles), title=title, sha256=mark)
        database.rows(
            "UPDATE draft SET title = ?, sha256 = ?, screenplay = ? WHERE id = ?",
            *(title, mark, to_json(bare), id_),
        )
        database.rows("UPDATE scan SET warnings = ? WHERE draft = ?", warning, id_)
    sql = "SELECT finding.scan, position, finding FROM finding JOIN scan ON scan.id = finding.scan "
    sql += "JOIN draft ON draft.id = scan.draft WHERE script = ?"
    database.write_all(
        "UPDATE finding SET finding = ? WHERE scan = ? AND position = ?",
        [
            (to_json(_bare_finding(from_json(data, Finding), roles)), scan, position)
            for scan, position, data in database.rows(sql, script)
        ],
    )


def _wipe_places(database: Database, script: int, roles: Roles) -> None:
    sql = "SELECT scene, draft, place, marks FROM scene_place JOIN subject ON id = scene WHERE script = ?"
    database.write_all(
        "UPDATE scene_place SET place = ?, marks = ? WHERE scene = ? AND draft = ?",
        [
            (
                to_json(replace(from_json(place, ScenePlace), heading="", opening="")),
                to_json(_bare_marks(from_json(marks, Marks))),
                *(scene, draft),
            )
            for scene, draft, place, marks in database.rows(sql, script)
        ],
    )
    sql = "SELECT beat, draft, place FROM beat_place JOIN subject ON id = beat WHERE script = ?"
    database.write_all(
        "UPDATE beat_place SET place = ? WHERE beat = ? AND draft = ?",
        [
            (to_json(_bare_place(from_json(place, BeatPlace), roles)), beat, draft)
            for beat, draft, place in database.rows(sql, script)
        ],
    )


def _wipe_history(database: Database, script: int, roles: Roles) -> int:
    """Take the words out of what makes a person's beat; whatever else stands there is the person's own."""
    sql = "SELECT step, position, before, after FROM change JOIN subject ON id = subject "
    rows = database.rows(f"{sql} WHERE script = ? AND field = ?", script, MADE)
    database.write_all(
        "UPDATE change SET before = ?, after = ? WHERE step = ? AND position = ?",
        [
            (_bare_json(before, roles), _bare_json(after, roles), step, position)
            for step, position, before, after in rows
        ],
    )
    sql = "SELECT subject, value FROM annotation JOIN subject ON id = subject WHERE script = ? AND field = ?"
    database.write_all(
        "UPDATE annotation SET value = ? WHERE subject = ? AND field = ?",
        [(_bare_json(value, roles), subject, MADE) for subject, value in database.rows(sql, script, MADE)],
    )
    return len({step for step, *_ in rows})


def _number_roles(database: Database, script: int, roles: Roles) -> None:
    """Put numbers in place of the roles' names in what people wrote of roles, and in its history."""
    fields = " OR ".join("field LIKE ?" for _ in _NAMING)
    sql = f"FROM change JOIN subject ON id = subject WHERE script = ? AND ({fields})"
    rows = database.rows(f"SELECT step, position, field, before, after {sql}", script, *_NAMING)
    database.write_all(
        "UPDATE change SET field = ?, before = ?, after = ? WHERE step = ? AND position = ?",
        [
            (_numbered_field(field, roles), *(_numbered(value, roles) for value in (before, after)), *key)
            for *key, field, before, after in rows
        ],
    )
    sql = f"FROM annotation JOIN subject ON id = subject WHERE script = ? AND ({fields})"
    written = database.rows(f"SELECT subject, field, value {sql}", script, *_NAMING)
    database.write_all(
        "UPDATE OR REPLACE annotation SET field = ?, value = ? WHERE subject = ? AND field = ?",
        [
            (_numbered_field(field, roles), _numbered(value, roles), subject, field)
            for subject, field, value in written
        ],
    )


def _numbered_field(field: str, roles: Roles) -> str:
    return _RIDER + roles.instead_of(field.removeprefix(_RIDER)) if field.startswith(_RIDER) else field


def _numbered(value: str | None, roles: Roles) -> str | None:
    return None if value is None else to_json(_with_numbers(from_json(value, object), roles)).decode()


def _with_numbers(value: Any, roles: Roles) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return roles.instead_of(value)
    if isinstance(value, list):
        return [_with_numbers(item, roles) for item in value]
    if isinstance(value, dict):
        return {key: _with_numbers(item, roles) for key, item in value.items()}
    return value


@contextmanager
def _history_open(database: Database) -> Iterator[None]:
    """Lift the guard that keeps history from being rewritten, inside a transaction that puts it back."""
    guards = database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'change'"
    )
    for name, _ in guards:
        database.rows(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in guards:
        database.rows(sql)


def _bare_json(value: str | None, roles: Roles) -> str | None:
    return None if value is None else to_json(_bare_finding(from_json(value, Finding), roles)).decode()


def _bare_screenplay(play: Screenplay, roles: Roles) -> Screenplay:
    return replace(
        play,
        path="",
        scenes=tuple(_bare_scene(scene, roles) for scene in play.scenes),
        warnings=(),
        watermarks=(),
        title_page=TitlePage(),
        portrayals=(),
        page_turns=(),
    )


def _bare_scene(scene: Scene, roles: Roles) -> Scene:
    return replace(
        scene,
        heading="",
        setting=Setting(),
        elements=tuple(map(_bare_element, scene.elements)),
        speaking=roles(scene.speaking),
        named=roles(scene.named),
        story_day="",
    )


def _bare_element(element: Element) -> Element:
    spans = tuple(Span(span.page, span.line, 0, 0) for span in element.spans)
    return Element(element.ordinal, element.type, "", spans)


def _bare_finding(finding: Finding, roles: Roles) -> Finding:
    bare = replace(finding, start=0, end=0, quote="")
    # what a person said of the words is the person's own, but for whom the script names
    if finding.cue == PERSON:
        return replace(bare, participants=tuple(map(roles.instead_of, finding.participants)))
    return replace(bare, participants=roles(finding.participants), why="")


def _bare_marks(marks: Marks) -> Marks:
    return replace(marks, minors=tuple("a minor" for _ in marks.minors))


def _bare_place(place: BeatPlace, roles: Roles) -> BeatPlace:
    sights = tuple(Sight("", "", "", "") for _ in place.sights)
    return replace(place, beat=_bare_beat(place.beat, roles), sights=sights)


def _bare_beat(beat: Beat, roles: Roles) -> Beat:
    anchor = Anchor("", "", "", beat.anchor.element, beat.anchor.number)
    return replace(
        beat, anchor=anchor, findings=tuple(_bare_finding(finding, roles) for finding in beat.findings)
    )
