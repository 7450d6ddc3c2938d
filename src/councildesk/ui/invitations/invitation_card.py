"""The chosen invitation in detail: what was sent, as what and for which items, who comes instead, a remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.domain.council import Role
from councildesk.services import appointments, invitation_history, invitations, person_names, replies, seating
from councildesk.services.agenda import AgendaRow
from councildesk.services.appointments import Change
from councildesk.services.invitations import InvitationRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui import tooltips
from councildesk.ui.invitations import invitation_words
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField

_ITEM = int(Qt.ItemDataRole.UserRole)
_LINES = 6
"""Lines of the list of items before it scrolls."""
_EVENTS = 6
"""The newest are told, older ones counted."""
_WITHOUT_SEAT = (
    Role.GUEST,
    Role.OBSERVER,
    Role.EXPERT,
    Role.ADVISER,
    Role.RAPPORTEUR,
    Role.INTERPRETER,
    Role.SECRETARY,
)
_CHANGE = QT_TRANSLATE_NOOP("Steps", "Change invitation")


class InvitationCard(QObject):
    """`instead_wanted` carries the id of the person who comes instead; None: nobody any more."""

    instead_wanted = Signal(object)
    asked = Signal()
    """One of the fields has the focus: bring it into sight."""

    def __init__(self, desk: Desk, form: Ui_InvitationsSide, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self.people: Sequence[Candidate] = []
        """Everybody who may come instead."""
        self._row: InvitationRow | None = None
        self._meeting: MeetingRow | None = None
        self._are_alternates_first = False
        self._remark = KeptLine(desk.live, form.remark_edit, self._write_remark)
        self.instead_edit = PersonField(parent)
        form.instead_layout.addWidget(self.instead_edit)
        form.instead_label.setBuddy(self.instead_edit)
        fields = (form.role_combo, form.items_list, self.instead_edit, form.remark_edit, form.remove_button)
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)
        form.role_combo.chosen.connect(self._set_role)
        form.items_list.itemChanged.connect(self._set_items)
        self.instead_edit.picked.connect(self.instead_wanted)
        self.instead_edit.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        self.instead_edit.setAccessibleName(self.tr("Sends instead"))
        self.instead_edit.setPlaceholderText(self.tr("Name"))

    def show_row(self, row: InvitationRow | None, part: str, items: Sequence[AgendaRow], meeting: MeetingRow) -> None:
        """Show this invitation; None hides the card. `part` says as what somebody is invited."""
        if self._row is not None and (row is None or row.id != self._row.id):
            self.flush()
        self._row, self._meeting = row, meeting
        self.form.invitation_card.setVisible(row is not None)
        if row is None:
            return
        self.form.name_label.setText(row.name)
        self.form.part_label.setText(part)
        self.form.sent_label.setText(self._sent(row, meeting))
        self._show_part(row, items)
        self._remark.show(row.reason)
        self._show_history(row, meeting)
        may_send = not row.informed_only
        self.form.instead_label.setVisible(may_send)
        self.instead_edit.setVisible(may_send)
        if may_send:
            self.instead_edit.show_candidates(one for one in self.people if one.id != row.person_id)
            self.instead_edit.show_person(row.substitute_id)
            self._are_alternates_first = False
            if self.instead_edit.hasFocus():
                self._offer_alternates()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who may come instead is asked for when somebody wants to say it: keys go through many invitations."""
        if watched is self.instead_edit and event.type() == QEvent.Type.FocusIn:
            self._offer_alternates()
        return super().eventFilter(watched, event)

    def flush(self) -> None:
        self._remark.flush()

    def enter(self) -> None:
        """Put the focus into the items of a guest, else to who comes instead, else into the remark."""
        form = self.form
        fields = (form.items_list, self.instead_edit, form.remark_edit)
        next(field for field in fields if not field.isHidden()).setFocus()
        self.asked.emit()

    def ask_instead(self) -> None:
        """Somebody comes instead: the next alternate is proposed, Enter takes them, letters find somebody else."""
        if self.instead_edit.isHidden():
            return
        self._offer_alternates()
        self.instead_edit.setFocus()
        self.asked.emit()
        if self._row is not None and self._row.substitute_id is None:
            following = self.live.read(invitations.next_alternate, self._row.id)
            if following is not None and following != self._row.person_id:
                self.instead_edit.propose(following)

    def _sent(self, row: InvitationRow, meeting: MeetingRow) -> str:
        if row.sent_at is None:
            return self.tr("Not sent yet")
        sent = invitation_words.sent(row, meeting.time_zone, self.desk.language)
        text = self.tr("Sent: {day}").replace("{day}", sent)
        if row.change is Change.PART:
            text += "\n" + (
                self.tr("Out of date: asked to come then, only informed now.")
                if row.informed_only
                else self.tr("Out of date: only informed then, asked to come now.")
            )
        elif row.is_out_of_date and meeting.state in appointments.CALLED_OFF:
            text += "\n" + self.tr("Out of date: the meeting does not take place.")
        elif row.is_out_of_date:
            text += "\n" + self.tr("Out of date: the day, the hours or the places were others.")
        return text

    def _show_history(self, row: InvitationRow, meeting: MeetingRow) -> None:
        found = self.live.read(invitation_history.rows, row.id, self.desk.language)
        lines = [invitation_words.event(one, meeting.time_zone, self.desk.language) for one in found[:_EVENTS]]
        if len(found) > _EVENTS:
            lines.append(self.tr("%n more", "", len(found) - _EVENTS))
        self.form.events_label.setText("\n".join(lines))

    def _show_part(self, row: InvitationRow, items: Sequence[AgendaRow]) -> None:
        """Role and items belong to those without a seat."""
        form, is_free = self.form, row.seat_id is None
        form.role_label.setVisible(is_free)
        form.role_combo.setVisible(is_free)
        form.items_label.setVisible(is_free and bool(items))
        form.items_list.setVisible(is_free and bool(items))
        if not is_free:
            return
        roles = _WITHOUT_SEAT if row.role in _WITHOUT_SEAT else (row.role, *_WITHOUT_SEAT)
        form.role_combo.show_choices(meeting_words.worded(roles, self.desk.language))
        form.role_combo.show_value(row.role)
        blocked = form.items_list.blockSignals(True)
        place = form.items_list.currentRow()
        form.items_list.clear()
        for item in items:
            line = QListWidgetItem(f"{item.number}  {item.title}".strip())
            line.setData(_ITEM, item.id)
            line.setToolTip(tooltips.plain(item.title))
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked if item.id in row.items else Qt.CheckState.Unchecked)
            form.items_list.addItem(line)
        form.items_list.setCurrentRow(max(0, place))
        form.items_list.blockSignals(blocked)
        if items:
            form.items_list.setFixedHeight(form.items_list.sizeHintForRow(0) * min(len(items), _LINES) + 8)

    def _offer_alternates(self) -> None:
        if self._row is not None and self._meeting is not None and not self._are_alternates_first:
            self._are_alternates_first = True
            self.instead_edit.show_candidates(self._candidates(self._row, self._meeting))

    def _candidates(self, row: InvitationRow, meeting: MeetingRow) -> list[Candidate]:
        """The next alternate first, then the other alternates of the seat."""
        others = [one for one in self.people if one.id != row.person_id]
        if row.seat_id is None:
            return others
        seats = self.live.read(seating.some, meeting.date, [row.seat_id])
        alternates = [person for seat in seats for person in seat.alternates]
        following = self.live.read(invitations.next_alternate, row.id)
        first = sorted((one for one in alternates if one != row.person_id), key=lambda one: one != following)
        names = self.live.read(person_names.full, first, self.desk.language)
        offered = [
            Candidate(one, names[one], self.tr("next alternate") if one == following else self.tr("alternate"))
            for one in first
        ]
        return offered + [one for one in others if one.id not in names]

    @Slot(object)
    def _set_role(self, role: Role) -> None:
        if self._row is not None:
            draft = self.live.read(invitations.draft, self._row.id)
            self.live.attempt(_CHANGE, invitations.change, self._row.id, replace(draft, role=role))

    @Slot()
    def _set_items(self) -> None:
        if self._row is not None:
            lines = [self.form.items_list.item(number) for number in range(self.form.items_list.count())]
            ticked = tuple(line.data(_ITEM) for line in lines if line.checkState() is Qt.CheckState.Checked)
            draft = self.live.read(invitations.draft, self._row.id)
            self.live.attempt(_CHANGE, invitations.change, self._row.id, replace(draft, items=ticked))

    def _write_remark(self, remark: str) -> None:
        if self._row is not None:
            label, key = QT_TRANSLATE_NOOP("Steps", "Note remark on reply"), self._row.id
            self.live.attempt_typing(f"{key}/reason", label, replies.note, key, remark)
