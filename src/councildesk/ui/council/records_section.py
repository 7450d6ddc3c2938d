"""A tab with a list of records whose order counts, and beside it the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from councildesk.ui import icons
from councildesk.ui.council.council_section import CouncilSection
from councildesk.ui.page import Desk
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.ordered_list import OrderedList


class RecordsSection(CouncilSection):
    """Base. Subclasses call `place_list` when their form is set up, and give what raises NotImplementedError here.

    A new record has fields before it exists: `is_new` is true, and `shown_id` is None, until `show_made` is called.
    """

    noun = ""
    """Of the records."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = OrderedList(self)
        self.is_new = False
        self._ids: list[str] = []
        self._chosen: str | None = None

    @property
    def shown_id(self) -> str | None:
        """The record whose fields are shown."""
        return None if self.is_new else self._chosen

    def record_shown(self) -> tuple[str, str] | None:
        return (self.noun, self.shown_id) if self.shown_id is not None else None

    def lines(self) -> Sequence[tuple[str, str]]:
        """All records by their ids, with what their lines say."""
        raise NotImplementedError

    def show_fields(self) -> None:
        """Show those of `shown_id`, empty ones where `is_new`, or none at all."""
        raise NotImplementedError

    def focus_new(self) -> None:
        """Somebody begins a new record: put the focus where it is written."""
        raise NotImplementedError

    def move_record(self, record: str, place: int) -> Any:
        """Move the record to this place among the others, as one step."""
        raise NotImplementedError

    def remove_record(self, record: str) -> Any:
        """Remove the record, as one step."""
        raise NotImplementedError

    def place_list(self, slot: QVBoxLayout, add_button: QPushButton, remove_button: QPushButton) -> None:
        slot.addWidget(self.list)
        add_button.setIcon(icons.icon("add"))
        remove_button.setIcon(icons.icon("remove"))
        self._delete_key = DeleteKey(self.list.list)
        add_button.clicked.connect(self.add_new)
        remove_button.clicked.connect(self._remove)
        self._delete_key.pressed.connect(self._remove)
        self.list.list.currentRowChanged.connect(self._choose)
        self.list.changed.connect(self._reorder)

    def show_made(self, record: str) -> None:
        """The new record is kept now."""
        self._chosen, self.is_new = record, False
        self.look_again()

    def refresh(self) -> None:
        lines = self.lines()
        self._ids = [record for record, _words in lines]
        if self._chosen not in self._ids:
            self._chosen = self._ids[0] if self._ids else None
        self.list.show_choices(lines)
        self.list.setVisible(bool(lines))
        self._select_shown()
        self.show_fields()

    @Slot()
    def add_new(self) -> None:
        self.flush()
        self.is_new = True
        self._select_shown()
        self.show_fields()
        self.focus_new()

    def show_record(self, record: str) -> None:
        if record in [known for known, _words in self.lines()]:
            self.flush()
            self._chosen, self.is_new = record, False
            self.look_again()

    def _select_shown(self) -> None:
        blocked = self.list.list.blockSignals(True)
        self.list.list.setCurrentRow(self._ids.index(self.shown_id) if self.shown_id in self._ids else -1)
        self.list.list.blockSignals(blocked)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0:
            wanted = self._ids[row]
            self.flush()
            for field in self.kept:
                field.drop()
            self._chosen, self.is_new = wanted, False
            self._select_shown()  # writing what was typed has filled the list anew
            self.show_fields()

    @Slot(object)
    def _reorder(self, order: list[str]) -> None:
        self._chosen = moved = self.list.current
        self.move_record(moved, order.index(moved))

    @Slot()
    def _remove(self) -> None:
        """A new one is left as if it had never been begun."""
        for field in self.kept:
            field.drop()
        if self.is_new:
            self.is_new = False
            self.look_again()
        elif self._chosen is not None:
            self.remove_record(self._chosen)
