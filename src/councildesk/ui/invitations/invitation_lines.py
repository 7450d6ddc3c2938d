"""The lines of the list of those invited: what each says, and below whom it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from councildesk.domain.attendance import Reply
from councildesk.services import replies
from councildesk.services.invitations import InvitationRow
from councildesk.ui.invitations import invitation_words
from councildesk.ui.state import State

NAME, PART, SENT, REPLY, WHERE, INSTEAD, REMARK = range(7)


@dataclass(frozen=True)
class Line:
    """One invitation as it stands in the list."""

    id: str
    side_id: str | None
    seat_id: str | None
    is_holder: bool
    """Others for the same seat stand below."""
    texts: tuple[str, ...]
    """By column."""
    sent: State | None
    reply: State | None
    where_icon: str | None
    sent_at: str
    """When and how it was sent, also where the list says that it is out of date."""

    @property
    def place(self) -> tuple[str, str | None, str | None, bool]:
        """What decides where the line stands."""
        return self.id, self.side_id, self.seat_id, self.is_holder


@dataclass(frozen=True)
class InvitationLines:
    """What the list shows."""

    rows: Sequence[InvitationRow] = ()
    withdrawn: Sequence[InvitationRow] = ()
    """Removed after they had been sent, and not told yet: they are written to, and stand in no list."""
    lines: Sequence[Line] = ()
    """Of the rows, in their order."""
    holders: Mapping[str, str] = field(default_factory=dict)
    """Who holds each seat on the meeting's day."""
    alternates: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Of each seat that has some, in the order in which they are asked."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the holders, as lists have them."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Numbers of agenda items."""
    zone: str = "UTC"
    language: str = "en"

    def row(self, invitation_id: str | None) -> InvitationRow | None:
        return next((row for row in self.rows if row.id == invitation_id), None)

    def with_rows(self, rows: Sequence[InvitationRow], withdrawn: Sequence[InvitationRow]) -> InvitationLines:
        """With these invitations instead of those before."""
        now = replace(self, rows=rows, withdrawn=withdrawn)
        return replace(now, lines=[now._line(row) for row in rows])

    def changed(self, rows: Mapping[str, InvitationRow]) -> InvitationLines:
        """With these invitations as they are now; only what they touch is put into words again."""
        seats = {row.seat_id for row in rows.values() if row.seat_id is not None}
        now = replace(self, rows=[rows.get(row.id, row) for row in self.rows])
        lines = [
            now._line(row) if row.id in rows or row.seat_id in seats else line
            for row, line in zip(now.rows, self.lines, strict=True)
        ]
        return replace(now, lines=lines)

    def alternate_to_invite(self, row: InvitationRow) -> str | None:
        """The person to be asked next, after somebody declined."""
        return replies.alternate_of(row, self.rows, self.alternates.get(row.seat_id or "", ()))

    def part(self, row: InvitationRow) -> str:
        """As what somebody is invited."""
        numbers = [self.numbers.get(item, "") or "–" for item in row.items]
        holder = "" if self._is_holder(row) else self.names.get(self.holders.get(row.seat_id or "", ""), "")
        return invitation_words.part(row, holder, numbers, self.language)

    def _line(self, row: InvitationRow) -> Line:
        reply, sent = invitation_words.reply(row), invitation_words.sent_state(row)
        sent_at = invitation_words.sent(row, self.zone, self.language)
        texts = (
            row.name,
            self.part(row),
            sent.word if sent else sent_at,
            reply.word if reply else "",
            invitation_words.where(row),
            invitation_words.instead(row, self._asked(row)),
            row.reason,
        )
        icon = invitation_words.where_icon(row)
        return Line(row.id, row.side_id, row.seat_id, self._is_holder(row), texts, sent, reply, icon, sent_at)

    def _is_holder(self, row: InvitationRow) -> bool:
        return self.holders.get(row.seat_id or "") == row.person_id

    def _asked(self, row: InvitationRow) -> list[InvitationRow]:
        """Who is asked to sit for the seat, or will, in the place of somebody who declined."""
        if row.reply is not Reply.DECLINED or row.seat_id is None:
            return []
        return [
            one
            for one in self.rows
            if one.seat_id == row.seat_id
            and one.id != row.id
            and not one.informed_only
            and one.reply is not Reply.DECLINED
        ]
