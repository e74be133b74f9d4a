"""What a user command is: one class from which its key, footer word, palette entry and help line come."""

import re
from enum import StrEnum
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class Group(StrEnum):
    """The headings of the help table, in its order."""

    MOVE = "Move"
    DECIDE = "Decide"
    WRITE = "Write"
    LOOK = "Look"
    PROGRAM = "Program"


class Command:
    """A thing the person can do in the review. The docstring is its help line.

    Attributes:
        key: the keys that do it, by Textual's names with commas between; "" for the palette only.
        label: what the palette calls it.
        word: its word in the line of keys; "" keeps it out of there.
        word_key: how the line of keys writes the key, where that is not its first one.
        group: its heading in the help.
    """

    key: ClassVar[str] = ""
    label: ClassVar[str]
    word: ClassVar[str] = ""
    word_key: ClassVar[str] = ""
    group: ClassVar[Group]

    @classmethod
    def id(cls) -> str:
        """The stable name by which its key binding and the screen know it ("next-unreviewed")."""
        return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "-", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """One or two sentences for the person."""
        return " ".join(cleandoc(cls.__doc__ or "").split())

    @classmethod
    def keys(cls) -> str:
        """The keys as people write them ("j or down"); "" for the palette only."""
        return " or ".join(cls.key.split(",")) if cls.key else ""

    @classmethod
    def binding(cls) -> Binding:
        """The key binding; only for a command that has a key."""
        return Binding(
            cls.key,
            f"run('{cls.id()}')",
            cls.word or cls.label,
            show=bool(cls.word),
            tooltip=cls.help(),
            id=cls.id(),
        )

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """It can be done right now."""
        return True

    @classmethod
    def perform(cls, screen: "ReviewScreen") -> None:
        """Do it, if it can be done right now."""
        if cls.available(screen):
            cls._run(screen)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        raise NotImplementedError


class BeatCommand(Command):
    """A command on the beat at the cursor."""

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is a beat at the cursor."""
        return screen.desk.beat is not None
