"""The history of any record with everything that is or was part of it, removed ones too."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from councildesk.services import record_history, words
from councildesk.services.history import ChangeRow
from councildesk.ui.history_part import HistoryPart
from councildesk.ui.page import Desk


class RecordHistoryPart(HistoryPart):
    noun = "record"
    nouns = frozenset(words.NOUNS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._most = record_history.MOST
        self.older_button = QPushButton()
        super().__init__(desk, parent)
        self.older_button.setParent(self)
        self.list.form.tools_layout.insertWidget(3, self.older_button)
        self.older_button.clicked.connect(self._show_older)
        self.older_button.hide()

    def show_history_of(self, noun: str, key: str) -> None:
        """Show the history of this record from now on."""
        self.noun = noun
        self.show_record(key)

    def enter(self) -> None:
        self.list.table.setFocus()

    def changes(self, record_id: str) -> list[ChangeRow]:
        told = self.live.read(record_history.told, self.noun, record_id, self._most)
        self.older_button.setVisible(told.has_older)
        return list(told.changes)

    def forget(self) -> None:
        super().forget()
        self._most = record_history.MOST

    def retranslate(self) -> None:
        super().retranslate()
        self.older_button.setText(self.tr("Show &older changes"))

    @Slot()
    def _show_older(self) -> None:
        self._most *= 4
        self.look_again()
