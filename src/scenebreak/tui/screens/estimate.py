"""The estimate: low, likely and high, its lines, what the open questions are worth, what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import ScenebreakError, WrongUsage
from scenebreak.domain.estimate import Estimate, estimate
from scenebreak.domain.workload import EpisodeWork
from scenebreak.services.review import Review
from scenebreak.tui.commands import Where
from scenebreak.tui.printable import printable, veiled
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.following import FollowingScreen
from scenebreak.tui.screens.listing import ListingScreen
from scenebreak.tui.widgets.estimate_lines import assumption_row, days_lines, question_lines, range_line
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.row_list import RowList

_LAYOUTS = [(0, "-narrow"), (100, "-normal")]

Keep = Callable[[str, float | None], Assumptions]
"""Keeps a number, or the built-in one for None, and gives the assumptions as they are then."""


@dataclass
class EstimateMade(Message):
    """The estimate was worked out again."""

    estimate: Estimate
    title: str


class EstimateScreen(FollowingScreen, ListingScreen):
    """Three panels over the decisions of a production.

    Args:
        review: the open production.
        episode: id of the script that is looked at.
        assumptions: the numbers in force.
        keep: keeps one of them.
        discreet: hide the words of the script.
    """

    WHERE = Where.ESTIMATE
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)
    HORIZONTAL_BREAKPOINTS = _LAYOUTS

    made: reactive[Estimate | None] = reactive(None, init=False)
    whole: reactive[bool] = reactive(False, init=False)

    def __init__(
        self,
        review: Review,
        episode: int,
        assumptions: Assumptions,
        keep: Keep,
        *,
        discreet: bool = False,
    ) -> None:
        super().__init__(review)
        self._episode, self._keep = episode, keep
        self._assumptions, self._discreet = assumptions, discreet
        self._title = ""
        self._before: Estimate | None = None

    @property
    def several(self) -> bool:
        """The production holds several scripts."""
        return len(self.review.episodes) > 1

    @property
    def is_own(self) -> bool:
        """The number at the cursor is not the built-in one."""
        name = self.rows.row if self.is_mounted else None
        return bool(name) and getattr(self._assumptions, str(name)) != getattr(Assumptions(), str(name))

    def compose(self) -> ComposeResult:
        """The range; the days and the questions; the assumptions; the line of keys."""
        yield Static(id="range", markup=False)
        with Horizontal(id="reasons"):
            with VerticalScroll(id="days", can_focus=False) as days:
                days.border_title = "Days"
                yield Static(id="day-lines", markup=False)
            with VerticalScroll(id="questions", can_focus=False) as questions:
                questions.border_title = "Open questions, the costliest first"
                yield Static(id="question-lines", markup=False)
        rows = RowList(id="rows")
        rows.border_title = "What it rests on"
        yield rows
        yield Input(id="number", type="number", select_on_focus=True)
        yield KeyLine(self.WHERE, id="keys")

    def on_mount(self) -> None:
        """Nothing is changed at first."""
        self.query_one("#number").display = False
        self._show_assumptions()

    def follow(self) -> None:
        """Work it out again, by the numbers of now; one that is being typed stays."""
        if (numbers := self.review.assumptions) != self._assumptions:
            self._assumptions = numbers
            self._show_assumptions()
        self._work_out(self._assumptions, self.whole)

    def on_screen_resume(self) -> None:
        """Work it out from what is decided by now."""
        self._work_out(self._assumptions, self.whole)

    def on_resize(self) -> None:
        """Set the lines for the width there is."""
        self.call_after_refresh(self._show)

    def watch_whole(self) -> None:
        """Estimate the other thing."""
        self._before = None
        self._work_out(self._assumptions, self.whole)

    def watch_made(self, before: Estimate | None, _: Estimate | None) -> None:
        """Show what came of it, and what it was before."""
        self._before = before
        self._show()

    def keep(self, value: float | None) -> None:
        """Keep a number for the assumption at the cursor; None for the built-in one."""
        name = self.rows.row
        if name is None:
            return
        try:
            self._assumptions = self._keep(name, value)
        except ScenebreakError as error:
            self.tell(str(error))
            return
        self._close_number()
        self._show_assumptions()
        self._work_out(self._assumptions, self.whole)

    @on(EstimateMade)
    def _take(self, message: EstimateMade) -> None:
        self._title = message.title
        self.made = message.estimate

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        name = str(event.option_id)
        number = self.query_one("#number", Input)
        number.border_title = next(words for each, _, words in self._assumptions.described() if each == name)
        self.keys.hint = "enter keeps it in the production   esc leaves it as it was"
        number.value = f"{getattr(self._assumptions, name):g}"
        number.display = True
        number.focus()

    @on(Input.Submitted, "#number")
    def _keep_number(self, event: Input.Submitted) -> None:
        try:
            value = float(event.value)
        except ValueError:
            self.tell(str(WrongUsage("That is no number", "Type one, such as 7.5")))
            return
        self.keep(value)

    def on_key(self, event: events.Key) -> None:
        """Out of the number, and leave it as it was."""
        if event.key == "escape" and self.query_one("#number").display:
            event.stop()
            event.prevent_default()
            self._close_number()

    def _close_number(self) -> None:
        self.query_one("#number").display = False
        # what was wrong with the number before is wrong no more
        self.keys.hush()
        self.keys.hint = ""
        self.rows.focus()

    @work(thread=True, exclusive=True, group="estimate", exit_on_error=False)
    def _work_out(self, assumptions: Assumptions, whole: bool) -> None:
        """Work it out; only a message leaves this thread."""
        try:
            episodes = [each for each in self.review.episodes if whole or each.id == self._episode]
            work = [
                EpisodeWork.of(self.review.scan(each.id), self.review.beats(each.id), each.title)
                for each in episodes
            ]
            title = episodes[0].title if len(episodes) == 1 else f"{len(episodes)} scripts"
            self.post_message(EstimateMade(estimate(work, assumptions), title))
        except ScenebreakError as error:
            self.app.call_from_thread(self.tell, str(error))

    def _show(self) -> None:
        if self.made is None or not self.is_mounted:
            return
        words = veiled if self._discreet else printable
        questions = partial(question_lines, words)
        for name, lines in (("day-lines", days_lines), ("question-lines", questions)):
            place = self.query_one(f"#{name}", Static)
            parent = place.parent
            width = parent.scrollable_content_region.width if isinstance(parent, VerticalScroll) else 0
            place.update(lines(self.made, max(20, width)))
        width = self.query_one("#range").content_size.width
        self.query_one("#range", Static).update(
            range_line(words(self._title), self.made, self._before, width)
        )

    def _show_assumptions(self) -> None:
        built_in = Assumptions()
        self.rows.show(
            {
                name: partial(assumption_row, name, value, meaning, value != getattr(built_in, name))
                for name, value, meaning in self._assumptions.described()
            }
        )
