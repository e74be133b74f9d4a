"""Small questions that take the keys for a moment: why dismissed, whom to tell, whose words stay."""

from dataclasses import dataclass
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scenebreak.domain.axis import ladder_of
from scenebreak.domain.beat import DISMISS_KEYS
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Kind, Status
from scenebreak.tui.messages import (
    Agreed,
    ConflictSettled,
    DepartmentToggled,
    FlagChosen,
    OfficeChosen,
    PersonToggled,
    PromptClosed,
    ReasonChosen,
    Settlement,
)
from scenebreak.tui.printable import printable, veiled
from scenebreak.tui.widgets.lines import KEY, MUTED, at_most, packed, wrapped

_ROW = 60


class Prompt(Widget, can_focus=True):
    """Takes every key while it has the focus, so that none of them reaches the review by accident."""

    HINT: ClassVar[str]

    @dataclass
    class Refused(Message):
        """A key that means nothing here was pressed."""

        words: str

    def refuse(self, event: events.Key, nothing: str) -> None:
        """Say in one line that a key means nothing here.

        Args:
            event: the key.
            nothing: for what it does not stand ("no reason").
        """
        self.app.bell()
        key = event.character if event.is_printable and event.character else event.key
        self.post_message(self.Refused(f"{printable(key)} stands for {nothing} here; esc goes back."))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """No binding of the review is offered meanwhile, but for help."""
        return key != "f1"

    def on_key(self, event: events.Key) -> None:
        """Keys that leave are the same in every prompt."""
        if event.key == "f1":
            return
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "ctrl+c"):
            self.post_message(PromptClosed())
        else:
            self.take(event)

    def take(self, event: events.Key) -> None:
        """Do what the key stands for in this prompt."""
        raise NotImplementedError

    def lines(self, width: int) -> Content:
        """What is asked, set for a width."""
        raise NotImplementedError

    def render(self) -> Content:
        """What is asked."""
        return self.lines(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the question has lines in this width."""
        return len(self.lines(width).plain.splitlines())


class ReasonPrompt(Prompt):
    """Why is the beat dismissed? One key answers."""

    HINT = "a letter gives the reason   esc back"

    def lines(self, width: int) -> Content:
        """The reasons with their keys, in a row where there is room for it."""
        reasons = [Content.assemble((key, KEY), f" {reason.label}") for key, reason in DISMISS_KEYS.items()]
        return Content("\n").join(packed(reasons, width) if width >= _ROW else reasons)

    def take(self, event: events.Key) -> None:
        """A letter that stands for a reason picks it."""
        reason = DISMISS_KEYS.get(event.key)
        if reason is None:
            self.refuse(event, "no reason")
        else:
            self.post_message(ReasonChosen(reason))


class DepartmentTicks(Prompt):
    """Who must be told? Letters tick and untick."""

    HINT = "a letter ticks or unticks   enter or esc done"

    ticked: reactive[frozenset[str]] = reactive(frozenset())

    def lines(self, width: int) -> Content:
        """All departments in as many columns as fit."""
        columns = max(1, width // 28)
        cell = width // columns
        every = list(DEPARTMENTS.values())
        rows = -(-len(every) // columns)
        lines = []
        for row in range(rows):
            parts: list[str | tuple[str, str]] = []
            for department in every[row::rows]:
                on_ = department.id in self.ticked
                name = f" {department.name}"
                parts += [
                    ("[x] " if on_ else "[ ] ", "bold" if on_ else MUTED),
                    (department.letter, KEY),
                    (name, "bold" if on_ else ""),
                    " " * max(1, cell - 5 - len(name)),
                ]
            lines.append(Content.assemble(*parts).rstrip())
        return Content("\n").join(lines)

    def take(self, event: events.Key) -> None:
        """A department's letter toggles it; enter ends."""
        if event.key == "enter":
            self.post_message(PromptClosed())
            return
        found = next((each.id for each in DEPARTMENTS.values() if each.letter == event.key), None)
        if found is None:
            self.refuse(event, "no department")
        else:
            self.post_message(DepartmentToggled(found))


class ConflictPrompt(Prompt):
    """Whose words stay? Shown beside the editor, and asked only when that is left.

    Attributes:
        theirs: the words that another window has kept.
        hidden: they are not shown.
    """

    HINT = "b both   m mine   t theirs   esc write on"
    MOST = 4
    CHOICES: ClassVar[dict[str, Settlement]] = {
        "b": Settlement.BOTH,
        "m": Settlement.MINE,
        "t": Settlement.THEIRS,
        "escape": Settlement.WRITE_ON,
    }

    theirs: reactive[str] = reactive("", layout=True)
    hidden: reactive[bool] = reactive(False)

    def lines(self, width: int) -> Content:
        """The other words, and what can be done with them and one's own."""
        other = (veiled if self.hidden else printable)(self.theirs) or "(nothing: the words were taken out)"
        wrapped = Content.styled(other, "italic").wrap(max(1, width))
        if len(wrapped) > self.MOST:
            wrapped = [*wrapped[: self.MOST - 1], Content.styled("... and more", MUTED)]
        keys = [
            Content.assemble(("esc" if key == "escape" else key, KEY), f" {choice}")
            for key, choice in self.CHOICES.items()
        ]
        return Content("\n").join([*(line.rstrip() for line in wrapped), *packed(keys, width)])

    def on_key(self, event: events.Key) -> None:
        """Esc goes back to the editor: nothing is thrown away by leaving."""
        event.stop()
        event.prevent_default()
        self.take(event)

    def take(self, event: events.Key) -> None:
        """A letter decides."""
        settlement = self.CHOICES.get(event.key)
        if settlement is None:
            self.app.bell()
        else:
            self.post_message(ConflictSettled(settlement))


class PeoplePrompt(Prompt):
    """Who takes part? Letters tick and untick the people of the scene; a plus asks for another name.

    Attributes:
        people: everyone who may, in the order of their letters.
        ticked: those who do.
        hidden: their names are not shown.
        name_typed: what was typed of another name; None while letters tick.
    """

    HINT = "a letter ticks or unticks   + types a name   enter or esc done"
    TYPING = "enter takes the name   backspace takes back a letter   esc back to the letters"

    people: reactive[tuple[str, ...]] = reactive((), layout=True)
    ticked: reactive[tuple[str, ...]] = reactive(())
    hidden: reactive[bool] = reactive(False)
    name_typed: reactive[str | None] = reactive(None, layout=True)

    @dataclass
    class Hinted(Message):
        """Other keys work from now on."""

        hint: str

    @property
    def hint(self) -> str:
        """The keys that work now."""
        return self.HINT if self.name_typed is None else self.TYPING

    def watch_name_typed(self, before: str | None, now: str | None) -> None:
        """Say which keys work when that changes."""
        if (before is None) is not (now is None):
            self.post_message(self.Hinted(self.hint))

    def lines(self, width: int) -> Content:
        """Their names with their letters, as many on a line as fit."""
        shown = veiled if self.hidden else printable
        if self.name_typed is not None:
            line = Content.assemble(("Name  ", MUTED), (shown(self.name_typed), "bold"), ("_", KEY))
            keys = Content.assemble(("enter", KEY), " takes it  ", ("esc", KEY), " back")
            return Content("\n").join([*wrapped(line, width), keys])
        another = Content.assemble("    ", ("+", KEY), " another name")
        if not self.people:
            nobody = wrapped(Content("Nobody speaks or is named in this scene."), width)
            return Content("\n").join([*nobody, another])
        entries = [
            Content.assemble(
                ("[x] " if name in self.ticked else "[ ] ", MUTED), (letter, KEY), f" {shown(name)}"
            )
            for letter, name in zip(ascii_lowercase, self.people, strict=False)
        ]
        return Content("\n").join(packed([*entries, another], width))

    def on_key(self, event: events.Key) -> None:
        """Every key belongs to the name while one is typed."""
        if self.name_typed is None or event.key == "f1":
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self._type(event)

    def take(self, event: events.Key) -> None:
        """A letter toggles its person, a plus asks for another name; enter ends."""
        if event.key == "plus":
            self.name_typed = ""
            return
        if event.key == "enter":
            self.post_message(PromptClosed())
            return
        found = dict(zip(ascii_lowercase, self.people, strict=False)).get(event.key)
        if found is None:
            self.refuse(event, "nobody")
        else:
            self.post_message(PersonToggled(found))

    def _type(self, event: events.Key) -> None:
        typed = self.name_typed or ""
        if event.key == "enter":
            # as scripts write names; one that is there already is taken as it stands there
            name = " ".join(typed.upper().split())
            self.name_typed = None
            if name:
                known = (each for each in self.people if each.casefold() == name.casefold())
                self.post_message(PersonToggled(next(known, name)))
        elif event.key in ("escape", "ctrl+c"):
            self.name_typed = None
        elif event.key == "backspace":
            self.name_typed = typed[:-1]
        elif event.is_printable and event.character:
            self.name_typed = typed + event.character


class FlagPrompt(Prompt):
    """What did the machine miss? One key for the kind, one for the rung of its ladder.

    Attributes:
        kind: the kind that was picked; None while it is asked.
        quote: the words that will be flagged, as they may be shown.
        minor: a minor takes part.
        status: how the words stand to what is played.
    """

    HINT = "a key picks   esc back"

    kind: reactive[Kind | None] = reactive(None, layout=True)
    quote: reactive[str] = reactive("", layout=True)
    minor: reactive[bool] = reactive(False)
    status: reactive[Status] = reactive(Status.SHOWN)
    STATUSES: ClassVar[dict[str, Status]] = {
        "s": Status.SHOWN,
        "i": Status.IMPLIED,
        "a": Status.SAID,
        "n": Status.INTENDED,
    }

    def lines(self, width: int) -> Content:
        """The words, and the kinds or the rungs with their keys."""
        words = at_most(2, wrapped(Content.styled(f'"{self.quote}"', "italic"), width), width)
        if self.kind is None:
            entries = [Content.assemble((kind.letter.lower(), KEY), f" {kind.label}") for kind in Kind]
            return Content("\n").join([*words, *packed(entries, width)])
        for rung in ladder_of(self.kind):
            meaning = (f": {rung.meaning}", MUTED)
            line = Content.assemble((str(rung.step), KEY), " ", (rung.name, "bold"), meaning)
            words += wrapped(line, width)
        statuses = [
            Content.assemble(
                (key, KEY), " ", (f" {each.value} ", "bold reverse" if each is self.status else "")
            )
            for key, each in self.STATUSES.items()
        ]
        mark = "[x] " if self.minor else "[ ] "
        minor = Content.assemble(
            (mark, MUTED), ("m", KEY), (" a minor takes part", "bold" if self.minor else "")
        )
        return Content("\n").join([*words, *packed([*statuses, minor], width)])

    def take(self, event: events.Key) -> None:
        """The first key picks the kind; then letters the status and the minor, a number the rung."""
        if self.kind is None:
            self.kind = next((kind for kind in Kind if kind.letter.lower() == event.key.lower()), None)
            if self.kind is None:
                self.refuse(event, "no kind")
            return
        if event.key == "m":
            self.minor = not self.minor
            return
        if event.key in self.STATUSES:
            self.status = self.STATUSES[event.key]
            return
        rung = next((each for each in ladder_of(self.kind) if event.key == str(each.step)), None)
        if rung is None:
            self.refuse(event, f"no level of a {self.kind.label}")
        else:
            self.post_message(FlagChosen(self.kind, rung.code))


class AgreePrompt(Prompt):
    """Shall it be done? Enter does it, anything else leaves it.

    Attributes:
        what: what will be done.
    """

    HINT = "enter does it   esc leaves it"

    what: reactive[str] = reactive("", layout=True)

    def lines(self, width: int) -> Content:
        """What will be done, and the keys."""
        keys = Content.assemble(("enter", KEY), " yes  ", ("esc", KEY), " no")
        return Content("\n").join([*wrapped(Content(printable(self.what)), width), keys])

    def take(self, event: events.Key) -> None:
        """Enter or y agrees."""
        if event.key in ("enter", "y"):
            self.post_message(Agreed())
        else:
            self.app.bell()


class OfficePrompt(Prompt):
    """Who said so? A letter names an office; o asks for other words."""

    HINT = "a letter names who   esc back"
    OFFICES: ClassVar[dict[str, str]] = {
        "d": "director",
        "w": "writer",
        "p": "producer",
        "c": "casting",
        "s": "showrunner",
    }

    def lines(self, width: int) -> Content:
        """The offices with their letters."""
        entries = [Content.assemble((key, KEY), f" {name}") for key, name in self.OFFICES.items()]
        return Content("\n").join(packed([*entries, Content.assemble(("o", KEY), " other")], width))

    def take(self, event: events.Key) -> None:
        """A letter names the office."""
        if event.key == "o" or event.key in self.OFFICES:
            self.post_message(OfficeChosen(self.OFFICES.get(event.key, "")))
        else:
            self.refuse(event, "no office")
