"""A terminal that takes everything and shows nothing, and notes when something was painted."""

import time

from textual.drivers.headless_driver import HeadlessDriver


class NullTerminal(HeadlessDriver):
    """Lets an application paint as on a real terminal, escape codes and all.

    Attributes:
        painted: when something was written last, by time.perf_counter.
        worked: how long the process had worked until then, by time.process_time.
        first: the same for what was painted first since `forget`; 0 where nothing was.
        clock: the last paint by time.monotonic, which all processes of a machine share.
        written: characters so far.
    """

    painted = 0.0
    worked = 0.0
    first = 0.0
    clock = 0.0
    written = 0

    @property
    def is_headless(self) -> bool:
        """No: what is painted is turned into escape codes."""
        return False

    def write(self, data: str) -> None:
        """Take it.

        Args:
            data: what a terminal would get.
        """
        NullTerminal.painted = time.perf_counter()
        NullTerminal.worked = time.process_time()
        NullTerminal.clock = time.monotonic()
        NullTerminal.first = NullTerminal.first or NullTerminal.worked
        NullTerminal.written += len(data)

    @classmethod
    def forget(cls) -> None:
        """Nothing has been painted yet."""
        cls.first = 0.0
