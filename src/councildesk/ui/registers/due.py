"""How near the last day of an action is, as word, icon and colour."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates
from councildesk.domain.minutes import ActionState, is_overdue
from councildesk.ui.colours import Tone
from councildesk.ui.state import State

SOON = dt.timedelta(days=14)


def today() -> dt.date:
    """The day on the wall beside the reader."""
    return dt.date.today()  # noqa: DTZ011 - see above


def state(of: ActionState, due_on: dt.date | None, language: str, day: dt.date | None = None) -> State | None:
    """Overdue, or due soon; None where there is no hurry. `day` is today unless given."""
    day = day or today()
    if of is not ActionState.OPEN or due_on is None or due_on - day > SOON:
        return None
    shown = dates.in_figures(due_on, language)
    if is_overdue(of, due_on, day):
        text = QCoreApplication.translate("Due", "Overdue {day}")
        return State(text.replace("{day}", shown), "warning", Tone.BAD)
    return State(QCoreApplication.translate("Due", "Due {day}").replace("{day}", shown), "clock", Tone.WARNING)
