"""Python's cycle collector, paused while a script is taken apart."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave the collector out for a moment; also a decorator.

    A script becomes a hundred thousand small objects without a cycle among them; the collector would look
    through all of them time and again, a tenth of the whole work.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
