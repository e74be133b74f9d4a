"""What the panes say of a split beat, of an agreement whose words are gone, of rows in a narrow window."""

from datetime import date

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.plan import Agreement
from scenebreak.tui.widgets.estimate_lines import _shortened
from scenebreak.tui.widgets.gone import gone_lines
from tests.tui import scripts
from tests.tui.driving import reviewing
from tests.tui.fake_review import FakeReview
from tests.tui.kept_review import kept_review


async def test_the_second_half_of_a_beat_has_no_reason_of_the_first(tmp_path):
    w = scripts.Writer().scene("1", "INT. ROOM - NIGHT")
    w.action("ANNA (30) and TOM (31) kiss by the door.").action("They sit down on the bed.")
    s = w.screenplay()
    kept = kept_review(
        tmp_path, scripts.scanned(s, [scripts.see(s, "kiss", Kind.KISS, Level.PECK, ("ANNA", "TOM"))])
    )
    async with reviewing(kept) as review:
        assert "97 % sure; a verb of contact" in " ".join(review.facts().split())
        _, second = kept.split(1, review.beat, "They sit down")
        review.screen.follow()
        review.screen.go(review.screen.desk.at_beat(second.beat.id))
        await review.pilot.pause()
        assert "They sit down" in review.facts()
        assert "sure" not in review.facts()
        assert "a verb of contact" not in review.facts()


def test_an_agreement_whose_words_are_gone_is_shown():
    beat = FakeReview(scripts.long_winter()).beats(1)[1].beat
    agreed = Agreement("K3", ("director",), date(2026, 3, 2))
    lines = gone_lines([ReviewedBeat(beat, Decision(agreed=agreed))], (), 80).plain
    assert "Agreed  up to K3 held by director on 2026-03-02" in lines


def test_two_items_of_the_estimate_never_look_alike_when_shortened():
    for width in range(12, 24):
        must, may = (_shortened(f"write up beats that {each}", width) for each in ("must", "may"))
        assert must != may
        assert len(must) == len(may) == width
