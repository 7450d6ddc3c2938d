"""What a check of the record can find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    HEADER_DAMAGED = "header_damaged"
    """The beginning of the file does not say any more that it is a council's."""
    FILE_DAMAGED = "file_damaged"
    """SQLite says so; facts: detail."""
    LOOK_FAILED = "look_failed"
    """Damage kept something from being looked at; facts: look, detail."""
    JOURNAL_INCOMPLETE = "journal_incomplete"
    """Steps or their changes are missing; facts: count."""
    JOURNAL_BROKEN = "journal_broken"
    """A step says that a field was something else before than the step before it left; facts: field, step."""
    REFERENCE_BROKEN = "reference_broken"
    """A field names a record that was never there; facts: field, other (noun)."""
    REFERENCE_TO_REMOVED = "reference_to_removed"
    """Facts: field, other (noun), other_id."""
    JOURNAL_DIFFERS = "journal_differs"
    """A field is not what the journal says; facts: field, journal, table."""
    CONTENT_DAMAGED = "content_damaged"
    """A stored file is missing, or not the one it was."""
    INDEX_DIFFERS = "index_differs"
    """The search index disagrees with the record; facts: count."""
    TEXT_STRAY = "text_stray"
    """A text of a record that is not there, or in a field that it has not; facts: field, language, other."""
    TEXT_UNREADABLE = "text_unreadable"
    """Formatted text that is none; facts: field, language."""
    DATA_UNREADABLE = "data_unreadable"
    """Rules, a pattern or a basis that cannot be read; facts: field, detail."""
    RANK_UNUSABLE = "rank_unusable"
    """A place among siblings that is missing or malformed."""
    SEAT_HELD_TWICE = "seat_held_twice"
    """Facts: other_id (the second mandate)."""
    NUMBER_TWICE = "number_twice"
    """Facts: number, other_id."""
    STAYS_OVERLAP = "stays_overlap"
    """A person is at two places at once; facts: person_id, meeting_id."""
    DECISION_WORDLESS = "decision_wordless"
    """A decision whose entry says nothing."""
    VOTE_MISCOUNTED = "vote_miscounted"
    """Facts: fault (PollFault), side, counted, expected, seat."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with one record; noun and id are empty where it is the file as a whole."""

    kind: FindingKind
    noun: str = ""
    id: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
