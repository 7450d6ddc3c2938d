"""Looking for damage and contradictions: each kind is planted past the services and must be found, and nothing else."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from builders import DAY, at, council, meeting, person, seat, side
from councildesk.domain.attendance import Presence
from councildesk.domain.council import MandateKind
from councildesk.domain.minutes import EntryKind, VoteMethod
from councildesk.domain.polls import Tally
from councildesk.domain.text import paragraphs
from councildesk.services import (
    agenda,
    check,
    decisions,
    entries,
    files,
    meetings,
    minutes,
    numbers,
    search,
    sentences,
    stays,
    votes,
)
from councildesk.services.check import Finding, FindingKind
from councildesk.services.entries import EntryDraft
from councildesk.services.stays import StayDraft
from councildesk.services.vote_records import VoteDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import reversal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Mandate, RulesOfProcedure, Stay, Vote, VoteCount
from councildesk.storage.session import RecordSession


class Desk:
    """A council with two sides, a member, a meeting with minutes, a decision and a file."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.council = council(workspace)
        self.side = side(workspace, "AZ")
        self.ada, self.ben = person(workspace, "Ada Lovelace"), person(workspace, "Ben Hur")
        self.seat = seat(workspace, self.ada, self.side)
        self.meeting = meeting(workspace, "Budget", "Energy")
        self.items = [row.id for row in workspace.read(agenda.rows, self.meeting, "en")]
        workspace.perform("Arrive", stays.arrive, self.meeting, StayDraft(self.ada, self.seat))
        self.entry = self.write(EntryKind.PARAGRAPH, "text")
        self.decision_entry = self.write(EntryKind.DECISION, "decided")
        self.decision = workspace.read(decisions.rows)[0].id
        self.file = workspace.perform("Store", files.store, "paper.pdf", b"%PDF-1.7")

    def write(self, kind: EntryKind, text: str) -> str:
        draft = EntryDraft(kind, {"en": paragraphs(text)} if text else {})
        return self.workspace.perform("Write", entries.add, self.meeting, draft, item_id=self.items[0])

    def plant(self, statement: str, *values: object) -> None:
        """Change the file behind the program's back, without foreign keys and checks, and its journal with it."""
        with sqlite3.connect(self.workspace.path) as connection:
            connection.execute("PRAGMA ignore_check_constraints = 1")
            assert connection.execute(statement, values).rowcount > 0
        connection.close()

    def make(self, *rows: object) -> None:
        """Put in rows that no service would make."""
        self.workspace.perform("Make", lambda session: session.add_all(rows))

    def findings(self, *ignored: FindingKind) -> list[Finding]:
        found = self.workspace.read(check.check)
        assert all(sentences.finding(one) for one in found)
        return [one for one in found if one.kind not in ignored]


JOURNAL, INDEX = FindingKind.JOURNAL_DIFFERS, FindingKind.INDEX_DIFFERS


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def test_a_sound_file_has_no_findings(desk: Desk) -> None:
    assert desk.findings() == []


def test_progress_is_told_up_to_the_end(desk: Desk) -> None:
    told: list[tuple[int, int]] = []

    desk.workspace.read(check.check, lambda done, total: told.append((done, total)))

    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] == len(told) - 1


def test_what_sqlite_finds_is_found(desk: Desk) -> None:
    vote = desk.workspace.read(minutes.row, desk.write(EntryKind.VOTE, ""), "en").vote
    assert vote is not None
    draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, None, {None: Tally(1)})
    desk.workspace.perform("Vote", votes.record, vote.id, draft)
    desk.plant("UPDATE vote_count SET against = -1")

    found = desk.findings(JOURNAL)

    assert found[0].kind is FindingKind.FILE_DAMAGED
    assert "vote_count" in found[0].facts["detail"]


def test_a_value_that_changed_behind_the_journal_is_found(desk: Desk) -> None:
    desk.plant("UPDATE person SET notes = 'forged' WHERE id = ?", desk.ada)

    (found,) = desk.findings(INDEX)

    assert (found.kind, found.noun, found.id) == (JOURNAL, "person", desk.ada)
    assert found.facts == {"field": "notes", "journal": '""', "table": '"forged"'}


def test_a_reference_to_nothing_is_found(desk: Desk) -> None:
    desk.plant("UPDATE entry SET speaker_id = 'nobody' WHERE id = ?", desk.entry)

    (found,) = desk.findings(JOURNAL)

    assert found == Finding(
        FindingKind.REFERENCE_BROKEN, "entry", desk.entry, {"field": "speaker_id", "other": "person"}
    )


def test_a_reference_to_something_removed_is_found(desk: Desk) -> None:
    desk.workspace.perform("Speaker", entries.set_speaker, desk.entry, desk.ben)
    desk.plant("UPDATE person SET deleted = 1 WHERE id = ?", desk.ben)

    found = desk.findings(JOURNAL, INDEX)

    assert {one.kind for one in found} == {FindingKind.REFERENCE_TO_REMOVED}
    facts = {"field": "speaker_id", "other": "person", "other_id": desk.ben}
    assert Finding(FindingKind.REFERENCE_TO_REMOVED, "entry", desk.entry, facts) in found


@pytest.mark.parametrize(
    ("column", "value"), [("owner", "nothing"), ("field", "unheard_of"), ("noun", "unheard_of"), ("noun", "person")]
)
def test_a_text_that_belongs_to_nothing_is_found(desk: Desk, column: str, value: str) -> None:
    text = f"{desk.items[0]}/title/en"
    desk.plant(f"UPDATE text SET {column} = ? WHERE id = ?", value, text)

    (found,) = desk.findings(JOURNAL, INDEX)

    assert (found.kind, found.noun, found.id) == (FindingKind.TEXT_STRAY, "text", text)


@pytest.mark.parametrize("body", ["plain words", "{}", '[{"k": "p"}]', "[1]"])
def test_a_formatted_text_that_cannot_be_read_is_found(desk: Desk, body: str) -> None:
    desk.plant("UPDATE text SET body = ? WHERE owner = ?", body, desk.entry)

    (found,) = desk.findings(JOURNAL, INDEX)

    assert found == Finding(FindingKind.TEXT_UNREADABLE, "entry", desk.entry, {"field": "content", "language": "en"})


@pytest.mark.parametrize("rank", ["", "!", "N0"])
def test_a_lost_place_in_the_order_is_found(desk: Desk, rank: str) -> None:
    desk.plant("UPDATE agenda_item SET rank = ? WHERE id = ?", rank, desk.items[0])

    assert Finding(FindingKind.RANK_UNUSABLE, "agenda_item", desk.items[0]) in desk.findings(JOURNAL)


def test_a_seat_with_two_holders_is_found(desk: Desk) -> None:
    def mandate(person_id: str, kind: MandateKind, starts: dt.date | None, ends: dt.date | None) -> Mandate:
        return Mandate(
            id=new_id(), seat_id=desk.seat, person_id=person_id, kind=kind, valid_from=starts, valid_to=ends, rank="n5"
        )

    second = mandate(desk.ben, MandateKind.HOLDER, DAY, None)
    desk.make(second, mandate(desk.ben, MandateKind.ALTERNATE, None, None))

    (found,) = desk.findings()

    assert (found.kind, found.noun, found.facts["other_id"]) == (FindingKind.SEAT_HELD_TWICE, "mandate", second.id)
    assert found.facts["seat_id"] == desk.seat


def test_a_number_that_is_used_twice_is_found(desk: Desk) -> None:
    other = desk.write(EntryKind.DECISION, "decided too")
    desk.workspace.perform("Number", decisions.set_number, desk.decision, "D-1")
    desk.plant("UPDATE decision SET number = 'D-1' WHERE entry_id = ?", other)

    (found,) = desk.findings(JOURNAL, INDEX)

    assert (found.kind, found.noun) == (FindingKind.NUMBER_TWICE, "decision")
    assert found.facts == {"number": "D-1", "other_id": desk.decision}


def test_a_decision_and_a_meeting_may_have_one_number(desk: Desk) -> None:
    meeting(desk.workspace, number="1")
    desk.workspace.perform("Number", decisions.set_number, desk.decision, "1")

    assert desk.findings() == []


@pytest.mark.parametrize(
    ("statement", "noun", "field"),
    [
        ("UPDATE rules_of_procedure SET rules = '{\"quorum\": 7}'", "rules_of_procedure", "rules"),
        ("UPDATE number_pattern SET pattern = '{year}'", "number_pattern", "pattern"),
        ("UPDATE decision SET basis = '{\"rules\": {}}'", "decision", "basis"),
    ],
)
def test_data_that_cannot_be_read_is_found(desk: Desk, statement: str, noun: str, field: str) -> None:
    desk.make(RulesOfProcedure(id=new_id(), council_id=desk.council, valid_from=DAY, rules={}))
    kind = next(iter(desk.workspace.read(numbers.patterns)))
    desk.workspace.perform("Pattern", numbers.set_patterns, {kind: "{number}"})
    desk.plant(statement)

    (found,) = desk.findings(JOURNAL)

    assert (found.kind, found.noun, found.facts["field"]) == (FindingKind.DATA_UNREADABLE, noun, field)


def test_somebody_at_two_places_at_once_is_found(desk: Desk) -> None:
    desk.make(
        Stay(id=new_id(), meeting_id=desk.meeting, person_id=desk.ada, presence=Presence.ONLINE, arrived_at=at("10:00"))
    )

    (found,) = desk.findings()

    assert found == Finding(FindingKind.STAYS_OVERLAP, "meeting", desk.meeting, {"person_id": desk.ada})


def test_a_decision_without_words_is_found(desk: Desk) -> None:
    desk.workspace.perform("Write", entries.write, desk.decision_entry, "en", ())

    assert desk.findings() == [Finding(FindingKind.DECISION_WORDLESS, "decision", desk.decision)]


class TestVotes:
    @pytest.fixture
    def vote(self, desk: Desk) -> str:
        facts = desk.workspace.read(minutes.row, desk.write(EntryKind.VOTE, ""), "en").vote
        assert facts is not None
        return facts.id

    def record(self, desk: Desk, vote: str, **counts: Tally) -> list[Finding]:
        by_side = {desk.side if key == "side" else None: tally for key, tally in counts.items()}
        draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, desk.decision, by_side)
        desk.workspace.perform("Vote", votes.record, vote, draft)
        return desk.findings()

    def test_more_votes_than_seats_are_found(self, desk: Desk, vote: str) -> None:
        (found,) = self.record(desk, vote, all=Tally(2))

        assert (found.kind, found.noun, found.id) == (FindingKind.VOTE_MISCOUNTED, "vote", vote)
        assert (found.facts["fault"], found.facts["counted"], found.facts["expected"]) == ("too_many", "2", "1")

    def test_hands_that_nobody_counted_are_no_finding(self, desk: Desk, vote: str) -> None:
        assert self.record(desk, vote, all=Tally(0)) == []

    def test_sides_that_do_not_add_up_are_found(self, desk: Desk, vote: str) -> None:
        faults = {found.facts["fault"] for found in self.record(desk, vote, all=Tally(0, 1), side=Tally(1))}

        assert faults == {"sides_differ"}

    def test_sides_are_added_up_without_a_basis_too(self, desk: Desk) -> None:
        old, sound = (desk.write(EntryKind.PARAGRAPH, "old vote") for _ in range(2))
        rows = [Vote(id=new_id(), entry_id=entry) for entry in (old, sound)]
        counts = [
            VoteCount(id=new_id(), vote_id=rows[0].id, in_favour=1),
            VoteCount(id=new_id(), vote_id=rows[0].id, side_id=desk.side, in_favour=2),
            VoteCount(id=new_id(), vote_id=rows[1].id, side_id=desk.side, in_favour=2),
        ]
        desk.make(*rows)
        desk.make(*counts)

        (found,) = desk.findings()

        assert (found.id, found.facts["fault"]) == (rows[0].id, "sides_differ")

    def test_a_basis_that_cannot_be_read_is_found_once(self, desk: Desk, vote: str) -> None:
        self.record(desk, vote, all=Tally(1))
        desk.plant("UPDATE vote SET basis = '[]'")

        assert [found.kind for found in desk.findings(JOURNAL)] == [FindingKind.DATA_UNREADABLE]
        (shown,) = (row.vote for row in desk.workspace.read(minutes.rows, desk.meeting, "en") if row.vote)
        assert (shown.basis, shown.verdict) == (None, None)


@pytest.mark.parametrize("statement", ["DELETE FROM file_chunk", "UPDATE file_chunk SET content = x'00'"])
def test_a_damaged_file_inside_the_file_is_found(desk: Desk, statement: str) -> None:
    desk.plant(statement)

    assert desk.findings() == [Finding(FindingKind.CONTENT_DAMAGED, "stored_file", desk.file)]


def test_an_index_that_disagrees_is_found_and_mended_by_rebuilding(desk: Desk) -> None:
    desk.plant("DELETE FROM search_place WHERE noun = 'person'")
    assert desk.findings() == [Finding(INDEX, facts={"count": "2"})]

    desk.workspace.perform("Rebuild index", search.rebuild)

    assert desk.findings() == []


def test_removed_records_are_not_looked_at(desk: Desk) -> None:
    desk.workspace.perform("Remove", meetings.remove, desk.meeting)

    assert desk.findings() == []


def test_checking_changes_nothing(desk: Desk) -> None:
    def steps(session: RecordSession) -> int:
        return len(reversal.stacks(session).undo)

    before = desk.workspace.read(steps)
    desk.findings()

    assert desk.workspace.read(steps) == before
