"""All dialogs, each with a way to make one from the open council: for the tour and for the audit of the tests."""

from __future__ import annotations

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


DIALOGS: tuple[DialogEntry, ...] = (
    DialogEntry("keys", _keys_sheet),
    DialogEntry("about", _about),
    DialogEntry("new-council", _new_council),
)
