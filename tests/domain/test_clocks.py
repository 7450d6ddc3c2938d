"""Clock times of one instant in several cities."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import clocks
from councildesk.domain.errors import PeriodReversed, ValueNotAllowed

BAKU, TASHKENT, BERLIN = "Asia/Baku", "Asia/Tashkent", "Europe/Berlin"
SIDES = [BAKU, TASHKENT]
DAY = date(2024, 8, 27)
TEN = clocks.moment(DAY, time(10), BAKU)


def test_an_instant_is_kept_in_utc() -> None:
    assert clocks.moment(DAY, time(10), BAKU) == datetime(2024, 8, 27, 6, tzinfo=UTC)
    assert TEN.tzinfo is UTC


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("az", "10:00 Bakı / 11:00 Daşkənd"),
        ("uz", "10:00 Boku / 11:00 Toshkent"),
        ("uz-Cyrl", "10:00 Боку / 11:00 Тошкент"),
        ("ru", "10:00 Баку / 11:00 Ташкент"),
        ("de", "10:00 Baku / 11:00 Taschkent"),
        ("en", "10:00 Baku / 11:00 Tashkent"),
    ],
)
def test_each_side_reads_its_own_clock(language: str, shown: str) -> None:
    assert clocks.clocks(TEN, SIDES, language) == shown


def test_one_zone_needs_no_city() -> None:
    assert clocks.clocks(TEN, [BAKU], "en") == "10:00"
    assert clocks.clocks(TEN, [BAKU, BAKU], "en") == "10:00"
    assert clocks.clock(TEN, TASHKENT) == "11:00"


def test_a_clock_on_another_date_names_it() -> None:
    late = clocks.moment(DAY, time(23, 30), BAKU)

    assert clocks.clocks(late, SIDES, "de") == "23:30 Baku / 00:30 (28.08.2024) Taschkent"
    assert clocks.local_day(late, TASHKENT) == date(2024, 8, 28)


def test_the_date_in_mind_can_be_another_than_that_of_the_first_city() -> None:
    after_midnight = clocks.moment(date(2024, 8, 28), time(0, 15), BAKU)

    shown = clocks.clocks(after_midnight, SIDES, "en", DAY)

    assert shown == "00:15 (28/08/2024) Baku / 01:15 (28/08/2024) Tashkent"


def test_a_span_of_time_is_shown_in_every_city() -> None:
    noon = TEN + timedelta(hours=2, minutes=30)

    assert clocks.clock_span(TEN, noon, SIDES, "en") == "10:00–12:30 Baku / 11:00–13:30 Tashkent"
    assert clocks.clock_span(TEN, noon, [BAKU], "en") == "10:00–12:30"


def test_a_span_over_midnight_names_the_date_it_ends_on() -> None:
    begins = clocks.moment(DAY, time(22), BAKU)

    shown = clocks.clock_span(begins, begins + timedelta(hours=1, minutes=30), SIDES, "ru")

    assert shown == "22:00–23:30 Баку / 23:00–00:30 (28.08.2024) Ташкент"


def test_a_date_on_which_both_ends_of_a_span_are_is_named_once() -> None:
    begins = clocks.moment(DAY, time(23), BAKU)

    shown = clocks.clock_span(begins, begins + timedelta(minutes=45), SIDES, "de")

    assert shown == "23:00–23:45 Baku / 00:00–00:45 (28.08.2024) Taschkent"


def test_a_span_of_days_names_the_date_of_each_end() -> None:
    begins = clocks.moment(DAY, time(10), BAKU)

    shown = clocks.clock_span(begins, begins + timedelta(days=1, hours=2), [BAKU], "de")

    assert shown == "10:00 (27.08.2024)–12:00 (28.08.2024)"


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodReversed):
        clocks.clock_span(TEN, TEN - timedelta(minutes=1), SIDES, "en")


def test_german_sentences_say_uhr() -> None:
    assert clocks.clocks_in_text(TEN, SIDES, "de") == "10:00 Uhr Baku / 11:00 Uhr Taschkent"
    assert clocks.clocks_in_text(TEN, [BAKU], "de") == "10:00 Uhr"
    assert clocks.clocks_in_text(TEN, SIDES, "ru") == clocks.clocks(TEN, SIDES, "ru")


def test_a_city_nobody_translated_is_named_as_its_zone_is() -> None:
    assert clocks.city("America/New_York", "ru") == "New York"
    assert clocks.city("UTC", "az") == "UTC"


@pytest.mark.parametrize("name", ["", "Baku", "Asia", "Asia/Nowhere", "../etc/passwd", "/etc/localtime", "Asia/Baku\0"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueNotAllowed) as refusal:
        clocks.zone(name)

    assert (refusal.value.field, refusal.value.value) == ("time_zone", name)


def test_an_hour_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(ValueNotAllowed) as refusal:
        clocks.moment(date(2024, 3, 31), time(2, 30), BERLIN)

    assert refusal.value.value == "2024-03-31 02:30"


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert clocks.moment(date(2024, 10, 27), time(2, 30), BERLIN) == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="aware"):
        clocks.clock(datetime(2024, 8, 27, 10), BAKU)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("minutes", "language", "shown"),
    [
        (95, "az", "1 saat 35 dəqiqə"),
        (95, "uz", "1 soat 35 daqiqa"),
        (95, "uz-Cyrl", "1 соат 35 дақиқа"),
        (95, "ru", "1 ч 35 мин"),
        (95, "de", "1 Std. 35 Min."),
        (95, "en", "1 h 35 min"),
        (120, "en", "2 h"),
        (20, "en", "20 min"),
        (0, "en", "0 min"),
    ],
)
def test_durations_are_hours_and_minutes(minutes: int, language: str, shown: str) -> None:
    assert clocks.duration(timedelta(minutes=minutes, seconds=59), language) == shown


@given(
    st.dates(date(1992, 1, 1), date(2037, 12, 31)),
    st.integers(0, 1439),
    st.sampled_from([BAKU, TASHKENT, BERLIN, "UTC"]),
)
def test_what_is_entered_is_what_is_shown(day: date, minute: int, zone: str) -> None:
    entered = time(minute // 60, minute % 60)
    try:
        instant = clocks.moment(day, entered, zone)
    except ValueNotAllowed:
        return

    assert clocks.clock(instant, zone) == f"{entered:%H:%M}"
    assert clocks.local_day(instant, zone) == day


ZONES = st.sampled_from(
    ["Asia/Baku", "Asia/Tashkent", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"]
)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
DAYS_OF_CHANGES = st.dates(date(2026, 1, 1), date(2028, 1, 1)) | st.sampled_from(
    [date(2027, 3, 14), date(2027, 3, 28), date(2027, 10, 31), date(2027, 11, 7), date(2027, 4, 4), date(2027, 10, 3)]
)


@given(DAYS_OF_CHANGES, ZONES, CLOCKS, ZONES)
def test_a_clock_typed_in_any_zone_is_that_hour_there_on_the_day_meant_here(
    day: date, here: str, typed: time, there: str
) -> None:
    try:
        instant = clocks.moment_on_day(day, here, typed, there)
    except ValueNotAllowed:
        return

    assert clocks.clock(instant, there) == f"{typed:%H:%M}"
    assert clocks.local_day(instant, here) == day


@given(DAYS_OF_CHANGES, ZONES, CLOCKS)
def test_in_its_own_zone_it_is_the_same_as_the_moment(day: date, here: str, typed: time) -> None:
    try:
        meant = clocks.moment(day, typed, here)
    except ValueNotAllowed:
        with pytest.raises(ValueNotAllowed):
            clocks.moment_on_day(day, here, typed, here)
        return

    assert clocks.moment_on_day(day, here, typed, here) == meant


@given(DAYS_OF_CHANGES, CLOCKS, CLOCKS, ZONES)
def test_the_next_such_hour_comes_within_a_day(day: date, begins: time, typed: time, there: str) -> None:
    after = datetime.combine(day, begins, UTC)
    try:
        instant = clocks.next_moment(after, typed, there)
    except ValueNotAllowed:
        return

    assert clocks.clock(instant, there) == f"{typed:%H:%M}"
    assert timedelta(0) <= instant - after <= timedelta(hours=25)


@given(DAYS_OF_CHANGES, CLOCKS, CLOCKS, ZONES)
def test_the_nearest_such_hour_is_found_by_a_look_at_every_minute_around(
    day: date, near: time, typed: time, there: str
) -> None:
    known = datetime.combine(day, near.replace(second=0, microsecond=0), UTC)
    wanted = typed.replace(second=0, microsecond=0)
    zone = ZoneInfo(there)
    around = [
        distance
        for minutes in range(-13 * 60, 13 * 60 + 1)
        if (known + (distance := timedelta(minutes=minutes))).astimezone(zone).time() == wanted
    ]

    try:
        instant = clocks.nearest_moment(known, wanted, there)
    except ValueNotAllowed:
        assert around == []
        return

    assert abs(instant - known) == min(map(abs, around))
    assert instant - known in around


def test_of_the_hour_that_comes_twice_the_nearest_is_meant() -> None:
    second = datetime(2027, 10, 31, 1, 40, tzinfo=UTC)  # 02:40 in Berlin, for the second time

    assert clocks.nearest_moment(second, time(2, 30), "Europe/Berlin") == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert clocks.nearest_moment(second - timedelta(hours=1), time(2, 30), "Europe/Berlin") == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


def test_half_past_midnight_in_tashkent_on_a_day_in_baku_is_the_night_after_it() -> None:
    instant = clocks.moment_on_day(date(2026, 12, 15), "Asia/Baku", time(0, 30), "Asia/Tashkent")

    assert clocks.clock(instant, "Asia/Baku") == "23:30"
    assert clocks.local_day(instant, "Asia/Tashkent") == date(2026, 12, 16)


def test_an_hour_that_clocks_skip_is_refused_in_whichever_zone_it_is_typed() -> None:
    with pytest.raises(ValueNotAllowed):
        clocks.moment_on_day(date(2027, 3, 28), "Asia/Baku", time(2, 30), "Europe/Berlin")
    with pytest.raises(ValueNotAllowed):
        clocks.next_moment(datetime(2027, 3, 27, 20, tzinfo=UTC), time(2, 30), "Europe/Berlin")


def test_the_second_of_two_such_hours_is_meant_where_the_first_is_over() -> None:
    after = datetime(2027, 10, 31, 0, 45, tzinfo=UTC)  # 02:45 in Berlin, for the first time

    assert clocks.next_moment(after, time(2, 50), "Europe/Berlin") == datetime(2027, 10, 31, 0, 50, tzinfo=UTC)
    assert clocks.next_moment(after + timedelta(minutes=30), time(2, 20), "Europe/Berlin") == datetime(
        2027, 10, 31, 1, 20, tzinfo=UTC
    )


def test_figures_alone_tell_another_day() -> None:
    zones = [BAKU, TASHKENT, BERLIN]
    late = datetime(2026, 12, 15, 19, 30, tzinfo=UTC)

    assert clocks.figures(late, zones, date(2026, 12, 15)) == "23:30 / 00:30 +1 / 20:30"
    assert clocks.figures(late, zones[:1], date(2026, 12, 16)) == "23:30 −1"
