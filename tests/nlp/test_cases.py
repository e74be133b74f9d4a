"""Marked-up sentences of our own: what must be found in each, at which level and in which status."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from scenebreak.domain.finding import Kind
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import ElementType
from scenebreak.nlp.detector import Detector
from tests.nlp.conftest import one_scene

FOLDER = Path(__file__).parent / "cases"
_MARKED = re.compile(r"\[([^\]]*)\]")


class Case(NamedTuple):
    """One line of a cases file."""

    expected: str
    element: ElementType
    marked: str
    fails: bool

    @property
    def sentence(self) -> str:
        return _MARKED.sub(r"\1", self.marked)


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text().splitlines():
            if line.strip() and not line.startswith("#"):
                expected, element, marked = (part.strip() for part in line.split("|", 2))
                fails = expected.startswith("FAILS ")
                cases.append(Case(expected.removeprefix("FAILS "), ElementType(element), marked, fails))
    return cases


CASES = read_cases()


def marked(case: Case) -> str:
    return case.marked


def meets(case: Case, scan: SceneScan) -> bool:
    """What is expected was found, in a quote that holds the marked words; for "none", nothing is flagged.

    The mode may be left out of what is expected.
    """
    if case.expected == "none":
        return not scan.flagged
    words = _MARKED.findall(case.marked)
    return any(
        f"{finding.kind}/{finding.level}/{finding.status}/{finding.mode}/".startswith(f"{case.expected}/")
        and all(word in finding.quote for word in words)
        for finding in scan.findings
    )


def scan_of(detector: Detector, case: Case) -> SceneScan:
    return detector.scan(one_scene(case.sentence, case.element))[0]


@pytest.mark.parametrize("case", [case for case in CASES if not case.fails], ids=marked)
def test_a_marked_sentence_is_read_as_marked(case: Case, detector: Detector) -> None:
    scan = scan_of(detector, case)
    assert meets(case, scan), [(f.cue, f.level, f.status, f.quote, f.why) for f in scan.findings]


@pytest.mark.parametrize("case", [case for case in CASES if case.fails], ids=marked)
def test_a_known_failure_still_fails(case: Case, detector: Detector) -> None:
    assert not meets(case, scan_of(detector, case)), "it works now: take FAILS away"


def test_the_cases_cover_every_kind_and_the_look_alikes() -> None:
    kinds = {case.expected.split("/")[0] for case in CASES}
    assert len(CASES) >= 300
    assert kinds >= {kind.value for kind in Kind} | {"none"}
