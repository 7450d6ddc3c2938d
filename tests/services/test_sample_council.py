"""The council that comes with the program: real where the founding conference was, an example in all else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from councildesk import resources
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.happenings import HappeningKind
from councildesk.domain.meetings import MeetingState, SiteKind
from councildesk.domain.minutes import Choice, EntryKind, MinutesState, VoteMethod, VoteOutcome
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import (
    agenda,
    attendance,
    check,
    completeness,
    happenings,
    invitations,
    meetings,
    minutes,
    offers,
    papers,
    record,
    seating,
    sites,
    succession,
)
from councildesk.services.offers import OfferKind
from councildesk.services.workspace import Workspace

LANGUAGES = {"az", "uz", "uz-Cyrl", "ru", "en", "de"}
OF_THE_CONFERENCE = {"mustafayev", "shafiyev", "ashrafkhanov", "jafarov"}
SECOND = "AZ-UZ/2026/01"
FIELDS = {field.name for fields in TEXT_FIELDS.values() for field in fields} - {"form_of_address", "content"}
"""Texts of the minutes are translated bit by bit, and a form of address is for the languages it is needed in."""


@pytest.fixture(scope="module")
def source() -> Any:
    return json.loads(resources.sample_file("expert-council").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample(source: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("sample")
    with Workspace.create(folder / "sample.council", actor="Leyla") as workspace:
        workspace.perform("Load record", record.load, "sample", json.dumps(source))
        yield workspace


@pytest.fixture(scope="module")
def second(sample: Workspace) -> str:
    return sample.read(meetings.find, SECOND)


def texts(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each text in several languages, with its path."""
    if isinstance(node, list):
        for place, each in enumerate(node):
            yield from texts(each, f"{path}[{place}]")
    elif isinstance(node, dict):
        for name, each in node.items():
            if name in FIELDS and isinstance(each, dict):
                yield f"{path}.{name}", each
            else:
                yield from texts(each, f"{path}.{name}")


def test_nothing_is_wrong_with_it(sample: Workspace) -> None:
    assert sample.read(check.check) == []


def test_every_text_of_a_paper_is_there_in_all_languages(source: Any) -> None:
    found = list(texts(source))

    assert len(found) > 100
    assert [path for path, text in found if set(text) != LANGUAGES] == []


def test_whoever_did_not_speak_at_the_conference_is_marked_as_an_example(source: Any) -> None:
    for person in source["persons"]:
        is_real = person["key"] in OF_THE_CONFERENCE
        assert (person.get("notes") == "Example: no real person.") is not is_real, person["key"]
        assert {name["language"] for name in person["names"]} == LANGUAGES
        assert all(contact["value"].endswith("@example.org") for contact in person["contacts"])


def test_twelve_seats_stand_on_two_sides_one_of_them_vacant(sample: Workspace) -> None:
    found = sample.read(seating.on, date(2026, 6, 16))

    assert sorted(Counter(seat.side for seat in found).values()) == [6, 6]
    assert [seat.holder for seat in found].count(None) == 1
    assert sorted(seat.role for seat in found if not seat.voting) == [Role.SECRETARY, Role.SECRETARY]
    assert sum(bool(seat.alternates) for seat in found) == 4


def test_the_second_meeting_is_hybrid_with_three_sites_and_access_to_the_online_one(
    sample: Workspace, second: str
) -> None:
    found = sample.read(sites.rows, second, "uz")

    assert [site.kind for site in found] == [SiteKind.ROOM, SiteKind.ROOM, SiteKind.ONLINE]
    assert found[-1].link
    assert found[-1].access


def test_its_nine_items_with_two_panels_fill_the_time_without_gap_or_overlap(sample: Workspace, second: str) -> None:
    rows, meeting = sample.read(agenda.rows, second, "az"), sample.read(meetings.row, second, "az")
    top = [row for row in rows if row.parent_id is None]
    slots = [row.slot for row in top]

    assert [row.number for row in top if row.kind is not ItemKind.BREAK] == [str(number) for number in range(1, 10)]
    assert sum(row.kind is ItemKind.PANEL for row in top) == 2
    assert all(row.persons for row in top if row.kind is ItemKind.PANEL)
    assert sum(row.fixed_start is not None for row in rows) == 1
    assert (slots[0].starts, slots[-1].ends) == (meeting.starts_at, meeting.ends_at)  # type: ignore[union-attr]
    assert not any(slot.gap or slot.overlap or slot.excess for slot in slots if slot)


def test_an_open_action_of_the_conference_is_taken_up(sample: Workspace, second: str) -> None:
    rows, conference = sample.read(agenda.rows, second, "az"), sample.read(meetings.find, "AZ-UZ/2024/01")
    history = {row.number: sample.read(succession.earlier, row.id) for row in rows}

    assert {number: [one.meeting_id for one in before] for number, before in history.items() if before} == {
        "6.2": [conference]
    }
    assert OfferKind.ACTION not in {offer.kind for offer in sample.read(offers.rows, second, "az")}


def test_its_papers_are_numbered_and_there_in_two_languages(sample: Workspace, second: str) -> None:
    found = sample.read(papers.rows, second, "az")

    assert [paper.number for paper in found] == [f"{SECOND}/P{number}" for number in (1, 2, 3)]
    assert [paper.item_id is None for paper in found] == [True, False, False]
    assert all(len(paper.versions) == 2 for paper in found)
    assert all(version.size > 500 for paper in found for version in paper.versions)


def test_those_invited_gave_replies_of_every_kind_and_know_what_is_planned(sample: Workspace, second: str) -> None:
    rows = sample.read(invitations.rows, second, "az")

    assert sum(row.role is Role.GUEST for row in rows) == 3
    assert sum(row.role is Role.OBSERVER for row in rows) == 1
    assert sum(bool(row.items) for row in rows) == 1
    assert {row.reply for row in rows} == set(Reply)
    assert {row.presence for row in rows if row.reply is Reply.ACCEPTED} == set(Presence)
    declined = [row for row in rows if row.reply is Reply.DECLINED]
    assert all(row.reason and row.substitute_id for row in declined)
    assert all(row.sent_at and not row.is_out_of_date for row in rows)


def test_the_second_meeting_is_held_and_written_up_with_nothing_missing(sample: Workspace, second: str) -> None:
    row = sample.read(meetings.row, second, "az")

    assert (row.state, row.minutes_state) == (MeetingState.HELD, MinutesState.AGREED)
    assert sample.read(completeness.of_meeting, second) == []
    assert all(one.is_complete for one in sample.read(minutes.translations, second))


def test_much_happens_in_it_and_minutes_can_tell_it(sample: Workspace, second: str) -> None:
    told = [one.kind for one in sample.read(happenings.of, second)]

    assert set(told) >= {
        HappeningKind.ARRIVED,
        HappeningKind.LEFT,
        HappeningKind.RETURNED,
        HappeningKind.QUORUM_LOST,
        HappeningKind.QUORUM_REGAINED,
        HappeningKind.BREAK,
    }
    assert told.index(HappeningKind.QUORUM_LOST) < told.index(HappeningKind.QUORUM_REGAINED)


def test_an_alternate_sits_for_a_member_who_is_excused(sample: Workspace, second: str) -> None:
    rows = {row.person_id: row for row in sample.read(attendance.rows, second, "az")}
    (replaced,) = [row for row in rows.values() if row.turnout.status is TurnoutStatus.REPLACED]

    assert replaced.turnout.excuse
    assert len(replaced.turnout.replaced_by) == 1


def test_its_votes_are_of_every_open_kind_and_fit_those_present(sample: Workspace, second: str) -> None:
    votes = [row.vote for row in sample.read(minutes.rows, second, "az") if row.vote]
    called = next(vote for vote in votes if vote.method is VoteMethod.ROLL_CALL)

    assert {vote.method for vote in votes} == set(VoteMethod) - {VoteMethod.SECRET}
    assert [vote.problems for vote in votes if vote.problems] == []
    assert called.verdict is not None
    assert called.verdict.outcome is called.outcome is VoteOutcome.ADOPTED
    assert [part.is_reached for part in called.verdict.sides] == [True, True]
    assert {ballot.choice for ballot in called.ballots} == {Choice.FOR, Choice.ABSTAINED}


def test_a_side_has_a_reservation_and_actions_have_somebody_and_a_day(sample: Workspace, second: str) -> None:
    rows = sample.read(minutes.rows, second, "az")

    assert [row.side for row in rows if row.kind is EntryKind.RESERVATION] == ["Azərbaycan"]
    assert [(bool(row.action.assignees), bool(row.action.due_on)) for row in rows if row.action] == [(True, True)] * 3


def test_the_third_meeting_takes_up_what_the_second_postponed(sample: Workspace, second: str) -> None:
    third = sample.read(meetings.find, "AZ-UZ/2027/01")
    taken = [one for row in sample.read(agenda.rows, third, "az") for one in sample.read(succession.earlier, row.id)]
    offered = [offer.kind for offer in sample.read(offers.rows, third, "az")]

    assert [(one.meeting_id, one.state) for one in taken] == [(second, ItemState.POSTPONED)]
    assert OfferKind.POSTPONED not in offered
    assert offered.count(OfferKind.ACTION) == 3
