"""The agenda of the running meeting: what is done, what is dealt with now, what comes next, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from councildesk.domain import clocks
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.attendance import FOR_EVER
from councildesk.domain.course import Course, Phase
from councildesk.domain.turnout import Span
from councildesk.services.agenda import AgendaRow
from councildesk.ui.colours import Tone
from councildesk.ui.widgets.lines_view import Line, LinesView

_AHEAD = 3
"""Items behind the current one that stay in sight."""
BEFORE = "before the first item"
"""Stands for what is written before the first item."""


class BusinessList(LinesView):
    """`looked_at` carries an item (or BEFORE) somebody went to with the arrows or a click, `open_wanted` one to open
    now: with Enter, a double click, or a click on an item that is still to come."""

    looked_at = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_second=True)
        self._waiting: frozenset[str] = frozenset()
        self._made: dict[str, tuple[object, Line]] = {}
        """Lines that were shown, with what they were made of: of a long agenda a step changes two."""
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._open)

    def show_items(
        self, items: Sequence[AgendaRow], course: Course, following: str | None, shown: str, zone: str
    ) -> None:
        """`following` is the item that comes next, `shown` the one that is written under; `zone` is by whose clocks
        times are told."""
        self._waiting = frozenset(item.id for item in items if item.state is ItemState.PLANNED)
        self._begun = frozenset(item.parent_id for item in items if item.id in course.items)
        before = Line(BEFORE, self.tr("Before the first item"))
        self.show_lines([before, *(self._line(item, course, following, zone) for item in items)], shown)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """What comes next is in sight, too, as far as there is room."""
        last = min(index.row() + _AHEAD, self.lines.rowCount() - 1)
        super().scrollTo(self.lines.index(last), hint)
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The quiet bar and the line for a new item take room from it."""
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.visualRect(current).intersects(self.viewport().rect()):
            self.scrollTo(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._made.clear()

    def _line(self, item: AgendaRow, course: Course, following: str | None, zone: str) -> Line:
        is_missed = course.phase is Phase.OVER and item.id not in self._begun
        stands = course.phase if item.id in (course.item, course.pause) else None
        facts = item, _spans(item, course), stands, item.id == following, is_missed, zone
        kept, line = self._made.get(item.id, (None, None))
        if line is None or kept != facts:
            line = self._new_line(item, course, following, zone)
            self._made[item.id] = facts, line
        return line

    def _new_line(self, item: AgendaRow, course: Course, following: str | None, zone: str) -> Line:
        spans = _spans(item, course)
        state, icon, tone = self._state(item, course, following)
        title = " ".join(filter(None, (item.number, item.title))) or self.tr("Break")
        times = _real(spans, zone) or (clocks.clock(item.slot.starts, zone) if item.slot else "")
        is_now = item.id in (course.item, course.pause)
        return Line(item.id, title, state, icon, tone, times, item.level, is_now, title)

    def _state(self, item: AgendaRow, course: Course, following: str | None) -> tuple[str, str, Tone]:
        if course.pause == item.id or (course.item == item.id and course.phase is Phase.RUNNING):
            return self.tr("now"), "running", Tone.ACCENT
        if course.item == item.id and item.state is ItemState.PLANNED:
            return self.tr("interrupted"), "pause", Tone.WARNING
        if item.state is ItemState.DONE or (item.state is ItemState.PLANNED and item.id in course.pauses):
            return self.tr("done"), "done", Tone.GOOD
        if item.state is ItemState.POSTPONED:
            return self.tr("postponed"), "postponed", Tone.WARNING
        if item.state is ItemState.WITHDRAWN:
            return self.tr("withdrawn"), "cancelled", Tone.NEUTRAL
        if course.phase is Phase.OVER and item.kind is not ItemKind.BREAK and item.id not in self._begun:
            return self.tr("not reached"), "missing", Tone.WARNING
        if item.id == following:
            return self.tr("next"), "next", Tone.ACCENT
        return "", "break" if item.kind is ItemKind.BREAK else "", Tone.NEUTRAL

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self.key is not None:
            self.looked_at.emit(self.key)

    @Slot(QModelIndex)
    def _click(self, _index: QModelIndex) -> None:
        if self.key in self._waiting:
            self.open_wanted.emit(self.key)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        if self.key is not None and self.key != BEFORE:
            self.open_wanted.emit(self.key)


def _spans(item: AgendaRow, course: Course) -> Sequence[Span]:
    return course.items.get(item.id) or course.pauses.get(item.id, ())


def _real(spans: Sequence[Span], zone: str) -> str:
    """From when to when it was dealt with; of several times the last."""
    if not spans:
        return ""
    ends = "" if spans[-1].ends == FOR_EVER else clocks.clock(spans[-1].ends, zone)
    return f"{clocks.clock(spans[-1].starts, zone)}–{ends}"


def spent(spans: Sequence[Span], now: dt.datetime) -> dt.timedelta:
    """How long an item has been dealt with until now."""
    parts = (max(dt.timedelta(), min(span.ends, now) - span.starts) for span in spans)
    return sum(parts, dt.timedelta())
