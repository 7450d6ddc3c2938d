"""Cells of a table that have a state are painted as chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from councildesk.ui import colours
from councildesk.ui.state import STATE_ROLE, State
from councildesk.ui.widgets.state_chip import chip_font, chip_size, paint_chip

_FOCUS = 3
_CELL_MARGIN = 11
"""As far from the cell's edge as the text of the cells around it."""


class StateDelegate(QStyledItemDelegate):
    """Paints cells that have a state as chips, all others as usual."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = index.data(STATE_ROLE)
        if isinstance(state, State):
            self._paint_state(painter, option, index, state)
        else:
            super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:  # the row that Enter opens, selected or not
            place = QRect(option.rect.left(), option.rect.top(), _FOCUS, option.rect.height())
            painter.fillRect(place, QColor(colours.shown_in(option.palette).accent))

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, state: State
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        font = chip_font(option.font)
        cell = option.rect
        size = chip_size(state, font)
        place = QRect(cell.left() + _CELL_MARGIN, 0, min(size.width(), cell.width() - _CELL_MARGIN), size.height())
        place.moveTop(cell.top() + (cell.height() - size.height()) // 2)
        paint_chip(painter, place, state, font, option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_edge(painter, place, state, option)

    def _paint_edge(self, painter: QPainter, place: QRect, state: State, option: QStyleOptionViewItem) -> None:
        """In a selected row a chip may have the colour of the ground."""
        edge = QColor(colours.shown_in(option.palette).tones[state.tone].text)
        edge.setAlphaF(0.4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), place.height() / 2, place.height() / 2)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        state = index.data(STATE_ROLE)
        if not isinstance(state, State):
            return hint
        chip = chip_size(state, chip_font(option.font))
        return QSize(chip.width() + 2 * _CELL_MARGIN, max(hint.height(), chip.height() + 8))
