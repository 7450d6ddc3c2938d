"""The council by side: a column of equal width for each, its seats in the order of precedence.

One stop of the Tab key; inside, arrows go from seat to seat and across to the other side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from councildesk.services.board import BoardSeat
from councildesk.services.sides import SideRow
from councildesk.ui.members.seat_card import SeatCard, SeatWords, Stop
from councildesk.ui.widgets.plain_label import PlainLabel

MOST = 200
"""Cards that are made; a council with more seats is looked at in the lists."""


class BoardView(QScrollArea):
    """`opened` carries the stop on Enter or double click, `moved` how far Alt and an arrow move what is current."""

    opened = Signal(object)
    current_changed = Signal()
    move_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns: list[list[Stop]] = []
        self._current: Stop | None = None

    @property
    def current(self) -> Stop | None:
        """The seat or alternate on which keys and actions work."""
        return self._current

    def show_seats(self, seats: Sequence[BoardSeat], sides: Sequence[SideRow], language: str, day: dt.date) -> None:
        """Show these seats; what was current stays so, and keeps the keyboard."""
        kept = self._current.key if self._current else None
        had_focus = self._current is not None and self._current.hasFocus()
        place = self._place_of(self._current)
        inside, words = QWidget(), SeatWords(language, day)
        inside.setProperty("look", "page")
        grid = QGridLayout(inside)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        self._columns, self._current = [], None
        shown = list(seats[:MOST])
        groups = [(side.name, [one for one in shown if one.side_id == side.id]) for side in sides]
        for column, (name, group) in enumerate(groups):
            grid.addWidget(self._head(name, group), 0, column)
            self._fill(grid, group, words, 1, column)
        rest = [one for one in shown if one.side_id not in {side.id for side in sides}]
        below = grid.rowCount()
        if rest:
            if sides:
                grid.addWidget(self._head(self.tr("Without a side"), rest), below, 0)
            self._fill(grid, rest, words, below + 1, 0)
        for column in range(max(1, len(groups))):
            grid.setColumnStretch(column, 1)
        if len(seats) > MOST:
            more = self.tr("%n more: see the list of members.", "", len(seats) - MOST)
            grid.addWidget(_quiet(more), grid.rowCount(), 0)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)
        self._find(kept, place, had_focus)

    def choose(self, key: str) -> bool:
        """Make the seat, or the alternate's mandate, with this id current; False where it is not shown."""
        stop = next((stop for column in self._columns for stop in column if stop.key == key), None)
        if stop is None:
            stop = next((s for c in self._columns for s in c if s.tenure and s.tenure.mandate_id == key), None)
        if stop is not None:
            self._make_current(stop)
            self.ensureWidgetVisible(stop)
        return stop is not None

    def focus_current(self) -> None:
        """Give the keyboard to what is current."""
        if self._current is not None:
            self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stop = self._current
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if stop is not None:
                self.opened.emit(stop)
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key:
                step = -1 if key == Qt.Key.Key_Up else 1
                self.move_wanted.emit(step) if is_alt else self._go(0, step)
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key if not is_alt:
                self._go(-1 if key == Qt.Key.Key_Left else 1, 0)
            case Qt.Key.Key_Home | Qt.Key.Key_End as key:
                self._go(0, -len(self._all()) if key == Qt.Key.Key_Home else len(self._all()))
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_current()

    def _head(self, name: str, group: Sequence[BoardSeat]) -> QWidget:
        """The side and how many of its seats are held."""
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(2, 4, 2, 0)
        layout.setSpacing(2)
        title = PlainLabel(name)
        title.setProperty("look", "heading")
        held = sum(seat.holder is not None for seat in group)
        count = self.tr("{held} of %n seats held", "", len(group)).replace("{held}", str(held))
        layout.addWidget(title)
        layout.addWidget(_quiet(count))
        return head

    def _fill(self, grid: QGridLayout, group: Sequence[BoardSeat], words: SeatWords, row: int, column: int) -> None:
        stops: list[Stop] = []
        for number, seat in enumerate(group):
            card = SeatCard(seat, words)
            grid.addWidget(card, row + number, column)
            stops += [card, *card.lines]
        for stop in stops:
            stop.focused.connect(self._make_current)
            stop.opened.connect(self.opened)
        self._columns.append(stops)

    def _all(self) -> list[Stop]:
        return [stop for column in self._columns for stop in column]

    def _place_of(self, stop: Stop | None) -> tuple[int, int]:
        for number, column in enumerate(self._columns):
            if stop in column:
                return number, column.index(stop)
        return 0, 0

    def _find(self, key: str | None, place: tuple[int, int], had_focus: bool) -> None:
        """What was current, or what stands in its place now."""
        column, row = place
        if key is None or not self.choose(key):
            stops = self._columns[min(column, len(self._columns) - 1)] if self._columns else []
            stop = stops[min(row, len(stops) - 1)] if stops else next(iter(self._all()), None)
            self._make_current(stop)
        if had_focus:
            self.focus_current()

    def _go(self, aside: int, down: int) -> None:
        number, place = self._place_of(self._current)
        columns = [column for column in self._columns if column]
        if not columns or self._current is None:
            return
        if aside:
            self._go_across(number, aside)
            return
        column = self._columns[number]
        wanted = place + down
        if 0 <= wanted < len(column) or abs(down) > 1:
            target = column[max(0, min(wanted, len(column) - 1))]
        elif wanted >= len(column) and self._is_below(columns[-1]) and column is not columns[-1]:
            target = columns[-1][0]
        elif wanted < 0 and self._is_below(column) and column is not columns[0]:
            target = columns[0][-1]
        else:
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(target)

    def _go_across(self, number: int, aside: int) -> None:
        """To the seat at the same height on the other side."""
        target = number + aside
        if self._current is None or not 0 <= target < len(self._columns) or not self._columns[target]:
            return
        here = self._height_of(self._current)
        nearest = min(self._columns[target], key=lambda stop: abs(self._height_of(stop) - here))
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(nearest)

    def _height_of(self, stop: Stop) -> int:
        """How far below the top of the board it stands."""
        return stop.mapTo(self, QPoint(0, 0)).y()

    def _is_below(self, column: Sequence[Stop]) -> bool:
        """Whether a group stands under the columns rather than beside them."""
        return column[0].seat.side_id is None

    @Slot(object)
    def _make_current(self, stop: Stop | None) -> None:
        """Tab leads to what is current alone."""
        for other in self._all():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is stop else Qt.FocusPolicy.ClickFocus)
        self._current = stop
        self.setFocusProxy(stop)  # type: ignore[arg-type]  # None takes the proxy away
        self.current_changed.emit()


def _quiet(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("look", "small")
    return label
