"""Dates and times as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import dates, languages
from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.typed_dates import parse_date, parse_time

TAGS = st.sampled_from(sorted(languages.KNOWN))


@pytest.mark.parametrize(
    "typed",
    [
        "2024-08-27",
        "2024/8/27",
        "27.08.2024",
        " 27. 8.2024 ".replace(" ", ""),
        "27.8.24",
        "27/08/2024",
        "27-08-2024",
        "27 08 2024",
        "27 avqust 2024",
        "27 AVQUST 2024-CÜ İL",
        "2024-yil 27-avgust",
        "2024 йил 27 август",
        "вторник, 27 августа 2024 года",
        "27. Aug. 2024",
        "Tuesday, 27th of August 2024",
        "August 27, 2024",
    ],
)
def test_a_date_is_understood_in_many_forms(typed: str) -> None:
    assert parse_date(typed) == date(2024, 8, 27)


@given(st.dates(min_value=date(1000, 1, 1)), TAGS)
def test_what_papers_print_can_be_typed(day: date, language: str) -> None:
    assert parse_date(dates.in_words(day, language)) == day
    assert parse_date(dates.with_weekday(day, language)) == day
    assert parse_date(dates.in_figures(day, language)) == day
    assert parse_date(day.isoformat()) == day


def test_short_years_lie_around_our_own() -> None:
    assert parse_date("1.2.69") == date(2069, 2, 1)
    assert parse_date("1.2.70") == date(1970, 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "30.02.2024",
        "2024-13-01",
        "27.8",
        "27 August",
        "August 2024",
        "27 Brumaire 2024",
        "27 28 August",
        "2024 2025 August",
        "27 August 24",
        "271 August 2024",
        "27 May August 2024",
        "27.08.2024 10:00",
        "٢٧.٠٨.٢٠٢٤",
    ],
)
def test_what_is_no_date_is_refused_as_typed(typed: str) -> None:
    with pytest.raises(ValueNotAllowed) as refusal:
        parse_date(typed)

    assert (refusal.value.field, refusal.value.value) == ("date", typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:00", time(10)),
        ("1000", time(10)),
        ("10.30", time(10, 30)),
        ("10h30", time(10, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        (" 10:00 Uhr ", time(10)),
        ("saat 14:05", time(14, 5)),
        ("soat 14:05", time(14, 5)),
        ("соат 14:05", time(14, 5)),
        ("2:30 pm", time(14, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_understood_in_many_forms(typed: str, read: time) -> None:
    assert parse_time(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "noon", "24:00", "10:60", "2460", "10:5", "13 pm", "0 am", "1:2:3", "12345", "١٠:٠٠", "-1"]
)
def test_what_is_no_time_is_refused_as_typed(typed: str) -> None:
    with pytest.raises(ValueNotAllowed) as refusal:
        parse_time(typed)

    assert (refusal.value.field, refusal.value.value) == ("time", typed)


@given(st.text())
def test_any_text_is_read_or_refused(typed: str) -> None:
    for parse in (parse_date, parse_time):
        with suppress(ValueNotAllowed):
            assert isinstance(parse(typed), date | time)
