"""The chosen person's attendance in detail: stays with their times, the excuse, who sits instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_attendance_side import Ui_AttendanceSide
from councildesk.documents import excuses_in_words
from councildesk.services import excuses, person_names, seating
from councildesk.services.attendance import AttendanceRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui import tooltips
from councildesk.ui.attendance import attendance_words
from councildesk.ui.attendance.stay_fields import StayFields
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField


class PersonCard(QObject):
    """`instead_wanted` carries the id of the person who sits for the seat."""

    instead_wanted = Signal(str)

    def __init__(self, desk: Desk, form: Ui_AttendanceSide, parent: QWidget, *, is_short: bool = False) -> None:
        """Where it is short, the part stands in a tip, and who sits instead is asked for when it is wanted."""
        super().__init__(parent)
        self.desk, self.live, self.form, self._is_short = desk, desk.live, form, is_short
        self._asks_instead = not is_short
        self._row: AttendanceRow | None = None
        self._stays: dict[str, StayFields] = {}
        self._persons: Sequence[Candidate] = ()
        self.instead_edit = PersonField(parent, clears=True)
        self.instead_edit.setPlaceholderText(self.tr("Name"))
        form.instead_layout.addWidget(self.instead_edit)
        form.instead_label.setBuddy(self.instead_edit)
        self._reason = KeptLine(desk.live, form.reason_edit, self._write_reason)
        self.instead_edit.picked.connect(self._tell_instead)
        usual = ", ".join(excuses_in_words.offered(desk.language))
        told = self.tr("Papers say these in their own language: {reasons}").replace("{reasons}", usual)
        form.reason_edit.setToolTip(tooltips.plain(told))

    def show_candidates(self, persons: Sequence[Candidate]) -> None:
        """Who may sit in somebody's place: all persons, in the order in which they are offered."""
        self._persons = persons

    def show_row(self, row: AttendanceRow | None, meeting: MeetingRow) -> None:
        """Show this person; None hides the card."""
        if self._row is not None and (row is None or row.person_id != self._row.person_id):
            self.flush()
            self._reason.drop()
            self._asks_instead = not self._is_short
        self._row = row
        self.form.person_card.setVisible(row is not None)
        if row is None:
            return
        role = meeting_words.word(row.role, self.desk.language)
        self.form.person_label.setText(row.name)
        part = " · ".join(filter(None, (role, attendance_words.part(row))))
        self.form.part_label.setText(part)
        self.form.part_label.setHidden(self._is_short)
        self.form.person_label.setToolTip(tooltips.plain(part))
        self._show_stays(row, meeting)
        is_excused = row.excuse_id is not None
        self.form.reason_label.setVisible(is_excused)
        self.form.reason_edit.setVisible(is_excused)
        self._reason.show(row.turnout.excuse or "")
        may_be_replaced = self._asks_instead and _may_be_replaced(row)
        self.form.instead_label.setVisible(may_be_replaced)
        self.instead_edit.setVisible(may_be_replaced)
        if may_be_replaced:
            self.instead_edit.show_candidates(self._candidates(row, meeting))

    def ask_instead(self) -> None:
        """Ask who sits in this person's place."""
        if self._row is not None and _may_be_replaced(self._row):
            self._asks_instead = True
            self.form.instead_label.show()
            self.instead_edit.show()
            self.instead_edit.setFocus()

    @property
    def last_stay(self) -> StayFields | None:
        """The fields of the stay noted last."""
        return next(reversed(self._stays.values()), None)

    def alternates(self, row: AttendanceRow, meeting: MeetingRow) -> list[str]:
        """Who is named to sit for the seat of this row."""
        seats = self.live.read(seating.on, meeting.date)
        return [person for seat in seats if seat.id == row.seat_id for person in seat.alternates]

    def flush(self) -> None:
        self._reason.flush()
        for fields in self._stays.values():
            fields.flush()

    def _show_stays(self, row: AttendanceRow, meeting: MeetingRow) -> None:
        """Fields stay where they are while their stay does, so that nobody's typing is cut off."""
        wanted = {stay.id: stay for stay in row.stays}
        for key in [key for key in self._stays if key not in wanted]:
            fields = self._stays.pop(key)
            self.form.stays_layout.removeWidget(fields)
            fields.hide()
            fields.deleteLater()
        for key, stay in wanted.items():
            if key not in self._stays:
                self._stays[key] = StayFields(
                    self.live, self.desk.language, self.form.person_card, is_short=self._is_short
                )
                self.form.stays_layout.addWidget(self._stays[key])
                self._stays[key].show()
            self._stays[key].show_stay(stay, meeting)

    def _candidates(self, row: AttendanceRow, meeting: MeetingRow) -> list[Candidate]:
        """The alternates of the seat first."""
        alternates = self.alternates(row, meeting)
        names = self.live.read(person_names.full, alternates, self.desk.language)
        first = [Candidate(person, names[person], self.tr("alternate")) for person in alternates]
        others = [one for one in self._persons if one.id not in names and one.id != row.person_id]
        return first + others

    def _write_reason(self, reason: str) -> None:
        if self._row is not None and self._row.excuse_id is not None:
            label, key, told = QT_TRANSLATE_NOOP("Steps", "Change excuse"), self._row.excuse_id, self._row.excused_at
            self.live.attempt_typing(f"{key}/reason", label, excuses.change, key, reason, told)

    @Slot(object)
    def _tell_instead(self, person_id: str | None) -> None:
        if person_id is not None:
            self.instead_wanted.emit(person_id)


def _may_be_replaced(row: AttendanceRow) -> bool:
    return row.seat_id is not None and not row.stands_for_id and not row.is_here
