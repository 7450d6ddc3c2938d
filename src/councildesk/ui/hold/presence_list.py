"""The list of people of the live desk: everybody expected or here, and while a name is typed, whoever has it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from councildesk.services.attendance import AttendanceRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui import matching
from councildesk.ui.hold import mark_field, people_lines
from councildesk.ui.hold.people_lines import PeopleLines
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.widgets.lines_view import LinesView
from councildesk.ui.widgets.person_field import Candidate


class PresenceList(LinesView):
    """Also finds persons whom nobody expected, by name. Figures and F2 do the same as in the field above it."""

    mark_wanted = Signal(int)
    times_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[AttendanceRow] = ()
        self._meeting: MeetingRow | None = None
        self._around: Surroundings | None = None
        self._names: Sequence[str] = ()
        self._haystacks: Sequence[str] | None = None
        self._candidates: Sequence[Candidate] = ()
        self._strangers: Sequence[tuple[Candidate, str]] | None = None
        self._recused: frozenset[str] = frozenset()
        self._typed = ""
        self._lines = PeopleLines()

    @property
    def current(self) -> AttendanceRow | None:
        """The person in the current line, where somebody expected or here stands in it."""
        key = self.key
        return next((row for row in self.rows if people_lines.key(row) == key), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = mark_field.digit(event)
        if number is not None:
            self.mark_wanted.emit(number)
        elif event.key() == Qt.Key.Key_F2:
            self.times_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._lines.forget()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """All persons of the council."""
        self._candidates, self._strangers = candidates, None

    def show_people(self, rows: Sequence[AttendanceRow], meeting: MeetingRow, around: Surroundings, typed: str) -> None:
        """Show how each attends, as far as the letters `typed` are found in the name."""
        names = [f"{row.name} {row.stands_for_name}" for row in rows]
        if names != self._names:
            self._names, self._haystacks = names, None
        self.rows, self._meeting, self._around = rows, meeting, around
        self.filter(typed)

    def show_recused(self, seats: Collection[str]) -> None:
        """The seats that take no part in the item that is shown."""
        if frozenset(seats) != self._recused:
            self._recused = frozenset(seats)
            self.filter(self._typed)

    def filter(self, typed: str) -> None:
        """Whose family name the letters begin, else who is found first, is the current one; without any it stays."""
        self._typed = typed
        if self._meeting is None or self._around is None:
            return
        words = matching.Words(typed)
        shown = self._found(words) if words else range(len(self.rows))
        rows = [self.rows[number] for number in shown]
        lines = self._lines.expected(rows, self._around, self._meeting, self._recused)
        if words:
            lines += people_lines.unexpected(words, self._others(), {row.person_id for row in self.rows})
            lines = lines or [people_lines.nobody()]
        keys = [line.key for line in lines if line.key is not None]
        meant = self._meant(rows, typed.split()[0]) if words else None
        self.show_lines(lines, self.key if self.key in keys and not words else meant or next(iter(keys), None))

    def _meant(self, rows: Sequence[AttendanceRow], word: str) -> str | None:
        """Whose family name begins so, as it is written before what only sounds alike."""
        leads = [(matching.lead(row.name, word), number) for number, row in enumerate(rows)]
        how, number = min(leads, default=(matching.LEADS_NOT, 0))
        return people_lines.key(rows[number]) if how != matching.LEADS_NOT else None

    def _found(self, words: matching.Words) -> Sequence[int]:
        """What is looked in is made at the first letter: hundreds of names take as long as showing them."""
        if self._haystacks is None:
            self._haystacks = [matching.haystack(name) for name in self._names]
        return words.found_in(self._haystacks, range(len(self.rows)))

    def _others(self) -> Sequence[tuple[Candidate, str]]:
        if self._strangers is None:
            self._strangers = [(one, matching.haystack(one.line)) for one in self._candidates]
        return self._strangers
