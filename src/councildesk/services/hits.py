"""What a search finds, as a module that needs no database: the search box is there before one is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councildesk.domain.folding import Mark


@dataclass(frozen=True)
class Hit:
    """A record that was found, and where a window has to go to show it."""

    noun: str
    id: str
    title: str
    """What the record is called; that of an entry is its agenda item."""
    snippet: str
    """Where it was found, around the first hit."""
    marks: tuple[Mark, ...]
    """What was looked for, as offsets in the snippet."""
    language: str
    """Of the snippet; empty for names and numbers."""
    meeting_id: str | None = None
    item_id: str | None = None
    entry_id: str | None = None
    """For an entry, a decision and an action."""
    person_id: str | None = None
    meeting_number: str = ""
    """Of the meeting to which it belongs, where that has one."""
