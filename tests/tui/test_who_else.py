"""An act between people of whom one is named: the other is asked for, quietly."""

import pytest

from scenebreak.domain.beat import WHO_ELSE, Decision, Verdict
from scenebreak.domain.finding import Kind, Level
from scenebreak.services.review_pages import PageForm, review_as_text
from scenebreak.tui.plan_sheet import sheet_of
from tests.build import finding, reviewed
from tests.tui import scripts
from tests.tui.driving import NARROW, WIDE, reviewing
from tests.tui.fake_review import FakeReview
from tests.tui.kept_review import kept_review


def one_named():
    """A scene of two in which the kiss names one of them."""
    w = scripts.Writer("A PORCH")
    w.scene("1", "EXT. PORCH - NIGHT").says("MARA", "You came.").says("JO", "I did.")
    w.action("Mara (34) kisses her, briefly.")
    play = w.screenplay()
    return scripts.scanned(play, [scripts.see(play, "kisses her", Kind.KISS, Level.PECK, ("MARA",))])


@pytest.mark.parametrize("kind", Kind)
def test_only_what_is_between_people_asks_for_another(kind):
    between = kind in {Kind.KISS, Kind.TOUCH, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE}
    alone = finding(kind, participants=("ANNA",))
    assert reviewed(alone).partner_missing is between
    assert not reviewed(finding(kind)).partner_missing
    assert not reviewed(finding(kind, participants=())).partner_missing


def test_whom_a_person_listed_is_everyone_and_what_is_dismissed_asks_nothing():
    alone = finding(participants=("ANNA",))
    assert not reviewed(alone, decision=Decision(people=("ANNA",))).partner_missing
    assert not reviewed(alone, decision=Decision(Verdict.DISMISSED)).partner_missing


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_pane_asks_who_else(size):
    async with reviewing(FakeReview(one_named()), size) as review:
        assert WHO_ELSE in " ".join(review.facts().split())


async def test_two_who_are_named_are_not_asked_about(winter):
    async with reviewing(winter, WIDE) as review:
        for _ in winter.beats(1):
            assert WHO_ELSE not in " ".join(review.facts().split())
            await review.press("j")


def test_who_starts_offers_the_people_of_the_scene_where_one_is_missing(tmp_path):
    kept = kept_review(tmp_path, one_named())
    sheet = sheet_of(kept.scene(1, 1))
    starts = next(entry for entry in sheet.entries if entry.field == "starts")
    assert starts.choices == ("MARA", "JO")
    kept.close()


def test_show_asks_who_else(tmp_path):
    kept = kept_review(tmp_path, one_named())
    told = review_as_text(kept, kept.episodes, PageForm.TEXT).splitlines()
    assert f"Who: MARA, {WHO_ELSE}" in told
    kept.close()
