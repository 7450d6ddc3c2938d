"""Everything that goes out with invitations, in one folder: for each person a letter, a calendar entry and a mail.

The folder is made beside its place and moved there when it is whole: a dispatch that was cancelled, or for which the
disk had no room, leaves nothing. Nothing is sent, and nothing is marked as sent: that is for the person who sends it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from councildesk.documents import delivery
from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import TextProblem
from councildesk.documents.gathering import invitation as facts
from councildesk.documents.layouts import invitation as layout
from councildesk.documents.layouts import invitation_mail
from councildesk.documents.layouts.pen import shown
from councildesk.documents.packets.head import Head
from councildesk.documents.packets.invitation import InvitationPacket
from councildesk.domain import file_names
from councildesk.domain.errors import Refusal, TextMissing
from councildesk.domain.meetings import OVER
from councildesk.exchange.calendar import writing as calendar
from councildesk.exchange.calendar.writing import CalendarEntry
from councildesk.exchange.mail import writing as mail
from councildesk.exchange.mail.mailbox import Mailbox, mailbox
from councildesk.exchange.mail.writing import Attachment, Mail
from councildesk.services import appointments, invitations, meetings, persons
from councildesk.services.invitations import InvitationRow
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession

Progress = Callable[[int, int], None]
_CALENDAR = "text/calendar"
_WITHOUT_END = dt.timedelta(hours=2)
"""How long a meeting is in a calendar for which no end was planned."""


@dataclass
class NobodyInvited(Refusal):
    """There is nobody to whom anything could go out."""


@dataclass
class MeetingOver(Refusal):
    """The meeting took place: nobody can follow an invitation any more."""


@dataclass(frozen=True)
class Dispatch:
    """What was written. `invitations` are the ids of those for whom there are files, `withdrawn` included."""

    folder: Path
    invitations: tuple[str, ...]
    withdrawn: tuple[str, ...]
    """Of those that were removed: their persons are told so, and the entry goes from their calendars."""
    without_mail: tuple[str, ...]
    """Names of those who have no mail address that can be written to; they have a letter and a calendar entry."""
    problems: tuple[TextProblem, ...]


def write(
    workspace: Workspace,
    meeting_id: str,
    parent: Path,
    made_at: dt.datetime,
    wanted: Collection[str] | None = None,
    progress: Progress = lambda done, total: None,
) -> Dispatch:
    """Write a new folder inside `parent` for these invitations, or for all of the meeting and those withdrawn from it.

    May run in any thread; `progress` may raise to cancel. Refuses with NotFound, PlaceRefused, PlaceFull,
    MeetingOver and NobodyInvited.
    """
    if workspace.read(meetings.row, meeting_id, "en").state in OVER:
        raise MeetingOver()
    letters = workspace.read(_gather, meeting_id, wanted, made_at)
    if not letters:
        raise NobodyInvited()
    with delivery.new_folder(parent, _folder_name(letters[0].packet.head)) as (partial, folder):
        made = _fill(partial, letters, made_at, progress)
    return Dispatch(
        folder,
        tuple(letter.row.id for letter in letters),
        tuple(letter.row.id for letter in letters if letter.row.is_withdrawn),
        tuple(letter.row.name for letter in letters if letter.recipient is None),
        tuple(made),
    )


def public_entry(workspace: Workspace, meeting_id: str, language: str, made_at: dt.datetime) -> bytes:
    """The meeting as a calendar entry for anybody: without links, access data and names of those invited.

    Refuses with NotFound, and with TextMissing a meeting without a clock time.
    """
    packet = workspace.read(facts.packet, meeting_id, [language])
    made = entry(packet, meeting_id, workspace.read(invitations.sequence, meeting_id), made_at)
    if made is None:
        raise TextMissing("starts_at")
    return calendar.write(made, is_cancelled=packet.is_called_off)


def entry(packet: InvitationPacket, uid: str, sequence: int, made_at: dt.datetime) -> CalendarEntry | None:
    """The meeting as a calendar entry without people; None while it has no clock time."""
    head = packet.head
    if head.starts_at is None:
        return None
    words = invitation_mail.entry_words(packet)
    return CalendarEntry(
        uid=uid,
        sequence=sequence,
        starts_at=head.starts_at,
        ends_at=head.ends_at or head.starts_at + _WITHOUT_END,
        time_zone=head.zones[0],
        stamped_at=made_at,
        summary=words.summary,
        location=words.location,
        description=words.description,
        link=words.link,
        language=head.languages[0],
        organizer=_office(packet),
    )


@dataclass(frozen=True)
class _Letter:
    row: InvitationRow
    packet: InvitationPacket
    recipient: Mailbox | None


def _gather(
    session: RecordSession, meeting_id: str, wanted: Collection[str] | None, made_at: dt.datetime
) -> list[_Letter]:
    rows = [*invitations.rows(session, meeting_id, "en"), *invitations.withdrawn(session, meeting_id, "en")]
    is_off = meetings.get(session, meeting_id).state in appointments.CALLED_OFF
    # Who was never invited need not hear that the meeting is off.
    chosen = {row.id for row in rows if (wanted is None or row.id in wanted) and (row.sent_at or not is_off)}
    addresses = persons.mails(session, {row.person_id for row in rows if row.id in chosen})
    return [
        _Letter(row, packet, _recipient(packet, addresses.get(row.person_id, "")))
        for row, packet in facts.personal_packets(session, meeting_id, chosen, made_at.date())
    ]


def _recipient(packet: InvitationPacket, address: str) -> Mailbox | None:
    name = shown(packet.invitee.name, packet.head.languages[0]) if packet.invitee else ""
    return mailbox(name, address)


def _fill(folder: Path, letters: list[_Letter], made_at: dt.datetime, progress: Progress) -> list[TextProblem]:
    problems: list[TextProblem] = []
    taken: set[str] = set()
    for done, letter in enumerate(letters):
        progress(done, len(letters))
        stem = file_names.unlike(file_names.safe(f"{done + 1:03} {letter.row.name}"), taken)
        taken.add(stem.casefold())
        problems += _write_one(folder, stem, letter, made_at)
    progress(len(letters), len(letters))
    return problems


def _write_one(folder: Path, stem: str, letter: _Letter, made_at: dt.datetime) -> tuple[TextProblem, ...]:
    packet = letter.packet
    composition = compose(layout.invitation(packet, made_at))
    attachments = [Attachment(f"{stem}.pdf", composition.pdf)]
    made = entry(packet, letter.row.calendar_uid, letter.row.next_sequence, made_at)
    method, content = "", None
    if made is not None and _has_entry(letter):
        invited = _addressed(made, letter.recipient)
        is_cancelled = packet.is_called_off or packet.removes_entry
        content = calendar.write(invited, is_cancelled=is_cancelled)
        wanted = calendar.method(invited, is_cancelled=is_cancelled)
        method = wanted.value if wanted else ""
        attachments.append(Attachment(f"{stem}.ics", content, _CALENDAR))
    for attachment in attachments:
        (folder / attachment.name).write_bytes(attachment.content)
    if letter.recipient is not None:
        words = invitation_mail.mail_words(packet)
        # The part of a mail names the method of its entry (RFC 6047, section 2.4); one without is only attached.
        letter_mail = Mail(
            words.subject,
            words.text,
            made_at,
            _office(packet),
            [letter.recipient],
            attachments=attachments,
            calendar=content if method else None,
            calendar_method=method,
            language=packet.head.languages[0],
        )
        (folder / f"{stem}.eml").write_bytes(mail.write(letter_mail))
    return composition.problems


def _has_entry(letter: _Letter) -> bool:
    """Who is only informed, or not invited any more, has one only to take back an earlier one."""
    return letter.packet.removes_entry or not (letter.row.informed_only or letter.row.is_withdrawn)


def _addressed(made: CalendarEntry, recipient: Mailbox | None) -> CalendarEntry:
    return made if recipient is None else replace(made, attendee=recipient)


def _office(packet: InvitationPacket) -> Mailbox | None:
    office = packet.office
    return mailbox(shown(office.name, packet.head.languages[0]), office.mail) if office else None


def _folder_name(head: Head) -> str:
    return file_names.safe(" ".join(filter(None, (head.date.isoformat(), head.number, "invitations"))))
