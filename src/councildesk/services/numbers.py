"""Numbers of meetings, decisions, recommendations, papers and actions: each is given out once and for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import numbering
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, TextMissing
from councildesk.domain.numbering import Counting, Pattern
from councildesk.domain.spelling import clean_line
from councildesk.services import council_record
from councildesk.storage.models import IssuedNumber, Meeting, NumberPattern
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Sample:
    """The number that a pattern would give next, and for which meeting where it needs one."""

    number: str
    meeting: str = ""
    """The number of that meeting; of an example where no meeting has one yet."""


def patterns(session: RecordSession) -> dict[NumberKind, str]:
    """The pattern of every kind: the council's own, or the usual one."""
    own = {one.kind: one.pattern for one in session.scalars(select(NumberPattern).order_by(NumberPattern.id))}
    return {**numbering.DEFAULTS, **own}


def set_patterns(session: RecordSession, wanted: Mapping[NumberKind, str]) -> None:
    """Change the patterns of the kinds given. Refuses with PatternNotAllowed; numbers given out stay as they are."""
    council_id = council_record.get(session).id
    own = {one.kind: one for one in session.scalars(select(NumberPattern))}
    for kind, text in wanted.items():
        pattern = clean_line(text)
        numbering.parse(pattern, kind)
        if kind in own:
            own[kind].pattern = pattern
        else:
            session.add(NumberPattern(council_id=council_id, kind=kind, pattern=pattern))


def sample(session: RecordSession, kind: NumberKind, text: str, year: int) -> Sample:
    """What a pattern, which need not be kept, would give next in a year; for the newest meeting where it needs one.

    Refuses with PatternNotAllowed.
    """
    pattern = numbering.parse(clean_line(text), kind)
    used = _used(session, kind)
    if pattern.counting is not Counting.MEETING:
        return Sample(numbering.next_number(pattern, used, year))
    numbered = select(Meeting).where(Meeting.number.is_not(None), Meeting.number != "")
    newest = session.scalars(numbered.order_by(Meeting.date.desc(), Meeting.id.desc())).first()
    number = newest.number if newest is not None and newest.number else _example(session, year)
    return Sample(
        numbering.next_number(pattern, used, newest.date.year if newest is not None else year, number), number
    )


def preview(session: RecordSession, kind: NumberKind, meeting: Meeting) -> str:
    """The number that `issue` would give out next. Refuses with TextMissing where it needs a meeting's number."""
    return numbering.next_number(_pattern(session, kind), _used(session, kind), meeting.date.year, meeting.number or "")


def issue(session: RecordSession, kind: NumberKind, bearer: str, meeting: Meeting) -> str:
    """Give the next number of a kind to a record of a meeting. Refuses with TextMissing, as `preview`."""
    number = preview(session, kind, meeting)
    _note(session, kind, number, bearer)
    return number


def can_issue(session: RecordSession, kind: NumberKind, meeting: Meeting) -> bool:
    """Whether the pattern gives a number just now; False: it needs the meeting's, and the meeting has none."""
    return bool(meeting.number) or _pattern(session, kind).counting is not Counting.MEETING


def take(session: RecordSession, kind: NumberKind, number: str, bearer: str) -> str:
    """Give a number that a person chose; what bore another one keeps that for ever. Returns it as it is kept.

    Refuses with AlreadyThere one that something else bears or ever bore, and with TextMissing an empty one.
    """
    chosen = clean_line(number)
    if not chosen:
        raise TextMissing("number")
    holders = select(IssuedNumber).where(IssuedNumber.kind == kind, IssuedNumber.number == chosen)
    found = session.scalars(holders).all()
    if any(one.bearer != bearer for one in found):
        raise AlreadyThere("number", chosen)
    if not found:
        _note(session, kind, chosen, bearer)
    return chosen


def _example(session: RecordSession, year: int) -> str:
    """The number that the first meeting would get."""
    return numbering.next_number(_pattern(session, NumberKind.MEETING), (), year)


def _note(session: RecordSession, kind: NumberKind, number: str, bearer: str) -> None:
    council_id = council_record.get(session).id
    session.add(IssuedNumber(council_id=council_id, kind=kind, number=number, bearer=bearer))


def _pattern(session: RecordSession, kind: NumberKind) -> Pattern:
    return numbering.parse(patterns(session)[kind], kind)


def _used(session: RecordSession, kind: NumberKind) -> list[str]:
    """Every number of the kind that stands as given out; bearers may be long removed, their numbers are not."""
    session.flush()
    return list(session.scalars(select(IssuedNumber.number).where(IssuedNumber.kind == kind)))
