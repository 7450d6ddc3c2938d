"""The quorum of the rules of procedure as a form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_rules_quorum import Ui_RulesQuorum
from councildesk.domain.rules import QuorumRule
from councildesk.ui.council import rule_words
from councildesk.ui.council.role_requirements import RoleRequirements
from councildesk.ui.council.rule_fields import RuleFields
from councildesk.ui.council.threshold_field import ThresholdField
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo


class QuorumFields(RuleFields):
    """`edited` carries the rule as a person changed it."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_RulesQuorum()
        form.setupUi(self)
        self._rule = QuorumRule()
        nothing = self.tr("not asked for")
        self.overall_field = ThresholdField(language, nothing, self)
        self.each_side_field = ThresholdField(language, nothing, self)
        self.of_combo, self.requirements = ChoiceCombo(self), RoleRequirements(language, self)
        beside_labels.place(
            (form.overall_layout, form.overall_label, self.overall_field),
            (form.each_side_layout, form.each_side_label, self.each_side_field),
            (form.of_layout, form.of_label, self.of_combo),
            (form.roles_layout, form.roles_label, self.requirements),
        )
        chain = [self.overall_field.combo, self.overall_field.number_spin, self.overall_field.share_edit]
        chain += [self.each_side_field.combo, self.each_side_field.number_spin, self.each_side_field.share_edit]
        chain += [self.of_combo, self.requirements.add_button, form.online_check, form.alternates_check]
        for first, second in pairwise([*chain, form.proxies_check, form.article_edit]):
            QWidget.setTabOrder(first, second)
        self._connect()
        self._name()

    def show_rule(self, rule: QuorumRule, *, has_sides: bool) -> None:
        self._rule = rule
        form = self.form
        self.overall_field.show_value(rule.overall)
        self.each_side_field.show_value(rule.each_side)
        form.thresholds_layout.setRowVisible(form.each_side_layout, has_sides or rule.each_side is not None)
        self.of_combo.show_value(rule.of)
        self.requirements.show_value(rule.roles, has_sides=has_sides)
        form.online_check.setChecked(rule.online_counts)
        form.alternates_check.setChecked(rule.alternates_count)
        form.proxies_check.setChecked(rule.proxies_count)
        self.show_article(rule.article)

    @Slot()
    def flush(self) -> None:
        self.overall_field.flush()
        self.each_side_field.flush()
        super().flush()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._name()

    def _name(self) -> None:
        self.overall_field.name(self.form.overall_label.text())
        self.each_side_field.name(self.form.each_side_label.text())
        self.of_combo.show_choices(rule_words.seat_bases())

    def _connect(self) -> None:
        form = self.form
        self.overall_field.edited.connect(partial(self.change, "overall"))
        self.each_side_field.edited.connect(partial(self.change, "each_side"))
        self.of_combo.chosen.connect(partial(self.change, "of"))
        self.requirements.edited.connect(partial(self.change, "roles"))
        checks = {
            "online_counts": form.online_check,
            "alternates_count": form.alternates_check,
            "proxies_count": form.proxies_check,
        }
        self.watch(form.article_edit, checks)

    def change(self, field: str, value: Any) -> None:
        self._rule = replace(self._rule, **{field: value})
        self.edited.emit(self._rule)
