"""The invitations of a meeting: who is invited, what was sent, what they answered, and what that means."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QWidget

from councildesk._generated.forms.ui_invitations_list import Ui_InvitationsList
from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.domain import clocks
from councildesk.services import agenda, invitations, person_names, seating
from councildesk.services.agenda import AgendaRow
from councildesk.services.invitations import InvitationDraft, InvitationRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons
from councildesk.ui.colours import Tone
from councildesk.ui.invitations.dispatching import Dispatching
from councildesk.ui.invitations.expectation_card import ExpectationCard
from councildesk.ui.invitations.invitation_card import InvitationCard
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.invitations.replying import ALTERNATE, Replying, now
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.state import State
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.filter_keys import FilterKeys
from councildesk.ui.widgets.person_field import PersonField
from councildesk.ui.widgets.state_chip import StateChip

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

_OF_PEOPLE = frozenset({"person", "person_name", "post", "organisation", "text"})
_SIDE_WIDTH, _WIDEST_SIDE = 320, 420
_INVITE = QT_TRANSLATE_NOOP("Steps", "Invite")


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
        self.tree = InvitationsTree(self)
        self.invite_edit = PersonField(self, clears=True)
        self.empty_state = EmptyState(parent=self)
        self.outdated_chip = StateChip(self)
        self._shown = InvitationLines()
        self._items: list[AgendaRow] = []
        self._has_new_people = True
        self._furnish()
        self.expectation = ExpectationCard(self.side_form, self)
        self.card = InvitationCard(desk, self.side_form, self)
        self.replying = Replying(desk, self.tree, self.card, self.side_form, self)
        self.dispatching = Dispatching(desk, self.tree, self.form, self)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        self._shown = self._read()
        rows = self._shown.rows
        self.form.content_stack.setCurrentIndex(0 if rows else 1)
        for widget in (self.form.filter_edit, self.form.write_button, self.form.sent_button, *self._buttons()):
            widget.setVisible(bool(rows))
        if self._has_new_people:
            self._has_new_people = False
            self.card.people = surroundings.candidates(self.desk)
        self.tree.show_lines(self._shown, self.around)
        self._count()
        self._show_outdated()
        self._show_members()
        self.expectation.show_meeting(self.live, self.meeting, self.around, self._today())
        invited = {row.person_id for row in rows if not row.informed_only}
        self.invite_edit.show_candidates(one for one in self.card.people if one.id not in invited)
        self.replying.show_lines(self._shown)
        self.dispatching.show_lines(self._shown, self.meeting)
        wanted = self._side.minimumSizeHint().width() + 16
        self._scroll.setFixedWidth(max(_SIDE_WIDTH, min(wanted, _WIDEST_SIDE)))

    def forget(self) -> None:
        self.replying.forget()
        self.dispatching.forget()
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
            Key(str(ALTERNATE), self.tr("Invite the alternate who is offered")),
            Key("Ctrl+N", self.tr("Invite somebody: type a name")),
            Key("F6", self.tr("From the list to the chosen invitation, and back")),
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
        self.side_form.offer_button.setToolTip(f"{self.side_form.offer_button.text()} ({ALTERNATE})")

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """Everybody who can be invited is read again only when people changed: there may be many."""
        self._has_new_people |= bool(_OF_PEOPLE & announcement.nouns)
        super()._note_change(announcement)

    def _read(self) -> InvitationLines:
        meeting, language = self.meeting.id, self.desk.language
        rows: list[InvitationRow] = self.live.read(invitations.rows, meeting, language)
        holders = {seat.id: seat.holder for seat in self.live.read(seating.on, self.meeting.date) if seat.holder}
        names = self.live.read(person_names.listed, set(holders.values()), language)
        self._items = self.live.read(agenda.rows, meeting, language)
        numbers = {item.id: item.number for item in self._items}
        return InvitationLines(rows, holders, names, numbers, self.meeting.time_zone, language)

    def _furnish(self) -> None:
        form = self.form
        form.invite_layout.addWidget(self.invite_edit)
        self.invite_edit.setFixedWidth(260)
        self._list, self._side = QWidget(self), QWidget(self)
        self.list_form.setupUi(self._list)
        self.list_form.tree_layout.addWidget(self.tree)
        self.list_form.outdated_chip_layout.addWidget(self.outdated_chip)
        FilterKeys(form.filter_edit, self.tree)
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
        self._draw_icons()
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

    def _draw_icons(self) -> None:
        form = self.form
        names = ("in_room", "online", "absent", "help", "checked", "open_state", "alternate")
        for button, icon in zip(self._buttons(), names, strict=True):
            icons.beside_text(button, icon)
        icons.beside_text(form.members_button, "members")
        icons.beside_text(form.write_button, "invitations")
        icons.beside_text(form.sent_button, "saved")

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
            button.clicked.connect(partial(self.replying.mark, number))
        self.tree.chosen.connect(self._show_chosen)
        self.tree.selected_changed.connect(self._count)
        self.tree.remove_wanted.connect(self._remove)
        self.form.filter_edit.textChanged.connect(self.tree.filter)
        self.list_form.again_button.clicked.connect(partial(self.dispatching.ask, Whom.OUTDATED))
        self.invite_edit.picked.connect(self._invite)
        form.members_button.clicked.connect(self._invite_members)
        self.empty_state.first_step_wanted.connect(self._invite_members)
        form.write_button.clicked.connect(partial(self.dispatching.ask, None))
        form.sent_button.clicked.connect(self.dispatching.mark_sent)
        self.side_form.remove_button.clicked.connect(self._remove)
        self.card.asked.connect(self._show_field)
        self.replying.letter_wanted.connect(self.dispatching.write_letters)
        self._pane_key = QShortcut(QKeySequence("F6"), self)
        self._pane_key.setObjectName("invitation_key")
        self._pane_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._pane_key.activated.connect(self._change_pane)

    @Slot()
    def _show_chosen(self) -> None:
        if self.meeting_id is not None:
            row = self.tree.current
            part = self._shown.part(row) if row else ""
            self.card.show_row(row, part, self._items, self.meeting)

    @Slot()
    def _show_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._side.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field)

    @Slot()
    def _change_pane(self) -> None:
        """From the card back to the list; from the list, and from whoever was just invited, to the card."""
        inside = QApplication.focusWidget()
        if self.tree.current is None or (inside is not None and self._side.isAncestorOf(inside)):
            self.tree.setFocus()
        else:
            self.card.enter()

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
        text = self.tr("Changed since they were told, in hour, place or part: %n", "", number)
        self.list_form.outdated_label.setText(text)

    def _show_members(self) -> None:
        """How many of those with seats are not invited yet."""
        there = {(row.person_id, row.seat_id) for row in self._shown.rows}
        seats = self.live.read(seating.on, self.meeting.date)
        wanted = {(person, seat.id) for seat in seats for person in (seat.holder, *seat.alternates) if person}
        self.form.members_button.setVisible(bool(wanted - there) and bool(self._shown.rows))

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
        chosen = self.tree.selected()
        if not chosen:
            return
        following = self.tree.following(chosen[-1].id)
        label = QT_TRANSLATE_NOOP("Steps", "Remove invitations")
        self.attempt(label, invitations.remove_all, [row.id for row in chosen])
        if following is not None:
            self.tree.choose(following)
        text = self.tr("Invitations removed: %n", "", len(chosen))
        told = sum(row.sent_at is not None for row in chosen)
        if told:
            text += " · " + self.tr("written to already, and to be told: %n", "", told)
        self.live.tell(text, undoable=True)

    def _today(self) -> dt.date:
        return clocks.local_day(now(), self.meeting.time_zone)
