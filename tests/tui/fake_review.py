"""A review in memory, with the methods of the real one and a history without limit."""

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Decision, ReviewedBeat, propose_beats
from scenebreak.domain.errors import EditConflict, UnusableProduction
from scenebreak.domain.scan import Scan
from scenebreak.services.review import Edit, Episode, GoneContext, Review


@dataclass(frozen=True)
class _Step:
    edit: Edit
    key: tuple[int, str | int]
    before: Decision | Assumptions | str
    after: Decision | Assumptions | str


class FakeReview(Review):
    """Keeps decisions and contexts in dictionaries.

    Attributes:
        decisions: by episode and beat.
        written: story contexts by episode and scene.
        lost: decisions whose words are gone, by episode.
        lost_contexts: story contexts of scenes that are gone, by episode.
        told: what is said of the opening.
        numbers: what the estimate rests on.
        state: grows when something came from elsewhere; nothing does by itself.
        broken: every edit fails while it is set, as on a full disk; a text is the problem to tell of.
    """

    def __init__(self, *scans: Scan) -> None:
        self._scans = dict(enumerate(scans, 1))
        self.decisions: dict[tuple[int, str], Decision] = {}
        self.written: dict[tuple[int, int], str] = {}
        self.lost: dict[int, tuple[ReviewedBeat, ...]] = {}
        self.lost_contexts: dict[int, tuple[GoneContext, ...]] = {}
        self.told: tuple[str, ...] = ()
        self.numbers = Assumptions()
        self.broken: bool | str = False
        self.closed = False
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    state = 0

    @property
    def production(self) -> Path:
        return Path("test.scenebreak")

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.told

    @property
    def episodes(self) -> tuple[Episode, ...]:
        return tuple(
            Episode(id=number, title=scan.screenplay.title, path=scan.screenplay.path)
            for number, scan in self._scans.items()
        )

    def scan(self, episode: int) -> Scan:
        return self._scans[episode]

    def beats(self, episode: int) -> tuple[ReviewedBeat, ...]:
        return tuple(
            ReviewedBeat(beat, self.decisions.get((episode, beat.id), Decision()), scan.minor)
            for scan in self._scans[episode].flagged()
            for beat in propose_beats(scan)
        )

    def gone(self, episode: int) -> tuple[ReviewedBeat, ...]:
        return self.lost.get(episode, ())

    def gone_contexts(self, episode: int) -> tuple[GoneContext, ...]:
        return self.lost_contexts.get(episode, ())

    def marks(self, episode: int):
        return {}

    def contexts(self, episode: int) -> Mapping[int, str]:
        return {scene: text for (each, scene), text in self.written.items() if each == episode}

    def is_newest(self, episode: int, scan: Scan) -> bool:
        return True

    def fold(self) -> None:
        pass

    @contextmanager
    def shown(self, episode: int, scan: Scan):
        yield

    def riders(self, episode: int):
        return {}

    def decide(
        self, episode: int, beat: str, *, expected: Mapping[str, object] | None = None, **fields: object
    ) -> ReviewedBeat:
        found = next(each for each in self.beats(episode) if each.beat.id == beat)
        for name, before in (expected or {}).items():
            self._expect(before, getattr(found.decision, name))
        edit = Edit(f"{' '.join(sorted(fields))} of {beat}", beat, found.beat.scene, episode)
        self._commit(_Step(edit, (episode, beat), found.decision, replace(found.decision, **fields)))
        return next(each for each in self.beats(episode) if each.beat.id == beat)

    def decide_all(
        self, episode: int, beats, *, expected: Mapping[str, object] | None = None, **fields: object
    ) -> tuple[ReviewedBeat, ...]:
        return tuple(self.decide(episode, beat, expected=expected, **fields) for beat in beats)

    def set_context(self, episode: int, scene: int, text: str, *, expected: str | None = None) -> None:
        if expected is not None:
            self._expect(expected, self.written.get((episode, scene), ""))
        edit = Edit(f"context of scene {scene}", None, scene, episode)
        self._commit(_Step(edit, (episode, scene), self.written.get((episode, scene), ""), text))

    @property
    def assumptions(self) -> Assumptions:
        return self.numbers

    def assume(self, changes: Mapping[str, float | None]) -> Assumptions:
        edit = Edit(f"estimate: {', '.join(changes)}", None, 0, 0)
        self._commit(_Step(edit, (0, 0), self.numbers, self.numbers.with_changes(changes)))
        return self.numbers

    def undo(self) -> Edit | None:
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._put(step.key, step.before)
        return step.edit

    def redo(self) -> Edit | None:
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._put(step.key, step.after)
        return step.edit

    def close(self) -> None:
        self.closed = True

    @staticmethod
    def _expect(before: object, stored: object) -> None:
        if before != stored:
            raise EditConflict("Another window has changed this", "Choose which words stay", stored)

    def _commit(self, step: _Step) -> None:
        if self.broken:
            problem = self.broken if isinstance(self.broken, str) else "The disk is full"
            raise UnusableProduction(problem, "Free some space and try again")
        self._done.append(step)
        self._undone.clear()
        self._put(step.key, step.after)

    def _put(self, key: tuple[int, str | int], value: Decision | Assumptions | str) -> None:
        if isinstance(value, Decision):
            self.decisions[key] = value
        elif isinstance(value, Assumptions):
            self.numbers = value
        else:
            self.written[key] = value
