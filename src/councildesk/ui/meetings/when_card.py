"""When a meeting is: its day, its hours by every side's clocks, its own zone, its breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from councildesk._generated.forms.ui_meeting_when import Ui_MeetingWhen
from councildesk.domain import clocks
from councildesk.domain.agenda import ItemKind
from councildesk.domain.errors import Refusal
from councildesk.domain.meetings import MeetingState
from councildesk.services import agenda, meetings
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingDraft, MeetingRow
from councildesk.services.zones import known_zones
from councildesk.ui.live_workspace import sentence
from councildesk.ui.meetings import meeting_times
from councildesk.ui.meetings.clocks_fields import ClocksFields, Typed
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk, Place
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.links_list import Link, LinksList
from councildesk.ui.widgets.typed_fields import DayField


class WhenCard(QFrame):
    """What cannot be is refused in a sentence on the card, and what is shown is what is kept again.

    `place_wanted` carries the place of a break in the agenda.
    """

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_MeetingWhen()
        self.form.setupUi(self)
        self._meeting_id, self._is_postponed = "", False
        self._near_zones: list[str] = []
        self.date_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.clocks = ClocksFields(self)
        self.zone_combo = ChoiceCombo(self)
        self.breaks_list = LinksList(self)
        self._place_widgets()
        self._connect()

    def show_meeting(self, meeting: MeetingRow, around: Surroundings) -> None:
        """Show when this meeting is; what somebody types just now stays."""
        if meeting.id != self._meeting_id:
            self._meeting_id = meeting.id
            self.form.refusal_label.hide()
        self._is_postponed = meeting.state is MeetingState.POSTPONED
        language = self.desk.language
        draft: MeetingDraft = self.live.read(meetings.draft, meeting.id)
        near = around.zones(meeting.time_zone)
        if near != self._near_zones:
            self._near_zones = near
            zones = [*near, *(zone for zone in known_zones() if zone not in near)]
            self.zone_combo.show_choices([(zone, _zone_name(zone, language)) for zone in zones])
        self.zone_combo.show_value(draft.time_zone)
        self.date_edit.show_value(draft.date)
        self.clocks.show_zones(near, language)
        self.clocks.show_draft(draft, language)
        self._show_breaks(meeting, around)

    def flush(self) -> None:
        self.date_edit.flush()
        self.clocks.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.clocks.retranslate()

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.date_layout, form.date_label, self.date_edit),
            (form.clocks_layout, form.clocks_label, self.clocks),
            (form.zone_layout, form.zone_label, self.zone_combo),
            (form.breaks_layout, form.breaks_label, self.breaks_list),
        )
        form.refusal_label.hide()
        QWidget.setTabOrder(self.date_edit, self.clocks)
        QWidget.setTabOrder(self.clocks, self.zone_combo)
        QWidget.setTabOrder(self.zone_combo, self.breaks_list)

    def _connect(self) -> None:
        self.date_edit.edited.connect(self._set_day)
        self.clocks.start_typed.connect(self._set_start)
        self.clocks.end_typed.connect(self._set_end)
        self.zone_combo.chosen.connect(self._set_zone)
        self.breaks_list.wanted.connect(self.place_wanted)
        for field in (self.date_edit, self.clocks):
            field.refused.connect(self._refuse)

    def _show_breaks(self, meeting: MeetingRow, around: Surroundings) -> None:
        rows = self.live.read(agenda.rows, meeting.id, self.desk.language)
        breaks = [row for row in rows if row.kind is ItemKind.BREAK]
        self.breaks_list.setAccessibleName(self.form.breaks_label.text())
        links = [
            Link(self._break(row, meeting, around), "break", Place("meetings", meeting.id, "agenda", row.id))
            for row in breaks
        ]
        if not links:
            links = [Link(self.tr("None; add one in the agenda"), "agenda", Place("meetings", meeting.id, "agenda"))]
        self.breaks_list.show_links(links)

    def _break(self, row: AgendaRow, meeting: MeetingRow, around: Surroundings) -> str:
        """Its hours by all clocks, and what it is for."""
        when = ""
        if row.slot is not None:
            zones = around.zones(meeting.time_zone)
            when = clocks.clock_span(row.slot.starts, row.slot.ends, zones, self.desk.language, meeting.date)
        elif row.planned_minutes:
            when = self.tr("%n min", "", row.planned_minutes)
        return "  ".join(filter(None, (when, row.title))) or self.tr("Break")

    @Slot(object)
    def _set_day(self, day: dt.date) -> None:
        self._change(meeting_times.on_day, day)

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change(meeting_times.in_zone, zone)

    @Slot(object)
    def _set_start(self, typed: Typed) -> None:
        self._change(meeting_times.from_clock, typed.clock, typed.zone)

    @Slot(object)
    def _set_end(self, typed: Typed) -> None:
        self._change(meeting_times.until_clock, typed.clock, typed.zone)

    def _change(self, laid: Callable[..., MeetingDraft], *values: Any) -> None:
        if not self._meeting_id:
            return
        kept: MeetingDraft = self.live.read(meetings.draft, self._meeting_id)
        is_planned_again = self._is_postponed and laid is meeting_times.on_day
        label = QT_TRANSLATE_NOOP("Steps", "Change time of meeting")
        try:
            self.live.perform(label, meetings.change, self._meeting_id, laid(kept, *values))
        except Refusal as refusal:
            self._refuse(refusal)
            self.date_edit.show_value(kept.date)
            self.clocks.show_draft(kept, self.desk.language)
            self.zone_combo.show_value(kept.time_zone)
        else:
            self.form.refusal_label.hide()
            if is_planned_again:
                self.live.tell(self.tr("The meeting has a new day and is planned again."), undoable=True)

    @Slot(object)
    def _refuse(self, refusal: Refusal) -> None:
        self.form.refusal_label.setText(sentence(refusal))
        self.form.refusal_label.show()


def _zone_name(zone: str, language: str) -> str:
    city = clocks.city(zone, language)
    return f"{city}  ({zone})" if zone != "UTC" else zone
