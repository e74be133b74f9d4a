"""`scenebreak review`: what is wrong is told before a screen opens."""

import os
from pathlib import Path

import pytest


def settings(words):
    Path(os.environ["SCENEBREAK_CONFIG"]).write_text(words, encoding="utf-8")


def test_an_unknown_theme_is_told_with_those_there_are(scenebreak):
    result = scenebreak("review", "--theme", "mauve")
    assert result.code == 2
    assert "no theme called 'mauve'" in result.err
    assert "high-contrast" in result.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('[keys]\nundoo = "z"\n', "Did you mean undo"),
        ('[keys]\nundo = "j"\nredo = "j"\n', "gives 'j' both to undo and to redo"),
        ("[tui]\ncolour = 1\n", "Known are theme, mouse, discreet"),
    ],
)
def test_settings_that_cannot_be_are_told_in_one_sentence(scenebreak, words, told):
    settings(words)
    result = scenebreak("review")
    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err


def test_a_script_that_is_not_there_is_told(scenebreak, tmp_path):
    result = scenebreak("review", str(tmp_path / "none.pdf"))
    assert result.code == 3
    assert "There is no file" in result.err
