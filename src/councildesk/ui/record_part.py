"""One tab of a record that is opened in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from councildesk.domain.errors import NotFound
from councildesk.ui.page import Desk
from councildesk.ui.page_part import PagePart

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement


class RecordPart(PagePart):
    """Base of the tabs. `refresh` shows the record `record_id`; while there is none, no question is asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.record_id: str | None = None

    def show_record(self, record_id: str | None) -> None:
        """Show another record from now on; None: the list is shown."""
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

    def read_record(self) -> None:
        """Ask for what all parts of such a record need before they refresh."""

    def forget(self) -> None:
        """Another record comes: drop what belongs to the one before, such as a selection."""
        for field in self.kept:
            field.drop()

    def enter(self) -> None:
        """Put the focus into the first field or list, past the buttons above it."""
        widget = self.nextInFocusChain()
        while widget is not None and self.isAncestorOf(widget):
            if _is_for_work(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def flush(self) -> None:
        if self.record_id is not None:
            super().flush()

    def look_again(self) -> None:
        if self.record_id is None:
            return
        try:
            self.read_record()
            super().look_again()
        except NotFound:
            self.record_id = None

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if self.record_id is not None:
            super()._note_change(announcement)


def _is_for_work(widget: QWidget) -> bool:
    is_reached = widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_reached and not isinstance(widget, QAbstractButton)
