"""The list of participants, for distribution, read back from the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState
from councildesk.domain.turnout import TurnoutStatus
from documents.facts import AZ, alone, at, head, people, person, read


def listed(packet: PeoplePacket) -> str:
    return read(DocumentKind.PARTICIPANTS, packet)


def test_those_who_came_are_numbered_by_delegation() -> None:
    text = listed(
        people(
            person("Ada Lovelace", post={"en": "Director"}, organisation={"en": "Institute"}, role=Role.CO_CHAIR),
            person("Bob Boole", "UZ", presences=(Presence.ONLINE,)),
            person("Guy Guest", None, has_seat=False, role=Role.GUEST),
            person("Max Planck", status=TurnoutStatus.ABSENT, presences=()),
        )
    )

    assert "Delegation of Azerbaijan 1 Lovelace, Ada Director Institute Co-chair In the room" in text
    assert "Delegation of Uzbekistan 2 Boole, Bob Member Online" in text
    assert "Other participants 3 Guest, Guy Guest" in text
    assert "Planck" not in text
    assert text.index("As of 14 October 2026") < text.index("Lovelace"), "a date below a full page stands on one more"


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.INVITED, MeetingState.CANCELLED])
def test_of_a_meeting_that_has_not_taken_place_the_expected_are_listed(state: MeetingState) -> None:
    waiting = person("Ada Lovelace", status=TurnoutStatus.ABSENT, presences=())
    excused = person("Max Planck", status=TurnoutStatus.EXCUSED, presences=())
    alternate = person("Bob Boole", status=TurnoutStatus.ABSENT, presences=(), is_expected=False)

    text = listed(people(waiting, excused, alternate, of=head(state=state)))

    assert "1 Lovelace, Ada" in text
    assert "Planck" not in text
    assert "Boole" not in text


def test_an_alternate_is_listed_with_the_member() -> None:
    assert "Member for Ada Lovelace" in listed(people(person("Bob Boole", stands_for={"en": "Ada Lovelace"})))


def test_why_and_when_somebody_was_away_is_nobodys_business() -> None:
    late = person("Ada Lovelace", arrived_at=at("10:30"), excuse="ill", missed=("1",))

    text = listed(people(late))

    assert "10:30" not in text
    assert "ill " not in text


def test_a_list_of_nobody_says_so() -> None:
    assert "Attendance was not recorded." in listed(people())


def test_a_side_without_a_word_for_its_delegation_is_named_itself() -> None:
    text = listed(people(person("Ada Lovelace"), of=head(sides=(replace(AZ, delegation={}),))))

    assert "Azerbaijan 1 Lovelace, Ada" in text


def test_a_council_without_sides_has_one_list() -> None:
    text = listed(people(person("Ada Lovelace", None), person("Bob Boole", None), of=alone()))

    assert "1 Lovelace, Ada Member In the room 2 Boole, Bob" in text
    assert "delegation" not in text.lower()
    assert "side" not in text.lower()


def test_names_stand_in_both_scripts() -> None:
    both = PersonFacts({"ru": "Ада Лавлейс", "en": "Ada Lovelace"}, {"ru": "Лавлейс Ада", "en": "Lovelace, Ada"})

    text = listed(people(both, of=head("ru", "en")))

    assert "Лавлейс Ада Lovelace, Ada" in text


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert "Post and organisation" in listed(people(person("Ada Lovelace", post={"en": "Director"})))
    assert "Post and organisation" not in listed(people(person("Ada Lovelace")))
