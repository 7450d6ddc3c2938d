"""The small vocabulary of column types: each line of a model reads like a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import Date, DateTime, Dialect, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import JSON, TypeDecorator


class UtcInstant(TypeDecorator[dt.datetime]):
    """A point in time: aware in Python, kept in UTC. A naive time is a bug and raises."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


Id = Annotated[str, mapped_column(String(36), primary_key=True)]
Word = Annotated[str, mapped_column(String(64))]
"""A short code, tag or number; one line, at most 64 characters."""
Line = Annotated[str, mapped_column(String(500))]
"""One line of text in no particular language: an address, a link, a file name."""
Passage = Annotated[str, mapped_column(Text)]
"""Text of any length."""
Rank = Annotated[str, mapped_column(String(255))]
"""Place among siblings (domain.rank)."""
Zone = Annotated[str, mapped_column(String(64))]
"""IANA time zone."""
Tag = Annotated[str, mapped_column(String(35))]
"""BCP 47 language tag (RFC 5646)."""
Day = Annotated[dt.date, mapped_column(Date)]
Instant = Annotated[dt.datetime, mapped_column(UtcInstant)]
Data = Annotated[Any, mapped_column(JSON(none_as_null=True))]
"""Plain data as JSON, written whole: always assign a new value, never change one in place."""
