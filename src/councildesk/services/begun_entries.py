"""A paragraph from its first letters on: what it is called before it stands in the minutes, and how it comes there.

Its name holds the id of the entry that it will be. So what was typed in two languages, or was written and rescued as
well, is one paragraph however often it is put back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import Blocks
from councildesk.services import entries, texts
from councildesk.services.entries import EntryDraft
from councildesk.storage.ids import new_id
from councildesk.storage.models import Entry
from councildesk.storage.session import RecordSession

FIELD = "new_entry"
"""Stands in a passage where an entry is not in the minutes yet."""


@dataclass(frozen=True)
class Begun:
    """A paragraph under an item (None: before the first), in one language."""

    meeting_id: str
    item_id: str | None
    language: str
    entry_id: str | None
    """Of the entry that it will be; None in passages that an older program wrote."""

    @property
    def passage(self) -> str:
        """The name of what is typed, while it waits (`entries.passage` once it is in the minutes)."""
        return "/".join((self.meeting_id, FIELD, self.item_id or "", self.entry_id or "", self.language))


def of(passage: str) -> Begun | None:
    """What the passage is the name of; None for any other passage."""
    meeting, _, field = passage.partition("/")
    if not field.startswith(f"{FIELD}/"):
        return None
    _field, item, *entry, language = field.split("/")
    return Begun(meeting, item or None, language, entry[0] or None if entry else None)


def next_under(meeting_id: str, item_id: str | None, language: str, waiting: Iterable[str] = ()) -> Begun:
    """The paragraph that is begun there; the same where one of the passages that wait is of it, in any language."""
    others = [
        other for one in waiting if (other := of(one)) and (other.meeting_id, other.item_id) == (meeting_id, item_id)
    ]
    begun = next((other.entry_id for other in others if other.entry_id), None)
    return Begun(meeting_id, item_id, language, begun or new_id())


def is_there(session: RecordSession, entry_id: str | None) -> bool:
    """Whether the paragraph stands in the minutes already."""
    return entry_id is not None and session.get(Entry, entry_id) is not None


def begin(session: RecordSession, begun: Begun, blocks: Blocks, at: dt.datetime | None = None) -> str:
    """Put the paragraph into the minutes, or what it says in one more language; a text that is there stays.

    Refuses as `entries.add` does.
    """
    key, language = begun.entry_id, begun.language
    if key is not None and is_there(session, key) and language not in texts.one(session, key, "content"):
        entries.write(session, key, language, blocks)
        return key
    draft = EntryDraft(EntryKind.PARAGRAPH, {language: blocks}, at=at)
    return entries.add(session, begun.meeting_id, draft, item_id=begun.item_id, entry_id=key)
