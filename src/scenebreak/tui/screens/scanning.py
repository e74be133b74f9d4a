"""A new script is read: its first scenes can be looked at long before the last one is done."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from scenebreak.domain.errors import Cancelled, ScenebreakError
from scenebreak.domain.progress import CancelCheck
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Screenplay
from scenebreak.services.live_scan import Watcher
from scenebreak.services.review import Review
from scenebreak.tui.commands import Where
from scenebreak.tui.desk import Desk
from scenebreak.tui.messages import BeatChosen, PageChosen, SceneChosen
from scenebreak.tui.messages.scanning import ScanDone, ScanFailed, ScanTold, ScenesFound, ScriptRead
from scenebreak.tui.screens.command_screen import CommandScreen, bindings_of
from scenebreak.tui.so_far import Stage, begun, desk_so_far
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.scan_lines import ScanPanel, ScanTitle
from scenebreak.tui.widgets.scene_list import SceneList
from scenebreak.tui.widgets.script_view import ScriptView
from scenebreak.tui.widgets.status import HeatStrip

Scanner = Callable[[Watcher, CancelCheck], Review]
"""Scans what has to be scanned, shows it to the watcher, and gives the review that is open then."""

_LAYOUTS = [(0, "-narrow"), (100, "-normal"), (140, "-broad")]


class ScanningScreen(CommandScreen):
    """Shows how far each script has come; of a single one, its words and what was found in them so far.

    Args:
        paths: the scripts that are scanned.
        scanner: scans them.
        discreet: hide the words of the script.
    """

    WHERE = Where.SCANNING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)
    HORIZONTAL_BREAKPOINTS = _LAYOUTS

    desk: reactive[Desk | None] = reactive(None, init=False)
    stages: reactive[tuple[Stage, ...]] = reactive((), init=False)
    failure: reactive[ScenebreakError | None] = reactive(None, init=False)

    def __init__(self, paths: Sequence[Path], scanner: Scanner, *, discreet: bool = False) -> None:
        super().__init__()
        self.paths = tuple(paths)
        self._scanner = scanner
        self._discreet = discreet
        self._stopped = threading.Event()
        self._moved = False
        self.set_reactive(ScanningScreen.stages, tuple(map(begun, self.paths)))

    def compose(self) -> ComposeResult:
        """How far it has come; then the scripts, or the scenes and the words of the one."""
        yield ScanTitle(id="scan-title").data_bind(
            ScanningScreen.stages, ScanningScreen.desk, ScanningScreen.failure
        )
        yield HeatStrip(id="heat").data_bind(ScanningScreen.desk)
        yield ScanPanel(id="scan-panel").data_bind(ScanningScreen.stages, ScanningScreen.failure)
        with Horizontal(id="scan-panes"):
            yield SceneList(id="scenes").data_bind(ScanningScreen.desk)
            yield ScriptView(id="script").data_bind(ScanningScreen.desk)
        yield KeyLine(self.WHERE, id="keys")

    # What the commands are made of

    def begin(self) -> None:
        """Scan, from the beginning; a scan that still runs is stopped."""
        self.abandon()
        self._stopped = threading.Event()
        self.failure, self.desk = None, None
        self.stages = tuple(map(begun, self.paths))
        self._scan(self._stopped)

    def stop(self) -> None:
        """Stop the scan, or leave one that has failed."""
        self.abandon()
        self.office.scan_stopped()

    def abandon(self) -> None:
        """Nobody waits for the scan any more."""
        self._stopped.set()

    def leave(self) -> None:
        """End the program; what is not done is not kept."""
        self.abandon()
        super().leave()

    def move(self, step: int) -> None:
        """Go to another scene of those read so far."""
        if self.desk is not None:
            self._go(self.desk.moved(step))

    def next_flagged(self, step: int) -> None:
        """Go to the next (1) or previous (-1) scene with something in it."""
        if self.desk is None or self.desk.cursor is None:
            return
        here = self.desk.cursor.scene
        found = [row.scan.scene.index for row in self.desk.rows if row.beats]
        ahead = [index for index in found if (index - here) * step > 0]
        if ahead:
            self._go(self.desk.at_scene(min(ahead) if step > 0 else max(ahead)))
        else:
            self.tell("Nothing more was found that way so far.")

    def read_on(self, direction: int) -> None:
        """Scroll the script."""
        self._script.read_on(direction)

    @property
    def is_readable(self) -> bool:
        """There are scenes to look at."""
        return self.desk is not None

    # What comes in

    def on_mount(self) -> None:
        """Begin at once."""
        self._show_panes()
        self.begin()

    def on_unmount(self) -> None:
        """Nobody waits for the scan any more."""
        self.abandon()

    @on(ScanTold)
    def _told(self, message: ScanTold) -> None:
        stages = list(self.stages)
        stages[message.position] = replace(
            stages[message.position], stage=message.stage, done=message.done, total=message.total
        )
        self.stages = tuple(stages)

    @on(ScriptRead)
    def _read(self, message: ScriptRead) -> None:
        self.desk = desk_so_far(message.screenplay, discreet=self._discreet)
        self._show_panes()

    @on(ScenesFound)
    def _found(self, message: ScenesFound) -> None:
        if self.desk is not None:
            self.desk = desk_so_far(
                self.desk.scan.screenplay, message.scans, self.desk, discreet=self._discreet
            )

    @on(ScanFailed)
    def _failed(self, message: ScanFailed) -> None:
        if not isinstance(message.error, Cancelled):
            self.failure = message.error
            self._show_panes()

    @on(SceneChosen)
    def _go_to_scene(self, message: SceneChosen) -> None:
        if self.desk is not None:
            self._go(self.desk.at_scene(message.scene))

    @on(BeatChosen)
    def _go_to_beat(self, message: BeatChosen) -> None:
        if self.desk is not None:
            self._go(self.desk.at_beat(message.beat))

    @on(PageChosen)
    def _go_to_page(self, message: PageChosen) -> None:
        self._script.show_page(message.page)

    # How it is done

    @work(thread=True, group="scanning", exit_on_error=False)
    def _scan(self, stopped: threading.Event) -> None:
        """Scan; only messages leave this thread."""
        try:
            review = self._scanner(_Telling(self, stopped), stopped.is_set)
        except ScenebreakError as error:
            if not stopped.is_set():
                self.post_message(ScanFailed(error))
        except Exception as error:
            failure = ScenebreakError(
                f"This is our fault: {type(error).__name__}: {error}", "Please report it"
            )
            self.post_message(ScanFailed(failure))
        else:
            self.app.post_message(ScanDone(review, self._place(), wanted=not stopped.is_set()))

    def _place(self) -> int | None:
        desk = self.desk
        return desk.cursor.scene if self._moved and desk is not None and desk.cursor is not None else None

    def _go(self, desk: Desk) -> None:
        self._moved = True
        self.desk = desk

    @property
    def _script(self) -> ScriptView:
        return self.query_one("#script", ScriptView)

    def _show_panes(self) -> None:
        self.query_one("#scan-panes").display = self.is_readable
        self.query_one("#heat").display = self.is_readable
        self.query_one("#scan-panel").display = not self.is_readable or self.failure is not None
        self.keys.refresh()


class _Telling:
    """Posts what a scan shows to the screen, as long as it is wanted."""

    def __init__(self, screen: ScanningScreen, stopped: threading.Event) -> None:
        self._screen, self._stopped = screen, stopped

    def told(self, position: int, stage: str, done: int, total: int) -> None:
        """A script has come further."""
        self._post(ScanTold(position, stage, done, total))

    def saw_script(self, screenplay: Screenplay) -> None:
        """The script has been read."""
        self._post(ScriptRead(screenplay))

    def saw_scenes(self, scans: tuple[SceneScan, ...]) -> None:
        """More scenes are done."""
        self._post(ScenesFound(scans))

    def _post(self, message: Message) -> None:
        if not self._stopped.is_set():
            self._screen.post_message(message)
