"""The archive that an XLSX file is: what it may be, and its parts of XML read piece by piece.

Nothing is extracted to disk and no tree of XML is built, so memory is bounded by what is kept, whatever a file claims:

- number and sizes of the parts are taken from the central directory before anything is unpacked, and `zipfile` gives no
  more of a part than it has declared;
- a document type declaration, without which there are no entities, is refused where it begins (no workbook has one:
  ECMA-376 part 2 forbids them), so defusedxml has nothing to add;
- tags past all measure, in length, depth or number, are refused before they are complete.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from councildesk.domain.errors import NotFound
from councildesk.domain.sizes import MEGABYTE, megabytes_over
from councildesk.exchange import sources
from councildesk.exchange.sources import SourceFault, SourceRefused

MOST_PARTS = 5_000
MOST_UNPACKED = 128 * MEGABYTE
"""A million cells take about 60 MB."""
MOST_RATIO = 100
"""How many times larger inside than outside; sheets of figures reach some 30."""
MOST_UNPACKED_ANYWAY = 4 * MEGABYTE
MOST_TAG = 2 * 1024 * 1024
MOST_DEPTH = 50
MOST_ELEMENTS = 6 * sources.MOST_CELLS
"""Of one part: cells with what is in them, and empty ones that only have a colour."""

_PIECE = 64 * 1024
_DIRECTORY_ENTRY = b"PK\x01\x02"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1


class Handler(Protocol):
    """What a part is told to, element by element, by local names: prefixes are a file's own choice."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def text(self, text: str) -> None: ...
    def end(self, name: str) -> None: ...


class Package:
    """An archive that has passed the checks. Parts are named without regard to capitals, as Windows does."""

    def __init__(self, source: str, archive: zipfile.ZipFile) -> None:
        self.source = source
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def parse(self, part: str, handler: Handler) -> None:
        """Refuses with SourceRefused a part that is missing, damaged, or made to do harm."""
        elements = depth = 0

        def start(name: str, attributes: Mapping[str, str]) -> None:
            nonlocal elements, depth
            elements += 1
            depth += 1
            if depth > MOST_DEPTH:
                raise self.damaged(part, f"line {parser.CurrentLineNumber}")
            if elements > MOST_ELEMENTS:
                raise SourceRefused(self.source, SourceFault.TOO_MANY_CELLS, 0, part, "", sources.MOST_CELLS)
            handler.start(name.rpartition(":")[2], attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(name.rpartition(":")[2])

        def refuse(*_: object) -> None:
            raise SourceRefused(self.source, SourceFault.DECLARES_ENTITIES, 0, part)

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = refuse
        with _naming(self.source, part):
            if not self.has(part):
                raise self.damaged(part, "missing")
            fed = 0
            with self._archive.open(self._names[part.lower()]) as file:
                while piece := file.read(_PIECE):
                    parser.Parse(piece)
                    fed += len(piece)
                    if fed - parser.CurrentByteIndex > MOST_TAG:
                        raise self.damaged(part, f"line {parser.CurrentLineNumber}")
                parser.Parse(b"", True)

    def damaged(self, part: str, detail: str, line: int = 0) -> SourceRefused:
        return SourceRefused(self.source, SourceFault.DAMAGED, line, part, detail)


def opened(source: str, path: str | PathLike[str]) -> Package:
    """Refuses with NotFound or SourceRefused what is no workbook that can be read; `source` is the file's name."""
    content = _content(source, path)
    _check_kind(source, content)
    with _naming(source, ""):
        archive = zipfile.ZipFile(io.BytesIO(content))
    _check_archive(source, archive.infolist(), len(content))
    package = Package(source, archive)
    _check_workbook(package)
    return package


def resolved(part: str, target: str) -> str:
    """The part that a relationship of another part names."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _content(source: str, path: str | PathLike[str]) -> bytes:
    try:
        sources.check_size(source, Path(path).stat().st_size)
        return Path(path).read_bytes()
    except OSError:
        raise NotFound("file", source) from None


def _check_kind(source: str, content: bytes) -> None:
    if not content:
        raise SourceRefused(source, SourceFault.EMPTY)
    if content.startswith(_COMPOUND_FILE):
        is_encrypted = _ENCRYPTED_PACKAGE in content
        raise SourceRefused(source, SourceFault.ENCRYPTED if is_encrypted else SourceFault.OLD_WORKBOOK)
    if not content.startswith(b"PK"):
        raise SourceRefused(source, SourceFault.NOT_A_WORKBOOK)
    parts = content.count(_DIRECTORY_ENTRY)  # before the directory is read, which takes memory for each
    if parts > MOST_PARTS:
        raise SourceRefused(source, SourceFault.TOO_MANY_PARTS, found=str(parts), bound=MOST_PARTS)


def _check_archive(source: str, parts: list[zipfile.ZipInfo], size: int) -> None:
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise SourceRefused(source, SourceFault.ENCRYPTED)
    bound = min(MOST_UNPACKED, max(MOST_UNPACKED_ANYWAY, MOST_RATIO * size))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > bound:
        found = str(megabytes_over(unpacked))
        raise SourceRefused(source, SourceFault.UNPACKS_TOO_FAR, found=found, bound=bound // MEGABYTE)
    for part in parts:
        # The other methods unpack each piece whole, however large it becomes.
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise SourceRefused(source, SourceFault.DAMAGED, part=sources.shown(part.filename), found="compression")


def _check_workbook(package: Package) -> None:
    if package.has("[Content_Types].xml"):
        if package.has("xl/workbook.bin"):
            raise SourceRefused(package.source, SourceFault.BINARY_WORKBOOK)
        return
    if package.has("mimetype") and package.has("content.xml"):
        raise SourceRefused(package.source, SourceFault.OTHER_WORKBOOK, found="ODS")
    raise SourceRefused(package.source, SourceFault.NOT_A_WORKBOOK)


@contextmanager
def _naming(source: str, part: str) -> Iterator[None]:
    """Turn what zipfile, zlib and expat say about a damaged archive into a refusal."""
    try:
        yield
    except expat.ExpatError as error:
        detail = f"line {error.lineno}, column {error.offset}"
        raise SourceRefused(source, SourceFault.DAMAGED, 0, part, detail) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SourceRefused(source, SourceFault.DAMAGED, 0, part, sources.shown(str(error))) from error
