"""A short list whose order counts: moved with Alt+Up and Alt+Down or two buttons, and ticked where a choice is part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from councildesk.ui import icons

_NUMBER = int(Qt.ItemDataRole.UserRole)
_PADDING = 8


class OrderedList(QWidget):
    """`changed` carries the chosen values in their order, when a person ticked or moved one.

    With ticks, those chosen stand above the others, and at least one stays chosen.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, has_ticks: bool = False) -> None:
        super().__init__(parent)
        self._has_ticks = has_ticks
        self._choices: list[Any] = []
        self.list = QListWidget(self)
        self.list.setObjectName("ordered_list")
        self.up_button, self.down_button = self._button("up", "up_button"), self._button("down", "down_button")
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.up_button)
        buttons.addWidget(self.down_button)
        buttons.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.list)
        self.up_button.clicked.connect(self.move_up)
        self.down_button.clicked.connect(self.move_down)
        self.list.itemChanged.connect(self._take_tick)
        self.list.currentRowChanged.connect(self._enable)
        self.list.installEventFilter(self)
        self.retranslate()

    def name(self, name: str) -> None:
        """What the list is called to a screen reader."""
        self.list.setAccessibleName(name.replace("&", ""))

    def show_choices(self, choices: Iterable[tuple[Any, str]], chosen: Sequence[Any] | None = None) -> None:
        """Show values with their words; `chosen` are those ticked, in their order (None: no ticks)."""
        words = dict(choices)
        order = list(words) if chosen is None else [*chosen, *(value for value in words if value not in chosen)]
        blocked = self.list.blockSignals(True)
        current = self.current
        self._choices = order
        self.list.clear()
        for number, value in enumerate(order):
            item = QListWidgetItem(words.get(value, str(value)))
            item.setData(_NUMBER, number)
            if self._has_ticks:
                is_chosen = chosen is not None and value in chosen
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        row = order.index(current) if current in order else 0
        self.list.setCurrentRow(row)
        self.list.blockSignals(blocked)
        height = self.list.sizeHintForRow(0) * len(order) + _PADDING if order else 40
        self.list.setFixedHeight(height)
        self._enable()

    @property
    def current(self) -> Any:
        """The value of the row that is gone to; None in an empty list."""
        item: QListWidgetItem | None = self.list.currentItem()
        return self._value(item) if item is not None else None

    def values(self) -> list[Any]:
        """What is chosen, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [self._value(item) for item in items if not self._has_ticks or _is_ticked(item)]

    def retranslate(self) -> None:
        for button, text in ((self.up_button, self.tr("Move up")), (self.down_button, self.tr("Move down"))):
            key = "Alt+↑" if button is self.up_button else "Alt+↓"
            button.setToolTip(f"{text} ({key})")
            button.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Up: self.move_up, Qt.Key.Key_Down: self.move_down}
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
                moves[Qt.Key(event.key())]()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def move_up(self) -> None:
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        self._move(1)

    def _value(self, item: QListWidgetItem) -> Any:
        """Kept beside the list: Qt would make plain text of an enum."""
        return self._choices[item.data(_NUMBER)]

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if self._can_move(row, row + step):
            self._put(row, row + step)
            self.changed.emit(self.values())

    def _can_move(self, row: int, place: int) -> bool:
        """Only those chosen have an order."""
        last = len(self.values()) if self._has_ticks else self.list.count()
        return 0 <= row < last and 0 <= place < last

    def _put(self, row: int, place: int) -> None:
        blocked = self.list.blockSignals(True)
        self.list.insertItem(place, self.list.takeItem(row))
        self.list.setCurrentRow(place)
        self.list.blockSignals(blocked)
        self._enable()

    @Slot(QListWidgetItem)
    def _take_tick(self, item: QListWidgetItem) -> None:
        """What was ticked goes behind those chosen before; what was unticked, to the others."""
        chosen = len(self.values())
        if chosen == 0:
            blocked = self.list.blockSignals(True)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.blockSignals(blocked)
            return
        self._put(self.list.row(item), chosen - 1 if _is_ticked(item) else chosen)
        self.changed.emit(self.values())

    @Slot()
    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up_button.setEnabled(self._can_move(row, row - 1))
        self.down_button.setEnabled(self._can_move(row, row + 1))

    def _button(self, icon_name: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icons.icon(icon_name))
        return button


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
