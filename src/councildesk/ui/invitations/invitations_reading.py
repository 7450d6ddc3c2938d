"""What the tab shows, read again only as far as something changed: one reply leaves five hundred others alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from councildesk.domain.council import Seat
from councildesk.services import agenda, expectation, invitations, person_names, progress
from councildesk.services.agenda import AgendaRow
from councildesk.services.expectation import Terms
from councildesk.services.invitations import InvitationRow
from councildesk.services.meetings import MeetingRow
from councildesk.services.progress import NoticePeriod
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.kept_answers import Question
from councildesk.ui.page import Desk

_FEW = 50
NOUNS = frozenset(
    {"meeting", "meeting_site", "invitation", "invited_item", "excuse", "proxy", "seat", "mandate", "agenda_item"}
    | {"rules_of_procedure", "person", "person_name", "side", "text", "setting", "working_language"}
)
"""On which all that is shown rests."""


class _Facts(NamedTuple):
    """All of it from one reading, in which services ask each other for each fact once."""

    terms: Terms
    items: Sequence[AgendaRow]
    names: dict[str, str]
    rows: Sequence[InvitationRow]
    withdrawn: Sequence[InvitationRow]
    notice: NoticePeriod


class InvitationsReading:
    """`terms` are those under which replies count, `items` those of the agenda, `lines` those invited; `notice` says
    what was sent in time."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._live = desk, desk.live
        self.terms: Terms | None = None
        self.notice: NoticePeriod | None = None
        self.items: Sequence[AgendaRow] = ()
        self.lines = InvitationLines()

    @property
    def seats(self) -> Sequence[Seat]:
        """Those of the meeting's day."""
        return self.terms.seats if self.terms else ()

    def read_ahead(self, meeting_id: str) -> None:
        """In a thread, before the tab is opened."""
        self._live.answers.read_ahead(self._desk.background, _question(meeting_id, self._desk.language))

    def forget(self) -> None:
        """Another meeting comes."""
        self.terms, self.notice, self.items, self.lines = None, None, (), InvitationLines()

    def read(self, meeting: MeetingRow, touched: Collection[str] | None) -> InvitationLines:
        """`touched` are the ids of all that changed since the last time; None: whatever can."""
        changed = self._some(meeting, touched or ())
        if changed is None:
            self._read_all(meeting)
        else:
            self._take(meeting, changed)
        return self.lines

    def _read_all(self, meeting: MeetingRow) -> None:
        language = self._desk.language
        facts: _Facts = self._live.answers.recall(_question(meeting.id, language))
        self.terms, self.items, self.notice = facts.terms, facts.items, facts.notice
        self.lines = InvitationLines(
            holders={seat.id: seat.holder for seat in self.seats if seat.holder},
            alternates={seat.id: seat.alternates for seat in self.seats if seat.alternates},
            names=facts.names,
            numbers={item.id: item.number for item in self.items},
            zone=meeting.time_zone,
            language=language,
        ).with_rows(facts.rows, facts.withdrawn)

    def _some(self, meeting: MeetingRow, touched: Collection[str]) -> dict[str, InvitationRow] | None:
        """Those that were touched, or None where more has to be read: somebody came, went or stands elsewhere."""
        before = {row.id: row for row in self.lines.rows if row.id in touched}
        if not before or len(before) < len(touched) or len(touched) > _FEW:
            return None
        found = self._live.read(invitations.some, meeting.id, self._desk.language, touched)
        if any(key not in found or _place(found[key]) != _place(row) for key, row in before.items()):
            return None
        return found

    def _take(self, meeting: MeetingRow, changed: dict[str, InvitationRow]) -> None:
        is_sending_changed = any(
            (row.sent_at, row.informed_only) != (changed[row.id].sent_at, changed[row.id].informed_only)
            for row in self.lines.rows
            if row.id in changed
        )
        self.lines = self.lines.changed(changed)
        if is_sending_changed:
            self.notice = self._live.read(progress.notice_period, meeting.id)


def _question(meeting_id: str, language: str) -> Question:
    return Question(NOUNS, _facts, (meeting_id, language))


def _facts(session: Any, meeting_id: str, language: str) -> _Facts:
    terms = expectation.terms(session, meeting_id)
    holders = {seat.holder for seat in terms.seats if seat.holder}
    return _Facts(
        terms,
        agenda.rows(session, meeting_id, language),
        person_names.listed(session, holders, language),
        invitations.rows(session, meeting_id, language),
        invitations.withdrawn(session, meeting_id, language),
        progress.notice_period(session, meeting_id),
    )


def _place(row: InvitationRow) -> tuple[object, ...]:
    """What decides where somebody stands in the list."""
    return row.person_id, row.seat_id, row.role, row.side_id
