"""A screen that shows what other windows write to the production, soon after they have written it."""

from contextlib import suppress

from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.review import Review
from scenebreak.tui.screens.command_screen import CommandScreen

EVERY = 2.0
"""Seconds after which what another window has decided shows here."""


class FollowingScreen(CommandScreen):
    """Looks every other second whether another window has written something.

    Args:
        review: the open production.
    """

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self._state = review.state

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(EVERY, self.follow_others)

    def follow_others(self) -> None:
        """Show what has changed since; a file that is busy shows at the next turn."""
        with suppress(ScenebreakError):
            if (state := self.review.state) != self._state:
                self.follow()
                self._state = state

    def follow(self) -> None:
        """Show what stands in the production by now; what is being typed stays as it is.

        Raises:
            ScenebreakError: it cannot be read at this moment.
        """
        raise NotImplementedError
