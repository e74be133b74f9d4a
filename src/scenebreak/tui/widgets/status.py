"""The lines around the panes: title and counts, heat strip, neighbouring scenes."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Finding
from scenebreak.domain.screenplay import Span
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.messages import PageChosen, SceneChosen
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.heat import STYLES, heat_signs
from scenebreak.tui.widgets.lines import MUTED
from scenebreak.tui.widgets.scene_list import kinds, short_heading

_TITLE = 24
_LINES_A_PAGE = 55


class StatusHeader(Widget):
    """One line: what script this is, what is left to do, and, where there is room, what it comes to."""

    desk: reactive[Desk | None] = reactive(None)
    episodes: reactive[int] = reactive(1)
    number: reactive[int] = reactive(1)
    estimate_text: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line; the draft gives way first, then the estimate, then the end of the title."""
        if self.desk is None:
            return Content("")
        right = self._figures(self.desk, self.estimate_text)
        if self.content_size.width - right.cell_length < _TITLE:
            right = self._figures(self.desk, "")
        left = self._title(self.desk, self.content_size.width - right.cell_length - 2)
        gap = max(1, self.content_size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def _title(self, desk: Desk, room: int) -> Content:
        script = desk.scan.screenplay
        facts = [_place(desk, script.pages) if desk.row else f"{script.pages} pages"]
        if self.episodes > 1:
            facts.insert(0, f"ep {self.number}/{self.episodes}")
        draft = printable(" ".join(part for part in (script.draft, script.draft_date) if part))
        tail = "  ".join(facts)
        if draft and len(draft) + len(tail) + len(script.title) + 5 <= room:
            tail = f"{draft}  {tail}"
        title = desk.words(script.title)
        if len(title) > room - len(tail) - 2:
            title = fitted(title, max(1, room - len(tail) - 2)).rstrip()
        return Content.assemble((title, "bold"), "  ", (tail, MUTED))

    def _figures(self, desk: Desk, estimate: str) -> Content:
        counts = desk.counts
        wide = self.content_size.width >= 100
        gap = "  "
        stop_style = "bold reverse" if counts.stop else MUTED
        parts: list[str | Content | tuple[str, str]] = [
            (f"must {counts.must}", "bold"),
            gap,
            f"may {counts.may}",
            gap,
            (f"stop {counts.stop}", stop_style),
            gap,
            (f"open {counts.open}", "bold $text-accent" if counts.open else MUTED),
            "   " if wide else gap,
            (f"done {counts.done}/{counts.beats}", "bold $text-success" if counts.done else ""),
        ]
        if desk.notes:
            parts += [gap, (f"notes {len(desk.notes)}", "bold $text-warning")]
        if estimate:
            parts += ["   " if wide else gap, (printable(estimate), "bold")]
        return Content.assemble(*parts)


def _place(desk: Desk, pages: int) -> str:
    """The page as printed, and of the file where that is another one."""
    place = f"{desk.page}/{pages}"
    if not desk.page_label:
        return f"p {place}"
    return f"p {desk.page_label} ({'PDF' if desk.scan.screenplay.page_exact else 'about'} {place})"


class HeatStrip(Widget):
    """Where the intimacy lies, from the first page to the last. A click goes there."""

    LABEL = "pages "

    desk: reactive[Desk | None] = reactive(None)
    _known: tuple[tuple[ReviewedBeat, ...], int, str] = (), -1, ""

    def render(self) -> Content:
        """The strip, the place of the cursor marked."""
        if self.desk is None:
            return Content("")
        here = self._here(self.desk)
        parts = [
            ("^", "bold reverse") if index == here else (sign, STYLES[sign])
            for index, sign in enumerate(self._cells(self.desk))
        ]
        return Content.assemble((self.LABEL, MUTED), *parts)

    def on_click(self, event: events.Click) -> None:
        """Go to the page under the mouse."""
        cell = event.get_content_offset(self)
        if self.desk is not None and cell is not None and cell.x >= len(self.LABEL):
            self.post_message(PageChosen((cell.x - len(self.LABEL)) * self._pages // self._room + 1))

    @property
    def _room(self) -> int:
        return max(1, self.content_size.width - len(self.LABEL))

    @property
    def _pages(self) -> int:
        return max(1, self.desk.scan.screenplay.pages) if self.desk else 1

    def _here(self, desk: Desk) -> int:
        if desk.beat is not None:
            place: Finding | Span = desk.beat.beat.findings[0]
        elif desk.row is not None:
            place = desk.row.scan.scene.elements[0].spans[0]
        else:
            return -1
        return _cell_of(place, self._pages, self._room)

    def _cells(self, desk: Desk) -> str:
        """The strip without the cursor; worked out anew for other decisions and another width only."""
        beats, room, cells = self._known
        if beats is not desk.beats or room != self._room:
            cells = self._heat(desk)
            self._known = desk.beats, self._room, cells
        return cells

    def _heat(self, desk: Desk) -> str:
        pages, room = self._pages, self._room
        found = (
            (cell, reviewed.tier)
            for reviewed in desk.beats
            if reviewed.decision.verdict is not Verdict.DISMISSED
            for cell in {_cell_of(finding, pages, room) for finding in reviewed.beat.findings}
        )
        return heat_signs(found, room)


def _cell_of(place: Finding | Span, pages: int, room: int) -> int:
    """The cell for a place in the script."""
    within = min(place.line - 1, _LINES_A_PAGE - 1) / _LINES_A_PAGE
    return min(room - 1, int((place.page - 1 + within) * room / pages))


class Neighbours(Widget):
    """The list in one line, where there is no room for it: the scene before, this one, the next."""

    desk: reactive[Desk | None] = reactive(None)

    def render(self) -> Content:
        """The three scenes."""
        if self.desk is None or self.desk.row is None:
            return Content("")
        rows, here = self.desk.rows, self.desk.position
        side = self.content_size.width * 3 // 10
        before = _brief(self.desk, rows[here - 1], side - 2) if here > 0 else ""
        after = _brief(self.desk, rows[here + 1], side - 2) if here + 1 < len(rows) else ""
        place = f"scene {here + 1} of {len(rows)}" if self.desk.row in rows else "not in the list"
        middle = f"{place}  {kinds(self.desk.row)}{'?' if self.desk.row.open else ''}".strip()
        return Content.assemble(
            (fitted(f"< {before}" if before else "", side), MUTED),
            (middle.center(self.content_size.width - 2 * side), "bold"),
            (fitted(f"{after} >" if after else "", side).rstrip().rjust(side), MUTED),
        )

    def on_click(self, event: events.Click) -> None:
        """A click on a neighbour goes there."""
        if self.desk is None or not self.desk.rows:
            return
        step = (
            -1
            if event.x < self.content_size.width // 3
            else 1
            if event.x >= self.content_size.width * 2 // 3
            else 0
        )
        position = min(max(self.desk.position + step, 0), len(self.desk.rows) - 1)
        self.post_message(SceneChosen(self.desk.rows[position].scan.scene.index))


def _brief(desk: Desk, row: SceneRow, width: int) -> str:
    head = f"{row.mark.strip()}{printable(row.name)} "
    tail = " " + kinds(row) + ("?" if row.open else "")
    room = max(3, width - len(head) - len(tail))
    return head + fitted(desk.words(short_heading(row.scan.scene, room)), room).rstrip() + tail
