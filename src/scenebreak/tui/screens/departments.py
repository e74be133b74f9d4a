"""What each department must be told of which scene, and whether it was told and knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.meeting import DepartmentBrief, DepartmentScene
from scenebreak.services.review import Edit
from scenebreak.tui.commands import Where
from scenebreak.tui.messages import Agreed, PromptClosed, Text
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.desk_screen import DeskScreen
from scenebreak.tui.screens.over_review import OverReview
from scenebreak.tui.widgets.meeting_blocks import department_blocks, department_lines, scene_id
from scenebreak.tui.widgets.prompts import AgreePrompt


@dataclass(frozen=True, slots=True)
class _WhoTold:
    """Who told a department of a scene.

    Attributes:
        episode: id of the script.
        scene: index of the scene.
        department: its id.
    """

    episode: int
    scene: int
    department: str
    heading: str = "Told by"
    long: bool = False


class DepartmentsScreen(OverReview):
    """Shows one department after the other, with every scene that it must know of."""

    WHERE = Where.DEPARTMENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)

    def __init__(self, under: DeskScreen) -> None:
        super().__init__(under)
        self._briefs: Sequence[DepartmentBrief] = ()
        self._department = ""
        self._asked = ""
        self._asked_all: frozenset[str] = frozenset()
        self._by = ""

    @property
    def brief(self) -> DepartmentBrief | None:
        """The department that is shown."""
        return next((each for each in self._briefs if each.department.id == self._department), None)

    @property
    def scene(self) -> DepartmentScene | None:
        """The scene at the cursor."""
        scenes = self.brief.scenes if self.brief else ()
        return next((each for each in scenes if scene_id(each) == self.blocks.current), None)

    def prompts(self) -> ComposeResult:
        """Whether what was never told is noted as told too, and whether all that is confirmed is told."""
        yield AgreePrompt(id="agree")

    def load(self) -> None:
        """Show what every department must be told by now."""
        self._follow_drafts()
        self._briefs = self.review.departments()
        if self.brief is None:
            self._department = self._briefs[0].department.id if self._briefs else ""
        self._show()

    def _follow_drafts(self) -> None:
        """Stay with the scene at the cursor in a draft that has come meanwhile; what was asked is void."""
        if not all(self.review.is_newest(episode, shown) for episode, shown in self.drafts.items()):
            self._asked_all = frozenset()
        for episode, shown in self.drafts.items():
            if self.review.is_newest(episode, shown):
                continue
            self._asked, here, field = "", self.blocks.current, self.editor.field
            if here.startswith(f"{episode}."):
                now = self.review.scene_now(episode, shown, int(here.partition(".")[2]))
                self.blocks.current = f"{episode}.{now}" if now else ""
            if isinstance(field, _WhoTold) and field.episode == episode:
                # a scene that is gone has the index of none, so nothing is written on another
                self.editor.field = replace(
                    field, scene=self.review.scene_now(episode, shown, field.scene) or 0
                )
        self.look()

    def step_department(self, step: int) -> None:
        """Show the next department, or the one before."""
        ids = [each.department.id for each in self._briefs]
        if ids:
            here = ids.index(self._department) if self._department in ids else 0
            self._department = ids[(here + step) % len(ids)]
            self._show()

    def told(self) -> None:
        """Note that the department was told of the scene today."""
        if (scene := self.scene) is not None:
            self._tell([scene])

    def told_all(self) -> None:
        """Ask whether it was told today of every scene that it waits to hear of and that is confirmed."""
        waiting = [each for each in (self.brief.scenes if self.brief else ()) if each.waiting]
        ready = [each for each in waiting if each.confirmed or each.scene.held]
        if not waiting:
            self.tell("There is nothing that it has still to be told.")
        elif not ready:
            self.tell(
                f"None of the {_scenes(len(waiting))} is confirmed yet. t notes one scene all the same."
            )
        else:
            self._asked_all = frozenset(map(scene_id, ready))
            prompt = self.query_one(AgreePrompt)
            prompt.border_title = f"{_scenes(len(waiting))} to be told"
            prompt.what = _what_is_told(waiting, ready)
            self.show_prompt(prompt, prompt.HINT)

    def write_who(self) -> None:
        """Write who told the department of the scene; it holds for what is told after it, too."""
        if (scene := self.scene) is None:
            return
        if scene.notice.told is None:
            self.tell("It was not told yet: t notes that first.")
        else:
            field = _WhoTold(scene.episode, scene.scene.scene.index, scene.department)
            self.edit(field, scene.notice.by)

    def keep(self, field: Text, text: str, *, before: str | None) -> str:
        """Commit who told a department.

        Raises:
            ScenebreakError: it cannot be kept.
        """
        if not isinstance(field, _WhoTold):
            raise TypeError("the editor of departments holds who told them")
        self._by = text.strip()
        with self.shown(field.episode):
            self.review.tell(field.episode, [field.scene], field.department, by=self._by)
        return self._by

    def acknowledged(self) -> None:
        """Note that the department knows of the scene."""
        scene = self.scene
        if scene is None:
            return
        if scene.notice.told is None:
            prompt = self.query_one(AgreePrompt)
            self._asked = scene_id(scene)
            prompt.border_title = "Not told yet"
            prompt.what = f"Note for scene {scene.scene.name} that it was told today, and knows?"
            self.show_prompt(prompt, prompt.HINT)
        else:
            self._note_known(scene)

    @on(Agreed)
    def _told_and_known(self) -> None:
        self.close_prompts()
        asked, self._asked_all = self._asked_all, frozenset()
        if asked:
            scenes = self.brief.scenes if self.brief else ()
            self._tell([each for each in scenes if scene_id(each) in asked and each.waiting])
            return
        scene = self.scene
        # another window may have taken the scene that was asked about away from under the cursor
        if scene is not None and scene_id(scene) == self._asked:
            self._note_known(scene, told=self.today)

    @on(PromptClosed)
    def _left(self) -> None:
        self._asked_all = frozenset()

    def _note_known(self, scene: DepartmentScene, *, told: date | None = None) -> None:
        index = scene.scene.scene.index
        try:
            with self.shown(scene.episode):
                self.review.tell(scene.episode, [index], scene.department, told=told, acknowledged=self.today)
        except ScenebreakError as error:
            self.explain(error)
            return
        self.show_committed()
        self.blocks.step(1)

    def go_to_scene(self) -> None:
        """Go to the scene in the review."""
        if (scene := self.scene) is not None:
            self.go_below(scene.episode, scene=scene.scene.scene.index)

    def went(self, edit: Edit) -> None:
        """Go to the scene that an edit was on, where it is shown; one of the whole production was on none."""
        if edit.scene:
            self.blocks.current = f"{edit.episode}.{edit.scene}"

    def _tell(self, scenes: Sequence[DepartmentScene]) -> None:
        try:
            for episode in dict.fromkeys(each.episode for each in scenes):
                indexes = [each.scene.scene.index for each in scenes if each.episode == episode]
                with self.shown(episode):
                    self.review.tell(episode, indexes, self._department, told=self.today, by=self._by)
        except ScenebreakError as error:
            self.explain(error)
            return
        self.show_committed()
        if len(scenes) > 1:
            self.tell(f"Told of {len(scenes)} scenes. Undo takes it back as one step for each script.")

    def _show(self) -> None:
        brief, desk = self.brief, self.under.desk
        if brief is None:
            self.entitle(("Departments", "bold"))
            self.blocks.show(tuple(department_blocks(None, desk, self.blocks.room)))
            return
        self.entitle(Content("\n").join(department_lines(self._briefs, brief, self.size.width - 2)))
        self.blocks.border_title = Content(f"{brief.department.name}: {brief.department.told}")
        self.blocks.show(tuple(department_blocks(brief, desk, self.blocks.room)))


def _scenes(count: int) -> str:
    return "1 scene" if count == 1 else f"{count} scenes"


def _what_is_told(waiting: Sequence[DepartmentScene], ready: Sequence[DepartmentScene]) -> str:
    """How many of the scenes that wait are confirmed, how many are not reviewed, and what enter does."""
    held = sum(each.scene.held for each in ready)
    unreviewed = sum(each.scene.unreviewed for each in waiting if each not in ready)
    unsure = len(waiting) - len(ready) - unreviewed
    counts = {"confirmed": len(ready) - held, "held": held, "not reviewed yet": unreviewed, "unsure": unsure}
    found = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    rest = " The others stay to be told." if len(waiting) > len(ready) else ""
    which = "confirmed or held" if held else "confirmed"
    return f"{found}. Note the {len(ready)} {which} as told today?{rest}"
