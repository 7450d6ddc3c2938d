"""The register of decisions and recommendations."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates
from councildesk.domain.minutes import NEXT_DECISION_STATES, DecisionKind, DecisionState
from councildesk.services import decisions
from councildesk.services.decisions import DecisionRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk, Heading
from councildesk.ui.registers.register_page import RegisterPage
from councildesk.ui.rows_model import Column

translate = QCoreApplication.translate

NAME = "decisions"
_KEYS = {
    DecisionState.ADOPTED: "Ctrl+Shift+A",
    DecisionState.IMPLEMENTED: "Ctrl+Shift+I",
    DecisionState.REJECTED: "Ctrl+Shift+R",
    DecisionState.WITHDRAWN: "Ctrl+Shift+W",
    DecisionState.PROPOSED: "Ctrl+Shift+P",
}


class DecisionsPage(RegisterPage[DecisionRow]):
    """Shows `Place("decisions", id)`."""

    nouns = frozenset({"decision", "entry", "meeting", "text", "agenda_item"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, NAME, "decision")
        kinds = meeting_words.worded(DecisionKind, desk.language)
        self.kind_combo = self.offer(self.tr("Kind"), [("", self.tr("All kinds")), *kinds])
        self.kind_combo.be_read_whole()
        states = meeting_words.worded(DecisionState, desk.language)
        self.state_combo = self.offer(self.tr("State"), [("", self.tr("All states")), *states])
        self.offer_meetings()
        self.addressee_combo = self.offer_found(self.tr("Addressee"), self.tr("To anyone"), self._addressees)
        self.offer_states(_KEYS)
        self.retranslate()

    def heading(self) -> Heading:
        return Heading(self.tr("Decisions"))

    def ask(self) -> list[DecisionRow]:
        kinds = (self.kind_combo.value,) if self.kind_combo.value else ()
        states = (self.state_combo.value,) if self.state_combo.value else ()
        found = self.live.read(decisions.rows, kinds=kinds, states=states)
        return sorted(found, key=lambda row: row.meeting_date, reverse=True)  # as in the list of meetings

    def next_states(self, row: DecisionRow) -> tuple[DecisionState, ...]:
        return NEXT_DECISION_STATES[row.state]

    def change_state(self, rows: list[DecisionRow], state: DecisionState) -> None:
        self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Change state of decisions"), _set_states, rows, state)

    def columns(self) -> list[Column[DecisionRow]]:
        language = self.desk.language
        return [
            Column("number", translate("DecisionColumns", "Number"), lambda row: row.number, width=20),
            Column("text", translate("DecisionColumns", "Decision"), lambda row: self.pick(row.text)),
            Column(
                "kind",
                translate("DecisionColumns", "Kind"),
                lambda row: meeting_words.word(row.kind, language),
                order=lambda row: list(DecisionKind).index(row.kind),
                width=18,
                gives_way=2,
            ),
            Column(
                "addressee",
                translate("DecisionColumns", "Addressee"),
                lambda row: self.pick(row.addressee),
                is_hidden=True,
                width=24,
            ),
            Column(
                "date",
                translate("DecisionColumns", "Date"),
                lambda row: dates.in_figures(row.decided_on or row.meeting_date, language),
                order=lambda row: row.decided_on or row.meeting_date,
                has_figures=True,
                width=11,
            ),
            self.meeting_column(translate("DecisionColumns", "Meeting")),
            self.state_column(translate("DecisionColumns", "State"), DecisionState, width=17),
        ]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Decisions"))
        self.list.empty_state.describe(
            "decisions",
            self.tr("No decisions here"),
            self.tr("Decisions, recommendations and conclusions stand here as soon as they are in the minutes."),
        )

    def _addressees(self, row: DecisionRow) -> list[tuple[str, str]]:
        addressee = self.pick(row.addressee)
        return [(addressee, addressee)] if addressee else []


def _set_states(session: Any, rows: list[DecisionRow], state: DecisionState) -> None:
    """All in one step, or none."""
    for row in rows:
        decisions.set_state(session, row.id, state)
