"""One script, three formats: what is read from the print is what stands in the source."""

from functools import cache
from pathlib import Path

import pytest

from sample_scripts.press.front import front_of
from sample_scripts.render import renders
from scenebreak.domain.screenplay import SPOKEN, ElementType, Screenplay
from scenebreak.reading import read
from tests.samples.goldens import goldens

EVERY_RENDER = pytest.mark.parametrize("render", renders(), ids=lambda render: render.output.name)
SPEECH = SPOKEN | {ElementType.PARENTHETICAL}


@cache
def script(path: Path) -> Screenplay:
    return read(path)


def told(path: Path) -> list[tuple[str, str, list[str]]]:
    """Every scene with its number, heading and action."""
    return [
        (
            s.number or "",
            s.heading,
            [e.text for e in s.elements if e.type in (ElementType.ACTION, ElementType.SHOT)],
        )
        for s in script(path).scenes
        if s.heading
    ]


def spoken(path: Path) -> list[tuple[str | None, str, bool]]:
    """Who says what, and who says it at the same time as another."""
    return [(e.character, e.text, e.dual) for e in script(path).elements() if e.type in SPEECH]


@EVERY_RENDER
def test_scene_numbers_headings_and_action_are_those_of_the_source(render):
    assert told(render.output) == told(render.source)


@EVERY_RENDER
def test_dialogue_is_that_of_the_source(render):
    assert spoken(render.output) == spoken(render.source)


@EVERY_RENDER
def test_omitted_scenes_are_those_of_the_source(render):
    omitted = [
        [s.number for s in script(path).scenes if s.omitted] for path in (render.output, render.source)
    ]
    assert omitted[0] == omitted[1]


@EVERY_RENDER
def test_revision_marks_stand_beside_the_same_words(render):
    marked = [
        [e.text for e in script(path).elements() if any(span.revised for span in e.spans)]
        for path in (render.output, render.source)
    ]
    assert marked[0] == marked[1]


@EVERY_RENDER
def test_title_draft_and_date_are_those_of_the_title_page(render):
    read_back, front = script(render.output), front_of(render.source)
    assert read_back.title.startswith(front.line("title"))
    assert (read_back.draft.lower(), read_back.draft_date) == (
        front.line("draft").lower(),
        front.line("draft date"),
    )


@EVERY_RENDER
def test_nothing_of_the_title_page_is_told_as_story(render):
    before = [scene for scene in script(render.output).scenes if not scene.heading]
    words = {element.text for scene in before for element in scene.elements}
    assert words <= set(front_of(render.source).opening)


@EVERY_RENDER
def test_every_golden_quote_is_found_in_the_print(render):
    (golden,) = [golden for golden in goldens() if golden.script == render.source]
    scenes = {scene.number: scene for scene in script(render.output).scenes}
    wanted = [*golden.findings(), *golden.lookalikes]
    lost = [i.quote for i in wanted if not any(i.quote in e.text for e in scenes[i.scene].elements)]
    assert lost == []


def test_a_watermark_is_reported_and_stays_out_of_the_words():
    (render,) = [render for render in renders() if render.watermark]
    assert script(render.output).watermarks == (render.watermark,)
    assert all("COPY" not in element.text for element in script(render.output).elements())


def test_the_fdx_states_the_lengths_that_the_print_has():
    by_suffix = {
        render.output.suffix: script(render.output)
        for render in renders()
        if render.source.stem == "low_water"
    }
    stated = {scene.number: scene.eighths for scene in by_suffix[".fdx"].scenes}
    measured = {scene.number: scene.eighths for scene in by_suffix[".pdf"].scenes}
    assert stated.keys() - {None} == measured.keys() - {None}
    assert all(abs(stated[number] - measured[number]) <= 1 for number in stated if number)
