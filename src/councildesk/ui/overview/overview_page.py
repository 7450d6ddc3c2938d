"""The overview answers what must be done now: next meeting, minutes and actions that wait, seats, last steps."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from councildesk.domain.errors import Refusal
from councildesk.ui.overview import overview_lines
from councildesk.ui.overview.overview_cards import OverviewCards, title
from councildesk.ui.page import Desk, Heading, Key, Page
from councildesk.ui.registers import due


class OverviewPage(Page):
    """Every line leads to its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._council = ""
        self.shown = OverviewCards(self)
        self.shown.place_wanted.connect(self.place_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shown)
        self.setFocusProxy(self.shown)
        self.live.changed.connect(self._note_any_change)

    def heading(self) -> Heading:
        return Heading(title(self._council))

    def refresh(self) -> None:
        """What cannot be read is told by whoever asks; the cards say that they are not empty, but unread."""
        try:
            lines = overview_lines.ask(self.desk, due.today())
        except Refusal:
            self.shown.show_lines(overview_lines.unread())
            raise
        self._council = lines.council
        self.shown.show_lines(lines)

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Go to what the line says"))]

    def retranslate(self) -> None:
        if not self._is_stale:
            self.refresh()

    @Slot(object)
    def _note_any_change(self) -> None:
        """Every step concerns this page: it shows the steps."""
        self._is_stale = True
        if self.isVisible():
            self.look_again()
