"""A screen that is worked by commands: their keys, the line of keys, and the way out."""

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from scenebreak.tui.commands import BY_ID, Where, commands_of
from scenebreak.tui.widgets.key_line import KeyLine


def bindings_of(where: Where) -> list[BindingType]:
    """The key bindings of a screen, from the declarations of its commands."""
    return [command.binding() for command in commands_of(where)]


class CommandScreen(Screen[None]):
    """Does what its commands ask for. It has a line of keys called "keys".

    Attributes:
        WHERE: which commands are for it; its class gives `bindings_of` the same as BINDINGS.
    """

    WHERE: ClassVar[Where]
    AUTO_FOCUS = ""

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
        BY_ID[command].perform(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a command's key only while the command can be done."""
        if action != "run":
            return True
        return BY_ID[str(parameters[0])].available(self)

    def show_help(self) -> None:
        """Show every command of this screen."""
        from scenebreak.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.WHERE))

    def leave(self) -> None:
        """Keep what there is to keep, and end the program."""
        self.app.exit()
