"""A scene without a number is known by its heading: where words are hidden, it is named by its place."""

from dataclasses import replace
from datetime import date

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.reports.review_json import review_to_json
from scenebreak.reports.spoken import script_lines
from tests.build import finding, reviewed, scan, scene, scene_scan

HEADINGS = ("FARMHOUSE", "INT. FARMHOUSE - NIGHT")


def script(heading):
    """One decided beat that is gone, of a scene with this heading and no number."""
    beat = reviewed(finding(), decision=Decision(Verdict.CONFIRMED))
    anchor = replace(beat.beat.anchor, scene=heading)
    gone = replace(beat, beat=replace(beat.beat, anchor=anchor))
    return ReviewedScript(1, "The Test", "test.pdf", scan(scene_scan(scene(1))), (), (gone,), {})


def spoken(one, *, discreet):
    return "\n".join(script_lines(one, (), date(2026, 3, 1), discreet=discreet))


def as_json(one, *, discreet):
    return review_to_json([(one, ())], discreet=discreet)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("write", [spoken, as_json])
def test_a_heading_of_a_scene_that_is_gone_is_a_word_of_the_script(write, heading):
    assert heading in write(script(heading), discreet=False)
    assert "FARMHOUSE" not in write(script(heading), discreet=True)
    assert "12A" in write(script("12A"), discreet=True)
