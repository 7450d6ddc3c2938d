"""Asks for a new meeting, with everything answered already: Enter makes it as it stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QWidget

from councildesk._generated.forms.ui_new_meeting_dialog import Ui_NewMeetingDialog
from councildesk.domain import dates
from councildesk.domain.errors import Refusal
from councildesk.domain.meetings import MeetingKind, last_day_to_invite
from councildesk.domain.planning import USUALLY_TAKEN, TakenOver
from councildesk.services import meeting_templates, meetings, planning, rules
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingDraft
from councildesk.services.planning import NewMeeting
from councildesk.ui.live_workspace import sentence
from councildesk.ui.meetings import meeting_times, meeting_words, surroundings
from councildesk.ui.meetings.clocks_fields import ClocksFields, Typed
from councildesk.ui.page import Desk
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.typed_fields import DayField

_COLUMNS = 2


@dataclass(frozen=True)
class Source:
    """What the meeting begins with; neither: nothing."""

    model_id: str | None = None
    template_id: str | None = None


class NewMeetingDialog(QDialog):
    """`made` is the id of the meeting once the dialog was accepted."""

    def __init__(self, desk: Desk, today: dt.date, parent: QWidget | None = None, model_id: str | None = None) -> None:
        """`model_id`: the meeting to follow; None: the last one, or the template of ordinary meetings."""
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.made: str | None = None
        self._today = today
        self._models = [model_id] if model_id else list(filter(None, [self.live.read(planning.last)]))
        self._draft = MeetingDraft(today)
        self._kind: MeetingKind | None = None
        self._around = surroundings.ask(desk)
        self.form = Ui_NewMeetingDialog()
        self.form.setupUi(self)
        self.source_combo, self.kind_combo, self.host_combo = (ChoiceCombo(self) for _ in range(3))
        self.date_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.clocks = ClocksFields(self)
        self.boxes = {part: QCheckBox(self) for part in TakenOver}
        self._place_widgets()
        self._connect()
        self._fill_choices()
        self._propose()
        self.source_combo.setFocus()

    @classmethod
    def ask(cls, desk: Desk, today: dt.date, parent: QWidget, model_id: str | None = None) -> str | None:
        """The id of the new meeting, or None when somebody thought better of it."""
        dialog = cls(desk, today, parent, model_id)
        return dialog.made if dialog.exec() else None

    @property
    def source(self) -> Source:
        """What is chosen to begin with."""
        source: Source = self.source_combo.value
        return source

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.clocks.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Until they are shown, fields do not know how high the style sheet makes them."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.adjustSize)

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.source_layout, form.source_label, self.source_combo),
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.date_layout, form.date_label, self.date_edit),
            (form.clocks_layout, form.hours_label, self.clocks),
            (form.host_layout, form.host_label, self.host_combo),
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 78)
        form.refusal_label.hide()
        ok = form.button_box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("&Plan meeting"))
        chain = [self.source_combo, self.kind_combo, form.number_edit, self.date_edit, self.clocks]
        chain += [self.host_combo, *self.boxes.values(), form.button_box]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.source_combo.chosen.connect(self._choose_source)
        self.kind_combo.chosen.connect(self._choose_kind)
        self.host_combo.chosen.connect(self._set_host)
        self.date_edit.edited.connect(self._set_day)
        self.clocks.start_typed.connect(self._set_start)
        self.clocks.end_typed.connect(self._set_end)
        for field in (self.date_edit, self.clocks):
            field.refused.connect(self.refuse)
        self.boxes[TakenOver.SITES].toggled.connect(self.boxes[TakenOver.ACCESS].setEnabled)
        self.form.button_box.accepted.connect(self._make)
        self.form.button_box.rejected.connect(self.reject)

    def _fill_choices(self) -> None:
        language = self.desk.language
        found = [self.live.read(meetings.row, model, language) for model in self._models]
        choices = [(Source(model_id=row.id), self._called(row)) for row in found]
        for row in self.live.read(meeting_templates.rows, language):
            name = self.tr("Template: {name}").replace("{name}", row.name)
            choices.append((Source(template_id=row.id), name))
        choices.append((Source(), self.tr("Nothing: an empty meeting")))
        self.source_combo.show_choices(choices)
        usual = self.live.read(planning.template_of, MeetingKind.ORDINARY)
        self.source_combo.show_value(choices[0][0] if found or usual is None else Source(template_id=usual))
        self.kind_combo.show_choices(meeting_words.worded(MeetingKind, language))
        sides = [(side.id, side.name) for side in self._around.sides]
        self.host_combo.show_choices([(None, self.tr("No side")), *sides])
        self.form.host_label.setVisible(bool(sides))
        self.host_combo.setVisible(bool(sides))

    def _called(self, row: meetings.MeetingRow) -> str:
        """The day before the title, which may be cut."""
        return ", ".join(filter(None, (row.number, dates.in_figures(row.date, self.desk.language), row.title)))

    def _propose(self) -> None:
        """Answer everything anew; what was typed before belonged to another source."""
        source = self.source
        self._draft = self.live.read(
            planning.proposed,
            self._today,
            model_id=source.model_id,
            template_id=source.template_id,
            kind=self._kind,
        )
        self._show()
        for part, box in self.boxes.items():
            box.setChecked(part in USUALLY_TAKEN)
        self._offer()
        self.form.contents_label.setText(self._contents(source))
        self.form.contents_label.setVisible(bool(self.form.contents_label.text()))
        self.adjustSize()

    def _show(self) -> None:
        draft, form = self._draft, self.form
        self.kind_combo.show_value(draft.kind)
        self.host_combo.show_value(draft.host_side_id)
        if not form.number_edit.isModified():
            form.number_edit.setText(self.live.read(planning.number_on, draft.date))
        self.date_edit.show_value(draft.date)
        self.clocks.show_zones(self._around.zones(draft.time_zone), self.desk.language)
        self.clocks.show_draft(draft, self.desk.language)
        form.facts_label.setText(self._facts(draft))

    def _facts(self, draft: MeetingDraft) -> str:
        """The day in words, and until when invitations have to leave."""
        language = self.desk.language
        notice = self.live.read(rules.on, draft.date).notice_days_for(draft.kind)
        told = self.tr("Invitations leave by {day}: %n days of notice", "", notice)
        told = told.replace("{day}", dates.in_figures(last_day_to_invite(notice, draft.date), language))
        return f"{dates.with_weekday(draft.date, language)}\n{told}"

    def _offer(self) -> None:
        """What the model has for a meeting with this host: the room of the former one is not handed on."""
        model_id = self.source.model_id
        offered = self.live.read(planning.on_offer, model_id, self._draft.host_side_id) if model_id else {}
        names = self._names()
        for box in self.boxes.values():
            self.form.taken_layout.removeWidget(box)
            box.hide()
        for place, (part, count) in enumerate(offered.items()):
            box = self.boxes[part]
            box.setText(names[part] if part is TakenOver.MINUTES_ADOPTION else f"{names[part]} ({count})")
            self.form.taken_layout.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            box.show()
        self.form.taken_box.setVisible(bool(offered))

    def _contents(self, source: Source) -> str:
        if source.template_id is None:
            return ""
        template = self.live.read(meeting_templates.get, source.template_id)
        order = (self.desk.language, *self._around.languages)
        items = (next((item.title[tag] for tag in order if item.title.get(tag)), "") for item in template.items)
        return self.tr("Agenda: {items}").replace("{items}", " · ".join(filter(None, items)))

    def _names(self) -> dict[TakenOver, str]:
        return {
            TakenOver.STANDING_ITEMS: self.tr("Standing items"),
            TakenOver.BREAKS: self.tr("Breaks"),
            TakenOver.MINUTES_ADOPTION: self.tr("Adoption of the last minutes"),
            TakenOver.OPEN_ACTIONS: self.tr("Open actions"),
            TakenOver.POSTPONED_ITEMS: self.tr("Postponed items"),
            TakenOver.SITES: self.tr("Places"),
            TakenOver.ACCESS: self.tr("Links and access data"),
            TakenOver.OFFICERS: self.tr("Chairs and secretaries"),
            TakenOver.GUESTS: self.tr("Guests"),
        }

    @Slot(object)
    def _choose_source(self, _source: Source) -> None:
        self._kind = None
        self.form.refusal_label.hide()
        self._propose()

    @Slot(object)
    def _choose_kind(self, kind: MeetingKind) -> None:
        """Another kind has another notice period; a template of the other kind takes the place of one."""
        self._kind = kind
        if self.source.template_id is not None:
            template_id = self.live.read(planning.template_of, kind)
            if template_id is not None:
                self.source_combo.show_value(Source(template_id=template_id))
        self._propose()

    @Slot(object)
    def _set_host(self, side_id: str | None) -> None:
        self._draft = replace(self._draft, host_side_id=side_id)
        self._offer()

    @Slot(object)
    def _set_day(self, day: dt.date) -> None:
        self._lay(meeting_times.on_day, day)

    @Slot(object)
    def _set_start(self, typed: Typed) -> None:
        self._lay(meeting_times.from_clock, typed.clock, typed.zone)

    @Slot(object)
    def _set_end(self, typed: Typed) -> None:
        self._lay(meeting_times.until_clock, typed.clock, typed.zone)

    def _lay(self, laid: Callable[..., MeetingDraft], *values: Any) -> None:
        try:
            self._draft = laid(self._draft, *values)
        except Refusal as refusal:
            self.refuse(refusal)
            self.clocks.show_draft(self._draft, self.desk.language)
            self.date_edit.show_value(self._draft.date)
            return
        self.form.refusal_label.hide()
        self._show()

    @Slot()
    def _make(self) -> None:
        self.date_edit.flush()
        self.clocks.flush()
        if self.date_edit.refusal is not None or self.clocks.is_refused:
            return
        number = self.form.number_edit
        draft = replace(self._draft, number=number.text() if number.isModified() else None)
        source = self.source
        wanted = frozenset(part for part, box in self.boxes.items() if box.isChecked() and not box.isHidden())
        new = NewMeeting(draft, source.model_id, source.template_id, wanted)
        try:
            self.made = self.live.perform(QT_TRANSLATE_NOOP("Steps", "Plan meeting"), planning.plan, new)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.accept()

    @Slot(object)
    def refuse(self, refusal: Refusal) -> None:
        self.form.refusal_label.setText(sentence(refusal))
        self.form.refusal_label.show()
