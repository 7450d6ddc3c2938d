"""What earlier meetings have for an agenda."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, item, meeting
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.domain.text import Block, Run
from councildesk.services import agenda, entries, meetings, minutes, offers
from councildesk.services.agenda import ItemDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.offers import OfferKind
from councildesk.services.workspace import Workspace
from services.conftest import queries, step

NAMES = {
    ItemKind.MINUTES_ADOPTION: {"en": "Adoption of the minutes", "az": "Protokolun təsdiqi"},
    ItemKind.MATTERS_ARISING: {"en": "Matters arising"},
}


def words(text: str) -> tuple[Block, ...]:
    return (Block(runs=(Run(text),)),)


@pytest.fixture
def first(workspace: Workspace) -> str:
    """A meeting that was held: an opening, an item postponed, one with an action and a decision, and the closing."""
    council(workspace, "en", "az")
    one = meeting(workspace, number="M1")
    for title, kind in (("Opening", ItemKind.OPENING), ("Closing", ItemKind.CLOSING)):
        workspace.perform("Add", agenda.add, one, ItemDraft({"en": title}, kind=kind, planned_minutes=10))
    trade, ports = item(workspace, one, "Trade"), item(workspace, one, "Ports")
    workspace.perform("Postpone", agenda.set_state, ports, ItemState.POSTPONED)
    decided = EntryDraft(EntryKind.DECISION, {"en": words("Ports are opened")})
    workspace.perform("Decide", entries.add, one, decided, item_id=ports)
    owed = EntryDraft(EntryKind.ACTION, {"en": words("Write a report")})
    workspace.perform("Owe", entries.add, one, owed, item_id=trade)
    for state in (MeetingState.RUNNING, MeetingState.HELD):
        workspace.perform("Hold", meetings.set_state, one, state)
    return one


@pytest.fixture
def second(workspace: Workspace, first: str) -> str:
    return meeting(workspace, number="M2", date=dt.date(2026, 9, 1))


def kinds(workspace: Workspace, one: str) -> list[tuple[OfferKind, str]]:
    return [(offer.kind, offer.title) for offer in workspace.read(offers.rows, one, "en")]


def outline(workspace: Workspace, one: str) -> list[str]:
    return [f"{'.' * row.level}{row.title}" for row in workspace.read(agenda.rows, one, "en")]


def test_the_last_meeting_offers_minutes_items_actions_and_what_returns(workspace: Workspace, second: str) -> None:
    assert [(kind, title) for kind, title in kinds(workspace, second)] == [
        (OfferKind.STANDING, "Opening"),
        (OfferKind.STANDING, "Closing"),
        (OfferKind.MINUTES, ""),
        (OfferKind.POSTPONED, "Ports"),
        (OfferKind.ACTION, "Write a report"),
    ]


def test_all_are_taken_as_one_step_into_the_order_of_an_agenda(workspace: Workspace, second: str) -> None:
    keys = [offer.key for offer in workspace.read(offers.rows, second, "en")]

    made = step(workspace, "Take", offers.take, second, keys, NAMES)

    assert outline(workspace, second) == [
        "Opening",
        "Adoption of the minutes: M1",
        "Matters arising",
        f".{outline(workspace, second)[3][1:]}",
        "Ports",
        "Closing",
    ]
    assert outline(workspace, second)[3].endswith("Write a report")
    assert len(made) == 5
    assert kinds(workspace, second) == []


def test_many_meetings_that_left_nothing_open_are_asked_for_it_at_once(workspace: Workspace, second: str) -> None:
    few = queries(workspace, offers.rows, second, "en")
    for number in range(5):
        old = meeting(workspace, "Opening", number=f"O{number}", date=dt.date(2020, 1, 1))
        workspace.perform("Hold", meetings.set_state, old, MeetingState.HELD)

    assert queries(workspace, offers.rows, second, "en") == few
    assert (OfferKind.POSTPONED, "Ports") in kinds(workspace, second)


def test_what_is_taken_off_the_agenda_is_offered_again(workspace: Workspace, second: str) -> None:
    before = kinds(workspace, second)
    keys = [offer.key for offer in workspace.read(offers.rows, second, "en")]
    for made in workspace.perform("Take", offers.take, second, keys[3:4], NAMES):
        assert kinds(workspace, second) == [*before[:3], before[4]]
        workspace.perform("Remove", agenda.remove, made)

    assert kinds(workspace, second) == before


def test_a_carried_item_tells_where_it_was_and_what_was_decided(workspace: Workspace, first: str, second: str) -> None:
    offer = next(offer for offer in workspace.read(offers.rows, second, "en") if offer.kind is OfferKind.POSTPONED)
    (made,) = workspace.perform("Take", offers.take, second, [offer.key], NAMES)

    (past,) = workspace.read(offers.history, made, "en")
    row = next(row for row in workspace.read(agenda.rows, second, "en") if row.id == made)

    assert offer.past == (past,)
    assert (past.origin.number, past.state) == ("M1", ItemState.POSTPONED)
    assert [text.endswith("Ports are opened") for text in past.decided] == [True]
    assert row.words.carried_from == past.origin
    assert row.words.carried_from.meeting_id == first


def test_adopted_minutes_are_not_offered(workspace: Workspace, first: str, second: str) -> None:
    for state in (MinutesState.CIRCULATED, MinutesState.AGREED, MinutesState.SIGNED, MinutesState.ADOPTED):
        workspace.perform("Go on", minutes.set_state, first, state)

    assert OfferKind.MINUTES not in [kind for kind, _title in kinds(workspace, second)]


def test_an_item_for_the_minutes_of_the_last_meeting_is_enough(workspace: Workspace, second: str) -> None:
    draft = ItemDraft({"en": "The minutes"}, kind=ItemKind.MINUTES_ADOPTION)
    workspace.perform("Add", agenda.add, second, draft)

    assert OfferKind.MINUTES not in [kind for kind, _title in kinds(workspace, second)]


def test_the_first_meeting_is_offered_nothing(workspace: Workspace, first: str) -> None:
    assert kinds(workspace, first) == []
