"""Lists of the live desk and of a roll call: lines with a state at their end, quick to show whatever their number.

One flat model and one delegate of one row height: after each key only the lines that differ are painted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from councildesk.ui import colours, icons, theme, tooltips
from councildesk.ui.colours import Tone

Index = QModelIndex | QPersistentModelIndex
_LINE = int(Qt.ItemDataRole.UserRole) + 9
_PADDING, _GAP, _ICON, _INDENT = 8, 6, 16, 14


@dataclass(frozen=True)
class Line:
    """`key` is None for a heading, which nobody can choose; `icon` is a name from the table of icons."""

    key: str | None
    text: str
    state: str = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    second: str = ""
    """A quieter line below."""
    level: int = 0
    is_bold: bool = False
    tip: str = ""


class LinesModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Show these lines; True where other lines stand there now, False where the same ones look different."""
        before, self_lines = self.lines, list(lines)
        if [line.key or line.text for line in before] == [line.key or line.text for line in self_lines]:
            self.lines = self_lines
            for row, (old, new) in enumerate(zip(before, self_lines, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self.lines = self_lines
        self.endResetModel()
        return True

    def row_of(self, key: str | None) -> int:
        """-1 where there is none."""
        return next((row for row, line in enumerate(self.lines) if line.key == key and key is not None), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (line.text, line.state, line.second)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltips.plain(line.tip or line.text)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LinesView(QListView):
    """`lines` is its model. Headings are passed over by the arrow keys."""

    def __init__(self, parent: QWidget | None = None, *, has_second: bool = False) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self, has_second=has_second))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def key(self) -> str | None:
        """Of the current line."""
        row = self.currentIndex().row()
        return self.lines.lines[row].key if 0 <= row < len(self.lines.lines) else None

    def show_lines(self, lines: Sequence[Line], key: str | None) -> None:
        """Show these lines, with this one current and in sight."""
        self.lines.show_lines(lines)
        self.choose(key)

    def choose(self, key: str | None) -> None:
        """Make this line the current one, without a signal of the selection; None: none."""
        before, row = self.currentIndex(), self.lines.row_of(key)
        if row == before.row() and row >= 0:
            return
        chosen = self.lines.index(row) if row >= 0 else QModelIndex()
        blocked = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(chosen)
        self.selectionModel().blockSignals(blocked)
        self.update(before)  # nobody tells the view
        self.update(chosen)
        if row >= 0:
            self.scrollTo(chosen)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """All lines are of one height: those that look different are painted again, and none is placed anew."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def step(self, by: int) -> None:
        """Go to the next line below (1) or above (-1) that can be chosen."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self.lines.lines):
            if self.lines.lines[row].key is not None:
                self.setCurrentIndex(self.lines.index(row))
                return
            row += by


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, *, has_second: bool) -> None:
        super().__init__(parent)
        self._has_second = has_second

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(theme.sized(option.font, theme.SMALL)).height() + 2 if self._has_second else 0
        return QSize(80, option.fontMetrics.height() + small + 2 * _PADDING - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(_LINE)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        ours = colours.shown_in(option.palette)
        room = option.rect.adjusted(_PADDING + line.level * _INDENT, 0, -_PADDING, 0)
        painter.save()
        if self._has_second and line.key is not None:
            first = QRect(room.left(), room.top() + _PADDING - 1, room.width(), option.fontMetrics.height())
            self._first(painter, first, line, option, ours)
            self._second(painter, first.translated(0, option.fontMetrics.height() + 2), line, option, ours)
        else:
            self._first(painter, room, line, option, ours)
            self._state(painter, room, line, option, ours)
        painter.restore()

    def _first(
        self, painter: QPainter, room: QRect, line: Line, option: QStyleOptionViewItem, ours: colours.Colours
    ) -> None:
        is_heading = line.key is None
        weight = QFont.Weight.DemiBold if is_heading or line.is_bold else QFont.Weight.Normal
        painter.setFont(theme.sized(option.font, theme.SMALL if is_heading else theme.BODY, weight))
        painter.setPen(QColor(ours.quiet if is_heading else ours.text))
        taken = 0 if self._has_second else self._state_width(line, option)
        _write(painter, room.adjusted(0, 0, -taken, 0), line.text)

    def _second(
        self, painter: QPainter, room: QRect, line: Line, option: QStyleOptionViewItem, ours: colours.Colours
    ) -> None:
        left = room.left()
        pen = QColor(ours.tones[line.tone].text if line.tone is not Tone.NEUTRAL else ours.quiet)
        small = theme.tabular(theme.sized(option.font, theme.SMALL))
        if line.icon:
            icons.draw(painter, QRect(left, room.top() + 1, _ICON - 2, _ICON - 2), line.icon, pen)
            left += _ICON + 4
        painter.setFont(small)
        painter.setPen(pen)
        words = "  ".join(filter(None, (line.state, line.second)))
        _write(painter, QRect(left, room.top(), room.right() - left, QFontMetrics(small).height()), words)

    def _state(
        self, painter: QPainter, room: QRect, line: Line, option: QStyleOptionViewItem, ours: colours.Colours
    ) -> None:
        if not line.state:
            return
        pen = QColor(ours.tones[line.tone].text if line.tone is not Tone.NEUTRAL else ours.quiet)
        width = self._state_width(line, option) - _GAP
        place = QRect(room.right() - width, room.top(), width, room.height())
        if line.icon:
            icons.draw(painter, QRect(place.left(), place.center().y() - 7, _ICON, _ICON - 1), line.icon, pen)
        painter.setFont(theme.tabular(theme.sized(option.font, theme.SMALL)))
        painter.setPen(pen)
        painter.drawText(place.adjusted(_ICON + 5, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), line.state)

    def _state_width(self, line: Line, option: QStyleOptionViewItem) -> int:
        if not line.state:
            return 0
        letters = QFontMetrics(theme.tabular(theme.sized(option.font, theme.SMALL)))
        return letters.horizontalAdvance(line.state) + _ICON + 5 + _GAP


def _write(painter: QPainter, where: QRect, text: str) -> None:
    line = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), line)
