"""What the tab shows, read again only as far as something changed: one reply leaves five hundred others alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from councildesk.domain.council import Seat
from councildesk.services import agenda, invitations, person_names, seating
from councildesk.services.agenda import AgendaRow
from councildesk.services.invitations import InvitationRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.page import Desk

_FEW = 50


class InvitationsReading:
    """`seats` are those of the meeting's day, `items` those of its agenda, `lines` those invited."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._live = desk, desk.live
        self.seats: Sequence[Seat] = ()
        self.items: Sequence[AgendaRow] = ()
        self.lines = InvitationLines()

    def forget(self) -> None:
        """Another meeting comes."""
        self.seats, self.items, self.lines = (), (), InvitationLines()

    def read(self, meeting: MeetingRow, touched: Collection[str] | None) -> InvitationLines:
        """`touched` are the ids of all that changed since the last time; None: whatever can."""
        if touched is None:
            self._read_around(meeting)
        changed = self._some(meeting, touched or ())
        self.lines = self.lines.changed(changed) if changed is not None else self._all(meeting)
        return self.lines

    def _read_around(self, meeting: MeetingRow) -> None:
        language = self._desk.language
        self.seats = self._live.read(seating.on, meeting.date)
        self.items = self._live.read(agenda.rows, meeting.id, language)
        holders = {seat.id: seat.holder for seat in self.seats if seat.holder}
        names = self._live.read(person_names.listed, set(holders.values()), language)
        numbers = {item.id: item.number for item in self.items}
        self.lines = InvitationLines(
            holders=holders, names=names, numbers=numbers, zone=meeting.time_zone, language=language
        )

    def _some(self, meeting: MeetingRow, touched: Collection[str]) -> dict[str, InvitationRow] | None:
        """Those that were touched, or None where more has to be read: somebody came, went or stands elsewhere."""
        before = {row.id: row for row in self.lines.rows if row.id in touched}
        if not before or len(before) < len(touched) or len(touched) > _FEW:
            return None
        found = self._live.read(invitations.some, meeting.id, self._desk.language, touched)
        if any(key not in found or _place(found[key]) != _place(row) for key, row in before.items()):
            return None
        return found

    def _all(self, meeting: MeetingRow) -> InvitationLines:
        language, lines = self._desk.language, self.lines
        rows = self._live.read(invitations.rows, meeting.id, language)
        withdrawn = self._live.read(invitations.withdrawn, meeting.id, language)
        return lines.with_rows(rows, withdrawn)


def _place(row: InvitationRow) -> tuple[object, ...]:
    """What decides where somebody stands in the list."""
    return row.person_id, row.seat_id, row.role, row.side_id
