"""One tab of a page: it looks again by itself, and keeps what is typed in it without a Save button."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import Refusal
from councildesk.ui.kept_fields import KeptField
from councildesk.ui.live_view import LiveView
from councildesk.ui.page import Desk, Key


class PagePart(LiveView):
    """Base of all tabs. Fields in `kept` are written while one types and whenever `flush` is called."""

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kept: list[KeptField] = []
        self.live.flush_wanted.connect(self._write_all)

    def flush(self) -> None:
        """Write what editors hold."""
        for field in self.kept:
            field.flush()

    def add_new(self) -> None:
        """Ctrl+N: begin what is made here most."""

    def record_shown(self) -> tuple[str, str] | None:
        """The record that is chosen in this tab, by noun and id; None: the page knows."""
        return None

    def keys(self) -> list[Key]:
        """Keys of this tab, for the sheet of keys."""
        return []

    def attempt(self, label: str, action: Any, *args: Any, typing: str = "", **kwargs: Any) -> Any:
        """As `LiveWorkspace.attempt`, or with a passage `attempt_typing`.

        After a refusal, what is shown is what is kept again, unless the place refused: then what was typed stays.
        """
        try:
            if typing:
                return self.live.perform_typing(typing, label, action, *args, **kwargs)
            return self.live.perform(label, action, *args, **kwargs)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            if refusal is not self.live.unsaved.refusal:
                self.look_again()
            return None

    @Slot()
    def _write_all(self) -> None:
        self.flush()
