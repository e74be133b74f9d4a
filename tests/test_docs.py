"""The docs say what the program does."""

import re
from pathlib import Path

import pytest
import typer

from scenebreak.cli.app import app
from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.axis import LADDERS, proposed_axis
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import LEVELS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
DEFINITIONS = (ROOT / "docs" / "definitions.md").read_text(encoding="utf-8")


def commands():
    """Every command by the words that call it ("model build")."""
    waiting = dict(typer.main.get_command(app).commands)
    while waiting:
        name, command = waiting.popitem()
        waiting |= {f"{name} {inner}": each for inner, each in getattr(command, "commands", {}).items()}
        if not hasattr(command, "commands"):
            yield pytest.param(name, command, id=name)


@pytest.mark.parametrize(("name", "command"), sorted(commands(), key=lambda param: param.id))
def test_every_command_has_help_and_stands_in_the_docs(name, command):
    assert command.help
    assert f"scenebreak {name}" in EVERYTHING
    for option in command.params:
        assert getattr(option, "help", None), f"{name} {option.name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_definitions_have_every_level_rung_and_department():
    for kind, levels in LEVELS.items():
        assert f"| {kind.letter} | {kind} | {', '.join(levels)} |" in DEFINITIONS
        on_ladder = ", ".join(f"{level} {proposed_axis(kind, level)}" for level in levels)
        assert f"| {kind.label} | {on_ladder} |" in DEFINITIONS
    for rungs in LADDERS.values():
        assert " | ".join(rung.name for rung in rungs) in DEFINITIONS
    for department in DEPARTMENTS.values():
        assert f"| {department.letter} | {department.id} | {department.told} |" in DEFINITIONS


def test_the_estimate_page_gives_the_defaults_that_hold():
    page = (ROOT / "docs" / "estimate.md").read_text(encoding="utf-8")
    numbers = Assumptions()
    assert f"pages / {numbers.read_pages_per_hour} an hour, at least {numbers.read_minimum} h" in page
    assert f"{numbers.writeup_per_must_beat} h a beat that must, {numbers.writeup_per_may_beat} h" in page
    assert f"{numbers.contingency_percent} % of all days" in page


def test_the_keys_page_is_what_the_program_has():
    from scenebreak.tui.commands.page import keys_page

    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page()
