"""Gives a seat to another holder, or adds an alternate to it: somebody known, or somebody new on the spot."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QWidget

from councildesk._generated.forms.ui_handover_dialog import Ui_HandoverDialog
from councildesk.domain import languages
from councildesk.domain.council import MandateKind
from councildesk.domain.errors import TextMissing
from councildesk.domain.names import PersonName
from councildesk.services import council, handover, persons, sides
from councildesk.services.board import BoardSeat
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.persons import PersonDraft
from councildesk.ui.draft_dialog import DraftDialog
from councildesk.ui.members.seat_card import SeatWords
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField
from councildesk.ui.widgets.typed_fields import DayField


class HandoverDialog(DraftDialog):
    """One undo step when it is accepted; a refusal stays in it as a sentence."""

    def __init__(self, desk: Desk, seat: BoardSeat, kind: MandateKind, day: dt.date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._seat, self._kind = desk, seat, kind
        self.mandate_id: str | None = None
        self.form = Ui_HandoverDialog()
        self.form.setupUi(self)
        self.watch(self.form.refusal_label, self.form.button_box)
        self.person_field = PersonField(self)
        self.day_edit = DayField(self, may_be_empty=kind is MandateKind.ALTERNATE, language=desk.language)
        self._furnish(day)
        self._say()
        form = self.form
        form.new_check.toggled.connect(self._show_new)
        self.watch_field(self.day_edit)
        self.day_edit.edited.connect(self._hint)
        self.person_field.picked.connect(form.refusal_label.hide)
        self._show_new(False)
        self.person_field.setFocus()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def typed_fields(self) -> tuple[DayField]:
        return (self.day_edit,)

    def keep(self) -> None:
        self.mandate_id = self._perform()

    def _perform(self) -> str:
        live, seat, day = self._desk.live, self._seat.id, self.day_edit.value
        if self._kind is MandateKind.ALTERNATE:
            label = QT_TRANSLATE_NOOP("Steps", "Add alternate")
            if self.form.new_check.isChecked():
                return live.perform(label, handover.stand_in_new, seat, self._draft(), day)
            return live.perform(label, handover.stand_in, seat, self._person(), day)
        label = QT_TRANSLATE_NOOP("Steps", "Change holder of seat")
        stay = self.form.alternates_check.isChecked()
        if self.form.new_check.isChecked():
            return live.perform(label, handover.hand_over_to_new, seat, self._draft(), day, alternates_stay=stay)
        return live.perform(label, handover.hand_over, seat, self._person(), day, alternates_stay=stay)

    def _person(self) -> str:
        person = self.person_field.person_id
        if person is None:
            raise TextMissing("person_id")
        return person

    def _draft(self) -> PersonDraft:
        form = self.form
        name = PersonName(form.language_combo.value, form.given_edit.text(), form.family_edit.text())
        return PersonDraft((name,), side_id=self._seat.side_id)

    def _furnish(self, day: dt.date) -> None:
        form, live, language = self.form, self._desk.live, self._desk.language
        layout, role = form.fields_layout, QFormLayout.ItemRole.FieldRole
        layout.setWidget(0, role, self.person_field)
        layout.setWidget(5, role, self.day_edit)
        form.person_label.setBuddy(self.person_field)
        form.day_label.setBuddy(self.day_edit)
        taken = {one.person_id for one in (self._seat.holder, *self._seat.alternates) if one}
        if self._kind is MandateKind.HOLDER:
            taken = {self._seat.holder.person_id} if self._seat.holder else set()
        found = [row for row in live.read(persons.rows, language) if row.id not in taken]
        found.sort(key=lambda row: row.side_id != self._seat.side_id)
        self.person_field.show_candidates(Candidate(row.id, row.name, row.organisation or row.post) for row in found)
        self.person_field.setPlaceholderText(self.tr("A few letters, in any script"))
        tags = list(dict.fromkeys([*live.read(council.languages), language]))
        form.language_combo.show_choices([(tag, languages.endonym(tag)) for tag in tags])
        form.language_combo.show_value(live.read(sides.written_in, self._seat.side_id, language))
        self.day_edit.show_value(day)
        is_change = self._kind is MandateKind.HOLDER and bool(self._seat.alternates)
        form.alternates_check.setVisible(is_change)
        before: QWidget = self.person_field
        for widget in (
            form.new_check,
            form.given_edit,
            form.family_edit,
            form.language_combo,
            self.day_edit,
            form.alternates_check,
            form.button_box,
        ):
            QWidget.setTabOrder(before, widget)
            before = widget
        ok = form.button_box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Save"))

    def _say(self) -> None:
        seat, form = self._seat, self.form
        is_holder = self._kind is MandateKind.HOLDER
        words = SeatWords(self._desk.language, self.day_edit.value or dt.date.min)
        sides_named = {side.id: side.short_name for side in self._desk.live.read(sides.rows, self._desk.language)}
        whose = seat.holder.name if seat.holder else self.tr("vacant")
        about = (words.office(seat), whose, sides_named.get(seat.side_id or "", ""))
        form.seat_label.setText(" · ".join(filter(None, about)))
        if not is_holder:
            self.setWindowTitle(self.tr("Add alternate"))
        elif seat.holder is None:
            self.setWindowTitle(self.tr("Fill vacant seat"))
        else:
            self.setWindowTitle(self.tr("Change holder"))
        names = ", ".join(one.name for one in seat.alternates)
        form.alternates_check.setText(self.tr("&Alternates stay: {names}").replace("{names}", names))
        self._hint()

    @Slot()
    def _hint(self) -> None:
        """What becomes of the one who holds it now."""
        seat, day = self._seat, self.day_edit.value
        text = ""
        if self._kind is MandateKind.ALTERNATE:
            text = self.tr("Stands in after those who are alternates already.") if seat.alternates else ""
        elif seat.holder is not None and day is not None:
            text = self.tr("{name} holds the seat until {day}; that stays in the record.")
            last = SeatWords(self._desk.language, day).figures(day - dt.timedelta(days=1))
            text = text.replace("{name}", seat.holder.name).replace("{day}", last)
        self.form.hint_label.setText(text)
        self.form.hint_label.setVisible(bool(text))

    @Slot(bool)
    def _show_new(self, is_new: bool) -> None:
        form = self.form
        for widget in (
            form.given_label,
            form.given_edit,
            form.family_label,
            form.family_edit,
            form.language_label,
            form.language_combo,
        ):
            widget.setVisible(is_new)
        self.person_field.setEnabled(not is_new)
        if is_new:
            form.given_edit.setFocus()
