"""The course of the meeting over the live desk: what was noted when, to be mended or removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from councildesk.domain import clocks
from councildesk.domain.errors import Refusal
from councildesk.services import running
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.running import EventRow
from councildesk.ui import icons, live_workspace, theme
from councildesk.ui.hold import course_lines
from councildesk.ui.hold.course_place import CoursePlace
from councildesk.ui.page import Desk
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.lines_view import LinesView
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import ClockField

_LIST = 34
"""Room of the list for one line at least."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CoursePanel(QFrame):
    """Hidden until it is asked for, and again when somebody works elsewhere. Each mending is one undo step.

    The cursor is in the time, at first of what was noted last: typing and Enter mend it, Up and Down lead to others,
    Enter on a time that stays and Escape leave (`left`).
    """

    left = Signal()

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], above: QWidget, parent: QWidget) -> None:
        """It stands above a widget of the same parent."""
        super().__init__(parent)
        self.setProperty("look", "card")
        self._desk, self._live, self._now = desk, desk.live, now
        self._meeting: MeetingRow | None = None
        self._items: Sequence[AgendaRow] = ()
        self._events: Sequence[EventRow] = ()
        self.heading_label, self.time_label = PlainLabel(parent=self), PlainLabel(parent=self)
        self.refusal_label = PlainLabel(parent=self)
        self.list = LinesView(self)
        self.clock_edit = _CourseClock(self)
        self.remove_button, self.leave_button = QPushButton(self), QPushButton(self)
        self._lay_out()
        self.place = CoursePlace(self, self.heading_label, above, parent)
        self._connect()
        self.retranslate()
        self.hide()

    @property
    def event_row(self) -> EventRow | None:
        """What the current line tells of."""
        return next((one for one in self._events if one.id == self.list.key), None)

    def turn(self, meeting: MeetingRow, items: Sequence[AgendaRow]) -> None:
        """Show what was noted, with the cursor in the last of it; asked for again, go."""
        if self.isVisible():
            self.leave()
        elif self._live.read(running.events, meeting.id):
            self._open(meeting, items)
        else:
            self._live.tell(self.tr("The meeting was not opened yet: there are no times to mend."))

    def _open(self, meeting: MeetingRow, items: Sequence[AgendaRow]) -> None:
        self.place.take()
        self.show()
        self.raise_()
        self.list.lines.show_lines(())
        self.show_course(meeting, items)
        self._go_to_time()

    def show_course(self, meeting: MeetingRow, items: Sequence[AgendaRow]) -> None:
        """Read what was noted again; the same event stays current, else it is the last one."""
        key = self.list.key
        self._meeting, self._items = meeting, items
        self._events = self._live.read(running.events, meeting.id)
        if not self._events:
            self.leave()
            return
        kept = next((one.id for one in self._events if one.id == key), self._events[-1].id)
        self.list.show_lines(course_lines.lines(self._events, items, meeting), kept)
        if kept != key or self.clock_edit.refusal is None:
            self._show_event()

    def retranslate(self) -> None:
        self.heading_label.setText(self.tr("Course of the meeting"))
        self.list.setAccessibleName(self.tr("Course of the meeting"))
        self.clock_edit.setAccessibleName(self.tr("Time of what happened"))
        self.clock_edit.setToolTip(self.tr("The right time, then Enter; Up and Down lead to other times"))
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Take this out of the course (Ctrl+Shift+Del)"))
        self.remove_button.setAccessibleDescription(self.remove_button.toolTip())
        self.leave_button.setText(self.tr("Back to the text"))
        self._name_zone()

    @Slot()
    def leave(self) -> None:
        """Back to where somebody wrote."""
        self.hide()
        self.left.emit()

    @Slot()
    def remove(self) -> None:
        """Take the current event out of the course."""
        event = self.event_row
        if event is None or self._meeting is None:
            return
        told = self.tr("Removed from the course: {what}").replace("{what}", self._told(event))
        below = self._events[min(self.list.currentIndex().row() + 1, len(self._events) - 1)].id
        try:
            self._live.perform(QT_TRANSLATE_NOOP("Steps", "Remove from the course"), running.remove_event, event.id)
        except Refusal as refusal:
            self._tell(refusal)
            return
        self._live.tell(told, undoable=True)
        self.list.choose(below)
        if self.isVisible():
            self._show_event()
            self._go_to_time()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.heading_label.setProperty("look", "heading")
        self.time_label.setProperty("look", "small")
        self.time_label.setBuddy(self.clock_edit)
        self.refusal_label.setProperty("look", "refusal")
        self.refusal_label.setWordWrap(True)
        self.refusal_label.hide()
        self.list.setMinimumHeight(_LIST)
        self.list.setFont(theme.tabular(self.font()))
        self.clock_edit.setFixedWidth(72)
        icons.beside_text(self.remove_button, "remove")
        mending = QHBoxLayout()
        mending.setSpacing(8)
        for widget in (self.time_label, self.clock_edit, self.remove_button):
            mending.addWidget(widget)
        mending.addStretch(1)
        mending.addWidget(self.leave_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.heading_label)
        layout.addWidget(self.list, 1)
        layout.addLayout(mending)
        layout.addWidget(self.refusal_label)
        stops = (self.clock_edit, self.remove_button, self.leave_button, self.list)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.clicked.connect(self._go_to_time)
        self.list.activated.connect(self._go_to_time)
        DeleteKey(self.list).pressed.connect(self.remove)
        self.clock_edit.edited.connect(self._mend)
        self.clock_edit.refused.connect(self._tell)
        self.clock_edit.step_wanted.connect(self.list.step)
        self.clock_edit.left.connect(self.leave)
        self.clock_edit.textEdited.connect(self.refusal_label.hide)
        self.clock_edit.restored.connect(self.refusal_label.hide)
        self.remove_button.clicked.connect(self.remove)
        self.leave_button.clicked.connect(self.leave)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)

    @Slot(QWidget, QWidget)
    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Who writes elsewhere at the desk sees it whole."""
        desk = self.parentWidget()
        if desk is not None and now is not None and desk.isAncestorOf(now) and not self.isAncestorOf(now):
            self.hide()

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_event()

    def _show_event(self) -> None:
        event = self.event_row
        self.refusal_label.hide()
        self._name_zone()
        if event is not None:
            self.clock_edit.setModified(False)
            self.clock_edit.show_value(self._clock(event))
            if self.clock_edit.hasFocus():
                self.clock_edit.selectAll()

    def _name_zone(self) -> None:
        zone = clocks.city(self._meeting.time_zone, self._desk.language) if self._meeting else ""
        self.time_label.setText(self.tr("Time ({city})").replace("{city}", zone))

    @Slot(object)
    def _mend(self, clock: dt.time) -> None:
        event = self.event_row
        if event is None or self._meeting is None:
            return
        try:
            label = QT_TRANSLATE_NOOP("Steps", "Mend time of the course")
            self._live.perform(label, running.correct_clock, event.id, clock, self._now())
        except Refusal as refusal:
            self.clock_edit.refuse(refusal, self._clock(event))
            self._tell(refusal)
            return
        mended = self.event_row
        if mended is not None:
            self._live.tell(self._told(mended), undoable=True)

    @Slot(object)
    def _tell(self, refusal: Refusal) -> None:
        """The sentence stands below the time."""
        self.refusal_label.setText(live_workspace.sentence(refusal))
        self.refusal_label.show()
        self.clock_edit.setAccessibleDescription(self.refusal_label.text())
        if self.isVisible():
            self._go_to_time()

    @Slot()
    def _go_to_time(self) -> None:
        self.clock_edit.setFocus()
        self.clock_edit.selectAll()

    def _told(self, event: EventRow) -> str:
        assert self._meeting is not None
        word = course_lines.word(event, self._events, self._items)
        return f"{course_lines.time(event, self._meeting)}  {word}"

    def _clock(self, event: EventRow) -> dt.time:
        assert self._meeting is not None
        return event.at.astimezone(clocks.zone(self._meeting.time_zone)).time().replace(second=0, microsecond=0)


class _CourseClock(ClockField):
    """Up and Down go to other events, once what was typed is taken; Enter takes it, and leaves where nothing was."""

    step_wanted = Signal(int)
    left = Signal()
    restored = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, may_be_empty=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers():
            self.flush()
            if self.refusal is None:
                self.step_wanted.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            was_typed = self.isModified()
            self.flush()
            if not was_typed and self.refusal is None:
                self.left.emit()
        else:
            super().keyPressEvent(event)
            if key is Qt.Key.Key_Escape and self.refusal is None:
                self.selectAll()
                self.restored.emit()
