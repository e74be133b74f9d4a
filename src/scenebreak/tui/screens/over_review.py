"""A screen over the review: a list of blocks, an editor at its foot, and the same undo."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from scenebreak.domain.errors import DraftConflict, EditConflict, ScenebreakError
from scenebreak.domain.scan import Scan
from scenebreak.services.days import today
from scenebreak.services.review import Edit
from scenebreak.tui.messages import FieldWritten, PromptClosed, Text
from scenebreak.tui.printable import printable
from scenebreak.tui.screens.desk_screen import DeskScreen
from scenebreak.tui.screens.following import FollowingScreen
from scenebreak.tui.screens.help import HelpScreen
from scenebreak.tui.screens.stepping import step_history
from scenebreak.tui.widgets.blocks import BlockList
from scenebreak.tui.widgets.editor import FieldEditor
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.prompts import Prompt


class OverReview(FollowingScreen):
    """Shows one side of the review's work. What is changed here shows there at once.

    Args:
        under: the review.
    """

    CSS_PATH = "over_review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, under: DeskScreen) -> None:
        super().__init__(under.review)
        self._warned = False
        self.under = under
        self.drafts: Mapping[int, Scan] = {under.desk.episode.id: under.desk.scan}

    def compose(self) -> ComposeResult:
        """The title, the blocks, the editor, the line of keys."""
        yield Static(id="over-title", markup=False)
        yield BlockList(id="blocks")
        yield from self.prompts()
        yield FieldEditor(id="editor")
        yield KeyLine(self.WHERE, id="keys")

    def prompts(self) -> ComposeResult:
        """The small questions that this screen asks."""
        return ()

    @property
    def blocks(self) -> BlockList:
        """The list."""
        return self.query_one("#blocks", BlockList)

    @property
    def editor(self) -> FieldEditor:
        """The editor of texts."""
        return self.query_one("#editor", FieldEditor)

    @property
    def waiting(self) -> Widget | None:
        """What takes the keys now; None while the screen does."""
        if not self.is_mounted:
            return None
        prompt = next((each for each in self.query(Prompt) if each.display), None)
        return prompt or (self.editor if self.editor.display else None)

    def on_mount(self) -> None:
        """Nothing is asked at first."""
        self._close()

    def on_resize(self) -> None:
        """Set the blocks for the room there is, once that is known."""
        self.call_after_refresh(self.load)

    def show_help(self) -> None:
        """Show the keys of what has the focus, then every command of the screen."""
        self.app.push_screen(HelpScreen(self.WHERE, self.keys.hint))

    def load(self) -> None:
        """Show what stands in the production by now."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show what another window has written; the editor and the prompts stay as they are."""
        self.load()

    def shown(self, episode: int) -> AbstractContextManager[None]:
        """Changes of a script as it is shown here: none of them once a newer draft has come."""
        return self.review.shown(episode, self.drafts[episode])

    def look(self) -> None:
        """Remember which draft of every script is shown from now on."""
        self.drafts = {each.id: self.review.scan(each.id) for each in self.review.episodes}

    def keep(self, field: Text, text: str, *, before: str | None) -> str:
        """Commit a text.

        Args:
            field: which one.
            text: its new words.
            before: the words that the person started from; None where nothing was typed.

        Returns:
            The words as they stand then.

        Raises:
            EditConflict: other words than those have come to stand there.
            ScenebreakError: it cannot be kept.
        """
        raise NotImplementedError

    def went(self, edit: Edit) -> None:
        """An edit was taken back or done again: go where it was, if that is here."""

    def step(self, step: int) -> None:
        """Go to another block."""
        self.blocks.step(step)

    def edit(self, field: Text, text: str) -> None:
        """Open a text in the editor."""
        self.editor.open(field, text, text)
        self.show_prompt(self.editor, self.editor.hint)

    def show_prompt(self, prompt: Widget, hint: str) -> None:
        """Let a prompt or the editor take the keys."""
        prompt.display = True
        prompt.focus()
        self.keys.hint = hint

    def commit(self, episode: int, *, beat: str | None = None, scene: int = 0, **fields: Any) -> bool:  # noqa: ANN401 - of several types
        """Change a decision on a beat, else on a scene, and show it; False when it was not kept."""
        try:
            with self.shown(episode):
                if beat is not None:
                    self.review.decide(episode, beat, expected=None, **fields)
                else:
                    self.review.decide_scene(episode, scene, **fields)
        except ScenebreakError as error:
            self.explain(error)
            return False
        self.show_committed()
        return True

    def show_committed(self) -> None:
        """Show what was changed, here and in the review below."""
        self.load()
        self.call_after_refresh(self.under.show_committed)

    def step_history(self, *, back: bool) -> None:
        """Undo or redo one edit."""
        step_history(self, back=back)

    def show_edit(self, edit: Edit) -> None:
        """Show what an edit changed, here and in the review below."""
        self.went(edit)
        self.show_committed()

    def toggle_words(self) -> None:
        """Hide the words of the script, or show them again."""
        self.under.toggle_words()
        self.load()

    def go_below(self, episode: int, *, beat: str | None = None, scene: int = 0) -> None:
        """Go back to the review, to a beat or a scene."""
        if self.keep_editor():
            self.under.open_at(episode, beat=beat, scene=scene)
            self.dismiss()

    def close(self) -> None:
        """Keep what is being written, and go back to the review."""
        if self.keep_editor():
            self.dismiss()

    def may_leave(self) -> bool:
        """What is being written is kept, or the person was warned once that it cannot be."""
        if self.keep_editor() or self._warned:
            return True
        self._warned = True
        return False

    def keep_editor(self) -> bool:
        """Commit what is being written; False when it could not be kept."""
        editor = self.editor
        if (written := editor.unsaved) is None:
            return True
        field, text = written
        try:
            stored = self.keep(field, text, before=editor.before)
        except DraftConflict as conflict:
            self.explain(conflict)
            return False
        except EditConflict as conflict:
            # what stands there now is shown above the words being written, which go over it next time
            editor.before = str(conflict.stored or "")
            self.load()
            self.explain(conflict)
            return False
        except ScenebreakError as error:
            self.explain(error)
            return False
        editor.kept(text, stored)
        self.take_back_explained()
        self.show_committed()
        return True

    def explain(self, error: ScenebreakError) -> None:
        """Say why something was not kept."""
        self.explained = True
        if isinstance(error, DraftConflict):
            self.follow_others()
        stays = " What you are writing stays in the editor." if self.editor.display else ""
        self.notify(
            printable(f"{error}{stays}"), title="It was not saved", severity="error", markup=False, timeout=12
        )

    def entitle(self, *parts: str | tuple[str, str] | Content) -> None:
        """Set the title line."""
        self.query_one("#over-title", Static).update(Content.assemble(*parts))

    @property
    def today(self) -> date:
        """The day that is written down where nobody names another."""
        return today()

    @on(BlockList.Chosen)
    def _choose(self, message: BlockList.Chosen) -> None:
        self.blocks.current = message.id

    @on(FieldWritten)
    def _keep_field(self, message: FieldWritten) -> None:
        if message.field == self.editor.field:
            self.keep_editor()

    @on(PromptClosed)
    def close_prompts(self) -> None:
        """Give the keys back; an editor whose words could not be kept stays open with them."""
        if self.editor.display and self.editor.unsaved is not None:
            return
        self._close()

    def _close(self) -> None:
        for each in (*self.query(Prompt), self.editor):
            each.display = False
        self.keys.hint = ""
        self.set_focus(None)
