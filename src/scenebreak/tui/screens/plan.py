"""The plan of one scene: beat by beat, then the scene, then the riders. Everything in it is optional."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scenebreak.domain.errors import DraftConflict, EditConflict, ScenebreakError
from scenebreak.services.review import Edit
from scenebreak.tui.commands import Where
from scenebreak.tui.messages import Text
from scenebreak.tui.plan_sheet import Entry, Sheet, change_of, sheet_of, stood
from scenebreak.tui.printable import page_words, printable
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.desk_screen import DeskScreen
from scenebreak.tui.screens.over_review import OverReview
from scenebreak.tui.widgets.plan_blocks import plan_blocks


class PlanScreen(OverReview):
    """Shows the plan of the scene from the beat at the cursor; n and N go to the next and the one before."""

    WHERE = Where.PLAN
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)

    def __init__(self, under: DeskScreen) -> None:
        super().__init__(under)
        row = under.desk.row
        self._episode = under.desk.episode.id
        self._scene = row.scan.scene.index if row else 1
        self._first = under.desk.cursor.beat if under.desk.cursor else None
        self._sheet: Sheet | None = None

    @property
    def entry(self) -> Entry | None:
        """The entry at the cursor."""
        return self._sheet.entry(self.blocks.current) if self._sheet else None

    def load(self) -> None:
        """Show the plan as it stands by now."""
        try:
            self.follow()
        except ScenebreakError as error:
            self.explain(error)

    def follow(self) -> None:
        """Show the plan with what another window has written in it.

        Raises:
            ScenebreakError: there is no such scene by now.
        """
        self._follow_draft()
        self._sheet = sheet_of(self.review.scene(self._episode, self._scene))
        self._show(self._sheet)

    def _follow_draft(self) -> None:
        """Stay with the scene in a draft that has come meanwhile.

        Raises:
            DraftConflict: the draft does not have the scene.
        """
        shown = self.drafts[self._episode]
        if self.review.is_newest(self._episode, shown):
            return
        scene = self.review.scene_now(self._episode, shown, self._scene)
        if scene is None:
            raise DraftConflict(
                "The scene of this plan is not in the newest draft",
                "Leave the plan; what was planned is kept",
                None,
            )
        self._scene, self.drafts = scene, {self._episode: self.review.scan(self._episode)}
        self.tell("Another window has added a draft of this script: this is the scene in it.")

    def _show(self, sheet: Sheet) -> None:
        scene, desk = sheet.scene, self.under.desk
        page = page_words(scene.scene.page, scene.scene.page_label, exact=desk.scan.screenplay.page_exact)
        heading = desk.words(scene.scene.heading) or "before the first scene"
        self.entitle(("Plan  ", ""), (printable(scene.name), "bold"), f"  {heading}  {page}")
        self.blocks.border_title = Content(
            "dimmed: as proposed from the findings; write over it or let it stand"
        )
        marks = self.review.marks(self._episode)
        self.blocks.show(tuple(plan_blocks(sheet, desk, self.blocks.room, marks)))
        first = next((each.id for each in sheet.entries if each.beat and each.beat == self._first), None)
        self._first = None
        if first is not None:
            self.blocks.bring_up(first)

    def change(self) -> None:
        """Write the entry, or give it its next choice."""
        entry = self.entry
        if entry is None:
            return
        if entry.choices:
            self.choose(1)
        else:
            self.edit(entry, entry.value)

    def choose(self, step: int) -> None:
        """Give the entry its next choice, or the one before; open stands between the last and the first."""
        entry = self.entry
        if entry is None or not entry.choices:
            return
        choices = ("", *entry.choices)
        here = choices.index(entry.value) if entry.value in choices else 0
        self._write(entry, choices[(here + step) % len(choices)])

    def write_own(self) -> None:
        """Write words of one's own where choices are offered."""
        if (entry := self.entry) is not None:
            self.edit(entry, entry.value)

    def clear(self) -> None:
        """Leave the entry open."""
        if (entry := self.entry) is not None:
            self._write(entry, "")

    def accept(self, *, everything: bool = False) -> None:
        """Make proposals one's own: those of the beat at the cursor, or of the scene as such and its riders.

        Args:
            everything: those of the scene and of all its beats.
        """
        if (entry := self.entry) is None:
            return
        beats = None if everything else [entry.beat] if entry.beat is not None else []
        try:
            with self.shown(self._episode):
                count = self.review.accept_plan(
                    self._episode, self._scene, beats=beats, whole=everything or entry.beat is None
                )
        except ScenebreakError as error:
            self.explain(error)
            return
        self.show_committed()
        place = "scene" if everything or entry.beat is None else "beat"
        self.tell(_accepted(count, place))

    def next_scene(self, step: int) -> None:
        """Show the plan of the next scene with beats, or of the one before."""
        if not self.keep_editor():
            return
        self.under.follow_others()
        self.load()
        rows = [row for row in self.under.desk.rows if row.beats]
        scenes = [row.scan.scene.index for row in rows]
        here = scenes.index(self._scene) if self._scene in scenes else 0
        if not 0 <= here + step < len(scenes):
            self.tell("There is no further scene with a beat.")
            return
        self._scene, self.drafts = scenes[here + step], {self._episode: self.under.desk.scan}
        self.under.go(self.under.desk.at_scene(self._scene))
        self.load()

    def keep(self, field: Text, text: str, *, before: str | None) -> str:
        """Commit an entry. What was typed joins what another window has written beside it.

        Raises:
            EditConflict: another window has written the same entry.
            ScenebreakError: it cannot be kept.
        """
        if not isinstance(field, Entry) or self._sheet is None:
            raise TypeError("the plan's editor holds entries of its sheet")
        with self.shown(self._episode):
            return self._keep_shown(self._sheet, field, text, before)

    def _keep_shown(self, sheet: Sheet, field: Entry, text: str, before: str | None) -> str:
        if before is not None:
            sheet = self._meet(field, text, before)
        fields = change_of(sheet, field, text, self.today)
        expected = stood(sheet, field, fields)
        if field.beat is not None:
            self.review.decide(self._episode, field.beat, expected=expected, **fields)
        else:
            self.review.decide_scene(self._episode, self._scene, expected=expected, **fields)
        self._sheet = sheet_of(self.review.scene(self._episode, self._scene))
        return self._value(field, text)

    def _meet(self, entry: Entry, text: str, before: str) -> Sheet:
        """Take in what another window has written; the same entry is not written over unseen."""
        self._sheet = sheet = sheet_of(self.review.scene(self._episode, self._scene))
        stands = self._value(entry, before)
        if stands not in (before, text.strip()):
            raise EditConflict(
                "This was changed in another window meanwhile",
                "Look at what stands there now; enter writes yours over it",
                stands,
            )
        return sheet

    def _value(self, entry: Entry, otherwise: str) -> str:
        """What an entry says by now; other words where the sheet has it no longer."""
        found = self._sheet.entry(entry.id) if self._sheet else None
        return found.value if found else otherwise

    def went(self, edit: Edit) -> None:
        """Show the scene whose plan an edit was on."""
        if edit.episode == self._episode:
            self._scene, self.drafts = edit.scene, {self._episode: self.review.scan(self._episode)}

    def _write(self, entry: Entry, text: str) -> None:
        try:
            self.keep(entry, text, before=None)
        except DraftConflict as conflict:
            self.explain(conflict)
            return
        except ScenebreakError as error:
            self.explain(error)
            self.load()
            return
        self.show_committed()


def _accepted(count: int, place: str) -> str:
    if not count:
        return f"Nothing is proposed here that is not yours: the {place} is as you have it."
    entries = "1 entry" if count == 1 else f"{count} entries"
    are = "is" if count == 1 else "are"
    return f"{entries} of this {place} {are} yours now, as proposed. Undo is one step."
