"""Tables -> rows, with the widths of their columns and the rules between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from councildesk.documents.composer.model import Align, GroupRow, Row, Table, Texts, Words
from councildesk.documents.composer.rows import Block, Cell, Decoration
from councildesk.documents.composer.rows import Row as PlacedRow
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.structure import Element
from councildesk.documents.composer.styles import HAIRLINE, INK, MILLIMETRE, MUTED, TINT, TextStyle

_BESIDE, _ABOVE = 4.5, 3.3
"""Between the text of a cell and its edges."""
_AROUND = 9.0
"""Above and below a table."""
_TALLEST_WHOLE_ROW = 220.0
_WIDEST_NATURAL_COLUMN = 0.42
"""Of the table's width; a column without a width of its own asks for no more."""
_WIDEST_HEADING = 62.0
"""In points; a longer heading of such a column is broken between words."""

_HEAD_OF_COLUMN = "<</O/Table/Scope/Column>>"
_HEAD_OF_ROW = "<</O/Table/Scope/Row>>"


def set_table(setting: Setting, table: Table) -> None:
    if not table.columns:
        raise ValueError("a table needs columns")
    with setting.at(table.place):
        rows = _TableSetting(setting, table).rows()
    rows[0].before = rows[-1].after = _AROUND
    setting.add(*rows)


@dataclass(frozen=True)
class _Track:
    """A column of the table on the page."""

    left: float
    width: float
    align: Align


class _TableSetting:
    def __init__(self, setting: Setting, table: Table) -> None:
        self._setting = setting
        self._table = table
        self._sheet = setting.sheet
        self._element = setting.across().child("Table")
        self._tracks = self._make_tracks()
        edges = (*(track.left for track in self._tracks), self._sheet.right)
        self._ruled = Decoration(
            self._sheet.left,
            self._sheet.right,
            above=0.4 if table.grid else 0,
            below=0.4,
            grey=MUTED if table.grid else HAIRLINE,
            verticals=edges if table.grid else (),
        )

    def rows(self) -> list[PlacedRow]:
        head = self._head()
        rows = [head]
        body = self._element.child("TBody") if self._table.rows else self._element
        for row in self._table.rows:
            with self._setting.at(row.place):
                placed = self._group(row, body) if isinstance(row, GroupRow) else self._row(row, body)
            placed.head = (head,)
            rows.append(placed)
        if not self._table.grid:
            rows[-1].decoration = replace(self._ruled, below=0.7, grey=INK)
        if self._table.together:
            for placed in rows[:-1]:
                placed.keeps_with_next = True
        return rows

    def _head(self) -> PlacedRow:
        line = self._element.child("THead").child("TR")
        cells = [
            self._cell(track, column.heading, self._sheet.head, line.child("TH", attributes=_HEAD_OF_COLUMN))
            for track, column in zip(self._tracks, self._table.columns, strict=True)
        ]
        decoration = replace(self._ruled, fill=TINT, below=0.4 if self._table.grid else 0.7)
        if not self._table.grid:
            decoration = replace(decoration, grey=INK)
        return PlacedRow(cells, padding=_ABOVE, whole=True, keeps_with_next=True, decoration=decoration)

    def _row(self, row: Row, body: Element) -> PlacedRow:
        if len(row.cells) > len(self._tracks):
            raise ValueError(f"{len(row.cells)} cells for {len(self._tracks)} columns")
        line = body.child("TR")
        style = replace(self._sheet.cell, bold=True) if row.bold else self._sheet.cell
        cells = []
        for number, track in enumerate(self._tracks):
            is_naming = number == self._table.naming_column
            element = line.child("TH", attributes=_HEAD_OF_ROW) if is_naming else line.child("TD")
            if number < len(row.cells):
                cells.append(self._cell(track, row.cells[number], style, element))
        return self._placed(cells)

    def _group(self, row: GroupRow, body: Element) -> PlacedRow:
        attributes = f"<</O/Table/Scope/Column/ColSpan {len(self._tracks)}>>"
        element = body.child("TR").child("TH", attributes=attributes)
        track = _Track(self._sheet.left, self._sheet.width, Align.START)
        placed = self._placed([self._cell(track, row.texts, replace(self._sheet.cell, bold=True), element)])
        edges = (self._sheet.left, self._sheet.right) if self._table.grid else ()
        placed.decoration = replace(self._ruled, fill=0.975, verticals=edges)
        placed.keeps_with_next = True
        return placed

    def _placed(self, cells: list[Cell]) -> PlacedRow:
        least = self._table.row_height_mm * MILLIMETRE
        row = PlacedRow(cells, padding=_ABOVE, least_height=least, decoration=self._ruled)
        row.whole = row.height <= max(_TALLEST_WHOLE_ROW, least)
        return row

    def _cell(self, track: _Track, texts: Texts, style: TextStyle, element: Element) -> Cell:
        width = max(track.width - 2 * _BESIDE, style.size)
        blocks: list[Block] = self._setting.stack(texts, width, style, element, track.align)
        return Cell(track.left + _BESIDE, width, blocks)

    def _make_tracks(self) -> tuple[_Track, ...]:
        left, tracks = self._sheet.left, []
        for column, width in zip(self._table.columns, self._widths(), strict=True):
            tracks.append(_Track(left, width, column.align))
            left += width
        return tuple(tracks)

    def _widths(self) -> list[float]:
        """Fixed and natural widths first; the rest is shared, or given to the natural columns by their width. When
        there is not enough for all, every column becomes narrower in proportion."""
        columns, total = self._table.columns, self._sheet.width
        widths = [
            column.width_mm * MILLIMETRE if column.width_mm else 0 if column.share else self._natural_width(number)
            for number, column in enumerate(columns)
        ]
        shares = [column.share or 0 for column in columns]
        if not any(shares):
            shares = [0 if column.width_mm else width for column, width in zip(columns, widths, strict=True)]
        if not any(shares):
            shares = widths
        least = total * 0.2 if any(column.share for column in columns) else 0
        rest = max(total - sum(widths), least)
        widths = [width + rest * share / sum(shares) for width, share in zip(widths, shares, strict=True)]
        return self._with_whole_words([width * total / sum(widths) for width in widths])

    def _with_whole_words(self, widths: list[float]) -> list[float]:
        """Where a column with a share is too narrow for its longest word, those with room to spare make room for it."""
        shared = [number for number, column in enumerate(self._table.columns) if column.share]
        lacking = {number: self._longest_word(number) - widths[number] for number in shared}
        wanted = sum(max(0.0, lack) for lack in lacking.values())
        spare = -sum(min(0.0, lack) for lack in lacking.values())
        if not wanted or not spare:
            return widths
        given = min(1.0, spare / wanted)
        for number, lack in lacking.items():
            widths[number] += lack * given if lack > 0 else lack * wanted * given / spare
        return widths

    def _longest_word(self, number: int) -> float:
        """The width that no word of a column is wider than, within reason."""
        text, sheet = self._setting.text, self._sheet
        said = {False: set[Words](), True: set[Words]()}
        for row in self._table.rows:
            if isinstance(row, Row) and number < len(row.cells):
                said[row.bold].update(row.cells[number])
        styled = [(sheet.head, set(self._table.columns[number].heading)), (sheet.cell, said[False])]
        styled.append((replace(sheet.cell, bold=True), said[True]))
        widest = 0.0
        for style, texts in styled:
            for word in {word for words in texts for word in text.named(words).split()}:
                widest = max(widest, text.width(word, style))
        return min(widest + 2 * _BESIDE + 0.5, sheet.width * _WIDEST_NATURAL_COLUMN)

    def _natural_width(self, number: int) -> float:
        """What the column's longest text and its heading ask for; a long heading is broken between words."""
        setting, sheet = self._setting, self._sheet
        widest = []
        for words in self._table.columns[number].heading:
            heading = setting.text.named(words)
            whole = setting.text.natural_width(heading, sheet.head)
            longest_word = max(setting.text.natural_width(word, sheet.head) for word in heading.split(" "))
            widest.append(whole if whole <= _WIDEST_HEADING else longest_word)
        for row in self._table.rows:
            if isinstance(row, Row) and number < len(row.cells):
                style = replace(sheet.cell, bold=row.bold)
                widest += [setting.text.natural_width(words, style) for words in row.cells[number]]
        return min(max(widest, default=0) + 2 * _BESIDE + 0.5, sheet.width * _WIDEST_NATURAL_COLUMN)
