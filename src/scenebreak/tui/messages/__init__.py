"""What widgets tell the screen; the screen alone changes anything."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from textual.message import Message

from scenebreak.domain.beat import DismissReason
from scenebreak.domain.finding import Kind


class FieldName(StrEnum):
    """The texts that a person can write."""

    QUESTION = "question"
    ANSWER = "answer"
    CONTEXT = "context"
    NOTES = "notes"

    @property
    def heading(self) -> str:
        """What the editor calls it."""
        return _HEADINGS[self]

    @property
    def long(self) -> bool:
        """Enter makes a new line in it."""
        return self is FieldName.NOTES


_HEADINGS = {
    FieldName.QUESTION: "Question for the director",
    FieldName.ANSWER: "The director's answer",
    FieldName.CONTEXT: "Story context of the scene",
    FieldName.NOTES: "Notes on the beat",
}


class Text(Protocol):
    """Something that can be written in the editor."""

    @property
    def heading(self) -> str:
        """What the editor calls it."""

    @property
    def long(self) -> bool:
        """Enter makes a new line in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text of one beat, or of one scene.

    Attributes:
        name: which text.
        episode: id of the script.
        scene: index of the scene.
        beat: id of the beat; None for a text of the scene.
        also: ids of other beats that get the same words.
        elsewhere: the beat on the screen is none of these.
    """

    name: FieldName
    episode: int
    scene: int
    beat: str | None
    also: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def heading(self) -> str:
        """What the editor calls it; for marked beats how many come first, since narrow panes cut the end."""
        if not self.also and not self.elsewhere:
            return self.name.heading
        count = "1 beat" if not self.also else f"{1 + len(self.also)} beats"
        return f"{count}{', not this one' if self.elsewhere else ''}: {self.name.value}"

    @property
    def long(self) -> bool:
        """Enter makes a new line in it."""
        return self.name.long


@dataclass
class SceneChosen(Message):
    """A scene was picked in a list."""

    scene: int


@dataclass
class BeatChosen(Message):
    """The words of a beat were picked in the script."""

    beat: str


@dataclass
class PageChosen(Message):
    """A page was picked on the heat strip."""

    page: int


@dataclass
class ReasonChosen(Message):
    """The reason for a dismissal was picked."""

    reason: DismissReason


@dataclass
class DepartmentToggled(Message):
    """A department was ticked or unticked."""

    department: str


@dataclass
class FieldWritten(Message):
    """A text has other words in it, and it was left, the hand rests, or much was written since."""

    field: Text
    text: str


class Settlement(StrEnum):
    """What becomes of a text that two people have changed."""

    BOTH = "both"
    MINE = "mine"
    THEIRS = "theirs"
    WRITE_ON = "write on"


@dataclass
class ConflictSettled(Message):
    """It was chosen what becomes of a text that another window has changed too."""

    settlement: Settlement


@dataclass
class FindChanged(Message):
    """Other words are looked for."""

    words: str

    def can_replace(self, message: Message) -> bool:
        """Of letters typed faster than the script can follow, the last says what is looked for."""
        return isinstance(message, FindChanged)


@dataclass
class FindStepped(Message):
    """The next (1) or previous (-1) place is asked for."""

    step: int


@dataclass
class FilterChanged(Message):
    """Other conditions are asked of the scenes in the list."""

    text: str

    def can_replace(self, message: Message) -> bool:
        """Of letters typed faster than the list can follow, the last says what is asked."""
        return isinstance(message, FilterChanged)


@dataclass
class PlaceChosen(Message):
    """A scene or a page is to be gone to, as it was typed."""

    place: str


@dataclass
class PersonToggled(Message):
    """A character takes part, or does not."""

    name: str


@dataclass
class FlagChosen(Message):
    """A line is to be flagged: its kind and the rung of its ladder were picked."""

    kind: Kind
    rung: str


@dataclass
class OfficeChosen(Message):
    """It was said who answered; "" asks for other words."""

    office: str


class Agreed(Message):
    """A question with one answer was answered with yes."""


class PromptClosed(Message):
    """A prompt or an editor is done; the keys go to the review again."""
