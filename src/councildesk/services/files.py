"""Files kept in the council's own file: papers, logos, scans."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.errors import Refusal, TextMissing
from councildesk.domain.sizes import MEGABYTE
from councildesk.domain.spelling import clean_line
from councildesk.storage import contents
from councildesk.storage.models import StoredFile
from councildesk.storage.session import RecordSession

LARGEST = 100 * MEGABYTE
"""Bytes. Larger ones would slow every backup and copy of the council's file."""


@dataclass
class FileTooLarge(Refusal):
    """A file that is too large to keep; sizes in bytes."""

    name: str
    size: int
    largest: int


@dataclass(frozen=True)
class FileRow:
    id: str
    name: str
    media_type: str
    size: int
    sha256: str


def row(session: RecordSession, file_id: str) -> FileRow:
    """What is known of a file. Refuses with NotFound."""
    one = session.require(StoredFile, file_id)
    return FileRow(one.id, one.name, one.media_type, one.size, one.sha256)


def store(session: RecordSession, name: str, content: bytes, media_type: str = "") -> str:
    """Keep a file under its bare name; the same content under the same name is kept once. Returns its id.

    Refuses with FileTooLarge, and with TextMissing a file without a name.
    """
    bare = clean_line(name.replace("\\", "/").rpartition("/")[2])
    if not bare:
        raise TextMissing("file_name")
    if len(content) > LARGEST:
        raise FileTooLarge(bare, len(content), LARGEST)
    sha256 = hashlib.sha256(content).hexdigest()
    same = select(StoredFile).where(StoredFile.sha256 == sha256, StoredFile.name == bare)
    kept = session.scalars(same).first()
    if kept is not None:
        return kept.id
    contents.store(session, content)
    kind = media_type or mimetypes.guess_type(bare)[0] or "application/octet-stream"
    one = StoredFile(name=bare, media_type=kind, size=len(content), sha256=sha256)
    session.add(one)
    session.flush()
    return one.id


def checked(session: RecordSession, file_id: str | None) -> str | None:
    """For services: the id of a file that something is to refer to, or None. Refuses with NotFound."""
    return None if file_id is None else session.require(StoredFile, file_id).id


def content(session: RecordSession, file_id: str) -> bytes:
    """The bytes of a file. Refuses with NotFound."""
    return contents.read(session, session.require(StoredFile, file_id).sha256)
