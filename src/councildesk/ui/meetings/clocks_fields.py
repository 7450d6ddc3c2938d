"""When a meeting begins and ends by the clocks of every side: typed in any of them, the others follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from councildesk.domain import clocks, dates
from councildesk.services.meetings import MeetingDraft
from councildesk.ui.meetings import meeting_times
from councildesk.ui.widgets.field_group import FieldGroup
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import ClockField


@dataclass(frozen=True)
class Typed:
    """A clock time as somebody typed it, and in which zone; None for an emptied field."""

    clock: dt.time | None
    zone: str


@dataclass(frozen=True)
class _Line:
    """The widgets of one zone."""

    city: QLabel
    start: ClockField
    end: ClockField
    note: QLabel


class ClocksFields(FieldGroup):
    """`start_typed` and `end_typed` carry a `Typed`, `refused` the Refusal of what is no clock time.

    The first zone is that of the first side; where it is another day than the meeting's, its line says so.
    """

    start_typed = Signal(object)
    end_typed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Line] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(10)
        self._layout.setVerticalSpacing(6)
        self.start_label, self.end_label = PlainLabel(parent=self), PlainLabel(parent=self)
        for column, label in ((1, self.start_label), (2, self.end_label)):
            label.setProperty("look", "small")
            self._layout.addWidget(label, 0, column)
        self._layout.setColumnStretch(3, 1)
        self._name()

    def start(self, zone: str) -> ClockField:
        """The field of the beginning by the clocks of this zone."""
        return self._lines[zone].start

    def end(self, zone: str) -> ClockField:
        return self._lines[zone].end

    def note(self, zone: str) -> str:
        """What stands behind the clocks of a zone: the date, where it is not that of the meeting."""
        return self._lines[zone].note.text()

    def fields(self) -> list[ClockField]:
        """All fields, in the order of reading."""
        return [field for line in self._lines.values() for field in (line.start, line.end)]

    def show_zones(self, zones: Sequence[str], language: str) -> None:
        """A line for each zone."""
        if list(self._lines) != list(zones):
            self._make_lines(zones)
        for zone, line in self._lines.items():
            city = clocks.city(zone, language)
            line.city.setText(city if len(self._lines) > 1 else "")
            for label, field in ((self.start_label, line.start), (self.end_label, line.end)):
                field.setAccessibleName(f"{label.text().replace('&', '')}, {city}")

    def show_draft(self, draft: MeetingDraft, language: str) -> None:
        """Show the hours of this meeting; what somebody types just now stays."""
        for zone, line in self._lines.items():
            line.start.show_value(meeting_times.start(draft, zone))
            line.end.show_value(meeting_times.end(draft, zone))
            line.end.setEnabled(draft.starts_at is not None)
            line.note.setText(_other_days(draft, zone, language))
            line.note.setVisible(bool(line.note.text()))

    def flush(self) -> None:
        """Read what was typed."""
        for field in self.fields():
            field.flush()

    @property
    def is_refused(self) -> bool:
        """Something that is no clock time stands in a field."""
        return any(field.refusal is not None for field in self.fields())

    def retranslate(self) -> None:
        """Called by whoever owns the form, before `show_zones`."""
        self._name()

    def _name(self) -> None:
        self.start_label.setText(QCoreApplication.translate("ClocksFields", "&Start"))
        self.end_label.setText(QCoreApplication.translate("ClocksFields", "E&nd"))

    def _make_lines(self, zones: Sequence[str]) -> None:
        old, self._lines = (
            self._lines,
            {zone: self._make_line(place, zone) for place, zone in enumerate(zones, start=1)},
        )
        fields = self.fields()
        self.order_fields(fields)
        for line in old.values():
            for widget in (line.city, line.start, line.end, line.note):
                self._layout.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        if fields:
            self.start_label.setBuddy(fields[0])
            self.end_label.setBuddy(fields[1])

    def _make_line(self, place: int, zone: str) -> _Line:
        line = _Line(PlainLabel(parent=self), ClockField(self), ClockField(self), PlainLabel(parent=self))
        line.note.setProperty("look", "quiet")
        width = self.fontMetrics().averageCharWidth() * 14
        for field, told in ((line.start, self.start_typed), (line.end, self.end_typed)):
            field.setFixedWidth(width)
            field.edited.connect(partial(self._tell, told, zone))
            field.refused.connect(self.refused)
        for column, widget in enumerate((line.city, line.start, line.end, line.note)):
            self._layout.addWidget(widget, place, column)
        return line

    def _tell(self, told: SignalInstance, zone: str, clock: dt.time | None) -> None:
        told.emit(Typed(clock, zone))


def _other_days(draft: MeetingDraft, zone: str, language: str) -> str:
    """The dates of beginning and end in a zone, where one of them is not that of the meeting."""
    instants = [instant for instant in (draft.starts_at, draft.ends_at) if instant is not None]
    days = list(dict.fromkeys(clocks.local_day(instant, zone) for instant in instants))
    if not days or days == [draft.date]:
        return ""
    return dates.span(days[0], days[-1], language)
