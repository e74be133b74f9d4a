"""Days as people write them."""

from datetime import date

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.services.days import day_of, today


def test_a_day_is_read_with_blanks_around_it():
    assert day_of(" 2026-03-02 ") == date(2026, 3, 2)


def test_today_is_the_day_of_the_calendar():
    before = today()
    assert day_of("Today") in (before, today())


@pytest.mark.parametrize("words", ["", "tomorrow", "2026-02-30", "2.3.2026"])
def test_what_is_no_day_is_refused_with_an_example(words):
    with pytest.raises(WrongUsage, match="2026-03-02"):
        day_of(words)
