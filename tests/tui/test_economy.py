"""The work in keys: forty findings from the keyboard alone, no step of every scene over two keys."""

from textual import events

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.domain.finding import Kind, Level
from tests.tui import scripts
from tests.tui.driving import NORMAL, reviewing
from tests.tui.kept_review import kept_review

FINDINGS = 40
CONFIRMED, DISMISSED, SETTLED, UNSURE = "confirmed", "dismissed", "settled", "unsure"
WORK = ([CONFIRMED] * 2 + [SETTLED] * 4 + [DISMISSED] * 3 + [UNSURE]) * 4
"""What a coordinator does on each beat in turn: four in ten only need a level."""


def forty_findings():
    """A script in which every scene has one kiss that is left open."""
    w = scripts.Writer("FORTY")
    for number in range(FINDINGS):
        w.scene(str(number + 1), f"INT. ROOM {number + 1} - NIGHT")
        w.action("ANNA (30) and TOM (31) come in from the rain.").action(f"They kiss by door {number + 1}.")
    s = w.screenplay()
    return scripts.scanned(
        s,
        [
            scripts.see(s, f"They kiss by door {number + 1}.", Kind.KISS, Level.UNSPECIFIED, ("ANNA", "TOM"))
            for number in range(FINDINGS)
        ],
    )


KEYS = {CONFIRMED: ("enter",), DISMISSED: ("x", "n"), SETTLED: ("2", "enter"), UNSURE: ("u",)}


async def test_forty_findings_take_at_most_two_keys_each(tmp_path, record_property):
    kept = kept_review(tmp_path, forty_findings())
    async with reviewing(kept, NORMAL) as review:
        pressed = []
        for work in WORK:
            await review.press(*KEYS[work])
            pressed += KEYS[work]
        decisions = [beat.decision for beat in kept.beats(1)]
        assert "All 40 beats have a verdict" in review.shown("#keys")
    assert [decision.verdict for decision in decisions].count(Verdict.CONFIRMED) == 24
    assert [decision.reason for decision in decisions].count(DismissReason.NON_ROMANTIC) == 12
    assert [decision.settled for decision in decisions].count("K2") == 16
    assert max(map(len, KEYS.values())) <= 2
    assert len(pressed) == 68
    record_property("keys", len(pressed))


async def test_the_same_work_typed_in_one_burst_ends_in_the_same_decisions(tmp_path):
    kept = kept_review(tmp_path, forty_findings())
    async with reviewing(kept, NORMAL) as review:
        for work in WORK:
            for key in KEYS[work]:
                review.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await review.pilot.pause()
        decisions = [beat.decision for beat in kept.beats(1)]
    assert [decision.verdict for decision in decisions].count(Verdict.DISMISSED) == 12
    assert [decision.settled for decision in decisions].count("K2") == 16


async def test_repeats_filters_and_marks_make_it_fewer(tmp_path):
    kept = kept_review(tmp_path, forty_findings())
    async with reviewing(kept, NORMAL) as review:
        await review.press("2", "enter", "k", "e", "enter")
        assert all(beat.decision.settled == "K2" for beat in kept.beats(1))
        assert all(beat.decision.verdict is Verdict.CONFIRMED for beat in kept.beats(1))
        await review.press("z", "z", "z", "asterisk", "x", "f")
        assert [beat.decision.reason for beat in kept.beats(1)] == [DismissReason.FIGURATIVE] * FINDINGS
