"""Numbers of decisions: given when they are adopted, by the council's pattern for their kind."""

from __future__ import annotations

from collections.abc import Iterable

from councildesk.domain.council import NumberKind
from councildesk.domain.minutes import DecisionKind, DecisionState
from councildesk.services import entry_order, meetings, numbers
from councildesk.storage.models import Decision
from councildesk.storage.session import RecordSession


def number_adopted(session: RecordSession, found: Iterable[Decision]) -> None:
    """For services: give adopted decisions their numbers, in this order, as part of the step that adopts them.

    A number once given stays, also when the decision is rejected later. Nothing is refused: what cannot have one yet,
    because its meeting has none or its minutes are signed, stays without.
    """
    for one in found:
        meeting = meetings.get(session, entry_order.get(session, one.entry_id).meeting_id)
        is_due = one.state is DecisionState.ADOPTED and one.number is None and meeting.minutes_state.accepts_edits
        kind = number_kind(one.kind)
        if is_due and numbers.can_issue(session, kind, meeting):
            one.number = numbers.issue(session, kind, one.id, meeting)


def number_kind(kind: DecisionKind) -> NumberKind:
    return NumberKind.RECOMMENDATION if kind is DecisionKind.RECOMMENDATION else NumberKind.DECISION
