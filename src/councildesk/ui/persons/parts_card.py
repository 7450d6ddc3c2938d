"""What a person has several of, in an order: a list, and the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from councildesk.services import persons
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.ui import icons, tooltips
from councildesk.ui.kept_fields import KeptField
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets.movable_list import MovableList

D = TypeVar("D", bound=ContactDraft | PostDraft)
_ID = int(Qt.ItemDataRole.UserRole)


class PartsCard(QFrame, Generic[D]):
    """Base of the cards of posts and contacts. A new one is kept as soon as it says something; until then it is left.

    Subclasses name the `field` of the draft and the label of the step, and give `line`, `is_past`, `is_enough` and
    `show_fields`; they call `place_parts` when their form is set up.
    """

    field = ""
    label = ""

    def __init__(self, part: RecordPart) -> None:
        super().__init__(part)
        self.part, self.desk, self.live = part, part.desk, part.live
        self.list = MovableList(self)
        self.items: Sequence[D] = ()
        self.chosen_id: str | None = None
        self.pending: D | None = None
        self.kept: list[KeptField] = []

    def line(self, item: D) -> tuple[str, str]:
        """The text of its line and the name of its icon."""
        raise NotImplementedError

    def is_past(self, item: D) -> bool:
        """Its line stands in grey."""
        raise NotImplementedError

    def is_enough(self, item: D) -> bool:
        """Whether a new one says something."""
        raise NotImplementedError

    def show_fields(self, item: D) -> None:
        raise NotImplementedError

    def place_parts(
        self, slot: QVBoxLayout, hint: QLabel, box: QWidget, buttons: tuple[QToolButton, QToolButton, QToolButton]
    ) -> None:
        """`buttons`: up, down, remove."""
        slot.addWidget(self.list)
        self._hint, self._box, self._buttons = hint, box, buttons
        for button, icon_name in zip(buttons, ("up", "down", "remove"), strict=True):
            button.setIcon(icons.icon(icon_name))
            button.setIconSize(QSize(18, 18))
        up, down, remove = buttons
        up.clicked.connect(self._move_up)
        down.clicked.connect(self._move_down)
        remove.clicked.connect(self.remove)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self.remove)
        self.list.currentItemChanged.connect(self._choose)

    def show_draft(self, draft: PersonDraft) -> None:
        """Show the person's own; the one chosen stays chosen."""
        self.items = getattr(draft, self.field)
        if self.chosen_id not in [item.id for item in self.items]:
            self.chosen_id = self.items[0].id if self.items and self.pending is None else None
        self._fill_list()
        self._show_chosen()

    def flush(self) -> None:
        """Write what editors hold."""
        for field in self.kept:
            field.flush()

    def forget(self) -> None:
        """Another person comes."""
        self.chosen_id, self.pending = None, None
        for field in self.kept:
            field.drop()

    def retranslate(self) -> None:
        """Put all texts into the new language, those of the form, too."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def begin(self, item: D) -> None:
        """Show the fields of a new one."""
        self.part.flush()
        self.chosen_id, self.pending = None, item
        self._fill_list()
        self._show_chosen()

    def change(self, passage: str = "", **fields: Any) -> None:
        """Change the chosen one, or what is to become one; with a passage, steps of typing in it join."""
        if self.part.record_id is None:
            return
        kept = {item.id: item for item in self._read()}
        if self.chosen_id in kept:
            kept[self.chosen_id] = replace(kept[self.chosen_id], **fields)
            self._write(tuple(kept.values()), f"{self.chosen_id}/{passage}" if passage else "")
        elif self.pending is not None:
            self.pending = replace(self.pending, **fields)
            if self.is_enough(self.pending):
                added, self.pending = self.pending, None
                self._write((*kept.values(), added))
                self.chosen_id = next((item.id for item in self._read() if item.id not in kept), None)
                self._fill_list()
                self._show_chosen()

    @Slot()
    def remove(self) -> None:
        """Take the chosen one away; Undo brings it back."""
        if self.chosen_id is None:
            self.pending = None
            self._show_chosen()
            return
        gone, self.chosen_id = self.chosen_id, self._neighbour()
        self._write(tuple(item for item in self._read() if item.id != gone))

    def _neighbour(self) -> str | None:
        ids = [item.id for item in self.items]
        place = ids.index(self.chosen_id) if self.chosen_id in ids else 0
        return next(iter([*ids[place + 1 :], *reversed(ids[:place])]), None)

    def _read(self) -> Sequence[D]:
        assert self.part.record_id is not None
        found: Sequence[D] = getattr(self.live.read(persons.draft, self.part.record_id), self.field)
        return found

    def _write(self, items: Sequence[D], typing: str = "") -> None:
        assert self.part.record_id is not None
        fields: dict[str, Any] = {self.field: tuple(items)}
        draft = replace(self.live.read(persons.draft, self.part.record_id), **fields)
        self.part.attempt(self.label, persons.change, self.part.record_id, draft, typing=typing)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        key = item.data(_ID) if self.list.count() else None
        if key is not None and key != self.chosen_id:
            self.part.flush()
            self.chosen_id, self.pending = key, None
            self._show_chosen()

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, by: int) -> None:
        items = list(self.items)
        place = next((number for number, item in enumerate(items) if item.id == self.chosen_id), -1)
        if place >= 0 and 0 <= place + by < len(items):
            items.insert(place + by, items.pop(place))
            self._write(items)

    def _fill_list(self) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for item in self.items:
            text, icon_name = self.line(item)
            line = QListWidgetItem(icons.icon(icon_name), text)
            line.setData(_ID, item.id)
            line.setToolTip(tooltips.plain(text))
            if self.is_past(item):
                line.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
            self.list.addItem(line)
            if item.id == self.chosen_id:
                self.list.setCurrentItem(line)
        self.list.blockSignals(blocked)
        self.list.fit()

    def _show_chosen(self) -> None:
        shown = self.pending or next((item for item in self.items if item.id == self.chosen_id), None)
        self._hint.setVisible(not self.items and shown is None)
        self._box.setVisible(shown is not None)
        up, down, remove = self._buttons
        ids = [item.id for item in self.items]
        place = ids.index(self.chosen_id) if self.chosen_id in ids else -1
        up.setEnabled(place > 0)
        down.setEnabled(0 <= place < len(ids) - 1)
        remove.setEnabled(shown is not None)
        if shown is not None:
            self.show_fields(shown)
