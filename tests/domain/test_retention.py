from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import retention
from councildesk.domain.retention import Backup, Keeping, Occasion, Rules
from councildesk.domain.sizes import MEGABYTE

NOW = dt.datetime(2026, 11, 26, 15, 30, tzinfo=dt.UTC)
USUAL = retention.rules(MEGABYTE)

ages = st.integers(0, 60 * 24 * 1000).map(lambda minutes: dt.timedelta(minutes=minutes))
many = st.lists(st.tuples(ages, st.sampled_from(Occasion), st.booleans()), max_size=120)
sizes = st.sampled_from([MEGABYTE, 60 * MEGABYTE, 500 * MEGABYTE])
every_rules = st.builds(retention.rules, sizes, st.sampled_from(Keeping))


def backup(age: dt.timedelta, occasion: Occasion = Occasion.WORKING, is_sound: bool = True, name: str = "") -> Backup:
    return Backup(name or f"{age}", NOW - age, occasion, is_sound)


def made(facts: Sequence[tuple[dt.timedelta, Occasion, bool]]) -> list[Backup]:
    return [backup(age, occasion, is_sound, str(n)) for n, (age, occasion, is_sound) in enumerate(facts)]


@given(many, every_rules)
def test_each_backup_either_stays_or_goes_and_the_oldest_goes_first(
    facts: list[tuple[dt.timedelta, Occasion, bool]], wanted: Rules
) -> None:
    backups = made(facts)

    staying, going = retention.kept(backups, NOW, wanted), retention.surplus(backups, NOW, wanted)

    assert sorted(one.name for one in staying + going) == sorted(one.name for one in backups)
    assert going == sorted(going, key=lambda one: (one.at, one.name))


@given(many, every_rules)
def test_the_newest_sound_one_always_stays_and_without_a_sound_one_nothing_goes(
    facts: list[tuple[dt.timedelta, Occasion, bool]], wanted: Rules
) -> None:
    backups = made(facts)
    sound = [one for one in backups if one.is_sound]

    staying = retention.kept(backups, NOW, wanted)

    if sound:
        assert max(sound, key=lambda one: (one.at, one.name)) in staying
    else:
        assert set(staying) == set(backups)


@given(many, every_rules)
def test_an_unsound_one_pushes_out_no_sound_one(
    facts: list[tuple[dt.timedelta, Occasion, bool]], wanted: Rules
) -> None:
    backups = made(facts)
    sound = [one for one in backups if one.is_sound]

    staying = retention.kept(backups, NOW, wanted)

    assert [one for one in staying if one.is_sound] == retention.kept(sound, NOW, wanted)


@given(many, many, st.integers(0, 60 * 24 * 400), every_rules)
def test_it_makes_no_difference_whether_some_were_cleared_away_before(
    before: list[tuple[dt.timedelta, Occasion, bool]],
    since: list[tuple[dt.timedelta, Occasion, bool]],
    minutes: int,
    wanted: Rules,
) -> None:
    later = NOW + dt.timedelta(minutes=minutes)
    old = [one for one in made(before) if one.is_sound]
    new = [
        Backup(f"new{n}", later - min(age, later - NOW), occasion) for n, (age, occasion, _is_sound) in enumerate(since)
    ]

    cleared = retention.kept(old, NOW, wanted)

    assert retention.kept([*cleared, *new], later, wanted) == retention.kept([*old, *new], later, wanted)


@given(many, every_rules)
def test_there_are_never_more_than_the_rules_say(
    facts: list[tuple[dt.timedelta, Occasion, bool]], wanted: Rules
) -> None:
    backups = [one for one in made(facts) if one.occasion is not Occasion.BY_HAND and one.is_sound]
    most = wanted.last + wanted.hours + wanted.days + wanted.weeks + wanted.months + wanted.risky_last
    # A period that has only begun counts as well: this hour, this day, this week, this month.
    assert len(retention.kept(backups, NOW, wanted)) <= most + 4


def test_a_year_of_work_leaves_what_the_sentence_says() -> None:
    backups = [
        backup(dt.timedelta(days=day, minutes=10 * n), name=f"{day}-{n}") for day in range(365) for n in range(50)
    ]

    staying = retention.kept(backups, NOW, USUAL)

    def between(start: int, end: int) -> int:
        return sum(dt.timedelta(days=start) <= NOW - one.at < dt.timedelta(days=end) for one in staying)

    assert len([one for one in staying if NOW - one.at < dt.timedelta(hours=1, minutes=40)]) == 10
    assert between(1, 15) == 14
    assert between(15, 56) == 6 + 1, "six weeks, and the end of October within one of them"
    assert between(56, 400) == 11


def test_what_was_made_before_something_risky_stays_for_ninety_days() -> None:
    backups = [
        backup(dt.timedelta(days=89, hours=hour), Occasion.IMPORT if hour == 1 else Occasion.WORKING)
        for hour in range(3)
    ]
    backups += [backup(dt.timedelta(minutes=n)) for n in range(10)]

    assert {NOW - one.at for one in retention.kept(backups, NOW, USUAL)} >= {dt.timedelta(days=89, hours=1)}
    gone = retention.surplus(backups, NOW + dt.timedelta(days=2), USUAL)
    assert dt.timedelta(days=89, hours=1) in {NOW - one.at for one in gone}


def test_one_made_by_hand_stays_for_a_year() -> None:
    by_hand = backup(dt.timedelta(days=300, hours=1), Occasion.BY_HAND)
    others = [backup(dt.timedelta(days=300)), *(backup(dt.timedelta(minutes=n)) for n in range(10))]

    assert by_hand in retention.kept([by_hand, *others], NOW, USUAL)
    assert by_hand in retention.surplus([by_hand, *others], NOW + dt.timedelta(days=100), USUAL)


@pytest.mark.parametrize("keeping", Keeping)
def test_of_larger_files_fewer_are_made_and_kept(keeping: Keeping) -> None:
    small, middle, large = (retention.rules(size * MEGABYTE, keeping) for size in (25, 150, 500))

    assert small.every_minutes < middle.every_minutes < large.every_minutes
    assert small.days > middle.days > large.days
    assert small.months >= middle.months >= large.months


def test_the_months_are_as_many_as_somebody_wants() -> None:
    months = [retention.rules(MEGABYTE, keeping).months for keeping in Keeping]

    assert months == [3, 24, 120]
