"""What asks and is answered: reasons, departments, people, flags, words to find, filters and places."""

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from scenebreak.domain.beat import Verdict
from scenebreak.tui.commands import Where
from scenebreak.tui.desk import Cursor, Desk
from scenebreak.tui.messages import (
    Agreed,
    DepartmentToggled,
    FilterChanged,
    FindChanged,
    FindStepped,
    PersonToggled,
    PlaceChosen,
    ReasonChosen,
)
from scenebreak.tui.paper import find
from scenebreak.tui.places import cursor_at_words, cursor_on_page, place_of
from scenebreak.tui.screens.writing import WritingScreen
from scenebreak.tui.widgets.bars import Bar, FilterBar, FindBar, PlaceBar
from scenebreak.tui.widgets.prompts import PeoplePrompt, Prompt


class PromptingScreen(WritingScreen):
    """Opens the prompts, does what they are answered, and gives the keys back."""

    _once_agreed: Callable[[], None] | None = None
    _filtered_from: Desk
    _found_from: Cursor | None = None

    @property
    def waiting(self) -> Widget | None:
        """What takes the keys now, even before it has the focus; None while the review takes them."""
        if not self.is_mounted:
            return None
        bar = next((bar for bar in self.query(Bar) if bar.display), None)
        return bar.words if bar is not None else self.decision.prompt

    def show_help(self) -> None:
        """Show the keys of what has the focus, then every command."""
        from scenebreak.tui.screens.help import HelpScreen

        here = self.keys.hint if self.waiting is not None else ""
        self.app.push_screen(HelpScreen(Where.LINES if self.script.chosen else self.WHERE, here))

    def ask_reason(self) -> None:
        """Ask why the beat, or every marked one, is dismissed."""
        many = f" {self._marked()}" if self.desk.marked else ""
        # a narrow pane cuts the end
        title = f"{self._marked()}: why dismissed?" if self.desk.elsewhere else f"Dismiss{many}: why?"
        self._ask(self.decision.reasons, title)

    def tick_departments(self) -> None:
        """Let letters tick departments."""
        many = f"{self._marked()}: tell whom?" if self.desk.marked else "Who must be told?"
        self._ask(self.decision.ticks, many)

    def ask_people(self) -> None:
        """Let letters say who takes part."""
        row, beat = self.desk.row, self.desk.beat
        if row is None or beat is None:
            return
        # those found first, as the pane has them: a letter stays with its person while others are unticked
        known = (*beat.beat.participants, *row.scan.scene.present, *beat.participants)
        self.decision.people.people = tuple(dict.fromkeys(known))
        self.decision.people.name_typed = None
        self.decision.people.hidden = self.desk.discreet
        self._ask(self.decision.people, "Who takes part?")

    def ask_repeats(self) -> None:
        """Say how many repeats of the pair there are, and ask whether they get the same decision."""
        fields, beats = self.repeats()
        beat = self.desk.beat
        if beat is None:
            return
        if not fields:
            self.tell("Decide on this beat first; then its repeats can be decided alike.")
            return
        pair = self.desk.words(" + ".join(beat.participants)) or "nobody named"
        if not beats:
            kind = beat.beat.kind.label
            self.tell(f"No other {kind} beat of {pair} waits on this level.{self.others_of_pair()}")
            return
        count = f"{len(beats)} other {beat.beat.kind.label} beat{'s' * (len(beats) > 1)} of {pair}"
        scenes = [row.name for row in self.desk.script_rows for each in row.beats if each in beats]
        where = f" (scene{'s' * (len(set(scenes)) > 1)} {', '.join(dict.fromkeys(scenes))})" if scenes else ""
        left = self.others_of_pair()
        self.agree(f"Decide {count}{where} like this one?{left}", lambda: self.decide_alike(fields, beats))

    def agree(self, what: str, then: Callable[[], None]) -> None:
        """Ask before something is done.

        Args:
            what: the question.
            then: does it.
        """
        self._once_agreed = then
        self.decision.agree.what = what
        self._ask(self.decision.agree, "Sure?")

    def open_find(self) -> None:
        """Open the line in which words are looked for."""
        self._found_from = self.desk.cursor
        self._open_bar(self.query_one(FindBar))

    def open_filter(self) -> None:
        """Open the line of conditions on the list."""
        bar = self.query_one(FilterBar)
        self._filtered_from = self.desk
        self._open_bar(bar)
        bar.begin(self.desk.filter.text)

    def open_places(self) -> None:
        """Open the line in which a scene or a page to go to is typed."""
        self._open_bar(self.query_one(PlaceBar))

    def show_page(self, page: int) -> None:
        """Show a page, and take the cursor there."""
        self.go(self.desk.at(cursor_on_page(self.desk, page) or self.desk.cursor))
        self.script.show_page(page)

    def brought_back(self) -> bool:
        """Show the beat at the cursor if a jump has led away from its words; False when they are in view."""
        if not self.script.astray:
            return False
        self.script.show_beat()
        self.tell("This is the beat at the cursor; the key decides now.")
        return True

    def _marked(self) -> str:
        """How many beats are marked, and whether the one that is shown is none of them."""
        count = len(self.desk.marked)
        beats = "1 beat" if count == 1 else f"{count} beats"
        return f"{beats}, not this one" if self.desk.elsewhere else beats

    def _ask(self, prompt: Prompt, title: str) -> None:
        self._open(prompt, prompt.HINT)
        prompt.border_title = title

    def _open_bar(self, bar: Bar) -> None:
        self._remember_focus()
        bar.open()
        self.keys.hint = bar.HINT

    @on(ReasonChosen)
    def _dismiss(self, message: ReasonChosen) -> None:
        self.close_prompts()
        self.decide_and_go_on(verdict=Verdict.DISMISSED, reason=message.reason)

    @on(DepartmentToggled)
    def _toggle_department(self, message: DepartmentToggled) -> None:
        beats = self.desk.acted_on
        if beats:
            ticked = self.decision.ticks.ticked ^ {message.department}
            if self.decide(departments=ticked):
                self.decision.ticks.ticked = ticked

    @on(PersonToggled)
    def _toggle_person(self, message: PersonToggled) -> None:
        beat = self.desk.beat
        if beat is None:
            return
        people = [name for name in beat.participants if name != message.name]
        if len(people) == len(beat.participants):
            people.append(message.name)
        prompt = self.decision.people
        prompt.people = tuple(dict.fromkeys((*prompt.people, message.name)))
        self.commit_here(people=tuple(people))

    @on(PeoplePrompt.Hinted)
    def _tell_keys(self, message: PeoplePrompt.Hinted) -> None:
        if self.decision.people.display:
            self.keys.hint = message.hint

    @on(Agreed)
    def _do_what_was_agreed(self) -> None:
        then, self._once_agreed = self._once_agreed, None
        self.close_prompts()
        if then is not None:
            then()

    @on(FindChanged)
    def _find(self, message: FindChanged) -> None:
        script = self.script
        hits = find(self.desk.scan.screenplay, message.words)
        script.hit = 0
        script.hits = hits
        if hits:
            script.hit = script.nearest_hit(hits)
            self._show_hit()
        elif self.desk.cursor != self._found_from:
            # the first letters of words that are not there may have led astray
            self.go(self.desk.at(self._found_from))
        self._count_hits(message.words)

    @on(FindStepped)
    def _step_hit(self, message: FindStepped) -> None:
        script = self.script
        if script.hits:
            script.hit = (script.hit + message.step) % len(script.hits)
            self._show_hit()
            self._count_hits("")

    @on(FilterChanged)
    def _filter(self, message: FilterChanged) -> None:
        if message.text != self.desk.filter.text:
            # every letter asks anew where the cursor was, for half a word leads astray
            self.go(self._filtered_from.following(self.desk).filtered(message.text))
        shown, every = len(self.desk.rows), len(self.desk.unfiltered_rows)
        self.query_one(FilterBar).tell(f"{shown} of {every} scenes")

    @on(PlaceChosen)
    def _go_to_place(self, message: PlaceChosen) -> None:
        place = place_of(self.desk, message.place)
        if place is None:
            self.query_one(PlaceBar).tell("no such scene or page")
            return
        self.close_prompts()
        if isinstance(place, Cursor):
            self.go(self.desk.at(place))
            self.script.show_beat()
        else:
            self.show_page(place)

    def _show_hit(self) -> None:
        hit = self.script.hits[self.script.hit]
        self.go(self.desk.at(cursor_at_words(self.desk, hit) or self.desk.cursor))
        self.script.show_hit()

    def _count_hits(self, words: str) -> None:
        script = self.script
        nothing = "not in this script" if words.strip() else ""
        count = f"{script.hit + 1} of {len(script.hits)}" if script.hits else nothing
        self.query_one(FindBar).tell(count)
