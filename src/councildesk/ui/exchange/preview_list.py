"""The rows of an import as a list: who, how it stands, what would change, what is decided."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from councildesk.services import import_words
from councildesk.services.import_merging import FieldChange
from councildesk.services.import_plan import Choice, Decision, Plan, PlanRow, Standing
from councildesk.ui.colours import Tone
from councildesk.ui.rows_model import Column
from councildesk.ui.state import State

translate = QCoreApplication.translate

_LOOKS = {
    Standing.DOUBTFUL: ("help", Tone.WARNING),
    Standing.UNREADABLE: ("warning", Tone.BAD),
    Standing.CHANGED: ("edit", Tone.ACCENT),
    Standing.NEW: ("add", Tone.GOOD),
    Standing.UNCHANGED: ("done", Tone.NEUTRAL),
}


@dataclass(frozen=True)
class PreviewRow:
    """A row with what is decided about it."""

    plan: Plan
    row: PlanRow

    @property
    def choice(self) -> Choice:
        return self.plan.choice(self.row)

    @property
    def what(self) -> str:
        """What would change, why it waits, or what is wrong, on one line."""
        if self.row.standing is Standing.UNREADABLE:
            return import_words.reason(self.row, translate)
        if self.row.standing is Standing.DOUBTFUL:
            likely = self.row.candidates[self.choice.candidate]
            return f"{likely.name} · {import_words.why_alike(likely.likeness, translate)}"
        if self.row.standing is Standing.CHANGED:
            return " · ".join(shown(change) for change in self.row.changes)
        return ""


def shown(change: FieldChange) -> str:
    """`Phone number: 1 → 2`."""
    field = import_words.of_change(change, translate)
    return f"{field}: {change.old} → {change.new}" if change.old else f"{field}: {change.new}"


def state(standing: Standing) -> State:
    icon, tone = _LOOKS[standing]
    return State(translate("Import", import_words.STANDINGS[standing]), icon, tone)


def key(row: PreviewRow) -> str:
    return str(row.row.number)


def decision(row: PreviewRow) -> str:
    if row.row.standing is Standing.UNCHANGED:
        return ""
    if row.row.standing is Standing.DOUBTFUL and row.row.number not in row.plan.choices:
        return translate("ImportColumns", "Not decided: stays out")
    return word(row.choice.decision)


def word(chosen: Decision) -> str:
    return translate("Import", import_words.DECISIONS[chosen])


def columns() -> list[Column[PreviewRow]]:
    order = list(Standing)
    return [
        Column(
            "line",
            translate("ImportColumns", "Line"),
            lambda row: str(row.row.line),
            order=lambda row: row.row.line,
            is_number=True,
            width=9,
        ),
        Column("name", translate("ImportColumns", "Name"), lambda row: row.row.name, width=20),
        Column(
            "standing",
            translate("ImportColumns", "State"),
            lambda row: state(row.row.standing).word,
            order=lambda row: (order.index(row.row.standing), row.row.line),
            state=lambda row: state(row.row.standing),
            width=16,
        ),
        Column("decision", translate("ImportColumns", "Decision"), decision, width=21),
        Column("what", translate("ImportColumns", "What is different"), lambda row: row.what),
    ]
