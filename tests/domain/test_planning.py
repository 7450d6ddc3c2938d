"""What is proposed for a new meeting."""

from __future__ import annotations

from datetime import date

import pytest

from councildesk.domain import planning

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 12, day) for day in (11, 12, 13, 14))


@pytest.mark.parametrize(("earliest", "proposed"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY), (SUNDAY, MONDAY)])
def test_a_council_that_never_met_meets_on_no_weekend(earliest: date, proposed: date) -> None:
    today = date.fromordinal(earliest.toordinal() - 15)

    assert planning.proposed_day(today, 14) == proposed


def test_a_council_that_meets_on_saturdays_goes_on_to() -> None:
    assert planning.proposed_day(date(2026, 11, 27), 14, SATURDAY.weekday()) == SATURDAY
