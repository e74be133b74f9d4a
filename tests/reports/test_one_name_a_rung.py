"""One rung has one name wherever a person reads it, and a code never stands without it."""

import re
from datetime import date

import pytest
from rich.console import Console

from scenebreak.domain.axis import LADDERS, RUNGS, named, proposed_axis
from scenebreak.domain.drafts import Drift
from scenebreak.domain.finding import LEVELS, Kind
from scenebreak.reports.scan_json import scan_entry
from scenebreak.reports.scan_rows import rows, scans_to_markdown
from scenebreak.reports.scan_table import scan_table
from tests.build import finding, scan, scene, scene_scan

LEVELS_OF_KINDS = [(kind, level) for kind in Kind for level in LEVELS[kind]]


def one_finding(kind, level):
    home = scene(1, "They stand by the window.")
    return scan(scene_scan(home, finding(kind, level, within=home)))


def printed(renderable):
    console = Console(width=200, color_system=None)
    with console.capture() as kept:
        console.print(renderable)
    return kept.get()


@pytest.mark.parametrize(("kind", "level"), LEVELS_OF_KINDS, ids=str)
def test_the_scan_names_the_rung_that_its_level_lies_on(kind, level):
    made, rung = one_finding(kind, level), RUNGS[proposed_axis(kind, level)]
    table = " ".join(printed(scan_table(made)).split())
    assert rung.code in table
    assert all(word in table for word in rung.name.split())
    assert f"{rung.code} {rung.name}" in scans_to_markdown([made])
    (row,) = rows(made)
    assert (row.axis, row.level) == (rung.code, rung.name)
    (told,) = scan_entry(made)["scenes"][0]["findings"]
    assert told["level"] == level


def test_codes_are_told_with_their_names():
    assert named("K3 N2") == "K3 held, N2 implied"
    assert named("stop") == "stop"
    assert named("") == ""


def test_what_goes_beyond_consent_names_both_rungs():
    drift = Drift("K2", "K4", "it was agreed", by=("LENA",))
    assert drift.sentence(date(2026, 3, 2)).startswith(
        "Beyond consent: K4 makeout asked, LENA agreed to K2 peck at most."
    )


def test_no_two_rungs_of_a_ladder_share_a_name():
    for ladder in LADDERS.values():
        assert len({rung.name for rung in ladder}) == len(ladder)
    assert all(re.fullmatch(r"[KNTSVH][1-5]", code) for code in RUNGS)
