"""The sample scripts against their goldens: what must be flagged is, what only sounds alike is not."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scenebreak.domain.scan import SceneScan
from scenebreak.nlp.detector import Detector
from scenebreak.reading import read
from tests.samples.goldens import Expected, Golden, GoldenScene, Lookalike, goldens

KNOWN = tomllib.loads((Path(__file__).parent / "known_failures.toml").read_text(encoding="utf-8"))
KNOWN_FINDINGS = {(row["script"], row["scene"], row["quote"]) for row in KNOWN["finding"]}
KNOWN_SCENES = {(row["script"], row["scene"]): row["fails"] for row in KNOWN.get("scene", ())}
KNOWN_FLAGGED = {(row["script"], row["scene"]) for row in KNOWN.get("flagged", ())}

SCENES = [(golden, scene) for golden in goldens() for scene in golden.scenes]
FINDINGS = [(golden, finding) for golden in goldens() for finding in golden.findings()]
LOOKALIKES = [(golden, lookalike) for golden in goldens() for lookalike in golden.lookalikes]


@cache
def scans(detector: Detector, script: Path) -> dict[str | None, SceneScan]:
    return {one.scene.number: one for one in detector.scan(read(script))}


def name(golden: Golden, item: GoldenScene | Expected | Lookalike) -> str:
    number = item.number if isinstance(item, GoldenScene) else item.scene
    return f"{golden.script.stem}-{number}"


def differences(expected: GoldenScene, found: SceneScan) -> Iterator[str]:
    if found.tier is not expected.tier:
        yield "tier"
    if found.minor is not expected.minor:
        yield "minor"


def is_found(expected: Expected, scan: SceneScan) -> bool:
    """A finding of that kind, level, status and mode whose quote shares words with the expected one."""
    return any(
        (one.kind, one.level, one.status, one.mode)
        == (expected.kind, expected.level, expected.status, expected.mode)
        and share_words(one.quote, expected.quote)
        and not (expected.settled and one.question)
        for one in scan.findings
    )


def share_words(one: str, other: str) -> bool:
    return not set(one.lower().split()).isdisjoint(other.lower().split())


@pytest.mark.parametrize(("golden", "scene"), SCENES, ids=[name(*each) for each in SCENES])
def test_a_scene_that_must_be_flagged_is(golden: Golden, scene: GoldenScene, detector: Detector) -> None:
    assert scans(detector, golden.script)[scene.number].flagged


@pytest.mark.parametrize(("golden", "scene"), SCENES, ids=[name(*each) for each in SCENES])
def test_tier_and_minor_are_the_goldens(golden: Golden, scene: GoldenScene, detector: Detector) -> None:
    wrong = list(differences(scene, scans(detector, golden.script)[scene.number]))
    assert wrong == KNOWN_SCENES.get((golden.script.stem, scene.number), [])


@pytest.mark.parametrize("golden", goldens(), ids=lambda golden: golden.script.stem)
def test_no_other_scene_is_flagged(golden: Golden, detector: Detector) -> None:
    wanted = {scene.number for scene in golden.scenes}
    flagged = {number for number, scan in scans(detector, golden.script).items() if scan.flagged}
    script = golden.script.stem
    assert flagged - wanted == {number for name, number in KNOWN_FLAGGED if name == script}


@pytest.mark.parametrize(("golden", "finding"), FINDINGS, ids=[name(*each) for each in FINDINGS])
def test_a_finding_is_made_or_known_to_be_missed(
    golden: Golden, finding: Expected, detector: Detector
) -> None:
    found = is_found(finding, scans(detector, golden.script)[finding.scene])
    missed = (golden.script.stem, finding.scene, finding.quote) in KNOWN_FINDINGS
    assert found is not missed, "found now: take it from known_failures.toml" if found else "missed"


@pytest.mark.parametrize(("golden", "lookalike"), LOOKALIKES, ids=[name(*each) for each in LOOKALIKES])
def test_a_look_alike_is_no_performed_finding(
    golden: Golden, lookalike: Lookalike, detector: Detector
) -> None:
    scan = scans(detector, golden.script)[lookalike.scene]
    wrong = [
        one
        for one in scan.findings
        if one.performed and (lookalike.quote in one.quote or one.quote in lookalike.quote)
    ]
    known = (golden.script.stem, lookalike.scene) in KNOWN_FLAGGED
    assert known or not (wrong and scan.flagged), [(one.cue, one.quote) for one in wrong]


def test_every_known_failure_names_a_golden() -> None:
    assert {(golden.script.stem, one.scene, one.quote) for golden, one in FINDINGS} >= KNOWN_FINDINGS
    assert {(golden.script.stem, scene.number) for golden, scene in SCENES} >= KNOWN_SCENES.keys()
