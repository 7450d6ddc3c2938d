"""The list of members on a day, read back from the paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from councildesk.documents import publishing
from councildesk.documents.glossary import glossary
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets import plain
from councildesk.documents.packets.members import MemberFacts, MembersPacket, SeatFacts
from councildesk.domain.council import Role
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT, failures
from documents.facts import alone, embedded, head, read, text_in

DAY = dt.date(2026, 11, 24)
PAIRS = (("de", "en"), ("az", "uz"), ("ru", "uz-Cyrl"), ("en",), ("az",))
ADA = MemberFacts({"en": "Lovelace, Ada"}, {"en": "Director"}, {"en": "Institute"}, dt.date(2024, 8, 27))
BOB = MemberFacts({"en": "Boole, Bob"}, until=dt.date(2027, 1, 1))


def listed(*seats: SeatFacts, **changes: object) -> str:
    return read(DocumentKind.MEMBERS, MembersPacket(head(title={}, number="", **changes), seats))


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_the_list_is_archivable_and_accessible_in_every_pair(sample: Workspace, languages: tuple[str, ...]) -> None:
    paper = publishing.publish_members(sample, DAY, languages, MADE_AT)

    assert failures(paper.pdf) == []
    assert paper.problems == ()
    text = text_in(paper)
    for language in languages:
        assert glossary(language).word("document.members") in text
        assert glossary(language).word("members.vacant") in text
    assert "@" not in text
    assert paper.file_name == f"2026-11-24 members {'-'.join(languages)}.pdf"


def test_the_same_facts_give_the_same_bytes_and_lie_inside(sample: Workspace) -> None:
    first, second = (publishing.publish_members(sample, DAY, ("az", "uz"), MADE_AT) for _ in range(2))

    assert first == second
    (data,) = embedded(first).values()
    assert b'"seats"' in data
    assert b"@" not in data


def test_each_side_has_its_seats_with_alternates_below() -> None:
    text = listed(
        SeatFacts(Role.CO_CHAIR, "AZ", {"en": "Head of office"}, holder=ADA, alternates=(BOB,)),
        SeatFacts(Role.MEMBER, "UZ", organisation={"en": "University"}),
        SeatFacts(Role.EXPERT, None, is_voting=False, holder=replace(ADA, listed={"en": "Planck, Max"})),
    )

    assert "As of 27 August 2024" in text
    assert "Azerbaijan 1 Lovelace, Ada Co-chair Head of office Director Institute 27/08/2024" in text
    assert "Boole, Bob Alternate 01/01/2027" in text
    assert "Uzbekistan 2 Vacant Member University" in text
    assert "Of no side 3 Planck, Max Expert without a vote" in text


def test_a_council_without_sides_has_one_list() -> None:
    text = read(DocumentKind.MEMBERS, MembersPacket(alone(title={}, number=""), (SeatFacts(holder=ADA),)))

    assert "1 Lovelace, Ada Member" in text
    assert "side" not in text.lower()


def test_a_day_without_seats_says_so(sample: Workspace) -> None:
    assert "The council has no seats on this day." in listed()
    early = publishing.publish_members(sample, dt.date(2000, 1, 1), ("en",), MADE_AT)
    assert "The council has no seats on this day." in text_in(early)


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert "Until" not in listed(SeatFacts(Role.MEMBER, "AZ", holder=ADA))
    assert "Since" not in listed(SeatFacts(Role.MEMBER, "AZ", holder=BOB))


def test_the_packet_is_plain_data() -> None:
    assert b"Lovelace" in plain.to_json(MembersPacket(head(), (SeatFacts(holder=ADA),)))
