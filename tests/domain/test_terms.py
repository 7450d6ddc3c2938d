"""Terms: which days they cover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.errors import PeriodReversed
from councildesk.domain.terms import ALWAYS, Term, latest

days = st.dates(date(2024, 1, 1), date(2024, 3, 31))


def terms(start: date | None, end: date | None) -> Term:
    if start and end and end < start:
        start, end = end, start
    return Term(start, end)


any_term = st.builds(terms, st.none() | days, st.none() | days)


def test_both_ends_belong_to_a_term() -> None:
    term = Term(date(2024, 2, 1), date(2024, 2, 29))

    assert term.covers(date(2024, 2, 1))
    assert term.covers(date(2024, 2, 29))
    assert not term.covers(date(2024, 1, 31))
    assert not term.covers(date(2024, 3, 1))


def test_an_open_term_covers_every_day() -> None:
    assert ALWAYS.covers(date.min)
    assert ALWAYS.covers(date.max)


def test_a_term_that_ends_before_it_starts_is_refused_with_both_days() -> None:
    with pytest.raises(PeriodReversed) as refused:
        Term(date(2024, 3, 1), date(2024, 2, 1))

    assert (refused.value.starts, refused.value.ends) == ("2024-03-01", "2024-02-01")


@given(any_term, any_term)
def test_terms_overlap_where_some_day_is_in_both(one: Term, other: Term) -> None:
    winter = [date(2023, 12, 31) + timedelta(days=number) for number in range(93)]

    shared = any(one.covers(day) and other.covers(day) for day in winter)

    assert one.overlaps(other) == other.overlaps(one) == shared


def test_of_several_versions_the_one_that_started_last_is_valid() -> None:
    versions = {"old": ALWAYS, "new": Term(date(2024, 5, 1))}

    def valid(day: date) -> str | None:
        return latest(versions, day, versions.__getitem__)

    assert valid(date(2024, 4, 30)) == "old"
    assert valid(date(2024, 5, 1)) == "new"


def test_before_the_first_version_none_is_valid() -> None:
    assert latest(["new"], date(2024, 4, 30), lambda _: Term(date(2024, 5, 1))) is None
