"""Counting how somebody attended."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Presence
from councildesk.domain.attendance_figures import by_year, counted
from councildesk.domain.turnout import Turnout, TurnoutStatus

STATUSES = st.sampled_from(list(TurnoutStatus))


def test_online_is_counted_only_for_the_whole_time() -> None:
    present = TurnoutStatus.PRESENT
    both = Turnout("ada", present, presences=(Presence.IN_ROOM, Presence.ONLINE))
    online = Turnout("ada", present, presences=(Presence.ONLINE,))

    assert counted([both, online]).online == 1


def test_nobody_has_a_share_of_no_meetings() -> None:
    assert counted([]).percent is None


@given(st.lists(STATUSES))
def test_each_meeting_is_counted_once(statuses: list[TurnoutStatus]) -> None:
    found = counted(Turnout("ada", status) for status in statuses)

    assert found.meetings == len(statuses)
    assert found.attended + found.replaced + found.excused + found.absent == found.meetings


@given(st.lists(st.tuples(st.integers(2000, 2030), STATUSES)))
def test_years_add_up_to_the_whole(facts: list[tuple[int, TurnoutStatus]]) -> None:
    turnouts = [(year, Turnout("ada", status)) for year, status in facts]

    years = by_year(turnouts)

    assert list(years) == sorted(years, reverse=True)
    assert sum(one.meetings for one in years.values()) == len(facts)
    assert sum(one.attended for one in years.values()) == counted(one for _year, one in turnouts).attended
