"""Days told from today on, in six languages."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.relative_dates import parse_day

TODAY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("in two weeks", date(2026, 12, 29)),
        ("2 weeks", date(2026, 12, 29)),
        ("within 10 days", date(2026, 12, 25)),
        ("in a month", date(2027, 1, 15)),
        ("tomorrow", date(2026, 12, 16)),
        ("+14", date(2026, 12, 29)),
        ("in zwei Wochen", date(2026, 12, 29)),
        ("binnen drei Tagen", date(2026, 12, 18)),
        ("через две недели", date(2026, 12, 29)),
        ("через неделю", date(2026, 12, 22)),
        ("в течение 5 дней", date(2026, 12, 20)),
        ("iki həftə sonra", date(2026, 12, 29)),
        ("10 gün ərzində", date(2026, 12, 25)),
        ("bir aydan sonra", date(2027, 1, 15)),
        ("ikki haftadan keyin", date(2026, 12, 29)),
        ("toʻrt kun ichida", date(2026, 12, 19)),
        ("икки ҳафтадан кейин", date(2026, 12, 29)),
        ("ein Jahr", date(2027, 12, 15)),
        ("31.12.2026", date(2026, 12, 31)),
    ],
)
def test_days_are_read_as_people_name_them(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert parse_day("in 1 month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "in two",
        "weeks and days",
        "two three weeks",
        "in 99999999 years",
        "неделя среда",
        "-5 days",
        "− 2 недели",
    ],
)
def test_nothing_is_guessed(typed: str) -> None:
    with pytest.raises(ValueNotAllowed):
        parse_day(typed, TODAY)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(ValueNotAllowed):
        parse_day(typed, TODAY)
