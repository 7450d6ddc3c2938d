"""Inviting people, and taking invitations back: members for their seats, guests by their names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk.domain.meetings import OVER
from councildesk.services import invitations
from councildesk.services.invitations import InvitationDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui.invitations.invitations_reading import InvitationsReading
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.live_workspace import Offer
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField


class Inviting(QObject):
    """`letter_wanted` carries the ids of removed invitations whose persons are to be told so."""

    letter_wanted = Signal(list)

    def __init__(
        self, desk: Desk, reading: InvitationsReading, tree: InvitationsTree, form: Ui_InvitationsPart, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.live, self.reading, self.tree, self.form = desk.live, reading, tree, form
        self.person_edit = PersonField(parent, clears=True)
        self._meeting: MeetingRow | None = None
        self._offered: tuple[Sequence[Candidate], set[str]] = ([], set())
        """Everybody there is, and who of them is invited already."""
        self.person_edit.setFixedWidth(260)
        form.invite_layout.addWidget(self.person_edit)
        self.person_edit.picked.connect(self._invite)
        form.members_button.clicked.connect(self.invite_members)
        tree.remove_wanted.connect(self.remove)
        self.retranslate()

    def retranslate(self) -> None:
        self.person_edit.setAccessibleName(self.tr("Invite somebody"))
        self.person_edit.setPlaceholderText(self.tr("Invite somebody: type a name"))

    def show_meeting(self, meeting: MeetingRow, people: Sequence[Candidate]) -> None:
        """Of `people` those are offered who are not invited yet; members are while a seat has somebody who is not."""
        self._meeting = meeting
        rows = self.reading.lines.rows
        offered = (people, {row.person_id for row in rows if not row.informed_only})
        if offered != self._offered:
            self._offered = offered
            self.person_edit.show_candidates(one for one in people if one.id not in offered[1])
        there = {(row.person_id, row.seat_id) for row in rows}
        wanted = {(person, seat.id) for seat in self.reading.seats for person in (seat.holder, *seat.alternates)}
        is_wanted = any(person is not None for person, _seat in wanted - there)
        self.form.members_button.setVisible(is_wanted and bool(rows))

    def forget(self) -> None:
        """Another meeting comes."""
        self._meeting = None

    @Slot()
    def invite_members(self) -> None:
        """For all seats at once; says how many were invited, or that nobody has a seat."""
        if self._meeting is None:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Invite members")
        made = self.live.attempt(label, invitations.invite_seats, self._meeting.id)
        if made:
            self.live.tell(self.tr("People invited or informed: %n", "", len(made)), undoable=True)
            self.tree.setFocus()
        elif made is not None:
            self.live.tell(self.tr("Nobody has a seat on the day of the meeting."))

    @Slot()
    def remove(self) -> None:
        """Those chosen; whoever has to be told so can be written to at once."""
        chosen = [row.id for row in self.tree.selected()]
        if not chosen or self._meeting is None:
            return
        following = self.tree.following(chosen[-1])
        label = QT_TRANSLATE_NOOP("Steps", "Remove invitations")
        if not self.live.carry_out(label, invitations.remove_all, chosen):
            return
        if following is not None:
            self.tree.choose(following)
        text = self.tr("Invitations removed: %n", "", len(chosen))
        told = [row.id for row in self.reading.lines.withdrawn if row.id in chosen]
        if told and self._meeting.state not in OVER:
            text += " · " + self.tr("written to already, and to be told: %n", "", len(told))
            offer = Offer(self.tr("Write to them"), partial(self.letter_wanted.emit, told))
            self.live.tell(text, undoable=True, offer=offer)
        else:
            self.live.tell(text, undoable=True)

    @Slot(object)
    def _invite(self, person_id: str | None) -> None:
        if person_id is not None and self._meeting is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Invite")
            made = self.live.attempt(label, invitations.add, self._meeting.id, InvitationDraft(person_id))
            if made is not None:
                self.tree.choose(made)
