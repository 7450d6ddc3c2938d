"""Cells with a second, quieter line below the first: a title in two languages, a time and what is wrong with it.

Where there is no second line, words too long for one are written in two.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIntValidator, QKeyEvent, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from councildesk.domain.outline import LONGEST
from councildesk.ui import colours, icons, theme
from councildesk.ui.agenda.agenda_cells import FIGURES, AgendaColumn
from councildesk.ui.agenda.agenda_model import AT_RIGHT, WRITTEN, AgendaModel
from councildesk.ui.colours import Tone

Index = QModelIndex | QPersistentModelIndex
_PADDING, _GAP, _INSIDE = 8, 2, 8
_MOST_LINES = 4000


class _Hand:
    """A font in which cells are written.

    What was written once is kept as it was cut and set: in a long agenda the same few lines are painted again and
    again, and setting them takes far longer than painting them.
    """

    def __init__(self, font: QFont) -> None:
        self._font, self._metrics = font, QFontMetrics(font)
        self.height = self._metrics.height()
        self._set: dict[tuple[str, int], tuple[QStaticText, int]] = {}
        """Each line as wide as it may be, with what it leaves of that width."""
        self._folds: dict[tuple[str, int], tuple[str, str]] = {}

    def write(self, painter: QPainter, left: int, top: int, width: int, text: str, *, is_at_right: bool) -> None:
        line, spare = self._set.get((text, width)) or self._setting(text, width)
        painter.setFont(self._font)
        painter.drawStaticText(left + spare if is_at_right else left, top, line)

    def folded(self, text: str, width: int) -> tuple[str, str]:
        """The text in two lines of this width; the second is empty where one is enough, or no word fits into it."""
        found = self._folds.get((text, width))
        if found is None:
            if len(self._folds) > _MOST_LINES:
                self._folds.clear()
            found = self._folds[(text, width)] = self._folding(text, width)
        return found

    def _folding(self, text: str, width: int) -> tuple[str, str]:
        if self._metrics.horizontalAdvance(text) <= width:
            return text, ""
        breaks = [place for place, letter in enumerate(text) if letter == " "]
        fitting = [place for place in breaks if self._metrics.horizontalAdvance(text[:place]) <= width]
        return (text[: fitting[-1]], text[fitting[-1] + 1 :]) if fitting else (text, "")

    def _setting(self, text: str, width: int) -> tuple[QStaticText, int]:
        if len(self._set) > _MOST_LINES:
            self._set.clear()
        plain = text.replace("\n", " ")
        line = QStaticText(self._metrics.elidedText(plain, Qt.TextElideMode.ElideRight, width))
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.prepare(QTransform(), self._font)
        made = self._set[(text, width)] = line, width - round(line.size().width())
        return made


class _Look:
    """How a view with this font and palette writes."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        font, ours = QFont(option.font), colours.shown_in(option.palette)
        self.font, self.palette_key = font, option.palette.cacheKey()
        self.body, self.figures = _Hand(font), _Hand(theme.tabular(font))
        self.small = _Hand(theme.sized(font, theme.SMALL))
        self.text, self.quiet = QColor(ours.text), QColor(ours.quiet)
        self.warning = QColor(ours.tones[Tone.WARNING].text)

    def is_of(self, option: QStyleOptionViewItem) -> bool:
        return self.palette_key == option.palette.cacheKey() and self.font == option.font


class TwoLineDelegate(QStyledItemDelegate):
    """Its editors tell of Tab and Shift+Tab (`indent_wanted`, 1 or -1) and Enter (`enter_pressed`), each after
    what was typed has been taken."""

    indent_wanted = Signal(int)
    enter_pressed = Signal()

    def __init__(self, items: AgendaModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self._look: _Look | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Asks for all of a cell at once: Qt's own way of preparing one asks for each of ten roles."""
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        cell = self._items.cell(index)
        if cell is None or not (cell.first or cell.second or cell.icon):
            return
        look, column, rect = self._look_of(option), index.column(), option.rect
        left, top, height = rect.left() + _INSIDE, rect.top(), rect.height()
        width = rect.width() - 2 * _INSIDE
        text = look.quiet if cell.is_muted else look.text
        if cell.icon:
            side = option.decorationSize.width()
            icons.draw(painter, QRect(left, top, side, height), cell.icon, text)
            left, width = left + side + _INSIDE, width - side - _INSIDE
        first, is_at_right = look.figures if column in FIGURES else look.body, column in AT_RIGHT
        if cell.first and not cell.second and column not in FIGURES:
            upper, lower = first.folded(cell.first, width)
            if lower:
                painter.setPen(text)
                top += (height - 2 * first.height) // 2
                first.write(painter, left, top, width, upper, is_at_right=is_at_right)
                first.write(painter, left, top + first.height, width, lower, is_at_right=is_at_right)
                return
        first_height = first.height if cell.first or not cell.second else 0
        second_height = look.small.height if cell.second else 0
        gap = _GAP if first_height and second_height else 0
        top += (height - first_height - second_height - gap) // 2
        if cell.first:
            painter.setPen(text)
            first.write(painter, left, top, width, cell.first, is_at_right=is_at_right)
        if cell.second:
            painter.setPen(look.warning if cell.is_warning else look.quiet)
            below = top + first_height + gap
            look.small.write(painter, left, below, width, cell.second, is_at_right=is_at_right)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height, and no column is as wide as what stands in it."""
        look = self._look_of(option)
        return QSize(0, look.body.height + look.small.height + _GAP + 2 * _PADDING)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        """None where nothing is written in the tree: Qt then edits nothing."""
        if index.column() not in WRITTEN:
            return None
        editor = QLineEdit(parent)
        if index.column() == AgendaColumn.MINUTES:
            editor.setObjectName("minutes_in_tree_edit")
            editor.setAccessibleName(self.tr("Minutes of the item"))
            editor.setValidator(QIntValidator(0, LONGEST, editor))
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            return editor
        editor.setObjectName("title_in_tree_edit")
        editor.setAccessibleName(self.tr("Title of the item"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == AgendaColumn.MINUTES:
            option.rect.setLeft(
                option.rect.right() - max(option.rect.width(), 8 * option.fontMetrics.averageCharWidth())
            )
        height = editor.sizeHint().height()
        top = option.rect.top() + (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.left(), top, option.rect.width(), height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._finish(editor)
            self.indent_wanted.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(editor)
            self.enter_pressed.emit()
            return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _look_of(self, option: QStyleOptionViewItem) -> _Look:
        if self._look is None or not self._look.is_of(option):
            self._look = _Look(option)
        return self._look
