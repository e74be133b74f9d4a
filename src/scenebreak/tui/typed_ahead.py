"""Keys that come in one burst, each given to what it was meant for."""

from collections import deque
from time import monotonic
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

_PATIENCE = 3.0
"""Seconds after which a prompt that has not come round, as one that was taken away, is not waited for."""

_LAPS = 4
"""A key may make a field speak, the field its bar, the bar the screen: each is heard a lap later."""


class Lap(Message):
    """Follows a key through the queues, so that its arrival says that the key is done with.

    What a key makes a prompt say is queued behind the first lap; the next one comes after it.
    """

    def __init__(self, prompt: Widget, number: int) -> None:
        super().__init__()
        self.prompt, self.number = prompt, number


class TypedAhead:
    """Holds keys back while a prompt is busy with the one before.

    A key of a burst is on its way to the script before the key in front of it opens a prompt, and the one
    behind it is on its way to the prompt before that closes: without order, an answer becomes a decision.

    Args:
        app: whose keys they are; the screen in front tells by its `waiting` which prompt takes keys.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._sent_to: WeakKeyDictionary[events.Event, Widget | None] = WeakKeyDictionary()
        self._held: deque[events.Key] = deque()
        self._busy_since: float | None = None

    def holds(self, event: events.Key) -> bool:
        """A key fresh from the keyboard has to wait until a prompt is done."""
        if self._busy_since is None:
            self._sent_to.setdefault(event, self._app.focused)
            return False
        self._held.append(event)
        if monotonic() - self._busy_since > _PATIENCE:
            self._release()
        return True

    def sent(self, event: events.Key) -> None:
        """A key has been sent on its way; if a prompt takes it, the next one waits."""
        prompt = self._waiting
        if prompt is not None and self._sent_to.get(event) is prompt:
            self._follow(prompt, event)

    def meet(self, event: events.Key) -> None:
        """A key has come back unanswered: give it to the prompt that has opened meanwhile."""
        prompt = self._waiting
        if prompt is None or self._sent_to.get(event) is prompt:
            return
        event.stop()
        event.prevent_default()
        again = events.Key(event.key, event.character)
        if self._busy_since is not None:
            self._held.append(again)
            return
        self._sent_to[again] = prompt
        prompt._forward_event(again)
        self._follow(prompt, again)

    def come_round(self, lap: Lap) -> None:
        """A lap is done; after the last one the keys held back are typed."""
        if lap.number >= _LAPS or not lap.prompt.post_message(Lap(lap.prompt, lap.number + 1)):
            self._release()

    @property
    def _waiting(self) -> Widget | None:
        return getattr(self._app.screen, "waiting", None)

    def _follow(self, prompt: Widget, event: events.Key) -> None:
        # a letter of a text closes nothing: the next one may follow at once
        letter = event.is_printable and isinstance(prompt, Input | TextArea)
        if not letter and prompt.post_message(Lap(prompt, 1)):
            self._busy_since = monotonic()

    def _release(self) -> None:
        self._busy_since = None
        while self._held:
            key = self._held.popleft()
            self._app.post_message(events.Key(key.key, key.character))
