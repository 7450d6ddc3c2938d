"""The kinds of records that stand for themselves to a person, and the tables that only hold parts of them.

A contact is told as a change of its person, a ballot as one of the entry with the vote.
"""

from __future__ import annotations

from functools import cache

from councildesk.storage import references
from councildesk.storage.models import journaled

RECORDS = (
    "meeting",
    "agenda_item",
    "entry",
    "decision",
    "action",
    "paper",
    "person",
    "seat",
    "organisation",
    "side",
    "secretariat",
    "rules_of_procedure",
    "council",
)
"""Nouns whose records have a history of their own, in the order in which they are offered."""


@cache
def head(noun: str) -> str:
    """The kind of record to which rows of this table belong: the table itself, or what they are part of."""
    while noun not in RECORDS:
        owners = [owner for model, _column, owner in references.columns("part_of") if model.__tablename__ == noun]
        if not owners:
            return noun
        noun = owners[0]
    return noun


@cache
def family(noun: str) -> tuple[str, ...]:
    """The tables whose rows are told as changes of records of this noun."""
    return tuple(sorted(table for table in journaled() if table != "text" and head(table) == noun))
