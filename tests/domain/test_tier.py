"""Which findings make a scene must, may or stop."""

import pytest

from scenebreak.domain.finding import LEVELS, Kind, Level, Status, Tier
from scenebreak.domain.tier import scene_tier, tier_of
from tests.build import finding

MAY = {
    (Kind.KISS, Level.NONROMANTIC),
    (Kind.NUDITY, Level.DEPICTION),
    (Kind.UNDRESS, Level.UNDERWEAR),
    (Kind.UNDRESS, Level.SWIMWEAR),
    (Kind.UNDRESS, Level.TOWEL_ROBE),
    (Kind.TOUCH, Level.LIGHT),
    (Kind.TOUCH, Level.UNSPECIFIED),
    *((Kind.HYPER_EXPOSED, level) for level in LEVELS[Kind.HYPER_EXPOSED]),
}
EVERY = [(kind, level) for kind, levels in LEVELS.items() for level in levels]
STOPPING = {Kind.NUDITY, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE}


@pytest.mark.parametrize(("kind", "level"), EVERY)
@pytest.mark.parametrize("status", [Status.SHOWN, Status.IMPLIED])
def test_what_is_performed_is_must_unless_the_vocabulary_says_may(kind, level, status):
    expected = Tier.MAY if (kind, level) in MAY else Tier.MUST
    assert tier_of(finding(kind, level, status=status)) is expected


@pytest.mark.parametrize("status", [Status.SAID, Status.FIGURATIVE])
def test_what_is_only_said_or_figurative_flags_nothing(status):
    assert tier_of(finding(Kind.KISS, Level.MAKEOUT, status=status)) is Tier.NONE


def test_verbal_harassment_is_may():
    assert tier_of(finding(Kind.SEXUAL_VIOLENCE, Level.HARASSMENT, status=Status.SAID)) is Tier.MAY


@pytest.mark.parametrize("status", [Status.NEGATED, Status.INTENDED])
def test_a_near_kiss_still_needs_a_look(status):
    assert tier_of(finding(status=status)) is Tier.MAY


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_a_minor_taking_part_stops_nudity_sex_and_assault(kind, level):
    tier = tier_of(finding(kind, level, minor=True))
    assert (tier is Tier.STOP) == (kind in STOPPING)


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_a_minor_in_the_scene_stops_the_same_apart_from_pictures(kind, level):
    tier = tier_of(finding(kind, level), minor_present=True)
    assert (tier is Tier.STOP) == (kind in STOPPING and level is not Level.DEPICTION)


def test_the_highest_finding_is_the_scene():
    light = finding(Kind.TOUCH, Level.LIGHT)
    assert scene_tier([light, finding()]) is Tier.MUST
    assert scene_tier([light]) is Tier.MAY
    assert scene_tier([]) is Tier.NONE
