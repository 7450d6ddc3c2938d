"""Papers as a tree, and under each its files by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QTreeWidget, QTreeWidgetItem, QWidget

from councildesk.domain import sizes
from councildesk.services.papers import PaperRow, PaperVersionRow
from councildesk.ui import icons, tooltips

_ID = int(Qt.ItemDataRole.UserRole)


class PapersTree(QTreeWidget):
    """Enter tells `opened`, F2 `renamed`, Insert `added`, Delete `removed`, Alt+Up and Alt+Down `moved` by -1 or 1."""

    opened = Signal()
    renamed = Signal()
    added = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QTreeWidgetItem] = []
        self.setIconSize(QSize(18, 18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.itemDoubleClicked.connect(self.opened)

    @property
    def chosen(self) -> str:
        """The id of the chosen paper or file; empty for none."""
        line = self.currentItem()
        return str(line.data(0, _ID)) if line is not None else ""

    def show_papers(self, rows: Sequence[PaperRow], places: Mapping[str, str]) -> None:
        """Show these; `places` tell, by paper, to which item it belongs. What was chosen stays so, or the first is."""
        chosen, blocked = self.chosen, self.blockSignals(True)
        self.clear()
        self._lines.clear()
        for row in rows:
            where = f"   ({places[row.id]})" if row.id in places else ""
            top = self._line(" ".join(filter(None, (row.number, row.title))) + where, "paper", row.id)
            self.addTopLevelItem(top)
            for version in row.versions:
                top.addChild(self._line(_file_words(version), "document", version.id))
        self.expandAll()
        self.choose(chosen)
        self.blockSignals(blocked)

    def choose(self, key: str) -> None:
        """Make this paper or file the chosen one; the first where there is none with this id."""
        found = next((line for line in self._lines if line.data(0, _ID) == key), None)
        if found is not None or self._lines:
            self.setCurrentItem(found or self._lines[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_F2:
            self.renamed.emit()
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, text: str, icon: str, key: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem([text])
        line.setIcon(0, icons.icon(icon))
        line.setToolTip(0, tooltips.plain(text))
        line.setData(0, _ID, key)
        self._lines.append(line)
        return line


def _file_words(version: PaperVersionRow) -> str:
    size = sizes.shown(version.size, QLocale().decimalPoint())
    return f"{version.language} · {version.name} · {size}"
