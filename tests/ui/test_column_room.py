from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councildesk.ui.widgets.column_room import giving_way

WIDTHS = {1: 100, 2: 80, 3: 60}


def test_nothing_gives_way_where_there_is_room() -> None:
    assert giving_way(500, WIDTHS, [3, 2], 200) == set()


def test_the_first_of_the_order_gives_way_first() -> None:
    assert giving_way(400, WIDTHS, [3, 2], 200) == {3}
    assert giving_way(350, WIDTHS, [3, 2], 200) == {3, 2}


def test_what_is_not_in_the_order_stays_however_narrow_it_is() -> None:
    assert giving_way(10, WIDTHS, [3, 2], 200) == {3, 2}


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_a_wider_window_hides_nothing_more(narrow: int, more: int) -> None:
    assert giving_way(narrow + more, WIDTHS, [3, 2, 1], 300) <= giving_way(narrow, WIDTHS, [3, 2, 1], 300)
