"""A day is written on the screens as it is on the command line."""

from datetime import date

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.services import days
from scenebreak.tui.plan_sheet import written_day


def test_a_day_is_written_out_or_is_today_or_is_taken_away(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2026, 3, 2))
    assert written_day("2026-04-01") == date(2026, 4, 1)
    assert written_day(" today ") == date(2026, 3, 2)
    assert written_day("") is None


def test_anything_else_is_no_day():
    with pytest.raises(WrongUsage, match="'soon' is no day"):
        written_day("soon")
