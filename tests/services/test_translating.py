"""Translating the minutes: what is still to do, and what changed in an original since."""

from __future__ import annotations

from typing import Any

import pytest

from councildesk.domain.differences import Piece, Side
from councildesk.domain.errors import NotFound, StateNotAllowed
from councildesk.domain.minutes import EntryKind, MinutesState, TextState
from councildesk.domain.text import Block, Blocks, Run, paragraphs, plain
from councildesk.services import entries, minutes, record, translating
from councildesk.services.translating import TextPlace
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk

BOTH = ("en", "az")


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def write(desk: Desk, entry: str, language: str, text: str) -> None:
    step(desk.workspace, "Write", entries.write, entry, language, paragraphs(text))


def changed(desk: Desk, entry: str, language: str = "az") -> Any:
    return desk.workspace.read(translating.changes, entry, language)


def test_what_changed_in_the_original_is_read_from_the_journal(desk: Desk) -> None:
    entry = desk.write("Trade has grown.")
    write(desk, entry, "az", "Ticarət artıb.")
    write(desk, entry, "en", "Trade had grown.")
    write(desk, entry, "en", "Trade has doubled.")

    assert changed(desk, entry) == (
        Piece(Side.BOTH, "Trade has "),
        Piece(Side.REMOVED, "grown"),
        Piece(Side.ADDED, "doubled"),
        Piece(Side.BOTH, "."),
    )


def test_a_text_up_to_date_and_an_original_have_no_changes(desk: Desk) -> None:
    entry = desk.write("Trade has grown.")
    write(desk, entry, "az", "Ticarət artıb.")
    write(desk, entry, "en", "Trade has doubled.")

    step(desk.workspace, "Check", entries.set_text_state, entry, "az", TextState.CHECKED)

    assert changed(desk, entry) is None
    assert changed(desk, entry, "en") is None
    assert changed(desk, entry, "uz") is None


def test_an_original_that_was_emptied_is_struck_out_as_a_whole(desk: Desk) -> None:
    entry = desk.write("Trade")
    write(desk, entry, "az", "Ticarət")
    step(desk.workspace, "Empty", entries.write, entry, "en", ())

    assert changed(desk, entry) == (Piece(Side.REMOVED, "Trade"),)


def test_of_a_record_loaded_from_elsewhere_the_former_original_is_not_known(desk: Desk, tmp_path: Any) -> None:
    entry = desk.write("Trade")
    write(desk, entry, "az", "Ticarət")
    write(desk, entry, "en", "Transport")
    with Workspace.create(tmp_path / "other.council") as other:
        other.perform("Load", record.load, "record.json", desk.workspace.read(record.dump))

        row = next(row for row in other.read(minutes.rows, desk.meeting, "en") if row.id == entry)

        assert row.content["az"].is_out_of_date
        assert other.read(translating.changes, entry, "az") is None


def test_the_original_is_copied_with_its_formatting_to_be_written_over(desk: Desk) -> None:
    words: Blocks = (Block(runs=(Run("Trade", bold=True), Run(" has grown."))),)
    entry = desk.write("")
    step(desk.workspace, "Write", entries.write, entry, "en", words)

    step(desk.workspace, "Copy", translating.copy_original, entry, "az")

    copied = desk.row(entry).content["az"]
    assert (copied.blocks, copied.state, copied.source_language) == (words, TextState.TRANSLATED, "en")
    assert not copied.is_out_of_date


def test_of_two_originals_the_one_is_copied_from_which_the_text_was_made(desk: Desk) -> None:
    entry = desk.write("Trade")
    write(desk, entry, "ru", "Торговля")
    write(desk, entry, "az", "Ticarət")
    step(desk.workspace, "State", entries.set_text_state, entry, "az", TextState.ORIGINAL)
    assert desk.row(entry).content["ru"].source_language == "en"

    step(desk.workspace, "Copy", translating.copy_original, entry, "ru")

    copied = desk.row(entry).content["ru"]
    assert (copied.blocks, copied.source_language, copied.is_out_of_date) == (paragraphs("Trade"), "en", False)


def test_an_original_cannot_be_copied_onto_itself_nor_into_signed_minutes(desk: Desk) -> None:
    entry = desk.write("Trade")

    with pytest.raises(NotFound):
        desk.workspace.perform("Copy", translating.copy_original, entry, "en")
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        desk.workspace.perform("State", minutes.set_state, desk.meeting, state)
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("Copy", translating.copy_original, entry, "az")


def test_what_is_still_to_translate_stands_in_the_order_of_the_minutes(desk: Desk) -> None:
    second, first = desk.write("two", 1), desk.write("one", 0)
    desk.write("private", 1, EntryKind.NOTE)
    desk.write("", 2)
    write(desk, second, "az", "iki")
    write(desk, second, "en", "two, changed")

    rows = desk.rows()

    assert translating.untranslated(rows, BOTH) == [TextPlace(first, "az")]
    assert translating.out_of_date(rows, BOTH) == [TextPlace(second, "az")]
    assert [plain(row.content["en"].blocks) for row in rows if row.content][:2] == ["one", "two, changed"]


def test_the_way_leads_over_all_items_and_round_again(desk: Desk) -> None:
    one, two, three = desk.write("one", 0), desk.write("two", 1), desk.write("three", 2)
    rows = desk.rows()
    wanted = translating.untranslated(rows, BOTH)

    def go(here: TextPlace | None, by: int = 1) -> str | None:
        place = translating.neighbour(wanted, rows, BOTH, here, by)
        return place.entry_id if place else None

    assert [go(None), go(TextPlace(one, "en")), go(TextPlace(one, "az")), go(TextPlace(three, "az"))] == [
        one,
        one,
        two,
        one,
    ]
    assert [go(None, -1), go(TextPlace(one, "az"), -1), go(TextPlace(three, "az"), -1)] == [three, three, two]
    assert translating.neighbour([TextPlace(two, "az")], rows, BOTH, TextPlace(two, "az"), 1) is None
    assert translating.neighbour([], rows, BOTH, None, 1) is None
