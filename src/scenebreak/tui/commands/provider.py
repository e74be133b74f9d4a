"""The command palette: the same commands, found by name."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from scenebreak.tui.commands import COMMANDS, Command
from scenebreak.tui.screens.review import ReviewScreen


class ReviewCommands(Provider):
    """Offers every command of the review that can be done right now."""

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
        if isinstance(screen, ReviewScreen):
            yield from (command for command in COMMANDS if command.available(screen))

    def _perform(self, command: type[Command]) -> None:
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            command.perform(screen)

    @staticmethod
    def _with_key(command: type[Command], label: Content) -> Content:
        return Content.assemble(label, ("  " + command.keys(), "$text-muted")) if command.key else label
