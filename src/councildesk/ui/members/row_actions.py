"""What is done with the rows that are chosen in a list of the page of members."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from councildesk.services import members_change
from councildesk.services.marking import QT_TRANSLATE_NOOP, counted
from councildesk.services.members import MemberRow
from councildesk.ui import icons
from councildesk.ui.members.members_change_dialog import MembersChangeDialog
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.ui.members.list_part import ListPart


class RowActions(QObject):
    """The actions of one list. Their keys work while it is shown; on the board these keys do the like with a seat."""

    def __init__(self, desk: Desk, part: ListPart) -> None:
        super().__init__(part)
        self._desk, self._part = desk, part
        self.alternate_action = self._action(self.tr("New &alternate for this seat"), "alternate", "", self._stand_in)
        self.edit_action = self._action(self.tr("Edit &quickly…"), "edit", "F2", self._edit)
        self.change_action = self._action(self.tr("Change all &chosen…"), "edit", "Ctrl+E", self._change)
        self.remove_action = self._action(self.tr("&Remove"), "remove", "Del", self._remove)
        # Delete belongs to letters in the filter above.
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        part.list.table.addAction(self.remove_action)
        part.selection_changed.connect(self._note_selection)
        self._note_selection()

    def offered(self) -> list[QAction]:
        """What can be done here, for the menu of the page."""
        of_seats = [self.alternate_action, self.edit_action] if self._part.view.is_of_seats else []
        return [*of_seats, self.change_action, self.remove_action]

    def show(self, dialog: PersonDialog) -> None:
        """Let somebody write in the dialog, and choose the row of what was written."""
        if dialog.exec() and dialog.mandate_id:
            self._part.choose(dialog.mandate_id)
        dialog.deleteLater()

    def _action(self, text: str, icon: str, shortcut: str, does: Callable[[], object]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: does())
        self._part.addAction(action)
        return action

    @Slot()
    def _note_selection(self) -> None:
        chosen = self._part.chosen
        for action in (self.edit_action, self.alternate_action):
            action.setEnabled(self._member() is not None)
        for action in (self.change_action, self.remove_action):
            action.setEnabled(bool(chosen))

    def _member(self) -> MemberRow | None:
        """The only row that is chosen, where it is of a seat."""
        chosen = self._part.chosen
        return chosen[0] if len(chosen) == 1 and isinstance(chosen[0], MemberRow) else None

    def _stand_in(self) -> None:
        row = self._member()
        if row is not None:
            self.show(PersonDialog.for_alternate(self._desk, self._part.day, row, self._part))

    def _edit(self) -> None:
        row = self._member()
        if row is not None:
            self.show(PersonDialog.for_row(self._desk, self._part.day, row, self._part))

    def _change(self) -> None:
        part, keys = self._part, self._part.chosen_keys
        if not keys:
            return
        dialog = MembersChangeDialog(self._desk, keys, part.view.is_of_seats, part.day, part)
        if dialog.exec():
            self._desk.live.tell(self.tr("%n changed.", "", len(keys)), undoable=True)
        dialog.deleteLater()

    def _remove(self) -> None:
        keys = self._part.chosen_keys
        if not keys:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Remove members")
        if not self._part.view.is_of_seats:
            label = QT_TRANSLATE_NOOP("Steps", "Remove persons")
        if self._desk.live.attempt(counted(label, len(keys)), members_change.remove, keys, self._desk.language):
            self._desk.live.tell(self.tr("%n removed from the record.", "", len(keys)), undoable=True)
