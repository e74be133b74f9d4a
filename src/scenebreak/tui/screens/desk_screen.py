"""A screen with a desk: what is shown of a production, and the one door through which it is changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from textual.reactive import var

from scenebreak.domain.errors import DraftConflict, ScenebreakError
from scenebreak.services.review import Review
from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import printable
from scenebreak.tui.screens.command_screen import CommandScreen
from scenebreak.tui.widgets.decision_pane import DecisionPane
from scenebreak.tui.widgets.script_view import ScriptView
from scenebreak.tui.widgets.status import StatusHeader

Estimate = Callable[[int], str]
"""Gives the words of the title line on an episode's days; called after each decision."""

_NEWER_DRAFT = (
    "Another window has added a draft of this script; you see it now. What was decided is carried over, "
    "words being typed stay."
)


def _no_desk() -> Desk:
    raise LookupError("a review screen has its desk from the start")


class DeskScreen(CommandScreen):
    """Shows one script of an open production.

    Attributes:
        review: the open production.
        desk: what is shown; replaced as a whole by every step and every decision.
        who_answered: who gave the last answer that was said to be somebody's; "" before.
    """

    # a var, for the panes paint what changes: the screen itself would paint all of them
    desk: var[Desk] = var(_no_desk, init=False)
    who_answered = ""
    _waiting_to_show = False

    def __init__(
        self,
        review: Review,
        episode: int | None = None,
        estimate: Estimate | None = None,
        *,
        discreet: bool = False,
    ) -> None:
        super().__init__()
        self._estimate = estimate
        self.review = review
        first = review.episodes[0].id
        desk = self.load(first if episode is None else episode)
        self.set_reactive(DeskScreen.desk, replace(desk, discreet=discreet))

    @property
    def script(self) -> ScriptView:
        """The script pane."""
        return self.query_one("#script", ScriptView)

    @property
    def decision(self) -> DecisionPane:
        """The decision pane."""
        return self.query_one("#decision", DecisionPane)

    def go(self, desk: Desk) -> None:
        """Show another desk; the panes follow."""
        if self._waiting_to_show:
            self.set_reactive(DeskScreen.desk, desk)
        else:
            self.desk = desk

    @contextmanager
    def shown_once(self) -> Iterator[None]:
        """The panes follow at the end, and not each step that is taken within."""
        self._waiting_to_show = True
        try:
            yield
        finally:
            self._waiting_to_show = False
            self.mutate_reactive(DeskScreen.desk)

    def advance(self, step: int) -> None:
        """Go to the next (1) or previous (-1) unreviewed beat, or say that there is none."""
        desk = self.desk.unreviewed(step)
        if desk is not None:
            self.go(desk)
        elif self.desk.beats:
            count = sum(map(self.desk.shows, self.desk.beats))
            shown = " shown" if self.desk.filter else ""
            done = f"The one beat{shown} has" if count == 1 else f"All {count} beats{shown} have"
            self.keys.say(f"{done} a verdict; {self._what_now()}.", stays=True)
        else:
            self.tell("No beat in this script waits for you.")

    def open_at(self, episode: int, *, beat: str | None = None, scene: int = 0) -> None:
        """Show a beat or a scene of one of the scripts."""
        desk = self.desk if episode == self.desk.episode.id else self.load(episode, self.desk)
        self.go(desk.at_beat(beat) if beat is not None else desk.at_scene(scene))

    def toggle_words(self) -> None:
        """Hide the words of the script, or show them again."""
        self.go(self.desk.hiding(discreet=not self.desk.discreet))

    def show_committed(self) -> None:
        """Show what was decided or written, and what it makes of the estimate."""
        self.follow()
        self.call_after_refresh(self.show_estimate)

    def show_estimate(self) -> None:
        """Ask for the words of the title line on the script's days; those that cannot be told now stay."""
        if self._estimate is not None:
            with suppress(ScenebreakError):
                self.query_one("#title", StatusHeader).estimate_text = self._estimate(self.desk.episode.id)

    def load(self, episode: int, like: Desk | None = None) -> Desk:
        """A script of the production, the cursor at its first beat.

        Args:
            episode: id of the script.
            like: a desk whose way of showing is kept, and whose marks where it is the same script.
        """
        which = next(each for each in self.review.episodes if each.id == episode)
        scan = self.review.scan(episode)
        desk = Desk(
            episode=which,
            scan=scan,
            beats=self.review.beats(episode),
            contexts=self.review.contexts(episode),
            changes=self.review.marks(episode),
            riders=self.review.riders(episode),
            notes=tuple(dict.fromkeys((*self.review.warnings, *scan.warnings))),
            titles=tuple(_titles(self.review)),
        )
        if like is not None:
            desk = desk.looked_at_like(like)
        return desk.at(desk.stops[0] if desk.stops else None)

    def present(self) -> Desk:
        """The script that is shown as it stands in the production by now, other windows included."""
        episode = self.desk.episode.id
        if not self.review.is_newest(episode, self.desk.scan):
            return self._newer(self.desk)
        beats = self.review.beats(episode)
        # marks cost a look at two drafts; a script with one draft and no agreement has none
        marked = self.desk.changes or any(each.decision.agreed for each in beats)
        changes = self.review.marks(episode) if marked else None
        contexts, riders = self.review.contexts(episode), self.review.riders(episode)
        return self.desk.decided(beats, contexts, changes, riders)

    def follow(self) -> None:
        """Show what stands in the production by now, another window's decisions included."""
        desk = self.present()
        if desk is not self.desk:
            self.go(desk)

    def follow_others(self) -> None:
        """The same where nobody waits for it: a file that is busy shows at the next turn."""
        with suppress(ScenebreakError):
            self.follow()
            self.show_estimate()
            self.review.fold()

    def explain(self, error: ScenebreakError) -> None:
        """Say why something was not kept, and that words being written are not lost."""
        self.explained = True
        if isinstance(error, DraftConflict):
            self.follow_others()
        editor = self.decision.editor
        stays = " What you are writing stays in the editor." if editor.display and editor.unsaved else ""
        self.notify(
            printable(f"{error}{stays}"), title="It was not saved", severity="error", markup=False, timeout=12
        )

    def _newer(self, old: Desk) -> Desk:
        """The newest draft of the script that is shown, at the beat or the scene of the older one."""
        desk = self.load(old.episode.id, old)
        desk = replace(desk, notes=(_NEWER_DRAFT, *desk.notes))
        if old.cursor is None:
            return desk
        if any(each.beat.id == old.cursor.beat for each in desk.beats):
            return desk.at_beat(old.cursor.beat or "")
        scene = self.review.scene_now(old.episode.id, old.scan, old.cursor.scene)
        return desk.at_scene(scene) if scene else desk

    def _what_now(self) -> str:
        last = self.review.episodes[-1].id == self.desk.episode.id
        return "Q leaves" if last else "] opens the next script, Q leaves"


def _titles(review: Review) -> Iterator[str]:
    """What the scripts of a production are called, and their files, wherever they lie."""
    for path in (review.production, *(Path(each.path) for each in review.episodes)):
        yield from (str(path), str(path.parent), path.name, path.stem)
    yield from (each.title for each in review.episodes)
