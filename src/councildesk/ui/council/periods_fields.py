"""Who may vote, and how many days things take, as a form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from councildesk._generated.forms.ui_rules_periods import Ui_RulesPeriods
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.rules import Rules
from councildesk.domain.spelling import clean_line

_AS_USUAL = -1


class PeriodsFields(QWidget):
    """`edited` carries the rules as changed; `typed` while they write the article, which `flush` takes."""

    edited = Signal(object)
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_RulesPeriods()
        form.setupUi(self)
        self._rules = Rules()
        self.special_spins = {
            MeetingKind.ORDINARY: form.ordinary_spin,
            MeetingKind.EXTRAORDINARY: form.extraordinary_spin,
            MeetingKind.CONFERENCE: form.conference_spin,
        }
        for spin in (form.notice_spin, form.correction_spin, *self.special_spins.values()):
            spin.setKeyboardTracking(False)
        for check, field in (
            (form.alternates_check, "alternates_vote"),
            (form.proxies_check, "proxies_vote"),
            (form.online_check, "online_votes"),
        ):
            check.clicked.connect(partial(self._tick, field, check))
        form.notice_spin.valueChanged.connect(partial(self._change, "notice_days"))
        form.notice_article_edit.textEdited.connect(self.typed)
        form.notice_article_edit.editingFinished.connect(self.flush)
        form.correction_spin.valueChanged.connect(partial(self._change, "correction_days"))
        for kind, spin in self.special_spins.items():
            spin.valueChanged.connect(partial(self._set_special, kind))
        self._name()

    def show_rules(self, rules: Rules) -> None:
        self._rules = rules
        form = self.form
        form.alternates_check.setChecked(rules.alternates_vote)
        form.proxies_check.setChecked(rules.proxies_vote)
        form.online_check.setChecked(rules.online_votes)
        if not form.notice_article_edit.isModified():
            form.notice_article_edit.setText(rules.notice_article)
        days = {form.notice_spin: rules.notice_days, form.correction_spin: rules.correction_days}
        days |= {spin: rules.special_notice_days.get(kind, _AS_USUAL) for kind, spin in self.special_spins.items()}
        for spin, number in days.items():
            blocked = spin.blockSignals(True)
            spin.setValue(number)
            spin.blockSignals(blocked)

    @Slot()
    def flush(self) -> None:
        """Tell of an article that was not told yet."""
        if self.form.notice_article_edit.isModified():
            self.form.notice_article_edit.setModified(False)
            self._change("notice_article", clean_line(self.form.notice_article_edit.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name()

    def _name(self) -> None:
        for spin in self.special_spins.values():
            spin.setSpecialValueText(self.tr("as usual"))

    def _set_special(self, kind: MeetingKind, days: int) -> None:
        special = {one: number for one, number in self._rules.special_notice_days.items() if one is not kind}
        if days != _AS_USUAL:
            special[kind] = days
        self._change("special_notice_days", special)

    def _tick(self, field: str, check: QCheckBox) -> None:
        self._change(field, check.isChecked())

    def _change(self, field: str, value: Any) -> None:
        self._rules = replace(self._rules, **{field: value})
        self.edited.emit(self._rules)
