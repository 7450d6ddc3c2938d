"""Those invited as a list like a spreadsheet's: side by side in the order of precedence, alternates below members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from councildesk.domain.attendance import Reply
from councildesk.services.invitations import InvitationRow
from councildesk.ui import icons, theme
from councildesk.ui.invitations import invitation_words
from councildesk.ui.matching import Words, haystack
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import STATE_ROLE
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.state_delegate import StateDelegate

_ID = int(Qt.ItemDataRole.UserRole) + 8
_NAME, _ROLE, _SENT, _REPLY, _WHERE, _INSTEAD, _REMARK = range(7)
_WIDTHS = {_ROLE: 14, _SENT: 17, _REPLY: 13, _WHERE: 9, _INSTEAD: 15, _REMARK: 14}
"""In characters; the name takes what is left."""
_GIVING_WAY = (_REMARK, _ROLE, _INSTEAD)
"""What goes first in a narrow window: the card beside has it."""
_LEAST_NAME = 22


@dataclass(frozen=True)
class InvitationList:
    """What the list shows, read at once."""

    rows: Sequence[InvitationRow] = ()
    holders: Mapping[str, str] = field(default_factory=dict)
    """Who holds each seat on the meeting's day."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the holders, as lists have them."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Numbers of agenda items."""
    zone: str = "UTC"

    def part(self, row: InvitationRow, language: str) -> str:
        numbers = [self.numbers.get(item, "") or "–" for item in row.items]
        holder = "" if self.is_holder(row) else self.names.get(self.holders.get(row.seat_id or "", ""), "")
        return invitation_words.part(row, holder, numbers, language)

    def is_holder(self, row: InvitationRow) -> bool:
        return self.holders.get(row.seat_id or "") == row.person_id

    def asked(self, row: InvitationRow) -> list[str]:
        """Names of those who are asked to sit for the seat in this person's place."""
        return [
            one.name
            for one in self.rows
            if one.seat_id == row.seat_id
            and row.seat_id is not None
            and one.id != row.id
            and not one.informed_only
            and one.reply is not Reply.DECLINED
        ]


class InvitationsTree(QTreeView):
    """`chosen` when another row is current, `selected_changed` when others are selected.

    `mark_wanted` carries a digit that was pressed, `remove_wanted` comes with Delete.
    """

    chosen = Signal()
    selected_changed = Signal()
    mark_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._shown = InvitationList()
        self._rows: dict[str, InvitationRow] = {}
        self._words = Words("")
        self._around: Surroundings | None = None
        self.people = QStandardItemModel(self)
        self.setModel(self.people)
        self.setItemDelegate(StateDelegate(self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(self.selected_changed)

    def show_list(self, shown: InvitationList, around: Surroundings) -> None:
        """Show these invitations; filter and selection stay."""
        self._shown, self._around = shown, around
        self._rebuild()

    def filter(self, text: str) -> None:
        """Show those in whose line all the words are found, in any spelling or script."""
        self._words = Words(text)
        self._rebuild()

    @property
    def current(self) -> InvitationRow | None:
        return self._rows.get(_id_at(self.currentIndex()))

    @property
    def shown_count(self) -> int:
        """How many the filter lets through."""
        return len(self._rows)

    def selected(self) -> list[InvitationRow]:
        """The chosen invitations, from top to bottom."""
        found = {_id_at(index) for index in self.selectionModel().selectedRows()}
        return [row for key, row in self._rows.items() if key in found]

    def following(self, invitation_id: str) -> str | None:
        """The invitation in the next line; None in the last."""
        keys = [_id_at(index) for index in self._indexes()]
        place = keys.index(invitation_id) + 1 if invitation_id in keys else len(keys)
        return keys[place] if place < len(keys) else None

    def choose(self, invitation_id: str) -> None:
        """Make this the current and only selected line and bring it into sight."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        for index in self._indexes():
            if _id_at(index) == invitation_id:
                self.selectionModel().setCurrentIndex(index, flags)
                self.scrollTo(index)
                return

    def copy(self) -> None:
        """The selected lines as a table, with the columns that are shown."""
        columns = [column for column in range(self.people.columnCount()) if not self.isColumnHidden(column)]
        chosen = {row.id for row in self.selected()}
        lines = ["\t".join(str(self.people.headerData(column, Qt.Orientation.Horizontal)) for column in columns)]
        lines += [
            "\t".join(str(index.siblingAtColumn(column).data() or "") for column in columns)
            for index in self._indexes()
            if _id_at(index) in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: alternates stay below their members."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits take replies, in any layout of the keyboard."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_plain and event.text().isdecimal():
            self.mark_wanted.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _rebuild(self) -> None:
        if self._around is None:
            return
        kept, current = [row.id for row in self.selected()], self.current
        blocked = self.selectionModel().blockSignals(True)
        self.people.clear()
        self.people.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Invited as"),
                self.tr("Sent"),
                self.tr("Reply"),
                self.tr("Where"),
                self.tr("Instead"),
                self.tr("Remark"),
            ]
        )
        self._rows = {row.id: row for row in self._shown.rows if self._is_found(row)}
        self._fill(self._around)
        self.expandAll()
        self._lay_out()
        self._select(kept, current.id if current else None)
        self.selectionModel().blockSignals(blocked)
        self.chosen.emit()
        self.selected_changed.emit()

    def _fill(self, around: Surroundings) -> None:
        """A head for each side, where the council has sides and its order keeps them together."""
        sides = [row.side_id for row in self._rows.values()]
        stretches = [side for side, _rows in groupby(sides)]
        has_heads = bool(around.sides) and len(stretches) == len(set(stretches))
        heads: dict[str | None, QStandardItem] = {}
        members: dict[str, QStandardItem] = {}
        for row in self._rows.values():
            above = self.people.invisibleRootItem()
            if has_heads:
                if row.side_id not in heads:
                    heads[row.side_id] = self._head(around.side_name(row.side_id) or self.tr("Without a side"))
                above = heads[row.side_id]
            cells = self._cells(row)
            members.get(row.seat_id or "", above).appendRow(cells)
            if row.seat_id is not None and self._shown.is_holder(row):
                members[row.seat_id] = cells[_NAME]
        for head in heads.values():
            self.setFirstColumnSpanned(head.row(), QModelIndex(), True)

    def _head(self, name: str) -> QStandardItem:
        head = QStandardItem(name)
        head.setFont(theme.sized(self.font(), theme.BODY, QFont.Weight.DemiBold))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.people.appendRow(head)
        return head

    def _texts(self, row: InvitationRow) -> list[str]:
        reply, sent = invitation_words.reply(row), invitation_words.sent_state(row)
        return [
            row.name,
            self._shown.part(row, self._language),
            sent.word if sent else invitation_words.sent(row, self._shown.zone, self._language),
            reply.word if reply else "",
            invitation_words.where(row),
            invitation_words.instead(row, self._shown.asked(row)),
            row.reason,
        ]

    def _cells(self, row: InvitationRow) -> list[QStandardItem]:
        texts = self._texts(row)
        cells = [QStandardItem(text) for text in texts]
        for cell, text in zip(cells, texts, strict=True):
            cell.setEditable(False)
            cell.setToolTip(text)
        cells[_NAME].setData(row.id, _ID)
        cells[_SENT].setFont(theme.tabular(self.font()))
        cells[_SENT].setToolTip(invitation_words.sent(row, self._shown.zone, self._language) or texts[_SENT])
        cells[_SENT].setData(invitation_words.sent_state(row), STATE_ROLE)
        cells[_REPLY].setData(invitation_words.reply(row), STATE_ROLE)
        where = invitation_words.where_icon(row)
        if where is not None:
            cells[_WHERE].setIcon(icons.icon(where))
        return cells

    def _is_found(self, row: InvitationRow) -> bool:
        if not self._words or self._around is None:
            return True
        texts = [*self._texts(row), self._around.side_name(row.side_id)]
        return bool(self._words.found_in([haystack(" ".join(texts))], [0]))

    def _lay_out(self) -> None:
        header, letter = self.header(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * letter + 20)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._fit_name()

    def _fit_name(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {column: width * letter + 20 for column, width in _WIDTHS.items()}
        out = giving_way(self.viewport().width(), widths, _GIVING_WAY, letter * _LEAST_NAME)
        for column in _GIVING_WAY:
            self.setColumnHidden(column, column in out)

    def _select(self, keys: Iterable[str], current: str | None) -> None:
        wanted, selection = set(keys), self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        indexes = self._indexes()
        for index in indexes:
            if _id_at(index) in wanted:
                selection.select(index, flags)
            if _id_at(index) == current:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if indexes and not selection.hasSelection():
            selection.setCurrentIndex(indexes[0], flags)

    def _indexes(self) -> list[QModelIndex]:
        """Of all lines of people, from top to bottom."""
        found: list[QModelIndex] = []
        waiting = [self.people.index(row, 0) for row in reversed(range(self.people.rowCount()))]
        while waiting:
            index = waiting.pop()
            if _id_at(index):
                found.append(index)
            waiting += [self.people.index(row, 0, index) for row in reversed(range(self.people.rowCount(index)))]
        return found


def _id_at(index: QModelIndex) -> str:
    return index.siblingAtColumn(_NAME).data(_ID) or ""
