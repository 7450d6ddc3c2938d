"""A file that people bring, whatever its kind: recognised, then read as a table or as cards."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from councildesk.domain.errors import NotFound
from councildesk.exchange import sources
from councildesk.exchange.tables import csv_form, csv_reading, xlsx_reading
from councildesk.exchange.tables.csv_form import CsvForm
from councildesk.exchange.tables.sheet import Sheet
from councildesk.exchange.vcards import reading as vcard_reading
from councildesk.exchange.vcards.card import CardFile

_BEGINS_CARD = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s\0]*B\0?E\0?G\0?I\0?N\0?:\0?V\0?C\0?A\0?R\0?D", re.IGNORECASE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CARD_SUFFIXES = (".vcf", ".vcard")


class SourceKind(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"


@dataclass(frozen=True)
class SourceForm:
    """How a file is read; a person may correct what was recognised."""

    kind: SourceKind
    csv: CsvForm | None = None
    """Of a CSV file."""
    sheets: tuple[str, ...] = ()
    """The names of the sheets of a workbook."""
    sheet: str = ""
    """The one that is read; empty: the first."""
    has_heading: bool = True

    def with_sheet(self, sheet: str) -> SourceForm:
        return replace(self, sheet=sheet)

    def with_text(self, encoding: str, delimiter: str) -> SourceForm:
        """The same CSV file read in another encoding or parted otherwise."""
        return replace(self, csv=CsvForm(encoding, delimiter, self.has_heading))


@dataclass(frozen=True)
class Source:
    """A file as it was found, with its contents."""

    path: Path
    content: bytes

    @property
    def name(self) -> str:
        return self.path.name


def opened(path: Path) -> Source:
    """Refuses with NotFound what is not there or cannot be read, with SourceRefused what is too large."""
    try:
        sources.check_size(path.name, path.stat().st_size)
        return Source(path, path.read_bytes())
    except OSError as error:
        raise NotFound("file", str(path)) from error


def recognised(source: Source) -> SourceForm:
    """What kind of file it is, by its contents first. Refuses with SourceRefused a workbook that cannot be opened."""
    if _BEGINS_CARD.match(source.content) or source.path.suffix.lower() in _CARD_SUFFIXES:
        return SourceForm(SourceKind.VCARD)
    if source.content.startswith(_WORKBOOKS):
        names = xlsx_reading.sheet_names(source.name, source.path)
        return SourceForm(SourceKind.XLSX, sheets=names, sheet=names[0] if names else "")
    form = csv_form.recognised(source.content)
    return SourceForm(SourceKind.CSV, form, has_heading=form.has_heading)


def table(source: Source, form: SourceForm) -> Sheet:
    """The rows of a CSV file or a workbook. Refuses with SourceRefused."""
    if form.kind is SourceKind.XLSX:
        return xlsx_reading.read(source.name, source.path, form.sheet or None, form.has_heading)
    as_text = form.csv or csv_form.recognised(source.content)
    return csv_reading.read(source.name, source.content, replace(as_text, has_heading=form.has_heading))


def cards(source: Source) -> CardFile:
    """The cards of a vCard file. Refuses with SourceRefused."""
    return vcard_reading.read(source.name, source.content)
