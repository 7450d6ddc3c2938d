"""Splitting an entry of the minutes in two, and joining two into one, in all languages at once.

What each language is (original, translated, checked) and whether it is out of date stays true for the parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.errors import Refusal, ValueNotAllowed
from councildesk.domain.minutes import EntryKind, TextState
from councildesk.domain.text import Blocks, from_json
from councildesk.domain.texts import digest
from councildesk.services import entry_order, texts
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Entry, Text, text_id
from councildesk.storage.session import RecordSession

_WITH_FACTS = (EntryKind.DECISION, EntryKind.VOTE, EntryKind.ACTION)


@dataclass
class NoEntryFollows(Refusal):
    """The entry is the last under its item: there is nothing to join it with."""

    entry: str


@dataclass
class EntryNotJoined(Refusal):
    """A decision, a vote or an action stays an entry of its own: its facts would be lost in another."""

    kind: str


@dataclass(frozen=True)
class _Part:
    """The content of an entry in one language, before it is split or joined."""

    language: str
    blocks: Blocks
    state: TextState
    source_language: str | None
    source_digest: str | None
    is_out_of_date: bool


def split(session: RecordSession, entry_id: str, block: int) -> str:
    """Move the blocks from this one on into a new entry behind; returns its id.

    Languages are split at the same block; one with fewer blocks stays whole in the first entry. The new entry has the
    same speaker and side, and is a paragraph where the first is a decision, a vote or an action. Refuses with
    ValueNotAllowed a block at which no language can be split.
    """
    one = entry_order.editable(session, entry_id)
    parts = _parts(session, one)
    longest = max((len(part.blocks) for part in parts), default=0)
    if not 0 < block < longest:
        raise ValueNotAllowed("block", str(block), f"1-{longest - 1}" if longest > 1 else "2")
    rest = _behind(session, one)
    for part in parts:
        _put(session, one, part, part.blocks[:block])
        _put(session, rest, part, part.blocks[block:])
    return rest.id


def join_with_next(session: RecordSession, entry_id: str) -> None:
    """Append the next entry under the same item to this one, and remove it.

    A translation that one of the two lacks is out of date afterwards. Refuses with NoEntryFollows at the end of the
    item, and with EntryNotJoined where the next is a decision, a vote or an action.
    """
    one = entry_order.editable(session, entry_id)
    beside = entry_order.siblings(session, one.meeting_id, one.agenda_item_id)
    following = next(iter(beside[beside.index(one) + 1 :]), None)
    if following is None:
        raise NoEntryFollows(one.id)
    if following.kind in _WITH_FACTS:
        raise EntryNotJoined(following.kind)
    first, second = _parts(session, one), _parts(session, following)
    removal.remove(session, following)
    session.flush()
    for part in _joined(first, second):
        _put(session, one, part, part.blocks)


def _behind(session: RecordSession, one: Entry) -> Entry:
    beside = entry_order.siblings(session, one.meeting_id, one.agenda_item_id)
    rest = Entry(
        id=new_id(),
        meeting_id=one.meeting_id,
        agenda_item_id=one.agenda_item_id,
        rank=rank.place([other.rank for other in beside], beside.index(one) + 1),
        kind=EntryKind.PARAGRAPH if one.kind in _WITH_FACTS else one.kind,
        speaker_id=one.speaker_id,
        side_id=one.side_id,
    )
    session.add(rest)
    session.flush()
    return rest


def _parts(session: RecordSession, one: Entry) -> list[_Part]:
    """The content in each language, originals first: what is made from them is written after them."""
    rows = texts.rows(session, [one.id], "content")[one.id]
    found = session.scalars(select(Text).where(Text.owner == one.id, Text.field == "content").order_by(Text.id))
    parts = [
        _Part(
            text.language,
            from_json(text.body),
            text.state,
            text.source_language,
            text.source_digest,
            rows[text.language].is_out_of_date,
        )
        for text in found
    ]
    return sorted(parts, key=lambda part: part.state is not TextState.ORIGINAL)


def _put(session: RecordSession, one: Entry, part: _Part, blocks: Blocks) -> None:
    """Write blocks that come from `part`, and let them be as original, checked or out of date as it was."""
    texts.put_blocks(session, "entry", one.id, "content", part.language, blocks)
    session.flush()
    text = session.get(Text, text_id(one.id, "content", part.language))
    if text is None:
        return
    if text.state is not TextState.ORIGINAL:
        text.state = part.state
    if text.state is TextState.ORIGINAL:
        text.source_language = text.source_digest = None
    elif part.is_out_of_date:
        text.source_language = part.source_language or text.source_language
        text.source_digest = part.source_digest or digest("")


def _joined(first: Iterable[_Part], second: Iterable[_Part]) -> list[_Part]:
    ahead, behind = ({part.language: part for part in parts} for parts in (first, second))
    joined = [_one_behind_the_other(part, behind.get(language)) for language, part in ahead.items()]
    joined += [_alone(part, bool(ahead)) for language, part in behind.items() if language not in ahead]
    return sorted(joined, key=lambda part: part.state is not TextState.ORIGINAL)


def _one_behind_the_other(part: _Part, other: _Part | None) -> _Part:
    blocks = part.blocks + (other.blocks if other else ())
    weaker = part.state is TextState.CHECKED and other is not None and other.state is not TextState.CHECKED
    state = TextState.TRANSLATED if weaker else part.state
    is_behind = part.is_out_of_date or other is None or other.is_out_of_date
    return _Part(part.language, blocks, state, part.source_language, part.source_digest, is_behind)


def _alone(part: _Part, has_others: bool) -> _Part:
    """A language that only the second entry has: as a whole it is a translation that lacks its beginning."""
    if not has_others:
        return part
    state = TextState.TRANSLATED if part.state is TextState.ORIGINAL else part.state
    return _Part(part.language, part.blocks, state, part.source_language, part.source_digest, True)
