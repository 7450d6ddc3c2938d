"""Contents of stored files: kept once under their digest, in pieces, and never changed.

Pieces keep rows small, so that a large paper neither needs to be in memory twice nor slows the pages around it.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import insert, select

from councildesk.storage.models import FileChunk
from councildesk.storage.session import RecordSession

CHUNK = 256 * 1024


def store(session: RecordSession, content: bytes) -> str:
    """Keep a content, unless it is kept already. Returns its SHA-256 as hexadecimal digits."""
    sha256 = hashlib.sha256(content).hexdigest()
    kept = session.scalar(select(FileChunk.place).where(FileChunk.sha256 == sha256).limit(1))
    if kept is None:
        pieces = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)] or [b""]
        session.execute(
            insert(FileChunk),
            [{"sha256": sha256, "place": place, "content": piece} for place, piece in enumerate(pieces)],
        )
    return sha256


def read(session: RecordSession, sha256: str) -> bytes:
    """The content with this digest; empty when there is none."""
    pieces = select(FileChunk.content).where(FileChunk.sha256 == sha256).order_by(FileChunk.place)
    return b"".join(session.scalars(pieces))
