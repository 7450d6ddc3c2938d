"""One tab of the council's page. It looks again when an announcement concerns it, at once where it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from councildesk.domain.errors import Refusal
from councildesk.services import council
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk, Key

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement


class CouncilSection(QWidget):
    """Base of the tabs. Subclasses set `nouns` and give `refresh`."""

    nouns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self._is_stale = True
        self.live.changed.connect(self._note_change)
        self.live.flush_wanted.connect(self._write_all)

    def refresh(self) -> None:
        """Show what the record says now."""

    def flush(self) -> None:
        """Write what editors hold."""

    def add_new(self) -> None:
        """Ctrl+N: begin what is made here."""

    def show_record(self, record: str) -> None:
        """Choose the record with this id, where the tab shows several."""

    def keys(self) -> list[Key]:
        """Keys of this tab, for the sheet of keys."""
        return []

    def retranslate(self) -> None:
        """Put texts that were set in code into the new language."""

    def look_again(self) -> None:
        self._is_stale = False
        self.refresh()

    def languages(self) -> Sequence[str]:
        return self.live.read(council.languages) or ("en",)

    def attempt(self, label: str, action: Any, *args: Any) -> Any:
        """As `LiveWorkspace.attempt`; after a refusal, what is shown is what is kept again."""
        try:
            return self.live.perform(label, action, *args)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            self.look_again()
            return None

    def attempt_beside(self, field: QWidget, told: QLabel, label: str, action: Any, *args: Any) -> Any:
        """As `LiveWorkspace.attempt`; a refusal stands beside the field, which keeps what was typed and is marked."""
        try:
            result = self.live.perform(label, action, *args)
        except Refusal as refusal:
            show_refusal(field, told, sentence(refusal))
            return None
        show_refusal(field, told, "")
        return result

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _write_all(self) -> None:
        self.flush()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if not self.nouns & announcement.nouns:
            return
        self._is_stale = True
        if self.isVisible():
            self.look_again()


def place(*places: tuple[QLayout, QLabel, QWidget]) -> None:
    """Put widgets of ours into the empty layouts of a form, beside their labels."""
    for layout, label, widget in places:
        layout.addWidget(widget)
        label.setBuddy(widget)


def all_languages(texts: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """An emptied field takes its text away."""
    return {tag: texts.get(tag, "") for tag in languages}


def show_refusal(field: QWidget, told: QLabel, words: str) -> None:
    """Mark a field and say why beside it; no words: all is well again."""
    told.setText(words)
    told.setVisible(bool(words))
    if bool(field.property("invalid")) is not bool(words):
        field.setProperty("invalid", bool(words))
        field.style().unpolish(field)
        field.style().polish(field)
