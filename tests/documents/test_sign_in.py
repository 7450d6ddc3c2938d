"""The sheet that those present sign, read back from the paper."""

from __future__ import annotations

import pypdfium2

from councildesk.documents import publishing
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.layouts.sign_in import EMPTY_LINES
from councildesk.documents.packets.head import SiteFacts
from councildesk.documents.packets.people import PeoplePacket
from councildesk.domain.attendance import Presence
from councildesk.domain.meetings import SiteKind
from councildesk.domain.turnout import TurnoutStatus
from documents.composer.papers import MADE_AT
from documents.facts import alone, head, people, person, read

BAKU = SiteFacts(SiteKind.ROOM, {"en": "Room in Baku"}, {}, "Asia/Baku")
TASHKENT = SiteFacts(SiteKind.ROOM, {"en": "Room in Tashkent"}, {}, "Asia/Tashkent")
ONLINE = SiteFacts(SiteKind.ONLINE, {"en": "Video conference"}, {}, "Asia/Baku")


def sheet(packet: PeoplePacket) -> str:
    return read(DocumentKind.SIGN_IN, packet)


def test_those_expected_are_printed_with_lines_for_others() -> None:
    text = sheet(
        people(
            person("Ada Lovelace", organisation={"en": "Institute"}),
            person("Bob Boole", "UZ", post={"en": "Ambassador"}, status=TurnoutStatus.ABSENT, presences=()),
            person("Carl Gauss", "UZ", is_expected=False),
        )
    )

    assert "Delegation of Azerbaijan 1 Lovelace, Ada Institute" in text
    assert "Delegation of Uzbekistan 2 Boole, Bob Ambassador" in text
    assert "Gauss" not in text
    assert "Not on the list " + " ".join(str(3 + line) for line in range(EMPTY_LINES)) in text


def test_who_takes_part_online_signs_in_no_room() -> None:
    text = sheet(
        people(
            person("Ada Lovelace", presences=(Presence.ONLINE,)),
            person("Bob Boole", presences=(Presence.IN_ROOM, Presence.ONLINE)),
            person("Carl Gauss", presences=()),
        )
    )

    assert "Lovelace" not in text
    assert "1 Boole, Bob" in text
    assert "2 Gauss, Carl" in text


def test_each_room_has_a_sheet_of_its_own_with_the_notice_on_it() -> None:
    packet = people(person("Ada Lovelace"), of=head(sites=(BAKU, ONLINE, TASHKENT)))

    pdf = pypdfium2.PdfDocument(publishing.draw(DocumentKind.SIGN_IN, packet, MADE_AT).pdf)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    pdf.close()

    assert len(pages) == 2
    for page, room in zip(pages, ("Room in Baku", "Room in Tashkent"), strict=True):
        assert f"{room} Name, organisation and signature are collected" in page
        assert "1 Lovelace, Ada" in page
        assert "are collected only to record attendance" in page


def test_nobody_is_told_how_anybody_attended() -> None:
    text = sheet(people(person("Ada Lovelace", excuse="ill", status=TurnoutStatus.EXCUSED, presences=())))

    assert "Excused" not in text
    assert "ill " not in text


def test_a_council_without_sides_has_one_list() -> None:
    text = sheet(people(person("Ada Lovelace", None), of=alone()))

    assert "Signature 1 Lovelace, Ada" in text
    assert "delegation" not in text.lower()
    assert "side" not in text.lower()
