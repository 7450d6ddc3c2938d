"""Fields for a day and for a clock time, typed in the way people write them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from councildesk.domain import dates
from councildesk.domain.errors import Refusal
from councildesk.domain.relative_dates import parse_day
from councildesk.domain.typed_dates import parse_time
from councildesk.ui import icons, theme

if TYPE_CHECKING:
    from councildesk.ui.live_workspace import LiveWorkspace


class TypedField(QLineEdit):
    """A line that is read into a value when somebody leaves it.

    `edited` carries the new value, None for an emptied field; `refused` the Refusal of what cannot be read, which stays
    in the field, marked, until it is mended or Escape gives the old value back; `mended` then.
    """

    edited = Signal(object)
    refused = Signal(object)
    mended = Signal()

    def __init__(self, parent: QWidget | None = None, may_be_empty: bool = True) -> None:
        super().__init__(parent)
        self._value: Any = None
        self.refusal: Refusal | None = None
        """Why what stands in the field cannot be read."""
        self._may_be_empty = may_be_empty
        self.setFont(theme.tabular(self.font()))
        self.editingFinished.connect(self.flush)

    @property
    def value(self) -> Any:
        """What was shown or read last."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show this value; what somebody types just now stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show()

    @Slot()
    def flush(self) -> None:
        """Read what was typed."""
        if not self.isModified():
            return
        typed = self.text().strip()
        if not typed and not self._may_be_empty:
            self._show()
            return
        try:
            value = self._read(typed) if typed else None
        except Refusal as refusal:
            self._mark(refusal)
            self.setModified(False)
            self.refused.emit(refusal)
            return
        is_new = value != self._value
        self._value = value
        self._show()
        if is_new:
            self.edited.emit(value)

    def tell_refusals(self, live: LiveWorkspace) -> None:
        """Let the quiet bar say why something is refused, as long as it stands in the field."""
        matter = f"typed field {id(self)}"
        self.refused.connect(partial(live.tell_refusal, matter=matter))
        self.mended.connect(partial(live.amend, matter, None))

    def refuse(self, refusal: Refusal, value: Any) -> None:
        """What was read cannot be taken: it stays in the field, marked; Escape gives `value` back."""
        self._value = value
        self._mark(refusal)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self.refusal is not None):
            self._show()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.setText("" if self._value is None else self._write(self._value))
        self.setModified(False)
        self._mark(None)

    def _mark(self, refusal: Refusal | None) -> None:
        was_invalid, self.refusal = self.refusal is not None, refusal
        if was_invalid is not (refusal is not None):
            self.setProperty("invalid", refusal is not None)
            self.style().unpolish(self)
            self.style().polish(self)
        if was_invalid and refusal is None:
            self.mended.emit()

    def _read(self, typed: str) -> Any:
        raise NotImplementedError

    def _write(self, value: Any) -> str:
        raise NotImplementedError


class ClockField(TypedField):
    """A clock time (datetime.time): `10`, `1030` and `10.30` are read, too."""

    ROOM = 64
    """The width in which a time is read whole."""

    def _read(self, typed: str) -> dt.time:
        return parse_time(typed)

    def _write(self, value: dt.time) -> str:
        return f"{value:%H:%M}"


class DayField(TypedField):
    """A day (datetime.date), typed in figures or words of any of the languages, or picked from a calendar.

    "In two weeks" is read as well.
    """

    def __init__(self, parent: QWidget | None = None, may_be_empty: bool = True, language: str = "en") -> None:
        super().__init__(parent, may_be_empty)
        self._language = language
        self._action = QAction(icons.icon("meetings"), self.tr("Calendar"), self)
        self._action.triggered.connect(self._open_calendar)
        self.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        self.calendar: QCalendarWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_down or event.key() == Qt.Key.Key_F4:
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        self.calendar = QCalendarWidget(popup)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._value is not None:
            self.calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        layout.addWidget(self.calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        self.calendar.setFocus()

    @Slot(QDate)
    def _take(self, chosen: QDate) -> None:
        if self.calendar is not None:
            self.calendar.window().close()
            self.calendar = None
        self.setText(self._write(dt.date(chosen.year(), chosen.month(), chosen.day())))
        self.setModified(True)
        self.flush()

    def _read(self, typed: str) -> dt.date:
        return parse_day(typed, dt.date.today())  # noqa: DTZ011 - the reader's own day

    def _write(self, value: dt.date) -> str:
        return dates.in_figures(value, self._language)
