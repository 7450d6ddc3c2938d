"""The invitation and the list of those invited, read back from the paper."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from councildesk.documents import publishing
from councildesk.documents.gathering import invitation as facts
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.layouts import invitation_mail
from councildesk.documents.packets.head import Head, OfficerFacts
from councildesk.documents.packets.invitation import (
    AccessFacts,
    InvitationPacket,
    InvitedFacts,
    InvitedPacket,
    InviteeFacts,
    OfficeFacts,
)
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState
from councildesk.services import invitations, meetings, persons
from councildesk.services.persons import PersonDraft
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT, failures
from documents.facts import at, embedded, head, item, read, sample_council

AHEAD = "AZ-UZ/2027/01"
ADA = InviteeFacts({"en": "Ada Lovelace"}, {"en": "Dr Lovelace"}, {"en": "Director"}, {"en": "Institute"})
LINK = AccessFacts({"en": "Video conference"}, "https://example.org/meeting", "Code 1234")
OFFICE = OfficeFacts({"en": "Secretariat in Baku"}, {"en": "Baku"}, "office@example.org", "+994 12 000 00 00")
CHAIRS = (OfficerFacts({"en": "Farid"}, Role.CO_CHAIR, "AZ"), OfficerFacts({"en": "Bakhtiyor"}, Role.CO_CHAIR, "UZ"))


def planned(**changes: Any) -> Head:
    times = {"starts_at": at("10:00"), "ends_at": at("12:00"), "state": MeetingState.PLANNED}
    return head(officers=CHAIRS, **{**times, **changes})


def letter(of: Head | None = None, invitee: InviteeFacts | None = ADA, **changes: Any) -> InvitationPacket:
    given = {"access": (LINK,), "office": OFFICE, "reply_by": dt.date(2024, 8, 20), **changes}
    return InvitationPacket(of or planned(), (item(),), invitee, **given)


def written(packet: InvitationPacket) -> str:
    return read(DocumentKind.INVITATION, packet)


def test_a_letter_goes_to_the_person_with_place_time_agenda_and_access() -> None:
    text = written(letter())

    assert "Ada Lovelace Director Institute" in text
    assert "Dear Dr Lovelace, On behalf of the council, we have the honour to invite you" in text
    assert "10:00 Baku / 11:00 Tashkent" in text
    assert "12:00 Baku / 13:00 Tashkent" in text
    assert "https://example.org/meeting" in text
    assert "Code 1234" in text
    assert "Provisional agenda" in text
    assert "Trade" in text
    assert "office@example.org" in text
    assert "Farid" in text
    assert "Bakhtiyor" in text


def test_a_reply_is_asked_for_by_a_day_and_can_be_given_on_paper() -> None:
    text = written(letter())

    assert "Please let us know by 20 August 2024" in text
    assert "Your reply Reply by: 20/08/2024" in text
    assert "I will take part in the room" in text
    assert "In my place will come" in text


def test_a_letter_is_signed_without_another_date() -> None:
    assert "Place, date" not in written(letter())


def test_an_alternate_is_informed_and_not_asked() -> None:
    alternate = replace(ADA, stands_for={"en": "Max Planck"}, is_informed=True)
    text = written(letter(invitee=alternate, reply_by=None))

    assert "as an alternate, for your information. Member: Max Planck" in text
    assert "Please let us know" not in text
    assert "Your reply" not in text


def test_a_guest_is_told_for_which_items() -> None:
    assert "for these items of the agenda: 2, 4.1" in written(letter(invitee=replace(ADA, items=("2", "4.1"))))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", "Siz müşahidəçi qismində dəvət olunursunuz."),
        ("uz", "Siz kuzatuvchi sifatida taklif etilasiz."),
        ("uz-Cyrl", "Сиз кузатувчи сифатида таклиф этиласиз."),
        ("ru", "Вы приглашаетесь в качестве наблюдателя."),
        ("de", "Sie sind als Beobachterin oder Beobachter eingeladen."),
        ("en", "You are invited as an observer."),
    ],
)
def test_an_observer_is_told_to_be_invited_as_one(language: str, said: str) -> None:
    observer = letter(replace(planned(), languages=(language,)), replace(ADA, role=Role.OBSERVER))

    assert said in written(observer)
    assert said not in written(replace(observer, invitee=ADA))
    assert said in invitation_mail.mail_words(observer).text


def test_who_is_only_informed_of_an_observers_invitation_is_not_invited_as_one() -> None:
    alternate = replace(ADA, role=Role.OBSERVER, stands_for={"en": "Max Planck"}, is_informed=True)
    text = written(letter(invitee=alternate, reply_by=None))

    assert "as an observer" not in text
    assert "as an alternate, for your information" in text


def test_a_letter_to_all_names_nobody() -> None:
    text = written(letter(invitee=None, access=(), reply_by=None))

    assert "Ladies and gentlemen," in text
    assert "Ada" not in text


def test_a_change_says_that_it_replaces_what_was_sent() -> None:
    moved = written(letter(replaces=True, is_update=True))

    assert "The time or place of this meeting has changed. This letter replaces the earlier one. On behalf" in moved


def test_an_alternate_who_is_asked_to_come_is_told_for_whom_and_not_that_the_hour_changed() -> None:
    text = written(letter(invitee=replace(ADA, stands_for={"en": "Max Planck"}), replaces=True))

    assert "Dear Dr Lovelace, This letter replaces the earlier one. On behalf of the council" in text
    assert "in the place of the member Max Planck" in text
    assert "time or place" not in text


def test_who_is_not_invited_any_more_gets_a_short_letter_without_agenda_and_access_data() -> None:
    packet = letter(access=(), reply_by=None, replaces=True, is_withdrawn=True, removes_entry=True)
    text, mail = written(packet), invitation_mail.mail_words(packet)

    for words in (text, mail.text.replace("\n", " ")):
        assert "the invitation sent to you to the following meeting no longer stands" in words
        assert "takes the meeting out of your calendar" in words
        assert "have the honour" not in words
        assert "for these items" not in words
    assert "Provisional agenda" not in text
    assert "Your reply" not in text
    assert mail.subject.startswith("Notice · Expert Council")


def test_a_meeting_that_was_called_off_is_told_with_its_reason_and_without_an_agenda() -> None:
    off = planned(state=MeetingState.CANCELLED, state_reason="The hall is not free")

    text = written(letter(off, is_called_off=True, access=(), reply_by=None))

    assert "we regret to inform you" in text
    assert "The hall is not free" in text
    assert "Provisional agenda" not in text
    assert "have the honour" not in text
    assert "Invitation" not in text


def test_a_mail_about_a_meeting_that_was_called_off_says_so_first_and_why() -> None:
    off = planned(state=MeetingState.CANCELLED, state_reason="The hall is not free")

    words = invitation_mail.mail_words(letter(off, is_called_off=True, access=(), reply_by=None))

    assert words.subject.startswith("Cancelled · Expert Council, Ordinary meeting AZ-UZ/2024/01")
    assert "The meeting was cancelled. Reason: The hall is not free\n" in words.text


@pytest.mark.parametrize("languages", [("az",), ("uz",), ("uz-Cyrl",), ("ru",), ("de",), ("en",), ("az", "uz")])
def test_letters_and_lists_conform_in_every_language(sample: Workspace, languages: tuple[str, ...]) -> None:
    meeting_id = sample.read(meetings.find, AHEAD)
    for kind in (DocumentKind.INVITATION, DocumentKind.INVITED):
        assert failures(publishing.publish(sample, kind, meeting_id, languages, MADE_AT).pdf) == []


def test_each_person_is_written_to_in_a_language_of_theirs_that_the_council_works_in(tmp_path: Any) -> None:
    with sample_council(tmp_path) as sample:
        meeting_id = sample.read(meetings.find, "AZ-UZ/2026/01")
        rows = sample.read(invitations.rows, meeting_id, "en")
        sample.perform("Speak", _speak, rows[0].person_id, ("fr", "ru"))
        packets = dict(
            sample.read(
                lambda session: [
                    (row.id, packet)
                    for row, packet in facts.personal_packets(
                        session, meeting_id, {row.id for row in rows}, dt.date(2026, 5, 25)
                    )
                ]
            )
        )

    assert packets[rows[0].id].head.languages == ("ru",)
    assert {packet.head.languages for packet in packets.values()} == {
        ("az",),
        ("uz",),
        ("uz-Cyrl",),
        ("ru",),
        ("en",),
        ("de",),
    }
    assert {packet.reply_by for packet in packets.values() if not packet.invitee.stands_for} == {  # type: ignore[union-attr]
        dt.date(2026, 6, 9)
    }


def _speak(session: Any, person_id: str, languages: tuple[str, ...]) -> None:
    draft: PersonDraft = persons.draft(session, person_id)
    persons.change(session, person_id, replace(draft, languages=languages))


def test_access_data_stand_in_no_paper_that_is_given_out(sample: Workspace) -> None:
    meeting_id = sample.read(meetings.find, AHEAD)
    for kind in (DocumentKind.INVITATION, DocumentKind.INVITED, DocumentKind.AGENDA, DocumentKind.SIGN_IN):
        publication = publishing.publish(sample, kind, meeting_id, ("en",), MADE_AT)
        (content,) = embedded(publication).values()
        assert "example.org/meeting" not in json.dumps(json.loads(content))


def test_a_mail_says_what_the_letter_says() -> None:
    words = invitation_mail.mail_words(letter())

    assert words.subject == "Invitation · Expert Council, Ordinary meeting AZ-UZ/2024/01 · 27 August 2024"
    assert words.text.startswith("Dear Dr Lovelace,\n\nOn behalf of the council")
    assert "Planned begin: 10:00 Baku / 11:00 Tashkent" in words.text
    assert "Video conference: https://example.org/meeting\nAccess data: Code 1234" in words.text
    assert words.text.endswith("Yours sincerely\n\nFarid, co-chair\nBakhtiyor, co-chair\n")


def test_a_calendar_shows_the_agenda_with_its_hours_on_both_sides() -> None:
    timed = item("1", "Trade", starts_at=at("10:00"), ends_at=at("10:30"))
    words = invitation_mail.entry_words(replace(letter(), items=(timed, item("1.1", "Tariffs", level=1))))

    assert words.summary == "Expert Council, Ordinary meeting AZ-UZ/2024/01"
    assert words.description.endswith("\n\nBaku / Tashkent\n10:00 / 11:00 1 Trade\n  1.1 Tariffs")
    assert words.link == "https://example.org/meeting"


def test_a_calendar_names_no_city_where_all_clocks_show_the_same() -> None:
    timed, packet = item("1", "Trade", starts_at=at("10:00"), ends_at=at("10:30")), letter()
    here = replace(packet, head=replace(packet.head, zones=packet.head.zones[:1]), items=(timed,))

    assert invitation_mail.entry_words(here).description.endswith("\n\n10:00 1 Trade")


def test_the_list_tells_what_was_sent_and_answered() -> None:
    sent = {"sent_at": at("09:00"), "channel": Channel.MAIL}
    packet = InvitedPacket(
        planned(),
        (
            InvitedFacts(
                {"en": "Lovelace, Ada"},
                {"en": "Ada Lovelace"},
                Role.MEMBER,
                "AZ",
                **sent,
                reply=Reply.ACCEPTED,
                presence=Presence.ONLINE,
            ),
            InvitedFacts(
                {"en": "Planck, Max"},
                {"en": "Max Planck"},
                Role.MEMBER,
                "UZ",
                **sent,
                reply=Reply.DECLINED,
                presence=Presence.ONLINE,
                substitute={"en": "Bob Boole"},
            ),
            InvitedFacts({"en": "Boole, Bob"}, {"en": "Bob Boole"}, Role.MEMBER, "UZ", stands_for={"en": "Max Planck"}),
            InvitedFacts(
                {"en": "Babbage, Charles"},
                {"en": "Charles Babbage"},
                Role.MEMBER,
                "UZ",
                stands_for={"en": "Max Planck"},
                is_informed=True,
            ),
            InvitedFacts({"en": "Guest, Guy"}, {"en": "Guy Guest"}, Role.GUEST, None, items=("2", "3")),
        ),
    )

    text = read(DocumentKind.INVITED, packet)

    assert "Delegation of Azerbaijan 1 Lovelace, Ada Member 27/08/2024 E-mail Accepted Online" in text
    assert "4 Babbage, Charles Member Alternate, for information. Member: Max Planck" in text
    assert "Delegation of Uzbekistan 2 Planck, Max Member 27/08/2024 E-mail Declined Bob Boole comes instead" in text
    assert "3 Boole, Bob Member for Max Planck" in text
    assert "5 Guest, Guy Guest Item: 2, 3" in text
