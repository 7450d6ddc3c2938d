"""Cells with a second, quieter line below the first: a title in two languages, a time and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from councildesk.domain.outline import LONGEST
from councildesk.ui import colours, theme
from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_model import MUTED, SECOND_LINE, WARNING
from councildesk.ui.colours import Tone

Index = QModelIndex | QPersistentModelIndex
_PADDING, _GAP = 8, 2


class TwoLineDelegate(QStyledItemDelegate):
    """Its editors tell of Tab and Shift+Tab (`indent_wanted`, 1 or -1) and Enter (`enter_pressed`), each after
    what was typed has been taken."""

    indent_wanted = Signal(int)
    enter_pressed = Signal()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        frame = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        room = QRect(frame.left() + 2, option.rect.top(), option.rect.right() - frame.left() - 6, option.rect.height())
        second = index.data(SECOND_LINE) or ""
        small = theme.sized(option.font, theme.SMALL)
        first_height = option.fontMetrics.height() if text or not second else 0
        second_height = QFontMetrics(small).height() if second else 0
        gap = _GAP if first_height and second_height else 0
        top = room.top() + (room.height() - first_height - second_height - gap) // 2
        ours = colours.shown_in(option.palette)
        is_muted = bool(index.data(MUTED))
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(ours.quiet if is_muted else ours.text))
        self._write(painter, QRect(room.left(), top, room.width(), first_height), text, option)
        if second:
            painter.setFont(small)
            painter.setPen(QColor(ours.tones[Tone.WARNING].text if index.data(WARNING) else ours.quiet))
            below = QRect(room.left(), top + first_height + gap, room.width(), second_height)
            self._write(painter, below, second, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        small = QFontMetrics(theme.sized(option.font, theme.SMALL))
        return QSize(hint.width(), option.fontMetrics.height() + small.height() + _GAP + 2 * _PADDING)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
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

    def _write(self, painter: QPainter, where: QRect, text: str, option: QStyleOptionViewItem) -> None:
        line = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, where.width())
        side = option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | side), line)
