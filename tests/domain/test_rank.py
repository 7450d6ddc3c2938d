"""Ranks: the order of siblings that never needs renumbering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import rank


def test_a_first_record_needs_no_neighbours() -> None:
    assert rank.between(None, None) == rank.FIRST


def test_ten_thousand_records_put_last_keep_short_ranks() -> None:
    ranks = rank.spread(10_000)

    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) <= 4


def test_ten_thousand_records_put_first_keep_short_ranks() -> None:
    ranks: list[str] = []
    for _ in range(10_000):
        ranks.append(rank.between(None, ranks[-1] if ranks else None))

    assert ranks == sorted(set(ranks), reverse=True)
    assert max(map(len, ranks)) <= 4


def test_moves_into_one_gap_grow_by_a_digit_for_five() -> None:
    low, high = rank.spread(2)

    for _ in range(100):
        low = rank.between(low, high)

    assert len(low) <= 2 + 100 / 5 + 1


def test_a_rank_stands_between_its_neighbours() -> None:
    assert rank.between("n0", "n1") == "n0i"
    assert rank.between("n0", "n5") == "n1"
    assert rank.between("n0", "n0i") == "n09"
    assert rank.between("n0", "n01") == "n00i"
    assert rank.between("n0z", "n1") == "n0zi"
    assert rank.between("n0y", "n0z5") == "n0z"
    assert rank.between("n0", "n02") == "n01"
    assert rank.between(None, "n0i") == "n0"
    assert rank.between(None, "n1") == "n0"
    assert rank.between(None, "b" + "0" * 12) == "a" + "z" * 13
    assert rank.between("nz", None) == "o00"
    assert rank.between(None, "n0") == "mz"
    assert rank.between(None, "m0") == "lzz"


def test_there_is_always_a_rank_behind_the_last() -> None:
    last = "z" * 14

    assert rank.between(last, None) > last


def test_nothing_stands_ahead_of_the_very_first_number() -> None:
    with pytest.raises(ValueError, match="no rank ahead of"):
        rank.between(None, "a" + "0" * 13)


@pytest.mark.parametrize(("before", "after"), [("n1", "n1"), ("n2", "n1")])
def test_neighbours_out_of_order_have_nothing_between_them(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no rank between"):
        rank.between(before, after)


@pytest.mark.parametrize("wrong", ["", "n", "o1", "5", "n0A", "n-", "n00", "ö1", "{1"])
def test_what_is_not_a_rank_is_not_taken_for_one(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a rank"):
        rank.between(wrong, None)


def test_a_record_between_two_of_one_rank_comes_behind_both() -> None:
    ranks = ["n0", "n1", "n1", "n2"]

    placed = rank.place(ranks, 2)

    assert "n1" < placed < "n2"


def test_a_record_is_placed_at_either_end() -> None:
    assert rank.place([], 0) == rank.FIRST
    assert rank.place(["n4"], 0) < "n4"
    assert rank.place(["n4"], 1) > "n4"
    assert rank.place(["n4", "n6"], -3) < "n4"
    assert rank.place(["n4", "n6"], 9) > "n6"


def test_siblings_must_be_given_in_order() -> None:
    with pytest.raises(ValueError, match="out of order"):
        rank.place(["n1", "n0"], 0)


@given(st.lists(st.integers(min_value=0, max_value=1000), max_size=120))
def test_any_sequence_of_insertions_keeps_every_order(choices: list[int]) -> None:
    ranks: list[str] = []

    for choice in choices:
        index = choice % (len(ranks) + 1)
        ranks.insert(index, rank.place(ranks, index))

    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@given(st.lists(st.booleans(), min_size=50, max_size=200))
def test_halving_one_gap_over_and_over_never_runs_out_of_room(sides: list[bool]) -> None:
    low, high = "n0", "n1"

    for goes_low in sides:
        middle = rank.between(low, high)
        assert low < middle < high
        low, high = (low, middle) if goes_low else (middle, high)
