"""The rows of the agenda as Qt holds them: whatever comes, goes and moves, what stands there is the agenda."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from councildesk.ui.agenda import agenda_shape
from councildesk.ui.agenda.agenda_rows import NO_INDEX, AgendaRows
from councildesk.ui.agenda.agenda_shape import NEW, NewItem, Shape
from councildesk.ui.agenda.agenda_tree import AgendaTree

Pairs = list[tuple[str, str | None]]
"""Items in the order of the agenda, each with what it is under."""


def shown(rows: AgendaRows, parent: QModelIndex = NO_INDEX, above: str | None = None) -> Pairs:
    found: Pairs = []
    for place in range(rows.rowCount(parent)):
        index = rows.index(place, 0, parent)
        item = rows.item_id(index)
        assert item is not None
        assert rows.index_of(item) == index
        found += [(item, above), *shown(rows, index, item)]
    return found


def agendas(seed: int) -> list[Pairs]:
    """Agendas that follow each other; in each some items have gone, come or moved, with or without what was below."""
    chance, items = random.Random(seed), [f"i{number}" for number in range(9)]
    return [_agenda(chance, chance.sample(items, chance.randint(0, len(items)))) for _change in range(30)]


def _agenda(chance: random.Random, items: list[str]) -> Pairs:
    parents: dict[str, str | None] = {}
    for item in items:
        parents[item] = chance.choice([None, None, *parents])
    return _in_order(items, parents, None)


def _in_order(items: list[str], parents: dict[str, str | None], above: str | None) -> Pairs:
    under = [item for item in items if parents[item] == above]
    return [pair for item in under for pair in [(item, above), *_in_order(items, parents, item)]]


@pytest.mark.parametrize("seed", range(8))
def test_what_stands_there_is_the_agenda_whatever_happened(seed: int, qtmodeltester: ModelTester) -> None:
    rows = AgendaRows()
    qtmodeltester.check(rows, force_py=True)

    for pairs in agendas(seed):
        rows.arrange(agenda_shape.grown(pairs, None))

        assert shown(rows) == pairs


@pytest.mark.parametrize("seed", range(8))
def test_what_is_chosen_and_folded_in_stays_so_wherever_it_goes(seed: int, qtbot: QtBot) -> None:
    tree, chance = AgendaTree(), random.Random(seed)
    qtbot.addWidget(tree)
    tree.show()
    told: list[str | None] = []
    tree.chosen.connect(told.append)
    for before, after in zip(agendas(seed), agendas(seed)[1:], strict=False):
        tree.items.arrange(agenda_shape.grown(before, None))
        ids = [item for item, _above in before]
        tree.choose_all(chance.sample(ids, min(2, len(ids))))
        current, chosen = tree.current, set(selected(tree))
        folded = chance.choice([*(above for _item, above in before if above), None])
        tree.collapse(tree.items.index_of(folded))
        told.clear()

        tree.items.arrange(agenda_shape.grown(after, None))

        left, parents = {item for item, _above in after}, {above for _item, above in after}
        if current in left:
            assert (tree.current, set(selected(tree)), told) == (current, chosen & left, [])
        else:
            assert told == ([tree.current] if tree.current else [])
        for parent in parents - {None}:
            assert tree.isExpanded(tree.items.index_of(parent)) is (parent != folded)
        tree.expandAll()


def selected(tree: AgendaTree) -> list[str | None]:
    return [tree.items.item_id(index) for index in tree.selectionModel().selectedRows()]


def test_siblings_that_change_places_are_neither_taken_out_nor_put_in(qtbot: QtBot) -> None:
    rows = AgendaRows()
    rows.arrange(agenda_shape.grown([("a", None), ("b", "a"), ("c", None)], None))
    went: list[object] = []
    rows.rowsRemoved.connect(went.append)

    with qtbot.waitSignal(rows.layoutChanged):
        rows.arrange(agenda_shape.grown([("c", None), ("a", None), ("b", "a")], None))

    assert shown(rows) == [("c", None), ("a", None), ("b", "a")]
    assert went == []


def test_a_new_item_has_a_row_while_it_is_named() -> None:
    rows, pairs = AgendaRows(), [("a", None), ("b", "a"), ("c", None)]

    rows.arrange(agenda_shape.grown(pairs, NewItem(after="a")))
    named = shown(rows)
    rows.arrange(agenda_shape.grown(pairs, None))

    assert named == [("a", None), ("b", "a"), (NEW, None), ("c", None)]
    assert shown(rows) == pairs


def test_items_of_a_ring_that_a_merge_made_are_all_seen() -> None:
    rows = AgendaRows()

    rows.arrange(agenda_shape.grown([("a", "b"), ("b", "a")], None))

    assert {item for item, _above in shown(rows)} == {"a", "b"}


def test_nothing_is_left_of_an_agenda_that_was_before() -> None:
    rows = AgendaRows()
    rows.arrange(agenda_shape.grown([("a", None), ("b", "a")], None))

    rows.forget()
    empty = shown(rows)
    rows.arrange(agenda_shape.grown([("b", None), ("a", "b")], None))

    assert empty == []
    assert shown(rows) == [("b", None), ("a", "b")]


def test_nobody_chose_anything_when_another_agenda_comes(qtbot: QtBot) -> None:
    tree = AgendaTree()
    qtbot.addWidget(tree)
    tree.items.arrange(agenda_shape.grown([("a", None), ("b", None)], None))
    tree.choose("b")
    told: list[str | None] = []
    tree.chosen.connect(told.append)

    tree.items.forget()

    assert (tree.current, told) == (None, [])
    tree.items.arrange(agenda_shape.grown([("c", None)], None))
    tree.choose("c")
    assert told == ["c"]


def test_what_was_dragged_away_is_not_removed_by_qt() -> None:
    rows = AgendaRows()
    rows.arrange(agenda_shape.grown([("a", None)], None))

    assert not rows.removeRows(0, 1)
    assert rows.shape == Shape({None: ["a"]}, {"a": None}, {"a": 0})
