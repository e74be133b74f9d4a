"""The reading side of a review: scripts, scenes and beats as they were found and decided.

What another window has committed shows at the next call of any method.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.drafts import BeatMark
from scenebreak.domain.errors import DraftConflict, WrongUsage
from scenebreak.domain.plan import Rider
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.screenplay import Screenplay
from scenebreak.domain.taking_part import named_minors, with_minors
from scenebreak.services.minors import MinorsBook
from scenebreak.services.review_consents import with_alarms, without_held_levels
from scenebreak.services.review_home import script_path
from scenebreak.services.review_marks import MarkBook, gone_marks
from scenebreak.services.review_opening import Opening
from scenebreak.services.review_scene_decision import CONTEXT, context_of, reviewed_scene, riders_of
from scenebreak.services.reviewed_beats import reviewed_beats
from scenebreak.store import BeatPlace, Production, Step


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


class Reading:
    """An open production, to look at.

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
        self._told_minors: dict[int, tuple[tuple[ReviewedBeat, ...], tuple[ReviewedBeat, ...]]] = {}
        self._marks = MarkBook(store)
        self._minors = MinorsBook()
        self._read_anew = 0

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
        return (*self._opening.warnings, *self._store.warnings, *_told_of_lost(lost, scenes))

    def warn(self, sentence: str) -> None:
        """Tell the user something more of this opening."""
        self._opening.warnings.append(sentence)

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Its scripts, in order, each under a title that no other of them has."""
        raw = tuple(
            Episode(script.id, script.title, str(script_path(self.production, script)))
            for script in self._store.scripts()
        )
        names = _names_told_apart(raw)
        return tuple(replace(each, title=names[each.id]) for each in raw)

    def scan(self, episode: int) -> Scan:
        """The newest draft's scan of one script, the screenplay included."""
        with self._lock:
            self._follow()
            if episode not in self._scans:
                self._check(episode)
                self._scans[episode] = self._store.scan(episode)
            return self._scans[episode]

    def is_newest(self, episode: int, scan: Scan) -> bool:
        """Whether a scan is still the newest of a script: nobody has added a draft or scanned again since."""
        script = next((each for each in self._store.scripts() if each.id == episode), None)
        return script is None or (script.sha256, script.tool) == (scan.screenplay.sha256, scan.tool)

    @contextmanager
    def shown(self, episode: int, scan: Scan) -> Iterator[None]:
        """Changes made by somebody who sees this scan of a script: none of them once it is not the newest.

        Raises:
            DraftConflict: somebody has added a draft or scanned the script again since; nothing is written.
        """
        with self.together():
            if not self.is_newest(episode, scan):
                raise DraftConflict(
                    "Another window has added a draft of this script meanwhile",
                    "Nothing was changed: look at what the draft says here, then decide again",
                    None,
                )
            yield

    def scene_now(self, episode: int, scan: Scan, index: int) -> int | None:
        """Where a scene of an earlier scan stands in the newest draft, by index; None where it is gone."""
        with self._lock:
            drafts = {draft.sha256: draft.id for draft in self._store.drafts(episode)}
            draft = drafts.get(scan.screenplay.sha256)
            places = {} if draft is None else self._store.scenes_in(draft)
            scene = next((id_ for id_, place in places.items() if place.index == index), None)
            stands = self._store.scene_ids(episode).items()
            return next((now for now, id_ in stands if id_ == scene), None)

    def beats(self, episode: int) -> tuple[ReviewedBeat, ...]:
        """The beats of one script with their decisions, in the order of the page."""
        with self._lock:
            self._follow()
            if episode not in self._beats:
                self._check(episode)
                places = self._beside_minors(episode, self._store.beats(episode))
                self._beats[episode] = reviewed_beats(self._store, episode, places, self._marks.of(episode))
            plain, told = self._told_minors.get(episode, ((), ()))
            if plain is not self._beats[episode]:
                plain = self._beats[episode]
                told = with_minors(plain, partial(self._known_minors, episode))
                self._told_minors[episode] = plain, told
            return told

    def gone(self, episode: int) -> tuple[ReviewedBeat, ...]:
        """Beats that a person made or decided on and the newest scan does not find; kept as they were."""
        self._check(episode)
        beats = reviewed_beats(self._store, episode, self._store.gone_beats(episode), {})
        return tuple(beat for beat in beats if beat.beat.made or beat.decision != Decision())

    def marks(self, episode: int) -> Mapping[str, BeatMark]:
        """What the newest draft did to each beat, by its id; nothing while a script has one draft only.

        What a person settled or flagged above an agreement is marked in any draft, with its `drift`.
        The beats of `gone` are marked too. `look` says that a person should look at a beat, until it is
        decided on again; `was` holds the old words. See `domain.drafts.in_force` for what holds meanwhile.
        """
        with self._lock:
            self._follow()
            self._check(episode)
            gone = [beat.beat.id for beat in self.gone(episode)]
            marks = {**self._marks.of(episode), **gone_marks(self._store, episode, gone)}
            beats = self.beats(episode)
            return without_held_levels(beats, with_alarms(self._store, episode, beats, marks))

    def scenes(self, episode: int) -> tuple[ReviewedScene, ...]:
        """Every scene of one script, flagged or not, with its beats and what was decided on it."""
        with self._lock:
            scan, beats = self.scan(episode), self.beats(episode)
            written = self._store.history.values_of_script(episode)
            ids = self._store.scene_ids(episode)
        by_scene: dict[int, list[ReviewedBeat]] = {}
        for beat in beats:
            by_scene.setdefault(beat.beat.scene, []).append(beat)
        return tuple(
            self._reviewed(
                episode,
                marked,
                tuple(by_scene.get(marked.scene.index, ())),
                written.get(ids.get(marked.scene.index, ""), {}),
            )
            for marked in scan.scenes
        )

    def script(self, episode: int) -> ReviewedScript:
        """One script with everything that was decided on it.

        Raises:
            WrongUsage: there is no such script.
        """
        self._check(episode)
        own = next(each for each in self.episodes if each.id == episode)
        with self._lock:
            scan, scenes = self.scan(episode), self.scenes(episode)
            gone, marks = self.gone(episode), self.marks(episode)
        return ReviewedScript(episode, own.title, own.path, scan, scenes, gone, marks)

    def scene(self, episode: int, scene: int) -> ReviewedScene:
        """One scene with its beats and what was decided on it.

        Raises:
            WrongUsage: there is no such scene.
        """
        with self._lock:
            scan = self.scan(episode)
            marked = next((each for each in scan.scenes if each.scene.index == scene), None)
            if marked is None:
                raise WrongUsage(f"There is no scene {scene} in this script", "Choose one of its scenes")
            beats = tuple(beat for beat in self.beats(episode) if beat.beat.scene == scene)
            id_ = self._store.scene_ids(episode).get(scene, "")
            return self._reviewed(episode, marked, beats, self._store.history.values(id_))

    def contexts(self, episode: int) -> Mapping[int, str]:
        """Story context by scene index."""
        self._check(episode)
        written = self._store.history.values_of_script(episode)
        return {
            index: context_of(written[scene])
            for index, scene in self._store.scene_ids(episode).items()
            if CONTEXT in written.get(scene, {})
        }

    def riders(self, episode: int) -> Mapping[int, tuple[Rider, ...]]:
        """The riders whose state a person has set, by scene index."""
        self._check(episode)
        written = self._store.history.values_of_script(episode)
        return {
            index: riders
            for index, scene in self._store.scene_ids(episode).items()
            if (riders := riders_of(written.get(scene, {})))
        }

    def gone_contexts(self, episode: int) -> tuple[GoneContext, ...]:
        """Story context of scenes that the newest draft does not have, in the order they had."""
        self._check(episode)
        written = self._store.history.values_of_script(episode)
        gone = sorted(self._store.gone_scenes(episode).items(), key=lambda item: item[1].index)
        return tuple(
            GoneContext(place.number, place.heading, context_of(written[scene]))
            for scene, place in gone
            if CONTEXT in written.get(scene, {})
        )

    def history(self) -> tuple[Step, ...]:
        """Every step that was acknowledged, undos and redos too, oldest first."""
        return self._store.history.steps()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes, all or none of them; each stays a step of undo of its own."""
        with self._lock:
            try:
                with self._store.transaction():
                    yield
            except BaseException:
                self.refresh()
                raise

    def fold(self) -> None:
        """Bring every edit into the production file itself: for moments in which nobody does anything.

        Raises:
            UnusableProduction: the disk fails; every edit is safe beside the file then.
        """
        with self._lock:
            self._store.fold()

    @property
    def state(self) -> int:
        """A number that grows when another window has changed something; reading it takes the change in."""
        with self._lock:
            self._follow()
            return self._read_anew

    def refresh(self) -> None:
        """Read everything from the file again."""
        with self._lock:
            self._read_anew += 1
            self._scans.clear()
            self._beats.clear()
            self._marks.forget()

    def _follow(self) -> None:
        """Forget what another window has changed since."""
        if self._store.changed_elsewhere():
            self.refresh()

    def _check(self, episode: int) -> None:
        if all(script.id != episode for script in self._store.scripts()):
            raise WrongUsage(f"There is no script {episode} in this production", "Choose one of its scripts")

    def _beside_minors(self, episode: int, places: Sequence[BeatPlace]) -> Sequence[BeatPlace]:
        """Beats, those that persons made told of minors even where the machine flags nothing."""
        if not any(place.beat.made and not place.minor for place in places):
            return places
        return self._minors.beside(self.scan(episode), places)

    def _reviewed(
        self, episode: int, marked: SceneScan, beats: tuple[ReviewedBeat, ...], written: Mapping[str, str]
    ) -> ReviewedScene:
        if any(beat.minor for beat in beats):
            marked = self._minors.marked(self.scan(episode), marked)
            named = named_minors(beats, partial(self._known_minors, episode))
            minors = tuple(dict.fromkeys((*marked.minors, *named)))
            marked = replace(marked, minor=True, minors=minors)
        return reviewed_scene(marked, beats, written)

    def _known_minors(self, episode: int, scene: int, names: Iterable[str]) -> tuple[str, ...]:
        """Those of some names who are minors in a scene of a script, by any script of the production."""
        own = self.scan(episode).screenplay if names else None

        def others() -> Iterator[Screenplay]:
            return (self.scan(each.id).screenplay for each in self._store.scripts() if each.id != episode)

        found = (self._minors.known(scene, name, own, others) for name in names if own)
        return tuple(told for told in found if told)

    def _beat(self, episode: int, id_: str) -> ReviewedBeat:
        found = next((each for each in self.beats(episode) if each.beat.id == id_), None)
        if found is None:
            raise WrongUsage(f"There is no beat {id_} in this script", "Choose one of its beats")
        return found


def _names_told_apart(episodes: tuple[Episode, ...]) -> Mapping[int, str]:
    """What each script is called, by its id: its title, and its file's name where titles are the same."""
    titles = Counter(episode.title for episode in episodes)
    return {
        episode.id: f"{episode.title} ({Path(episode.path).stem})"
        if titles[episode.title] > 1
        else episode.title
        for episode in episodes
    }


def _told_of_lost(decisions: int, scenes: int) -> Iterator[str]:
    if decisions == 1:
        yield "1 decision has lost its words in this draft; it is kept."
    elif decisions:
        yield f"{decisions} decisions have lost their words in this draft; they are kept."
    if scenes == 1:
        yield "The story context of 1 scene that is not in this draft is kept."
    elif scenes:
        yield f"The story context of {scenes} scenes that are not in this draft is kept."
