"""Decisions and recommendations: their numbers and states, what they rest on, and the register over all meetings.

A decision's words are the content of its entry; making an entry a decision (`entries.add`, `entries.set_kind`) makes
its record. What it rests on is frozen when it is taken: nothing that is corrected later in the attendance or in the
rules can change what was true then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import basis as bases
from councildesk.domain.basis import Basis
from councildesk.domain.minutes import DecisionKind, DecisionState, VoteOutcome, move_decision
from councildesk.services import (
    agenda_tree,
    decision_numbers,
    entry_order,
    meetings,
    numbers,
    quorum,
    recusals,
    running,
    seating,
    texts,
    vote_outcomes,
)
from councildesk.services.registers import registered
from councildesk.storage.models import Decision, Entry, Meeting, Vote
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


@dataclass(frozen=True)
class DecisionFacts:
    """What an entry of the minutes shows of its decision besides the words."""

    id: str
    entry_id: str
    number: str
    kind: DecisionKind
    state: DecisionState
    decided_on: dt.date | None
    addressee: Mapping[str, str]
    """To whom a recommendation goes, by language."""
    basis: Basis | None
    """What it rests on; quorum and electorate are computed from it. None: not frozen."""


@dataclass(frozen=True)
class DecisionRow:
    """A decision in the register of all meetings. Texts are by language."""

    id: str
    entry_id: str
    meeting_id: str
    meeting_number: str
    meeting_date: dt.date
    item_id: str | None
    number: str
    kind: DecisionKind
    state: DecisionState
    decided_on: dt.date | None
    text: Mapping[str, str]
    """Its words without formatting."""
    addressee: Mapping[str, str]


@dataclass(frozen=True)
class DecisionDraft:
    """A decision as a form holds it, without its words. Texts are by language."""

    kind: DecisionKind = DecisionKind.DECISION
    decided_on: dt.date | None = None
    addressee: Mapping[str, str] = field(default_factory=dict)


def rows(
    session: RecordSession,
    *,
    meeting_id: str | None = None,
    states: Collection[DecisionState] = (),
    kinds: Collection[DecisionKind] = (),
) -> list[DecisionRow]:
    """The register: by day and meeting, then as they stand in the minutes; without states or kinds given, all."""
    conditions = [Decision.state.in_(states)] if states else []
    conditions += [Decision.kind.in_(kinds)] if kinds else []
    found = registered(session, Decision, meeting_id, *conditions)
    addressees = texts.of(session, [line.one.id for line in found], "addressee")
    return [
        DecisionRow(
            id=line.one.id,
            entry_id=line.entry.id,
            meeting_id=line.entry.meeting_id,
            meeting_number=line.meeting_number,
            meeting_date=line.meeting_date,
            item_id=line.entry.agenda_item_id,
            number=line.one.number or "",
            kind=line.one.kind,
            state=line.one.state,
            decided_on=line.one.decided_on,
            text=line.text,
            addressee=addressees[line.one.id],
        )
        for line in found
    ]


def of_entries(session: RecordSession, entry_ids: Iterable[str]) -> dict[str, DecisionFacts]:
    """The decisions of many entries, by entry."""
    ids = list(entry_ids)
    found: list[Decision] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += session.scalars(select(Decision).where(Decision.entry_id.in_(ids[start : start + _AT_ONCE])))
    addressees = texts.of(session, [one.id for one in found], "addressee")
    return {
        one.entry_id: DecisionFacts(
            one.id,
            one.entry_id,
            one.number or "",
            one.kind,
            one.state,
            one.decided_on,
            addressees[one.id],
            bases.kept(one.basis),
        )
        for one in found
    }


def draft(session: RecordSession, decision_id: str) -> DecisionDraft:
    """The decision as it is now, to be changed and given to `change`."""
    one = get(session, decision_id)
    return DecisionDraft(one.kind, one.decided_on, texts.one(session, one.id, "addressee"))


def change(session: RecordSession, decision_id: str, draft: DecisionDraft) -> None:
    """Make the decision what the draft says. A number once given stays, whatever the kind; votes are judged by it.

    Refuses with StateNotAllowed in signed or adopted minutes, as all changes do but those of its state.
    """
    one = _editable(session, decision_id)
    former, one.kind, one.decided_on = one.kind, draft.kind, draft.decided_on
    if one.kind is not former:
        vote_outcomes.judge_as(session, one)
    texts.put(session, "decision", one.id, "addressee", draft.addressee)


def set_state(session: RecordSession, decision_id: str, state: DecisionState) -> None:
    """Also long after the meeting: implemented, withdrawn. What is adopted gets its number (`decision_numbers`).

    Refuses with StateNotAllowed what does not follow.
    """
    one = get(session, decision_id)
    one.state = move_decision(one.state, state)
    if state is DecisionState.ADOPTED:
        decision_numbers.number_adopted(session, [one])


def number_under(session: RecordSession, item_id: str) -> None:
    """For services: the item is done, and what was decided under it without a vote gets its numbers as well.

    A decision that has no words yet is none. One whose vote is not counted yet, or by counts that cannot be right, gets
    its number with the vote.
    """
    decided = select(Decision.entry_id).join(Entry, Entry.id == Decision.entry_id)
    if session.scalars(decided.where(Entry.agenda_item_id == item_id)).first() is None:
        return  # as under most items, and the key that leaves them does not read their minutes
    item = agenda_tree.get(session, item_id)
    words = texts.of(session, [one.id for one in entry_order.siblings(session, item.meeting_id, item.id)], "content")
    beside = [entry for entry, written in words.items() if written]
    found = {one.entry_id: one for one in session.scalars(select(Decision).where(Decision.entry_id.in_(beside)))}
    awaited = _awaited(session, [one.id for one in found.values()])
    due = [found[key] for key in beside if key in found and found[key].id not in awaited]
    for one in due:
        vote_outcomes.follow(session, one.id)
    decision_numbers.number_adopted(session, [one for one in due if not vote_outcomes.is_in_doubt(session, one)])


def _awaited(session: RecordSession, ids: Collection[str]) -> set[str | None]:
    """Which of these have a vote that nobody has counted or decided."""
    begun = select(Vote.decision_id).where(Vote.basis.is_(None), Vote.outcome == VoteOutcome.UNDECIDED)
    return set(session.scalars(begun.where(Vote.decision_id.in_(ids))))


def give_number(session: RecordSession, decision_id: str) -> str:
    """Give the next number of the council's pattern, for a recommendation that of recommendations; returns it.

    A decision that has a number keeps it. Refuses with TextMissing where the pattern needs a meeting's number.
    """
    one = _editable(session, decision_id)
    if one.number is None:
        meeting = meetings.get(session, entry_order.get(session, one.entry_id).meeting_id)
        one.number = numbers.issue(session, decision_numbers.number_kind(one.kind), one.id, meeting)
    return one.number


def set_number(session: RecordSession, decision_id: str, number: str) -> None:
    """Give a number that a person chose; empty takes it away. Refuses with AlreadyThere one ever given to another."""
    one = _editable(session, decision_id)
    kind = decision_numbers.number_kind(one.kind)
    one.number = numbers.take(session, kind, number, one.id) if number.strip() else None


def freeze(session: RecordSession, decision_id: str) -> None:
    """Keep the rules, the seats and who was there when it was taken, as the record says now."""
    one = _editable(session, decision_id)
    one.basis = bases.to_plain(basis_of(session, entry_order.get(session, one.entry_id), one.kind))


def basis_of(session: RecordSession, entry: Entry, kind: DecisionKind) -> Basis:
    """For services: what a decision or vote rests on by the record as it is now.

    Those count who were there at the entry's own time, else when its item was left, else at the opening.
    """
    meeting = meetings.get(session, entry.meeting_id)
    moment = entry.at or _last_moment(session, entry, meeting)
    recused = recusals.seats(session, entry.agenda_item_id) if entry.agenda_item_id else ()
    return Basis(
        rules=meetings.rules(session, meeting.id),
        kind=kind,
        seats=tuple(seating.on(session, meeting.date)),
        presences=tuple(quorum.represented(session, meeting.id, moment)),
        recused=tuple(sorted(recused)),
        taken_at=entry.at,
    )


def get(session: RecordSession, decision_id: str) -> Decision:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Decision, decision_id)


def _editable(session: RecordSession, decision_id: str) -> Decision:
    one = get(session, decision_id)
    entry_order.editable(session, one.entry_id)
    return one


def _last_moment(session: RecordSession, entry: Entry, meeting: Meeting) -> dt.datetime | None:
    """Just before the item was left, where its times are known; else the opening, as planned where it was not noted."""
    course = running.course(session, meeting.id)
    spans = course.items.get(entry.agenda_item_id or "", ())
    if not spans:
        return course.opened_at or meeting.starts_at
    return max(spans[-1].starts, spans[-1].ends - dt.timedelta.resolution)
