"""Contents of stored files in the document: base64 (RFC 4648, section 4)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from councildesk.exchange.record.kinds import Json, Mistake


def decode(value: Json) -> bytes:
    """Raises Mistake."""
    if not isinstance(value, str):
        raise Mistake("the file's content in base64")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Mistake("the file's content in base64") from None


def encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def facts(content: bytes) -> dict[str, Any]:
    """What the record keeps about a content."""
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
