"""Modules imported on another thread while this one waits for the engines' process."""

from contextlib import suppress
from importlib import import_module
from threading import Thread


def import_ahead(*modules: str) -> None:
    """Begin to import modules that are needed a moment later; whoever needs one waits for it as ever."""

    def import_all() -> None:
        for module in modules:
            with suppress(ImportError):  # whoever needs it is told
                import_module(module)

    Thread(target=import_all, daemon=True).start()
