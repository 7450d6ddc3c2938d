"""The first step of an import: how the file is read, and what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_import_reading import Ui_ImportReading
from councildesk.domain import languages
from councildesk.exchange import encoding
from councildesk.exchange.persons.columns import Column
from councildesk.exchange.persons.source import Source, SourceForm, SourceKind
from councildesk.exchange.tables import csv_form
from councildesk.exchange.tables.sheet import Sheet
from councildesk.services import imports


@dataclass(frozen=True)
class ReadTable:
    """A table as it was read, with what its columns were taken for."""

    source: Source
    form: SourceForm
    sheet: Sheet
    columns: tuple[Column, ...]
    language: str
    """Of the list, where a column does not say its own."""


class ReadingStep(QWidget):
    """`form_changed` carries the SourceForm in which the file is to be read again."""

    form_changed = Signal(object)

    def __init__(self, working: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._working = tuple(working)
        self._read: ReadTable | None = None
        self._is_decided = False
        self.form = Ui_ImportReading()
        self.form.setupUi(self)
        self.form.language_combo.show_choices((tag, language.endonym) for tag, language in languages.KNOWN.items())
        for combo, characters in ((self.form.encoding_combo, 20), (self.form.language_combo, 14)):
            combo.setMinimumContentsLength(characters)
        self._offer()
        self.form.encoding_combo.chosen.connect(self._read_again)
        self.form.delimiter_combo.chosen.connect(self._read_again)
        self.form.sheet_combo.chosen.connect(self._read_again)
        self.form.heading_check.clicked.connect(self._read_again)
        self.form.members_check.clicked.connect(self._note_decision)
        self.form.columns_table.columns_changed.connect(self._offer_seats)

    @property
    def read(self) -> ReadTable | None:
        """The table with the columns and the language as they are chosen now."""
        if self._read is None:
            return None
        language = self.form.language_combo.value or self._read.language
        return replace(self._read, columns=self.form.columns_table.columns, language=language)

    @property
    def gives_seats(self) -> bool:
        return self.form.members_check.isChecked()

    def show_read(self, read: ReadTable) -> None:
        self._read = read
        self.form.columns_table.show_sheet(read.sheet, read.columns, self._working)
        self.form.language_combo.show_value(read.language)
        self.form.heading_check.setChecked(read.form.has_heading)
        as_text = read.form.csv
        for widget in (self.form.encoding_label, self.form.encoding_combo):
            widget.setVisible(as_text is not None)
        for widget in (self.form.delimiter_label, self.form.delimiter_combo):
            widget.setVisible(as_text is not None)
        has_sheets = len(read.form.sheets) > 1
        for widget in (self.form.sheet_label, self.form.sheet_combo):
            widget.setVisible(has_sheets)
        self.form.sheet_combo.show_choices((name, name) for name in read.form.sheets)
        self.form.sheet_combo.show_value(read.form.sheet)
        if as_text is not None:
            self._offer_delimiters(as_text.delimiter)
            self.form.encoding_combo.show_value(as_text.encoding)
        self._offer_seats()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._offer()

    def _offer(self) -> None:
        names = {
            "utf-8": self.tr("Unicode (UTF-8)"),
            "utf-16-le": self.tr("Unicode (UTF-16)"),
            "utf-16-be": self.tr("Unicode (UTF-16, big-endian)"),
            "cp1251": self.tr("Cyrillic (Windows-1251)"),
            "cp1252": self.tr("Western (Windows-1252)"),
            "cp1254": self.tr("Turkish (Windows-1254)"),
            "cp866": self.tr("Cyrillic (DOS)"),
            "koi8-r": self.tr("Cyrillic (KOI8-R)"),
        }
        self.form.encoding_combo.show_choices((name, names.get(name, name)) for name in encoding.KNOWN)

    def _offer_delimiters(self, own: str) -> None:
        words = {",": self.tr("Comma"), ";": self.tr("Semicolon"), "\t": self.tr("Tab"), "|": self.tr("Bar")}
        offered = dict.fromkeys((*csv_form.DELIMITERS, own))
        self.form.delimiter_combo.show_choices((one, words.get(one, one)) for one in offered)
        self.form.delimiter_combo.show_value(own)

    @Slot()
    def _offer_seats(self) -> None:
        """Proposed where the list tells roles, until somebody decides."""
        if not self._is_decided:
            self.form.members_check.setChecked(imports.has_places(self.form.columns_table.columns))

    @Slot()
    def _note_decision(self) -> None:
        self._is_decided = True

    @Slot()
    def _read_again(self) -> None:
        if self._read is None:
            return
        form = replace(self._read.form, has_heading=self.form.heading_check.isChecked())
        if form.kind is SourceKind.XLSX:
            form = form.with_sheet(self.form.sheet_combo.value or form.sheet)
        elif form.csv is not None:
            form = form.with_text(self.form.encoding_combo.value, self.form.delimiter_combo.value)
        self.form_changed.emit(form)
