"""The numbers that the estimate of a production rests on."""

from collections.abc import Mapping
from functools import cached_property

from scenebreak.domain.assumptions import Assumptions
from scenebreak.services.review_reading import Reading
from scenebreak.services.settings import Settings, load_settings
from scenebreak.store import Production


class Numbers(Reading):
    """An open production whose estimate can be given other numbers."""

    _numbers: Assumptions | None = None

    @property
    def assumptions(self) -> Assumptions:
        """The production's own numbers, then those of the user's settings, then the built-in ones.

        Raises:
            WrongUsage: the settings cannot be read, or a number is impossible.
            UnusableProduction: the file holds something that is no number.
        """
        with self._lock:
            self._follow()
            if self._numbers is None:
                self._numbers = assumptions_of(self._store, self._settings)
            return self._numbers

    def assume(self, changes: Mapping[str, float | None]) -> Assumptions:
        """Keep numbers in the production: one step of undo.

        Args:
            changes: by name; None for the built-in number.

        Returns:
            The numbers as they are then.

        Raises:
            WrongUsage: there is no such number, or it cannot be that.
            UnusableProduction: the file cannot be written.
        """
        built_in = Assumptions()
        built_in.with_changes(changes)
        # the built-in number has to be written where the user's settings have another
        stored = {
            name: getattr(built_in, name) if value is None and name in self._settings.estimate else value
            for name, value in changes.items()
        }
        with self._lock:
            self._store.write_numbers(stored, _summary(changes))
            self._numbers = None
            return self.assumptions

    def refresh(self) -> None:
        """Read everything from the file again."""
        with self._lock:
            self._numbers = None
            super().refresh()

    @cached_property
    def _settings(self) -> Settings:
        return load_settings()


def assumptions_of(store: Production, settings: Settings) -> Assumptions:
    """The numbers of a production, the user's where it has none.

    Raises:
        WrongUsage: a number is impossible.
        UnusableProduction: the file holds something that is no number.
    """
    # a name that only another version knows means nothing here
    own = {name: value for name, value in store.numbers().items() if name in Assumptions.names()}
    return settings.assumptions.with_changes(own)


def _summary(changes: Mapping[str, float | None]) -> str:
    name, value = next(iter(changes.items()))
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    return f"estimate: {name} {'as built in' if value is None else f'{value:g}'}{more}"
