"""The attendance record for the file, read back from the paper."""

from __future__ import annotations

import datetime as dt

import pytest

from councildesk.documents import excuses_in_words
from councildesk.documents.glossary import glossary
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.head import Interval, OfficerFacts
from councildesk.documents.packets.people import PeoplePacket
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState
from councildesk.domain.turnout import TurnoutStatus
from documents.facts import alone, at, count, head, people, person, quorum, read

ABSENT = {"status": TurnoutStatus.ABSENT, "presences": ()}


def record(packet: PeoplePacket) -> str:
    return read(DocumentKind.ATTENDANCE, packet)


def test_who_came_when_and_where_stands_in_the_record() -> None:
    both = (Presence.IN_ROOM, Presence.ONLINE)

    text = record(
        people(
            person("Ada Lovelace", role=Role.CO_CHAIR, sites=({"en": "Room in Baku"},)),
            person("Bob Boole", presences=both, arrived_at=at("10:20"), left_at=at("11:00"), missed=("1", "2.1")),
        )
    )

    assert "Delegation of Azerbaijan Lovelace, Ada Co-chair Present, in the room (Room in Baku)" in text
    assert "Present, in the room / online Items missed: 1, 2.1 10:20–11:00 11:20–12:00" in text


def test_times_run_from_the_opening_to_the_closing_with_the_gaps_between() -> None:
    gone = Interval(at("10:30"), at("10:45"))
    held = head(opened_at=at("10:00"), closed_at=at("12:00"))

    text = record(people(person("Ada Lovelace", away=(gone,)), of=held))

    assert "Attendance Baku Tashkent" in text
    assert "10:00–10:30 10:45–12:00 11:00–11:30 11:45–13:00" in text


def test_a_meeting_of_which_only_the_day_is_known_has_no_column_of_times() -> None:
    text = record(people(person("Ada Lovelace")))

    assert "Role Attendance Delegation" in text
    assert "–" not in text


@pytest.mark.parametrize(
    "typed", ["Official journey", "xidməti ezamiyyət", "Хизмат сафари", "Xizmat safari", "DIENSTREISE"]
)
def test_a_usual_reason_is_told_in_the_language_of_the_paper(typed: str) -> None:
    excused = person("Ada Lovelace", status=TurnoutStatus.EXCUSED, presences=(), excuse=typed)

    assert "Reason: Official journey" in record(people(excused))
    assert excuses_in_words.said(typed, glossary("ru")) == "Служебная командировка"
    assert excuses_in_words.said(f"{typed}, Baku", glossary("ru")) == f"{typed}, Baku"


def test_an_excuse_is_told_with_its_reason_and_since_when() -> None:
    excused = person("Ada Lovelace", status=TurnoutStatus.EXCUSED, presences=(), excuse="ill", excused_at=at("09:00"))

    assert "Excused Reason: ill excused since 27/08/2024" in record(people(excused))


def test_an_alternate_is_named_with_the_member_and_the_member_with_the_alternate() -> None:
    member = person("Ada Lovelace", status=TurnoutStatus.REPLACED, presences=(), replaced_by=({"en": "Bob Boole"},))
    alternate = person("Bob Boole", stands_for={"en": "Ada Lovelace"}, replaced_by=({"en": "Ada Lovelace"},))

    text = record(people(member, alternate))

    assert "represented by Bob Boole" in text
    assert "Member for Ada Lovelace" in text
    assert "represented by Ada Lovelace" not in text


def test_each_seat_is_counted_once_and_only_seats_that_count() -> None:
    online = (Presence.ONLINE,)

    text = record(
        people(
            person("Ada Lovelace"),
            person("Bob Boole", presences=online),
            person("Carl Gauss", status=TurnoutStatus.REPLACED, presences=()),
            person("Emmy Noether", presences=online, stands_for={"en": "Carl Gauss"}),
            person("Max Planck", **ABSENT),
            person("Dora Writer", role=Role.SECRETARY, is_voting=False),
            person("Guy Guest", None, has_seat=False),
        )
    )

    assert "3 of 4 members present, 2 of them online" in text


def test_a_member_replaced_by_nobody_known_is_not_online() -> None:
    member = person("Ada Lovelace", status=TurnoutStatus.REPLACED, presences=())

    assert "1 of 1 members present, 0 of them online" in record(people(member))


def test_the_quorum_is_stated_with_its_rule() -> None:
    text = record(people(person("Ada Lovelace"), quorum=quorum(1, 2, count("AZ", 1, 1), count("UZ", 0, 1))))

    assert "The meeting is quorate: 1 of 2 members present." in text
    assert "Uzbekistan: 0 of 1, not quorate" in text
    assert "Rule: at least half of the members of each side" in text


def test_a_guest_is_listed_apart_with_the_items_of_the_visit() -> None:
    text = record(people(person("Guy Guest", None, has_seat=False, role=Role.GUEST, items=("2", "3"))))

    assert "Other participants Guest, Guy Guest" in text
    assert "2, 3 Present" in text


def test_before_a_meeting_nobody_is_absent() -> None:
    ahead = head(state=MeetingState.INVITED)

    text = record(people(person("Ada Lovelace", missed=("1",), **ABSENT), of=ahead, quorum=quorum(0, 1)))

    assert "Lovelace, Ada" in text
    assert "Absent" not in text
    assert "quorate" not in text
    assert "members present" not in text


def test_an_attendance_that_was_not_recorded_is_not_invented() -> None:
    packet = PeoplePacket(head(), (person("Ada Lovelace", **ABSENT),), is_recorded=False)

    text = record(packet)

    assert "Attendance was not recorded." in text
    assert "Lovelace" not in text
    assert "members present" not in text


def test_the_secretary_signs_alone() -> None:
    officers = (OfficerFacts({"en": "Ada Chair"}, Role.CHAIR), OfficerFacts({"en": "Dora Writer"}, Role.SECRETARY))

    text = record(people(person("Ada Lovelace"), of=head(officers=officers)))

    assert "For the correctness of the record Secretary Dora Writer Place, date" in text
    assert text.count("Ada Chair") == 1


def test_a_council_without_sides_has_one_list() -> None:
    text = record(people(person("Ada Lovelace", None), person("Guy Guest", None, has_seat=False), of=alone()))

    assert "Lovelace, Ada Member Present, in the room Guest, Guy" in text
    assert "delegation" not in text.lower()
    assert "side" not in text.lower()


def test_names_and_reasons_that_look_like_markup_are_printed_as_typed() -> None:
    typed = "<b>&lt;</b> {name}"
    excused = person("Ada <i>", status=TurnoutStatus.EXCUSED, presences=(), excuse=typed)

    assert f"Reason: {typed}" in record(people(excused))


def test_a_postponed_meeting_tells_why() -> None:
    postponed = head(state=MeetingState.POSTPONED, state_reason="no quorum", next_date=dt.date(2024, 9, 1))

    assert "The meeting was postponed. Reason: no quorum" in record(people(of=postponed))


def test_where_nobody_is_known_to_have_written_only_the_secretary_has_a_line() -> None:
    assert record(people(person("Ada Lovelace"))).count("Place, date") == 1
