"""Taking replies by digits, for one line or many at once, and asking the next alternate after somebody declined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.domain.attendance import Presence, Reply
from councildesk.services import person_names, replies
from councildesk.services.invitations import InvitationRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.invitations.invitation_card import InvitationCard
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.page import Desk

INSTEAD, ALTERNATE = 7, 8
"""Digits beyond those of plain replies."""
_REPLIES = {3: Reply.DECLINED, 4: Reply.TENTATIVE, 5: Reply.ACCEPTED, 6: Reply.NONE, 0: Reply.NONE}
_PRESENCES = {1: Presence.IN_ROOM, 2: Presence.ONLINE}
_REPLY = QT_TRANSLATE_NOOP("Steps", "Note reply")


class Replying(QObject):
    """`letter_wanted` carries the ids of invitations that were just made and have to be written; `offered` says that
    another alternate is offered now."""

    letter_wanted = Signal(list)
    offered = Signal()

    def __init__(
        self, desk: Desk, tree: InvitationsTree, card: InvitationCard, form: Ui_InvitationsSide, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.live, self.tree, self.card, self.form = desk, desk.live, tree, card, form
        self._shown = InvitationLines()
        self.is_noting = False
        """A reply is being written down."""
        self.goes_on = False
        """The next line will be chosen in a moment: what stands beside the list waits for it."""
        self._declined: str | None = None
        """Who declined last: the alternate is offered until something else is done."""
        self._told: str | None = None
        """Whom the card offers."""
        tree.mark_wanted.connect(self.mark)
        tree.chosen.connect(self._show_offer)
        card.instead_wanted.connect(self._send_instead)
        form.offer_button.clicked.connect(self._invite_alternate)

    def show_lines(self, shown: InvitationLines) -> None:
        """These are the invitations now; the offer follows when the list says who is chosen."""
        self._shown = shown

    def forget(self) -> None:
        """Another meeting comes."""
        self._declined = None
        self._shown = InvitationLines()

    @Slot(int)
    def mark(self, number: int) -> None:
        """Take the reply that the digit stands for of everybody chosen."""
        chosen = [row.id for row in self.tree.selected()]
        if number == ALTERNATE:
            self._invite_alternate()
        elif number == INSTEAD and chosen:
            self.card.ask_instead()
        elif number in _PRESENCES and chosen:
            self._note(chosen, _REPLY, replies.attend, chosen, _PRESENCES[number], now())
        elif number in _REPLIES and chosen:
            given = _REPLIES[number]
            label = QT_TRANSLATE_NOOP("Steps", "Take reply back") if given is Reply.NONE else _REPLY
            self._declined = chosen[-1] if given is Reply.DECLINED else None
            self._note(chosen, label, replies.answer, chosen, given, now())

    def _note(self, chosen: list[str], label: str, action: Callable[..., Any], *args: Any) -> None:
        """Do it, and where one was chosen go on to the next from whom an answer is awaited."""
        following = self._following(chosen[0]) if len(chosen) == 1 else None
        self.is_noting, self.goes_on = True, following is not None
        try:
            is_noted = self.live.carry_out(label, action, *args)
        finally:
            self.is_noting = self.goes_on = False
        if following is None:
            return
        if is_noted:
            self.tree.choose(following)
        if self.tree.current_key != following:
            self.tree.chosen.emit()

    def _following(self, invitation_id: str) -> str | None:
        """The line below, past those who are only informed; the very next one where there are no others."""
        nearest = key = self.tree.following(invitation_id)
        while (row := self._shown.row(key)) is not None and row.informed_only:
            key = self.tree.following(row.id)
        return key or nearest

    @Slot(object)
    def _send_instead(self, person_id: str | None) -> None:
        row = self.tree.current
        if row is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Note who comes instead")
            self._note([row.id], label, replies.send_instead, row.id, person_id, now())
            self.tree.setFocus()

    @Slot()
    def _invite_alternate(self) -> None:
        """Invite who is offered, and have the letter written."""
        row, person = self._offered()
        if row is None or person is None:
            return
        made = self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Invite alternate"), replies.invite_alternate, row.id)
        asked = self._shown.row(made)
        if asked is None:
            return
        self.tree.choose(asked.id)
        text = self.tr("{name} is invited and no longer only informed.").replace("{name}", asked.name)
        self.live.tell(text, undoable=True)
        self.letter_wanted.emit([asked.id])

    @Slot()
    def _show_offer(self) -> None:
        """The next alternate, after the chosen one declined, else after whoever declined last."""
        if self.goes_on:
            return
        row, person = self._offered()
        self.form.offer_card.setVisible(row is not None)
        if row is not None and person is not None:
            name = self.live.read(person_names.listed, [person], self.desk.language)[person]
            text = self.tr("{member} does not come. Next alternate: {alternate}.")
            self.form.offer_label.setText(text.replace("{member}", row.name).replace("{alternate}", name))
            if self._told != person:
                self.offered.emit()
        self._told = person

    def _offered(self) -> tuple[InvitationRow | None, str | None]:
        current = self.tree.current
        for key in (current.id if current else None, self._declined):
            row = self._shown.row(key)
            if row is not None and row.reply is Reply.DECLINED:
                person = self._shown.alternate_to_invite(row)
                if person is not None:
                    return row, person
        return None, None


def now() -> dt.datetime:
    """To the minute: nobody notes seconds."""
    return dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)
