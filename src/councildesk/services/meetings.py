"""What can be done with meetings: plan, change, postpone, cancel; the rules they are held under."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import String, and_, cast, or_, select

from councildesk.domain.clocks import local_day, zone
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import NotFound, PeriodReversed, Refusal, TextMissing, ValueNotAllowed
from councildesk.domain.meetings import NEXT_STATES, OVER, MeetingFormat, MeetingKind, MeetingState, move
from councildesk.domain.minutes import MinutesState
from councildesk.domain.rules import Rules, defaults
from councildesk.domain.rules_json import from_plain
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.services import numbers, texts
from councildesk.services import rules as versions
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Council, Meeting, RulesOfProcedure, Side
from councildesk.storage.session import RecordSession, once


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as lists and headers show it; texts in the reader's language."""

    id: str
    number: str
    title: str
    place: str
    kind: MeetingKind
    format: MeetingFormat
    state: MeetingState
    state_reason: str
    date: dt.date
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    time_zone: str
    host_side_id: str | None
    agenda_sent_at: dt.datetime | None
    minutes_state: MinutesState


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting as a form holds it. Texts are by language."""

    date: dt.date
    """The day in the meeting's own zone."""
    title: Mapping[str, str] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)
    number: str | None = None
    """None: the number it has, else the next of the council's pattern. Empty: no number."""
    kind: MeetingKind = MeetingKind.ORDINARY
    format: MeetingFormat = MeetingFormat.HYBRID
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    time_zone: str = ""
    """Empty: the council's."""
    host_side_id: str | None = None
    previous_id: str | None = None
    rules_id: str | None = None
    """None: the rules valid on its day."""


def rows(session: RecordSession, language: str) -> list[MeetingRow]:
    """All meetings, the latest first."""
    found = session.scalars(select(Meeting).order_by(Meeting.date.desc(), Meeting.starts_at.desc(), Meeting.id.desc()))
    return _rows(session, list(found), language)


def row(session: RecordSession, meeting_id: str, language: str) -> MeetingRow:
    """Refuses with NotFound."""
    return _rows(session, [get(session, meeting_id)], language)[0]


def draft(session: RecordSession, meeting_id: str) -> MeetingDraft:
    """The meeting as it is now, to be changed and given to `change`."""
    one = get(session, meeting_id)
    return MeetingDraft(
        date=one.date,
        title=texts.one(session, one.id, "title"),
        place=texts.one(session, one.id, "place"),
        number=one.number or "",
        kind=one.kind,
        format=one.format,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        time_zone=one.time_zone,
        host_side_id=one.host_side_id,
        previous_id=one.previous_id,
        rules_id=one.rules_id,
    )


def upcoming(session: RecordSession, day: dt.date) -> str | None:
    """The first meeting that is running, also past midnight, or on this day or later is still to be held."""
    ahead = (MeetingState.PLANNED, MeetingState.INVITED)
    is_ahead = and_(Meeting.date >= day, Meeting.state.in_(ahead))
    chosen = select(Meeting.id).where(or_(is_ahead, Meeting.state == MeetingState.RUNNING))
    return session.scalars(chosen.order_by(Meeting.date, Meeting.starts_at, Meeting.id)).first()


def coming(session: RecordSession, key: str | None = None) -> str:
    """As `find`; without a key, the first meeting that is still to be held. Refuses with NotFound."""
    if key is not None:
        return find(session, key)
    ahead = select(Meeting.id).where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.INVITED)))
    found = session.scalars(ahead.order_by(Meeting.date, Meeting.id)).first()
    return found or find(session)


@dataclass
class NoMeetingYet(Refusal):
    """The council has no meeting, not even a planned one."""


def find(session: RecordSession, key: str | None = None) -> str:
    """The meeting with this number, on this day (2024-08-27) or with this id; without a key, the last one held.

    Where none was held yet, it is the first one planned. Refuses with NotFound, and with NoMeetingYet.
    """
    if key is None:
        held = select(Meeting.id).where(Meeting.state.in_(OVER))
        found = session.scalars(held.order_by(Meeting.date.desc(), Meeting.id.desc())).first()
        found = found or session.scalars(select(Meeting.id).order_by(Meeting.date, Meeting.id)).first()
    else:
        keyed = or_(Meeting.number == key, Meeting.id == key, cast(Meeting.date, String) == key)
        found = session.scalars(select(Meeting.id).where(keyed).order_by(Meeting.number != key, Meeting.id)).first()
    if found is None:
        raise NotFound("meeting", key) if key else NoMeetingYet
    return found


def following(session: RecordSession, meeting_id: str) -> str | None:
    """The meeting after this one: the one that names it as the previous one, else the next by date."""
    one = get(session, meeting_id)
    standing = Meeting.state.not_in((MeetingState.CANCELLED, MeetingState.POSTPONED))
    order = (Meeting.date, Meeting.starts_at, Meeting.id)
    named = session.scalars(select(Meeting.id).where(Meeting.previous_id == one.id, standing).order_by(*order)).first()
    later = select(Meeting.id).where(Meeting.date > one.date, standing).order_by(*order)
    return named or session.scalars(later).first()


def next_states(session: RecordSession, meeting_id: str) -> tuple[MeetingState, ...]:
    """The states the meeting may enter from the one it is in."""
    return NEXT_STATES[get(session, meeting_id).state]


def rules(session: RecordSession, meeting_id: str) -> Rules:
    """The rules of procedure it is held under: its own, else those valid on its day, else the usual ones."""
    version = rules_version(session, get(session, meeting_id))
    if version is not None:
        return from_plain(version.rules)
    return defaults(with_sides=session.scalars(select(Side.id)).first() is not None)


def rules_version(session: RecordSession, one: Meeting) -> RulesOfProcedure | None:
    """For services: the version of the rules a meeting is held under; None where none is kept for its day."""
    if one.rules_id is not None:
        return session.get(RulesOfProcedure, one.rules_id)
    return versions.version_on(session, one.date)


def add(session: RecordSession, draft: MeetingDraft) -> str:
    """Refuses with TextMissing (neither title nor number), PeriodReversed, ValueNotAllowed, NotFound, AlreadyThere."""
    one = Meeting(id=new_id(), date=draft.date, time_zone=draft.time_zone)
    session.add(one)
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, meeting_id: str, draft: MeetingDraft) -> None:
    """Make the meeting what the draft says. Refuses as `add` does.

    One that was postponed is planned again by its new day. On another day, or by the clocks of another zone, items with
    a fixed start keep their clock time.
    """
    one = get(session, meeting_id)
    day, time_zone = one.date, one.time_zone
    _fill(session, one, draft)
    if (one.date, one.time_zone) != (day, time_zone):
        _take_fixed_starts_along(session, one, day, time_zone)
    if one.state is MeetingState.POSTPONED and one.date != day:
        enter(one, MeetingState.PLANNED)


def remove(session: RecordSession, meeting_id: str) -> None:
    """With agenda, invitations, attendance and minutes. Refuses with InUse while other records refer to it."""
    removal.remove(session, get(session, meeting_id))


def set_state(session: RecordSession, meeting_id: str, state: MeetingState, reason: str = "") -> None:
    """Refuses with StateNotAllowed, and with TextMissing a postponement or cancellation without a reason."""
    enter(get(session, meeting_id), state, reason)


def enter(one: Meeting, state: MeetingState, reason: str = "") -> None:
    """For services: as `set_state`, for the record itself."""
    one.state, one.state_reason = move(one.state, state, reason), clean_text(reason).strip()


@once
def get(session: RecordSession, meeting_id: str) -> Meeting:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Meeting, meeting_id)


def _fill(session: RecordSession, one: Meeting, draft: MeetingDraft) -> None:
    time_zone = _checked_zone(session, draft)
    _check_times(draft, time_zone)
    _check_references(session, one, draft)
    one.date, one.starts_at, one.ends_at, one.time_zone = draft.date, draft.starts_at, draft.ends_at, time_zone
    one.kind, one.format = draft.kind, draft.format
    one.number = _number(session, one, draft.number)
    titles = {**texts.one(session, one.id, "title"), **draft.title}
    if not one.number and not any(title.strip() for title in titles.values()):
        raise TextMissing("title")
    one.host_side_id, one.previous_id, one.rules_id = draft.host_side_id, draft.previous_id, draft.rules_id
    texts.put(session, "meeting", one.id, "title", draft.title)
    texts.put(session, "meeting", one.id, "place", draft.place)


def _take_fixed_starts_along(session: RecordSession, one: Meeting, day: dt.date, time_zone: str) -> None:
    """From the day and zone that the meeting had; of an hour that the clocks skip the one after it is meant."""
    fixed = select(AgendaItem).where(AgendaItem.meeting_id == one.id, AgendaItem.fixed_start.is_not(None))
    for item in session.scalars(fixed):
        assert item.fixed_start is not None
        shown = item.fixed_start.astimezone(zone(time_zone)).replace(tzinfo=None) + (one.date - day)
        item.fixed_start = shown.replace(tzinfo=zone(one.time_zone)).astimezone(dt.UTC)


def _number(session: RecordSession, one: Meeting, wanted: str | None) -> str | None:
    if wanted is None:
        return one.number or numbers.issue(session, NumberKind.MEETING, one.id, one)
    chosen = clean_line(wanted)
    return numbers.take(session, NumberKind.MEETING, chosen, one.id) if chosen else None


def _checked_zone(session: RecordSession, draft: MeetingDraft) -> str:
    council = session.scalars(select(Council)).first()
    name = clean_line(draft.time_zone) or (council.time_zone if council else "UTC")
    zone(name)
    return name


def _check_times(draft: MeetingDraft, time_zone: str) -> None:
    starts, ends = draft.starts_at, draft.ends_at
    if starts is not None and ends is not None and ends < starts:
        raise PeriodReversed(starts.isoformat(), ends.isoformat())
    if starts is not None and local_day(starts, time_zone) != draft.date:
        raise ValueNotAllowed("starts_at", starts.isoformat(), draft.date.isoformat())


def _check_references(session: RecordSession, one: Meeting, draft: MeetingDraft) -> None:
    if draft.host_side_id is not None:
        session.require(Side, draft.host_side_id)
    if draft.rules_id is not None:
        session.require(RulesOfProcedure, draft.rules_id)
    if draft.previous_id is not None and get(session, draft.previous_id).id == one.id:
        raise ValueNotAllowed("previous_id", draft.previous_id, "another meeting")


def _rows(session: RecordSession, found: list[Meeting], language: str) -> list[MeetingRow]:
    ids = [one.id for one in found]
    shown = texts.shown_fields(session, ids, ("title", "place"), language)
    titles, places = shown["title"], shown["place"]
    return [
        MeetingRow(
            id=one.id,
            number=one.number or "",
            title=titles[one.id],
            place=places[one.id],
            kind=one.kind,
            format=one.format,
            state=one.state,
            state_reason=one.state_reason,
            date=one.date,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            time_zone=one.time_zone,
            host_side_id=one.host_side_id,
            agenda_sent_at=one.agenda_sent_at,
            minutes_state=one.minutes_state,
        )
        for one in found
    ]
