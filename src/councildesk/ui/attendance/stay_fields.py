"""One stay of somebody: where, from when to when. Times are by the clocks of the meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from councildesk.domain import clocks
from councildesk.domain.attendance import Presence
from councildesk.domain.errors import Refusal
from councildesk.services import running, stays
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.stays import StayRow
from councildesk.ui import icons
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import ClockField

_DAY = dt.timedelta(days=1)


class StayFields(QWidget):
    def __init__(
        self, live: LiveWorkspace, language: str, parent: QWidget | None = None, *, is_short: bool = False
    ) -> None:
        """Where it is short, only the times can be changed: whether somebody is online, a figure says."""
        super().__init__(parent)
        self.live = live
        self._stay: StayRow | None = None
        self._meeting: MeetingRow | None = None
        self.presence_combo = ChoiceCombo(self)
        self.presence_combo.show_choices(meeting_words.worded(Presence, language))
        self.presence_combo.setAccessibleName(self.tr("Where"))
        self.from_edit, self.until_edit = ClockField(self), ClockField(self)
        self.from_edit.setAccessibleName(self.tr("Arrived at"))
        self.until_edit.setAccessibleName(self.tr("Left at"))
        self.from_edit.setPlaceholderText("…")
        self.until_edit.setPlaceholderText("…")
        for field in (self.from_edit, self.until_edit):
            field.setMinimumWidth(ClockField.ROOM)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icons.icon("remove"))
        self.remove_button.setIconSize(QSize(16, 16))
        self.remove_button.setToolTip(self.tr("Remove this stay"))
        self.remove_button.setAccessibleName(self.tr("Remove this stay"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.presence_combo, 3)
        layout.addWidget(self.from_edit, 2)
        layout.addWidget(PlainLabel("–", self))
        layout.addWidget(self.until_edit, 2)
        layout.addWidget(self.remove_button)
        self.presence_combo.setHidden(is_short)
        self.presence_combo.chosen.connect(self._set_presence)
        self.from_edit.edited.connect(self._set_start)
        self.until_edit.edited.connect(self._set_end)
        for field in (self.from_edit, self.until_edit):
            field.tell_refusals(live)
        self.remove_button.clicked.connect(self._remove)

    def show_stay(self, stay: StayRow, meeting: MeetingRow) -> None:
        self._stay, self._meeting = stay, meeting
        zone = clocks.zone(meeting.time_zone)
        self.presence_combo.show_value(stay.presence)
        self.from_edit.show_value(stay.arrived_at.astimezone(zone).time() if stay.arrived_at else None)
        self.until_edit.show_value(stay.left_at.astimezone(zone).time() if stay.left_at else None)

    def flush(self) -> None:
        self.from_edit.flush()
        self.until_edit.flush()

    @Slot(object)
    def _set_presence(self, presence: Presence) -> None:
        self._correct(presence=presence, site_id=None)

    @Slot(object)
    def _set_start(self, clock: dt.time | None) -> None:
        self._set_time("arrived_at", clock, "left_at")

    @Slot(object)
    def _set_end(self, clock: dt.time | None) -> None:
        self._set_time("left_at", clock, "arrived_at")

    def _set_time(self, name: str, clock: dt.time | None, other: str) -> None:
        if self._meeting is None or self._stay is None:
            return
        known = getattr(self._stay, name) or getattr(self._stay, other)
        try:
            near = known or self.live.read(running.course, self._meeting.id).opened_at
            instant = instant_of(clock, self._meeting, near) if clock is not None else None
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        self._correct(**{name: instant})

    @Slot()
    def _remove(self) -> None:
        if self._stay is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove stay"), stays.remove, self._stay.id)

    def _correct(self, **fields: Any) -> None:
        if self._stay is None or self._meeting is None:
            return
        draft = replace(self.live.read(stays.draft, self._stay.id), **fields)
        label = QT_TRANSLATE_NOOP("Steps", "Correct attendance")
        try:
            self.live.perform(label, stays.correct, self._stay.id, draft)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            self.show_stay(self._stay, self._meeting)


def instant_of(clock: dt.time, meeting: MeetingRow, near: dt.datetime | None = None) -> dt.datetime:
    """The instant of a clock time in the meeting; long before its beginning the next day is meant.

    `near` is known to be of the meeting, which may be held on another day than was planned. Refuses with
    ValueNotAllowed an hour that the clocks skip.
    """
    if near is not None:
        return clocks.nearest_moment(near, clock, meeting.time_zone)
    instant = clocks.moment(meeting.date, clock, meeting.time_zone)
    if meeting.starts_at and meeting.starts_at - instant > _DAY / 2:
        return clocks.moment(meeting.date + _DAY, clock, meeting.time_zone)
    return instant
