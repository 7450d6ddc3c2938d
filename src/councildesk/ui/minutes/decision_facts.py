"""The facts of a decision, below its words: kind, number, state, and to whom a recommendation goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from councildesk.domain.minutes import NEXT_DECISION_STATES, DecisionKind, DecisionState
from councildesk.services import decisions
from councildesk.services.decisions import DecisionFacts
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.colours import Tone
from councildesk.ui.kept_fields import KeptLine, never
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.state import State
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.flow_layout import FlowLayout
from councildesk.ui.widgets.state_chip import StateChip

_NUMBER, _ADDRESSEE = 150, 240
_CHANGE = QT_TRANSLATE_NOOP("Steps", "Change decision")


class DecisionFields(QWidget):
    def __init__(self, live: LiveWorkspace, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self._language = live, language
        self._facts: DecisionFacts | None = None
        self._tag = "en"
        self.kind_combo = ChoiceCombo(self)
        self.kind_combo.show_choices(meeting_words.worded(DecisionKind, language))
        self.kind_combo.never_be_cut()
        self.kind_combo.setAccessibleName(self.tr("Kind of decision"))
        self.number_edit = QLineEdit(self)
        self.number_edit.setAccessibleName(self.tr("Number of the decision"))
        self.number_edit.setPlaceholderText(self.tr("No number"))
        self._number = KeptLine(live, self.number_edit, self._write_number, whole=never)
        self.number_button = QPushButton(self.tr("Give number"), self)
        self.number_button.setProperty("look", "quiet")
        self.addressee_edit = QLineEdit(self)
        self.addressee_edit.setAccessibleName(self.tr("To whom the recommendation goes"))
        self.addressee_edit.setPlaceholderText(self.tr("To whom it goes"))
        self._addressee = KeptLine(live, self.addressee_edit, self._write_addressee)
        self.state_chip = ChipButton(self, self.tr("State of the decision"))
        self.quorum_chip = StateChip(self)
        named = (self.kind_combo, self.number_edit, self.number_button)
        self.stops: tuple[QWidget, ...] = (*named, self.state_chip, self.addressee_edit)
        self.number_edit.setFixedWidth(_NUMBER)
        self.addressee_edit.setMinimumWidth(_ADDRESSEE)
        layout = FlowLayout(self, gap=6)
        for widget in (
            self.kind_combo,
            self.number_edit,
            self.number_button,
            self.state_chip,
            self.quorum_chip,
            self.addressee_edit,
        ):
            layout.addWidget(widget)
        self.kind_combo.chosen.connect(self._set_kind)
        self.number_button.clicked.connect(self._give_number)
        self.state_chip.chosen.connect(self._set_state)

    def show_facts(self, facts: DecisionFacts, tag: str, is_editable: bool) -> None:
        """`tag` is the language in which the addressee is written."""
        self._facts, self._tag = facts, tag
        self.kind_combo.show_value(facts.kind)
        self._number.show(facts.number)
        self._addressee.show(facts.addressee.get(tag, ""))
        self.number_button.setVisible(not facts.number and is_editable)
        self.addressee_edit.setVisible(facts.kind is DecisionKind.RECOMMENDATION)
        for widget in (self.kind_combo, self.number_edit, self.addressee_edit):
            widget.setEnabled(is_editable)
        lacks_quorum = facts.basis is not None and not facts.basis.quorum.is_quorate
        self.quorum_chip.show_state(State(self.tr("No quorum"), "warning", Tone.BAD) if lacks_quorum else None)
        self.quorum_chip.setToolTip(self.tr("It was taken without a quorum"))
        following = NEXT_DECISION_STATES[facts.state]
        choices = [(state, meeting_words.state(state, self._language)) for state in following]
        self.state_chip.show_state(meeting_words.state(facts.state, self._language), choices)

    def flush(self) -> None:
        self._number.flush()
        self._addressee.flush()

    def drop(self) -> None:
        """Forget what waits to be written."""
        self._number.drop()
        self._addressee.drop()

    def _write_number(self, text: str) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Number decision")
            self.live.attempt(label, decisions.set_number, self._facts.id, text)

    def _write_addressee(self, text: str) -> None:
        if self._facts is not None:
            key, tag = self._facts.id, self._tag
            draft = replace(self.live.read(decisions.draft, key), addressee={tag: text})
            self.live.attempt_typing(f"{key}/addressee/{tag}", _CHANGE, decisions.change, key, draft)

    @Slot(object)
    def _set_kind(self, kind: DecisionKind) -> None:
        self._change(kind=kind)

    @Slot()
    def _give_number(self) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Number decision")
            self.live.attempt(label, decisions.give_number, self._facts.id)

    @Slot(object)
    def _set_state(self, state: DecisionState) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Change state of decision")
            self.live.attempt(label, decisions.set_state, self._facts.id, state)

    def _change(self, **fields: Any) -> None:
        if self._facts is not None:
            draft = replace(self.live.read(decisions.draft, self._facts.id), **fields)
            self.live.attempt(_CHANGE, decisions.change, self._facts.id, draft)
