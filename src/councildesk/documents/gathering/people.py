"""Gather who was expected and who came, with the quorum at the opening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Interval, Words
from councildesk.documents.packets.people import PeoplePacket, PersonFacts, QuorumChange, QuorumCount, QuorumFacts
from councildesk.domain import rules_json
from councildesk.domain.quorum import QuorumPart
from councildesk.domain.rules import Rules
from councildesk.domain.turnout import Span, minute, missed
from councildesk.services import (
    agenda,
    agenda_tree,
    attendance,
    meetings,
    person_names,
    persons,
    proxies,
    quorum,
    running,
    seating,
    sites,
    stays,
)
from councildesk.services.attendance import AttendanceRow
from councildesk.storage.session import RecordSession

_MINUTE = dt.timedelta(minutes=1, microseconds=-1)
"""To its end: who is noted in the minute of the opening was there at the opening."""


def attendance_packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> PeoplePacket:
    """For the attendance record, which stays in the file: with times and reasons."""
    rows = attendance.rows(session, meeting_id, languages[0])
    with_reasons = tuple(
        replace(person, excuse=row.turnout.excuse or "", excused_at=row.excused_at)
        for person, row in zip(people(session, meeting_id, languages), rows, strict=True)
    )
    return PeoplePacket(
        head(session, meeting_id, languages),
        with_reasons,
        verdict(session, meeting_id),
        is_recorded(session, meeting_id),
    )


def participants_packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> PeoplePacket:
    """For papers that are given out: who takes part as what, but not when and why somebody was away."""
    shared = tuple(
        replace(person, arrived_at=None, left_at=None, away=(), replaced_by=(), proxy={}, missed=(), sites=())
        for person in people(session, meeting_id, languages)
    )
    return PeoplePacket(head(session, meeting_id, languages), shared, is_recorded=is_recorded(session, meeting_id))


def is_recorded(session: RecordSession, meeting_id: str) -> bool:
    """Whether anybody was noted as present."""
    return bool(stays.rows(session, meeting_id))


def people(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> tuple[PersonFacts, ...]:
    """Everybody expected or come, in the order of precedence, without why somebody was excused."""
    rows = attendance.rows(session, meeting_id, languages[0])
    read = _Reading(session, meeting_id, languages, rows)
    return tuple(read.facts(row) for row in rows)


def verdict(session: RecordSession, meeting_id: str) -> QuorumFacts | None:
    """The quorum when the meeting was opened, and its changes; None where nobody was noted as sitting for a seat."""
    if not any(stay.seat_id for stay in stays.rows(session, meeting_id)):
        return None
    opened_at = running.course(session, meeting_id).opened_at
    settled_at = minute(opened_at) + _MINUTE if opened_at is not None else None
    found = quorum.at(session, meeting_id, settled_at)
    codes = side_codes(session)

    def count(part: QuorumPart) -> QuorumCount:
        return QuorumCount(codes.get(part.side or ""), part.counted, part.total, part.required, part.is_reached)

    return QuorumFacts(
        found.is_quorate,
        count(found.overall),
        tuple(count(part) for part in found.sides),
        rules_json.to_plain(Rules(quorum=found.rule)),
        _changes(session, meeting_id, settled_at, was_quorate=found.is_quorate),
    )


def _changes(
    session: RecordSession, meeting_id: str, settled_at: dt.datetime | None, *, was_quorate: bool
) -> tuple[QuorumChange, ...]:
    found: list[QuorumChange] = []
    for span in quorum.over(session, meeting_id):
        if span.starts_at is None or (settled_at is not None and span.starts_at <= settled_at):
            continue
        if span.verdict.is_quorate != was_quorate:
            was_quorate = span.verdict.is_quorate
            found.append(QuorumChange(span.starts_at, was_quorate))
    return tuple(found)


class _Reading:
    """What is asked once for all persons of a meeting."""

    def __init__(
        self, session: RecordSession, meeting_id: str, languages: Sequence[str], rows: Sequence[AttendanceRow]
    ) -> None:
        named = {row.person_id for row in rows} | {row.stands_for_id for row in rows if row.stands_for_id}
        named |= {person for row in rows for person in row.turnout.replaced_by}
        given = {one.seat_id: one.person_id for one in proxies.rows(session, meeting_id, languages[0])}
        named |= set(given.values())
        day = meetings.get(session, meeting_id).date
        self._voting = {seat.id for seat in seating.on(session, day) if seat.voting}
        self._languages, self._proxies, self._codes = languages, given, side_codes(session)
        self._full = {language: person_names.full(session, named, language) for language in languages}
        self._listed = {language: person_names.listed(session, named, language) for language in languages}
        self._posts = {language: persons.current_posts(session, named, language, day) for language in languages}
        self._numbers = agenda_tree.numbers(session, meeting_id)
        self._parts = _parts(session, meeting_id, languages[0])
        self._sites = _site_names(session, meeting_id, languages)
        self._course = running.course(session, meeting_id)

    def facts(self, row: AttendanceRow) -> PersonFacts:
        key, turnout = row.person_id, row.turnout
        bearer = self._proxies.get(row.seat_id or "") if row.stands_for_id is None else None
        return PersonFacts(
            name=self._named(self._full, key),
            listed=self._named(self._listed, key),
            role=row.role,
            side=self._codes.get(row.side_id or ""),
            post=self._work(key, 0),
            organisation=self._work(key, 1),
            has_seat=row.seat_id is not None,
            is_voting=row.seat_id in self._voting,
            stands_for=self._named(self._full, row.stands_for_id),
            is_expected=row.is_expected,
            status=turnout.status,
            presences=turnout.presences
            or ((row.announced,) if row.announced and self._course.opened_at is None else ()),
            sites=tuple(self._sites[key] for key in dict.fromkeys(stay.site_id for stay in row.stays) if key),
            arrived_at=turnout.arrived_at,
            left_at=turnout.left_at,
            away=tuple(Interval(span.starts, span.ends) for span in turnout.away),
            replaced_by=tuple(self._named(self._full, person) for person in turnout.replaced_by),
            proxy=self._named(self._full, bearer),
            missed=tuple(self._missed(turnout.spans)),
            items=self._parts.get(key, ()),
        )

    def _missed(self, spans: Sequence[Span]) -> Iterator[str]:
        """Numbers of the items of which somebody who came missed something, where their times are known."""
        for one in missed(spans, self._course.items) if spans else ():
            if self._numbers.get(one.item):
                yield self._numbers[one.item]

    def _named(self, names: Mapping[str, Mapping[str, str]], person: str | None) -> Words:
        return {language: names[language][person] for language in self._languages} if person else {}

    def _work(self, person: str, part: int) -> Words:
        return {language: self._posts[language].get(person, ("", ""))[part] for language in self._languages}


def _parts(session: RecordSession, meeting_id: str, language: str) -> dict[str, tuple[str, ...]]:
    """The numbers of the items in which each person has a part."""
    found: dict[str, tuple[str, ...]] = {}
    for row in agenda.rows(session, meeting_id, language):
        for person in {one.person_id for one in row.persons} if row.number else ():
            found[person] = (*found.get(person, ()), row.number)
    return found


def _site_names(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> dict[str, Words]:
    return Wording(session, languages).of([one.id for one in sites.rows(session, meeting_id, languages[0])], "name")
