"""What asks and is answered: reasons, departments, words to find, and texts that must be kept."""

from textual import on
from textual.widget import Widget

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.errors import EditConflict, ScenebreakError
from scenebreak.services.review import Review
from scenebreak.tui.messages import (
    ConflictSettled,
    DepartmentToggled,
    Field,
    FieldName,
    FieldWritten,
    FindChanged,
    FindStepped,
    PromptClosed,
    ReasonChosen,
    Settlement,
)
from scenebreak.tui.paper import find
from scenebreak.tui.screens.desk_screen import DeskScreen, Estimate
from scenebreak.tui.widgets.prompts import FindBar


class PromptingScreen(DeskScreen):
    """Opens the prompts, does what they are answered, and gives the keys back."""

    def __init__(self, review: Review, episode: int | None = None, estimate: Estimate | None = None) -> None:
        super().__init__(review, episode, estimate)
        self._focus_before: Widget | None = None
        self._warned = False

    @property
    def waiting(self) -> Widget | None:
        """What takes the keys now, even before it has the focus; None while the review takes them."""
        bar = self.query_one("#find", FindBar)
        return bar.words if bar.display else self.decision.prompt

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
        if not self.keep_editor():
            return
        self.follow_others()
        cursor = self.desk.cursor
        if cursor is None:
            return
        field = Field(
            name, self.desk.episode.id, cursor.scene, None if name is FieldName.CONTEXT else cursor.beat
        )
        editor = self.decision.editor
        editor.open(field, self._words_of(name), self._stored(name))
        self._open(editor, editor.hint)

    def open_find(self) -> None:
        """Open the line in which words are looked for."""
        self._remember_focus()
        bar = self.query_one("#find", FindBar)
        bar.display = True
        bar.open()
        self.keys.hint = bar.HINT

    def keep_editor(self) -> bool:
        """Commit what is being written; False when it could not be kept."""
        editor = self.decision.editor
        if (written := editor.unsaved) is None:
            return True
        try:
            stored = self._write(*written, before=editor.before)
        except EditConflict as conflict:
            self.decision.show_conflict(str(conflict.stored or ""))
            return False
        except ScenebreakError as error:
            self.explain(error)
            return False
        editor.kept(written[1], stored)
        self.decision.hide_conflict()
        self.show_committed()
        return True

    def leave(self) -> None:
        """Keep what is being written, and end.

        Words that cannot be kept hold the program back once; two versions of a text, until one is chosen.
        """
        if self.keep_editor():
            self.app.exit()
        elif self.decision.conflict.display:
            self._ask_what_stays()
        elif self._warned:
            self.app.exit()
        else:
            self._warned = True

    @on(ReasonChosen)
    def _dismiss(self, message: ReasonChosen) -> None:
        self.close_prompts()
        if self.decide(verdict=Verdict.DISMISSED, reason=message.reason):
            self.advance(1)

    @on(DepartmentToggled)
    def _toggle_department(self, message: DepartmentToggled) -> None:
        if self.desk.beat is not None:
            self.decide(departments=self.desk.beat.departments ^ {message.department})

    @on(FieldWritten)
    def _keep_field(self, message: FieldWritten) -> None:
        """An editor that has moved on to another text has kept this one before."""
        if message.field == self.decision.editor.field:
            self.keep_editor()

    @on(ConflictSettled)
    def _settle_conflict(self, message: ConflictSettled) -> None:
        editor = self.decision.editor
        if message.settlement is not Settlement.WRITE_ON:
            editor.settle(message.settlement, self.decision.conflict.theirs)
            self.decision.hide_conflict()
            if self.keep_editor():
                self.close_prompts()
                return
            if self.decision.conflict.display:
                self._ask_what_stays()
                return
        editor.focus()
        self.keys.hint = editor.hint

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
    def close_prompts(self) -> None:
        """Give the keys back; an editor whose words could not be kept stays open with them."""
        editor = self.decision.editor
        if editor.display and editor.unsaved is not None:
            self._ask_what_stays()
            return
        self.decision.show_prompt(None)
        self.query_one("#find", FindBar).display = False
        self.script.hits = ()
        self.keys.hint = ""
        before, self._focus_before = self._focus_before, None
        self.set_focus(before if before is not None and before.display else None)

    def _write(self, field: Field, text: str, *, before: str | None) -> str | None:
        """Commit a text to where it belongs, wherever the cursor has gone since; what is stored then.

        Raises:
            EditConflict: another window has changed the text meanwhile.
            ScenebreakError: it cannot be kept.
        """
        if field.beat is None:
            self.review.set_context(field.episode, field.scene, text, expected=before or "")
            return self.review.contexts(field.episode).get(field.scene, "")
        name = field.name.value
        beat = self.review.decide(field.episode, field.beat, expected={name: before}, **{name: text})
        return _text_of(beat, field.name)

    def _words_of(self, name: FieldName) -> str:
        """The words to begin with; for a question nobody has touched, the machine's."""
        if name is FieldName.QUESTION and self.desk.beat is not None:
            return self.desk.beat.question
        return self._stored(name) or ""

    def _stored(self, name: FieldName) -> str | None:
        """The words as they are kept; None for a question that nobody has touched."""
        beat = self.desk.beat
        if name is FieldName.CONTEXT:
            return self.desk.context
        return None if beat is None else _text_of(beat, name)

    def _ask_what_stays(self) -> None:
        conflict = self.decision.conflict
        if conflict.display:
            conflict.focus()
            self.keys.hint = conflict.HINT

    def _open(self, prompt: Widget, hint: str) -> None:
        self._remember_focus()
        self.decision.show_prompt(prompt)
        self.keys.hint = hint

    def _remember_focus(self) -> None:
        if self.focused in (self.query_one("#scenes"), self.script):
            self._focus_before = self.focused

    def _count_hits(self, words: str) -> None:
        script = self.script
        nothing = "not in this script" if words.strip() else ""
        count = f"{script.hit + 1} of {len(script.hits)}" if script.hits else nothing
        self.query_one("#find", FindBar).tell(count)


def _text_of(beat: ReviewedBeat, name: FieldName) -> str | None:
    text: str | None = getattr(beat.decision, name.value)
    return text
