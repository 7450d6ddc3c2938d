"""Write a PDF 1.7 file: numbered objects, streams, and an index at its end.

A tagged paper has some thirty small objects for each page. They are packed into object streams, which makes the file
half as large as with one entry for each in a classic table, and quicker to write. Strings here are Latin-1: one
character of a string is one byte of the file.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import lru_cache

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_A_STREAM = 200
_STREAMS_KEPT, _LONGEST_KEPT = 128, 65_536
_LITERAL = re.compile(r"[ -'*-\[\]-~]*")


@lru_cache(maxsize=_STREAMS_KEPT)
def _compressed(data: bytes) -> bytes:
    """Papers that are written one after the other share most of their streams: fonts, colours, pictures."""
    return zlib.compress(data)


class PdfFile:
    """A file in the making. Objects are known by their numbers; `f"{number} 0 R"` refers to one."""

    def __init__(self) -> None:
        self._body = bytearray(_HEADER)
        self._offsets: dict[int, int] = {}
        self._packed: list[tuple[int, bytes]] = []
        self._count = 0

    def reserve(self) -> int:
        """A number for an object whose content comes later, by `put`."""
        self._count += 1
        return self._count

    def put(self, number: int, content: str) -> None:
        self._packed.append((number, content.encode("latin-1")))

    def add(self, content: str) -> int:
        number = self.reserve()
        self.put(number, content)
        return number

    def add_stream(self, entries: str, data: bytes, *, compressed: bool = True) -> int:
        """A stream with these entries in its dictionary; Filter and Length are ours."""
        number = self.reserve()
        if compressed:
            data = _compressed(data) if len(data) <= _LONGEST_KEPT else zlib.compress(data)
            entries += "/Filter/FlateDecode"
        self._write_stream(number, entries, data)
        return number

    def finish(self, root: int, information: int) -> bytes:
        """The whole file. Its identifier is drawn from its content: other papers never share one."""
        places = self._write_packed()
        index = self.reserve()
        start = len(self._body)
        rows = [b"\0\0\0\0\0\0\xff"] + [self._row(number, places) for number in range(1, index)]
        rows.append(b"\1" + start.to_bytes(4, "big") + b"\0\0")
        identifier = hashlib.sha256(self._body).hexdigest()[:32]
        entries = (
            f"/Type/XRef/Size {index + 1}/W[1 4 2]/Root {root} 0 R/Info {information} 0 R"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode"
        )
        self._write_stream(index, entries, zlib.compress(b"".join(rows)))
        self._body += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._body)

    def _row(self, number: int, places: dict[int, tuple[int, int]]) -> bytes:
        if number in places:
            stream, position = places[number]
            return b"\2" + stream.to_bytes(4, "big") + position.to_bytes(2, "big")
        return b"\1" + self._offsets[number].to_bytes(4, "big") + b"\0\0"

    def _write_packed(self) -> dict[int, tuple[int, int]]:
        """Where each packed object lies: the stream that holds it and its position there."""
        places = {}
        for first in range(0, len(self._packed), _OBJECTS_IN_A_STREAM):
            objects = self._packed[first : first + _OBJECTS_IN_A_STREAM]
            stream = self.reserve()
            offset, head = 0, []
            for position, (number, content) in enumerate(objects):
                places[number] = (stream, position)
                head.append(b"%d %d" % (number, offset))
                offset += len(content) + 1
            directory = b" ".join(head) + b"\n"
            data = zlib.compress(directory + b"\n".join(content for _, content in objects))
            entries = f"/Type/ObjStm/N {len(objects)}/First {len(directory)}/Filter/FlateDecode"
            self._write_stream(stream, entries, data)
        return places

    def _write_stream(self, number: int, entries: str, data: bytes) -> None:
        self._offsets[number] = len(self._body)
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        # The line break before endstream is no part of the data (PDF/A 6.1.7.1). After a carriage return a lone line
        # feed would read as one break of two bytes.
        self._body += head + data + (b"\r\n" if data[-1:] == b"\r" else b"\n") + b"endstream\nendobj\n"


def text_string(text: str) -> str:
    """A text for people, such as a title or the name of a bookmark."""
    if _LITERAL.fullmatch(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name(text: str) -> str:
    """A name object, as for a media type; what is not a plain character is written by its code."""
    return "/" + "".join(
        character if character.isalnum() or character in "-._+" else f"#{ord(character):02X}" for character in text
    )
