"""The tabs of a record that is opened in a page, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from councildesk.ui import tab_keys
from councildesk.ui.page import Desk, Key
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets.calm_tabs import CalmTabs

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

Makers = Mapping[str, tuple[Callable[[Desk, QWidget], RecordPart], str]]
"""Names of tabs, in their order, with what makes them and with their icons."""


class RecordTabs(QWidget):
    """`part_shown` carries the name of the tab that somebody went to, `place_wanted` a Place somewhere else."""

    part_shown = Signal(str)
    place_wanted = Signal(object)
    heading_changed = Signal()

    def __init__(self, desk: Desk, makers: Makers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.record_id: str | None = None
        self.tabs = CalmTabs(self)
        self.tabs.setDocumentMode(True)
        self.parts = {name: make(desk, self) for name, (make, _icon) in makers.items()}
        for number, (name, part) in enumerate(self.parts.items()):
            part.place_wanted.connect(self.place_wanted)
            tab_keys.add(self.tabs, part, name, makers[name][1], partial(self._enter, number))
        self.tabs.currentChanged.connect(self._tell_part)
        self.live.changed.connect(self._note_change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        self.retranslate()

    @property
    def part(self) -> RecordPart:
        """The tab that is shown."""
        return list(self.parts.values())[self.tabs.currentIndex()]

    def names(self) -> Mapping[str, str]:
        """What the tabs are called, translated."""
        raise NotImplementedError

    def show_record(self, record_id: str | None) -> None:
        """Show this record in all tabs; None when the list is shown."""
        self.record_id = record_id
        for part in self.parts.values():
            part.show_record(record_id)

    def show_part(self, part: str | None) -> None:
        """Go to a tab by its name; what is no name of a tab changes nothing."""
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentWidget(self.parts.get(part or "", self.part))
        self.tabs.blockSignals(blocked)

    def keys(self) -> list[Key]:
        """Keys of the tab that is shown, for the sheet of keys."""
        last = len(self.parts)
        tabs = self.tr("The record's tabs, up to Alt+{last}").replace("{last}", str(last))
        return [Key("Alt+1", tabs), Key("Esc", self.tr("Back to the list")), *self.part.keys()]

    def flush(self) -> None:
        for part in self.parts.values():
            part.flush()

    def retranslate(self) -> None:
        names = self.names()
        for number, name in enumerate(self.parts):
            self.tabs.setTabText(number, names[name])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _enter(self, number: int) -> None:
        """Go to a tab by its key, to work in it at once."""
        self.tabs.setCurrentIndex(number)
        self.part.enter()

    @Slot(int)
    def _tell_part(self, number: int) -> None:
        self.part_shown.emit(list(self.parts)[number])

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """What stands above the record may have become another."""
        if self.record_id is not None and any(part.nouns & announcement.nouns for part in self.parts.values()):
            self.heading_changed.emit()
