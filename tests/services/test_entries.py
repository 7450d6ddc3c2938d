"""Entries of the minutes: their place, kind, content, speaker and time."""

from __future__ import annotations

import pytest

from builders import at, council, meeting, person, side
from councildesk.domain.errors import InUse, NotFound, StateNotAllowed
from councildesk.domain.minutes import EntryKind, MinutesState, TextState
from councildesk.domain.text import Block, BlockKind, Blocks, Run, paragraphs, plain
from councildesk.services import agenda, decisions, entries, entry_basis, minutes
from councildesk.services.entries import EntryDraft
from councildesk.services.minutes import EntryRow
from councildesk.services.workspace import Workspace
from services.conftest import step


class Desk:
    """A conference with three items, and shorthands to write its minutes and read them as text."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        council(workspace, "az", "uz", "en")
        self.meeting = meeting(workspace, "Opening", "Trade", "Transport")
        self.items = [row.id for row in workspace.read(agenda.rows, self.meeting, "en")]

    def write(self, text: str, item: int | None = 0, kind: EntryKind = EntryKind.PARAGRAPH, after: str = "") -> str:
        draft = EntryDraft(kind, {"en": paragraphs(text)})
        item_id = None if item is None else self.items[item]
        return step(self.workspace, "Write", entries.add, self.meeting, draft, item_id=item_id, after_id=after or None)

    def rows(self) -> list[EntryRow]:
        return self.workspace.read(minutes.rows, self.meeting, "en")

    def row(self, entry: str) -> EntryRow:
        return self.workspace.read(minutes.row, entry, "en")

    def read(self) -> list[str]:
        """Each entry as "item text"; item 0 stands before the first."""
        places = {None: 0} | {item: place for place, item in enumerate(self.items, start=1)}
        return [f"{places[row.item_id]} {text(row)}" for row in self.rows()]


def text(row: EntryRow, language: str = "en") -> str:
    return plain(row.content[language].blocks) if language in row.content else ""


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def test_entries_stand_under_their_items_in_the_order_of_the_agenda(desk: Desk) -> None:
    desk.write("c", item=2)
    desk.write("a", item=0)
    first = desk.write("b1", item=1)
    desk.write("b3", item=1)

    desk.write("b2", after=first)
    desk.write("head", item=None)

    assert desk.read() == ["0 head", "1 a", "2 b1", "2 b2", "2 b3", "3 c"]


def test_an_entry_keeps_everything_its_draft_holds(desk: Desk) -> None:
    speaker, az = person(desk.workspace, "Farid Shafiyev"), side(desk.workspace, "AZ")
    blocks: Blocks = (Block(BlockKind.BULLET, (Run("bold", bold=True), Run(" and plain"))),)
    draft = EntryDraft(EntryKind.STATEMENT, {"az": blocks}, speaker, az, at("10:42"))

    entry = step(desk.workspace, "Write", entries.add, desk.meeting, draft, item_id=desk.items[1])

    assert desk.workspace.read(entries.draft, entry) == draft
    row = desk.row(entry)
    assert (row.speaker, row.side, row.at) == ("Farid Shafiyev", "AZ", at("10:42"))
    assert row.content["az"].blocks == blocks


def test_a_changed_entry_is_what_the_draft_says(desk: Desk) -> None:
    entry = desk.write("old")
    speaker = person(desk.workspace, "Ada Lovelace")
    draft = EntryDraft(EntryKind.STATEMENT, {"en": paragraphs("new")}, speaker_id=speaker)

    step(desk.workspace, "Change", entries.change, entry, draft)

    assert desk.workspace.read(entries.draft, entry) == draft


def test_typing_in_one_language_is_one_step(desk: Desk) -> None:
    entry = desk.write("")
    passage = entries.passage(entry, "az")

    for typed in ("S", "Sa", "Salam"):
        desk.workspace.perform_typing(passage, "Type", entries.write, entry, "az", paragraphs(typed))

    assert text(desk.row(entry), "az") == "Salam"
    desk.workspace.undo()
    assert desk.row(entry).content == {}


def test_an_emptied_language_is_gone(desk: Desk) -> None:
    entry = desk.write("text")

    step(desk.workspace, "Type", entries.write, entry, "en", ())

    assert desk.row(entry).content == {}


def test_a_translation_is_out_of_date_when_its_original_changes(desk: Desk) -> None:
    entry = desk.write("original")
    step(desk.workspace, "Type", entries.write, entry, "az", paragraphs("tərcümə"))

    step(desk.workspace, "Type", entries.write, entry, "en", paragraphs("original, changed"))

    translation = desk.row(entry).content["az"]
    assert (translation.state, translation.is_out_of_date) == (TextState.TRANSLATED, True)
    assert translation.source_language == "en"
    step(desk.workspace, "Check", entries.set_text_state, entry, "az", TextState.CHECKED)
    translation = desk.row(entry).content["az"]
    assert (translation.state, translation.is_out_of_date) == (TextState.CHECKED, False)


def test_the_state_of_what_is_not_written_cannot_be_set(desk: Desk) -> None:
    entry = desk.write("text")

    with pytest.raises(NotFound):
        desk.workspace.perform("Check", entries.set_text_state, entry, "ru", TextState.CHECKED)


def test_speaker_side_and_time_change_one_by_one(desk: Desk) -> None:
    entry = desk.write("text")
    speaker, uz = person(desk.workspace, "Bahrom Karimov"), side(desk.workspace, "UZ")

    step(desk.workspace, "Speaker", entries.set_speaker, entry, speaker)
    step(desk.workspace, "Side", entries.set_side, entry, uz)
    step(desk.workspace, "Time", entry_basis.set_time, entry, at("11:00"))

    row = desk.row(entry)
    assert (row.speaker, row.side_id, row.at) == ("Bahrom Karimov", uz, at("11:00"))
    step(desk.workspace, "Speaker", entries.set_speaker, entry, None)
    assert desk.row(entry).speaker == ""


@pytest.mark.parametrize("kind", [EntryKind.DECISION, EntryKind.VOTE, EntryKind.ACTION])
def test_facts_come_and_go_with_the_kind(desk: Desk, kind: EntryKind) -> None:
    entry = desk.write("text")

    step(desk.workspace, "Kind", entries.set_kind, entry, kind)
    facts = [desk.row(entry).decision, desk.row(entry).vote, desk.row(entry).action]
    step(desk.workspace, "Kind", entries.set_kind, entry, EntryKind.PARAGRAPH)

    assert sum(fact is not None for fact in facts) == 1
    row = desk.row(entry)
    assert (row.decision, row.vote, row.action, text(row)) == (None, None, None, "text")


def test_the_same_kind_again_keeps_its_facts(desk: Desk) -> None:
    entry = desk.write("text", kind=EntryKind.DECISION)
    before = desk.row(entry).decision

    desk.workspace.perform("Kind", entries.set_kind, entry, EntryKind.DECISION)

    assert desk.row(entry).decision == before


def test_a_vote_is_on_the_decision_last_taken_under_its_item(desk: Desk) -> None:
    desk.write("other item", item=0, kind=EntryKind.DECISION)
    desk.write("first", item=1, kind=EntryKind.DECISION)
    decision = desk.row(desk.write("second", item=1, kind=EntryKind.DECISION)).decision
    desk.write("debate", item=1)

    vote = desk.row(desk.write("", item=1, kind=EntryKind.VOTE)).vote
    alone = desk.row(desk.write("", item=2, kind=EntryKind.VOTE)).vote

    assert decision is not None
    assert vote is not None
    assert vote.decision_id == decision.id
    assert alone is not None
    assert alone.decision_id is None


def test_a_decision_that_was_voted_on_stays_one(desk: Desk) -> None:
    decision = desk.write("decision", kind=EntryKind.DECISION)
    desk.write("", kind=EntryKind.VOTE)

    with pytest.raises(InUse):
        desk.workspace.perform("Kind", entries.set_kind, decision, EntryKind.PARAGRAPH)
    with pytest.raises(InUse):
        desk.workspace.perform("Remove", entries.remove, decision)


def test_a_removed_entry_takes_its_decision_along(desk: Desk) -> None:
    entry = desk.write("decision", kind=EntryKind.DECISION)

    step(desk.workspace, "Remove", entries.remove, entry)

    assert desk.read() == []
    assert desk.workspace.read(decisions.rows) == []


def test_entries_move_to_any_place_and_item(desk: Desk) -> None:
    for name in "abc":
        desk.write(name)
    last = desk.rows()[2].id

    step(desk.workspace, "Move", entries.move, last, desk.items[0], 0)
    assert desk.read() == ["1 c", "1 a", "1 b"]
    step(desk.workspace, "Move", entries.move, last, desk.items[1], 99)
    assert desk.read() == ["1 a", "1 b", "2 c"]
    step(desk.workspace, "Move", entries.move, last, None, 0)
    assert desk.read() == ["0 c", "1 a", "1 b"]


def test_entries_move_up_and_down_under_their_item(desk: Desk) -> None:
    for name in "abc":
        desk.write(name)
    first, _, last = (row.id for row in desk.rows())

    step(desk.workspace, "Move", entries.move_down, first)
    step(desk.workspace, "Move", entries.move_up, last)
    assert desk.read() == ["1 b", "1 c", "1 a"]
    step(desk.workspace, "Move", entries.move_down, first)
    assert desk.read() == ["1 b", "1 c", "1 a"]
    step(desk.workspace, "Move", entries.move_up, last)
    step(desk.workspace, "Move", entries.move_up, last)
    assert desk.read() == ["1 c", "1 b", "1 a"]


def test_an_entry_stays_in_its_meeting(desk: Desk) -> None:
    other = meeting(desk.workspace, "Elsewhere")
    foreign_item = desk.workspace.read(agenda.rows, other, "en")[0].id
    foreign = desk.workspace.perform("Write", entries.add, other, EntryDraft())
    entry = desk.write("text")

    with pytest.raises(NotFound):
        desk.workspace.perform("Move", entries.move, entry, foreign_item, 0)
    with pytest.raises(NotFound):
        desk.workspace.perform("Write", entries.add, desk.meeting, EntryDraft(), item_id=foreign_item)
    with pytest.raises(NotFound):
        desk.workspace.perform("Write", entries.add, desk.meeting, EntryDraft(), after_id=foreign)


def test_speakers_sides_and_entries_must_be_there(desk: Desk) -> None:
    entry = desk.write("text")

    for action, key in ((entries.set_speaker, entry), (entries.set_side, entry)):
        with pytest.raises(NotFound):
            desk.workspace.perform("Set", action, key, "nobody")
    with pytest.raises(NotFound):
        desk.workspace.perform("Remove", entries.remove, "nothing")


@pytest.mark.parametrize(
    "states", [(MinutesState.AGREED, MinutesState.SIGNED), (MinutesState.AGREED, MinutesState.ADOPTED)]
)
def test_signed_and_adopted_minutes_are_not_written_in(desk: Desk, states: tuple[MinutesState, ...]) -> None:
    entry = desk.write("text")
    for state in states:
        desk.workspace.perform("State", minutes.set_state, desk.meeting, state)

    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("Type", entries.write, entry, "en", paragraphs("later"))
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("Write", entries.add, desk.meeting, EntryDraft())
