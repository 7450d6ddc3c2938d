"""The agenda, read back from the paper."""

from __future__ import annotations

import datetime as dt

import pytest

from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.agenda import AgendaPacket, ItemPersonFacts, PaperFacts
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.meetings import MeetingState
from councildesk.domain.text import paragraphs
from documents.facts import agenda, alone, at, head, item, read


def printed(packet: AgendaPacket) -> str:
    return read(DocumentKind.AGENDA, packet)


def test_planned_times_stand_in_both_zones() -> None:
    text = printed(agenda(item(starts_at=at("10:00"), ends_at=at("11:00")), item("2", "Roads")))

    assert "No. Baku Tashkent Item 1 10:00–11:00 11:00–12:00 Trade" in text
    assert "2 Roads" in text


def test_an_item_without_minutes_has_its_turn_but_no_end() -> None:
    text = printed(agenda(item(starts_at=at("10:00"), ends_at=at("10:00"))))

    assert "1 10:00 11:00 Trade" in text


def test_in_one_zone_the_city_goes_without_saying() -> None:
    text = printed(agenda(item(starts_at=at("10:00"), ends_at=at("11:00")), of=alone()))

    assert "1 10:00–11:00 Trade" in text


def test_without_planned_times_there_is_no_column_for_them() -> None:
    assert "Planned" not in printed(agenda(item()))


def test_an_item_tells_its_kind_people_side_and_papers() -> None:
    persons = (
        ItemPersonFacts({"en": "Ada Lovelace"}, ItemRole.SPEAKER, {"en": "Director"}, {"en": "On engines"}),
        ItemPersonFacts({"en": "Bob Boole"}, ItemRole.SPEAKER, organisation={"en": "Institute"}),
        ItemPersonFacts({"en": "Carl Gauss"}, ItemRole.MODERATOR),
    )
    papers = (PaperFacts("7", {"en": "Figures"}, ("de", "en"), dt.date(2024, 8, 12)), PaperFacts("", {"en": "Map"}))

    text = printed(
        agenda(item(kind=ItemKind.DECISION, persons=persons, papers=papers, side="UZ", note={"en": "Be brief."}))
    )

    assert "Trade For decision" in text
    assert "Moderator: Carl Gauss" in text
    assert "Speakers: Ada Lovelace, Director (" in text
    assert "On engines" in text
    assert "; Bob Boole, Institute" in text
    assert "Uzbekistan" in text
    assert "7 Figures (de, en; 12/08/2024)" in text
    assert "Map Be brief." in text


def test_an_item_tells_where_it_was_before_and_how_long_talks_are() -> None:
    speaker = ItemPersonFacts({"en": "Ada Lovelace"}, ItemRole.SPEAKER, talk={"en": "On engines"}, minutes=15)

    text = printed(agenda(item(persons=(speaker,), carried_from="AZ-UZ/2024/01")))

    assert "Carried over from meeting no. AZ-UZ/2024/01" in text
    assert "On engines" in text
    assert ", 15 min" in text


def test_a_proposed_decision_is_printed_in_its_words() -> None:
    proposal = {"en": paragraphs("The council <decides>.\nAt once.")}

    assert "Proposed decision: The council <decides>. At once." in printed(agenda(item(proposal=proposal)))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_closed": True}, "Closed"),
        ({"state": ItemState.POSTPONED}, "Postponed"),
        ({"state": ItemState.WITHDRAWN}, "Withdrawn"),
    ],
)
def test_what_is_special_about_an_item_is_told(changes: dict[str, object], told: str) -> None:
    assert told.lower() in printed(agenda(item(**changes))).lower()
    assert told.lower() not in printed(agenda(item())).lower()


def test_a_break_is_only_a_break() -> None:
    assert "Lunch" in printed(agenda(item("", "Lunch", kind=ItemKind.BREAK)))
    assert "Break" not in printed(agenda(item("", "Lunch", kind=ItemKind.BREAK)))


@pytest.mark.parametrize(
    ("state", "is_sent", "is_provisional"),
    [
        (MeetingState.PLANNED, False, True),
        (MeetingState.INVITED, True, False),
        (MeetingState.HELD, False, False),
        (MeetingState.CLOSED, False, False),
    ],
)
def test_an_agenda_is_provisional_until_it_was_sent(state: MeetingState, is_sent: bool, is_provisional: bool) -> None:
    text = printed(agenda(item(), of=head(state=state), is_sent=is_sent))

    assert ("Provisional agenda" in text) == is_provisional


def test_papers_of_the_meeting_stand_below_the_items() -> None:
    text = printed(agenda(item(), papers=(PaperFacts("", {"en": "Draft rules"}),)))

    assert text.index("Trade") < text.index("Draft rules")


def test_a_missing_agenda_is_said_to_be_missing() -> None:
    assert "No agenda was recorded." in printed(agenda())


def test_a_cancelled_meeting_says_so() -> None:
    assert "Cancelled" in printed(agenda(item(), of=head(state=MeetingState.CANCELLED)))


def test_a_title_without_a_translation_stands_in_both_columns() -> None:
    assert printed(agenda(item(title="Trade"), of=head("de", "en"))).count("Trade") == 2
