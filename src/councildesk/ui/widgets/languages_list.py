"""Languages in order of preference: a short list to add to, to move in, and to take from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from councildesk.domain import languages
from councildesk.ui import icons
from councildesk.ui.widgets.movable_list import MovableList

_TAG = int(Qt.ItemDataRole.UserRole)


class LanguagesList(QWidget):
    """`edited` carries the tags in their new order. Alt+Up and Alt+Down move, Delete takes away."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[str] = ()
        self.list = MovableList(self)
        self.list.setObjectName("languages_list")
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.button = QPushButton(self)
        self.button.setProperty("look", "quiet")
        self.button.setIcon(icons.icon("add"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self.button.setMenu(self._menu)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addLayout(row)
        self.setFocusProxy(self.list)
        self.retranslate()

    def show_tags(self, tags: Iterable[str], offered: Iterable[str]) -> None:
        """Show these; `offered` are the languages that the council works in."""
        self._offered = tuple(dict.fromkeys([*offered, *languages.KNOWN]))
        chosen = self.list.currentRow()
        self.list.clear()
        for tag in tags:
            item = QListWidgetItem(languages.endonym(tag))
            item.setData(_TAG, tag)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))
        self.list.fit()
        self.setFocusProxy(self.list if self.list.count() else self.button)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.list.item(row).data(_TAG) for row in range(self.list.count()))

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Languages, the preferred one first"))
        self.list.setToolTip(self.tr("Alt+Up and Alt+Down move, Delete takes away"))
        self.button.setText(self.tr("Add language"))

    @Slot()
    def _offer(self) -> None:
        self._menu.clear()
        for tag in self._offered:
            if tag not in self.tags:
                self._menu.addAction(languages.endonym(tag)).triggered.connect(partial(self._add, tag))

    def _add(self, tag: str) -> None:
        self.edited.emit((*self.tags, tag))

    @Slot(int)
    def _move(self, by: int) -> None:
        row, tags = self.list.currentRow(), list(self.tags)
        if 0 <= row < len(tags) and 0 <= row + by < len(tags):
            tags.insert(row + by, tags.pop(row))
            self.list.setCurrentRow(row + by)
            self.edited.emit(tuple(tags))

    @Slot()
    def _remove(self) -> None:
        row, tags = self.list.currentRow(), list(self.tags)
        if 0 <= row < len(tags):
            del tags[row]
            self.edited.emit(tuple(tags))
