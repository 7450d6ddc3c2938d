"""Columns that many lists have: texts in the order of the alphabet, and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from councildesk.domain import collation, dates
from councildesk.ui.rows_model import Column

R = TypeVar("R")


class UsualColumns:
    """`language` is that of the program: it decides the alphabet, and how days are written."""

    def __init__(self, language: str) -> None:
        self._language = language

    def text(self, name: str, heading: str, value: Callable[[R], str], **others: Any) -> Column[R]:
        """What is empty comes last. `others` are fields of Column."""
        language = self._language

        def order(row: R) -> tuple[bool, bytes]:
            text = value(row)
            return not text, collation.sort_key(text, language)

        return Column(name, heading, value, order=order, **others)

    def day(
        self, name: str, heading: str, value: Callable[[R], dt.date | None], empty: dt.date, **others: Any
    ) -> Column[R]:
        """`empty`: the day as which a row without one is sorted."""
        language = self._language

        def shown(row: R) -> str:
            day = value(row)
            return dates.in_figures(day, language) if day else ""

        settled = {"width": 11, **others}
        return Column(name, heading, shown, order=lambda row: value(row) or empty, has_figures=True, **settled)
