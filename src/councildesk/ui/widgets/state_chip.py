"""A state as a small rounded mark with icon and word, for headers and cards; in tables, see `state_delegate`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from councildesk.ui import colours, icons, theme
from councildesk.ui.state import State

_PADDING, _GAP, _LEAST = 8, 5, 72


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
        self.setVisible(state is not None)
        if state == self._state:
            return
        self._state = state
        self.setAccessibleName(state.word if state else "")
        self.setToolTip(state.word if state and self.minimumWidth() else "")
        self.updateGeometry()
        self.update()

    def may_be_cut(self) -> None:
        """Where there is little room the word ends in dots, and the tip says all of it."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)

    def sizeHint(self) -> QSize:
        return chip_size(self._state, chip_font(self.font())) if self._state else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state:
            painter = QPainter(self)
            paint_chip(painter, self.rect(), self._state, chip_font(self.font()), self.palette())
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


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


def chip_font(font: QFont) -> QFont:
    return theme.sized(font, theme.SMALL, QFont.Weight.DemiBold)
