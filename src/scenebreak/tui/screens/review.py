"""The review: the list, the script and the decision, and everything that changes them."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize

from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.review import Edit, Episode
from scenebreak.tui.commands import Where
from scenebreak.tui.desk import Desk
from scenebreak.tui.messages import BeatChosen, PageChosen, SceneChosen
from scenebreak.tui.private_words import note_words
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.flagging import FlaggingScreen
from scenebreak.tui.screens.following import EVERY
from scenebreak.tui.screens.stepping import step_history
from scenebreak.tui.widgets.bars import Bar, FilterBar, FindBar, PlaceBar
from scenebreak.tui.widgets.chips import ChipLine
from scenebreak.tui.widgets.decision_pane import DecisionPane
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.notes import NoteLine, note_lines
from scenebreak.tui.widgets.scene_list import SceneList
from scenebreak.tui.widgets.script_view import ScriptView
from scenebreak.tui.widgets.status import HeatStrip, Neighbours, StatusHeader

if TYPE_CHECKING:
    from scenebreak.tui.screens.over_review import OverReview

_LAYOUTS = [(0, "-narrow"), (100, "-normal"), (120, "-wide"), (126, "-roomy"), (140, "-broad")]


class ReviewScreen(FlaggingScreen):
    """Three panes over one script of an open production."""

    WHERE = Where.REVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)
    HORIZONTAL_BREAKPOINTS = _LAYOUTS

    def compose(self) -> ComposeResult:
        """The title line, the strips, the panes, the line of keys."""
        yield StatusHeader(id="title").data_bind(ReviewScreen.desk)
        yield NoteLine(id="notes").data_bind(ReviewScreen.desk)
        yield ChipLine(id="chips").data_bind(ReviewScreen.desk)
        yield HeatStrip(id="heat").data_bind(ReviewScreen.desk)
        yield Neighbours(id="neighbours").data_bind(ReviewScreen.desk)
        with Horizontal(id="panes"):
            yield SceneList(id="scenes").data_bind(ReviewScreen.desk)
            with Vertical(id="middle"):
                yield ScriptView(id="script").data_bind(ReviewScreen.desk)
            yield DecisionPane(id="decision").data_bind(ReviewScreen.desk)
        yield FindBar(id="find")
        yield FilterBar(id="filter")
        yield PlaceBar(id="place")
        yield KeyLine(self.WHERE, id="keys")

    # What the commands are made of

    def step_history(self, *, back: bool) -> None:
        """Undo or redo one edit, and go where it was."""
        if not self.keep_editor():
            return
        if self.decision.editor.display:
            self.close_prompts()
        step_history(self, back=back)

    def show_edit(self, edit: Edit) -> None:
        """Show what an edit changed, and go where it was."""
        here = edit.episode in (0, self.desk.episode.id)
        desk = self.present() if here else self.load(edit.episode, self.desk)
        self._show_episode(desk.at_beat(edit.beat) if edit.beat else desk.at_scene(edit.scene))

    def neighbour(self, step: int) -> Episode | None:
        """The script before (-1) or after (1) this one."""
        position = self._position() + step
        return self.review.episodes[position] if 0 <= position < len(self.review.episodes) else None

    def open_neighbour(self, step: int) -> None:
        """Open the script before or after this one."""
        episode = self.neighbour(step)
        if episode is not None:
            self._show_episode(self.load(episode.id, self.desk))

    def open_plan(self) -> None:
        """Open the plan of the scene at the cursor."""
        from scenebreak.tui.screens.plan import PlanScreen

        self._open_over(PlanScreen)

    def open_questions(self) -> None:
        """Open the list of questions."""
        from scenebreak.tui.screens.questions import QuestionsScreen

        self._open_over(QuestionsScreen)

    def open_departments(self) -> None:
        """Open what the departments must be told."""
        from scenebreak.tui.screens.departments import DepartmentsScreen

        self._open_over(DepartmentsScreen)

    def _open_over(self, screen: "type[OverReview]") -> None:
        if self.keep_editor():
            self.close_prompts()
            self.app.push_screen(screen(self))

    def toggle_list(self) -> None:
        """Show or hide the list, whatever the layout does by itself."""
        self.toggle_class("-list-flipped")
        scenes = self.query_one("#scenes", SceneList)
        if self.focused is scenes:
            self.set_focus(None)

    @property
    def notes(self) -> NoteLine:
        """The line under the title that says what should be known of the script."""
        return self.query_one("#notes", NoteLine)

    def show_notes(self) -> None:
        """List everything that should be known of this opening and this script."""
        from scenebreak.tui.screens.page import PageScreen

        notes = [note_words(self.desk, note) for note in self.desk.notes]
        self.app.push_screen(PageScreen("Notes", lambda width: note_lines(notes, width)))

    def show_whole(self) -> None:
        """Show what stands on the beat in full, where the pane has room for the beginnings alone."""
        from scenebreak.tui.screens.page import PageScreen
        from scenebreak.tui.widgets.facts import whole_of

        desk = self.desk
        self.app.push_screen(PageScreen("Decision", lambda width: whole_of(desk, width)))

    def show_gone(self) -> None:
        """List the decisions whose words are no longer in the script."""
        from scenebreak.tui.screens.page import PageScreen
        from scenebreak.tui.widgets.gone import gone_lines

        try:
            gone = self.review.gone(self.desk.episode.id)
            contexts = self.review.gone_contexts(self.desk.episode.id)
        except ScenebreakError as error:
            self.explain(error)
            return
        self.app.push_screen(
            PageScreen(
                "Words gone from the script", lambda width: gone_lines(gone, contexts, width, self.desk.words)
            )
        )

    # What widgets ask for

    def on_mount(self) -> None:
        """Fill in what is not bound."""
        for bar in self.query(Bar):
            bar.display = False
        self.set_interval(EVERY, self.follow_others)
        self._number_episode()
        # the script is read before its days are
        self.call_after_refresh(self.show_estimate)
        if self.desk.beats and self.desk.counts.done:
            unreviewed = self.desk if _untouched(self.desk) else self.desk.unreviewed(1)
            self.go(unreviewed or self.desk)

    @on(Resize)
    def _leave_hidden_list(self) -> None:
        """The keys go to the review when the list they went to is hidden."""
        self.call_after_refresh(self._blur_hidden)

    @on(SceneChosen)
    def _go_to_scene(self, message: SceneChosen) -> None:
        self.go(self.desk.at_scene(message.scene))

    @on(BeatChosen)
    def _go_to_beat(self, message: BeatChosen) -> None:
        self.go(self.desk.at_beat(message.beat))

    @on(PageChosen)
    def _go_to_page(self, message: PageChosen) -> None:
        self.show_page(message.page)

    # How it is done

    def _show_episode(self, desk: Desk) -> None:
        self.go(desk)
        self._number_episode()
        self.show_estimate()

    def _number_episode(self) -> None:
        title = self.query_one("#title", StatusHeader)
        title.episodes, title.number = len(self.review.episodes), self._position() + 1

    def _position(self) -> int:
        return [each.id for each in self.review.episodes].index(self.desk.episode.id)

    def _blur_hidden(self) -> None:
        scenes = self.query_one("#scenes", SceneList)
        if self.focused is scenes and not scenes.display:
            self.set_focus(None)


def _untouched(desk: Desk) -> bool:
    return desk.beat is not None and desk.beat.decision.verdict is None
