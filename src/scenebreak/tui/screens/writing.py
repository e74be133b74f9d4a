"""A screen on which is written: what is typed is kept unasked, and nobody's words go without being asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.widget import Widget

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.errors import DraftConflict, EditConflict, ScenebreakError
from scenebreak.services.answering import given
from scenebreak.services.days import today
from scenebreak.services.review import Review
from scenebreak.tui.messages import (
    ConflictSettled,
    Field,
    FieldName,
    FieldWritten,
    PromptClosed,
    Settlement,
    Text,
)
from scenebreak.tui.screens.deciding import DecidingScreen
from scenebreak.tui.screens.desk_screen import Estimate
from scenebreak.tui.widgets.bars import Bar


class WritingScreen(DecidingScreen):
    """Opens texts in the editor, keeps them, and settles whose words stay."""

    def __init__(
        self,
        review: Review,
        episode: int | None = None,
        estimate: Estimate | None = None,
        *,
        discreet: bool = False,
    ) -> None:
        super().__init__(review, episode, estimate, discreet=discreet)
        self._focus_before: Widget | None = None
        self._warned = False
        self._written_on = self.desk.scan

    def edit(self, name: FieldName) -> None:
        """Open one of the texts at the cursor in the editor; on marked beats, the same words for all."""
        if not self.keep_editor():
            return
        self.follow_others()
        field = self._field(name)
        if field is None:
            return
        editor = self.decision.editor
        self._written_on = self.desk.scan
        editor.open(field, self._words_of(name), self._stored(name))
        on_what = f"{field.heading}   " if field.also or field.elsewhere else ""
        self._open(editor, f"{on_what}{editor.hint}")

    def edit_elsewhere(self, name: FieldName) -> None:
        """Write one of the texts at the cursor in the person's own editor."""
        from scenebreak.tui.external_editor import edited_elsewhere

        field = self._field(name)
        if field is None or not self.keep_editor():
            return
        before, words, self._written_on = self._stored(name), self._words_of(name), self.desk.scan
        text = None
        try:
            text = edited_elsewhere(self.app, words)
            if text is not None:
                self._write(field, text, before=before)
        except DraftConflict as conflict:
            self._write_on_here(field, text or "", words, before)
            self.explain(conflict)
        except ScenebreakError as error:
            self.explain(error)
        else:
            self.tell("Kept." if text is not None else "Nothing was changed.")
            self.show_committed()

    def keep_editor(self) -> bool:
        """Commit what is being written; False when it could not be kept."""
        editor = self.decision.editor
        if (written := editor.unsaved) is None:
            return True
        try:
            stored = self._write(*written, before=editor.before)
        except DraftConflict as conflict:
            return self._take_words_along(conflict)
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

    def follow(self) -> None:
        """Show what stands by now; nothing goes on being asked of a beat that a new draft has taken away."""
        before = self.desk
        super().follow()
        asked = before.beat is not None and before.beat.beat.id
        stands = not asked or any(each.beat.id == asked for each in self.desk.beats)
        if not stands and not self.decision.editor.display:
            self.close_prompts()

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

    @property
    def standing_hint(self) -> str:
        """What the line of keys says while nothing is asked; "" for the keys themselves."""
        return ""

    @on(PromptClosed)
    def close_prompts(self) -> None:
        """Give the keys back; an editor whose words could not be kept stays open with them."""
        editor = self.decision.editor
        if editor.display and editor.unsaved is not None:
            self._ask_what_stays()
            return
        self.decision.show_prompt(None)
        for bar in self.query(Bar):
            bar.display = False
        self.script.hits = ()
        self.keys.hint = self.standing_hint
        before, self._focus_before = self._focus_before, None
        self.set_focus(before if before is not None and before.display else None)

    def _field(self, name: FieldName) -> Field | None:
        """A text at the cursor, and the other marked beats that get the same words."""
        cursor = self.desk.cursor
        if cursor is None:
            return None
        if name is FieldName.CONTEXT:
            return Field(name, self.desk.episode.id, cursor.scene, None)
        ids = [each.beat.id for each in self.desk.acted_on]
        if not ids:
            return None
        first = cursor.beat if cursor.beat in ids else ids[0]
        also = tuple(id_ for id_ in ids if id_ != first)
        return Field(name, self.desk.episode.id, cursor.scene, first, also, self.desk.elsewhere)

    def _take_words_along(self, conflict: DraftConflict) -> bool:
        """Let the words being written follow their beat or scene into a draft that has come meanwhile.

        They are kept there at once where the person sees that draft already; else once they write on.
        """
        editor = self.decision.editor
        field = editor.field
        if not isinstance(field, Field):
            return False
        before, self._written_on = self._written_on, self.review.scan(field.episode)
        scene = self.review.scene_now(field.episode, before, field.scene)
        if field.beat is None and scene is None:
            self.explain(
                DraftConflict(
                    "The scene that you write on is not in the newest draft", "Copy the words from here", None
                )
            )
            self._written_on = before
            return False
        editor.field = replace(field, scene=scene or field.scene)
        if self.desk.episode.id != field.episode or self.review.is_newest(field.episode, self.desk.scan):
            return self.keep_editor()
        self.explain(conflict)
        return False

    def _write_on_here(self, field: Field, text: str, words: str, before: str | None) -> None:
        """Take words that were written elsewhere and could not be kept into the editor."""
        editor = self.decision.editor
        editor.open(field, words, before)
        editor.load_text(text)
        self._open(editor, editor.hint)

    def _write(self, field: Text, text: str, *, before: str | None) -> str | None:
        """Commit a text to where it belongs, wherever the cursor has gone since; what is stored then.

        Raises:
            EditConflict: another window has changed the text meanwhile.
            ScenebreakError: it cannot be kept.
        """
        if not isinstance(field, Field):
            raise TypeError("the review's editor holds fields of beats and scenes")
        with self.review.shown(field.episode, self._written_on):
            return self._write_shown(field, text, before=before)

    def _write_shown(self, field: Field, text: str, *, before: str | None) -> str | None:
        if field.beat is None:
            self.review.set_context(field.episode, field.scene, text, expected=before or "")
            return self.review.contexts(field.episode).get(field.scene, "")
        name = field.name.value
        changes: dict[str, Any] = {name: text}
        if field.name is FieldName.ANSWER:
            changes |= self._given(field, text)
        if field.also:
            beat = self.review.decide_all(field.episode, (field.beat, *field.also), **changes)[0]
        else:
            beat = self.review.decide(field.episode, field.beat, expected={name: before}, **changes)
        return _text_of(beat, field.name)

    def _given(self, field: Field, answer: str) -> Mapping[str, Any]:
        """Who gave an answer, and when: as it stands where one beat is answered, else as of today."""
        beats = self.review.beats(field.episode)
        found = (each.decision for each in beats if each.beat.id == field.beat and not field.also)
        return given(next(found, Decision()), answer, by=self.who_answered, on=today())

    def _words_of(self, name: FieldName) -> str:
        """The words to begin with; for a question nobody has touched, the machine's.

        Beats that are written on together begin with the words that all of them have, else with none.
        """
        if name is FieldName.QUESTION:
            return _shared([each.question for each in self.desk.acted_on]) or ""
        return self._stored(name) or ""

    def _stored(self, name: FieldName) -> str | None:
        """The words as they are kept; None for a question that nobody has touched."""
        if name is FieldName.CONTEXT:
            return self.desk.context
        return _shared([_text_of(each, name) for each in self.desk.acted_on])

    def _ask_what_stays(self) -> None:
        conflict = self.decision.conflict
        if conflict.display:
            conflict.focus()
            self.keys.hint = conflict.HINT

    def _open(self, prompt: Widget, hint: str) -> None:
        """Let a prompt of the decision pane take the keys; the list makes room for it where it must."""
        self._remember_focus()
        if not self.decision.display:
            self.remove_class("-list-flipped")
        self.decision.show_prompt(prompt)
        self.keys.hint = hint

    def _remember_focus(self) -> None:
        if self.focused in (self.query_one("#scenes"), self.script):
            self._focus_before = self.focused


def _text_of(beat: ReviewedBeat, name: FieldName) -> str | None:
    text: str | None = getattr(beat.decision, name.value)
    return text


def _shared(texts: Sequence[str | None]) -> str | None:
    """The text that all of them are; None where they differ."""
    return texts[0] if len(set(texts)) == 1 else None
