"""Taking an edit back, and doing it again: the same on every screen that shows a review."""

from typing import Protocol

from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.review import Edit, Review


class Stepping(Protocol):
    """A screen on which edits can be taken back."""

    @property
    def review(self) -> Review:
        """The open production."""
        ...

    def show_edit(self, edit: Edit) -> None:
        """Show what an edit changed, and go where it was."""

    def explain(self, error: ScenebreakError) -> None:
        """Say why something could not be done."""

    def tell(self, words: str) -> None:
        """Say something in passing."""


def step_history(screen: Stepping, *, back: bool) -> None:
    """Undo or redo one edit, and show it.

    Args:
        screen: on which it was asked for.
        back: undo; else redo.
    """
    try:
        edit = screen.review.undo() if back else screen.review.redo()
    except ScenebreakError as error:
        screen.explain(error)
        return
    if edit is None:
        screen.tell("Nothing to undo." if back else "Nothing to redo.")
        return
    screen.show_edit(edit)
    screen.tell(f"{'Undone' if back else 'Done again'}: {edit.summary}")
