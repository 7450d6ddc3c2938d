"""What adopts a text, as a form: one rule for all decisions, and others for some kinds of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_rules_majority import Ui_RulesMajority
from councildesk.domain.minutes import DecisionKind
from councildesk.domain.rules import MajorityRule, Rules
from councildesk.ui.council import rule_words
from councildesk.ui.council.rule_fields import RuleFields
from councildesk.ui.council.threshold_field import ThresholdField
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo


class MajorityFields(RuleFields):
    """`edited` carries the rules with their majorities as a person changed them."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.form = form = Ui_RulesMajority()
        form.setupUi(self)
        self._rules, self._has_sides = Rules(), False
        self.kind_combo, self.of_combo, self.scope_combo = ChoiceCombo(self), ChoiceCombo(self), ChoiceCombo(self)
        self.share_field = ThresholdField(language, self.tr("consensus: nobody objects"), self, has_numbers=False)
        beside_labels.place(
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.share_layout, form.share_label, self.share_field),
            (form.of_layout, form.of_label, self.of_combo),
            (form.scope_layout, form.scope_label, self.scope_combo),
        )
        chain = [self.kind_combo, form.same_check, self.share_field.combo, self.share_field.share_edit]
        chain += [self.of_combo, self.scope_combo, form.abstentions_check, form.tie_check, form.article_edit]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._connect()
        self._name()

    @property
    def kind(self) -> DecisionKind | None:
        """The kind of decision that is shown; None: all that have no rule of their own."""
        return self.kind_combo.value  # type: ignore[no-any-return]

    def show_rules(self, rules: Rules, *, has_sides: bool) -> None:
        self._rules, self._has_sides = rules, has_sides
        self._show()

    @Slot()
    def flush(self) -> None:
        self.share_field.flush()
        super().flush()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._name()

    def _name(self) -> None:
        kinds = meeting_words.worded(DecisionKind, self._language)
        kept = self.kind
        self.kind_combo.show_choices([(None, self.tr("All decisions")), *kinds])
        self.kind_combo.show_value(kept)
        self.of_combo.show_choices(rule_words.vote_bases())
        self.scope_combo.show_choices(rule_words.scopes())
        self.share_field.name(self.form.share_label.text())

    def _connect(self) -> None:
        form = self.form
        self.kind_combo.chosen.connect(self._show)
        form.same_check.clicked.connect(self._set_same)
        self.share_field.edited.connect(partial(self.change, "share"))
        self.of_combo.chosen.connect(partial(self.change, "of"))
        self.scope_combo.chosen.connect(partial(self.change, "scope"))
        self.watch(form.article_edit, {"abstentions_count": form.abstentions_check, "chair_breaks_tie": form.tie_check})

    @property
    def _rule(self) -> MajorityRule:
        return self._rules.majority if self.kind is None else self._rules.majority_for(self.kind)

    @Slot()
    def _show(self) -> None:
        form, rule = self.form, self._rule
        is_same = self.kind is not None and self.kind not in self._rules.majorities
        form.same_check.setVisible(self.kind is not None)
        form.same_check.setChecked(is_same)
        self.share_field.show_value(rule.share)
        self.of_combo.show_value(rule.of)
        self.scope_combo.show_value(rule.scope)
        form.abstentions_check.setChecked(rule.abstentions_count)
        form.tie_check.setChecked(rule.chair_breaks_tie)
        self.show_article(rule.article)
        is_counted = not is_same and not rule.is_consensus
        form.rule_layout.setRowVisible(form.share_layout, not is_same)
        form.rule_layout.setRowVisible(form.of_layout, is_counted)
        form.rule_layout.setRowVisible(form.scope_layout, is_counted and self._has_sides)
        form.article_layout.setRowVisible(form.article_edit, not is_same)
        form.abstentions_check.setVisible(is_counted)
        form.tie_check.setVisible(is_counted)

    @Slot(bool)
    def _set_same(self, is_same: bool) -> None:
        """A kind gets a rule of its own, which begins as that of all; or loses it."""
        kind = self.kind
        if kind is None:
            return
        majorities = {one: rule for one, rule in self._rules.majorities.items() if one is not kind}
        if not is_same:
            majorities[kind] = self._rules.majority
        self._tell(replace(self._rules, majorities=majorities))

    def change(self, field: str, value: Any) -> None:
        rule = replace(self._rule, **{field: value})
        if self.kind is None:
            self._tell(replace(self._rules, majority=rule))
        else:
            self._tell(replace(self._rules, majorities={**self._rules.majorities, self.kind: rule}))

    def _tell(self, rules: Rules) -> None:
        self._rules = rules
        self.edited.emit(rules)
