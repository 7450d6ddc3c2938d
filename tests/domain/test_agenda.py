"""The agenda: order of the tree, and numbers that stay once they were sent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import rank
from councildesk.domain.agenda import Item, ItemKind, in_order, numbers


def agenda(drawn: str) -> list[Item]:
    """Items from a drawing: one a line, indented under its parent; `4 = Title` was sent as 4, `~` is a break."""
    items: list[Item] = []
    above: list[str] = []
    lines = [line for line in drawn.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    for line, place in zip(lines, rank.spread(len(lines)), strict=True):
        level = (len(line) - len(line.lstrip()) - margin) // 2
        number, _, title = line.strip().rpartition(" = ")
        kind = ItemKind.BREAK if title == "~" else ItemKind.DISCUSSION
        above[level:] = [title]
        items.append(Item(title, above[level - 1] if level else None, place, kind, number or None))
    return items


def numbered(drawn: str, *retired: str) -> dict[str, str]:
    return numbers(agenda(drawn), retired)


def test_numbers_follow_the_tree() -> None:
    assert numbered("""
        Opening
        Panel
          Speaker
            Question
          Other
        Closing
    """) == {"Opening": "1", "Panel": "2", "Speaker": "2.1", "Question": "2.1.1", "Other": "2.2", "Closing": "3"}


def test_a_break_has_no_number() -> None:
    assert numbered("""
        Opening
        ~
        Closing
    """) == {"Opening": "1", "Closing": "2"}


def test_what_is_under_a_break_counts_on() -> None:
    assert numbered("""
        Opening
        ~
          Coffee
        Closing
    """) == {"Opening": "1", "Closing": "2", "Coffee": "3"}


def test_once_sent_numbers_stay_wherever_an_item_moves() -> None:
    assert numbered("""
        3 = Closing
        1 = Opening
          2 = Report
    """) == {"Closing": "3", "Opening": "1", "Report": "2"}


def test_a_late_item_between_4_and_5_becomes_4a_and_the_next_4b() -> None:
    drawn = """
        4 = Report
        Late
        Later
        5 = Closing
    """

    assert numbered(drawn) == {"Report": "4", "Late": "4a", "Later": "4b", "Closing": "5"}


def test_a_late_item_that_was_sent_keeps_its_letter_and_the_next_takes_another() -> None:
    assert numbered("""
        4 = Report
        Last
        4a = Late
        Between
        5 = Closing
    """) == {"Report": "4", "Last": "4b", "Late": "4a", "Between": "4c", "Closing": "5"}


def test_after_z_comes_aa() -> None:
    items = agenda("1 = First\n" + "\n".join(f"Late {index:03}" for index in range(703)) + "\n2 = Last")

    given = numbers(items)

    assert (given["Late 025"], given["Late 026"], given["Late 701"], given["Late 702"]) == ("1z", "1aa", "1zz", "1aaa")


def test_a_late_item_at_the_end_takes_the_next_number() -> None:
    assert (
        numbered("""
        1 = Opening
        3 = Moved
        2 = Report
        Other business
    """)["Other business"]
        == "4"
    )


def test_a_late_item_before_all_others_takes_a_letter_too() -> None:
    assert (
        numbered("""
        Late
        1 = Opening
    """)["Late"]
        == "0a"
    )


def test_late_items_under_an_item_follow_its_number() -> None:
    assert numbered("""
        2 = Panel
          2.1 = Speaker
          Late
          2.2 = Other
          Last
        Late panel
          First
        3 = Closing
    """) == {
        "Panel": "2",
        "Speaker": "2.1",
        "Late": "2.1a",
        "Other": "2.2",
        "Last": "2.3",
        "Late panel": "2a",
        "First": "2a.1",
        "Closing": "3",
    }


def test_a_number_sent_with_an_item_that_was_removed_is_not_given_again() -> None:
    assert numbered("1 = Opening\nNew", "2") == {"Opening": "1", "New": "3"}


def test_numbers_of_an_older_record_stay_as_they_are() -> None:
    assert numbered("""
        A = Public part
        Late
        1. = Report
    """) == {"Public part": "A", "Late": "Aa", "Report": "1."}


def test_items_are_read_each_before_those_under_it() -> None:
    items = agenda("""
        Opening
        Panel
          Speaker
        Closing
    """)

    order = [(placed.item.id, placed.level) for placed in in_order(reversed(items))]

    assert order == [("Opening", 0), ("Panel", 0), ("Speaker", 1), ("Closing", 0)]


def test_siblings_of_one_rank_stand_by_id() -> None:
    assert [placed.item.id for placed in in_order([Item("b"), Item("a")])] == ["a", "b"]


def test_an_item_whose_parent_is_gone_stands_in_the_agenda_itself() -> None:
    assert numbers([Item("orphan", "gone", "n0")]) == {"orphan": "1"}


def test_items_under_each_other_are_not_lost() -> None:
    ring = [Item("a", "b", "n0"), Item("b", "a", "n1"), Item("c", "b", "n2")]

    order = [(placed.item.id, placed.level) for placed in in_order(ring)]

    assert order == [("a", 0), ("b", 1), ("c", 2)]
    assert numbers(ring) == {"a": "1", "b": "1.1", "c": "1.1.1"}


ids = st.sampled_from("abcdefgh")
items_of_any_kind = st.builds(
    Item,
    ids,
    st.none() | ids,
    st.sampled_from(rank.spread(4)),
    st.sampled_from([ItemKind.DISCUSSION, ItemKind.BREAK]),
    st.none(),
)
agendas = st.lists(items_of_any_kind, unique_by=lambda item: item.id)


@given(agendas)
def test_every_item_is_read_once_and_no_number_is_given_twice(items: list[Item]) -> None:
    given = numbers(items)

    assert sorted(placed.item.id for placed in in_order(items)) == sorted(item.id for item in items)
    assert given.keys() == {item.id for item in items if item.kind is not ItemKind.BREAK}
    assert len(set(given.values())) == len(given)


@given(agendas, agendas)
def test_what_was_sent_keeps_its_number_whatever_comes_later(sent: list[Item], later: list[Item]) -> None:
    frozen = numbers(sent)
    kept = [item._replace(number=frozen.get(item.id)) for item in sent]
    added = [item for item in later if item.id not in {item.id for item in sent}]

    given = numbers([*kept, *added])

    assert {item: given[item] for item in frozen} == frozen
    assert len(set(given.values())) == len(given)
