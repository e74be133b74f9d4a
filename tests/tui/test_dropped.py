"""Paths as terminals, file managers and people give them."""

from pathlib import Path

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.tui.dropped import dropped_path


@pytest.fixture
def spaced(tmp_path):
    path = tmp_path / "ep 1 (pink) o'clock.pdf"
    path.touch()
    return path


def test_what_exists_is_taken_as_it_stands(spaced):
    assert dropped_path(str(spaced)) == spaced
    assert dropped_path(f"  {spaced}\n") == spaced


@pytest.mark.parametrize(
    "written",
    [
        '"{}"',
        "file://{}",
        "file://localhost{}",
    ],
)
def test_quotes_and_addresses_are_understood(spaced, written):
    assert dropped_path(written.format(spaced)) == spaced


def test_escaped_spaces_and_percent_signs_are_understood(spaced, tmp_path):
    escaped = str(spaced)
    for sign in " ()'":
        escaped = escaped.replace(sign, f"\\{sign}")
    assert dropped_path(escaped) == spaced
    coded = str(spaced).replace(" ", "%20").replace("'", "%27")
    assert dropped_path(f"file://{coded}") == spaced
    odd = tmp_path / "a#b?c%20.pdf"
    assert dropped_path(f"file://{str(odd).replace('%20', '%2520')}") == odd


def test_the_tilde_is_home():
    assert dropped_path("~/winter.pdf") == Path.home() / "winter.pdf"


@pytest.mark.parametrize("written", ["", "  \n ", "{0}\n{1}", "{0} {1}"])
def test_nothing_and_several_are_refused_in_a_sentence(tmp_path, written):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    first.touch()
    second.touch()
    with pytest.raises(WrongUsage, match=r"\.$"):
        dropped_path(written.format(first, second))


@pytest.mark.parametrize("written", ["[bold]x\x1b[31m", "w" * 5000, "o'brien.pdf", '"', "\0a.pdf", "file://"])
def test_hostile_words_are_a_path_like_any_other(written):
    assert isinstance(dropped_path(written), Path)
