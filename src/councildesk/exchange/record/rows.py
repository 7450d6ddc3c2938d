"""A record of the document as rows: what reading gives and writing takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from councildesk.exchange.record.wording import Wording

FORMAT = "councildesk"
VERSION = 1


@dataclass
class Row:
    """One record: the columns of its table, and its texts by field."""

    noun: str
    id: str
    path: str = ""
    """Where it stands in the document it was read from."""
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, list[Wording]] = field(default_factory=dict)
    content: bytes | None = None
    """Of a stored file."""
