"""All dialogs, each with a way to make one from the open council: for the tour and for the audit of the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


@dataclass(frozen=True)
class DialogEntry:
    """`make` builds the dialog as it would be shown, with what the council holds."""

    name: str
    make: Callable[[Desk], QDialog]


def _keys_sheet(_desk: Desk) -> QDialog:
    from councildesk.ui.keys_sheet import KeysSheet
    from councildesk.ui.page import Key

    return KeysSheet([Key("Ctrl+K", "Search"), Key("F1", "Keys")])


def _about(_desk: Desk) -> QDialog:
    from councildesk.ui.about import AboutDialog

    return AboutDialog()


def _new_council(desk: Desk) -> QDialog:
    from councildesk.ui.start.new_council_dialog import NewCouncilDialog

    dialog = NewCouncilDialog(desk.language)
    dialog.form.sides_check.setChecked(True)
    return dialog


def _reason(_desk: Desk) -> QDialog:
    from councildesk.ui.meetings.reason_dialog import ReasonDialog

    return ReasonDialog("Postponed")


def _person(desk: Desk) -> QDialog:
    from councildesk.services import members
    from councildesk.ui.members.person_dialog import PersonDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    rows = desk.live.read(members.rows, day, desk.language)
    held = [row for row in rows if row.mandate_id is not None]
    return PersonDialog.for_row(desk, day, held[0], None) if held else PersonDialog.for_new(desk, day, None, None)


DIALOGS: tuple[DialogEntry, ...] = (
    DialogEntry("keys", _keys_sheet),
    DialogEntry("about", _about),
    DialogEntry("new-council", _new_council),
    DialogEntry("person", _person),
    DialogEntry("reason", _reason),
)
