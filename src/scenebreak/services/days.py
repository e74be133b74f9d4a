"""Days as people write them."""

from datetime import date, datetime

from scenebreak.domain.errors import WrongUsage

TODAY = "today"


def today() -> date:
    """The day on this machine's calendar."""
    return datetime.now().astimezone().date()


def day_of(words: str) -> date:
    """A day: 2026-03-02, or "today".

    Raises:
        WrongUsage: it is neither.
    """
    wanted = words.strip()
    if wanted.casefold() == TODAY:
        return today()
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        raise WrongUsage(f"{wanted!r} is no day", f'Write it as 2026-03-02, or "{TODAY}"') from None


def said_on(day: date | None) -> date | None:
    """The day on which something was answered or agreed, which cannot be one that is still to come.

    Raises:
        WrongUsage: it is.
    """
    if day is not None and day > today():
        raise WrongUsage(f"{day} is still to come", "Write the day on which it was said, today at the latest")
    return day
