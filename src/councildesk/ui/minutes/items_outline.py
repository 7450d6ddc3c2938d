"""The agenda beside the minutes: which item is written under, and how much stands there already."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from councildesk.domain.agenda import ItemKind
from councildesk.services.agenda import AgendaRow
from councildesk.ui import tooltips

_LONGEST = 90
"""Characters of a title; its tip has all of it."""
_PADDING_X, _PADDING_Y, _INSIDE = 10, 7, 4
"""As in the style sheet, and what Qt leaves beside the text within."""
_ID = int(Qt.ItemDataRole.UserRole)


class ItemsOutline(QObject):
    """`chosen` carries the id of the item somebody went to; None stands for what comes before the first item."""

    chosen = Signal(object)
    entered = Signal()
    """Enter on an item: somebody wants to write under it."""

    def __init__(self, shown: QListWidget) -> None:
        super().__init__(shown)
        self._shown = shown
        self.item_id: str | None = None
        shown.setItemDelegate(_WrappedLines(shown))
        shown.currentRowChanged.connect(self._choose)
        shown.itemActivated.connect(self._enter)

    def show_items(self, items: Sequence[AgendaRow], titles: Mapping[str, str], entries: Sequence[str | None]) -> None:
        """`titles` are by item; `entries` name the item of each entry. The chosen item stays chosen."""
        counts = Counter(entries)
        known = {item.id for item in items}
        if self.item_id not in known:
            begun = [item_id for item_id in entries if item_id in known]
            self.item_id = next(iter([*begun, *(item.id for item in items)]), None)
        blocked = self._shown.blockSignals(True)
        self._shown.clear()
        self._add(None, self.tr("Before the first item"), counts[None])
        for item in items:
            if item.kind is not ItemKind.BREAK or counts[item.id]:
                title = " ".join(filter(None, (item.number, titles.get(item.id, ""))))
                self._add(item.id, "    " * item.level + title, counts[item.id])
        self._shown.blockSignals(blocked)

    @property
    def list(self) -> QListWidget:
        return self._shown

    def choose(self, item_id: str | None) -> None:
        """Go to this item, as a click on it does; nothing happens where it is not shown."""
        for place in range(self._shown.count()):
            if self._shown.item(place).data(_ID) == item_id:
                self._shown.setCurrentRow(place)

    def step(self, by: int) -> None:
        """Go so many lines down, or up."""
        self._shown.setCurrentRow(max(0, min(self._shown.count() - 1, self._shown.currentRow() + by)))

    def forget(self) -> None:
        self.item_id = None

    def _add(self, item_id: str | None, title: str, count: int) -> None:
        indent = title[: len(title) - len(title.lstrip())]
        called = indent + textwrap.shorten(title, _LONGEST, placeholder="…")
        line = QListWidgetItem(f"{called}  ({count})" if count else called)
        line.setData(_ID, item_id)
        line.setToolTip(tooltips.plain(title.strip()))
        self._shown.addItem(line)
        if item_id == self.item_id:
            self._shown.setCurrentItem(line)

    @Slot(int)
    def _choose(self, place: int) -> None:
        if place >= 0:
            self.item_id = self._shown.item(place).data(_ID)
            self.chosen.emit(self.item_id)

    @Slot()
    def _enter(self) -> None:
        self.entered.emit()


class _WrappedLines(QStyledItemDelegate):
    """Qt breaks lines without a thought of the style sheet's padding, and would make rows a line too low."""

    def __init__(self, shown: QListWidget) -> None:
        super().__init__(shown)
        self._shown = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._shown.viewport().width() - 2 * (_PADDING_X + _INSIDE)
        room = QRect(0, 0, max(width, 40), 10_000)
        text = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), index.data() or "")
        return QSize(room.width(), text.height() + 2 * _PADDING_Y + 2)
