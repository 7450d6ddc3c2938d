"""The register of actions: who owes what until when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates
from councildesk.domain.minutes import NEXT_ACTION_STATES, ActionState, is_overdue
from councildesk.services import actions, persons, sides
from councildesk.services.actions import ActionRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk, Heading
from councildesk.ui.registers import due
from councildesk.ui.registers.register_page import RegisterPage
from councildesk.ui.rows_model import Column

translate = QCoreApplication.translate

NAME = "actions"
_OVERDUE = "overdue"
_KEYS = {
    ActionState.DONE: "Ctrl+Shift+D",
    ActionState.DROPPED: "Ctrl+Shift+X",
    ActionState.OPEN: "Ctrl+Shift+O",
}


class ActionsPage(RegisterPage[ActionRow]):
    """Shows `Place("actions", id)`."""

    nouns = frozenset(
        {
            "action",
            "assignee",
            "entry",
            "meeting",
            "text",
            "agenda_item",
            "person",
            "person_name",
            "organisation",
            "side",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, NAME, "action")
        choices: list[tuple[Any, str]] = [
            ("", self.tr("All actions")),
            (_OVERDUE, self.tr("Overdue")),
            *meeting_words.worded(ActionState, desk.language),
        ]
        self.state_combo = self.offer(self.tr("State"), choices)
        self.offer_meetings()
        self.assignee_combo = self.offer_found(
            self.tr("Who"),
            self.tr("Everybody"),
            lambda row: [(one.name, one.name) for one in row.assignees],
        )
        self.side_combo = self.offer_found(self.tr("Side"), self.tr("All sides"), self._sides)
        self.offer_states(_KEYS)
        self.retranslate()

    def heading(self) -> Heading:
        overdue = sum(is_overdue(row.state, row.due_on, due.today()) for row in self.rows)
        subtitle = self.tr("%n overdue", "", overdue) if overdue else ""
        return Heading(self.tr("Actions"), subtitle)

    def _sides(self, row: ActionRow) -> list[tuple[str, str]]:
        """The sides that owe an action, themselves or by somebody of theirs."""
        found = (one.side_id or self._sides_of.get(one.person_id or "") for one in row.assignees)
        return [(side, self._side_names.get(side, "")) for side in dict.fromkeys(found) if side]

    def ask(self) -> list[ActionRow]:
        language = self.desk.language
        self._sides_of = {one.id: one.side_id for one in self.live.read(persons.rows, language)}
        self._side_names = {one.id: one.short_name for one in self.live.read(sides.rows, language)}
        wanted = self.state_combo.value
        states = (wanted,) if wanted and wanted != _OVERDUE else ()
        rows = self.live.read(actions.rows, self.desk.language, states=states)
        if wanted == _OVERDUE:
            rows = [row for row in rows if is_overdue(row.state, row.due_on, due.today())]
        return rows

    def next_states(self, row: ActionRow) -> tuple[ActionState, ...]:
        return NEXT_ACTION_STATES[row.state]

    def change_state(self, rows: list[ActionRow], state: ActionState) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Change state of actions")
        self.live.attempt(label, _set_states, rows, state, due.today())

    def columns(self) -> list[Column[ActionRow]]:
        language = self.desk.language
        return [
            Column(
                "number",
                translate("ActionColumns", "Number"),
                lambda row: row.number,
                width=12,
                is_hidden=True,
            ),
            Column("text", translate("ActionColumns", "Action"), lambda row: self.pick(row.text)),
            Column(
                "assignees",
                translate("ActionColumns", "Who"),
                lambda row: ", ".join(one.name for one in row.assignees),
                width=30,
            ),
            Column(
                "due",
                translate("ActionColumns", "Due"),
                lambda row: dates.in_figures(row.due_on, language) if row.due_on else "",
                order=lambda row: row.due_on or dt.date.max,
                state=lambda row: due.state(row.state, row.due_on, language),
                has_figures=True,
                width=22,
            ),
            self.meeting_column(translate("ActionColumns", "Meeting")),
            Column(
                "progress",
                translate("ActionColumns", "Progress"),
                lambda row: self.pick(row.progress),
                is_hidden=True,
                width=26,
            ),
            self.state_column(translate("ActionColumns", "State"), ActionState, width=14),
        ]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Actions"))
        self.list.empty_state.describe(
            "actions",
            self.tr("No actions here"),
            self.tr("Who does what until when stands here as soon as it is agreed in the minutes."),
        )


def _set_states(session: Any, rows: list[ActionRow], state: ActionState, day: dt.date) -> None:
    """All in one step, or none."""
    for row in rows:
        actions.set_state(session, row.id, state, day)
