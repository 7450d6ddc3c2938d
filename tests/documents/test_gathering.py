"""The facts of papers, gathered from the sample council."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import builders
from builders import DAY
from councildesk import resources
from councildesk.documents.gathering import agenda, minutes, people
from councildesk.documents.packets.agenda import PaperFacts
from councildesk.documents.packets.minutes import Adoption, CountFacts, EntryFacts, MinutesPacket
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.happenings import HappeningKind
from councildesk.domain.minutes import Choice, DecisionState, EntryKind, VoteMethod, VoteOutcome
from councildesk.domain.rules import Count, QuorumRule
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import meetings, record, recusals, stays, votes
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from documents.facts import sample_council
from services.test_meetings import rules_from
from services.test_votes import EACH_SIDE, Chamber

CONFERENCE = "AZ-UZ/2024/01"
SECOND = "AZ-UZ/2026/01"
AHEAD = "AZ-UZ/2027/01"


def gathered(sample: Workspace, gather: Any, *languages: str, number: str = CONFERENCE) -> Any:
    return sample.read(gather, sample.read(meetings.find, number), languages)


@pytest.fixture(scope="module")
def conference(sample: Workspace) -> MinutesPacket:
    return gathered(sample, minutes.packet, "az", "uz")  # type: ignore[no-any-return]


def entries(packet: MinutesPacket) -> list[EntryFacts]:
    return [entry for one in packet.items for entry in one.entries]


def test_the_head_names_the_meeting_its_sides_and_zones(conference: MinutesPacket) -> None:
    head = conference.head

    assert (head.number, head.date) == (CONFERENCE, dt.date(2024, 8, 27))
    assert head.zones == ("Asia/Baku", "Asia/Tashkent")
    assert [side.name["az"] for side in head.sides] == ["Azərbaycan", "Özbəkistan"]
    assert head.opened_at is not None
    assert head.closed_at is not None
    assert len(head.breaks) == 1
    assert head.next_date == dt.date(2026, 6, 16)


def test_a_paper_begins_with_the_side_whose_language_it_leads_with(sample: Workspace) -> None:
    for languages, codes in ((("az", "uz"), ["AZ", "UZ"]), (("uz-Cyrl", "ru"), ["UZ", "AZ"])):
        head = gathered(sample, minutes.packet, *languages).head

        assert [side.code for side in head.sides] == codes
        assert [one.side for one in head.officers if one.role.presides] == codes


def test_private_notes_and_access_data_stay_behind(conference: MinutesPacket) -> None:
    assert EntryKind.NOTE not in {entry.kind for entry in entries(conference)}
    assert "Access data" not in repr(conference)
    assert "example.org" not in repr(conference)


def test_a_decision_comes_with_its_vote_and_an_action_with_who_does_it(conference: MinutesPacket) -> None:
    decided = next(entry for entry in entries(conference) if entry.decision)
    task = next(entry for entry in entries(conference) if entry.action)

    assert decided.decision is not None
    assert decided.decision.number == "AZ-UZ/2024/01-1"
    assert decided.vote is not None
    assert decided.vote.method is VoteMethod.CONSENSUS
    assert task.action is not None
    assert task.action.due_on == dt.date(2024, 12, 31)
    assert [who["az"] for who in task.action.assignees] == ["Yazan Katibzadə", "Özbəkistan"]


def test_unchecked_translations_are_noticed(conference: MinutesPacket, sample: Workspace) -> None:
    assert conference.unchecked == ("az", "uz")
    assert gathered(sample, minutes.packet, "en").unchecked == ()


def test_who_came_is_gathered_with_seat_and_times(conference: MinutesPacket) -> None:
    by_name = {one.name["az"]: one for one in conference.people}
    chair, excused = by_name["Fərid Şəfiyev"], by_name["Nümunə Əli qızı Örnəkzadə"]
    writer, late = by_name["Yazan Katibzadə"], by_name["Namuna Shavkat qizi Misolova"]

    assert (chair.role, chair.side, chair.arrived_at) == (Role.CO_CHAIR, "AZ", None)
    assert excused.status is TurnoutStatus.EXCUSED
    assert not writer.is_voting
    assert late.presences == (Presence.ONLINE,)
    assert late.arrived_at is not None
    assert late.missed == ("1",)


def test_why_somebody_was_excused_is_told_in_the_record_for_the_file_alone(sample: Workspace) -> None:
    def reasons(gather: Any) -> set[str]:
        return {one.excuse for one in gathered(sample, gather, "en").people}

    assert "Official journey" in reasons(people.attendance_packet)
    assert reasons(people.participants_packet) == {""}
    shared = gathered(sample, people.participants_packet, "en").people
    assert not any(one.arrived_at or one.left_at or one.missed or one.replaced_by for one in shared)
    assert reasons(minutes.packet) == {""}


def test_the_quorum_is_that_of_the_opening(conference: MinutesPacket) -> None:
    assert conference.quorum is not None
    assert conference.quorum.is_quorate
    assert (conference.quorum.overall.present, conference.quorum.overall.total) == (4, 6)
    assert [side.side for side in conference.quorum.sides] == ["AZ", "UZ"]


def test_what_happened_stands_under_the_item_that_was_dealt_with(conference: MinutesPacket) -> None:
    happened = {
        (one.item.number, told.kind, *(mover.name["az"] for mover in told.movers))
        for one in conference.items
        for told in one.happened
    }

    assert happened == {
        ("1", HappeningKind.ARRIVED, "Namuna Shavkat qizi Misolova"),
        ("2", HappeningKind.ARRIVED, "G‘ani O‘ktam o‘g‘li Namunaliyev".replace("‘", "ʻ")),
        ("2", HappeningKind.LEFT, "Bəhrom Əşrəfxanov"),
        ("3", HappeningKind.BREAK),
        ("4", HappeningKind.LEFT, "Mahir Cəfərov"),
        ("4", HappeningKind.QUORUM_LOST),
    }


def test_before_a_meeting_nothing_is_recorded(sample: Workspace) -> None:
    packet = gathered(sample, people.attendance_packet, "en", number=AHEAD)

    assert not packet.is_recorded
    assert packet.quorum is None
    assert packet.people


def test_the_agenda_brings_planned_times_people_and_talks(sample: Workspace) -> None:
    packet = gathered(sample, agenda.packet, "de", "en")
    panel = packet.items[1]

    assert panel.starts_at is not None
    assert panel.persons[0].name == {"de": "Farid Shafiyev", "en": "Farid Shafiyev"}
    assert panel.persons[0].organisation["en"] == "Center of Analysis of International Relations"
    assert any(one.talk for one in panel.persons)


def test_what_is_missing_in_a_language_is_kept_in_the_one_it_was_written_in(tmp_path: Path) -> None:
    with sample_council(tmp_path) as workspace:
        meeting = workspace.read(meetings.find, CONFERENCE)
        french = workspace.read(minutes.packet, meeting, ("fr",))

    assert french.head.title == {"az": "Azərbaycan və Özbəkistan: qarşılıqlı fayda üçün yeni perspektivlər"}
    assert all(len(entry.content) == 1 for entry in entries(french))


def test_a_council_without_seats_has_no_quorum(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "bare.council", actor="Leyla") as workspace:
        builders.council(workspace)
        meeting = builders.meeting(workspace)

        packet = workspace.read(people.attendance_packet, meeting, ("en",))

    assert packet.quorum is None
    assert packet.people == ()
    assert packet.head.sides == ()


def test_a_roll_call_is_counted_from_its_names(tmp_path: Path) -> None:
    packet = edited_conference(tmp_path)

    vote = next(entry.vote for entry in entries(packet) if entry.vote)

    assert vote.counts == (CountFacts(None, 1, 1, 0),)
    assert [(one.name["en"], one.choice) for one in vote.ballots] == [
        ("Farid Shafiyev", Choice.FOR),
        ("Mahir Jafarov", Choice.AGAINST),
    ]


def test_a_secret_ballot_names_nobody(tmp_path: Path) -> None:
    packet = edited_conference(tmp_path, method="secret")

    assert all(entry.vote.ballots == () for entry in entries(packet) if entry.vote)


def test_the_meeting_that_adopted_the_minutes_and_the_papers_are_named(tmp_path: Path) -> None:
    packet = edited_conference(tmp_path)

    assert packet.adopted_at == Adoption(SECOND, dt.date(2026, 6, 16))
    assert packet.papers == (PaperFacts("P-1", {"en": "Draft rules"}, (), dt.date(2024, 8, 12)),)


def edited_conference(folder: Path, method: str = "roll_call") -> MinutesPacket:
    """The conference with a vote by name, a paper, and minutes that the next meeting adopted."""
    source = json.loads(resources.sample_file("expert-council").read_text(encoding="utf-8"))
    conference, following, *_ = source["meetings"]
    conference |= {"minutes_state": "adopted", "minutes_adopted_at": following["key"]}
    conference["papers"] = [{"number": "P-1", "title": {"en": "Draft rules"}, "dated": "2024-08-12"}]
    ballots = [{"person": "shafiyev", "choice": "for"}, {"person": "jafarov", "choice": "against"}]
    decided = next(each for each in conference["agenda"][-1]["entries"] if "vote" in each)
    decided["vote"] = {"method": method, "outcome": "undecided", "ballots": ballots}
    with Workspace.create(folder / "edited.council", actor="Leyla") as workspace:
        workspace.perform("Load record", record.load, "edited", json.dumps(source))
        return workspace.read(minutes.packet, workspace.read(meetings.find, CONFERENCE), ("en",))


def test_people_without_seats_say_nothing_of_a_quorum(tmp_path: Path) -> None:
    with sample_council(tmp_path) as workspace:
        ahead = workspace.read(meetings.find, AHEAD)
        guest = StayDraft(builders.person(workspace, "Guy Guest"), role=Role.GUEST)
        workspace.perform("Note", stays.arrive, ahead, guest)

        packet = workspace.read(people.attendance_packet, ahead, ("en",))

    assert packet.is_recorded
    assert packet.quorum is None


def test_a_vote_brings_its_rule_the_tally_of_each_side_and_who_took_no_part(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "chamber.council", actor="Leyla") as workspace:
        chamber = Chamber(workspace)
        rules_from(workspace, DAY, EACH_SIDE)
        workspace.perform("Recuse", recusals.add, chamber.items[0], chamber.seats["Ada"])
        named = chamber.ballots(Ben=Choice.FOR, Umid=Choice.FOR, Vali=Choice.AGAINST, Zafar=Choice.FOR)
        chamber.record(VoteMethod.ROLL_CALL, *named)

        packet = workspace.read(minutes.packet, chamber.meeting, ("en",))

    vote = next(entry.vote for entry in entries(packet) if entry.vote)
    assert vote.counts == (CountFacts(None, 3, 1, 0), CountFacts("AZ", 1, 0, 0), CountFacts("UZ", 2, 1, 0))
    assert vote.majority == EACH_SIDE.majority
    assert vote.recused == ({"en": "Ada X"},)


def test_a_decision_brings_its_state_and_whether_there_was_no_quorum(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "chamber.council", actor="Leyla") as workspace:
        chamber = Chamber(workspace)
        rules_from(workspace, DAY, replace(EACH_SIDE, quorum=QuorumRule(Count(7))))
        chamber.record(VoteMethod.ROLL_CALL, *chamber.ballots(**dict.fromkeys(chamber.people, Choice.AGAINST)))

        packet = workspace.read(minutes.packet, chamber.meeting, ("en",))

    facts = next(entry.decision for entry in entries(packet) if entry.decision)
    assert (facts.state, facts.lacks_quorum) == (DecisionState.REJECTED, True)


def test_a_roll_call_under_way_is_told_without_an_outcome(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "chamber.council", actor="Leyla") as workspace:
        chamber = Chamber(workspace)
        rules_from(workspace, DAY, EACH_SIDE)
        chamber.record(VoteMethod.ROLL_CALL, *chamber.ballots(Ada=Choice.FOR, Umid=Choice.FOR))

        under_way = workspace.read(minutes.packet, chamber.meeting, ("en",))
        workspace.perform("Close", votes.close_roll_call, chamber.vote)
        closed = workspace.read(minutes.packet, chamber.meeting, ("en",))

    told = [next(entry.vote for entry in entries(packet) if entry.vote) for packet in (under_way, closed)]
    assert [(vote.to_be_called, vote.outcome) for vote in told] == [
        (4, VoteOutcome.UNDECIDED),
        (0, VoteOutcome.ADOPTED),
    ]
