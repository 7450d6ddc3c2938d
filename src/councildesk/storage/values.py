"""Fields of rows as the journal keeps them: JSON, the same for every database."""

from __future__ import annotations

import datetime as dt
import enum
import json
from typing import Any

from sqlalchemy import Date, Enum
from sqlalchemy.types import JSON, TypeEngine

from councildesk.storage.types import UtcInstant

# Made once: a large step encodes hundreds of thousands of values.
_ANY = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_STRING = json.encoder.encode_basestring


def encode(value: Any) -> str | None:
    """A field's value as JSON text; None stays None. Equal values give equal texts."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and not isinstance(value, enum.Enum):
        return _STRING(value)
    if isinstance(value, dt.datetime):
        value = value.astimezone(dt.UTC).isoformat()
    elif isinstance(value, dt.date):
        value = value.isoformat()
    elif isinstance(value, enum.Enum):
        value = value.value
    return _ANY(value)


def decode(kind: TypeEngine[Any], kept: str | None) -> Any:
    """The value of a column of this type from its JSON text."""
    if kept is None:
        return None
    value = json.loads(kept)
    if isinstance(kind, JSON):
        return value
    if isinstance(kind, UtcInstant):
        return dt.datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    return value
