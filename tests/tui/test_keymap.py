"""Keys that a person chose, by the name of the command."""

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.errors import WrongUsage
from scenebreak.services.settings import Settings
from scenebreak.tui.commands import BY_ID, COMMANDS, Where
from scenebreak.tui.keymap import keymap_of, put_in_force, without_keys
from scenebreak.tui.screens.help import help_lines
from tests.tui.driving import reviewing


@pytest.fixture(autouse=True)
def _own_keys_afterwards():
    yield
    put_in_force({})


async def test_a_chosen_key_does_what_it_was_chosen_for_and_no_more_what_it_did(winter):
    keys = {"unsure": "enter", "confirm": "f5", "change-theme": "f6"}
    async with reviewing(winter, settings=Settings(keys=keys), estimate=lambda _: "") as review:
        await review.press("enter")
        assert review.decision("1.1").verdict is Verdict.UNSURE
        await review.press("u")
        assert (1, "3.1") not in review.review.decisions
        await review.press("f5")
        assert review.decision("3.1").verdict is Verdict.CONFIRMED


async def test_the_line_of_keys_and_the_help_tell_the_keys_in_force(winter):
    keys = {"confirm": "f5", "settle-1": "f7", "dismiss": "question_mark", "edit-question": "f8"}
    settings = Settings(keys=keys)
    async with reviewing(winter, settings=settings, estimate=lambda _: "") as review:
        line = review.shown("#keys")
        assert "f5 confirm" in line
        assert "f7 level" in line
        assert "? dismiss" in line
        assert "f1 help" in line
        assert "f8 Question" in review.facts()
        lines = help_lines(Where.REVIEW, 400).plain.splitlines()
        assert any(line.startswith("f5 ") and BY_ID["confirm"].help() in line for line in lines)


def test_a_key_is_taken_from_the_command_that_had_it_on_the_same_screen():
    keymap = keymap_of({"next-unreviewed": "j"}, COMMANDS)
    assert keymap["next-unreviewed"] == ("j",)
    assert keymap["next-beat"] == ("down",)
    assert "next-row" not in keymap


def test_a_command_that_lost_every_key_is_told_of():
    chosen = {"confirm": "n", "redo": ""}
    keymap = keymap_of(chosen, COMMANDS)
    assert keymap["next-unreviewed"] == ()
    assert without_keys(keymap, chosen) == ("next-unreviewed",)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"next-unrevieved": "j"}, r"no command\. Did you mean next-unreviewed\."),
        ({"undo": "j", "redo": "f5, j"}, r"'j' both to undo and to redo\. Give each its own key\."),
        ({"undo": "hyperspace"}, r"'hyperspace', which no keyboard has"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_a_remedy(chosen, words):
    with pytest.raises(WrongUsage, match=words):
        keymap_of(chosen, COMMANDS)


def test_two_screens_may_share_a_key():
    assert keymap_of({"undo": "f5", "next-row": "f5"}, COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_every_command_can_be_given_another_key(command):
    assert keymap_of({command.id(): "f12"}, COMMANDS)[command.id()] == ("f12",)
    assert command.binding().id == command.id()
