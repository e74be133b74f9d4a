"""Three layouts, and nothing cut off or on top of anything else in any of them."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Kind, Level
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.fake_review import FakeReview

SIZES = (NARROW, NORMAL, (120, 32), WIDE, (160, 48))
PANES = ("#title", "#chips", "#heat", "#neighbours", "#scenes", "#script", "#decision", "#keys")
BARS = ("#find", "#filter", "#place")


@pytest.mark.parametrize("size", SIZES)
async def test_no_pane_leaves_the_terminal_or_covers_another(winter, size):
    async with reviewing(winter, size) as review:
        opened = ("x", "d", "q", "slash", "f", "g", "P", "m", "v", "l")
        for keys in ((), *(("escape", key) for key in opened)):
            await review.press(*keys)
            regions = [review.screen.query_one(pane).region for pane in (*PANES, *BARS)]
            shown = [region for region in regions if region.area]
            for region in shown:
                assert review.screen.region.contains_region(region)
            assert sum(region.area for region in shown) <= review.screen.region.area
            overlaps = [(a, b) for n, a in enumerate(shown) for b in shown[n + 1 :] if a.overlaps(b)]
            assert overlaps == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", [scripts.long_winter, scripts.stop_scene])
async def test_every_field_of_a_decision_is_in_view(script, size):
    async with reviewing(FakeReview(script()), size) as review:
        for beat in review.screen.desk.beats:
            review.screen.go(review.screen.desk.at_beat(beat.beat.id))
            await review.pilot.pause()
            pane = review.screen.query_one("#facts")
            assert pane.max_scroll_y == 0
            words = review.facts()
            for field in ("Verdict", "Answer", "Tell", "Context", "Notes", "q ", "a ", "d ", "c ", "o "):
                assert field in words
            assert max(cell_len(line) for line in words.splitlines()) <= pane.size.width


@pytest.mark.parametrize("size", SIZES)
async def test_every_reason_and_department_is_in_view_when_asked(winter, size):
    async with reviewing(winter, size) as review:
        for key, prompt in (("x", "#reason"), ("d", "#departments")):
            await review.press(key)
            widget = review.screen.query_one(prompt)
            words = widget.render().plain
            assert widget.content_size.height >= len(words.splitlines())
            assert widget.content_size.width >= max(map(cell_len, words.splitlines()))
            assert review.screen.region.contains_region(widget.region)
            await review.press("escape")


async def test_the_line_of_keys_never_cuts_a_word_and_always_offers_help(winter):
    for width in (80, 100, 120, 160):
        async with reviewing(winter, (width, 30)) as review:
            line = review.shown("#keys")
            assert line.rstrip().endswith("? help")
            assert cell_len(line.rstrip()) <= width


async def test_the_title_line_keeps_its_figures_at_eighty_columns():
    winter = FakeReview(scripts.long_winter(), scripts.long_winter())
    async with reviewing(winter, NARROW, estimate=lambda _: "prep 5  shoot 8-10 days") as review:
        line = review.shown("#title")
        for figure in ("THE LONG", "p 1/2", "must 3", "may 2", "stop 0", "open 3", "done 0/7"):
            assert figure in line
        await review.pilot.resize_terminal(120, 32)
        await review.pilot.pause()
        assert "shoot 8-10 days" in review.shown("#title")


async def test_the_estimate_is_asked_again_after_each_decision(winter):
    asked = []
    async with reviewing(
        winter, estimate=lambda episode: f"days {len(asked.append(episode) or asked)}"
    ) as review:
        assert "days 1" in review.shown("#title")
        await review.press("enter")
        assert "days 2" in review.shown("#title")


async def test_the_layout_follows_the_terminal(winter):
    async with reviewing(winter, WIDE) as review:
        await review.press("j")
        for size, panes in ((NARROW, 2), (NORMAL, 2), (WIDE, 3)):
            await review.pilot.resize_terminal(*size)
            await review.pilot.pause()
            displayed = [
                pane for pane in ("#scenes", "#script", "#decision") if review.screen.query_one(pane).display
            ]
            assert len(displayed) == panes
            assert "They kiss." in review.shown("#script")


async def test_a_script_without_flags_says_what_to_do():
    async with reviewing(FakeReview(scripts.quiet())) as review:
        words = " ".join(review.facts().split())
        assert words.startswith("No scene needs you here. 4 scenes were read and none was flagged.")
        await review.press("enter", "x", "n", "j", "d", "q", "2")
        assert review.review.decisions == {}
        await review.press("s", "j")
        assert "Nothing in this scene speaks of intimacy." in " ".join(review.facts().split())


async def test_a_script_without_a_word_can_be_opened():
    empty = scripts.scanned(scripts.Writer("EMPTY").screenplay())
    for size in SIZES:
        async with reviewing(FakeReview(empty), size) as review:
            await review.press("j", "enter", "s", "c", "slash", "a", "escape", "pagedown")
            assert "No scene needs you here." in review.facts()


async def test_no_color_leaves_the_marks_in_shape(winter, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reviewing(winter) as review:
        await review.press("j")
        assert review.pilot.app.no_color
        script = review.screen.script
        row = next(y for y in range(script.size.height) if "They kiss." in script.render_line(y).text)
        marked = [s for s in script.render_line(row) if s.text == "They kiss."]
        assert marked[0].style.reverse


async def test_the_printed_page_and_the_page_of_the_file_are_both_told(winter):
    scan = winter.scan(1)
    labelled = replace(scan.scenes[0].scene, page_label="33A.")
    scenes = (replace(scan.scenes[0], scene=labelled), *scan.scenes[1:])
    screenplay = replace(scan.screenplay, scenes=tuple(each.scene for each in scenes))
    async with reviewing(FakeReview(replace(scan, scenes=scenes, screenplay=screenplay)), NARROW) as review:
        assert "p 33A (PDF 1/2)" in review.shown("#title")
        assert "p 33A (PDF 1)" in review.shown("#script").splitlines()[0]
        assert review.screen.script.lines[0].label == "page 33A (PDF page 1)"


async def test_a_long_heading_keeps_its_page_and_length_on_the_rule():
    writer = scripts.Writer().scene(
        "1", "INT. A ROOM WITH A VERY LONG NAME INDEED, AT THE BACK - NIGHT (MEMORY)"
    )
    screenplay = writer.action("They kiss.").screenplay()
    finding = scripts.see(screenplay, "They kiss.", Kind.KISS, Level.PECK)
    for size in SIZES:
        async with reviewing(FakeReview(scripts.scanned(screenplay, [finding])), size) as review:
            assert "PDF page 1  1 pg" in review.shown("#script").splitlines()[0]


async def test_the_list_gives_the_place_the_room_that_other_columns_leave():
    writer = scripts.Writer().scene("1", "INT. HARBOUR HALL - NIGHT").action("They kiss.")
    screenplay = writer.screenplay()
    finding = scripts.see(screenplay, "They kiss.", Kind.KISS, Level.PECK)
    for width, place in ((120, "HARBOUR HALL "), (132, "INT. HARBOUR HALL ")):
        async with reviewing(FakeReview(scripts.scanned(screenplay, [finding])), (width, 32)) as review:
            assert place in review.shown("#scenes")
            assert review.screen.script.size.width >= 60


@pytest.mark.parametrize("size", [*SIZES, (120, 36)])
async def test_every_department_to_tell_is_in_the_pane(size):
    fake = FakeReview(scripts.stop_scene())
    fake.decide(1, "1.1", departments=frozenset(DEPARTMENTS))
    winter = FakeReview(scripts.long_winter())
    winter.decide(1, "5.1", settled="N4")
    for review_of, beat in ((fake, "1.1"), (winter, "5.1")):
        async with reviewing(review_of, size) as review:
            review.screen.go(review.screen.desk.at_beat(beat))
            await review.pilot.pause()
            words = " ".join(review.facts().split())
            told = [DEPARTMENTS[id_] for id_ in review.screen.desk.beat.departments]
            named = [each for each in told if re.search(rf"(?<!\w)({each.name}|{each.short})(?!\w)", words)]
            more = re.search(r" \+(\d+)$| \+(\d+) ", words)
            assert len(named) >= 10
            assert len(named) + (int(more[1] or more[2]) if more else 0) == len(told)
            assert review.screen.query_one("#facts").max_scroll_y == 0


async def test_the_title_tells_the_page_of_the_beat_and_not_of_its_scenes_beginning():
    writer = scripts.Writer().scene("1", "INT. A LONG SCENE - NIGHT")
    for number in range(60):
        writer.action(f"Somebody counts to {number}.")
    screenplay = writer.action("They kiss.").screenplay()
    finding = scripts.see(screenplay, "They kiss.", Kind.KISS, Level.PECK)
    async with reviewing(FakeReview(scripts.scanned(screenplay, [finding]))) as review:
        assert f"p {screenplay.pages}/{screenplay.pages}" in review.shown("#title")


async def test_facts_on_the_page_stand_apart_from_the_people(winter):
    async with reviewing(winter, (160, 48)) as review:
        review.screen.go(review.screen.desk.at_beat("5.1"))
        await review.pilot.pause()
        lines = [line.strip() for line in review.facts().splitlines()]
        assert "JO" in lines
        assert "mind: water" in lines


@pytest.mark.parametrize("word", ["confirm", "dismiss", "level", "find", "undo", "help"])
async def test_the_keys_that_matter_most_are_told_at_eighty_columns(winter, word):
    async with reviewing(winter, NARROW) as review:
        assert f" {word}" in review.shown("#keys")


@pytest.mark.parametrize("size", SIZES)
async def test_every_small_question_is_whole_in_view(winter, size):
    winter.pair_beats = lambda episode, beat: winter.beats(episode)
    async with reviewing(winter, size) as review:
        for keys, prompt in (
            (("x",), "#reason"),
            (("d",), "#departments"),
            (("P",), "#people"),
            (("v", "f"), "#flag"),
            (("v", "f", "u"), "#flag"),
            (("2", "e"), "#agree"),
        ):
            await review.press(*keys)
            widget = review.screen.query_one(prompt)
            lines = widget.render().plain.splitlines()
            assert widget.content_size.height >= len(lines)
            assert widget.content_size.width >= max(map(cell_len, lines))
            assert review.screen.region.contains_region(widget.region)
            title = str(widget.border_title)
            assert len(title) + 4 <= widget.size.width + 2
            await review.press("escape", "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_hints_fit_the_line_of_keys(winter, size):
    async with reviewing(winter, size) as review:
        for key in ("x", "d", "P", "v", "q", "o", "slash", "f", "g"):
            await review.press(key)
            assert review.screen.keys.hint
            assert cell_len(review.screen.keys.hint) <= review.screen.keys.content_size.width
            await review.press("escape", "escape")
