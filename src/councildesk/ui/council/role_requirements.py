"""Who must be there by role: a line for each requirement of a quorum."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from councildesk.domain.council import Role
from councildesk.domain.rules import RoleRequirement
from councildesk.ui import icons
from councildesk.ui.council import rule_words
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.choice_combo import ChoiceCombo

_OFFERED: tuple[tuple[Role, ...], ...] = (
    (Role.CO_CHAIR,),
    (Role.CHAIR,),
    (Role.CHAIR, Role.DEPUTY_CHAIR),
    (Role.CO_CHAIR, Role.DEPUTY_CHAIR),
    (Role.DEPUTY_CHAIR,),
    (Role.SECRETARY,),
    (Role.MEMBER,),
)


class RoleRequirements(QWidget):
    """`edited` carries all requirements when a person changed, added or removed one."""

    edited = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._shown: tuple[RoleRequirement, ...] = ()
        self._has_sides = False
        self._lines: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.add_button = QPushButton(self.tr("Require a role"), self)
        self.add_button.setObjectName("add_role_button")
        self.add_button.setIcon(icons.icon("add"))
        self.add_button.setProperty("look", "quiet")
        self.add_button.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._grid)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def show_value(self, requirements: tuple[RoleRequirement, ...], *, has_sides: bool) -> None:
        if (requirements, has_sides) == (self._shown, self._has_sides) and len(self._lines) == len(requirements):
            return
        self._shown, self._has_sides = requirements, has_sides
        for line in self._lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(number, one) for number, one in enumerate(requirements)]
        before: QWidget | None = None
        for number, line in enumerate(self._lines):
            self._grid.addWidget(line, number, 0)
            if before is not None:
                QWidget.setTabOrder(before, line)
            before = line
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)

    def _line(self, number: int, one: RoleRequirement) -> QWidget:
        line = QWidget(self)  # what is in it is made in the order of Tab
        count, combo = self._count_spin(number, one, line), self._roles_combo(number, one, line)
        remove = self._remove_button(number, line)
        each, holder = QCheckBox(self.tr("of each side"), line), QCheckBox(self.tr("in person"), line)
        each.setChecked(one.each_side)
        each.setVisible(self._has_sides)
        holder.setChecked(one.holder_only)
        each.clicked.connect(partial(self._tick, number, "each_side", each))
        holder.clicked.connect(partial(self._tick, number, "holder_only", holder))
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(count, 0, 0)
        grid.addWidget(combo, 0, 1, 1, 2)
        grid.addWidget(remove, 0, 3)
        grid.addWidget(each, 1, 1)
        grid.addWidget(holder, 1, 2)
        grid.setColumnStretch(2, 1)
        return line

    def _count_spin(self, number: int, one: RoleRequirement, line: QWidget) -> CalmSpin:
        count = CalmSpin(line)
        count.setRange(1, 99)
        count.setValue(one.number)
        count.setKeyboardTracking(False)
        count.setAccessibleName(self.tr("How many"))
        count.valueChanged.connect(partial(self._change, number, "number"))
        return count

    def _roles_combo(self, number: int, one: RoleRequirement, line: QWidget) -> ChoiceCombo:
        combo = ChoiceCombo(line)
        offered = dict.fromkeys([*_OFFERED, one.any_of])
        combo.show_choices([(any_of, rule_words.roles(any_of, self._language)) for any_of in offered])
        combo.show_value(one.any_of)
        combo.setAccessibleName(self.tr("Role"))
        combo.chosen.connect(partial(self._change, number, "any_of"))
        return combo

    def _remove_button(self, number: int, line: QWidget) -> QToolButton:
        remove = QToolButton(line)
        remove.setObjectName("remove_role_button")
        remove.setIcon(icons.icon("remove"))
        remove.setToolTip(self.tr("Remove this requirement"))
        remove.setAccessibleName(self.tr("Remove this requirement"))
        remove.clicked.connect(partial(self._remove, number))
        return remove

    @Slot()
    def _add(self) -> None:
        one = RoleRequirement((Role.CO_CHAIR,) if self._has_sides else (Role.CHAIR,), each_side=self._has_sides)
        self.edited.emit((*self._shown, one))

    def _tick(self, number: int, field: str, check: QCheckBox) -> None:
        self._change(number, field, check.isChecked())

    def _change(self, number: int, field: str, value: Any) -> None:
        changed = list(self._shown)
        changed[number] = replace(changed[number], **{field: value})
        self._shown = tuple(changed)
        self.edited.emit(self._shown)

    def _remove(self, number: int) -> None:
        """The focus goes to the button of the line that takes its place, or to where one is added."""
        self.edited.emit((*self._shown[:number], *self._shown[number + 1 :]))
        if self._lines:
            near = self._lines[min(number, len(self._lines) - 1)]
            near.findChildren(QToolButton, "remove_role_button")[0].setFocus()
        else:
            self.add_button.setFocus()
