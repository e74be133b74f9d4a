"""One declaration per command: key, palette, help and the line of keys all come from it."""

import re
from pathlib import Path

import pytest
from textual.command import CommandList

from scenebreak.tui.commands import BY_ID, COMMANDS, Where, commands_of
from scenebreak.tui.commands.provider import ScreenCommands
from scenebreak.tui.screens.help import HelpScreen, help_lines
from tests.tui import scripts
from tests.tui.driving import NARROW, reviewing
from tests.tui.kept_review import kept_review

SIGNS = r"""[a-zA-Z0-9/?.:\[\]*<>"-]"""
CTRL_FREE = re.compile(SIGNS + "|enter|tab|space|f1|up|down|home|end|pageup|pagedown|escape")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_a_command_has_a_name_a_group_and_a_help_line(command):
    assert command.label
    assert command.group
    assert command.help().endswith(".")
    assert command.where
    assert all(command.help() in help_lines(where, 400).plain for where in command.where)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", command.id())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_a_command_needs_no_key_combination(command):
    keys = command.key.split(",") if command.key else []
    assert not keys or any(CTRL_FREE.fullmatch(key) for key in keys)


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_on_one_screen(where):
    keys = [key for command in commands_of(where) for key in command.default_keys()]
    assert len(keys) == len(set(keys))
    assert len(BY_ID) == len(COMMANDS)


async def test_the_palette_offers_every_command_that_can_be_done(winter):
    async with reviewing(winter) as review:
        await review.press("j")
        provider = ScreenCommands(review.screen)
        offered = {hit.text async for hit in provider.discover()}
        commands = commands_of(Where.REVIEW)
        possible = {command.label for command in commands if command.available(review.screen)}
        assert offered == possible
        assert {command.label for command in commands} - possible == {
            "Next episode",
            "Previous episode",
            "Notes on this script",
            "Let go",
            "Remove your own beat",
        }
        found = {hit.text: hit.score async for hit in provider.search("undo")}
        assert max(found, key=found.get) == "Undo"


async def test_a_command_runs_from_the_palette(winter):
    async with reviewing(winter) as review:
        await review.press("colon")
        await review.write("unsure")
        offered = review.pilot.app.screen.query_one(CommandList)
        await review.until(lambda: not any(each.is_running for each in review.pilot.app.workers))
        assert offered.highlighted_option.hit.text == "Unsure about the beat"
        await review.press("enter")
        await review.until(lambda: winter.decisions.get((1, "1.1")))
        assert review.decision("1.1").verdict == "unsure"


async def test_help_opens_with_question_mark_and_f1_and_closes_with_esc(winter):
    for size in (NARROW, (140, 40)):
        async with reviewing(winter, size) as review:
            for key in ("question_mark", "f1"):
                await review.press(key)
                assert isinstance(review.pilot.app.screen, HelpScreen)
                await review.press("escape")
                assert review.pilot.app.screen is review.screen


async def test_capital_q_leaves(winter):
    async with reviewing(winter) as review:
        await review.press("Q")
        assert review.pilot.app._exit


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("x",), "a letter gives the reason"),
        (("d",), "a letter ticks or unticks"),
        (("o",), "esc keeps the words"),
        (("slash",), "enter or down next"),
        (("f",), "esc clears"),
        (("v",), "Flag the chosen words"),
        (("A",), "Write the answer"),
        (("p",), "Make what is proposed"),
    ],
)
async def test_f1_is_about_what_has_the_focus(tmp_path, keys, words):
    async with reviewing(kept_review(tmp_path, scripts.long_winter())) as review:
        await review.press(*keys, "f1")
        await review.pilot.pause()
        page = review.pilot.app.screen
        assert isinstance(page, HelpScreen)
        assert words in " ".join(str(page.query_one("#page-lines").content).split())
        await review.press("escape")
        assert not isinstance(review.pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_a_command_has_a_line_in_the_docs(command):
    page = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert f"| {command.help()} | `{command.id()}` |" in page
