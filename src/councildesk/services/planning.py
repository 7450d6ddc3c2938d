"""A new meeting, planned in one step: from an earlier one, from a template, or empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from councildesk.domain import clocks, planning
from councildesk.domain.agenda import ItemKind
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import Refusal
from councildesk.domain.meetings import MeetingFormat, MeetingKind, MeetingState
from councildesk.domain.minutes import ActionState
from councildesk.domain.planning import USUALLY_TAKEN, TakenOver
from councildesk.services import (
    actions,
    council,
    invitations,
    meeting_contents,
    meeting_templates,
    meetings,
    numbers,
    officers,
    rules,
    sides,
    succession,
)
from councildesk.services.invitations import InvitationDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.services.standing_agendas import shipped
from councildesk.storage.models import Invitation, Meeting
from councildesk.storage.session import RecordSession

BEGINS, LASTS = dt.time(10), dt.timedelta(hours=2)
"""The hours proposed where nothing tells of others."""

_IN_TURN = (MeetingKind.ORDINARY, MeetingKind.CONFERENCE)
"""Kinds of meetings that come after the last one; others may come before one that is planned."""


@dataclass(frozen=True)
class NewMeeting:
    """A meeting as it is to be made, and of what: from a model, from a template, or (both None) empty."""

    draft: MeetingDraft
    model_id: str | None = None
    template_id: str | None = None
    wanted: Collection[TakenOver] = field(default=USUALLY_TAKEN)
    """What to take over from the model; the links and access data of its places only together with these."""


def last(session: RecordSession) -> str | None:
    """The meeting that a new one is usually modelled on: the latest that was not called off."""
    called_off = (MeetingState.CANCELLED, MeetingState.POSTPONED)
    chosen = select(Meeting.id).where(Meeting.state.not_in(called_off))
    return session.scalars(chosen.order_by(Meeting.date.desc(), Meeting.starts_at.desc(), Meeting.id.desc())).first()


def proposed(
    session: RecordSession,
    today: dt.date,
    *,
    model_id: str | None = None,
    template_id: str | None = None,
    kind: MeetingKind | None = None,
) -> MeetingDraft:
    """What is answered already: after the notice period, on the weekday and at the hour of the model, at the next host.

    Without a model it follows the last meeting, too, as to weekday, hour, zone and host. `kind`: where another one is
    wished than that of the template or model. Refuses with NotFound.
    """
    before_id = model_id or last(session)
    before = meetings.get(session, before_id) if before_id else None
    template = meeting_templates.get(session, template_id) if template_id is not None else None
    kind = kind or (template.kind if template else before.kind if before and model_id else MeetingKind.ORDINARY)
    is_in_turn = model_id is not None or kind in _IN_TURN
    after = max(today, before.date) if before is not None and is_in_turn else today
    notice = rules.on(session, after).notice_days_for(kind)
    draft = MeetingDraft(
        planning.proposed_day(after, notice, before.date.weekday() if before else None),
        title=meeting_contents.in_working_languages(session, template.title) if template else {},
        kind=kind,
        format=template.format if template else before.format if before else MeetingFormat.HYBRID,
        time_zone=before.time_zone if before else _zone(session),
        host_side_id=_next_host(session, before),
    )
    if kind is MeetingKind.WRITTEN_PROCEDURE:
        return draft
    return _at_the_usual_hour(draft, before, dt.timedelta(minutes=template.lasts) if template else None)


def number_on(session: RecordSession, day: dt.date) -> str:
    """The number that the council's pattern would give a meeting on this day."""
    return numbers.sample(session, NumberKind.MEETING, numbers.patterns(session)[NumberKind.MEETING], day.year).number


def template_of(session: RecordSession, kind: MeetingKind) -> str | None:
    """The template to begin with for a kind of meeting: the council's own, the newest, before what is shipped."""
    found = [row.id for row in meeting_templates.rows(session, "en") if row.kind is kind]
    own = [template_id for template_id in found if template_id not in shipped()]
    return next(iter([*reversed(own), *found]), None)


def on_offer(session: RecordSession, model_id: str, host_side_id: str | None) -> dict[TakenOver, int]:
    """How much of each a meeting with this host takes over from another one; no part without anything.

    Refuses with NotFound.
    """
    model = meetings.get(session, model_id)
    found: Mapping[TakenOver, int] = {
        **succession.on_offer(session, model.id, host_side_id),
        TakenOver.MINUTES_ADOPTION: 1,
        TakenOver.OPEN_ACTIONS: len(actions.rows(session, "en", states=(ActionState.OPEN,))),
        TakenOver.OFFICERS: len(officers.rows(session, model.id, "en")),
        TakenOver.GUESTS: len(_guests(session, model.id)),
    }
    return {part: found[part] for part in TakenOver if found.get(part)}


def plan(session: RecordSession, new: NewMeeting) -> str:
    """Make the meeting and all it begins with, and return its id. Refuses as `meetings.add` does, and with NotFound."""
    made = meetings.add(session, replace(new.draft, previous_id=new.model_id or last(session)))
    if new.model_id is not None:
        _follow(session, new.model_id, made, new.wanted)
    elif new.template_id is not None:
        meeting_contents.fill(session, made, meeting_templates.get(session, new.template_id))
    return made


def _follow(session: RecordSession, model_id: str, meeting_id: str, wanted: Collection[TakenOver]) -> None:
    succession.take_over(session, model_id, meeting_id, wanted)
    if TakenOver.MINUTES_ADOPTION in wanted:
        meeting_contents.ensure_item(session, meeting_id, ItemKind.MINUTES_ADOPTION)
    if TakenOver.OPEN_ACTIONS in wanted:
        meeting_contents.ask_for_actions(session, meeting_id)
    if TakenOver.OFFICERS in wanted:
        meeting_contents.seat_officers(session, meeting_id, officers.OFFICES)
    if TakenOver.GUESTS in wanted:
        for guest in _guests(session, model_id):
            invitations.add(session, meeting_id, InvitationDraft(guest.person_id, guest.role))


def _guests(session: RecordSession, meeting_id: str) -> list[Invitation]:
    """Those invited without a seat, each once."""
    chosen = select(Invitation).where(
        Invitation.meeting_id == meeting_id, Invitation.seat_id.is_(None), Invitation.informed_only.is_(False)
    )
    return list({one.person_id: one for one in session.scalars(chosen.order_by(Invitation.id))}.values())


def _at_the_usual_hour(draft: MeetingDraft, before: Meeting | None, lasts: dt.timedelta | None) -> MeetingDraft:
    """An hour that the clocks skip on that day is not proposed: the meeting then has no time yet."""
    begins = BEGINS
    if before is not None and before.starts_at is not None:
        begins = before.starts_at.astimezone(clocks.zone(before.time_zone)).time()
        if lasts is None and before.ends_at is not None:
            lasts = before.ends_at - before.starts_at
    try:
        starts = clocks.moment(draft.date, begins, draft.time_zone)
    except Refusal:
        return draft
    return replace(draft, starts_at=starts, ends_at=starts + (lasts or LASTS))


def _next_host(session: RecordSession, before: Meeting | None) -> str | None:
    order = [side.id for side in sides.rows(session, "en")]
    return planning.next_host(order, before.host_side_id if before else None)


def _zone(session: RecordSession) -> str:
    row = council.row(session, "en")
    return row.time_zone if row is not None else "UTC"
