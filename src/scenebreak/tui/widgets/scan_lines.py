"""How far a scan has come, in words and figures; and, where it failed, why and how to go on."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from scenebreak.domain.errors import ScenebreakError
from scenebreak.tui.commands.application import GoHome
from scenebreak.tui.commands.scanning import TryAgain
from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.so_far import Stage
from scenebreak.tui.widgets.lines import KEY, MUTED

_BAR = 20


class ScanTitle(Widget):
    """One line: the script, what is done with it, a bar, and what was found so far."""

    stages: reactive[tuple[Stage, ...]] = reactive(())
    desk: reactive[Desk | None] = reactive(None)
    failure: reactive[ScenebreakError | None] = reactive(None)

    def render(self) -> Content:
        """The line; the title gives way first."""
        if self.failure is not None:
            return Content.styled(fitted(self._title, max(1, self.content_size.width)), "bold")
        right = Content.assemble(self._found(), (self._stage(), MUTED), "  ", bar(self._part, _BAR))
        room = max(4, self.content_size.width - right.cell_length - 2)
        title = Content.styled(fitted(self._title, room), "bold")
        return Content.assemble(title, "  ", right)

    @property
    def _title(self) -> str:
        if self.desk is not None:
            return self.desk.scan.screenplay.title
        return self.stages[0].name if len(self.stages) == 1 else f"{len(self.stages)} scripts"

    def _stage(self) -> str:
        if len(self.stages) == 1:
            words = self.stages[0].words
            return words if words != "waiting" else "opening"
        return f"{sum(stage.part >= 1 for stage in self.stages)} of {len(self.stages)} done"

    @property
    def _part(self) -> float:
        return sum(stage.part for stage in self.stages) / max(1, len(self.stages))

    def _found(self) -> Content:
        if self.desk is None or self.content_size.width < 90:
            return Content("")
        counts = self.desk.counts
        return Content.assemble(
            (f"must {counts.must}", "bold"),
            f"  may {counts.may}  ",
            (f"open {counts.open}", "$text-accent"),
            "   ",
        )


class ScanPanel(Static):
    """The scripts of a season, a line each, or the words on a scan that failed."""

    stages: reactive[tuple[Stage, ...]] = reactive(())
    failure: reactive[ScenebreakError | None] = reactive(None)

    def render(self) -> Content:
        """What there is to say."""
        if self.failure is not None:
            return _failed(self.failure)
        if len(self.stages) == 1:
            return Content.styled("The first scenes show here in a moment.", MUTED)
        width = max(20, self.content_size.width)
        return Content("\n").join([_script_line(stage, width) for stage in self.stages])


def bar(part: float, width: int) -> Content:
    """A bar that needs no colour."""
    full = round(min(max(part, 0.0), 1.0) * width)
    return Content.assemble(
        ("[", MUTED), ("=" * full, "bold $text-accent"), ("." * (width - full), MUTED), ("]", MUTED)
    )


def _script_line(stage: Stage, width: int) -> Content:
    words = "done" if stage.part >= 1 else stage.words
    tail = Content.assemble(f"{words:>30}", "  ", bar(stage.part, _BAR))
    return Content.assemble(fitted(stage.name, max(8, width - tail.cell_length - 1)), " ", tail)


def _failed(error: ScenebreakError) -> Content:
    remedy = f"{printable(error.remedy)}.\n\n" if error.remedy else ""
    return Content.assemble(
        ("This could not be scanned.\n\n", "bold $text-error"),
        f"{printable(error.problem)}.\n\n",
        remedy,
        ("Nothing was changed. ", MUTED),
        (TryAgain.short_key(), KEY),
        (" tries again, ", MUTED),
        (GoHome.short_key(), KEY),
        (" opens something else.", MUTED),
    )
