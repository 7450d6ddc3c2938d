"""Paragraphs from their first letters on, rescued and put back."""

from __future__ import annotations

import datetime as dt

import pytest

from councildesk.domain.text import paragraphs
from councildesk.services import begun_entries, entries, rescue
from councildesk.services.begun_entries import Begun
from councildesk.services.rescue import RescuedText
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk, text

AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def rescued(begun: Begun, words: str) -> list[RescuedText]:
    return rescue.rescued(begun.passage, "Add", paragraphs(words), AT)


def begun(desk: Desk, language: str = "en", *waiting: str) -> Begun:
    return begun_entries.next_under(desk.meeting, desk.items[0], language, waiting)


def written(desk: Desk) -> list[dict[str, str]]:
    return [{tag: text(row, tag) for tag in row.content} for row in desk.rows()]


def test_the_name_of_a_paragraph_says_where_it_is_begun_and_which_entry_it_will_be(desk: Desk) -> None:
    for item in (desk.items[0], None):
        one = begun_entries.next_under(desk.meeting, item, "az")

        assert begun_entries.of(one.passage) == one
        assert one.entry_id is not None


def test_a_paragraph_is_the_same_in_another_language_while_it_waits_and_another_one_elsewhere(desk: Desk) -> None:
    one = begun(desk)

    assert begun(desk, "az", one.passage).entry_id == one.entry_id
    assert begun(desk).entry_id != one.entry_id
    elsewhere = begun_entries.next_under(desk.meeting, desk.items[1], "en", [one.passage])
    assert elsewhere.entry_id != one.entry_id


def test_a_rescued_paragraph_that_was_written_after_all_is_not_offered_and_does_not_come_twice(desk: Desk) -> None:
    found = rescued(begun(desk), "Once.")
    step(desk.workspace, "Put back", rescue.put_back, found)

    assert desk.workspace.read(rescue.not_in_record, found) == []
    desk.workspace.perform("Put back", rescue.put_back, found)

    assert written(desk) == [{"en": "Once."}]


def test_a_paragraph_that_was_rescued_in_two_languages_comes_back_as_one(desk: Desk) -> None:
    one = begun(desk)
    other = begun(desk, "az", one.passage)

    left = step(desk.workspace, "Put back", rescue.put_back, [*rescued(one, "Hello."), *rescued(other, "Salam.")])

    assert left == []
    assert written(desk) == [{"en": "Hello.", "az": "Salam."}]


def test_a_paragraph_that_was_removed_since_comes_back_as_another(desk: Desk) -> None:
    found = rescued(begun(desk), "Once.")
    desk.workspace.perform("Put back", rescue.put_back, found)
    desk.workspace.perform("Remove", entries.remove, desk.rows()[0].id)

    desk.workspace.perform("Put back", rescue.put_back, found)

    assert written(desk) == [{"en": "Once."}]


def test_a_paragraph_rescued_by_an_older_program_comes_back_as_well(desk: Desk) -> None:
    passage = f"{desk.meeting}/{begun_entries.FIELD}/{desk.items[0]}/en"

    desk.workspace.perform("Put back", rescue.put_back, rescue.rescued(passage, "Add", paragraphs("Once."), AT))

    assert written(desk) == [{"en": "Once."}]


def test_what_is_begun_never_takes_the_place_of_what_stands_there(desk: Desk) -> None:
    one = begun(desk)
    for words in ("First", "Second"):
        desk.workspace.perform("Begin", begun_entries.begin, one, paragraphs(words))

    assert written(desk) == [{"en": "First"}, {"en": "Second"}]
