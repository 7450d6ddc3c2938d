"""One tab of a record that is opened in a page.

It looks again when an announcement concerns it: at once where it is shown, else when it is shown next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import NotFound
from councildesk.ui.page import Desk, Key

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement


class RecordPart(QWidget):
    """Base of the tabs. Subclasses set `nouns` and give `refresh`, which shows the record `record_id`."""

    place_wanted = Signal(object)

    nouns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.live = desk.live
        self.record_id: str | None = None
        self._is_stale = True
        self.live.changed.connect(self._note_change)
        self.live.flush_wanted.connect(self._write_all)

    def show_record(self, record_id: str | None) -> None:
        """Show another record from now on; None: the list is shown, and no question is asked."""
        if record_id == self.record_id:
            return
        self.flush()
        self.record_id = record_id
        self._is_stale = True
        self.forget()
        if self.isVisible():
            self.look_again()

    def refresh(self) -> None:
        """Show what the record says now. NotFound is taken: the record was removed, and the page will leave it."""

    def forget(self) -> None:
        """Another record comes: drop what belongs to the one before, such as a selection."""

    def flush(self) -> None:
        """Write what editors hold."""

    def add_new(self) -> None:
        """Ctrl+N: begin what is made here most."""

    def keys(self) -> list[Key]:
        """Keys of this tab, for the sheet of keys."""
        return []

    def retranslate(self) -> None:
        """Put texts that were set in code into the new language."""

    def look_again(self) -> None:
        if self.record_id is None:
            return
        self._is_stale = False
        try:
            self.refresh()
        except NotFound:
            self.record_id = None

    def attempt(self, label: str, action: Any, *args: Any, typing: str = "") -> Any:
        """As `LiveWorkspace.attempt`, or with a passage `attempt_typing`.

        After a refusal, what is shown is what is kept again.
        """
        told: list[object] = []
        self.live.told.connect(told.append)
        if typing:
            result = self.live.attempt_typing(typing, label, action, *args)
        else:
            result = self.live.attempt(label, action, *args)
        self.live.told.disconnect(told.append)
        if told:
            self.look_again()
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
        if self.record_id is None or not self.nouns & announcement.nouns:
            return
        self._is_stale = True
        if self.isVisible():
            self.look_again()
