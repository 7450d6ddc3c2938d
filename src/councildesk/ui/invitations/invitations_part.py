"""The invitations of a meeting: who is invited, what was sent, what they answered, and what that means."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QWidget

from councildesk._generated.forms.ui_invitations_list import Ui_InvitationsList
from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.domain import clocks
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import NOT_BEGUN, OVER
from councildesk.services import meetings
from councildesk.ui import icons
from councildesk.ui.invitations.dispatching import Dispatching
from councildesk.ui.invitations.expectation_card import ExpectationCard
from councildesk.ui.invitations.invitation_card import InvitationCard
from councildesk.ui.invitations.invitations_reading import NOUNS, InvitationsReading
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.invitations.inviting import Inviting
from councildesk.ui.invitations.list_head import ListHead
from councildesk.ui.invitations.replying import ALTERNATE, Replying, now
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.filter_keys import FilterKeys

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

_OF_PEOPLE = frozenset({"person", "person_name", "post", "organisation", "text"})
_SIDE_WIDTH, _WIDEST_SIDE = 320, 420
_REST = 200
"""Milliseconds after a meeting was opened, while another of its tabs is looked at."""
_AROUND = 12
"""Beyond a field that is brought into sight."""


class InvitationsPart(MeetingPart):
    """Digits take the reply of everybody chosen, and lead to the next line where one was."""

    nouns = NOUNS
    within = frozenset({"invitation", "invited_item"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form, self.list_form, self.side_form = Ui_InvitationsPart(), Ui_InvitationsList(), Ui_InvitationsSide()
        self.form.setupUi(self)
        self._list, self._side = QWidget(self), QWidget(self)
        self.list_form.setupUi(self._list)
        self.side_form.setupUi(self._side)
        self.tree = InvitationsTree(self)
        self.reading = InvitationsReading(desk)
        self.empty_state = EmptyState(parent=self)
        self._has_new_people = True
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._read_ahead)
        self.inviting = Inviting(desk, self.reading, self.tree, self.form, self)
        self._furnish()
        self.head = ListHead(self.list_form, self.tree, self)
        self.expectation = ExpectationCard(self.side_form, self)
        self.card = InvitationCard(desk, self.side_form, self)
        self.replying = Replying(desk, self.tree, self.card, self.side_form, self)
        self.dispatching = Dispatching(desk, self.tree, self.form, self)
        self._connect()
        self.retranslate()

    def show_record(self, record_id: str | None) -> None:
        super().show_record(record_id)
        self._rest.start()

    def refresh(self) -> None:
        touched = frozenset(self._touched_rows) if self._has_changed_within() else None
        shown = self.reading.read(self.meeting, touched)
        has_any = bool(shown.rows or shown.withdrawn)
        self.form.content_stack.setCurrentIndex(0 if has_any else 1)
        for widget in (self.form.filter_edit, self.form.sent_button, *self._buttons()):
            widget.setVisible(has_any)
        self.form.write_button.setVisible(has_any and self.meeting.state not in OVER)
        if self._has_new_people:
            self._has_new_people = False
            self.card.people = surroundings.candidates(self.desk)
        self.replying.show_lines(shown)
        self.tree.show_lines(shown, self.around)
        self.head.show_lines(shown, self.meeting.state)
        self.inviting.show_meeting(self.meeting, self.card.people)
        today = clocks.local_day(now(), self.meeting.time_zone)
        self.expectation.show_replies(self.reading, self.around)
        self.expectation.show_notice(self.reading, self.meeting, self.around, today)
        self.dispatching.show_lines(shown, self.meeting)
        wanted = self._side.minimumSizeHint().width() + 16
        self._scroll.setFixedWidth(max(_SIDE_WIDTH, min(wanted, _WIDEST_SIDE)))

    def forget(self) -> None:
        self.reading.forget()
        self.inviting.forget()
        self.replying.forget()
        self.dispatching.forget()
        self.form.filter_edit.clear()

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.card.flush()

    def first_focus(self) -> QWidget:
        return self.tree if self.reading.lines.rows else self.empty_state.button

    def show_target(self, target: str) -> bool:
        if self.reading.lines.row(target) is None:
            return False
        self.tree.choose(target)
        self.tree.setFocus()
        return True

    def add_new(self) -> None:
        self.inviting.person_edit.setFocus()

    def keeps_heading_waiting(self) -> bool:
        return self.replying.is_noting

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
        self.inviting.retranslate()
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

    def _furnish(self) -> None:
        form = self.form
        self.list_form.tree_layout.addWidget(self.tree)
        FilterKeys(form.filter_edit, self.tree)
        self._side.setProperty("look", "page")
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
            self.inviting.person_edit,
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
        self.form.filter_edit.textChanged.connect(self.tree.filter)
        self.list_form.again_button.clicked.connect(partial(self.dispatching.ask, Whom.OUTDATED))
        self.empty_state.first_step_wanted.connect(self.inviting.invite_members)
        form.write_button.clicked.connect(partial(self.dispatching.ask, None))
        form.sent_button.clicked.connect(self.dispatching.mark_sent)
        self.side_form.remove_button.clicked.connect(self.inviting.remove)
        self.card.asked.connect(self._show_field)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_field)
        self.replying.letter_wanted.connect(self.dispatching.write_letters)
        self.replying.offered.connect(self._show_offer)
        self.inviting.letter_wanted.connect(self.dispatching.write_letters)
        self._pane_key = QShortcut(QKeySequence("F6"), self)
        self._pane_key.setObjectName("invitation_key")
        self._pane_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._pane_key.activated.connect(self._change_pane)

    @Slot()
    def _read_ahead(self) -> None:
        """Of a meeting to come: the tab is what is opened most of it, and fills with hundreds."""
        if self.meeting_id is not None and not self.isVisible():
            with suppress(NotFound):
                if self.live.read(meetings.row, self.meeting_id, self.desk.language).state in NOT_BEGUN:
                    self.reading.read_ahead(self.meeting_id)

    @Slot()
    def _show_chosen(self) -> None:
        if self.meeting_id is not None and not self.replying.goes_on:
            row = self.tree.current
            part = self.reading.lines.part(row) if row else ""
            self.card.show_row(row, part, self.reading.items, self.meeting)

    @Slot()
    def _show_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._side.isAncestorOf(field):
            # Not ensureWidgetVisible: of a list it shows the chosen line alone.
            top = field.mapTo(self._side, QPoint()).y()
            for edge in (top + field.height(), top):
                self._scroll.ensureVisible(0, edge, 0, _AROUND)

    @Slot()
    def _show_offer(self) -> None:
        """The offer stands above all else beside the list."""
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _change_pane(self) -> None:
        """From the card back to the list; from the list, and from whoever was just invited, to the card."""
        inside = QApplication.focusWidget()
        if self.tree.current is None or (inside is not None and self._side.isAncestorOf(inside)):
            self.tree.setFocus()
        else:
            self.card.enter()
