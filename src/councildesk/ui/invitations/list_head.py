"""What stands around the list of those invited: who has to be told what, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_invitations_list import Ui_InvitationsList
from councildesk.domain.meetings import OVER, MeetingState
from councildesk.services import appointments
from councildesk.ui.colours import Tone
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.state import State
from councildesk.ui.widgets.state_chip import StateChip

_NAMED = 3
"""So many people who have to be told are named, more are counted."""


class ListHead(QObject):
    def __init__(self, form: Ui_InvitationsList, tree: InvitationsTree, parent: QWidget) -> None:
        super().__init__(parent)
        self.form, self.tree = form, tree
        self.chip = StateChip(parent)
        self._shown = InvitationLines()
        form.outdated_chip_layout.addWidget(self.chip)
        tree.selected_changed.connect(self._count)

    def show_lines(self, shown: InvitationLines, state: MeetingState) -> None:
        """These are the invitations now; of a meeting that is over nobody has to be told anything."""
        self._shown = shown
        outdated = sum(row.is_out_of_date for row in shown.rows)
        removed = [row.name for row in shown.withdrawn]
        parts = []
        if outdated and state in appointments.CALLED_OFF:
            parts.append(self.tr("Not told yet that the meeting does not take place: %n", "", outdated))
        elif outdated:
            parts.append(self.tr("Changed since they were told, in hour, place or part: %n", "", outdated))
        if removed:
            text = self.tr("Removed after they were told: %n", "", len(removed))
            parts.append(f"{text} ({'; '.join(removed)})" if len(removed) <= _NAMED else text)
        self.form.outdated_box.setVisible(bool(parts) and state not in OVER)
        self.form.outdated_label.setText("\n".join(parts))
        self.chip.show_state(State(self.tr("Out of date"), "outdated", Tone.WARNING))
        self._count()

    @Slot()
    def _count(self) -> None:
        total, shown, chosen = len(self._shown.rows), self.tree.shown_count, len(self.tree.selected_keys())
        text = self.tr("%n in all", "", total)
        if shown != total:
            text = self.tr("%n shown of {total}", "", shown).replace("{total}", str(total))
        if chosen > 1:
            text += " · " + self.tr("%n chosen", "", chosen)
        self.form.count_label.setText(text)
