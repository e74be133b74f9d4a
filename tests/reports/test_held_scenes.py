"""A scene that is held for legal and production shows no level, whatever was decided on it before."""

import re
from dataclasses import replace
from datetime import date

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.drafts import BeatMark, Change, Wording
from scenebreak.domain.finding import Kind, Level, Tier
from scenebreak.domain.plan import Agreement
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.reports.review_json import review_to_json
from scenebreak.reports.review_rows import review_to_csv, review_to_markdown
from scenebreak.reports.spoken import script_lines
from tests.build import finding, reviewed, scan, scene, scene_scan

DAY = date(2026, 3, 1)
DECIDED = Decision(
    Verdict.CONFIRMED,
    settled="N3",
    answer="From behind.",
    answered_by="director",
    agreed=Agreement("N2", ("ANNA", "director"), date(2026, 3, 2)),
)


def script(tier):
    """A script with one decided beat that stands and one that is gone, both of this tier."""
    home = scene(1, "She lets the towel fall.")
    beat = reviewed(finding(Kind.NUDITY, Level.FULL, within=home), decision=DECIDED)
    beat = replace(beat, beat=replace(beat.beat, tier=tier))
    gone = replace(beat, beat=replace(beat.beat, id="gone"))
    was = Wording("Blue", "1", 1, Kind.NUDITY, Level.IMPLIED, "N2", "a towel")
    marked = scene_scan(home, *beat.beat.findings)
    marks = {beat.beat.id: BeatMark(Change.RAISED, look=True, was=was)}
    return ReviewedScript(
        1, "The Test", "test.pdf", scan(marked), (ReviewedScene(marked, (beat,)),), (gone,), marks
    )


def as_text(one, scenes):
    return "\n".join(script_lines(one, scenes, DAY, full=True))


def as_markdown(one, scenes):
    return review_to_markdown([(one, scenes)], DAY, full=True)


def as_csv(one, scenes):
    return review_to_csv([(one, scenes)])


def as_json(one, scenes):
    return review_to_json([(one, scenes)])


@pytest.mark.parametrize("write", [as_text, as_markdown, as_csv, as_json])
def test_no_rung_of_a_held_scene_is_shown_in_any_form(write):
    free, held = script(Tier.MUST), script(Tier.STOP)
    assert held.scenes[0].held
    assert re.search(r"\bN[1-5]\b", write(free, free.scenes))
    assert not re.search(r"\bN[1-5]\b", write(held, held.scenes))


def test_that_something_was_agreed_is_said_of_a_held_scene():
    held = script(Tier.STOP)
    assert "Agreed by ANNA, director on 2026-03-02." in as_text(held, held.scenes)
