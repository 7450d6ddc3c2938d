"""What one step of the council's history changed, and the ways to take it back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from councildesk.services import record_history, step_lines, taking_back, words
from councildesk.services.history import ChangeRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import history_words, icons
from councildesk.ui.history_part import HistoryPart, Line
from councildesk.ui.page import Desk
from councildesk.ui.rows_model import Column
from councildesk.ui.widgets.plain_label import PlainLabel

_MOST = 500
"""Changes that are shown: a loaded record has hundreds of thousands."""


class StepPart(HistoryPart):
    """`record_id` is the place of the step, as text."""

    noun = "step"
    nouns = frozenset(words.NOUNS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.title_label, self.facts_label = PlainLabel(), PlainLabel()
        self.step_button = QPushButton()
        super().__init__(desk, parent)
        self.vertical.setContentsMargins(0, 0, 0, 0)
        self.title_label.setProperty("look", "heading")
        self.facts_label.setProperty("look", "small")
        self.step_button.setIcon(icons.icon("undo"))
        for place, widget in enumerate((self.title_label, self.facts_label, self.step_button)):
            self.vertical.insertWidget(place, widget)
        self.vertical.setAlignment(self.step_button, Qt.AlignmentFlag.AlignLeft)
        for label in (self.title_label, self.facts_label):
            label.setWordWrap(True)
        self.field_combo.hide()
        self.step_button.clicked.connect(self.take_back_step)

    def changes(self, record_id: str) -> list[ChangeRow]:
        return list(self.live.read(record_history.of_step, int(record_id), _MOST).changes)

    def refresh(self) -> None:
        super().refresh()
        assert self.record_id is not None
        line = self.live.read(step_lines.line, int(self.record_id), self.desk.language)
        if line is None:
            return
        self.title_label.setText(history_words.step(line))
        facts = (history_words.moment(line.at, self.desk.language), line.actor)
        found = self.live.read(taking_back.newer_than_step, line.place)
        why = history_words.newer(found, self.desk.language) if found is not None else ""
        self.facts_label.setText("  ·  ".join(filter(None, (*facts, why))))
        self.step_button.setEnabled(found is None and not self.live.workspace.is_read_only)

    def retranslate(self) -> None:
        super().retranslate()
        self.list.name_list(self.tr("What the step changed"))
        self.step_button.setText(self.tr("Take back the &whole step"))

    @Slot()
    def take_back_step(self) -> None:
        """Take the whole step back, whatever came after it elsewhere, as a step of its own."""
        if self.record_id is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Take back an old step")
            self.attempt(label, taking_back.take_back_step, int(self.record_id))

    def columns(self) -> list[Column[Line]]:
        """When and by whom stands above; the three share the room."""
        return [replace(column, width=0) for column in super().columns() if column.name in ("field", "old", "new")]
