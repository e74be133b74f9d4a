"""What a user command is: one class from which its key, footer word, palette entry and help line come."""

import re
from enum import StrEnum
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding

from scenebreak.tui.keymap import NO_KEY, keys_in_force

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class Where(StrEnum):
    """The screens that commands are for, in the order of the help."""

    HOME = "home"
    SCANNING = "scanning"
    REVIEW = "review"
    LINES = "lines"
    PLAN = "plan"
    QUESTIONS = "questions"
    DEPARTMENTS = "departments"
    ESTIMATE = "estimate"
    SEASON = "season"


EVERYWHERE = frozenset(Where) - {Where.LINES}
"""Every screen that is worked by commands; the lines of the script are a part of the review."""


class Group(StrEnum):
    """The headings of the help table, in its order."""

    MOVE = "Move"
    DECIDE = "Decide"
    CHOOSE = "Decide on several"
    WRITE = "Write"
    LINES = "Line by line"
    LOOK = "Look"
    PROGRAM = "Program"


class Command:
    """A thing the person can do. The docstring is its help line.

    Attributes:
        where: the screens that it is for; two commands of one screen never share a key.
        key: the keys that do it unless the person chose others, by Textual's names with commas between;
            "" for the palette only.
        label: what the palette calls it.
        word: its word in the line of keys; "" keeps it out of there.
        word_key: how the line of keys writes the key, where that is not its first one.
        group: its heading in the help.
    """

    where: ClassVar[frozenset[Where]] = frozenset({Where.REVIEW})
    key: ClassVar[str] = ""
    label: ClassVar[str]
    word: ClassVar[str] = ""
    word_key: ClassVar[str] = ""
    group: ClassVar[Group]

    @classmethod
    def id(cls) -> str:
        """The stable name by which its binding, the settings and the screen know it ("next-beat")."""
        return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "-", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """One or two sentences for the person."""
        return " ".join(cleandoc(cls.__doc__ or "").split())

    @classmethod
    def default_keys(cls) -> tuple[str, ...]:
        """The keys that do it unless the person chose others."""
        return tuple(cls.key.split(",")) if cls.key else ()

    @classmethod
    def own_keys(cls) -> tuple[str, ...]:
        """The keys that do it now; none for the palette only."""
        return keys_in_force(cls.id(), cls.default_keys())

    @classmethod
    def keys(cls) -> str:
        """The keys that do it now, as people write them ("j or down"); "" for the palette only."""
        return " or ".join(cls.own_keys())

    @classmethod
    def short_key(cls) -> str:
        """The key as the line of keys and the panes write it; "" for the palette only."""
        own = cls.own_keys()
        return cls.word_key if cls.word_key and own == cls.default_keys() else "".join(own[:1])

    @classmethod
    def binding(cls) -> Binding:
        """The key binding; one for the palette only waits for a key from the settings."""
        return Binding(
            cls.key or NO_KEY,
            f"run('{cls.id()}')",
            cls.word or cls.label,
            show=bool(cls.word and cls.key),
            tooltip=cls.help(),
            id=cls.id(),
        )

    @classmethod
    def available(cls, screen: Any) -> bool:  # noqa: ANN401 - each command names its own kind of screen
        """It can be done right now."""
        return True

    @classmethod
    def answers(cls, screen: Any) -> bool:  # noqa: ANN401
        """Its key does something right now, or says why it cannot."""
        return cls.available(screen)

    @classmethod
    def offered(cls, screen: Any) -> bool:  # noqa: ANN401
        """It belongs into the line of keys of this screen; asked once each time the line is painted."""
        return True

    @classmethod
    def perform(cls, screen: Any) -> None:  # noqa: ANN401
        """Do it, if it can be done right now."""
        if cls.available(screen):
            cls._run(screen)

    @classmethod
    def _run(cls, screen: Any) -> None:  # noqa: ANN401
        raise NotImplementedError


class BeatCommand(Command):
    """A command on the beat at the cursor."""

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is a beat at the cursor."""
        return screen.desk.beat is not None

    @classmethod
    def perform(cls, screen: Any) -> None:  # noqa: ANN401
        """Do it where the beat is in view; otherwise show that first."""
        if not (cls.available(screen) and screen.brought_back()):
            super().perform(screen)
