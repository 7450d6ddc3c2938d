"""The tab of a record's history: every change of any field, old and new side by side, and the way to take one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from councildesk.domain import languages
from councildesk.services import families, record_history, taking_back, titles, words
from councildesk.services.history import ChangeRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import history_words, icons
from councildesk.ui.history.side_by_side import SideBySide
from councildesk.ui.page import Desk, Key
from councildesk.ui.record_part import RecordPart
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.rows_list import RowsList

translate = QCoreApplication.translate
_ALL = ""


@dataclass(frozen=True)
class Line:
    """A change in words."""

    key: str
    change: ChangeRow
    moment: str
    field: str
    old: str
    new: str


class HistoryPart(RecordPart):
    """Base: subclasses name the `noun` of the record and give `changes`."""

    noun = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lines: list[Line] = []
        self.list = RowsList(f"{self.noun}_history", desk.settings, self)
        self.list.show_model(RowsModel(self.columns(), key=lambda line: line.key))
        self.field_combo = ChoiceCombo(self)
        self.why_label = PlainLabel(parent=self)
        self.why_label.setProperty("look", "small")
        self.take_back_button = QPushButton(icons.icon("undo"), "", self)
        self.why_label.setWordWrap(True)
        self.sides = SideBySide(self)
        tools = self.list.form.tools_layout
        tools.insertWidget(1, self.field_combo)
        tools.insertWidget(2, self.take_back_button)
        self.vertical = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.why_label)
        layout.addWidget(self.sides, 2)
        self.field_combo.chosen.connect(self._show_lines)
        self.list.selection_changed.connect(self._note_selection)
        self.list.opened.connect(self._look_at_field)
        self.take_back_button.clicked.connect(self.take_back)
        self.retranslate()

    def changes(self, record_id: str) -> list[ChangeRow]:
        """The newest first."""
        raise NotImplementedError

    def refresh(self) -> None:
        assert self.record_id is not None
        language = self.desk.language
        changes = self.changes(self.record_id)
        tags = self.live.read(record_history.languages, changes)
        named = history_words.named(self.live, changes, language)
        self._lines = [
            Line(
                f"{change.place}/{len(changes) - number}",  # the same when newer ones come
                change,
                history_words.moment(change.at, language),
                self._field(change, tags, named),
                history_words.value(change, change.old, named, language),
                history_words.value(change, change.new, named, language),
            )
            for number, change in enumerate(changes)
        ]
        self._offer_fields()
        self._show_lines()
        self._note_selection()

    def forget(self) -> None:
        self.field_combo.show_value(_ALL)

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Only this field, or all again")), Key("Ctrl+C", self.tr("Copy as a table"))]

    def show_field(self, field: str) -> None:
        """Show only this field, called as in the list; all of them where it has none of that name."""
        self.field_combo.show_value(field)
        if self.field_combo.value is None:
            self.field_combo.show_value(_ALL)
        self._show_lines()

    def retranslate(self) -> None:
        self.list.name_list(self.tr("History"))
        self.field_combo.setAccessibleName(self.tr("Field"))
        self.take_back_button.setText(self.tr("Take &back this change"))
        self.list.empty_state.describe(
            "history", self.tr("No changes yet"), self.tr("Every change stands here: who made it, when, and what was.")
        )

    @Slot()
    def take_back(self) -> None:
        """Give the field the value it had before the chosen change, as a step of its own."""
        line = self._chosen()
        if line is None:
            return
        one = line.change
        label = QT_TRANSLATE_NOOP("Steps", "Take back a change")
        self.attempt(label, taking_back.take_back, one.place, one.noun, one.id, one.field, one.language)

    def columns(self) -> list[Column[Line]]:
        """What the list shows; subclasses may leave some out."""
        return [
            Column(
                "when",
                translate("PersonHistory", "When"),
                lambda line: line.moment,
                order=lambda line: line.change.at,
                has_figures=True,
                width=17,
            ),
            Column("who", translate("PersonHistory", "Who"), lambda line: line.change.actor, width=14),
            Column("field", translate("PersonHistory", "Field"), lambda line: line.field, width=34),
            Column("old", translate("PersonHistory", "Before"), lambda line: line.old),
            Column("new", translate("PersonHistory", "After"), lambda line: line.new),
            Column("step", translate("PersonHistory", "Step"), lambda line: history_words.step(line.change), width=22),
        ]

    def _field(self, change: ChangeRow, tags: dict[str, str], named: history_words.Named) -> str:
        """The field; of a part, what it is part of."""
        language = self.desk.language
        noun = languages.capitalised(words.noun(change.noun, translate), language)
        tag = f" ({tags[change.id]})" if change.id in tags else ""
        noun += tag
        is_own = (change.noun, change.id) == (self.noun, self.record_id)
        called = named.get((change.noun, change.id), "") if change.noun in families.RECORDS else ""
        if called and not is_own:
            noun += f" “{titles.shortened(called)}”"
        if change.is_creation:
            return translate("PersonHistory", "{record} added").replace("{record}", noun)
        if change.is_removal:
            return translate("PersonHistory", "{record} removed").replace("{record}", noun)
        if change.field == "deleted":
            return translate("PersonHistory", "{record} brought back").replace("{record}", noun)
        if change.noun == "person_name" and tag:
            return f"{languages.capitalised(words.field(change.field, translate), language)}{tag}"
        field = history_words.field(change, language)
        if called and not is_own:
            return f"{field} · {noun}"  # the name may be long, and the field must be seen
        return field if is_own else f"{noun}: {languages.lower(field[:1], language)}{field[1:]}"

    def _offer_fields(self) -> None:
        fields = dict.fromkeys(line.field for line in self._lines)
        chosen = [(_ALL, self.tr("All fields")), *((field, field) for field in sorted(fields))]
        self.field_combo.show_choices(chosen)
        if self.field_combo.value is None:
            self.field_combo.show_value(_ALL)

    @Slot()
    def _show_lines(self) -> None:
        wanted = self.field_combo.value
        self.list.show_rows(line for line in self._lines if not wanted or line.field == wanted)
        if self.list.model.rowCount() and not self.list.table.selected_keys():
            self.list.table.select([self.list.model.key(0)])  # what was and is stands beside it at once

    def _chosen(self) -> Line | None:
        keys = self.list.table.selected_keys()
        return next((line for line in self._lines if [line.key] == keys), None)

    @Slot(str)
    def _look_at_field(self, key: str) -> None:
        """All values of one field over time; once more, everything again."""
        field = next(line.field for line in self._lines if line.key == key)
        self.show_field(_ALL if self.field_combo.value == field else field)

    @Slot()
    def _note_selection(self) -> None:
        line = self._chosen()
        can, why = False, ""
        if line is not None:
            one = line.change
            named = (one.place, one.noun, one.id, one.field, one.language)
            can = self.live.read(taking_back.is_possible, *named)
            why = "" if can else self._why_not(*named)
            self.sides.show_values(line.old, line.new)
        self.sides.setVisible(line is not None and bool(line.old or line.new))
        self.take_back_button.setEnabled(can and self._leaves_record(line))
        self.why_label.setText(why)
        self.why_label.setVisible(bool(why))

    def _why_not(self, *named: Any) -> str:
        """Why a change cannot be taken back by itself, in one sentence."""
        if not self.live.read(taking_back.is_alone, *named):
            return self.tr("There from the beginning")
        found = self.live.read(taking_back.newer, *named)
        if found is None:
            return self.tr("What it belonged to or named is removed.")
        return history_words.newer(found, self.desk.language)

    def _leaves_record(self, line: Line | None) -> bool:
        """A record is removed from the list, not from its own history."""
        if line is None or line.change.field != "deleted":
            return line is not None
        return (line.change.noun, line.change.id) != (self.noun, self.record_id)
