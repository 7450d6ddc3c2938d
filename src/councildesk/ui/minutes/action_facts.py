"""The facts of an action, below its words: who, until when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from councildesk.domain.minutes import NEXT_ACTION_STATES, ActionState, is_overdue
from councildesk.services import actions
from councildesk.services.actions import ActionFacts, AssigneeDraft, AssigneeRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons, tooltips
from councildesk.ui.colours import Tone
from councildesk.ui.kept_fields import KeptLine, never
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.state import State
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.flow_layout import FlowLayout
from councildesk.ui.widgets.person_field import Candidate, PersonField
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import DayField

_NUMBER = 130
_LABEL = QT_TRANSLATE_NOOP("Steps", "Change action")


class ActionFields(QWidget):
    """Whoever is picked is added to those who owe the action; the button beside them takes somebody away."""

    def __init__(self, live: LiveWorkspace, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self._language = live, language
        self._facts: ActionFacts | None = None
        self.number_edit = QLineEdit(self)
        self.number_edit.setAccessibleName(self.tr("Number of the action"))
        self.number_edit.setPlaceholderText(self.tr("No number"))
        self._number = KeptLine(live, self.number_edit, self._write_number, whole=never)
        self.number_button = QPushButton(self.tr("Give number"), self)
        self.number_button.setProperty("look", "quiet")
        self.who_label = PlainLabel(parent=self)
        self.who_button = QToolButton(self)
        self.who_button.setIcon(icons.icon("remove"))
        self.who_button.setToolTip(self.tr("Take somebody away"))
        self.who_button.setAccessibleName(self.tr("Take somebody away"))
        self.who_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.who_button.setMenu(QMenu(self.who_button))
        self.who_edit = PersonField(self, clears=True)
        self.who_edit.setAccessibleName(self.tr("Who does it"))
        self.who_edit.setPlaceholderText(self.tr("Who does it"))
        self.due_edit = DayField(self, language=language)
        self.due_edit.setAccessibleName(self.tr("Until when"))
        self.due_edit.setMinimumWidth(140)
        self.due_edit.setPlaceholderText(self.tr("Until when"))
        self.state_chip = ChipButton(self, self.tr("State of the action"))
        self.stops: tuple[QWidget, ...] = (self.who_edit, self.due_edit, self.state_chip)
        self._lay_out()
        self.number_button.clicked.connect(self._give_number)
        self.who_edit.picked.connect(self._add)
        self.due_edit.edited.connect(self._set_due)
        self.due_edit.tell_refusals(live)
        self.state_chip.chosen.connect(self._set_state)

    def show_facts(self, facts: ActionFacts, candidates: Sequence[Candidate]) -> None:
        """`candidates` are persons, sides and organisations, by noun and id as `side/…`."""
        self._facts = facts
        self._number.show(facts.number)
        self.number_button.setVisible(not facts.number)
        self.who_edit.show_candidates(candidates)
        self.due_edit.show_value(facts.due_on)
        names = [assignee.name for assignee in facts.assignees]
        self.who_label.setText(", ".join(names))
        self.who_label.setToolTip(tooltips.plain(self.who_label.text()))
        self.who_label.setVisible(bool(names))
        self.who_button.setVisible(bool(names))
        self.who_button.menu().clear()
        for assignee in facts.assignees:
            action = self.who_button.menu().addAction(assignee.name)
            action.setData(_key(assignee))
            action.triggered.connect(self._take_away)
        self._show_state(facts)

    def flush(self) -> None:
        self.due_edit.flush()
        self._number.flush()

    def drop(self) -> None:
        """Forget what waits to be written."""
        self._number.drop()

    def _write_number(self, text: str) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Number action")
            self.live.attempt(label, actions.set_number, self._facts.id, text)

    def _lay_out(self) -> None:
        layout = FlowLayout(self, gap=6)
        for widget in (
            self.number_edit,
            self.number_button,
            self.who_label,
            self.who_button,
            self.who_edit,
            self.due_edit,
            self.state_chip,
        ):
            layout.addWidget(widget)
        self.number_edit.setFixedWidth(_NUMBER)
        self.who_label.setMaximumWidth(240)

    def _show_state(self, facts: ActionFacts) -> None:
        state = meeting_words.state(facts.state, self._language)
        if is_overdue(facts.state, facts.due_on, dt.date.today()):  # noqa: DTZ011 - the reader's own day
            state = State(self.tr("Overdue"), "warning", Tone.BAD)
        following = [(each, meeting_words.state(each, self._language)) for each in NEXT_ACTION_STATES[facts.state]]
        self.state_chip.show_state(state, following)

    @Slot()
    def _give_number(self) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Number action")
            self.live.attempt(label, actions.give_number, self._facts.id)

    @Slot(object)
    def _add(self, key: str | None) -> None:
        if key is None or self._facts is None:
            return
        there = [_key(assignee) for assignee in self._facts.assignees]
        self._assign([*there, key])

    @Slot()
    def _take_away(self) -> None:
        sender = self.sender()
        if self._facts is not None and isinstance(sender, QAction):
            self._assign([key for key in map(_key, self._facts.assignees) if key != sender.data()])

    def _assign(self, keys: Sequence[str]) -> None:
        if self._facts is not None:
            draft = self.live.read(actions.draft, self._facts.id)
            wanted = replace(draft, assignees=tuple(map(_draft, keys)))
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Assign action"), actions.change, self._facts.id, wanted)

    @Slot(object)
    def _set_due(self, day: dt.date | None) -> None:
        if self._facts is not None:
            draft = replace(self.live.read(actions.draft, self._facts.id), due_on=day)
            self.live.attempt(_LABEL, actions.change, self._facts.id, draft)

    @Slot(object)
    def _set_state(self, state: ActionState) -> None:
        if self._facts is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Change state of action")
            self.live.attempt(label, actions.set_state, self._facts.id, state, dt.date.today())  # noqa: DTZ011


def _key(assignee: AssigneeRow) -> str:
    nouns = {"person": assignee.person_id, "side": assignee.side_id, "organisation": assignee.organisation_id}
    return next(f"{noun}/{key}" for noun, key in nouns.items() if key)


def _draft(key: str) -> AssigneeDraft:
    noun, _, owner = key.partition("/")
    return AssigneeDraft(**{f"{noun}_id": owner})
