"""The second step of an import: what it would do, row by row, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QMenu, QToolButton, QTreeWidgetItem, QVBoxLayout, QWidget

from councildesk._generated.forms.ui_import_preview import Ui_ImportPreview
from councildesk.services import import_words
from councildesk.services.import_plan import Choice, Decision, Plan, PlanRow, Standing
from councildesk.ui import icons, tooltips
from councildesk.ui.exchange import preview_list
from councildesk.ui.exchange.preview_list import PreviewRow
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.rows_list import RowsList

translate = QCoreApplication.translate

_KEYS = {
    Qt.Key.Key_1: Decision.UPDATE,
    Qt.Key.Key_2: Decision.FILL,
    Qt.Key.Key_3: Decision.ADD,
    Qt.Key.Key_4: Decision.LEAVE_OUT,
}


class PreviewStep(QWidget):
    """`plan_changed` when something was decided: then `plan` is another."""

    plan_changed = Signal()

    def __init__(self, kept: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._wanted: Standing | None = None
        self.form = Ui_ImportPreview()
        self.form.setupUi(self)
        self.list = RowsList("import", kept, self)
        self.list.show_model(RowsModel(preview_list.columns(), key=preview_list.key))
        self.list.table.installEventFilter(self)
        layout = QVBoxLayout(self.form.list_place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.form.preview_splitter.setStretchFactor(0, 3)
        self.form.preview_splitter.setStretchFactor(1, 1)
        self.form.preview_splitter.setSizes([840, 370])
        self.form.changes_tree.setSelectionMode(self.form.changes_tree.SelectionMode.NoSelection)
        header = self.form.changes_tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.radios = {
            Decision.UPDATE: self.form.update_radio,
            Decision.FILL: self.form.fill_radio,
            Decision.ADD: self.form.add_radio,
            Decision.LEAVE_OUT: self.form.leave_out_radio,
        }
        for decision, radio in self.radios.items():
            radio.clicked.connect(partial(self._decide_chosen, decision))
        self.form.decide_all_button.setMenu(self._all_menu())
        self.form.candidate_combo.chosen.connect(self._choose_candidate)
        self.standing_buttons: dict[Standing | None, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._make_standing_buttons()
        self.list.selection_changed.connect(self._show_details)
        self.retranslate()

    @property
    def plan(self) -> Plan:
        """The plan with all that was decided."""
        assert self._plan is not None
        return self._plan

    def show_plan(self, plan: Plan) -> None:
        """Show a plan, from what needs a person first."""
        self._plan = plan
        self._wanted = None
        self._show_rows()
        if self.list.model.rowCount():
            self.list.table.select([self.list.model.key(0)])
        self._show_details()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.retranslate()

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Rows of the list"))
        self.list.empty_state.describe(
            "members",
            self.tr("There is nobody in this list"),
            self.tr("Go back and look whether it is read as it should be, or choose another file."),
        )
        for number, (decision, radio) in enumerate(self.radios.items(), start=1):
            radio.setText(f"{number}  {preview_list.word(decision)}")

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """In the table, 1 to 4 decide about the rows that are selected."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            decision = _KEYS.get(Qt.Key(event.key()))
            if decision is not None:
                self._decide_chosen(decision)
                return True
        return super().eventFilter(watched, event)

    def _make_standing_buttons(self) -> None:
        self._group.setExclusive(True)
        for standing in (None, *Standing):
            button = QToolButton(self)
            button.setObjectName(f"{standing or 'all'}_button")
            button.setProperty("look", "button")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            if standing is not None:
                button.setIcon(icons.icon(preview_list.state(standing).icon))
            button.clicked.connect(partial(self._show_standing, standing))
            self._group.addButton(button)
            self.standing_buttons[standing] = button
            self.form.standings_layout.addWidget(button)
        self.form.standings_layout.addStretch(1)

    def _show_standing(self, standing: Standing | None) -> None:
        self._wanted = standing
        self._show_rows()

    def _show_rows(self) -> None:
        plan = self.plan
        order = list(Standing)
        rows = sorted(plan.rows, key=lambda row: (order.index(row.standing), row.line))
        self.list.show_rows(PreviewRow(plan, row) for row in rows if self._wanted in (None, row.standing))
        for standing, button in self.standing_buttons.items():
            count = plan.count(standing) if standing is not None else len(plan.rows)
            word = preview_list.state(standing).word if standing is not None else self.tr("All")
            button.setText(f"{word}  {count}")
            button.setVisible(standing is None or count > 0)
            button.setChecked(standing is self._wanted)

    def _chosen(self) -> list[PlanRow]:
        return [self.plan.rows[int(key)] for key in self.list.table.selected_keys()] if self._plan else []

    @Slot()
    def _show_details(self) -> None:
        rows = self._chosen()
        row = rows[0] if rows else None
        self.form.details_frame.setEnabled(row is not None)
        if row is None:
            return
        choice = self.plan.choice(row)
        name = row.name or self.tr("Line {line}").replace("{line}", str(row.line))
        self.form.name_label.setText(name if len(rows) == 1 else self.tr("%n rows", "", len(rows)))
        self.form.why_label.setText(self._why(row, choice) if len(rows) == 1 else "")
        self.form.why_label.setVisible(bool(self.form.why_label.text()))
        self._show_candidates(row, choice, len(rows) == 1)
        self._show_changes(row, choice, len(rows) == 1)
        options = {decision for one in rows for decision in self.plan.options(one)}
        decided = {self.plan.choice(one).decision if self._is_decided(one) else None for one in rows}
        for decision, radio in self.radios.items():
            radio.setEnabled(decision in options)
            radio.setAutoExclusive(False)
            radio.setChecked(decided == {decision})
            radio.setAutoExclusive(True)

    def _is_decided(self, row: PlanRow) -> bool:
        """What waits for a person, or needs no decision, has none."""
        waits = row.standing in (Standing.DOUBTFUL, Standing.UNCHANGED)
        return not waits or row.number in self.plan.choices

    def _why(self, row: PlanRow, choice: Choice) -> str:
        if row.standing is Standing.UNREADABLE:
            return import_words.reason(row, translate)
        if not row.candidates:
            return ""
        one = row.candidates[choice.candidate]
        alike = import_words.why_alike(one.likeness, translate)
        if row.standing is Standing.DOUBTFUL and one.row is not None:
            line = str(self.plan.rows[one.row].line)
            text = self.tr("May be {name} of line {line} of this list. {alike}").replace("{line}", line)
        elif row.standing is Standing.DOUBTFUL:
            text = self.tr("May be {name}, who is there already. {alike}")
        else:
            text = self.tr("{name} is there already. {alike}")
        return text.replace("{alike}", alike).replace("{name}", one.name)

    def _show_candidates(self, row: PlanRow, choice: Choice, is_one: bool) -> None:
        combo = self.form.candidate_combo
        combo.setVisible(is_one and len(row.candidates) > 1)
        combo.show_choices(
            (number, f"{one.name} · {one.likeness.score} %") for number, one in enumerate(row.candidates)
        )
        combo.show_value(choice.candidate)

    def _show_changes(self, row: PlanRow, choice: Choice, is_one: bool) -> None:
        tree = self.form.changes_tree
        tree.clear()
        shown = choice
        if choice.decision is Decision.LEAVE_OUT and row.standing is not Standing.UNREADABLE:
            shown = Choice(Decision.UPDATE if row.candidates else Decision.ADD, choice.candidate)
        for change in self.plan.changes(row, shown) if is_one else ():
            field = import_words.of_change(change, translate)
            item = QTreeWidgetItem([field, change.old, change.new])
            for column, text in enumerate((field, change.old, change.new)):
                item.setToolTip(column, tooltips.plain(text))
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            tree.addTopLevelItem(item)
        tree.setColumnHidden(1, not row.candidates)

    def _decide_chosen(self, decision: Decision) -> None:
        self._decide(self._chosen(), decision)

    def _decide_all(self, decision: Decision) -> None:
        model = self.list.model
        self._decide([model.row(place).row for place in range(model.rowCount())], decision)

    def _decide(self, rows: Sequence[PlanRow], decision: Decision) -> None:
        """About those of the rows for which it can be decided; what is unchanged stays."""
        plan = self.plan
        made = {
            row.number: Choice(decision, plan.choice(row).candidate)
            for row in rows
            if decision in plan.options(row) and row.standing is not Standing.UNCHANGED
        }
        self._plan = plan.decided(made)
        self._show_rows()
        self._show_details()
        self.plan_changed.emit()

    @Slot(object)
    def _choose_candidate(self, number: int) -> None:
        for row in self._chosen()[:1]:
            self._plan = self.plan.decided({row.number: Choice(self.plan.choice(row).decision, number)})
            self._show_rows()
            self._show_details()
            self.plan_changed.emit()

    def _all_menu(self) -> QMenu:
        menu = QMenu(self)
        for decision in self.radios:
            menu.addAction(preview_list.word(decision)).triggered.connect(partial(self._decide_all, decision))
        return menu
