"""The tabs of a record that is opened in a page, with their keys.

What is in a tab is made when it is first gone to: who opens a record sees one of them, and the one that takes longest
to make is not always that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from councildesk.ui import tab_keys
from councildesk.ui.page import Desk, Key
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets.calm_tabs import CalmTabs

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

Makers = Mapping[str, tuple[type[RecordPart], str]]
"""Names of tabs, in their order, with what makes them and with their icons."""


class Parts(Mapping[str, RecordPart]):
    """The parts by the names of their tabs, each made when it is first asked for."""

    def __init__(self, names: tuple[str, ...], make: Callable[[str], object]) -> None:
        """`make` puts one among those that are `made`."""
        self._names, self._make = names, make
        self.made: dict[str, RecordPart] = {}

    def __getitem__(self, name: str) -> RecordPart:
        if name not in self.made:
            self._make(name)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Room(QWidget):
    """A tab in which something will stand when it is seen."""

    def __init__(self, fill: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = fill
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def put(self, part: QWidget) -> None:
        part.resize(self.size())
        self._inside.addWidget(part)
        part.show()  # Qt does so one turn of its loop later, where the room is seen

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)


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
        self._makers = makers
        self.parts = Parts(tuple(makers), self._make)
        self._rooms = {name: _Room(partial(self.parts.__getitem__, name), self) for name in makers}
        for number, (name, room) in enumerate(self._rooms.items()):
            tab_keys.add(self.tabs, room, name, makers[name][1], partial(self._enter, number))
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
        return self.parts[list(self.parts)[self.tabs.currentIndex()]]

    def names(self) -> Mapping[str, str]:
        """What the tabs are called, translated."""
        raise NotImplementedError

    def show_record(self, record_id: str | None) -> None:
        """Show this record in all tabs; None when the list is shown."""
        self.record_id = record_id
        for part in self.parts.made.values():
            part.show_record(record_id)

    def show_part(self, part: str | None) -> None:
        """Go to a tab by its name; what is no name of a tab changes nothing."""
        if part is None or part not in self._makers:
            return
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(list(self.parts).index(part))
        self.tabs.blockSignals(blocked)

    def keys(self) -> list[Key]:
        """Keys of the tab that is shown, for the sheet of keys."""
        last = len(self.parts)
        tabs = self.tr("The record's tabs, up to Alt+{last}").replace("{last}", str(last))
        return [Key("Alt+1", tabs), Key("Esc", self.tr("Back to where one came from")), *self.part.keys()]

    def flush(self) -> None:
        for part in self.parts.made.values():
            part.flush()

    def retranslate(self) -> None:
        names = self.names()
        for number, name in enumerate(self.parts):
            self.tabs.setTabText(number, names[name])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def part_made(self, part: RecordPart) -> None:
        """Connect what tells of more than every part does."""

    def _make(self, name: str) -> None:
        make, _icon = self._makers[name]
        room = self._rooms[name]
        part = make(self.desk, room)
        self.parts.made[name] = part  # it may be asked for as soon as it is shown
        part.place_wanted.connect(self.place_wanted)
        self.part_made(part)
        part.show_record(self.record_id)
        room.put(part)

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
        shown = frozenset[str]().union(*(make.nouns for make, _icon in self._makers.values()))
        if self.record_id is not None and shown & announcement.nouns:
            self.heading_changed.emit()
