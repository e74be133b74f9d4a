"""What stands at the head of a page that is printed or sent: scripts and drafts, by whom, on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of a page.

    Attributes:
        scripts: each with its draft ("Night Ward, Pink Revised 09/28/26").
        by: who prepared it, or "".
        on: the day.
        confirmed: beats that nobody has confirmed are left out.
    """

    scripts: tuple[str, ...]
    by: str
    on: date
    confirmed: bool = False

    def lines(self) -> Iterator[str]:
        """The head, one fact a line, without a full stop."""
        yield from self.scripts
        yield f"Prepared{f' by {self.by}' if self.by else ''} on {self.on.isoformat()}"
        if self.confirmed:
            yield "Only what is confirmed; the rest waits for the review"
