"""Going through the script line by line: flag what the machine missed, split what it joined."""

from collections.abc import Callable
from typing import Any

from textual import on

from scenebreak.domain.axis import RUNGS, proposed_axis
from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.finding import LEVELS, Kind, Level, Status, Tier
from scenebreak.tui.messages import FlagChosen
from scenebreak.tui.passage import Passage
from scenebreak.tui.screens.prompting import PromptingScreen

_HINT = "j k line  h l < > words  e all  f flag  s split  enter its beat  esc done"


class FlaggingScreen(PromptingScreen):
    """Chooses words of the script, and makes beats of them."""

    @property
    def standing_hint(self) -> str:
        """The keys of the lines while one is chosen."""
        return _HINT if self.script.chosen is not None else ""

    def choose_lines(self) -> None:
        """Go through the script line by line."""
        self.script.choose_lines()
        self.keys.hint = self.standing_hint

    def step_lines(self, step: int) -> None:
        """Go some lines further."""
        self.script.step_lines(step)

    def read_lines(self, direction: int) -> None:
        """Go as many lines further as a page key does."""
        self.script.step_lines(direction * self.script.stride)

    def reword(self, change: Callable[[Passage], Passage]) -> None:
        """Choose fewer or more words."""
        self.script.reword(change)

    def leave_lines(self) -> None:
        """Give the keys back to the review."""
        self.script.leave_lines()
        self.keys.hint = ""
        self.set_focus(None)

    def go_to_line(self) -> None:
        """Go to the beat whose words stand on the line."""
        beats = self.script.beats_on_line
        if beats:
            self.leave_lines()
            self.go(self.desk.at_beat(beats[0]))
        else:
            self.tell("No beat has its words on this line; f makes one of it.")

    def ask_flag(self) -> None:
        """Ask for the kind and the level of what the machine missed."""
        passage = self.script.chosen
        if passage is None:
            return
        prompt = self.decision.flag
        prompt.kind, prompt.quote = None, self.desk.words(passage.text)
        prompt.minor, prompt.status = False, Status.SHOWN
        self._ask(prompt, "Flag as what?")

    def split_here(self) -> None:
        """Let the beat at the cursor end here, and another one begin with the chosen words."""
        passage, beat = self.script.chosen, self.desk.beat
        if passage is None or beat is None:
            return
        try:
            with self.review.shown(self.desk.episode.id, self.desk.scan):
                _, second = self.review.split(self.desk.episode.id, beat.beat.id, passage.text)
        except ScenebreakError as error:
            self.explain(error)
            return
        self._show_made(second.beat.id, f"Split the {beat.beat.kind.label}: what begins here waits for you.")

    def remove_flag(self) -> None:
        """Take the beat at the cursor away, which a person has made."""
        beat = self.desk.beat
        if beat is None:
            return
        try:
            with self.review.shown(self.desk.episode.id, self.desk.scan):
                self.review.remove_flag(self.desk.episode.id, beat.beat.id)
        except ScenebreakError as error:
            self.explain(error)
            return
        self.show_committed()
        self.tell(f"Took your {beat.beat.kind.label} away. Undo brings it back.")

    @on(FlagChosen)
    def _flag(self, message: FlagChosen) -> None:
        passage, prompt = self.script.chosen, self.decision.flag
        self.close_prompts()
        if passage is None:
            return
        place = (passage.element.ordinal, passage.start, passage.end)
        try:
            level = level_for(message.kind, message.rung)
            with self.review.shown(self.desk.episode.id, self.desk.scan):
                made = self.review.flag(
                    self.desk.episode.id,
                    *place,
                    kind=message.kind,
                    level=level,
                    minor=prompt.minor,
                    status=prompt.status,
                    **self._settled(message, place[0]),
                )
        except ScenebreakError as error:
            self.explain(error)
            return
        rung = RUNGS[message.rung].name
        self._show_made(made.beat.id, f"Flagged {message.kind.label}, {rung}, and confirmed.")
        self.ask_people()

    def _settled(self, message: FlagChosen, element: int) -> dict[str, Any]:
        """The level as picked; beside a minor nothing is settled before legal and production decide."""
        here = next(
            row
            for row in self.desk.script_rows
            if any(part.ordinal == element for part in row.scan.scene.elements)
        )
        beside_minor = (
            self.decision.flag.minor or here.scan.minor or bool(here.scan.minors) or here.tier is Tier.STOP
        )
        return {} if beside_minor else {"settled": message.rung}

    def _show_made(self, beat: str, words: str) -> None:
        self.leave_lines()
        self.show_committed()
        self.go(self.desk.at_beat(beat))
        self.tell(f"{words} P says who takes part.")


def level_for(kind: Kind, rung: str) -> Level:
    """The level that words settled on a rung have: the farthest one that does not go beyond it.

    Args:
        kind: of the beat.
        rung: a code of its ladder ("S3").
    """
    steps = {level: RUNGS[proposed_axis(kind, level)].step for level in LEVELS[kind]}
    within = [level for level, step in steps.items() if step <= RUNGS[rung].step] or list(LEVELS[kind][:1])
    highest = max(steps[level] for level in within)
    return [level for level in within if steps[level] == highest][-1]
