"""The command palette: the same commands, found by name."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from scenebreak.tui.commands import Command, commands_of
from scenebreak.tui.screens.command_screen import CommandScreen


class ScreenCommands(Provider):
    """Offers every command of the screen that can be done right now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._available():
            shown = self._with_key(command, Content(command.label))
            yield DiscoveryHit(shown, partial(self._perform, command), command.label, command.help())

    async def search(self, query: str) -> Hits:
        """Those whose name matches.

        Args:
            query: what was typed.
        """
        matcher = self.matcher(query)
        for command in self._available():
            if (score := matcher.match(command.label)) > 0:
                shown = self._with_key(command, Content.from_text(matcher.highlight(command.label)))
                yield Hit(score, shown, partial(self._perform, command), command.label, command.help())

    def _available(self) -> Iterator[type[Command]]:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            yield from (command for command in commands_of(screen.WHERE) if command.available(screen))

    def _perform(self, command: type[Command]) -> None:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            command.perform(screen)

    @staticmethod
    def _with_key(command: type[Command], label: Content) -> Content:
        keys = command.keys()
        return Content.assemble(label, ("  " + keys, "$text-muted")) if keys else label
