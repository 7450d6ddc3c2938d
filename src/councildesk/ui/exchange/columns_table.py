"""A list's first rows, with a choice above each column of what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from councildesk.domain import languages
from councildesk.exchange.persons.columns import CONTACTS, IN_LANGUAGES, Column, Field
from councildesk.exchange.tables.sheet import Sheet
from councildesk.services import import_words
from councildesk.ui import tooltips
from councildesk.ui.widgets.choice_combo import ChoiceCombo

_ROWS = 30
"""How many rows of the list are shown."""
_WIDTH, _WIDEST = 150, 280
"""Of a column, in pixels."""
_COMBO_HEIGHT = 36


class ColumnsTable(QTableWidget):
    """`columns_changed` when somebody says otherwise what a column holds."""

    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: list[ChoiceCombo] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What each column holds, as it is chosen."""
        return tuple(combo.value for combo in self.combos)

    def show_sheet(self, sheet: Sheet, columns: Sequence[Column], working: Sequence[str]) -> None:
        """The first rows under their headings; `working` are the languages that a column may be in."""
        shown = sheet.rows[:_ROWS]
        self.clear()
        self.setColumnCount(len(sheet.headings))
        self.setRowCount(len(shown) + 1)
        self.setHorizontalHeaderLabels([heading.replace("&", "&&") for heading in sheet.headings])
        self.setVerticalHeaderLabels(["", *(str(row.line) for row in shown)])
        self.setRowHeight(0, _COMBO_HEIGHT)
        for place, row in enumerate(shown, start=1):
            for number, cell in enumerate(row.cells[: len(sheet.headings)]):
                item = QTableWidgetItem(" ".join(cell.split())[:200])
                item.setToolTip(tooltips.plain(cell[:1000]))
                self.setItem(place, number, item)
        self.combos = [
            self._combo(number, column, heading, working)
            for number, (column, heading) in enumerate(zip(columns, sheet.headings, strict=True))
        ]
        self._lay_out()

    def _combo(self, number: int, column: Column, heading: str, working: Sequence[str]) -> ChoiceCombo:
        combo = ChoiceCombo(self)
        combo.setMinimumContentsLength(max(12, len(_word(column))))
        combo.setMaxVisibleItems(24)
        combo.setAccessibleName(self.tr("What “{column}” holds").replace("{column}", heading))
        combo.show_choices((one, _word(one)) for one in _choices(column, working))
        combo.show_value(column)
        combo.chosen.connect(self._tell)
        self.setCellWidget(0, number, combo)
        return combo

    def _lay_out(self) -> None:
        for number, combo in enumerate(self.combos):
            self.resizeColumnToContents(number)
            wanted = max(self.columnWidth(number), combo.sizeHint().width() + 8, _WIDTH)
            self.setColumnWidth(number, min(wanted, _WIDEST))

    @Slot()
    def _tell(self) -> None:
        self.columns_changed.emit()


def _choices(own: Column, working: Sequence[str]) -> Iterator[Column]:
    """What a column may hold: every field, those with languages for each language; the column's own meaning first."""
    plain = [Column(field) for field in import_words.FIELDS]
    spoken = [Column(field, tag) for tag in working for field in import_words.FIELDS if field in IN_LANGUAGES]
    about = [
        replace(Column(field), purpose=purpose)
        for field in (Field.MAIL, Field.PHONE, Field.ADDRESS)
        for purpose in ("work", "home")
        if field in CONTACTS
    ]
    yield from dict.fromkeys([*plain, *spoken, *about, own])


def _word(column: Column) -> str:
    named = import_words.of_column(replace(column, language=""), QCoreApplication.translate)
    if column.language:
        named += f" · {languages.endonym(column.language)}"
    return f"{named} {column.number}" if column.number > 1 else named
