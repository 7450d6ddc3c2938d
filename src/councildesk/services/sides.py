"""What can be done with the sides of the council. A council without sides never sees the word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.errors import AlreadyThere, TextMissing
from councildesk.domain.languages import canonical
from councildesk.domain.spelling import clean_line
from councildesk.services import council_record, files, texts
from councildesk.services.zones import checked_zone
from councildesk.storage import removal
from councildesk.storage.models import Side
from councildesk.storage.session import RecordSession

_TEXTS = ("name", "short_name", "delegation", "letterhead")


@dataclass(frozen=True)
class SideRow:
    """A side as lists show it, in a reader's language."""

    id: str
    code: str
    name: str
    short_name: str
    delegation: str
    time_zone: str
    language: str | None
    logo_id: str | None


@dataclass(frozen=True)
class SideDraft:
    """A side as a form holds it. Texts are by language."""

    code: str = ""
    name: Mapping[str, str] = field(default_factory=dict)
    short_name: Mapping[str, str] = field(default_factory=dict)
    delegation: Mapping[str, str] = field(default_factory=dict)
    time_zone: str = "UTC"
    language: str | None = None
    logo_id: str | None = None
    letterhead: Mapping[str, str] = field(default_factory=dict)
    """What stands below the name at the head of papers; each line on a line of its own."""


def rows(session: RecordSession, language: str) -> list[SideRow]:
    """The sides in the council's order."""
    found = session.scalars(select(Side).order_by(Side.rank, Side.id)).all()
    named = texts.shown_fields(session, [one.id for one in found], ("name", "short_name", "delegation"), language)
    return [
        SideRow(
            one.id,
            one.code,
            named["name"][one.id] or one.code,
            named["short_name"][one.id] or named["name"][one.id] or one.code,
            named["delegation"][one.id],
            one.time_zone,
            one.language,
            one.logo_id,
        )
        for one in found
    ]


def draft(session: RecordSession, side_id: str) -> SideDraft:
    """The side as it is now, to be changed and given to `change`."""
    one = get(session, side_id)
    named = {name: texts.one(session, one.id, name) for name in _TEXTS}
    return SideDraft(code=one.code, **named, time_zone=one.time_zone, language=one.language, logo_id=one.logo_id)


def add(session: RecordSession, draft: SideDraft) -> str:
    """Add a side behind the others.

    Refuses with TextMissing one without a code, with AlreadyThere a code twice, with ValueNotAllowed what is no
    language or time zone, with NotFound (logo).
    """
    ranks = session.scalars(select(Side.rank).order_by(Side.rank, Side.id)).all()
    council_id = council_record.get(session).id
    one = Side(council_id=council_id, code=_code(session, draft, None), rank=rank.place(ranks, len(ranks)))
    session.add(one)
    session.flush()
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, side_id: str, draft: SideDraft) -> None:
    """Make the side what the draft says. Refuses as `add`."""
    one = get(session, side_id)
    one.code = _code(session, draft, one)
    _fill(session, one, draft)


def move(session: RecordSession, side_id: str, index: int) -> None:
    """Put the side at this place, from 0, in the council's order, which every list follows."""
    one = get(session, side_id)
    others = session.scalars(select(Side.rank).where(Side.id != side_id).order_by(Side.rank, Side.id)).all()
    one.rank = rank.place(others, index)


def remove(session: RecordSession, side_id: str) -> None:
    """Refuses with InUse while persons, seats or others belong to it."""
    removal.remove(session, get(session, side_id))


def written_in(session: RecordSession, side_id: str | None, reader: str) -> str:
    """The language that what is written for the side, or for none, is most likely in: one that the council works in.

    The side's own, else the council's first; that of the reader where the council has no languages yet.
    """
    working = texts.working_languages(session)
    own = get(session, side_id).language if side_id is not None else None
    return own if own in working and own is not None else next(iter(working), reader)


def get(session: RecordSession, side_id: str) -> Side:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Side, side_id)


def checked(session: RecordSession, side_id: str | None) -> str | None:
    """For services: the id of a side that something is to belong to, or None. Refuses with NotFound."""
    return None if side_id is None else get(session, side_id).id


def _code(session: RecordSession, draft: SideDraft, own: Side | None) -> str:
    code = clean_line(draft.code)
    if not code:
        raise TextMissing("code")
    others = session.scalars(select(Side).where(Side.code == code)).all()
    if any(own is None or other.id != own.id for other in others):
        raise AlreadyThere("side", code)
    return code


def _fill(session: RecordSession, one: Side, draft: SideDraft) -> None:
    one.time_zone = checked_zone(draft.time_zone)
    one.language = canonical(draft.language) if draft.language else None
    one.logo_id = files.checked(session, draft.logo_id)
    for name in _TEXTS:
        texts.put(session, "side", one.id, name, getattr(draft, name))
