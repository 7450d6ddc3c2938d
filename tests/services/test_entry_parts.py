"""Splitting entries of the minutes and joining them, in all languages at once."""

from __future__ import annotations

import pytest

from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.minutes import EntryKind, TextState
from councildesk.domain.text import paragraphs
from councildesk.services import entries, entry_parts
from councildesk.services.entries import EntryDraft
from councildesk.services.entry_parts import EntryNotJoined, NoEntryFollows
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk, text


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def write(desk: Desk, entry: str, language: str, typed: str) -> None:
    desk.workspace.perform("Type", entries.write, entry, language, paragraphs(typed))


def states(desk: Desk, entry: str) -> dict[str, tuple[str, TextState, bool]]:
    row = desk.row(entry)
    return {tag: (text(row, tag), content.state, content.is_out_of_date) for tag, content in row.content.items()}


def test_an_entry_is_split_at_a_paragraph_in_every_language(desk: Desk) -> None:
    first = desk.write("one\ntwo\nthree")
    write(desk, first, "az", "bir\niki\nüç")
    desk.write("behind")

    rest = step(desk.workspace, "Split", entry_parts.split, first, 1)

    assert states(desk, first) == {
        "en": ("one", TextState.ORIGINAL, False),
        "az": ("bir", TextState.TRANSLATED, False),
    }
    assert states(desk, rest) == {
        "en": ("two\nthree", TextState.ORIGINAL, False),
        "az": ("iki\nüç", TextState.TRANSLATED, False),
    }
    assert desk.read() == ["1 one", "1 two\nthree", "1 behind"]


def test_checked_and_outdated_translations_stay_so_when_split(desk: Desk) -> None:
    entry = desk.write("one\ntwo")
    write(desk, entry, "az", "bir\niki")
    write(desk, entry, "uz", "bir\nikki")
    desk.workspace.perform("Check", entries.set_text_state, entry, "uz", TextState.CHECKED)
    write(desk, entry, "en", "one, changed\ntwo, changed")
    write(desk, entry, "uz", "bir!\nikki!")

    rest = step(desk.workspace, "Split", entry_parts.split, entry, 1)

    for part, (az, uz) in ((entry, ("bir", "bir!")), (rest, ("iki", "ikki!"))):
        found = states(desk, part)
        assert found["az"] == (az, TextState.TRANSLATED, True)
        assert found["uz"] == (uz, TextState.CHECKED, False)


def test_a_language_with_fewer_paragraphs_stays_whole(desk: Desk) -> None:
    entry = desk.write("one\ntwo")
    write(desk, entry, "az", "bir iki")

    rest = step(desk.workspace, "Split", entry_parts.split, entry, 1)

    assert states(desk, entry)["az"] == ("bir iki", TextState.TRANSLATED, True)
    assert states(desk, rest) == {"en": ("two", TextState.ORIGINAL, False)}


def test_two_originals_stay_originals(desk: Desk) -> None:
    entry = desk.write("one\ntwo")
    write(desk, entry, "az", "bir\niki")
    desk.workspace.perform("Original", entries.set_text_state, entry, "az", TextState.ORIGINAL)

    rest = step(desk.workspace, "Split", entry_parts.split, entry, 1)

    assert {content[1] for part in (entry, rest) for content in states(desk, part).values()} == {TextState.ORIGINAL}


def test_the_rest_of_a_statement_has_its_speaker_and_that_of_a_decision_is_a_paragraph(desk: Desk) -> None:
    statement = desk.write("one\ntwo", kind=EntryKind.STATEMENT)
    decision = desk.write("one\ntwo", kind=EntryKind.DECISION)

    rests = [desk.row(step(desk.workspace, "Split", entry_parts.split, each, 1)) for each in (statement, decision)]

    assert [row.kind for row in rests] == [EntryKind.STATEMENT, EntryKind.PARAGRAPH]
    assert desk.row(decision).decision is not None


@pytest.mark.parametrize("block", [-1, 0, 2, 3])
def test_an_entry_is_split_only_between_paragraphs(desk: Desk, block: int) -> None:
    entry = desk.write("one\ntwo")

    with pytest.raises(ValueNotAllowed):
        desk.workspace.perform("Split", entry_parts.split, entry, block)


def test_an_empty_entry_cannot_be_split(desk: Desk) -> None:
    entry = desk.write("")

    with pytest.raises(ValueNotAllowed):
        desk.workspace.perform("Split", entry_parts.split, entry, 1)


def test_joined_entries_are_one_text_in_each_language(desk: Desk) -> None:
    first, second = desk.write("one"), desk.write("two")
    for entry, typed in ((first, "bir"), (second, "iki")):
        write(desk, entry, "az", typed)

    step(desk.workspace, "Join", entry_parts.join_with_next, first)

    assert desk.read() == ["1 one\ntwo"]
    assert states(desk, first) == {
        "en": ("one\ntwo", TextState.ORIGINAL, False),
        "az": ("bir\niki", TextState.TRANSLATED, False),
    }


def test_splitting_and_joining_gives_the_entry_back(desk: Desk) -> None:
    entry = desk.write("one\ntwo\nthree")
    write(desk, entry, "az", "bir\niki\nüç")
    before = desk.row(entry)

    desk.workspace.perform("Split", entry_parts.split, entry, 2)
    desk.workspace.perform("Join", entry_parts.join_with_next, entry)

    assert desk.row(entry) == before


def test_a_translation_that_one_of_two_lacks_is_out_of_date_when_joined(desk: Desk) -> None:
    first, second = desk.write("one"), desk.write("two")
    write(desk, first, "az", "bir")
    write(desk, second, "uz", "ikki")

    step(desk.workspace, "Join", entry_parts.join_with_next, first)

    assert states(desk, first) == {
        "en": ("one\ntwo", TextState.ORIGINAL, False),
        "az": ("bir", TextState.TRANSLATED, True),
        "uz": ("ikki", TextState.TRANSLATED, True),
    }


def test_a_translation_is_as_good_as_the_worse_of_its_parts(desk: Desk) -> None:
    first, second = desk.write("one"), desk.write("two")
    for entry, typed in ((first, "bir"), (second, "iki")):
        write(desk, entry, "az", typed)
    desk.workspace.perform("Check", entries.set_text_state, first, "az", TextState.CHECKED)
    write(desk, second, "en", "two, changed")

    step(desk.workspace, "Join", entry_parts.join_with_next, first)

    assert states(desk, first)["az"] == ("bir\niki", TextState.TRANSLATED, True)


def test_an_original_in_another_language_becomes_a_translation_when_joined(desk: Desk) -> None:
    first = desk.write("one")
    draft = EntryDraft(content={"az": paragraphs("iki")})
    desk.workspace.perform("Write", entries.add, desk.meeting, draft, after_id=first)

    step(desk.workspace, "Join", entry_parts.join_with_next, first)

    assert states(desk, first) == {"en": ("one", TextState.ORIGINAL, False), "az": ("iki", TextState.TRANSLATED, True)}


def test_an_empty_entry_joined_with_a_written_one_is_that_one(desk: Desk) -> None:
    first, second = desk.write(""), desk.write("two")
    write(desk, second, "az", "iki")
    expected = states(desk, second)

    step(desk.workspace, "Join", entry_parts.join_with_next, first)

    assert states(desk, first) == expected


def test_the_last_entry_of_an_item_has_none_to_join(desk: Desk) -> None:
    entry = desk.write("one", item=0)
    desk.write("two", item=1)

    with pytest.raises(NoEntryFollows):
        desk.workspace.perform("Join", entry_parts.join_with_next, entry)


def test_a_decision_is_not_swallowed_by_the_entry_before_it(desk: Desk) -> None:
    entry = desk.write("one")
    desk.write("decided", kind=EntryKind.DECISION)

    with pytest.raises(EntryNotJoined):
        desk.workspace.perform("Join", entry_parts.join_with_next, entry)
