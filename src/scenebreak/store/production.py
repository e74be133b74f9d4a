"""The production file as the rest of the program sees it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack
from uuid import uuid4

import msgspec

from scenebreak.domain.errors import UnusableProduction
from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Scan, Tool
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store import drafts, scans, standing
from scenebreak.store.backups import Backups, Rolling
from scenebreak.store.codec import from_json, mended, to_json
from scenebreak.store.database import Database, create_empty, is_writable, told_by_canary
from scenebreak.store.drafts import Draft
from scenebreak.store.encryption import Passphrases, key_of
from scenebreak.store.history import History
from scenebreak.store.made import MADE
from scenebreak.store.numbers import numbers_of, write_numbers
from scenebreak.store.places import BeatPlace, ScenePlace
from scenebreak.store.schema import LAYOUT
from scenebreak.store.wiping import WIPED

SUFFIX = ".scenebreak"
"""How the name of a production file ends."""


@dataclass(frozen=True, slots=True)
class Script:
    """One script of a production.

    Attributes:
        id: its own within the file.
        title: of its newest draft.
        path: where its file was last, relative to the production's folder if it lies there.
        sha256: of the bytes that were scanned last, in hexadecimal.
        tool: what scanned them.
        draft: colour and date of its newest draft, where the script tells them.
    """

    id: int
    title: str
    path: str
    sha256: str
    tool: Tool
    draft: str = ""

    @property
    def wiped(self) -> bool:
        """Its words were removed for good."""
        return self.sha256.startswith(WIPED)


class Manner(TypedDict, total=False):
    """How a production is opened; whatever is left out is empty.

    Attributes:
        author: the name that edits made from here carry.
        passphrases: those to try if it is encrypted.
        backups: where to keep copies of it while it is open; None keeps none.
    """

    author: str
    passphrases: Passphrases | None
    backups: Backups | None


class Production:
    """An open production file.

    Every write is a committed transaction when its method returns.

    Attributes:
        path: the file.
        history: what people wrote, and its steps.
    """

    def __init__(self, path: Path, *, read_only: bool = False, **manner: Unpack[Manner]) -> None:
        """Open a file that exists, after checking that it is ours and bringing its layout up to date.

        Args:
            path: the file.
            read_only: look at it only, in the layout that it has; every write is then refused.
            manner: how it is opened.

        Raises:
            UnusableProduction: the file is absent, foreign, damaged, newer than this program, encrypted with
                another passphrase or, unless it is only read, cannot be written.
        """
        self.path = path
        key, backups = key_of(path, manner.get("passphrases")), manner.get("backups")
        self._database = Database(path, read_only=read_only, key=key)
        try:
            with told_by_canary(self._database):
                if read_only:
                    LAYOUT.check(self._database)
                else:
                    LAYOUT.apply(self._database)
                    self._database.use()
                self.history = History(self._database, manner.get("author", ""))
        except BaseException:
            self._database.connection.close()
            raise
        self._rolling = Rolling(self._database, backups) if backups and not read_only else None

    @classmethod
    def create(cls, path: Path, **manner: Unpack[Manner]) -> "Production":
        """Open a file, made if it is not there, readable by its owner only.

        Raises:
            UnusableProduction: the folder cannot be written, or what is there is no production of ours.
        """
        create_empty(path)
        return cls(path, **manner)

    @classmethod
    def open(cls, path: Path, **manner: Unpack[Manner]) -> "Production":
        """Open a file that exists: to look at only, where it or its folder cannot be written.

        Raises:
            UnusableProduction: the file is absent, foreign, damaged, newer than this program, or encrypted
                with another passphrase.
        """
        read_only = path.exists() and not is_writable(path)
        return cls(path, read_only=read_only, **manner)

    @property
    def read_only(self) -> bool:
        """Nothing can be written."""
        return self._database.read_only

    @property
    def id(self) -> str:
        """Its own in every copy of the file."""
        return str(self._database.value("SELECT id FROM production"))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of its backups, in sentences."""
        failure = self._rolling.failure if self._rolling else None
        if failure is None:
            return ()
        why = failure.strerror or "unknown" if isinstance(failure, OSError) else failure
        return (f"No backup of {self.path.name} could be made: {str(why).rstrip('.')}.",)

    @property
    def database(self) -> Database:
        """The open file, for what is done with it as a whole."""
        return self._database

    def transaction(self) -> AbstractContextManager[None]:
        """Several reads and writes as one: all or nothing, with no other window in between."""
        return self._database.transaction()

    def changed_elsewhere(self) -> bool:
        """Whether another window has committed something since the last call."""
        return self._database.changed_elsewhere()

    def fold(self) -> None:
        """Bring every edit into the file itself, so that a copy of the file alone holds it."""
        self._database.fold()

    def scripts(self) -> tuple[Script, ...]:
        """Its scripts, in order."""
        sql = (
            "SELECT script.id, title, path, sha256, tool, "
            "trim(coalesce(given_colour, colour) || ' ' || coalesce(given_date, draft.date)) "
            "FROM script JOIN scan ON scan.id = script.scan "
            "JOIN draft ON draft.id = scan.draft ORDER BY position, script.id"
        )
        with self._readable():
            rows = self._database.rows(sql)
            return tuple(
                Script(id_, title, path, sha256, from_json(tool, Tool), draft)
                for id_, title, path, sha256, tool, draft in rows
            )

    def add_scan(self, scan: Scan, path: str, script: int | None = None) -> int:
        """Keep a scan: as a new script at the end, or as the newest of one that is there.

        Args:
            scan: what the machine made.
            path: where the script lies, as it is to be found again.
            script: the one that it belongs to, or None for a new one.

        Returns:
            The script's id.
        """
        database = self._database
        with database.transaction(), self._readable():
            if script is None:  # another window may have added it meanwhile
                script = database.value("SELECT id FROM script WHERE path = ?", mended(path))
            if script is None:
                script = database.value(
                    "INSERT INTO script (key, position, path) "
                    "SELECT ?, coalesce(max(position), 0) + 1, ? FROM script RETURNING id",
                    *(uuid4().hex, mended(path)),
                )
            scans.save_scan(database, script, scan)
            self.move_script(script, path)
        return int(script)

    def move_script(self, script: int, path: str) -> None:
        """Note where a script's file lies now."""
        with self.transaction():
            self._database.rows("UPDATE script SET path = ? WHERE id = ?", mended(path), script)

    def order_scripts(self, ids: tuple[int, ...]) -> None:
        """Put the scripts into this order."""
        with self.transaction():
            self._database.write_all("UPDATE script SET position = ? WHERE id = ?", list(enumerate(ids, 1)))

    def scan(self, script: int) -> Scan:
        """The newest scan of a script, with its screenplay."""
        with self._readable():
            return scans.load_scan(self._database, script)

    def add_beat(
        self, script: int, finding: Finding, summary: str, fields: Mapping[str, str] | None = None
    ) -> str:
        """Make a beat of words that a person chose in the newest draft: one step of the history.

        It is listed among `beats` in the order of the page (`beat.made` tells it from the machine's), takes
        fields like any other, and stands while its annotation "made" stands: undo takes it away from `beats`,
        `gone_beats` and `beat`, redo brings it back, both over re-scans and new drafts in between. Where the
        machine finds the same act itself, `beats` lists the person's only, unless someone wrote on the other.

        Args:
            script: the one whose newest draft holds the words.
            finding: what the person says of the words from `start` to `end` of the element `element`: kind,
                level, status, mode, participants, modifiers, minor, why, question. Its quote, page, line,
                type of element and cue are taken from the draft.
            summary: the line that tells the step.
            fields: what is written on the beat in the same step, as JSON by field (a verdict, say).

        Returns:
            The beat's id.

        Raises:
            WrongUsage: the newest draft has no such words, or the kind no such level.
            UnusableProduction: the file cannot be written.
        """
        with self.transaction(), self._readable():
            beat = standing.add_made_beat(self._database, script, self.scan(script), finding).beat
            written = {MADE: to_json(beat.findings[0]).decode(), **(fields or {})}
            self.history.edit({(beat.id, name): value for name, value in written.items()}, summary)
        return beat.id

    def drafts(self, script: int) -> tuple[Draft, ...]:
        """The drafts of a script, the newest last."""
        return drafts.drafts_of(self._database, script)

    def name_draft(self, draft: int, *, colour: str | None = None, date: str | None = None) -> None:
        """Call a draft by another colour or date than its pages have; None leaves what is there."""
        with self.transaction():
            drafts.name_draft(self._database, draft, colour, date)

    def screenplay(self, draft: int) -> Screenplay:
        """One draft as it was read."""
        with self._readable():
            return drafts.screenplay_of(self._database, draft)

    def scenes_in(self, draft: int) -> Mapping[str, ScenePlace]:
        """The scenes of one draft by id, in order."""
        with self._readable():
            return drafts.scenes_of(self._database, draft)

    def beats_in(self, script: int, draft: int) -> tuple[BeatPlace, ...]:
        """The beats of one draft of a script and those that persons made, in the order of the page."""
        with self._readable():
            return drafts.beats_of(self._database, script, draft)

    def drafts_by_beat(self, script: int) -> Mapping[str, frozenset[int]]:
        """The ids of the drafts that each beat of a script stands or stood in."""
        return drafts.drafts_by_beat(self._database, script)

    def moment_of(self, script: int) -> tuple[int, int]:
        """The last step of the history and the newest scan of a script: whether either has gone on."""
        return drafts.moment_of(self._database, script)

    def touched_since(self, seq: int) -> frozenset[tuple[str, str]]:
        """The subjects and fields that steps behind one have written."""
        return drafts.touched_since(self._database, seq)

    def places_in(self, wanted: Iterable[tuple[str, int]]) -> Mapping[str, BeatPlace]:
        """Where beats stood, by their ids; wanted: a beat and a draft each."""
        with self._readable():
            return drafts.places_in(self._database, wanted)

    def beats(self, script: int) -> tuple[BeatPlace, ...]:
        """The beats of a script's newest scan and those that persons made, in the order of the page."""
        with self._readable():
            return standing.standing_beats(self._database, script)

    def gone_beats(self, script: int) -> tuple[BeatPlace, ...]:
        """The beats that only earlier scans of a script have, as they stood last."""
        with self._readable():
            return standing.gone_beats(self._database, script)

    def beat(self, id_: str) -> tuple[int, BeatPlace] | None:
        """The script of a beat and the beat as it stood last; None for an unknown id."""
        with self._readable():
            return standing.place_of(self._database, id_)

    def scene_ids(self, script: int) -> Mapping[int, str]:
        """The ids of the scenes of a script's newest scan, by index."""
        return standing.scene_ids(self._database, script)

    def gone_scenes(self, script: int) -> Mapping[str, ScenePlace]:
        """The scenes that only earlier scans of a script have, as they stood last, by id."""
        with self._readable():
            return standing.gone_scenes(self._database, script)

    def whereabouts(self, subject: str) -> tuple[int, int, bool]:
        """Where a beat or scene stood last: its script, the index of the scene, and whether it is a beat.

        The production itself stands in no script: 0 for both.
        """
        return standing.whereabouts(self._database, subject)

    def numbers(self) -> Mapping[str, float]:
        """The numbers of its estimate by name, where it has its own."""
        with self._readable():
            return numbers_of(self._database)

    def write_numbers(
        self, numbers: Mapping[str, float | None], summary: str, author: str | None = None
    ) -> None:
        """Write numbers of its estimate, None to take one away: one step of the history.

        Args:
            numbers: by name.
            summary: the line that tells the step.
            author: who else set them than the person whose edits are made from here; undo leaves them then.

        Raises:
            UnusableProduction: the file cannot be written.
        """
        history = self.history if author is None else History(self._database, author)
        write_numbers(self._database, history, numbers, summary)

    def close(self) -> None:
        """Close the file; nothing is lost, every write was committed before."""
        if self._rolling:
            self._rolling.close()
        self._database.close()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Read one state of the file; a value that cannot be decoded is damage, not a mistake of the user."""
        try:
            with self._database.snapshot():
                yield
        except msgspec.MsgspecError as error:
            raise UnusableProduction(
                f"{self.path.name} holds something that this version cannot read ({error})",
                "Install the newest version, or put a copy of the file back from a backup",
            ) from error
