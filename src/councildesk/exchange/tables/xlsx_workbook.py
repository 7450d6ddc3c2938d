"""What a workbook says before its sheets: their names, the shared texts, the formats of numbers, where days begin."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import PathLike

from councildesk.exchange import sources
from councildesk.exchange.sources import SourceFault, SourceRefused
from councildesk.exchange.tables import xlsx_package, xlsx_values
from councildesk.exchange.tables.xlsx_package import Package
from councildesk.exchange.tables.xlsx_values import EPOCH_1900, EPOCH_1904, GENERAL, NumberFormat

MOST_STYLES = 100_000
"""Excel has 65,490. What is beyond has the general format."""

_VISIBLE = "visible"


@dataclass(frozen=True)
class SheetPart:
    name: str
    part: str
    is_visible: bool


class Workbook:
    """A workbook that is opened; refuses with SourceRefused what `Package` refuses."""

    def __init__(self, package: Package) -> None:
        self.package = package
        root = _relations(package, "")
        self._part = next((target for kind, target in root.values() if kind == "officeDocument"), "")
        if not self._part:
            raise SourceRefused(package.source, SourceFault.NOT_A_WORKBOOK)
        self._related = _relations(package, self._part)
        contents = _Contents()
        package.parse(self._part, contents)
        self.epoch = EPOCH_1904 if contents.from_1904 else EPOCH_1900
        self.sheets = tuple(
            SheetPart(name, self._related[relation][1], state == _VISIBLE)
            for name, relation, state in contents.sheets
            if self._related.get(relation, ("", ""))[0] == "worksheet"  # others are charts and macros
        )
        if not self.sheets:
            raise package.damaged(self._part, "no sheet")

    def shown(self) -> tuple[SheetPart, ...]:
        """The sheets a person sees; all where all are hidden."""
        return tuple(sheet for sheet in self.sheets if sheet.is_visible) or self.sheets

    def texts(self) -> list[str]:
        part = self._one("sharedStrings")
        texts = _Texts(self.package, part)
        if part:
            self.package.parse(part, texts)
        return texts.found

    def formats(self) -> list[NumberFormat]:
        """The format of each style of cells."""
        part = self._one("styles")
        styles = _Styles()
        if part:
            self.package.parse(part, styles)
        return [styles.codes.get(one) or xlsx_values.BUILT_IN.get(one, GENERAL) for one in styles.cells]

    def _one(self, wanted: str) -> str:
        return next((target for kind, target in self._related.values() if kind == wanted), "")


def opened(source: str, path: str | PathLike[str]) -> Workbook:
    return Workbook(xlsx_package.opened(source, path))


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """By their ids, kind (the last word of its address) and target of what a part refers to; "" is the archive."""
    folder, name = posixpath.split(part)
    relations = _Relations(part)
    package.parse(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
    return relations.found


class _Elements:
    """A handler of nothing; subclasses take what they need."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def text(self, text: str) -> None: ...
    def end(self, name: str) -> None: ...


class _Relations(_Elements):
    def __init__(self, part: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._part = part

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = xlsx_package.resolved(self._part, attributes.get("Target", ""))
            self.found[attributes.get("Id", "")] = (kind, target)


class _Contents(_Elements):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), relation, attributes.get("state", _VISIBLE)))


class _Texts(_Elements):
    """Texts that cells share. Runs of different fonts are one text; readings beside it (phonetics) are none of it."""

    def __init__(self, package: Package, part: str) -> None:
        self.found: list[str] = []
        self._package, self._part = package, part
        self._collected = TextCollected(self._refuse)
        self._characters = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._collected.clear()
        self._collected.start(name)

    def text(self, text: str) -> None:
        self._collected.text(text)

    def end(self, name: str) -> None:
        self._collected.end(name)
        if name == "si":
            text = self._collected.taken()
            self._characters += len(text)
            self.found.append(text)
            if len(self.found) > sources.MOST_CELLS:
                self._refuse(SourceFault.TOO_MANY_CELLS, sources.MOST_CELLS)
            if self._characters > sources.MOST_TEXT:
                self._refuse(SourceFault.TOO_MUCH_TEXT, sources.MOST_TEXT // 1_000_000)

    def _refuse(self, fault: SourceFault, bound: int) -> None:
        raise SourceRefused(self._package.source, fault, 0, self._part, "", bound)


class TextCollected:
    """The text of the elements `t` and `v` as they come, but not of readings (`rPh`)."""

    def __init__(self, refuse: Callable[[SourceFault, int], None]) -> None:
        self._refuse = refuse
        self._pieces: list[str] = []
        self._length = 0
        self._is_text = self._is_reading = False

    def clear(self) -> None:
        self._pieces.clear()
        self._length = 0

    def start(self, name: str) -> None:
        if name == "rPh":
            self._is_reading = True
        elif name in ("t", "v"):
            self._is_text = not self._is_reading

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > sources.MOST_CHARACTERS:
                self._refuse(SourceFault.CELL_TOO_LONG, sources.MOST_CHARACTERS)

    def end(self, name: str) -> None:
        if name == "rPh":
            self._is_reading = False
        elif name in ("t", "v"):
            self._is_text = False

    def taken(self) -> str:
        return xlsx_values.unescaped("".join(self._pieces))


class _Styles(_Elements):
    def __init__(self) -> None:
        self.codes: dict[int, NumberFormat] = {}
        self.cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "cellXfs":
            self._in_cells = True
        elif name == "numFmt" and len(self.codes) < MOST_STYLES and "numFmtId" in attributes:
            code = attributes.get("formatCode", "")[:255]
            self.codes[int(attributes["numFmtId"])] = xlsx_values.number_format(code)
        elif name == "xf" and self._in_cells and len(self.cells) < MOST_STYLES:
            self.cells.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False
