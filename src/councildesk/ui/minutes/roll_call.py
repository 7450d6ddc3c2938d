"""A roll call through the names: three keys, each takes one vote and goes on to the next name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from councildesk.domain.minutes import Choice
from councildesk.domain.polls import Voter
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets.lines_view import Line, LinesView

_KEYS: Mapping[str, Choice] = {"1": Choice.FOR, "2": Choice.AGAINST, "3": Choice.ABSTAINED, "4": Choice.NOT_VOTING}
_LOOKS: Mapping[Choice, tuple[str, Tone]] = {
    Choice.FOR: ("done", Tone.GOOD),
    Choice.AGAINST: ("cancelled", Tone.BAD),
    Choice.ABSTAINED: ("absent", Tone.WARNING),
    Choice.NOT_VOTING: ("missing", Tone.NEUTRAL),
}
_MOST = 9
"""Lines in sight at once."""


class RollCall(LinesView):
    """`voted` carries the seat, the person and the choice; `taken_back` the seat.

    1 for, 2 against, 3 abstained, 4 takes no part; Delete takes a vote back.
    """

    voted = Signal(str, str, object)
    taken_back = Signal(str)
    moved = Signal()
    """Another name is the current one."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._persons: dict[str, str] = {}

    def show_voters(
        self,
        voters: Sequence[Voter],
        names: Mapping[str, str],
        choices: Mapping[str, Choice],
        side_name: Callable[[str | None], str],
        others: Sequence[Voter] = (),
    ) -> None:
        """Those who may vote, side by side; `choices` are by seat. The first who has not voted yet is next.

        `others` have voted and may not: their votes can only be taken back.
        """
        self._persons = {voter.seat: voter.person for voter in voters}
        lines: list[Line] = []
        side: str | None = None
        for number, voter in enumerate(voters):
            if voter.side != side or number == 0:
                side = voter.side
                lines += [Line(None, side_name(side))] if side_name(side) else []
            lines.append(self._line(voter, names, choices.get(voter.seat)))
        if others:
            lines += [
                Line(None, self.tr("May not vote")),
                *(self._line(one, names, choices[one.seat]) for one in others),
            ]
        waiting = next((voter.seat for voter in voters if voter.seat not in choices), None)
        is_there = self.key in {line.key for line in lines if line.key is not None}
        self.show_lines(lines, self.key if is_there else waiting)
        self.updateGeometry()

    def go_to_waiting(self) -> None:
        """To the first who has not voted yet."""
        self.setFocus()
        waiting = next((line.key for line in self.lines.lines if line.key is not None and not line.state), None)
        if waiting is not None:
            self.choose(waiting)

    def sizeHint(self) -> QSize:
        height = self.sizeHintForRow(0) if self.lines.lines else 24
        return QSize(super().sizeHint().width(), min(_MOST, len(self.lines.lines)) * height + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._take_key(event)
        self.moved.emit()

    def _take_key(self, event: QKeyEvent) -> None:
        key = self.key
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        choice = _KEYS.get(event.text()) if plain else None
        if key is not None and choice is not None and key in self._persons:
            self.step(1)
            self.voted.emit(key, self._persons[key], choice)
        elif key is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit(key)
        elif plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _line(self, voter: Voter, names: Mapping[str, str], choice: Choice | None) -> Line:
        name = names.get(voter.person, "")
        if choice is None:
            return Line(voter.seat, name)
        icon, tone = _LOOKS[choice]
        return Line(voter.seat, name, meeting_words.word(choice, self._language), icon, tone)
