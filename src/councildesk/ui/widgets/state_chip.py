"""A state as a small rounded mark with icon and word: a widget for headers and cards, a delegate for tables."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from councildesk.ui import colours, icons, theme
from councildesk.ui.rows_model import STATE_ROLE
from councildesk.ui.state import State

_PADDING, _GAP = 8, 5
_CELL_MARGIN = 11
"""As far from the cell's edge as the text of the cells around it."""


class StateChip(QWidget):
    """Shows one state; invisible while it has none."""

    def __init__(self, parent: QWidget | None = None, state: State | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    @property
    def state(self) -> State | None:
        return self._state

    def show_state(self, state: State | None) -> None:
        self._state = state
        self.setAccessibleName(state.word if state else "")
        self.setVisible(state is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._state, _chip_font(self.font())) if self._state else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state:
            painter = QPainter(self)
            paint_chip(painter, self.rect(), self._state, _chip_font(self.font()), self.palette())
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


class StateDelegate(QStyledItemDelegate):
    """Paints cells that have a state as chips, all others as usual."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = index.data(STATE_ROLE)
        if not isinstance(state, State):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        font = _chip_font(option.font)
        cell = option.rect
        size = chip_size(state, font)
        place = QRect(cell.left() + _CELL_MARGIN, 0, min(size.width(), cell.width() - _CELL_MARGIN), size.height())
        place.moveTop(cell.top() + (cell.height() - size.height()) // 2)
        paint_chip(painter, place, state, font, option.palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        state = index.data(STATE_ROLE)
        if not isinstance(state, State):
            return hint
        chip = chip_size(state, _chip_font(option.font))
        return QSize(chip.width() + 2 * _CELL_MARGIN, max(hint.height(), chip.height() + 8))


def chip_size(state: State, font: QFont) -> QSize:
    metrics = QFontMetrics(font)
    height = metrics.height() + 6
    return QSize(metrics.horizontalAdvance(state.word) + metrics.height() + _GAP + 2 * _PADDING + 2, height)


def paint_chip(painter: QPainter, rect: QRect, state: State, font: QFont, palette: QPalette) -> None:
    """Paint the chip into the rectangle; a word that does not fit ends in dots."""
    pair = colours.shown_in(palette).tones[state.tone]
    metrics = QFontMetrics(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    side = metrics.height()
    glyph = QRect(rect.left() + _PADDING, rect.top() + (rect.height() - side) // 2, side, side)
    icons.draw(painter, glyph, state.icon, QColor(pair.text))
    writing = rect.adjusted(_PADDING + side + _GAP, 0, -_PADDING, 0)
    painter.setFont(font)
    painter.setPen(QColor(pair.text))
    word = metrics.elidedText(state.word, Qt.TextElideMode.ElideRight, writing.width() + 2)
    painter.drawText(writing, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
    painter.restore()


def _chip_font(font: QFont) -> QFont:
    return theme.sized(font, theme.SMALL, QFont.Weight.DemiBold)
