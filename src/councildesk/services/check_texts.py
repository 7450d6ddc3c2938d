"""Looks at texts: whether they belong to something, and whether they can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from councildesk.domain.text import from_json
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.storage.models import Text, journaled
from councildesk.storage.session import RecordSession

_FORMATTED = {(noun, one.name) for noun, fields in TEXT_FIELDS.items() for one in fields if one.formatted}
_AT_ONCE = 500


def strays(session: RecordSession) -> Iterator[Finding]:
    """Texts whose record is not there or removed, and those in a field that the record has not."""
    fields = {(noun, one.name) for noun, known in TEXT_FIELDS.items() for one in known}
    owners: dict[str, set[str]] = defaultdict(set)
    found = session.execute(select(Text.id, Text.noun, Text.owner, Text.field, Text.language)).all()
    for text in found:
        if (text.noun, text.field) in fields:
            owners[text.noun].add(text.owner)
    there = {(noun, key) for noun, ids in owners.items() for key in _standing(session, noun, ids)}
    for text in found:
        if (text.noun, text.owner) not in there:
            facts = {"field": text.field, "language": text.language, "other": text.noun, "other_id": text.owner}
            yield Finding(FindingKind.TEXT_STRAY, "text", text.id, facts)


def unreadable(session: RecordSession) -> Iterator[Finding]:
    """Formatted texts that are no blocks."""
    formatted = [field for _noun, field in _FORMATTED]
    chosen = select(Text.noun, Text.owner, Text.field, Text.language, Text.body).where(Text.field.in_(formatted))
    for noun, owner, field, language, body in session.execute(chosen):
        if (noun, field) in _FORMATTED and not _can_be_read(body):
            yield Finding(FindingKind.TEXT_UNREADABLE, noun, owner, {"field": field, "language": language})


def _standing(session: RecordSession, noun: str, ids: set[str]) -> Iterator[str]:
    model, wanted = journaled()[noun], sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        yield from session.scalars(select(model.id).where(model.id.in_(wanted[start : start + _AT_ONCE])))


def _can_be_read(body: str) -> bool:
    try:
        from_json(body)
    except ValueError:
        return False
    return True
