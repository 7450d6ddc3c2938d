"""Filters beside a list, as a spreadsheet has them: a drop-down for each column, with the values that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from councildesk.ui.widgets.choice_combo import ChoiceCombo

_ALL = ""


@dataclass(frozen=True)
class Filter:
    """`values` gives the keys and words under which a row is found; `all_word` stands for no choice."""

    name: str
    all_word: str
    values: Callable[[Any], Iterable[tuple[str, str]]]
    order: Callable[[tuple[str, str]], Any] | None = None
    """How choices are sorted; without it they stand as they first occur."""


class ListFilters(QWidget):
    """`changed` when somebody chose. A filter in which there is nothing to choose from is not shown."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = {one.name: one for one in filters}
        self.combos = {one.name: ChoiceCombo(self) for one in filters}
        self.clear_button = QPushButton(self.tr("Clear filters"), self)
        self.clear_button.setProperty("look", "link")
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, combo in self.combos.items():
            combo.setObjectName(f"{name}_filter_combo")
            combo.setAccessibleName(self._filters[name].all_word)
            combo.setMinimumContentsLength(11)
            combo.chosen.connect(self._tell)
            row.addWidget(combo)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self.clear_button.hide()

    @property
    def is_active(self) -> bool:
        return any(combo.value for combo in self.combos.values())

    def offer(self, rows: Sequence[Any]) -> None:
        """Offer what occurs in these rows; what is chosen stays."""
        for name, combo in self.combos.items():
            one = self._filters[name]
            found = dict(pair for row in rows for pair in one.values(row))
            choices = sorted(found.items(), key=one.order) if one.order else list(found.items())
            kept = combo.value
            if kept and kept not in found:
                choices.append((kept, combo.currentText()))
            combo.show_choices([(_ALL, one.all_word), *choices])
            combo.show_value(kept or _ALL)
            combo.setVisible(bool(kept) or len(choices) > 1)
        self.clear_button.setVisible(self.is_active)

    def accepted(self, rows: Sequence[Any]) -> list[Any]:
        """The rows that every filter lets through."""
        wanted = [(self._filters[name], combo.value) for name, combo in self.combos.items() if combo.value]
        return [row for row in rows if all(any(key == value for key, _ in one.values(row)) for one, value in wanted)]

    def choose(self, name: str, value: str) -> None:
        """Choose as somebody does."""
        self.combos[name].show_value(value)
        self._tell()

    @Slot()
    def clear(self) -> None:
        """Let everything through again."""
        for combo in self.combos.values():
            combo.show_value(_ALL)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.clear_button.setText(self.tr("Clear filters"))

    @Slot()
    def _tell(self) -> None:
        self.clear_button.setVisible(self.is_active)
        self.changed.emit()
