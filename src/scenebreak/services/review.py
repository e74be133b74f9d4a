"""Reviewing: open a production, show its scripts, take decisions, undo them.

Every method that changes something returns after the change is a committed transaction.
"""

import getpass
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.scan import Scan, Sensitivity
from scenebreak.services.review_decision import (
    FIELDS,
    check_expected,
    check_unchanged,
    decided,
    differences,
    summary_of,
)
from scenebreak.services.review_home import locate, script_path
from scenebreak.services.review_opening import Job, Opening
from scenebreak.store import BeatPlace, Production, Step
from scenebreak.store.codec import from_json, to_json


@dataclass(frozen=True, slots=True)
class Episode:
    """One script of a production.

    Attributes:
        id: its own within the production.
        title: as the script gives it.
        path: of the file it was last scanned from.
    """

    id: int
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One committed step of the history, as the person is told of it ("confirmed 12A kiss").

    Attributes:
        summary: one line for the footer.
        beat: id of the beat it touched, or None.
        scene: index of the scene it touched.
        episode: id of the script it touched.
    """

    summary: str
    beat: str | None
    scene: int
    episode: int


@dataclass(frozen=True, slots=True)
class GoneContext:
    """Story context of a scene that the newest draft does not have.

    Attributes:
        number: of the scene when it stood last, or None.
        heading: of the scene, in small letters and without punctuation.
        text: what a person wrote.
    """

    number: str | None
    heading: str
    text: str


_CONTEXT = "context"


class Review:
    """A production file that is open for review.

    What another window commits shows at the next call of any method. Several threads may use it.

    Args:
        store: the open file, brought up to date.
        opening: how it was opened, to scan a script again in the same way.
    """

    def __init__(self, store: Production, opening: Opening) -> None:
        self._store = store
        self._opening = opening
        self._lock = threading.RLock()
        self._scans: dict[int, Scan] = {}
        self._beats: dict[int, tuple[ReviewedBeat, ...]] = {}

    @property
    def production(self) -> Path:
        """The production file."""
        return self._store.path

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of this opening and of decisions without words, in sentences."""
        ids = [script.id for script in self._store.scripts()]
        lost = sum(len(self.gone(id_)) for id_ in ids)
        scenes = sum(len(self.gone_contexts(id_)) for id_ in ids)
        return (*self._opening.warnings, *_told_of_lost(lost, scenes))

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Its scripts, in order."""
        return tuple(
            Episode(script.id, script.title, str(script_path(self.production, script)))
            for script in self._store.scripts()
        )

    def scan(self, episode: int) -> Scan:
        """The newest draft's scan of one script, the screenplay included."""
        with self._lock:
            self._follow()
            if episode not in self._scans:
                self._check(episode)
                self._scans[episode] = self._store.scan(episode)
            return self._scans[episode]

    def beats(self, episode: int) -> tuple[ReviewedBeat, ...]:
        """The beats of one script with their decisions, in the order of the page."""
        with self._lock:
            self._follow()
            if episode not in self._beats:
                self._check(episode)
                self._beats[episode] = self._reviewed(episode, self._store.beats(episode))
            return self._beats[episode]

    def gone(self, episode: int) -> tuple[ReviewedBeat, ...]:
        """Beats that a person made or decided on and the newest scan does not find; kept as they were."""
        self._check(episode)
        beats = self._reviewed(episode, self._store.gone_beats(episode))
        return tuple(beat for beat in beats if beat.beat.made or beat.decision != Decision())

    def contexts(self, episode: int) -> Mapping[int, str]:
        """Story context by scene index."""
        self._check(episode)
        written = self._store.history.values_of_script(episode)
        return {
            index: from_json(written[scene][_CONTEXT], str)
            for index, scene in self._store.scene_ids(episode).items()
            if _CONTEXT in written.get(scene, {})
        }

    def gone_contexts(self, episode: int) -> tuple[GoneContext, ...]:
        """Story context of scenes that the newest draft does not have, in the order they had."""
        self._check(episode)
        written = self._store.history.values_of_script(episode)
        gone = sorted(self._store.gone_scenes(episode).items(), key=lambda item: item[1].index)
        return tuple(
            GoneContext(place.number, place.heading, from_json(written[scene][_CONTEXT], str))
            for scene, place in gone
            if _CONTEXT in written.get(scene, {})
        )

    def decide(
        self, episode: int, beat: str, *, expected: Mapping[str, object] | None = None, **fields: object
    ) -> ReviewedBeat:
        """Change fields of a beat's domain Decision: one transaction, one step of undo.

        Args:
            episode: id of the script.
            beat: id of the beat.
            expected: the values that the person started from, by field; None writes over anything.
            fields: the new values.

        Raises:
            WrongUsage: there is no such beat or field, or the value does not fit.
            EditConflict: a field was changed elsewhere since; nothing is written.
        """
        return self.decide_all(episode, (beat,), expected=expected, **fields)[0]

    def decide_all(
        self,
        episode: int,
        beats: Sequence[str],
        *,
        expected: Mapping[str, object] | None = None,
        **fields: object,
    ) -> tuple[ReviewedBeat, ...]:
        """Change fields of several beats' Decisions: one transaction, one step of undo for all.

        Raises:
            WrongUsage: there is no such beat or field, or the value does not fit one of them.
            EditConflict: a field of one was changed elsewhere since; nothing is written.
        """
        with self._lock:
            news = self._write(episode, tuple(dict.fromkeys(beats)), fields, expected)
            if episode in self._beats:
                self._beats[episode] = tuple(news.get(old.beat.id, old) for old in self._beats[episode])
        return tuple(news[id_] for id_ in beats)

    def set_context(self, episode: int, scene: int, text: str, *, expected: str | None = None) -> None:
        """Write the story context of a scene.

        Args:
            episode: id of the script.
            scene: index of the scene.
            text: the new text, "" for none.
            expected: the text that the person started from; None writes over anything.

        Raises:
            WrongUsage: there is no such scene.
            EditConflict: the text was changed elsewhere since; nothing is written.
        """
        self._check(episode)
        with self._lock, self._store.transaction():
            id_ = self._store.scene_ids(episode).get(scene)
            if id_ is None:
                raise WrongUsage(f"There is no scene {scene} in this script", "Choose one of its scenes")
            if expected is not None:
                check_unchanged(expected, self.contexts(episode).get(scene, ""), text)
            number = next(part.number for part in self.scan(episode).screenplay.scenes if part.index == scene)
            wanted = _written(id_, {_CONTEXT: text or None})
            self._store.history.edit(wanted, f"context of {number or f'#{scene}'}")

    def undo(self) -> Edit | None:
        """Take back this window's last edit that stands; None when there is none.

        Edits that the same person had made before this window was opened can be taken back too. What
        another window has written over an edit since stays.
        """
        with self._lock:
            return self._told(self._store.history.undo())

    def redo(self) -> Edit | None:
        """Do again what this window took back last; None when there is nothing."""
        with self._lock:
            return self._told(self._store.history.redo())

    def refresh(self) -> None:
        """Read everything from the file again."""
        with self._lock:
            self._scans.clear()
            self._beats.clear()

    def rescan(
        self,
        episode: int,
        *,
        progress: Progress = no_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> None:
        """Scan a script again, as after an update of the program; decisions stay as they are.

        Raises:
            UnreadableScript: the file cannot be read; nothing has changed then.
            Cancelled: the person stopped it; nothing has changed then.
        """
        self._check(episode)
        script = next(script for script in self._store.scripts() if script.id == episode)
        job = Job(script_path(self.production, script), episode)
        failures = self._opening.scan([job], progress, cancelled)
        for _, failure in failures:
            raise failure
        self.refresh()

    def history(self) -> tuple[Step, ...]:
        """Every step that was acknowledged, undos and redos too, oldest first."""
        return self._store.history.steps()

    def close(self) -> None:
        """Close the file; nothing is lost, every edit was committed before."""
        self._opening.close()

    def __enter__(self) -> "Review":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _follow(self) -> None:
        """Forget what another window has changed since."""
        if self._store.changed_elsewhere():
            self.refresh()

    def _check(self, episode: int) -> None:
        if all(script.id != episode for script in self._store.scripts()):
            raise WrongUsage(f"There is no script {episode} in this production", "Choose one of its scripts")

    def _write(
        self,
        episode: int,
        ids: tuple[str, ...],
        fields: Mapping[str, object],
        expected: Mapping[str, object] | None,
    ) -> dict[str, ReviewedBeat]:
        """Decide on beats as they stand at this moment, whatever other windows do."""
        wanted: dict[tuple[str, str], str | None] = {}
        news: dict[str, ReviewedBeat] = {}
        lines: list[str] = []
        with self._store.transaction():
            for place in (self._find(episode, id_) for id_ in ids):
                beat = place.beat
                before = _decision(self._store.history.values(beat.id))
                after = decided(beat, before, fields)
                check_expected(beat, before, after, expected)
                news[beat.id] = ReviewedBeat(beat, after, place.minor)
                if changed := differences(before, after):
                    wanted |= _written(beat.id, changed)
                    lines.append(summary_of(beat, before, after))
            more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
            self._store.history.edit(wanted, f"{''.join(lines[:1])}{more}")
        return news

    def _find(self, episode: int, id_: str) -> BeatPlace:
        script, place = self._store.beat(id_) or (None, None)
        if place is None or script != episode:
            raise WrongUsage(f"There is no beat {id_} in this script", "Choose one of its beats")
        return place

    def _reviewed(self, episode: int, places: tuple[BeatPlace, ...]) -> tuple[ReviewedBeat, ...]:
        written = self._store.history.values_of_script(episode)
        return tuple(
            ReviewedBeat(place.beat, _decision(written.get(place.beat.id, {})), place.minor)
            for place in places
        )

    def _told(self, step: Step | None) -> Edit | None:
        if step is None:
            return None
        self._beats.clear()
        subject = step.changes[0].subject
        script, scene, is_beat = self._store.whereabouts(subject)
        return Edit(step.summary, subject if is_beat else None, scene, script)


def open_review(
    target: Path,
    *,
    production: Path | None = None,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Review:
    """Open a production file, or the one beside a script or a folder of scripts, made and scanned where new.

    A file that cannot be written is opened to look at: only an edit then raises UnusableProduction.

    Args:
        target: a script, a folder of scripts, or a production file (.scenebreak).
        production: where the production file is, if not beside the target.
        sensitivity: how much doubt is enough to flag a scene; a script scanned otherwise is scanned again.
        progress: is told of reading and finding.
        cancelled: asked between pages and scenes.

    Raises:
        UnreadableScript: the script cannot be read and the production does not hold it yet.
        UnusableProduction: the file is foreign, damaged or newer than this program, or cannot be made.
        Cancelled: the person stopped it; the scripts scanned by then are kept.
    """
    opening = Opening(locate(target, production), _author(), sensitivity)
    try:
        return Review(opening.bring_up_to_date(progress, cancelled), opening)
    except BaseException:
        opening.close()
        raise


def _told_of_lost(decisions: int, scenes: int) -> Iterator[str]:
    if decisions == 1:
        yield "1 decision has lost its words in this draft; it is kept."
    elif decisions:
        yield f"{decisions} decisions have lost their words in this draft; they are kept."
    if scenes == 1:
        yield "The story context of 1 scene that is not in this draft is kept."
    elif scenes:
        yield f"The story context of {scenes} scenes that are not in this draft is kept."


def _decision(written: Mapping[str, str]) -> Decision:
    """A decision from the fields that people wrote; each is JSON."""
    own = (f'"{name}":{value}' for name, value in written.items() if name in FIELDS)
    return from_json(f"{{{','.join(own)}}}", Decision)


def _written(subject: str, values: Mapping[str, object]) -> dict[tuple[str, str], str | None]:
    return {
        (subject, name): None if value is None else to_json(value).decode() for name, value in values.items()
    }


def _author() -> str:
    """The name of the person's account; some machines have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
