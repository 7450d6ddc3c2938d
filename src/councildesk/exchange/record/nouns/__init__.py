"""Every noun of the document. Names are those of the record's tables and columns; a test holds the two together."""

from __future__ import annotations

from councildesk.exchange.record.nouns import council, meetings, minutes, people
from councildesk.exchange.record.shape import Noun, Part

NOUNS: dict[str, Noun] = {noun.name: noun for noun in (*council.NOUNS, *people.NOUNS, *meetings.NOUNS, *minutes.NOUNS)}

ROOTS = (
    Part("council", "council", "", single=True),
    Part("files", "stored_file", ""),
    Part("organisations", "organisation", ""),
    Part("persons", "person", ""),
    Part("seats", "seat", ""),
    Part("meetings", "meeting", ""),
)
"""What stands at the top of the document, in this order."""
