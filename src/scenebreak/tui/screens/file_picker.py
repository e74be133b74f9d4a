"""Picking a script, a folder or a production from the folders of this machine."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree, Static

from scenebreak.services.overview import can_open
from scenebreak.tui.printable import printable

_HINT = "enter opens or unfolds   s the whole folder   backspace up   esc back"


class ScriptTree(DirectoryTree):
    """Folders, and the files that can be opened; signs that every terminal has."""

    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out what is hidden and what nobody can review."""
        return [
            path for path in paths if not path.name.startswith(".") and (_is_folder(path) or can_open(path))
        ]


class FilePicker(ModalScreen[Path | None]):
    """A tree of folders; gives the path that was picked, or None.

    Args:
        folder: where to begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Back", show=False),
        Binding("backspace,left", "up", show=False),
        Binding("s", "take_folder", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The tree in its frame."""
        with Vertical(id="picker") as frame:
            frame.border_title = "Pick a script, a folder or a production"
            yield Static(printable(str(self._folder)), id="picker-folder", markup=False)
            yield ScriptTree(self._folder, id="tree")
            yield Static(_HINT, id="picker-keys", markup=False)

    def on_mount(self) -> None:
        """The tree has the keys."""
        self._tree.focus()

    @property
    def _tree(self) -> ScriptTree:
        return self.query_one("#tree", ScriptTree)

    def action_step(self, step: int) -> None:
        """Go to another line."""
        if step > 0:
            self._tree.action_cursor_down()
        else:
            self._tree.action_cursor_up()

    def action_up(self) -> None:
        """Show the folder around this one."""
        self._folder = self._folder.resolve().parent
        self._tree.path = self._folder
        self.query_one("#picker-folder", Static).update(printable(str(self._folder)))

    def action_take_folder(self) -> None:
        """Open the folder at the cursor as a season."""
        node = self._tree.cursor_node
        if node is not None and node.data is not None:
            path = Path(node.data.path)
            self.dismiss(path if _is_folder(path) else path.parent)

    @on(DirectoryTree.FileSelected)
    def _take_file(self, event: DirectoryTree.FileSelected) -> None:
        self.dismiss(Path(event.path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
