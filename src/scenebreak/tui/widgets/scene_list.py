"""The list of scenes: number, page, place, kinds, tier by weight, verdict, open question."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from scenebreak.domain.beat import Verdict
from scenebreak.domain.drafts import Change
from scenebreak.domain.finding import Tier
from scenebreak.domain.screenplay import Scene
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.messages import SceneChosen
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.lines import entitle


class _Columns(NamedTuple):
    """Cells for each part of a line; the place has what the others leave."""

    number: int
    page: int
    kinds: int

    @classmethod
    def of(cls, rows: tuple[SceneRow, ...]) -> "_Columns":
        """As wide as the longest entry, up to what a script can be expected to need."""
        return cls(
            number=_longest((len(row.name) for row in rows), 4),
            page=_longest((len(_page(row.scan.scene)) for row in rows), 3),
            kinds=_longest((len(kinds(row)) for row in rows), 4),
        )


class SceneList(ScrollView, can_focus=True):
    """One line a scene; the line at the cursor is marked and kept in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--stop",
        "list--must",
        "list--may",
        "list--none",
        "list--current",
        "list--open",
    }

    desk: var[Desk | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._columns = _Columns.of(())

    def watch_desk(self, old: Desk | None, new: Desk | None) -> None:
        """Show the rows, and keep the current one in view."""
        if new is None:
            return
        self.virtual_size = Size(0, len(new.rows))
        reviewed = sum(row.mark not in " ." for row in new.rows if row.beats)
        beats = sum(bool(row.beats) for row in new.rows)
        changed = sum(new.news_of(row) is not None for row in new.rows) if new.changes else 0
        name = "Filtered" if new.filter else "All" if new.everything else "Flagged"
        tail = f"  changed {changed}" if changed else ""
        kind = name if changed or new.filter else f"{name} scenes"
        entitle(self, Content(f"{kind}  {reviewed}/{beats}{tail}"))
        columns = self._columns
        if old is None or old.rows is not new.rows:
            self._columns = _Columns.of(new.rows)
        top = self.scroll_offset.y
        self._keep_in_view()
        if old is None or columns != self._columns:
            self.refresh()
        elif top == self.scroll_offset.y:  # a scrolled list paints itself as a whole
            for index in range(top, top + self.size.height):
                if self._look(old, index) != self._look(new, index):
                    self.refresh_line(index)

    def on_resize(self) -> None:
        """Keep the current row in view."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the scene."""
        offset = event.get_content_offset(self)
        if offset is None or self.desk is None:
            return
        index = self.scroll_offset.y + offset.y
        if index < len(self.desk.rows):
            self.post_message(SceneChosen(self.desk.rows[index].scan.scene.index))

    def render_line(self, y: int) -> Strip:
        """One row.

        Args:
            y: from the top of the view.
        """
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y
        if self.desk is None or index >= len(self.desk.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        return self._row(self.desk, self.desk.rows[index], width)

    def _look(self, desk: Desk, index: int) -> object:
        """What a line of the list is made of: equal for desks that show it alike."""
        if index >= len(desk.rows):
            return None
        row = desk.rows[index]
        current = desk.cursor is not None and desk.cursor.scene == row.scan.scene.index
        marked = desk.marked.intersection(beat.beat.id for beat in row.beats)
        news = desk.news_of(row)
        last = news and self._ends_section(desk, row)
        return row, current, marked, news, last, desk.discreet

    def _row(self, desk: Desk, row: SceneRow, width: int) -> Strip:
        current = desk.cursor is not None and desk.cursor.scene == row.scan.scene.index
        news = desk.news_of(row)
        marked = any(beat.beat.id in desk.marked for beat in row.beats)
        base = self.visual_style.rich_style
        weight = self.get_component_rich_style(_style_of(row))
        question = self.get_component_rich_style("list--open")
        scene = row.scan.scene
        columns = self._columns
        room = max(1, width - 2 - columns.number - 1 - columns.page - 1 - 1 - columns.kinds - 1)
        parts = [
            ((">" if current else "*" if marked else " ") + (_NEWS[news] if news else row.mark), base),
            (fitted(row.name, columns.number), weight),
            (" " + fitted(_page(scene), columns.page).rstrip().rjust(columns.page) + " ", base),
            (fitted(desk.words(short_heading(scene, room)), room), weight),
            (" " + fitted(kinds(row), columns.kinds), weight),
            ("?" if row.open else " ", question),
        ]
        here = (
            Style(bgcolor=self.get_component_rich_style("list--current").bgcolor) if current else Style.null()
        )
        if news and self._ends_section(desk, row):
            here += Style(underline=True)
        return Strip([Segment(text, style + here) for text, style in parts]).adjust_cell_length(
            width, base + here
        )

    @staticmethod
    def _ends_section(desk: Desk, row: SceneRow) -> bool:
        """It is the last of the scenes on top that the new draft has changed."""
        last = next((each for each in reversed(desk.rows) if desk.news_of(each)), None)
        return last is row

    def _keep_in_view(self) -> None:
        if self.desk is None or self.size.height < 1:
            return
        top, height, row = self.scroll_offset.y, self.size.height, self.desk.position
        edge = min(3, height // 4)
        if not top + edge <= row < top + height - edge:
            self.scroll_to(y=max(0, row - height // 3), animate=False, force=True)


_NEWS = {Change.RAISED: "^", Change.NEW: "n"}


def kinds(row: SceneRow) -> str:
    """The letters of a scene's beats, each once; small where every beat of the kind is dismissed."""
    standing = {b.beat.kind.letter for b in row.beats if b.decision.verdict is not Verdict.DISMISSED}
    letters = dict.fromkeys(beat.beat.kind.letter for beat in row.beats)
    return "".join(letter if letter in standing else letter.lower() for letter in letters)


def short_heading(scene: Scene, width: int) -> str:
    """The place, as much of it as fits: with INT or EXT, without, or its last part alone."""
    place = scene.setting.place or scene.heading or "before the first scene"
    last = place.replace(" - ", ", ").rpartition(", ")[2]
    full = f"{scene.setting.interior}. {place}" if scene.setting.interior else place
    return next((text for text in (full, place) if len(printable(text)) <= width), last)


def _longest(lengths: Iterable[int], most: int) -> int:
    return min(most, max(lengths, default=1))


def _page(scene: Scene) -> str:
    return scene.page_label.rstrip(".") if scene.page_label else str(scene.page)


def _style_of(row: SceneRow) -> str:
    return {Tier.STOP: "list--stop", Tier.MUST: "list--must", Tier.MAY: "list--may"}.get(
        row.tier, "list--none"
    )
