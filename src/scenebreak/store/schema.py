"""The layout of a production file, as the ordered list of changes that lead to it.

Three kinds of things lie apart from one another:

* what was read and what the machine saw (`draft`, `scan`, `scene_place`, `beat_place`, `finding`) can be made
  again; a new scan of the same draft replaces it, a new draft stands beside the old ones;
* who is who (`subject`): a scene or a beat has an id of its own, given once, that no scan takes away; what
  concerns all scripts is written on the production itself, a subject without a script;
* what people wrote (`annotation`, one row a field) and how it came about (`step`, `change`): append-only,
  with ids and parents, so that undo, an audit and one day a merge of two copies can read it.
"""

from uuid import uuid4

import apsw

from scenebreak.store.migrations import Migrations

LAYOUT = Migrations()
"""Every change of the layout, oldest first."""

_FIRST = """
CREATE TABLE production (
    id TEXT PRIMARY KEY,
    made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
) STRICT;

CREATE TABLE script (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    scan INTEGER REFERENCES scan
) STRICT;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    script INTEGER NOT NULL REFERENCES script,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    colour TEXT NOT NULL,
    date TEXT NOT NULL,
    added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
    screenplay BLOB NOT NULL,
    UNIQUE (script, sha256)
) STRICT;

CREATE TABLE scan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft INTEGER NOT NULL REFERENCES draft,
    tool TEXT NOT NULL,
    warnings TEXT NOT NULL,
    made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
) STRICT;

CREATE TABLE finding (
    scan INTEGER NOT NULL REFERENCES scan,
    position INTEGER NOT NULL,
    scene INTEGER NOT NULL,
    finding BLOB NOT NULL,
    PRIMARY KEY (scan, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    script INTEGER NOT NULL REFERENCES script
) STRICT, WITHOUT ROWID;

CREATE TABLE scene_place (
    scene TEXT NOT NULL REFERENCES subject,
    draft INTEGER NOT NULL REFERENCES draft,
    scan INTEGER NOT NULL REFERENCES scan,
    position INTEGER NOT NULL,
    place BLOB NOT NULL,
    marks BLOB NOT NULL,
    PRIMARY KEY (scene, draft)
) STRICT, WITHOUT ROWID;
CREATE INDEX scene_place_scan ON scene_place (scan, position);

CREATE TABLE beat_place (
    beat TEXT NOT NULL REFERENCES subject,
    draft INTEGER NOT NULL REFERENCES draft,
    scan INTEGER NOT NULL REFERENCES scan,
    position INTEGER NOT NULL,
    scene TEXT NOT NULL REFERENCES subject,
    place BLOB NOT NULL,
    PRIMARY KEY (beat, draft)
) STRICT, WITHOUT ROWID;
CREATE INDEX beat_place_scan ON beat_place (scan, position);

CREATE TABLE annotation (
    subject TEXT NOT NULL REFERENCES subject,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL CHECK (action IN ('edit', 'undo', 'redo')),
    target TEXT REFERENCES step (id),
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    summary TEXT NOT NULL,
    CHECK ((action = 'edit') = (target IS NULL))
) STRICT;
CREATE INDEX step_target ON step (target, seq);
CREATE INDEX step_action ON step (action, seq);

CREATE TABLE step_parent (
    step TEXT NOT NULL REFERENCES step (id),
    parent TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (step, parent)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    step TEXT NOT NULL REFERENCES step (id),
    position INTEGER NOT NULL,
    subject TEXT NOT NULL REFERENCES subject,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
"""

_SESSIONS = """
ALTER TABLE step ADD COLUMN session TEXT NOT NULL DEFAULT '';
CREATE INDEX change_place ON change (subject, field);
"""

_HEADS = """
CREATE TABLE head (
    step TEXT PRIMARY KEY REFERENCES step (id)
) STRICT, WITHOUT ROWID;
INSERT INTO head SELECT id FROM step ORDER BY seq DESC LIMIT 1;

CREATE TABLE wiping (
    id INTEGER PRIMARY KEY,
    script INTEGER NOT NULL REFERENCES script,
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    steps INTEGER NOT NULL
) STRICT;
"""

_NAMED_DRAFTS = """
ALTER TABLE draft ADD COLUMN given_colour TEXT;
ALTER TABLE draft ADD COLUMN given_date TEXT;
"""

_PLACES_BY_DRAFT = """
CREATE INDEX scene_place_draft ON scene_place (draft, scan);
CREATE INDEX beat_place_draft ON beat_place (draft, scan);
"""

_OF_ALL_SCRIPTS = """
CREATE TABLE new_subject (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    script INTEGER REFERENCES script,
    CHECK ((type = 'production') = (script IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO new_subject SELECT id, type, script FROM subject;
DROP TABLE subject;
ALTER TABLE new_subject RENAME TO subject;
"""

_APPEND_ONLY = """
CREATE TRIGGER {table}_is_not_rewritten BEFORE UPDATE ON {table}
BEGIN SELECT raise(ABORT, 'history is not rewritten'); END;
CREATE TRIGGER {table}_is_not_erased BEFORE DELETE ON {table}
BEGIN SELECT raise(ABORT, 'history is not erased'); END;
"""


@LAYOUT
def lay_out_the_production(connection: apsw.Connection) -> None:
    """The tables of the first release."""
    connection.execute(_FIRST)
    for table in ("step", "step_parent", "change"):
        connection.execute(_APPEND_ONLY.format(table=table))
    connection.execute("INSERT INTO production (id) VALUES (?)", (uuid4().hex,))


@LAYOUT
def tell_the_windows_apart(connection: apsw.Connection) -> None:
    """Each step names the opening it was made in, so that a window takes back its own steps only."""
    connection.execute(_SESSIONS)


@LAYOUT
def tell_joined_histories_and_wipings(connection: apsw.Connection) -> None:
    """The steps that the next one follows, several where histories were joined; and what was wiped."""
    connection.execute(_HEADS)
    connection.execute(_APPEND_ONLY.format(table="wiping"))


@LAYOUT
def call_drafts_as_people_do(connection: apsw.Connection) -> None:
    """The colour and date that a person gave a draft, beside those that its pages have."""
    connection.execute(_NAMED_DRAFTS)


@LAYOUT
def find_places_by_draft(connection: apsw.Connection) -> None:
    """Where beats stood last is told without reading every draft's words."""
    connection.execute(_PLACES_BY_DRAFT)


@LAYOUT
def decide_for_the_whole_production(connection: apsw.Connection) -> None:
    """The production itself is a subject too: what is decided for all its scripts has its history there."""
    connection.execute(_OF_ALL_SCRIPTS)
