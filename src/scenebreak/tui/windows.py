"""What a person is told of other windows on the same production."""

from scenebreak.services.review import Review
from scenebreak.services.windows import Window

_FOLLOWS = "What is decided in one shows in the other within moments, and nothing is lost in either."


class Windows:
    """Looks for other windows on an open production, and says what has changed since it was last asked.

    Args:
        review: the production; told among its notes where it was open elsewhere already.
    """

    def __init__(self, review: Review) -> None:
        self._own = Window(review.production)
        self._seen = self._own.others()
        if self._seen:
            review.warn(f"This production is open in {_others(self._seen)} too. {_FOLLOWS}")

    def news(self) -> str:
        """A sentence on windows that came or went; "" where nothing changed."""
        before, self._seen = self._seen, self._own.others()
        if self._seen > before:
            return f"This production is now open in {_others(self._seen)} too. {_FOLLOWS}"
        if before and not self._seen:
            return "The other window has been closed; this is the only one again."
        return ""

    def close(self) -> None:
        """This window is closed."""
        self._own.close()


def _others(count: int) -> str:
    return "another window" if count == 1 else f"{count} other windows"
