"""A seat on the board: a card that says who holds it, and a line for each alternate."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from councildesk.domain import dates
from councildesk.services.board import BoardSeat, Tenure
from councildesk.services.overview import TERM_ENDS
from councildesk.ui.colours import Tone
from councildesk.ui.members import members_list
from councildesk.ui.state import State
from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip

translate = QCoreApplication.translate


class Stop(QFrame):
    """Where the arrow keys of the board stop: a seat, or an alternate of one."""

    focused = Signal(object)
    opened = Signal(object)

    def __init__(self, seat: BoardSeat, tenure: Tenure | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat, self.tenure = seat, tenure
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @property
    def key(self) -> str:
        """The seat's id, or the mandate's of an alternate."""
        return self.tenure.mandate_id if self.tenure and self.is_alternate else self.seat.id

    @property
    def is_alternate(self) -> bool:
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self)
        event.accept()


class AlternateLine(Stop):
    """One who stands in for the holder, with the place in the order."""

    def __init__(self, seat: BoardSeat, tenure: Tenure, number: int, words: SeatWords, parent: QWidget) -> None:
        super().__init__(seat, tenure, parent)
        self.setProperty("look", "line_stop")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("alternate", 16, QPalette.ColorRole.PlaceholderText))
        name_label = _label(self, f"{number}. {tenure.name}")
        name_label.setWordWrap(False)
        row.addWidget(name_label)
        row.addWidget(_label(self, words.term(tenure), "small"), 1)
        ending = words.ending(tenure)
        row.addWidget(StateChip(self, ending))
        said = translate("SeatCard", "Alternate {number}: {name}")
        name = said.replace("{number}", str(number)).replace("{name}", tenure.name)
        self.setAccessibleName(", ".join(filter(None, (name, words.term(tenure), ending.word if ending else ""))))

    @property
    def is_alternate(self) -> bool:
        return True


class SeatCard(Stop):
    """`lines` are its alternates, each a stop of its own."""

    def __init__(self, seat: BoardSeat, words: SeatWords, parent: QWidget | None = None) -> None:
        super().__init__(seat, seat.holder, parent)
        self.setProperty("look", "seat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        state = words.state(seat)
        layout.addLayout(_head(self, words.office(seat), state))
        if seat.holder is not None:
            layout.addWidget(_label(self, seat.holder.name, "person"))
            layout.addWidget(_label(self, " · ".join(filter(None, (seat.post, seat.organisation))), "quiet"))
        elif seat.organisation:
            layout.addWidget(_label(self, seat.organisation, "quiet"))
        facts = [*words.facts(seat)]
        layout.addWidget(_label(self, "  ·  ".join(facts), "small"))
        self.lines = [
            AlternateLine(seat, tenure, number, words, self) for number, tenure in enumerate(seat.alternates, start=1)
        ]
        for line in self.lines:
            layout.addWidget(line)
        layout.addStretch(1)
        holder = seat.holder.name if seat.holder else ""
        said = (words.office(seat), holder, state.word if state else "", *facts)
        self.setAccessibleName(", ".join(filter(None, said)))


class SeatWords:
    """What cards say of a seat on a day, in the language of the program."""

    def __init__(self, language: str, day: dt.date) -> None:
        self._language, self._day = language, day

    def office(self, seat: BoardSeat) -> str:
        """The role, and the title where the seat has one."""
        return " — ".join(filter(None, (members_list.role_word(seat.role, self._language), seat.title)))

    def state(self, seat: BoardSeat) -> State | None:
        if seat.holder is None:
            return State(translate("SeatCard", "Vacant"), "vacant", Tone.BAD)
        return self.ending(seat.holder)

    def ending(self, tenure: Tenure) -> State | None:
        if tenure.until is None or tenure.until - self._day > TERM_ENDS:
            return None
        text = translate("SeatCard", "Ends {day}").replace("{day}", self.figures(tenure.until))
        return State(text, "warning", Tone.WARNING)

    def term(self, tenure: Tenure) -> str:
        """From when to when; a day that a chip says already is left out."""
        found = []
        if tenure.since:
            found.append(translate("SeatCard", "since {day}").replace("{day}", self.figures(tenure.since)))
        if tenure.until and self.ending(tenure) is None:
            found.append(translate("SeatCard", "until {day}").replace("{day}", self.figures(tenure.until)))
        return "  ·  ".join(found)

    def facts(self, seat: BoardSeat) -> list[str]:
        found = [self.term(seat.holder)] if seat.holder else []
        if seat.holder is None and seat.before is not None and seat.before.until is not None:
            text = translate("SeatCard", "held by {name} until {day}").replace("{name}", seat.before.name)
            found.append(text.replace("{day}", self.figures(seat.before.until)))
        if seat.after is not None and seat.after.since is not None:
            text = translate("SeatCard", "{name} from {day}").replace("{name}", seat.after.name)
            found.append(text.replace("{day}", self.figures(seat.after.since)))
        if not seat.voting:
            found.append(translate("SeatCard", "without a vote"))
        if seat.valid_to is not None:
            text = translate("SeatCard", "the seat ends {day}").replace("{day}", self.figures(seat.valid_to))
            found.append(text)
        return [fact for fact in found if fact]

    def figures(self, day: dt.date) -> str:
        """The day as cards write it."""
        return dates.in_figures(day, self._language)


def _head(parent: QWidget, office: str, state: State | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(_label(parent, office, "small"), 1)
    row.addWidget(StateChip(parent, state))
    return row


def _label(parent: QWidget, text: str, look: str = "") -> QLabel:
    """Without a parent, showing it would make it a window."""
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setVisible(bool(text))
    if look:
        label.setProperty("look", look)
    return label
