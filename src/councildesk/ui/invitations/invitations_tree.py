"""Those invited as a list like a spreadsheet's: side by side in the order of precedence, alternates below members."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence, QStandardItem
from PySide6.QtWidgets import QWidget

from councildesk.services.invitations import InvitationRow
from councildesk.ui import icons, theme, tooltips
from councildesk.ui.invitations.invitation_lines import (
    INSTEAD,
    NAME,
    PART,
    REMARK,
    REPLY,
    SENT,
    WHERE,
    InvitationLines,
    Line,
)
from councildesk.ui.matching import Words, haystack
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import STATE_ROLE
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.people_list import PeopleList

_WIDTHS = {PART: 16, SENT: 17, REPLY: 13, WHERE: 9, INSTEAD: 15, REMARK: 14}
"""In characters; the name takes what is left."""
_GIVING_WAY = (REMARK, PART, INSTEAD)
"""What goes first in a narrow window: the card beside has it."""
_LEAST_NAME, _ENOUGH_NAME = 22, 36


class InvitationsTree(PeopleList):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = InvitationLines()
        self._lines: dict[str, Line] = {}
        self._hays: dict[tuple[str, ...], str] = {}
        self._words = Words("")
        self._around: Surroundings | None = None
        self._empty: list[int] = []
        """Columns in which nothing stood when they were given their widths."""

    def show_lines(self, shown: InvitationLines, around: Surroundings) -> None:
        """Show these invitations; filter and selection stay. Lines that stay in their places only say other things.

        Whoever is chosen while somebody types elsewhere, as into the remark, is not filtered away under the fingers.
        """
        is_same_council = around == self._around
        self._shown, self._around = shown, around
        lines = self._found("" if self.hasFocus() else self.current_key)
        if is_same_council and [one.place for one in lines] == [one.place for one in self._lines.values()]:
            for line in lines:
                if line is not self._lines[line.id] and line != self._lines[line.id]:
                    self._write(line)
            self._lines = {line.id: line for line in lines}
            if self._empty_columns() != self._empty:
                self.fit_columns()
            self.chosen.emit()
            self.selected_changed.emit()
        else:
            self._rebuild(lines)

    def filter(self, text: str) -> None:
        """Show those in whose line all the words are found, in any spelling or script."""
        self._words = Words(text)
        self._rebuild(self._found())

    @property
    def current(self) -> InvitationRow | None:
        return self._shown.row(self.current_key)

    @property
    def shown_count(self) -> int:
        """How many the filter lets through."""
        return len(self._lines)

    def selected(self) -> list[InvitationRow]:
        """The chosen invitations, in the order of precedence."""
        found = self.selected_keys()
        return [row for row in self._shown.rows if row.id in found]

    def copy(self) -> None:
        """The selected lines as a table, with the columns that are shown."""
        columns = [column for column in range(self.people.columnCount()) if not self.isColumnHidden(column)]
        chosen = self.selectionModel().selectedRows(NAME)
        rows = ["\t".join(str(self.people.headerData(column, Qt.Orientation.Horizontal)) for column in columns)]
        rows += [
            "\t".join(str(index.siblingAtColumn(column).data() or "") for column in columns)
            for index in self.lines()
            if index in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(rows))

    def fit_columns(self) -> None:
        """What gives way in a narrow window, empty columns first, grows in a wide one once the name has enough."""
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        widths = {column: width * letter + 20 for column, width in _WIDTHS.items()}
        self._empty = self._empty_columns()
        out = giving_way(room, widths, self._empty, letter * _ENOUGH_NAME)
        left = {column: width for column, width in widths.items() if column not in out}
        out |= giving_way(room, left, [column for column in _GIVING_WAY if column in left], letter * _LEAST_NAME)
        spare = room - sum(widths.values()) - letter * _ENOUGH_NAME
        for column, width in widths.items():
            more = max(0, spare) // len(_GIVING_WAY) if column in _GIVING_WAY else 0
            self.header().resizeSection(column, width + more)
            self.setColumnHidden(column, column in out)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _rebuild(self, lines: Sequence[Line]) -> None:
        headings = [
            self.tr("Name"),
            self.tr("Invited as"),
            self.tr("Sent"),
            self.tr("Reply"),
            self.tr("Where"),
            self.tr("Instead"),
            self.tr("Remark"),
        ]
        with self.refilled(headings):
            self._lines = {line.id: line for line in lines}
            if self._around is not None:
                self._fill(self._around)

    def _fill(self, around: Surroundings) -> None:
        """A heading for each side, where the council has sides and its order keeps them together."""
        stretches = [side for side, _lines in groupby(line.side_id for line in self._lines.values())]
        has_headings = bool(around.sides) and len(stretches) == len(set(stretches))
        headings: dict[str | None, QStandardItem] = {}
        members: dict[str, QStandardItem] = {}
        for line in self._lines.values():
            above = self.people.invisibleRootItem()
            if has_headings:
                if line.side_id not in headings:
                    headings[line.side_id] = self.add_heading(
                        around.side_name(line.side_id) or self.tr("Without a side")
                    )
                above = headings[line.side_id]
            cells = self.add_line(members.get(line.seat_id or "", above), line.id, len(line.texts))
            self._write(line)
            if line.seat_id is not None and line.is_holder:
                members[line.seat_id] = cells[NAME]

    def _write(self, line: Line) -> None:
        """Put into its cells what the line says."""
        cells = self.cells(line.id)
        for cell, text in zip(cells, line.texts, strict=True):
            cell.setText(text)
            cell.setToolTip(tooltips.plain(text))
        cells[SENT].setFont(theme.tabular(self.font()))
        cells[SENT].setToolTip(line.sent_at or line.texts[SENT])
        cells[SENT].setData(line.sent, STATE_ROLE)
        cells[REPLY].setData(line.reply, STATE_ROLE)
        cells[WHERE].setIcon(icons.icon(line.where_icon) if line.where_icon else QIcon())

    def _empty_columns(self) -> list[int]:
        lines = self._lines.values()
        return [column for column in _GIVING_WAY if not any(line.texts[column] for line in lines)]

    def _found(self, kept: str = "") -> list[Line]:
        """The lines that the filter lets through, and the `kept` one."""
        lines = list(self._shown.lines)
        around = self._around
        if not self._words or around is None:
            return lines
        texts = {line.id: (*line.texts, around.side_name(line.side_id)) for line in lines}
        self._hays = {text: self._hays.get(text) or haystack(" ".join(text)) for text in texts.values()}
        hays = [self._hays[text] for text in texts.values()]
        found = set(self._words.found_in(hays, range(len(lines))))
        return [line for number, line in enumerate(lines) if number in found or line.id == kept]
