"""Ticks that a person set, and the levels that come after them."""

import pytest

from scenebreak.domain.department import default_departments
from scenebreak.services.review import open_review

pytestmark = pytest.mark.usefixtures("scanned")


def test_ticks_are_kept_with_the_defaults_they_were_made_on_so_that_a_higher_level_is_told(script, review):
    (episode,) = review.episodes
    kiss = next(each for each in review.beats(episode.id) if each.beat.kind.letter == "K")
    review.decide(episode.id, kiss.beat.id, settled="K2")
    review.decide(episode.id, kiss.beat.id, departments=default_departments("K2") | {"sound"})
    review.decide(episode.id, kiss.beat.id, settled="K4")
    review.close()
    with open_review(script) as again:
        (told,) = (each.departments for each in again.beats(episode.id) if each.beat.id == kiss.beat.id)
    assert told == default_departments("K4") | {"sound"}
