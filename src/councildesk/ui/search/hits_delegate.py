"""Paints what was found: the title, and below it the words around the hit with what was looked for marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from councildesk.domain.folding import Mark
from councildesk.services.hits import Hit
from councildesk.ui import colours, icons, theme
from councildesk.ui.colours import Colours
from councildesk.ui.search.hits_model import LINE_ROLE
from councildesk.ui.search.lines import Heading, More, Offer

_MARGIN, _ICON, _GAP, _PADDING = 14, 16, 10, 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class HitsDelegate(QStyledItemDelegate):
    """Texts are painted as they are written; nothing in them is markup."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, ours = index.data(LINE_ROLE), colours.shown_in(option.palette)
        painter.save()
        if isinstance(line, Heading):
            self._paint_heading(painter, option.rect, line, option.font, ours)
        else:
            self.initStyleOption(option, index)
            option.text = ""
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
            if isinstance(line, Hit):
                self._paint_hit(painter, option.rect, line, option.font, ours)
            else:
                self._paint_way(painter, option.rect, line, option.font, ours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, height = index.data(LINE_ROLE), QFontMetrics(option.font).height()
        if isinstance(line, Heading):
            return QSize(200, height + 3 * _PADDING)
        is_tall = isinstance(line, Hit) and _says_more(line)
        return QSize(200, (2 * height if is_tall else height) + 2 * _PADDING)

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Heading, font: QFont, ours: Colours) -> None:
        side = rect.adjusted(_MARGIN, _PADDING, -_MARGIN, 0)
        icon = QRect(side.left(), side.center().y() - _ICON // 2, _ICON, _ICON)
        icons.draw(painter, icon, line.icon, QColor(ours.quiet))
        painter.setFont(theme.sized(font, theme.BODY, QFont.Weight.DemiBold))
        painter.setPen(QColor(ours.quiet))
        painter.drawText(side.adjusted(_ICON + _GAP, 0, 0, 0), _LEFT, line.text)

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, font: QFont, ours: Colours) -> None:
        room = rect.adjusted(_MARGIN + _ICON + _GAP, _PADDING, -_MARGIN, -_PADDING)
        top = QRect(room.left(), room.top(), room.width(), QFontMetrics(font).height())
        painter.setFont(theme.sized(font, theme.SMALL))
        painter.setPen(QColor(ours.quiet))
        detail = _detail(hit)
        painter.drawText(top, _RIGHT, detail)
        bold = theme.sized(font, theme.BODY, QFont.Weight.DemiBold)
        width = top.width() - painter.fontMetrics().horizontalAdvance(detail) - _GAP
        _paint_marked(painter, _Passage(hit.title or hit.snippet, _title_marks(hit), bold, ours.text), top, width, ours)
        if _says_more(hit):
            below = top.translated(0, top.height() + 1)
            _paint_marked(painter, _Passage(hit.snippet, hit.marks, font, ours.quiet), below, room.width(), ours)

    def _paint_way(self, painter: QPainter, rect: QRect, line: Offer | More, font: QFont, ours: Colours) -> None:
        room = rect.adjusted(_MARGIN + _ICON + _GAP, 0, -_MARGIN, 0)
        is_more = isinstance(line, More)
        if isinstance(line, Offer):
            icon = QRect(room.left(), room.center().y() - _ICON // 2, _ICON, _ICON)
            icons.draw(painter, icon, line.icon, QColor(ours.quiet))
            room.setLeft(room.left() + _ICON + _GAP)
            painter.setFont(theme.sized(font, theme.SMALL))
            painter.setPen(QColor(ours.quiet))
            painter.drawText(room, _RIGHT, line.detail)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(line.detail) - _GAP)
        painter.setFont(theme.sized(font, theme.BODY))
        painter.setPen(QColor(ours.accent_text if is_more else ours.text))
        text = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, text)


def _says_more(hit: Hit) -> bool:
    """Whether the words around the hit are more than its title."""
    return bool(hit.snippet) and bool(hit.title) and hit.snippet not in hit.title


def _title_marks(hit: Hit) -> tuple[Mark, ...]:
    """What is marked in the title: nothing where the words around the hit stand below it."""
    if _says_more(hit):
        return ()
    shift = max(0, hit.title.find(hit.snippet))
    return tuple(Mark(mark.start + shift, mark.end + shift) for mark in hit.marks)


def _detail(hit: Hit) -> str:
    """What stands beside a hit: the number of its meeting, where the title does not say it, and the language."""
    number = "" if hit.noun == "meeting" or hit.meeting_number in hit.title else hit.meeting_number
    return "   ".join(filter(None, (number, hit.language)))


@dataclass(frozen=True)
class _Passage:
    text: str
    marks: tuple[Mark, ...]
    font: QFont
    colour: str


def _paint_marked(painter: QPainter, passage: _Passage, line: QRect, width: int, ours: Colours) -> None:
    """One line of a passage, cut to the width, with its marks."""
    text = QFontMetrics(passage.font).elidedText(passage.text, Qt.TextElideMode.ElideRight, width)
    layout = QTextLayout(text, passage.font)
    ranges = []
    for mark in passage.marks:
        if mark.start < len(text):
            marked = QTextLayout.FormatRange()
            marked.start, marked.length = mark.start, min(mark.end, len(text)) - mark.start
            marked.format = QTextCharFormat()
            marked.format.setForeground(QColor(ours.accent_text))
            marked.format.setBackground(QColor(ours.accent_tint))
            marked.format.setFontWeight(QFont.Weight.DemiBold)
            ranges.append(marked)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine().setLineWidth(width + 100)
    layout.endLayout()
    painter.setPen(QColor(passage.colour))
    layout.draw(painter, QPointF(line.topLeft()))
