"""The plan of a meeting: what it is, when, where, who presides. What is typed is kept when one leaves a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_meeting_plan import Ui_MeetingPlan
from councildesk.domain import clocks
from councildesk.domain.errors import Refusal
from councildesk.domain.meetings import MeetingFormat, MeetingKind
from councildesk.services import meetings
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingDraft
from councildesk.services.zones import known_zones
from councildesk.ui import theme
from councildesk.ui.meetings import meeting_times, meeting_words
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.meetings.officers_card import OfficersCard
from councildesk.ui.meetings.sites_card import SitesCard
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.typed_fields import ClockField, DayField

_LABEL = QT_TRANSLATE_NOOP("Steps", "Change meeting")


class PlanPart(MeetingPart):
    nouns = frozenset(
        {"meeting", "text", "meeting_site", "officer", "side", "council", "working_language", "person_name"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_MeetingPlan()
        self.form.setupUi(self)
        self.kind_combo, self.format_combo, self.host_combo = ChoiceCombo(self), ChoiceCombo(self), ChoiceCombo(self)
        self.zone_combo = ChoiceCombo(self)
        self._near_zones: list[str] = []
        self.title_fields, self.place_fields = LanguageFields(self), LanguageFields(self)
        self.date_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.start_edit, self.end_edit = ClockField(self), ClockField(self)
        self.sites = SitesCard(desk, self)
        self.officers = OfficersCard(desk, self)
        self._place_widgets()
        self._connect()

    def refresh(self) -> None:
        draft: MeetingDraft = self.live.read(meetings.draft, self.meeting.id)
        self._offer_choices()
        if not self.form.number_edit.isModified():
            self.form.number_edit.setText(draft.number or "")
        self.kind_combo.show_value(draft.kind)
        self.format_combo.show_value(draft.format)
        self.host_combo.show_value(draft.host_side_id)
        self.zone_combo.show_value(draft.time_zone)
        for fields, label, shown in (
            (self.title_fields, self.form.title_label, draft.title),
            (self.place_fields, self.form.place_label, draft.place),
        ):
            fields.show_languages(self.around.languages, label.text())
            fields.show_texts(shown)
            for field in map(fields.field, self.around.languages):
                if not field.hasFocus():
                    field.setCursorPosition(0)
        self.date_edit.show_value(draft.date)
        self.start_edit.show_value(meeting_times.start(draft))
        self.end_edit.show_value(meeting_times.end(draft))
        self.end_edit.setEnabled(draft.starts_at is not None)
        self._show_clocks()
        self.sites.show_meeting(self.meeting, self.around)
        self.officers.show_meeting(self.meeting, self.around)

    def flush(self) -> None:
        if self.meeting_id is None:
            return
        self._write_number()
        for field in (self.date_edit, self.start_edit, self.end_edit, self.title_fields, self.place_fields):
            field.flush()
        self.sites.flush()

    def forget(self) -> None:
        self.form.number_edit.setModified(False)
        self.sites.forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        for layout, label, widget in (
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.format_layout, form.format_label, self.format_combo),
            (form.host_layout, form.host_label, self.host_combo),
            (form.title_layout, form.title_label, self.title_fields),
            (form.place_layout, form.place_label, self.place_fields),
            (form.date_layout, form.date_label, self.date_edit),
            (form.start_layout, form.start_label, self.start_edit),
            (form.end_layout, form.end_label, self.end_edit),
            (form.zone_layout, form.zone_label, self.zone_combo),
        ):
            layout.addWidget(widget)
            label.setBuddy(widget)
        form.plan_page.setMaximumWidth(theme.READABLE)
        form.cards_layout.addWidget(self.sites)
        form.cards_layout.addWidget(self.officers)
        chain = [form.number_edit, self.kind_combo, self.format_combo, self.host_combo, self.title_fields]
        chain += [self.place_fields, self.date_edit, self.start_edit, self.end_edit, self.zone_combo, self.sites]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.form.number_edit.editingFinished.connect(self._write_number)
        self.kind_combo.chosen.connect(self._set_kind)
        self.format_combo.chosen.connect(self._set_format)
        self.host_combo.chosen.connect(self._set_host)
        self.zone_combo.chosen.connect(self._set_zone)
        self.title_fields.edited.connect(self._write_title)
        self.place_fields.edited.connect(self._write_place)
        self.date_edit.edited.connect(self._set_day)
        self.start_edit.edited.connect(self._set_start)
        self.end_edit.edited.connect(self._set_end)
        for field in (self.date_edit, self.start_edit, self.end_edit):
            field.refused.connect(self.live.tell_refusal)

    def _offer_choices(self) -> None:
        language = self.desk.language
        self.kind_combo.show_choices(meeting_words.worded(MeetingKind, language))
        self.format_combo.show_choices(meeting_words.worded(MeetingFormat, language))
        sides = [(side.id, side.name) for side in self.around.sides]
        self.host_combo.show_choices([(None, self.tr("No side")), *sides])
        self.form.host_label.setVisible(bool(sides))
        self.host_combo.setVisible(bool(sides))
        near = self.around.zones(self.meeting.time_zone)
        zones = [*near, *(zone for zone in known_zones() if zone not in near)]
        if near != self._near_zones:
            self._near_zones = near
            self.zone_combo.show_choices([(zone, _zone_name(zone, language)) for zone in zones])

    def _show_clocks(self) -> None:
        day, clock = self.around.day_of(self.meeting), self.around.time_of(self.meeting)
        self.form.clocks_label.setText(" · ".join(filter(None, (day, clock))))

    @Slot()
    def _write_number(self) -> None:
        field = self.form.number_edit
        if field.isModified():
            field.setModified(False)
            self._change(number=field.text())

    @Slot(object)
    def _set_kind(self, kind: MeetingKind) -> None:
        self._change(kind=kind)

    @Slot(object)
    def _set_format(self, meeting_format: MeetingFormat) -> None:
        self._change(format=meeting_format)

    @Slot(object)
    def _set_host(self, side_id: str | None) -> None:
        self._change(host_side_id=side_id)

    @Slot(dict)
    def _write_title(self, texts: dict[str, str]) -> None:
        self._change(title=self._all_languages(texts))

    @Slot(dict)
    def _write_place(self, texts: dict[str, str]) -> None:
        self._change(place=self._all_languages(texts))

    @Slot(object)
    def _set_day(self, day: dt.date) -> None:
        self._change_times(meeting_times.on_day, day)

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change_times(meeting_times.in_zone, zone)

    @Slot(object)
    def _set_start(self, clock: dt.time | None) -> None:
        self._change_times(meeting_times.from_clock, clock)

    @Slot(object)
    def _set_end(self, clock: dt.time | None) -> None:
        self._change_times(meeting_times.until_clock, clock)

    def _all_languages(self, texts: dict[str, str]) -> dict[str, str]:
        """An emptied field takes its text away."""
        return {tag: texts.get(tag, "") for tag in self.around.languages}

    def _change_times(self, laid: Callable[[MeetingDraft, Any], MeetingDraft], value: object) -> None:
        if self.meeting_id is None:
            return
        try:
            draft = laid(self.live.read(meetings.draft, self.meeting_id), value)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            self.look_again()
            return
        self.attempt(_LABEL, meetings.change, self.meeting_id, draft)

    def _change(self, **fields: Any) -> None:
        if self.meeting_id is not None:
            draft = replace(self.live.read(meetings.draft, self.meeting_id), **fields)
            self.attempt(_LABEL, meetings.change, self.meeting_id, draft)


def _zone_name(zone: str, language: str) -> str:
    city = clocks.city(zone, language)
    return f"{city}  ({zone})" if zone != "UTC" else zone
