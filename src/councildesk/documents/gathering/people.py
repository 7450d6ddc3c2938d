"""Gather who was expected and who came, with the quorum at the opening."""

from __future__ import annotations

from collections.abc import Sequence

from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.packets.people import PeoplePacket, PersonFacts, QuorumCount, QuorumFacts
from councildesk.domain import rules_json
from councildesk.domain.quorum import QuorumPart
from councildesk.domain.rules import Rules
from councildesk.services import agenda_tree, attendance, meetings, person_names, persons, quorum, running, seating
from councildesk.services.attendance import AttendanceRow
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> PeoplePacket:
    return PeoplePacket(
        head(session, meeting_id, languages),
        people(session, meeting_id, languages),
        verdict(session, meeting_id),
    )


def people(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> tuple[PersonFacts, ...]:
    """Everybody expected or come, in the order of precedence."""
    rows = attendance.rows(session, meeting_id, languages[0])
    numbers, codes = agenda_tree.numbers(session, meeting_id), side_codes(session)
    named = {row.person_id for row in rows} | {row.stands_for_id for row in rows if row.stands_for_id}
    named |= {person for row in rows for person in row.turnout.replaced_by}
    day = meetings.get(session, meeting_id).date
    voting = {seat.id for seat in seating.on(session, day) if seat.voting}
    full = {language: person_names.full(session, named, language) for language in languages}
    listed = {language: person_names.listed(session, named, language) for language in languages}
    posts = {language: persons.current_posts(session, named, language, day) for language in languages}

    def facts(row: AttendanceRow) -> PersonFacts:
        key = row.person_id
        return PersonFacts(
            name={language: full[language][key] for language in languages},
            listed={language: listed[language][key] for language in languages},
            role=row.role,
            side=codes.get(row.side_id or ""),
            post={language: posts[language].get(key, ("", ""))[0] for language in languages},
            organisation={language: posts[language].get(key, ("", ""))[1] for language in languages},
            has_seat=row.seat_id is not None,
            is_voting=row.seat_id in voting,
            stands_for={language: full[language][row.stands_for_id] for language in languages}
            if row.stands_for_id
            else {},
            is_expected=row.is_expected,
            status=row.turnout.status,
            presences=row.turnout.presences,
            arrived_at=row.turnout.arrived_at,
            left_at=row.turnout.left_at,
            excuse=row.turnout.excuse or "",
            excused_at=row.excused_at,
            replaced_by=tuple(
                {language: full[language][person] for language in languages} for person in row.turnout.replaced_by
            ),
            missed=tuple(numbers[one.item] for one in row.missed if numbers.get(one.item)),
        )

    return tuple(facts(row) for row in rows)


def verdict(session: RecordSession, meeting_id: str) -> QuorumFacts | None:
    """The quorum when the meeting was opened; None in a council without seats."""
    if not seating.on(session, meetings.get(session, meeting_id).date):
        return None
    found = quorum.at(session, meeting_id, running.course(session, meeting_id).opened_at)
    codes = side_codes(session)

    def count(part: QuorumPart) -> QuorumCount:
        return QuorumCount(codes.get(part.side or ""), part.counted, part.total, part.required, part.is_reached)

    return QuorumFacts(
        found.is_quorate,
        count(found.overall),
        tuple(count(part) for part in found.sides),
        rules_json.to_plain(Rules(quorum=found.rule)),
    )
