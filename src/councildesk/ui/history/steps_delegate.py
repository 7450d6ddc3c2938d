"""Paints a step: when and what in the first line with who at its end, the records it concerns in the second."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from councildesk.ui import colours, theme
from councildesk.ui.colours import Colours
from councildesk.ui.history.steps_model import LINE_ROLE, DayLine, ShownStep

_MARGIN, _PADDING, _GAP = 12, 7, 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class StepsDelegate(QStyledItemDelegate):
    """Texts are painted as they are written; nothing in them is markup."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, ours = index.data(LINE_ROLE), colours.shown_in(option.palette)
        painter.save()
        if isinstance(line, DayLine):
            self._paint_day(painter, option.rect, line, option.font, ours)
        else:
            self.initStyleOption(option, index)
            option.text = ""
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
            self._paint_step(painter, option.rect, line, option.font, ours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, height = index.data(LINE_ROLE), QFontMetrics(option.font).height()
        if isinstance(line, DayLine):
            return QSize(200, height + 3 * _PADDING)
        return QSize(200, (2 * height if line.records else height) + 2 * _PADDING)

    def _paint_day(self, painter: QPainter, rect: QRect, line: DayLine, font: QFont, ours: Colours) -> None:
        painter.setFont(theme.sized(font, theme.BODY, QFont.Weight.DemiBold))
        painter.setPen(QColor(ours.quiet))
        painter.drawText(rect.adjusted(_MARGIN, _PADDING, -_MARGIN, 0), _LEFT, line.text)

    def _paint_step(self, painter: QPainter, rect: QRect, line: ShownStep, font: QFont, ours: Colours) -> None:
        figures, bold = theme.tabular(QFont(font)), theme.sized(font, theme.BODY, QFont.Weight.DemiBold)
        times = QFontMetrics(figures).horizontalAdvance("00:00") + _GAP
        top = QRect(rect.left() + _MARGIN, rect.top() + _PADDING, 0, QFontMetrics(bold).height())
        top.setRight(rect.right() - _MARGIN)
        _write(painter, top, line.time, figures, ours.quiet)
        small = theme.sized(font, theme.SMALL)
        who = QFontMetrics(small).elidedText(line.step.actor, Qt.TextElideMode.ElideRight, top.width() // 3)
        _write(painter, top, who, small, ours.quiet, _RIGHT)
        room = top.adjusted(times, 0, -QFontMetrics(small).horizontalAdvance(who) - _GAP, 0)
        _write(painter, room, line.label, bold, ours.text)
        if line.records:
            below = top.adjusted(times, 0, 0, 0).translated(0, top.height() + 1)
            _write(painter, below, line.records, font, ours.quiet)


def _write(painter: QPainter, room: QRect, text: str, font: QFont, colour: str, side: int = _LEFT) -> None:
    """One line, cut to the room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, side, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
