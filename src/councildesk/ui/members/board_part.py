"""The board of the council, and everything that is done with a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QWidget

from councildesk.domain.council import MandateKind, Role
from councildesk.services import board, handover, members_change, seats, sides
from councildesk.services.board import BoardSeat, Tenure
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons
from councildesk.ui.members.board_view import BoardView
from councildesk.ui.members.day_dialog import DayDialog
from councildesk.ui.members.handover_dialog import HandoverDialog
from councildesk.ui.members.seat_card import Stop
from councildesk.ui.members.seat_dialog import SeatDialog
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.empty_state import EmptyState


class BoardPart(QWidget):
    """`opened` carries the id of the person whose record is wanted."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.live = desk, desk.live
        self._day = dt.date.min
        self.seats: list[BoardSeat] = []
        self.view = BoardView(self)
        self.empty_state = EmptyState(parent=self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty_state)
        self._make_actions()
        self.view.opened.connect(self._open)
        self.view.current_changed.connect(self._note_current)
        self.view.move_wanted.connect(self._move)
        self._note_current()

    def refresh(self, day: dt.date) -> None:
        """Show the seats of this day; the current one stays current."""
        self._day = day
        self.seats = self.live.read(board.seats_on, day, self._desk.language)
        found = self.live.read(sides.rows, self._desk.language)
        self.view.show_seats(self.seats, found, self._desk.language, day)
        self._stack.setCurrentIndex(0 if self.seats else 1)
        self.empty_state.describe(
            "council",
            self.tr("No seats on this day"),
            self.tr("Every seat of the council stands here with who holds it, since when, and who stands in."),
            self.seat_action,
        )

    def actions_offered(self) -> list[QAction]:
        """What can be done here, for the menu of the page."""
        return [
            self.holder_action,
            self.alternate_action,
            self.end_action,
            self.back_action,
            self.change_action,
            self.up_action,
            self.down_action,
            self.seat_action,
            self.remove_action,
        ]

    def record_shown(self) -> tuple[str, str] | None:
        """The seat that is chosen."""
        return ("seat", self._seat.id) if self._seat is not None else None

    def keys(self) -> list[Key]:
        return [
            Key("Return", self.tr("Open the person, or fill the vacant seat")),
            Key("Up", self.tr("Go from seat to seat, and to alternates")),
            Key("Right", self.tr("Go to the other side")),
        ]

    def fill(self, seat_id: str) -> None:
        """Ask who takes this seat."""
        seat = next((seat for seat in self.seats if seat.id == seat_id), None)
        if seat is not None:
            self._hand_over(seat, MandateKind.HOLDER)

    @property
    def side_id(self) -> str | None:
        """The side of the seat that is current."""
        return self._seat.side_id if self._seat else None

    @property
    def _seat(self) -> BoardSeat | None:
        return self.view.current.seat if self.view.current else None

    @property
    def _tenure(self) -> Tenure | None:
        return self.view.current.tenure if self.view.current else None

    def _make_actions(self) -> None:
        self.holder_action = self._action(self.tr("&Change holder…"), "person", "Ctrl+H", self._change_holder)
        self.alternate_action = self._action(self.tr("Add &alternate…"), "alternate", "Ctrl+L", self._add_alternate)
        self.end_action = self._action(self.tr("En&ds on…"), "stop", "Ctrl+E", self._end)
        self.back_action = self._action(self.tr("Came &back…"), "undo", "Ctrl+B", self._come_back)
        self.change_action = self._action(self.tr("&Seat, past and future…"), "edit", "F2", self._change_seat)
        # The board itself knows Alt with an arrow: only where it has the keyboard.
        self.up_action = self._action(self.tr("Move &up"), "up", "", partial(self._move, -1))
        self.down_action = self._action(self.tr("Move do&wn"), "down", "", partial(self._move, 1))
        self.seat_action = self._action(self.tr("New sea&t…"), "in_room", "Ctrl+T", self._add_seat)
        self.remove_action = self._action(self.tr("&Remove"), "remove", "Del", self._remove)

    def _action(self, text: str, icon: str, shortcut: str, does: Callable[[], object]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: does())
        self.addAction(action)
        return action

    @Slot()
    def _note_current(self) -> None:
        stop, seat = self.view.current, self._seat
        is_alternate = stop is not None and stop.is_alternate
        for action in (self.holder_action, self.change_action, self.alternate_action, self.remove_action):
            action.setEnabled(seat is not None)
        self.end_action.setEnabled(self._tenure is not None)
        self.back_action.setEnabled(not is_alternate and self._former() is not None)
        for action, step in ((self.up_action, -1), (self.down_action, 1)):
            action.setEnabled(self._neighbour(step) is not None)
        is_vacant = seat is not None and seat.holder is None
        self.holder_action.setText(self.tr("&Choose holder…") if is_vacant else self.tr("&Change holder…"))

    @Slot(object)
    def _open(self, stop: Stop) -> None:
        if stop.tenure is not None:
            self.opened.emit(stop.tenure.person_id)
        else:
            self._hand_over(stop.seat, MandateKind.HOLDER)

    def _change_holder(self) -> None:
        if self._seat is not None:
            self._hand_over(self._seat, MandateKind.HOLDER)

    def _add_alternate(self) -> None:
        if self._seat is not None:
            self._hand_over(self._seat, MandateKind.ALTERNATE)

    def _hand_over(self, seat: BoardSeat, kind: MandateKind) -> None:
        dialog = HandoverDialog(self._desk, seat, kind, self._day, self)
        if dialog.exec() and dialog.mandate_id:
            self.view.choose(dialog.mandate_id)
            self.view.focus_current()
        dialog.deleteLater()

    def _end(self) -> None:
        tenure = self._tenure
        if tenure is None:
            return

        def end(day: dt.date | None) -> None:
            label = QT_TRANSLATE_NOOP("Steps", "End time in seat")
            self.live.perform(label, seats.set_period, tenure.mandate_id, tenure.since, day)

        question = self.tr("Last day of {name} in the seat").replace("{name}", tenure.name)
        hint = self.tr("Without a day it has no end.")
        self._ask_day(DayDialog(self._desk, self.tr("Ends on"), question, hint, tenure.until or self._day, end, self))

    def _former(self) -> Tenure | None:
        """Who may come back: the holder whose time ends, or whoever held the seat before."""
        seat = self._seat
        if seat is None:
            return None
        return seat.holder if seat.holder and seat.holder.until else seat.before

    def _come_back(self) -> None:
        former = self._former()
        if former is None:
            return

        def come_back(day: dt.date | None) -> None:
            assert day is not None  # the dialog asks until there is one
            label = QT_TRANSLATE_NOOP("Steps", "Give seat back to former holder")
            self.live.perform(label, handover.come_back, former.mandate_id, day)

        question = self.tr("{name} has the seat again from").replace("{name}", former.name)
        self._ask_day(DayDialog(self._desk, self.tr("Came back"), question, "", self._day, come_back, self))

    def _ask_day(self, dialog: DayDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self.view.focus_current()

    def _change_seat(self) -> None:
        if self._seat is not None:
            self._show_seat(SeatDialog.for_seat(self._desk, self._seat.id, self))

    def _add_seat(self) -> None:
        side, role = (self._seat.side_id, self._seat.role) if self._seat else (None, Role.MEMBER)
        role = Role.MEMBER if role.presides else role
        self._show_seat(SeatDialog.for_new(self._desk, side, role, self._day, self))

    def _show_seat(self, dialog: SeatDialog) -> None:
        if dialog.exec() and dialog.seat_id:
            self.view.choose(dialog.seat_id)
            self.view.focus_current()
        dialog.deleteLater()

    def _neighbour(self, step: int) -> str | None:
        """Past whom Alt and an arrow take the alternate, or the seat among those of its side and role."""
        stop = self.view.current
        if stop is None:
            return None
        if stop.is_alternate:
            among = [one.mandate_id for one in stop.seat.alternates]
        else:
            own = (stop.seat.side_id, stop.seat.role)
            among = [seat.id for seat in self.seats if (seat.side_id, seat.role) == own]
        wanted = among.index(stop.key) + step
        return among[wanted] if 0 <= wanted < len(among) else None

    @Slot(int)
    def _move(self, step: int) -> None:
        stop, neighbour = self.view.current, self._neighbour(step)
        if stop is None or neighbour is None:
            return
        if stop.is_alternate:
            label = QT_TRANSLATE_NOOP("Steps", "Change order of alternates")
            self.live.attempt(label, seats.put_alternate_beside, stop.key, neighbour, after=step > 0)
        else:
            label = QT_TRANSLATE_NOOP("Steps", "Move seat")
            self.live.attempt(label, seats.put_beside, stop.key, neighbour, after=step > 0)

    def _remove(self) -> None:
        """An alternate entered by mistake, or the seat with the time in it."""
        stop = self.view.current
        if stop is None:
            return
        if stop.is_alternate:
            label, told = QT_TRANSLATE_NOOP("Steps", "Remove alternate"), self.tr("Alternate removed.")
            gone = self.live.attempt(label, members_change.remove, [stop.key], self._desk.language)
        else:
            label, told = QT_TRANSLATE_NOOP("Steps", "Remove seat"), self.tr("Seat removed.")
            gone = self.live.attempt(label, members_change.remove, [stop.key], self._desk.language)
        if gone:
            self.live.tell(told, undoable=True)
