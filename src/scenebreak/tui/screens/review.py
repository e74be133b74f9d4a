"""The review: the list, the script and the decision, and everything that changes them."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from scenebreak.domain.beat import Verdict
from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.review import Episode, Review
from scenebreak.tui.commands import BY_ID, COMMANDS
from scenebreak.tui.desk import Desk
from scenebreak.tui.messages import (
    BeatChosen,
    DepartmentToggled,
    Field,
    FieldName,
    FieldWritten,
    FindChanged,
    FindStepped,
    PageChosen,
    PromptClosed,
    ReasonChosen,
    SceneChosen,
)
from scenebreak.tui.paper import find
from scenebreak.tui.printable import printable
from scenebreak.tui.screens.help import HelpScreen
from scenebreak.tui.widgets.decision_pane import DecisionPane
from scenebreak.tui.widgets.prompts import FindBar
from scenebreak.tui.widgets.scene_list import SceneList
from scenebreak.tui.widgets.script_view import ScriptView
from scenebreak.tui.widgets.status import HeatStrip, KeyLine, Neighbours, StatusHeader

Estimate = Callable[[int], str]
"""Gives the words of the title line on an episode's days; called after each decision."""


_FOLLOW = 2.0
"""Seconds after which another window's decisions show here."""

_LAYOUTS = [(0, "-narrow"), (100, "-normal"), (120, "-wide"), (140, "-broad")]


def _no_desk() -> Desk:
    raise LookupError("a review screen has its desk from the start")


class ReviewScreen(Screen[None]):
    """Three panes over one script of an open production.

    Attributes:
        desk: what is shown; replaced as a whole by every step and every decision.
    """

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS if command.key]
    HORIZONTAL_BREAKPOINTS = _LAYOUTS
    AUTO_FOCUS = ""

    desk: reactive[Desk] = reactive(_no_desk, init=False)

    def __init__(self, review: Review, episode: int | None = None, estimate: Estimate | None = None) -> None:
        super().__init__()
        self.review = review
        self._estimate = estimate
        self._focus_before: Widget | None = None
        self._warned = False
        first = review.episodes[0].id
        self.set_reactive(ReviewScreen.desk, self._load(first if episode is None else episode))

    def compose(self) -> ComposeResult:
        """The title line, the strips, the panes, the line of keys."""
        yield StatusHeader(id="title").data_bind(ReviewScreen.desk)
        yield HeatStrip(id="heat").data_bind(ReviewScreen.desk)
        yield Neighbours(id="neighbours").data_bind(ReviewScreen.desk)
        with Horizontal(id="panes"):
            yield SceneList(id="scenes").data_bind(ReviewScreen.desk)
            with Vertical(id="middle"):
                yield ScriptView(id="script").data_bind(ReviewScreen.desk)
                yield FindBar(id="find")
            yield DecisionPane(id="decision").data_bind(ReviewScreen.desk)
        yield KeyLine(id="keys")

    # What the commands are made of

    @property
    def script(self) -> ScriptView:
        """The script pane."""
        return self.query_one("#script", ScriptView)

    @property
    def keys(self) -> KeyLine:
        """The line of keys, where passing words are said too."""
        return self.query_one("#keys", KeyLine)

    @property
    def decision(self) -> DecisionPane:
        """The decision pane."""
        return self.query_one("#decision", DecisionPane)

    def action_run(self, command: str) -> None:
        """Do what a key or the palette asks for.

        Args:
            command: a command's id.
        """
        self.keys.hush()
        BY_ID[command].perform(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a command's key only while the command can be done."""
        if action != "run":
            return True
        return BY_ID[str(parameters[0])].available(self)

    def go(self, desk: Desk) -> None:
        """Show another desk; the panes follow."""
        self.desk = desk

    def advance(self, step: int) -> None:
        """Go to the next (1) or previous (-1) unreviewed beat, or say that there is none."""
        desk = self.desk.unreviewed(step)
        if desk is not None:
            self.go(desk)
        elif self.desk.beats:
            self.tell(f"All {len(self.desk.beats)} beats of this script are reviewed.")
        else:
            self.tell("No beat in this script waits for you.")

    def decide(self, **fields: object) -> bool:
        """Commit a change to the decision at the cursor, then show it; False when it was not kept."""
        beat = self.desk.beat
        return beat is not None and self._decide_on(self.desk.episode.id, beat.beat.id, fields)

    def step_history(self, *, back: bool) -> None:
        """Undo or redo one edit, and go where it was."""
        self._keep_editor()
        try:
            edit = self.review.undo() if back else self.review.redo()
        except ScenebreakError as error:
            self._explain(error)
            return
        if edit is None:
            self.tell("Nothing to undo." if back else "Nothing to redo.")
            return
        desk = self._load(edit.episode, everything=self.desk.everything)
        desk = desk.at_beat(edit.beat) if edit.beat else desk.at_scene(edit.scene)
        self._show_episode(desk)
        self.tell(f"{'Undone' if back else 'Done again'}: {edit.summary}")

    def neighbour(self, step: int) -> Episode | None:
        """The script before (-1) or after (1) this one."""
        position = self._position() + step
        return self.review.episodes[position] if 0 <= position < len(self.review.episodes) else None

    def open_neighbour(self, step: int) -> None:
        """Open the script before or after this one."""
        episode = self.neighbour(step)
        if episode is not None:
            self._show_episode(self._load(episode.id, everything=self.desk.everything))

    def ask_reason(self) -> None:
        """Ask why the beat is dismissed."""
        self._open(self.decision.reasons, self.decision.reasons.HINT)
        self.decision.reasons.border_title = "Dismiss: why?"

    def tick_departments(self) -> None:
        """Let letters tick departments."""
        self._open(self.decision.ticks, self.decision.ticks.HINT)
        self.decision.ticks.border_title = "Who must be told?"

    def edit(self, name: FieldName) -> None:
        """Open one of the texts at the cursor in the editor."""
        cursor = self.desk.cursor
        if cursor is None or not self._keep_editor():
            return
        field = Field(
            name, self.desk.episode.id, cursor.scene, None if name is FieldName.CONTEXT else cursor.beat
        )
        editor = self.decision.editor
        editor.open(field, self._words_of(name))
        self._open(editor, editor.hint)

    def open_find(self) -> None:
        """Open the line in which words are looked for."""
        self._remember_focus()
        bar = self.query_one("#find", FindBar)
        bar.display = True
        bar.open()
        self.keys.hint = bar.HINT

    def toggle_list(self) -> None:
        """Show or hide the list, whatever the layout does by itself."""
        self.toggle_class("-list-flipped")
        scenes = self.query_one("#scenes", SceneList)
        if self.focused is scenes:
            self.set_focus(None)

    def show_help(self) -> None:
        """Show every command."""
        self.app.push_screen(HelpScreen())

    def tell(self, words: str) -> None:
        """Say something in passing."""
        self.keys.say(words)

    def leave(self) -> None:
        """Keep what is being written, and end; words that cannot be kept hold the program back once."""
        if self._keep_editor() or self._warned:
            self.app.exit()
        self._warned = True

    # What widgets ask for

    def on_mount(self) -> None:
        """Fill in what is not bound."""
        self.query_one("#find", FindBar).display = False
        self.set_interval(_FOLLOW, self._follow_others)
        self._show_episode(self.desk)
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
        self.script.show_page(message.page)

    @on(ReasonChosen)
    def _dismiss(self, message: ReasonChosen) -> None:
        self._close_prompts()
        if self.decide(verdict=Verdict.DISMISSED, reason=message.reason):
            self.advance(1)

    @on(DepartmentToggled)
    def _toggle_department(self, message: DepartmentToggled) -> None:
        if self.desk.beat is not None:
            self.decide(departments=self.desk.beat.departments ^ {message.department})

    @on(FieldWritten)
    def _keep_field(self, message: FieldWritten) -> None:
        if self._write(message.field, message.text):
            self.decision.editor.kept(message.field, message.text)

    @on(FindChanged)
    def _find(self, message: FindChanged) -> None:
        script = self.script
        hits = find(self.desk.scan.screenplay, message.words)
        script.hit = 0
        script.hits = hits
        if hits:
            script.hit = script.nearest_hit(hits)
            script.show_hit()
        self._count_hits(message.words)

    @on(FindStepped)
    def _step_hit(self, message: FindStepped) -> None:
        script = self.script
        if script.hits:
            script.hit = (script.hit + message.step) % len(script.hits)
            script.show_hit()
            self._count_hits("")

    @on(PromptClosed)
    def _close_prompts(self) -> None:
        """Give the keys back; an editor whose words could not be kept stays open with them."""
        if self.decision.editor.display and self.decision.editor.unsaved is not None:
            return
        self.decision.show_prompt(None)
        self.query_one("#find", FindBar).display = False
        self.script.hits = ()
        self.keys.hint = ""
        before, self._focus_before = self._focus_before, None
        self.set_focus(before if before is not None and before.display else None)

    # How it is done

    def _load(self, episode: int, *, everything: bool = False) -> Desk:
        which = next(each for each in self.review.episodes if each.id == episode)
        desk = Desk(
            episode=which,
            scan=self.review.scan(episode),
            beats=self.review.beats(episode),
            contexts=self.review.contexts(episode),
            everything=everything,
        )
        return desk.at(desk.stops[0] if desk.stops else None)

    def _show_episode(self, desk: Desk) -> None:
        self.go(desk)
        title = self.query_one("#title", StatusHeader)
        title.episodes, title.number = len(self.review.episodes), self._position() + 1
        self._show_estimate()

    def _position(self) -> int:
        return [each.id for each in self.review.episodes].index(self.desk.episode.id)

    def _show_estimate(self) -> None:
        if self._estimate is not None:
            self.query_one("#title", StatusHeader).estimate_text = self._estimate(self.desk.episode.id)

    def _decide_on(self, episode: int, beat: str, fields: dict[str, object]) -> bool:
        try:
            self.review.decide(episode, beat, **fields)
        except ScenebreakError as error:
            self._explain(error)
            return False
        self._follow()
        self.call_after_refresh(self._show_estimate)
        return True

    def _follow(self) -> None:
        """Show what stands in the production by now, another window's decisions included."""
        episode = self.desk.episode.id
        desk = self.desk.decided(self.review.beats(episode), self.review.contexts(episode))
        if desk is not self.desk:
            self.go(desk)

    def _follow_others(self) -> None:
        with suppress(ScenebreakError):
            self._follow()

    def _write(self, field: Field, text: str) -> bool:
        """Commit a text to where it belongs, wherever the cursor has gone since."""
        if field.beat is not None:
            return self._decide_on(field.episode, field.beat, {field.name.value: text})
        try:
            self.review.set_context(field.episode, field.scene, text)
        except ScenebreakError as error:
            self._explain(error)
            return False
        self._follow()
        return True

    def _words_of(self, name: FieldName) -> str:
        beat = self.desk.beat
        if name is FieldName.CONTEXT:
            return self.desk.context
        if beat is None:
            return ""
        return beat.question if name is FieldName.QUESTION else str(getattr(beat.decision, name.value))

    def _keep_editor(self) -> bool:
        """Commit what is being written; False when it could not be kept."""
        editor = self.decision.editor
        if (written := editor.unsaved) is None:
            return True
        kept = self._write(*written)
        if kept:
            editor.kept(*written)
        return kept

    def _open(self, prompt: Widget, hint: str) -> None:
        self._remember_focus()
        self.decision.show_prompt(prompt)
        self.keys.hint = hint

    def _remember_focus(self) -> None:
        if self.focused in (self.query_one("#scenes"), self.script):
            self._focus_before = self.focused

    def _blur_hidden(self) -> None:
        scenes = self.query_one("#scenes", SceneList)
        if self.focused is scenes and not scenes.display:
            self.set_focus(None)

    def _count_hits(self, words: str) -> None:
        script = self.script
        nothing = "not in this script" if words.strip() else ""
        count = f"{script.hit + 1} of {len(script.hits)}" if script.hits else nothing
        self.query_one("#find", FindBar).tell(count)

    def _explain(self, error: ScenebreakError) -> None:
        words = printable(f"{error} What you are writing stays in the editor.")
        self.notify(words, title="Not kept", severity="error", markup=False, timeout=12)


def _untouched(desk: Desk) -> bool:
    return desk.beat is not None and desk.beat.decision.verdict is None
