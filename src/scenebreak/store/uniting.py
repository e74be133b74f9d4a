"""Uniting two copies of one production that both went on: the steps that one lacks are put behind its own.

Two copies share their steps up to where they parted. What only one of them has touched since takes its value
from there; where both have written otherwise on the same field a person has to decide first, so nothing is
united then. What the machine has found is not carried over: each copy has it from its own drafts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.codec import from_json
from scenebreak.store.database import Database
from scenebreak.store.places import SEEN, BeatPlace

Field = tuple[str, str]
"""A subject and a field of it."""

_AFFIRMED: Mapping[str, tuple[str, ...]] = {SEEN: ("verdict", "reason", "settled")}
"""Whoever looks anew at a beat that a draft has changed stands by what is decided there, written or not."""

_NAMED = 3
"""How many decisions a refusal names."""

_LONGEST = 40
"""Characters of a text that a refusal tells."""


def shared_scripts(target: Database, source: Database) -> frozenset[str]:
    """The keys of the scripts that both have from a common beginning."""
    return _keys(target) & _keys(source)


def unite(target: Database, source: Database) -> int:
    """Take over what was written in a copy since the two parted; gives the number of steps that came.

    Args:
        target: the copy that grows, in a transaction.
        source: the one that is read.

    Raises:
        UnusableProduction: the copies have different scripts or drafts, or decided otherwise on the same.
    """
    copies = _Copies(target, source)
    _check_scripts(copies)
    _check_drafts(copies)
    theirs, ours = copies.steps_of_one(source, target), copies.steps_of_one(target, source)
    wanted = _written(source, theirs)
    _check_agreement(copies, wanted, _written(target, ours))
    _bring_subjects(copies, {subject for subject, _ in wanted})
    _bring_steps(copies, theirs)
    _write(target, wanted)
    _name_drafts(copies)
    return len(theirs)


@dataclass(frozen=True, slots=True)
class _Copies:
    """Two copies of a production."""

    target: Database
    source: Database

    @property
    def names(self) -> tuple[str, str]:
        """The names of the copy that grows and of the other one."""
        return self.target.path.name, self.source.path.name

    @staticmethod
    def steps_of_one(one: Database, other: Database) -> tuple[str, ...]:
        """The ids of the steps that one copy alone has, in order."""
        known = {id_ for (id_,) in other.rows("SELECT id FROM step")}
        return tuple(id_ for (id_,) in one.rows("SELECT id FROM step ORDER BY seq") if id_ not in known)


def _keys(database: Database) -> frozenset[str]:
    return frozenset(key for (key,) in database.rows("SELECT key FROM script"))


def _check_scripts(copies: _Copies) -> None:
    target, source = copies.names
    if not _keys(copies.source) <= _keys(copies.target):
        raise UnusableProduction(
            f"{source} is a copy of what {target} holds, with further scripts of its own",
            _other_way(copies)
            if _keys(copies.target) <= _keys(copies.source)
            else f"Review the further scripts in {target}, or keep the two apart",
        )


_DRAFTS = "SELECT script.key, sha256, draft.id FROM draft JOIN script ON script.id = draft.script"


def _drafts(database: Database) -> dict[tuple[str, str], int]:
    """The numbers of the drafts, by the key of their script and their digest."""
    return {(key, digest): draft for key, digest, draft in database.rows(_DRAFTS)}


def _check_drafts(copies: _Copies) -> None:
    ours, theirs = _drafts(copies.target).keys(), _drafts(copies.source).keys()
    if theirs <= ours:
        return
    target, source = copies.names
    raise UnusableProduction(
        f"{source} is a copy of {target} that has a draft which {target} has not",
        _other_way(copies)
        if ours <= theirs
        else f"Each has a draft of its own: go on in one, and take over by hand what {source} decided",
    )


def _other_way(copies: _Copies) -> str:
    target, source = copies.names
    return f"Join them the other way: scenebreak join {source} {target}"


def _written(database: Database, steps: Iterable[str]) -> dict[Field, tuple[str | None, str]]:
    """What stands now where some steps have written: JSON or None, and the line of the last such step."""
    found: dict[Field, tuple[str | None, str]] = {}
    sql = "SELECT subject, field, summary FROM change JOIN step ON step.id = change.step WHERE step = ?"
    for step in steps:
        for subject, field, summary in database.rows(sql, step):
            found[subject, field] = (_value(database, subject, field), summary)
            for affirmed in _AFFIRMED.get(field, ()):
                if (value := _value(database, subject, affirmed)) is not None:
                    found[subject, affirmed] = (value, summary)
    return found


def _value(database: Database, subject: str, field: str) -> str | None:
    value: str | None = database.value(
        "SELECT value FROM annotation WHERE subject = ? AND field = ?", subject, field
    )
    return value


def _check_agreement(
    copies: _Copies,
    theirs: Mapping[Field, tuple[str | None, str]],
    ours: Mapping[Field, tuple[str | None, str]],
) -> None:
    both = theirs.keys() & ours.keys()
    by_line: dict[str, list[Field]] = {}
    for field in sorted(field for field in both if theirs[field][0] != ours[field][0]):
        line = f"{_script_of(copies.target, field[0])}{theirs[field][1]}"
        by_line.setdefault(line, []).append(field)
    if not by_line:
        return
    target, source = copies.names
    apart = [
        f"{line} ({target}: {_told(ours, fields)}; {source}: {_told(theirs, fields)})"
        for line, fields in sorted(by_line.items())
    ]
    more = f" and {len(apart) - _NAMED} more" if len(apart) > _NAMED else ""
    raise UnusableProduction(
        f"{target} and {source} were decided on apart, and differ: {'; '.join(apart[:_NAMED])}{more}",
        "Decide these alike in both, then join again; all else can be united",
    )


def _script_of(database: Database, subject: str) -> str:
    """The title of the script that a subject is of, where there are several: scene numbers repeat."""
    if not database.value("SELECT count(*) > 1 FROM script"):
        return ""
    title = database.value(
        "SELECT draft.title FROM subject JOIN script ON script.id = subject.script "
        "JOIN scan ON scan.id = script.scan JOIN draft ON draft.id = scan.draft WHERE subject.id = ?",
        subject,
    )
    return f"{title}, " if title else ""


def _told(written: Mapping[Field, tuple[str | None, str]], fields: Iterable[Field]) -> str:
    """What a copy has in some fields of one decision, in a few words."""
    values = (from_json(value, object) for field in fields if (value := written[field][0]) is not None)
    return ", ".join(filter(None, map(_words_of, values))) or "nothing"


def _words_of(value: object) -> str:
    """A value for one line: words as they are, of anything with a level the level, else that there is one."""
    if isinstance(value, dict):
        return str(value.get("level") or value.get("state") or "another one")
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3].rstrip()}..."


_SUBJECT = """
SELECT type, script.key FROM subject LEFT JOIN script ON script.id = subject.script WHERE subject.id = ?
"""
_PLACES = """
SELECT script.key, sha256, tool, scene, place FROM beat_place JOIN draft ON draft.id = beat_place.draft
JOIN script ON script.id = draft.script JOIN scan ON scan.id = beat_place.scan WHERE beat = ?
"""
_SCAN = """
SELECT scan.draft, max(scan.id), tool FROM scan JOIN draft ON draft.id = scan.draft
JOIN script ON script.id = draft.script WHERE script.key = ? AND sha256 = ? GROUP BY scan.draft
"""
_PUT = """
INSERT INTO beat_place SELECT ?, ?, ?, coalesce(max(position) + 1, 0), ?, ? FROM beat_place WHERE scan = ?
"""


def _bring_subjects(copies: _Copies, wanted: Iterable[str]) -> None:
    """The subjects that were written on and that the target lacks: beats that a person made, and numbers."""
    for id_ in sorted(wanted):
        if copies.target.row("SELECT 1 FROM subject WHERE id = ?", id_):
            continue
        ((type_, key),) = copies.source.rows(_SUBJECT, id_)
        script = copies.target.value("SELECT id FROM script WHERE key = ?", key)
        copies.target.rows("INSERT INTO subject VALUES (?, ?, ?)", id_, type_, script)
        if type_ != "production":
            _bring_places(copies, id_)


def _bring_places(copies: _Copies, subject: str) -> None:
    """Put a beat that a person made where it stands in each draft."""
    places = copies.source.rows(_PLACES, subject)
    if not places or not all(from_json(place, BeatPlace).beat.made for *_, place in places):
        _refuse_scans(copies, "Go on in one of them, and take over by hand what the other one has on these")
    for key, digest, tool, scene, place in places:
        draft, scan, own_tool = copies.target.rows(_SCAN, key, digest)[0]
        here = copies.target.row("SELECT 1 FROM scene_place WHERE scene = ? AND scan = ?", scene, scan)
        if tool != own_tool or not here:
            _refuse_scans(copies, "Open both with the same version and sensitivity, then join again")
        copies.target.rows(_PUT, subject, draft, scan, scene, place, scan)


def _refuse_scans(copies: _Copies, remedy: str) -> NoReturn:
    target, source = copies.names
    raise UnusableProduction(
        f"{source} has decisions on beats that {target} lacks: each was scanned on its own since",
        remedy,
    )


def _bring_steps(copies: _Copies, steps: Iterable[str]) -> None:
    """Put steps behind those that are there, and let the next one follow the last of both."""
    target, source = copies.target, copies.source
    row = "SELECT id, action, target, author, made, summary, session FROM step WHERE id = ?"
    parents = "SELECT step, parent FROM step_parent WHERE step = ?"
    changes = (
        "SELECT step, position, subject, field, before, after FROM change WHERE step = ? ORDER BY position"
    )
    for step in steps:
        target.rows(
            "INSERT INTO step (id, action, target, author, made, summary, session) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            *source.rows(row, step)[0],
        )
        target.write_all("INSERT INTO step_parent VALUES (?, ?)", source.rows(parents, step))
        target.write_all("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", source.rows(changes, step))
    target.write_all("INSERT OR IGNORE INTO head VALUES (?)", source.rows("SELECT step FROM head"))
    target.rows("DELETE FROM head WHERE step IN (SELECT parent FROM step_parent)")


def _write(target: Database, wanted: Mapping[Field, tuple[str | None, str]]) -> None:
    for (subject, field), (value, _) in wanted.items():
        target.rows("DELETE FROM annotation WHERE subject = ? AND field = ?", subject, field)
        if value is not None:
            target.rows("INSERT INTO annotation VALUES (?, ?, ?)", subject, field, value)


def _name_drafts(copies: _Copies) -> None:
    """Colours and dates that only the other copy was given."""
    ours = _drafts(copies.target)
    for place, draft in _drafts(copies.source).items():
        given = copies.source.rows("SELECT given_colour, given_date FROM draft WHERE id = ?", draft)[0]
        copies.target.rows(
            "UPDATE draft SET given_colour = coalesce(given_colour, ?), given_date = coalesce(given_date, ?) "
            "WHERE id = ?",
            *(*given, ours[place]),
        )
