"""What shows a part of the record and looks again by itself: pages, and the tabs in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import Refusal

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement
    from councildesk.ui.page import Desk


class LiveView(QWidget):
    """Subclasses set `nouns` and give `refresh`."""

    nouns: frozenset[str] = frozenset()
    """The nouns of the record that are shown. An announcement of one of them counts at once where the view is seen,
    else when it is seen next."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.live = desk.live
        self._is_stale = True
        self.live.changed.connect(self._note_change)

    def refresh(self) -> None:
        """Ask for everything shown, again. Called when the view is shown for the first time and after changes."""

    def look_again(self) -> None:
        """Ask again. What the file refuses, as it is damaged or out of reach, is told, and asked for another time."""
        self._is_stale = False
        try:
            self.refresh()
        except Refusal as refusal:
            self._is_stale = True
            self.live.tell_refusal(refusal)

    def retranslate(self) -> None:
        """Put texts that were set in code into the new language; forms are retranslated by their own method."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if self.nouns & announcement.nouns:
            self._is_stale = True
            if self.isVisible():
                self.look_again()
