"""A short list of links in a card: a line of text each, with a state at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from councildesk.ui import colours, icons, tooltips
from councildesk.ui.page import Place
from councildesk.ui.state import State
from councildesk.ui.widgets.state_chip import chip_font, chip_size, paint_chip

_ROW, _ICON, _PAD, _GAP = 32, 16, 2, 10
_LINES = 2
"""A text that is too long goes on in a second line."""
_LINK_ROLE = int(Qt.ItemDataRole.UserRole) + 3


@dataclass(frozen=True)
class Link:
    """One line; `detail` stands in grey at its end where there is no state."""

    text: str
    icon: str
    place: Place | None = None
    state: State | None = None
    detail: str = ""


class LinksList(QListWidget):
    """As high as its lines. `wanted` carries the place of a line that was clicked or entered."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; border-radius: 4px; background: palette(base); }")
        self.setItemDelegate(_LinkDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these; the line that was chosen stays."""
        row = self.currentRow()
        self.clear()
        for link in links:
            said = f"{link.text}, {link.state.word}" if link.state else link.text
            item = QListWidgetItem(said)
            item.setData(_LINK_ROLE, link)
            item.setToolTip(tooltips.plain(said))
            self.addItem(item)
        self._fit_rows()
        self.setVisible(bool(links))
        self.setCurrentRow(min(max(row, 0), len(links) - 1))
        self.clearSelection()

    def begin_at(self, row: int) -> None:
        """Where arrows and Enter begin, unless somebody is here already."""
        if not self.hasFocus() and row < self.count():
            self.setCurrentRow(row)
            self.clearSelection()

    def link(self, row: int) -> Link:
        link: Link = self.item(row).data(_LINK_ROLE)
        return link

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line Enter follows."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.currentItem() is not None:
            self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._go(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        """A row is as high as its text needs beside its state, in the width there is."""
        heights = [_row_height(self.link(row), self.viewport().width(), self.font()) for row in range(self.count())]
        for row, height in enumerate(heights):
            if self.item(row).sizeHint().height() != height:
                self.item(row).setSizeHint(QSize(100, height))
        self.setFixedHeight(sum(heights) + 2)

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(_LINK_ROLE).place
        if place is not None:
            self.wanted.emit(place)


class _LinkDelegate(QStyledItemDelegate):
    """Nothing in a text is markup."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        link: Link = index.data(_LINK_ROLE)
        ours = colours.shown_in(option.palette)
        self.initStyleOption(option, index)
        option.text = ""
        if link.place is None:
            option.state &= ~QStyle.StateFlag.State_MouseOver
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        lines = _lines(link.text, _text_width(link, option.rect.width(), option.font), option.font)
        top = room.top() + (room.height() - QFontMetrics(option.font).lineSpacing() * len(lines)) // 2
        first = QRect(room.left(), top, room.width(), QFontMetrics(option.font).lineSpacing())
        glyph = QRect(room.left(), first.top() + (first.height() - _ICON) // 2 + 1, _ICON, _ICON)
        icons.draw(painter, glyph, link.icon, QColor(ours.quiet))
        room.setLeft(glyph.right() + _GAP)
        room.setRight(self._paint_end(painter, room, link, option))
        painter.setPen(QColor(ours.text))
        painter.setFont(option.font)
        for number, words in enumerate(lines):
            line = QRect(room.left(), first.top() + number * first.height(), room.width(), first.height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _paint_end(self, painter: QPainter, room: QRect, link: Link, option: QStyleOptionViewItem) -> int:
        """Paint the state or the detail; gives where the text has to end."""
        font = chip_font(option.font)
        if link.state is not None:
            size = chip_size(link.state, font)
            place = QRect(room.right() - size.width(), 0, size.width(), size.height())
            place.moveTop(room.center().y() - size.height() // 2)
            paint_chip(painter, place, link.state, font, option.palette)
            return place.left() - _GAP
        painter.setPen(QColor(colours.shown_in(option.palette).quiet))
        painter.setFont(option.font)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), link.detail)
        return room.right() - QFontMetrics(option.font).horizontalAdvance(link.detail) - (_GAP if link.detail else 0)


def _end_width(link: Link, font: QFont) -> int:
    """What the state or the detail takes at the end of the line."""
    if link.state is not None:
        return chip_size(link.state, chip_font(font)).width() + _GAP
    return QFontMetrics(font).horizontalAdvance(link.detail) + _GAP if link.detail else 0


def _text_width(link: Link, width: int, font: QFont) -> int:
    return max(width - 2 * _PAD - _ICON - _GAP - _end_width(link, font), 40)


def _row_height(link: Link, width: int, font: QFont) -> int:
    more = len(_lines(link.text, _text_width(link, width, font), font)) - 1
    return _ROW + more * QFontMetrics(font).lineSpacing()


def _lines(text: str, width: int, font: QFont) -> list[str]:
    """The text in at most `_LINES` lines of this width; what does not fit ends in dots."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:_LINES], len(text)]
    found = [text[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    return [QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, width) for line in found] or [""]
