"""Calling the command line as a person does, in this process."""

import sys
from typing import NamedTuple

from scenebreak.cli.app import main


class Result(NamedTuple):
    """What a call printed and how it ended."""

    code: int
    out: str
    err: str


def run(monkeypatch, capsys, *words):
    """Run `scenebreak WORDS...`."""
    monkeypatch.setattr(sys, "argv", ["scenebreak", *map(str, words)])
    code = 0
    try:
        main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    captured = capsys.readouterr()
    return Result(code, captured.out, captured.err)
