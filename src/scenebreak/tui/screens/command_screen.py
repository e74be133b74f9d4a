"""A screen that is worked by commands: their keys, the line of keys, and the way out."""

from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual import on
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from scenebreak.domain.errors import ScenebreakError
from scenebreak.tui.commands import BY_ID, Where, commands_of
from scenebreak.tui.printable import printable
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.prompts import Prompt


def bindings_of(where: Where) -> list[BindingType]:
    """The key bindings of a screen, from the declarations of its commands."""
    return [command.binding() for command in commands_of(where)]


class Office(Protocol):
    """What the application does for its screens."""

    @property
    def covers_another(self) -> bool:
        """There is a screen behind the one in front."""

    def go_home(self) -> None:
        """Show what was opened lately."""

    def open_target(self, target: Path) -> None:
        """Open a script, a folder of scripts or a production, and scan it where it is new."""

    def show_episode(self, episode: int) -> None:
        """Show a script of the open production."""

    def show_estimate(self) -> None:
        """Show what the production's days rest on."""

    def show_season(self) -> None:
        """Show the scripts of the production side by side."""

    def scan_again(self) -> None:
        """Scan the script that is shown once more."""

    def scan_stopped(self) -> None:
        """Go back from a scan that nobody waits for."""

    def leave(self) -> None:
        """Keep what there is to keep, and end the program."""


class CommandScreen(Screen[None]):
    """Does what its commands ask for. It has a line of keys called "keys".

    Attributes:
        WHERE: which commands are for it; its class gives `bindings_of` the same as BINDINGS.
    """

    WHERE: ClassVar[Where]
    AUTO_FOCUS = ""
    explained = False
    # what has the focus paints itself: the whole screen need not be painted for it
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_screen_suspend(self) -> None:
        """What was said in passing does not cover the next screen."""
        for line in self.query(KeyLine):
            line.hush()
        self.take_back_explained()

    def take_back_explained(self) -> None:
        """Take away why something was not kept, once it is, or once another screen is in front."""
        if self.explained:
            self.explained = False
            self.app.clear_notifications()

    def may_leave(self) -> bool:
        """Nothing is lost when the program ends now."""
        return True

    @property
    def keys(self) -> KeyLine:
        """The line of keys, where passing words are said too."""
        return self.query_one("#keys", KeyLine)

    def tell(self, words: str) -> None:
        """Say something in passing."""
        self.keys.say(words)

    def action_run(self, command: str) -> None:
        """Do what a key or the palette asks for.

        Args:
            command: a command's id.
        """
        self.keys.hush()
        try:
            BY_ID[command].perform(self)
        except ScenebreakError as error:  # of a file that cannot be read at this moment, or is damaged
            self.notify(printable(str(error)), severity="error", markup=False, timeout=12)

    def brought_back(self) -> bool:
        """Show what is decided on, if it is out of view; False when it can be decided on as it is."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take a command's key only while the command can be done, or says why not."""
        if action != "run":
            return True
        return BY_ID[str(parameters[0])].answers(self)

    @on(Prompt.Refused)
    def _tell_refused(self, message: Prompt.Refused) -> None:
        self.tell(message.words)

    def show_help(self) -> None:
        """Show every command of this screen."""
        from scenebreak.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.WHERE))

    @property
    def office(self) -> Office:
        """The application."""
        return cast("Office", self.app)

    def leave(self) -> None:
        """Keep what there is to keep, and end the program."""
        self.office.leave()
