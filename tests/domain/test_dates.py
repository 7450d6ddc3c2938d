"""Days as papers write them."""

from __future__ import annotations

from datetime import date

import pytest

from councildesk.domain import dates, languages
from councildesk.domain.errors import PeriodReversed

CONFERENCE = date(2024, 8, 27)


@pytest.mark.parametrize(
    ("language", "words", "with_weekday", "figures"),
    [
        ("az", "27 avqust 2024-cü il", "27 avqust 2024-cü il, çərşənbə axşamı", "27.08.2024"),
        ("uz", "2024-yil 27-avgust", "2024-yil 27-avgust, seshanba", "27.08.2024"),
        ("uz-Cyrl", "2024 йил 27 август", "2024 йил 27 август, сешанба", "27.08.2024"),
        ("ru", "27 августа 2024 г.", "вторник, 27 августа 2024 г.", "27.08.2024"),
        ("de", "27. August 2024", "Dienstag, 27. August 2024", "27.08.2024"),
        ("en", "27 August 2024", "Tuesday, 27 August 2024", "27/08/2024"),
        ("fr", "27 August 2024", "Tuesday, 27 August 2024", "27/08/2024"),
    ],
)
def test_each_language_writes_a_day_its_official_way(
    language: str, words: str, with_weekday: str, figures: str
) -> None:
    assert dates.in_words(CONFERENCE, language) == words
    assert dates.with_weekday(CONFERENCE, language) == with_weekday
    assert dates.in_figures(CONFERENCE, language) == figures


def test_the_suffix_of_an_azerbaijani_year_follows_the_year() -> None:
    written = {year: dates.in_words(date(year, 10, 14), "az") for year in (2010, 2025, 2026)}

    assert written == {2010: "14 oktyabr 2010-cu il", 2025: "14 oktyabr 2025-ci il", 2026: "14 oktyabr 2026-cı il"}


@pytest.mark.parametrize(
    ("language", "days", "months", "years"),
    [
        (
            "az",
            "27–29 avqust 2024-cü il",
            "27 avqust – 2 sentyabr 2024-cü il",
            "27 avqust 2024-cü il – 2 yanvar 2025-ci il",
        ),
        ("uz", "2024-yil 27–29-avgust", "2024-yil 27-avgust – 2-sentabr", "2024-yil 27-avgust – 2025-yil 2-yanvar"),
        (
            "uz-Cyrl",
            "2024 йил 27–29 август",
            "2024 йил 27 август – 2 сентябрь",
            "2024 йил 27 август – 2025 йил 2 январь",
        ),
        ("ru", "27–29 августа 2024 г.", "27 августа – 2 сентября 2024 г.", "27 августа 2024 г. – 2 января 2025 г."),
        ("de", "27.–29. August 2024", "27. August – 2. September 2024", "27. August 2024 – 2. Januar 2025"),
        ("en", "27–29 August 2024", "27 August – 2 September 2024", "27 August 2024 – 2 January 2025"),
    ],
)
def test_a_span_says_nothing_twice(language: str, days: str, months: str, years: str) -> None:
    assert dates.span(CONFERENCE, date(2024, 8, 29), language) == days
    assert dates.span(CONFERENCE, date(2024, 9, 2), language) == months
    assert dates.span(CONFERENCE, date(2025, 1, 2), language) == years


def test_a_span_of_one_day_is_that_day() -> None:
    assert dates.span(CONFERENCE, CONFERENCE, "de") == "27. August 2024"


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodReversed):
        dates.span(CONFERENCE, date(2024, 8, 26), "de")


@pytest.mark.parametrize("language", sorted(languages.KNOWN))
def test_every_known_language_names_all_months_and_weekdays(language: str) -> None:
    assert len(set(dates.MONTHS[language])) == 12
    assert len(set(dates.WEEKDAYS[language])) == 7


def test_the_week_begins_on_monday() -> None:
    assert [dates.weekday(date(2024, 8, 26 + day), "de") for day in (0, 5)] == ["Montag", "Samstag"]
