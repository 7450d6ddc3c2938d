"""The invitations of a meeting: who is invited, what was sent, what they answered, and what that means."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QWidget

from councildesk._generated.forms.ui_invitations_list import Ui_InvitationsList
from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.domain import clocks
from councildesk.domain.attendance import Presence, Reply
from councildesk.services import agenda, invitations, person_names, replies, seating
from councildesk.services.agenda import AgendaRow
from councildesk.services.invitations import InvitationDraft, InvitationRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons
from councildesk.ui.colours import Tone
from councildesk.ui.invitations.dispatching import Dispatching
from councildesk.ui.invitations.expectation_card import ExpectationCard
from councildesk.ui.invitations.invitation_card import InvitationCard
from councildesk.ui.invitations.invitations_tree import InvitationList, InvitationsTree
from councildesk.ui.invitations.sent_dialog import SentDialog
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog
from councildesk.ui.live_workspace import Offer
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.state import State
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.person_field import PersonField
from councildesk.ui.widgets.state_chip import StateChip

_SIDE_WIDTH, _WIDEST_SIDE = 320, 420
_REPLY = QT_TRANSLATE_NOOP("Steps", "Note reply")
_INVITE = QT_TRANSLATE_NOOP("Steps", "Invite")
_NOON = dt.time(12)
_INSTEAD, _ALTERNATE = 7, 8


class InvitationsPart(MeetingPart):
    """Digits take the reply of everybody chosen, and lead to the next line where one was."""

    nouns = frozenset(
        {"meeting", "meeting_site", "invitation", "invited_item", "excuse", "proxy", "seat", "mandate", "agenda_item"}
        | {"rules_of_procedure", "person", "person_name", "side", "text"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form, self.list_form, self.side_form = Ui_InvitationsPart(), Ui_InvitationsList(), Ui_InvitationsSide()
        self.form.setupUi(self)
        self.tree = InvitationsTree(desk.language, self)
        self.invite_edit = PersonField(self, clears=True)
        self.empty_state = EmptyState(parent=self)
        self.outdated_chip = StateChip(self)
        self._shown = InvitationList()
        self._items: list[AgendaRow] = []
        self._declined: str | None = None
        """Who declined last: the alternate is offered until something else is done."""
        self._furnish()
        self.expectation = ExpectationCard(self.side_form, self)
        self.card = InvitationCard(desk, self.side_form, self)
        self.dispatching = Dispatching(desk, self.form, self)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        self._shown = self._read()
        rows = self._shown.rows
        self.form.content_stack.setCurrentIndex(0 if rows else 1)
        for widget in (self.form.filter_edit, self.form.write_button, self.form.sent_button, *self._buttons()):
            widget.setVisible(bool(rows))
        self.tree.show_list(self._shown, self.around)
        self._count()
        self._show_outdated()
        self._show_members()
        self.expectation.show_meeting(self.live, self.meeting, self.around, self._today())
        invited = {row.person_id for row in rows if row.seat_id is None}
        self.invite_edit.show_candidates(one for one in surroundings.candidates(self.desk) if one.id not in invited)
        self._show_offer()
        wanted = self._side.minimumSizeHint().width() + 16
        self._scroll.setFixedWidth(max(_SIDE_WIDTH, min(wanted, _WIDEST_SIDE)))

    def forget(self) -> None:
        self._declined = None
        self.form.filter_edit.clear()

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.card.flush()

    def first_focus(self) -> QWidget:
        return self.tree if self._shown.rows else self.empty_state.button

    def show_target(self, target: str) -> bool:
        if target not in {row.id for row in self._shown.rows}:
            return False
        self.tree.choose(target)
        self.tree.setFocus()
        return True

    def add_new(self) -> None:
        self.invite_edit.setFocus()

    def keys(self) -> list[Key]:
        words = [button.text() for button in self._buttons()]
        return [
            *(Key(str(number), word) for number, word in enumerate(words, start=1)),
            Key(str(_ALTERNATE), self.tr("Invite the alternate who is offered")),
            Key("Ctrl+N", self.tr("Invite somebody: type a name")),
            Key("Del", self.tr("Remove invitations")),
            Key("Ctrl+C", self.tr("Copy as a table")),
        ]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list_form.retranslateUi(self._list)
        self.side_form.retranslateUi(self._side)
        self.card.retranslate()
        self.tree.setAccessibleName(self.tr("Invitations"))
        self.form.filter_edit.setAccessibleName(self.tr("Filter"))
        self.invite_edit.setAccessibleName(self.tr("Invite somebody"))
        self.invite_edit.setPlaceholderText(self.tr("Invite somebody: type a name"))
        self.side_form.items_list.setAccessibleName(self.tr("Items"))
        self.empty_state.describe(
            "invitations",
            self.tr("Nobody is invited yet"),
            self.tr(
                "Members are invited for their seats, their alternates are informed. Guests are added above by their "
                "names. Then the letters, calendar entries and mails are written in one go."
            ),
        )
        self.empty_state.offer(self.tr("Invite members"))
        for number, button in enumerate(self._buttons(), start=1):
            button.setToolTip(f"{button.text()} ({number})")
        self.side_form.offer_button.setToolTip(f"{self.side_form.offer_button.text()} ({_ALTERNATE})")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the filter into the list, Escape empties the filter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.tree.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.form.filter_edit.text():
                self.form.filter_edit.clear()
                return True
        return super().eventFilter(watched, event)

    def _read(self) -> InvitationList:
        meeting, language = self.meeting.id, self.desk.language
        rows: list[InvitationRow] = self.live.read(invitations.rows, meeting, language)
        holders = {seat.id: seat.holder for seat in self.live.read(seating.on, self.meeting.date) if seat.holder}
        names = self.live.read(person_names.listed, set(holders.values()), language)
        self._items = self.live.read(agenda.rows, meeting, language)
        numbers = {item.id: item.number for item in self._items}
        return InvitationList(rows, holders, names, numbers, self.meeting.time_zone)

    def _furnish(self) -> None:
        form = self.form
        form.invite_layout.addWidget(self.invite_edit)
        self.invite_edit.setFixedWidth(260)
        self._list, self._side = QWidget(self), QWidget(self)
        self.list_form.setupUi(self._list)
        self.list_form.tree_layout.addWidget(self.tree)
        self.list_form.outdated_chip_layout.addWidget(self.outdated_chip)
        self.form.filter_edit.addAction(icons.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.form.filter_edit.installEventFilter(self)
        self._side.setProperty("look", "page")
        self.side_form.setupUi(self._side)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._side)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QWidget(self)
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._scroll)
        form.content_stack.addWidget(both)
        form.content_stack.addWidget(self.empty_state)
        names = ("in_room", "online", "absent", "help", "checked", "open_state", "alternate")
        for button, icon in zip(self._buttons(), names, strict=True):
            icons.beside_text(button, icon)
        icons.beside_text(form.members_button, "members")
        icons.beside_text(form.write_button, "invitations")
        icons.beside_text(form.sent_button, "saved")
        tools = [
            self.invite_edit,
            form.filter_edit,
            form.members_button,
            form.write_button,
            form.sent_button,
            form.cancel_button,
        ]
        for first, second in pairwise([*tools, *self._buttons(), self.list_form.again_button, self.tree]):
            QWidget.setTabOrder(first, second)

    def _buttons(self) -> list[QPushButton]:
        """In the order of their digits, which mean the same as those of the attendance where that has them."""
        form = self.form
        return [
            form.room_button,
            form.online_button,
            form.declined_button,
            form.tentative_button,
            form.accepted_button,
            form.none_button,
            form.instead_button,
        ]

    def _connect(self) -> None:
        form = self.form
        for number, button in enumerate(self._buttons(), start=1):
            button.clicked.connect(partial(self._mark, number))
        self.tree.chosen.connect(self._show_chosen)
        self.tree.selected_changed.connect(self._count)
        self.tree.mark_wanted.connect(self._mark)
        self.tree.remove_wanted.connect(self._remove)
        self.form.filter_edit.textChanged.connect(self.tree.filter)
        self.list_form.again_button.clicked.connect(partial(self._write, Whom.OUTDATED))
        self.invite_edit.picked.connect(self._invite)
        form.members_button.clicked.connect(self._invite_members)
        self.empty_state.first_step_wanted.connect(self._invite_members)
        form.write_button.clicked.connect(partial(self._write, None))
        form.sent_button.clicked.connect(self._mark_sent)
        self.side_form.offer_button.clicked.connect(self._invite_alternate)
        self.side_form.remove_button.clicked.connect(self._remove)
        self.card.instead_wanted.connect(self._send_instead)

    @Slot()
    def _show_chosen(self) -> None:
        if self.meeting_id is not None:
            row = self.tree.current
            part = self._shown.part(row, self.desk.language) if row else ""
            self.card.show_row(row, part, self._items, self.meeting)
            self._show_offer()

    @Slot()
    def _count(self) -> None:
        total, shown, chosen = len(self._shown.rows), self.tree.shown_count, len(self.tree.selected())
        text = self.tr("%n in all", "", total)
        if shown != total:
            text = self.tr("%n shown of {total}", "", shown).replace("{total}", str(total))
        if chosen > 1:
            text += " · " + self.tr("%n chosen", "", chosen)
        self.list_form.count_label.setText(text)

    def _show_outdated(self) -> None:
        number = sum(row.is_out_of_date for row in self._shown.rows)
        self.list_form.outdated_box.setVisible(number > 0)
        self.outdated_chip.show_state(State(self.tr("Out of date"), "outdated", Tone.WARNING))
        text = self.tr("The hour, the place or the part of %n invited people has changed.", "", number)
        self.list_form.outdated_label.setText(text)

    def _show_members(self) -> None:
        """How many of those with seats are not invited yet."""
        there = {(row.person_id, row.seat_id) for row in self._shown.rows}
        seats = self.live.read(seating.on, self.meeting.date)
        wanted = {(person, seat.id) for seat in seats for person in (seat.holder, *seat.alternates) if person}
        self.form.members_button.setVisible(bool(wanted - there) and bool(self._shown.rows))

    def _show_offer(self) -> None:
        """The next alternate, after the chosen one declined, else after whoever declined last."""
        row, person = self._offered()
        self.side_form.offer_card.setVisible(row is not None)
        if row is not None and person is not None:
            name = self.live.read(person_names.listed, [person], self.desk.language)[person]
            text = self.tr("{member} does not come. Next alternate: {alternate}.")
            text = text.replace("{member}", row.name).replace("{alternate}", name)
            self.side_form.offer_label.setText(text)

    def _offered(self) -> tuple[InvitationRow | None, str | None]:
        current = self.tree.current
        for key in (current.id if current else None, self._declined):
            row = next((row for row in self._shown.rows if row.id == key), None)
            if row is not None:
                person = self.live.read(replies.alternate_to_invite, row.id)
                if person is not None:
                    return row, person
        return None, None

    @Slot(int)
    def _mark(self, number: int) -> None:
        """Take the reply that the digit stands for of everybody chosen."""
        if number == _ALTERNATE:
            self._invite_alternate()
            return
        chosen = [row.id for row in self.tree.selected()]
        if not chosen:
            return
        given = {3: Reply.DECLINED, 4: Reply.TENTATIVE, 5: Reply.ACCEPTED, 6: Reply.NONE, 0: Reply.NONE}.get(number)
        if number == _INSTEAD:
            self.card.ask_instead()
            self._scroll.ensureWidgetVisible(self.card.instead_edit)
        elif number in (1, 2):
            presence = Presence.IN_ROOM if number == 1 else Presence.ONLINE
            self._note(chosen, _REPLY, replies.attend, chosen, presence, self._now())
        elif given is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Take reply back") if given is Reply.NONE else _REPLY
            self._declined = chosen[-1] if given is Reply.DECLINED else None
            self._note(chosen, label, replies.answer, chosen, given, self._now())

    def _note(self, chosen: list[str], label: str, action: Any, *args: Any) -> None:
        """Do it, and go on to the next line where one was chosen."""
        following = self.tree.following(chosen[0]) if len(chosen) == 1 else None
        self.attempt(label, action, *args)
        if following is not None:
            self.tree.choose(following)

    @Slot(object)
    def _send_instead(self, person_id: str | None) -> None:
        row = self.tree.current
        if row is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Note who comes instead")
            self._note([row.id], label, replies.send_instead, row.id, person_id, self._now())
            self.tree.setFocus()

    @Slot()
    def _invite_alternate(self) -> None:
        """Invite who is offered, and offer to write the letter."""
        row, person = self._offered()
        if row is None or person is None:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Invite alternate")
        made = self.attempt(label, replies.invite_alternate, row.id)
        if made is None:
            return
        self.tree.choose(made)
        text = self.tr("{name} is invited and no longer only informed.")
        name = next(one.name for one in self._shown.rows if one.id == made)
        offer = Offer(self.tr("Write the letter…"), partial(self._write, Whom.CHOSEN))
        self.live.tell(text.replace("{name}", name), undoable=True, offer=offer)

    @Slot(object)
    def _invite(self, person_id: str | None) -> None:
        if person_id is not None and self.meeting_id is not None:
            made = self.attempt(_INVITE, invitations.add, self.meeting.id, InvitationDraft(person_id))
            if made is not None:
                self.tree.choose(made)

    @Slot()
    def _invite_members(self) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Invite members")
        made = self.attempt(label, invitations.invite_seats, self.meeting.id)
        if made:
            self.live.tell(self.tr("People invited or informed: %n", "", len(made)), undoable=True)
            self.tree.setFocus()
        elif made is not None:
            self.live.tell(self.tr("Nobody has a seat on the day of the meeting."))

    @Slot()
    def _remove(self) -> None:
        chosen = [row.id for row in self.tree.selected()]
        if chosen:
            label = QT_TRANSLATE_NOOP("Steps", "Remove invitations")
            self._note(chosen, label, invitations.remove_all, chosen)
            self.live.tell(self.tr("Invitations removed: %n", "", len(chosen)), undoable=True)

    def _write(self, wanted: Whom | None) -> None:
        """Ask which and where to, and write them in the background."""
        chosen = [row.id for row in self.tree.selected()]
        answer = WriteInvitationsDialog.ask(self.desk.settings, self._shown.rows, chosen, wanted, self)
        if answer is not None and self.meeting_id is not None:
            self.flush()
            self.dispatching.start(self.meeting.id, answer[1], answer[0])

    @Slot()
    def _mark_sent(self) -> None:
        chosen = [row.id for row in self.tree.selected()]
        sent = SentDialog.ask(self.desk.language, self._shown.rows, chosen, self._today(), self)
        if sent is not None:
            at = self._now()
            if sent.day != self._today():
                at = clocks.moment(sent.day, _NOON, self.meeting.time_zone)
            label = QT_TRANSLATE_NOOP("Steps", "Mark invitations as sent")
            self.attempt(label, invitations.mark_sent, sent.invitations, at, sent.channel)
            self.tree.setFocus()

    def _now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)

    def _today(self) -> dt.date:
        return clocks.local_day(self._now(), self.meeting.time_zone)
