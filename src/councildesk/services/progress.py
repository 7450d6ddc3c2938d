"""How far a meeting has come, what is still to do for it, and whether its notice period is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain.attendance import Reply
from councildesk.domain.clocks import local_day
from councildesk.domain.meetings import Check, MeetingState, Notice, Progress, Task
from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.services import appointments, meetings, seating, texts
from councildesk.storage.models import AgendaItem, Entry, Invitation, Meeting, MeetingSite, Paper, Stay, Text
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class NoticePeriod:
    """How long before a meeting invitations have to leave, and by which rule."""

    days: int
    last_day: dt.date
    """The last day on which invitations keep the period."""
    article: str
    rules_id: str | None
    """The version of the rules; None where none is kept and the usual ones hold."""
    valid_from: dt.date | None
    given: Notice | None
    """None while no invitation was sent."""


def of(session: RecordSession, meeting_id: str) -> Progress:
    """The facts from which it is told what is still to do. Refuses with NotFound."""
    meeting = meetings.get(session, meeting_id)
    invited = session.scalars(select(Invitation).where(Invitation.meeting_id == meeting_id)).all()
    current = appointments.digest(session, meeting_id)
    asked = [one for one in invited if not one.informed_only]
    numbers = session.scalars(select(Paper.number).where(Paper.meeting_id == meeting_id)).all()
    return Progress(
        meeting.state,
        meeting.kind,
        has_time=meeting.starts_at is not None,
        has_site=_has(session, MeetingSite, meeting_id),
        has_agenda=_has(session, AgendaItem, meeting_id),
        agenda_sent=meeting.agenda_sent_at is not None,
        invitations=len(invited),
        invitations_unsent=sum(one.sent_at is None for one in invited),
        invitations_outdated=sum(appointments.is_out_of_date(session, one, meeting, current) for one in invited),
        replies_missing=sum(one.sent_at is not None and one.reply is Reply.NONE for one in asked),
        papers=len(numbers),
        papers_unnumbered=sum(not number for number in numbers),
        has_attendance=_has(session, Stay, meeting_id),
        has_entries=_has(session, Entry, meeting_id),
        texts_untranslated=_untranslated(session, meeting_id),
        minutes=meeting.minutes_state,
    )


def checklist(session: RecordSession, meeting_id: str) -> list[Check]:
    """All that the meeting's state asks for, done or not, in the order in which it is usually done."""
    return rules_of_meetings.checklist(of(session, meeting_id))


def still_to_do(session: RecordSession, meeting_id: str) -> list[Task]:
    """What the meeting's state still asks for, in the order in which it is usually done."""
    return rules_of_meetings.still_to_do(of(session, meeting_id))


def open_tasks(session: RecordSession) -> dict[str, list[Task]]:
    """What is still to do, by meeting, for those that are prepared, run, or wait for their minutes."""
    ahead = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.RUNNING, MeetingState.POSTPONED)
    written = and_(Meeting.state == MeetingState.HELD, Meeting.minutes_state != MinutesState.ADOPTED)
    found = session.scalars(select(Meeting.id).where(or_(Meeting.state.in_(ahead), written))).all()
    return {meeting_id: still_to_do(session, meeting_id) for meeting_id in found}


def notice(session: RecordSession, meeting_id: str) -> Notice | None:
    """The notice given, counted from when the last of the members was first invited; None while nobody was.

    An update takes no notice away, and neither do an alternate or a guest who is invited late.
    """
    meeting = meetings.get(session, meeting_id)
    first = func.coalesce(Invitation.first_sent_at, Invitation.sent_at)
    chosen = select(Invitation.person_id, Invitation.seat_id, first).where(Invitation.meeting_id == meeting_id)
    asked = session.execute(chosen.where(Invitation.informed_only.is_(False), Invitation.sent_at.is_not(None))).all()
    if not asked:
        return None
    holders = {(seat.holder, seat.id) for seat in seating.on(session, meeting.date)}
    of_members = [sent_at for person, seat, sent_at in asked if (person, seat) in holders]
    begins = max(of_members or [sent_at for _person, _seat, sent_at in asked])
    required = meetings.rules(session, meeting_id).notice_days_for(meeting.kind)
    return rules_of_meetings.notice(required, local_day(begins, meeting.time_zone), meeting.date)


def notice_period(session: RecordSession, meeting_id: str) -> NoticePeriod:
    """What the rules of procedure ask for, and whether it was done. Refuses with NotFound."""
    meeting = meetings.get(session, meeting_id)
    rules, version = meetings.rules(session, meeting_id), meetings.rules_version(session, meeting)
    required = rules.notice_days_for(meeting.kind)
    return NoticePeriod(
        required,
        rules_of_meetings.last_day_to_invite(required, meeting.date),
        rules.notice_article,
        version.id if version is not None else None,
        version.valid_from if version is not None else None,
        notice(session, meeting_id),
    )


def _has(session: RecordSession, model: type[MeetingSite | AgendaItem | Stay | Entry], meeting_id: str) -> bool:
    return session.scalars(select(model.id).where(model.meeting_id == meeting_id).limit(1)).first() is not None


def _untranslated(session: RecordSession, meeting_id: str) -> int:
    """How many contents are missing or out of date in the council's languages; an empty entry asks for none."""
    languages = texts.working_languages(session)
    chosen = select(Text.owner).join(Entry, Entry.id == Text.owner).where(Text.field == "content")
    owners = session.scalars(chosen.where(Entry.meeting_id == meeting_id, Entry.kind != EntryKind.NOTE).distinct())
    contents = texts.rows(session, owners, "content")
    return sum(
        language not in written or written[language].is_out_of_date
        for written in contents.values()
        for language in languages
    )
