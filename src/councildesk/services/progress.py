"""How far a meeting has come, what is still to do for it, and whether its notice period is kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import and_, func, or_, select

from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain.attendance import Reply
from councildesk.domain.clocks import local_day
from councildesk.domain.meetings import MeetingState, Notice, Progress, Task
from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.services import appointments, meetings, seating, texts, withdrawals
from councildesk.storage.models import AgendaItem, Entry, Invitation, Meeting, MeetingSite, Paper, Stay, Text
from councildesk.storage.session import RecordSession

_AT_ONCE = 500
_Part = MeetingSite | AgendaItem | Stay | Entry


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
    return _of(session, [meetings.get(session, meeting_id)])[meeting_id]


def still_to_do(session: RecordSession, meeting_id: str) -> list[Task]:
    """What the meeting's state still asks for, in the order in which it is usually done."""
    return rules_of_meetings.still_to_do(of(session, meeting_id))


def open_tasks(session: RecordSession) -> dict[str, list[Task]]:
    """What is still to do, by meeting, for those that are prepared, run, or wait for their minutes."""
    ahead = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.RUNNING, MeetingState.POSTPONED)
    written = and_(Meeting.state == MeetingState.HELD, Meeting.minutes_state != MinutesState.ADOPTED)
    found = session.scalars(select(Meeting).where(or_(Meeting.state.in_(ahead), written))).all()
    facts = chain.from_iterable(
        _of(session, found[start : start + _AT_ONCE]).items() for start in range(0, len(found), _AT_ONCE)
    )
    return {meeting_id: rules_of_meetings.still_to_do(one) for meeting_id, one in facts}


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


def _of(session: RecordSession, found: Sequence[Meeting]) -> dict[str, Progress]:
    """The facts of each of these meetings, with as many questions to the file for all as for one."""
    ids = [one.id for one in found]
    invited: dict[str, list[Invitation]] = defaultdict(list)
    for each in session.scalars(select(Invitation).where(Invitation.meeting_id.in_(ids))):
        invited[each.meeting_id].append(each)
    numbers: dict[str, list[str | None]] = defaultdict(list)
    for meeting_id, number in session.execute(select(Paper.meeting_id, Paper.number).where(Paper.meeting_id.in_(ids))):
        numbers[meeting_id].append(number)
    # While a meeting runs nobody asks for translations, and all its texts would be read at each pause in typing.
    written = [one.id for one in found if one.state is not MeetingState.RUNNING]
    current, untranslated = appointments.digests(session, found), _untranslated(session, written)
    withdrawn = withdrawals.waiting(session, found)
    titles = texts.of(session, ids, "title")
    sites, items, stays, entries = (_having(session, model, ids) for model in (MeetingSite, AgendaItem, Stay, Entry))
    return {
        one.id: Progress(
            one.state,
            one.kind,
            has_time=one.starts_at is not None,
            has_site=one.id in sites,
            has_title=any(text.strip() for text in titles[one.id].values()),
            has_agenda=one.id in items,
            agenda_sent=one.agenda_sent_at is not None,
            invitations=len(invited[one.id]),
            invitations_unsent=sum(each.sent_at is None for each in invited[one.id]),
            invitations_outdated=sum(
                appointments.change(each, one, current[one.id]) is not None
                for each in (*invited[one.id], *withdrawn[one.id])
            ),
            replies_missing=sum(_is_waited_for(each) for each in invited[one.id]),
            papers=len(numbers[one.id]),
            papers_unnumbered=sum(not number for number in numbers[one.id]),
            has_attendance=one.id in stays,
            has_entries=one.id in entries,
            texts_untranslated=untranslated[one.id],
            minutes=one.minutes_state,
        )
        for one in found
    }


def _is_waited_for(invitation: Invitation) -> bool:
    return not invitation.informed_only and invitation.sent_at is not None and invitation.reply is Reply.NONE


def _having(session: RecordSession, model: type[_Part], meeting_ids: Collection[str]) -> set[str]:
    """Those of the meetings that have any."""
    return set(session.scalars(select(model.meeting_id).where(model.meeting_id.in_(meeting_ids)).distinct()))


def _untranslated(session: RecordSession, meeting_ids: Collection[str]) -> Counter[str]:
    """How many contents are missing or out of date in the council's languages; an empty entry asks for none."""
    languages = texts.working_languages(session)
    chosen = select(Text.owner, Entry.meeting_id).join(Entry, Entry.id == Text.owner).where(Text.field == "content")
    noted = chosen.where(Entry.meeting_id.in_(meeting_ids), Entry.kind != EntryKind.NOTE).distinct()
    owners = {owner: meeting for owner, meeting in session.execute(noted)}  # noqa: C416 - rows
    missing: Counter[str] = Counter()
    for owner, written in texts.rows(session, owners, "content").items():
        missing[owners[owner]] += sum(
            language not in written or written[language].is_out_of_date for language in languages
        )
    return missing
