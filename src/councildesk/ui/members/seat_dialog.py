"""A seat: what it is, and everybody's time in it, past and future, kept in one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from councildesk._generated.forms.ui_seat_dialog import Ui_SeatDialog
from councildesk.domain.council import Role
from councildesk.domain.errors import Refusal
from councildesk.services import council, seats, sides, tenures
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.seats import SeatDraft
from councildesk.services.tenures import HoldersOverlap
from councildesk.ui.draft_dialog import DraftDialog
from councildesk.ui.members import members_list
from councildesk.ui.members.tenure_fields import TenureFields
from councildesk.ui.organisations import organisation_choices
from councildesk.ui.page import Desk
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import DayField

_NONE = ""


class SeatDialog(DraftDialog):
    """`seat_id` is that of the seat, once it is kept. Days that are refused stay, with a sentence below."""

    def __init__(self, desk: Desk, seat_id: str | None, draft: SeatDraft, parent: QWidget | None) -> None:
        """`seat_id` None: a new seat as the draft says."""
        super().__init__(parent)
        self._desk, self._draft = desk, draft
        self.seat_id = seat_id
        self.form = Ui_SeatDialog()
        self.form.setupUi(self)
        self.watch(self.form.refusal_label, self.form.button_box)
        self.from_edit = DayField(self, language=desk.language)
        self.until_edit = DayField(self, language=desk.language)
        self._furnish()
        self._show_draft()
        self._rows: list[TenureFields] = []
        self._show_tenures()
        self.form.button_box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Save"))
        self.setWindowTitle(self.tr("New seat") if seat_id is None else self.tr("Seat"))

    @classmethod
    def for_new(cls, desk: Desk, side_id: str | None, role: Role, day: dt.date, parent: QWidget | None) -> SeatDialog:
        """A vacant seat from the day on."""
        return cls(desk, None, SeatDraft(side_id, role, valid_from=day), parent)

    @classmethod
    def for_seat(cls, desk: Desk, seat_id: str, parent: QWidget | None) -> SeatDialog:
        """The seat as it is now."""
        return cls(desk, seat_id, desk.live.read(seats.draft, seat_id), parent)

    def draft(self) -> SeatDraft:
        """The seat as the fields say it."""
        form = self.form
        return replace(
            self._draft,
            side_id=form.side_combo.value or None,
            role=form.role_combo.value,
            voting=form.voting_check.isChecked(),
            organisation_id=form.organisation_combo.value or None,
            valid_from=self.from_edit.value,
            valid_to=self.until_edit.value,
            title=dict.fromkeys(self._draft.title, "") | form.title_fields.texts(),
        )

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def typed_fields(self) -> list[DayField]:
        return [self.from_edit, self.until_edit, *(field for row in self._rows for field in row.days)]

    def keep(self) -> None:
        live = self._desk.live
        if self.seat_id is None:
            self.seat_id = live.perform(QT_TRANSLATE_NOOP("Steps", "Add seat"), seats.add, self.draft())
        else:
            label = QT_TRANSLATE_NOOP("Steps", "Change seat")
            kept = [row.draft() for row in self._rows]
            live.perform(label, tenures.revise, self.seat_id, self.draft(), kept, self._desk.language)

    @Slot(object)
    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        clashing = (refusal.one, refusal.other) if isinstance(refusal, HoldersOverlap) else ()
        for row in self._rows:
            row.mark(row.name in clashing)

    @Slot()
    def _accept_days(self) -> None:
        self.form.refusal_label.hide()
        for row in self._rows:
            row.mark(False)

    def _furnish(self) -> None:
        form = self.form
        until = PlainLabel(self.tr("until, inclusive"), self)
        for widget in (self.from_edit, until, self.until_edit):
            form.period_layout.addWidget(widget)
        form.period_layout.addStretch(1)
        form.period_label.setBuddy(self.from_edit)
        self.until_edit.setAccessibleName(self.tr("There is such a seat until"))
        for field in (self.from_edit, self.until_edit):
            field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
            self._watch(field)

    def _watch(self, field: DayField) -> None:
        self.watch_field(field)
        field.edited.connect(self._accept_days)

    def _show_draft(self) -> None:
        form, kept, live, language = self.form, self._draft, self._desk.live, self._desk.language
        found = live.read(sides.rows, language)
        form.side_combo.show_choices([(_NONE, self.tr("None")), *((side.id, side.name) for side in found)])
        form.side_combo.show_value(kept.side_id or _NONE)
        form.side_combo.setVisible(bool(found))
        form.side_label.setVisible(bool(found))
        form.role_combo.show_choices([(role, members_list.role_word(role, language)) for role in Role])
        form.role_combo.show_value(kept.role)
        tags = live.read(council.languages) or [language]
        form.title_fields.show_languages(tags, form.title_label.text())
        form.title_fields.show_texts(kept.title)
        form.voting_check.setChecked(kept.voting)
        houses = organisation_choices.named(live, language, tags)
        form.organisation_combo.show_choices([(_NONE, self.tr("None")), *houses])
        form.organisation_combo.show_value(kept.organisation_id or _NONE)
        self.from_edit.show_value(kept.valid_from)
        self.until_edit.show_value(kept.valid_to)

    def _show_tenures(self) -> None:
        found = self._desk.live.read(seats.mandates, self.seat_id, self._desk.language) if self.seat_id else []
        self.form.tenures_label.setVisible(bool(found))
        self.form.tenures_area.setVisible(bool(found))
        before: QWidget = self.until_edit
        QWidget.setTabOrder(self.form.organisation_combo, self.from_edit)
        QWidget.setTabOrder(self.from_edit, self.until_edit)
        for number, mandate in enumerate(found):
            row = TenureFields(mandate, self._desk.language, self.form.tenures_page)
            row.place(self.form.tenures_layout, number)
            for field in row.days:
                self._watch(field)
            row.withdrawn_changed.connect(self._accept_days)
            for widget in (*row.days, row.withdraw_button):
                QWidget.setTabOrder(before, widget)
                before = widget
            self._rows.append(row)
        self.form.tenures_layout.setRowStretch(len(found), 1)
        QWidget.setTabOrder(before, self.form.button_box)
