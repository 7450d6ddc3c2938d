"""Gather who holds the seats of the council on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from councildesk.documents.gathering.head import of_council, side_codes
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Words
from councildesk.documents.packets.members import MemberFacts, MembersPacket, SeatFacts
from councildesk.domain.council import Role
from councildesk.services import board, person_names, persons, seats
from councildesk.services.board import BoardSeat, Tenure
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, day: dt.date, languages: Sequence[str]) -> MembersPacket:
    """All seats of the day but those of guests."""
    standing = [seat for seat in board.seats_on(session, day, languages[0]) if seat.role is not Role.GUEST]
    read = _Reading(session, standing, day, languages)
    return MembersPacket(of_council(session, day, languages), tuple(read.seat(seat) for seat in standing))


class _Reading:
    """What is asked once for all seats."""

    def __init__(
        self, session: RecordSession, standing: Sequence[BoardSeat], day: dt.date, languages: Sequence[str]
    ) -> None:
        named = {one.person_id for seat in standing for one in (seat.holder, *seat.alternates) if one}
        wording = Wording(session, languages)
        self._languages, self._codes = languages, side_codes(session)
        self._listed = {language: person_names.listed(session, named, language) for language in languages}
        self._posts = {language: persons.current_posts(session, named, language, day) for language in languages}
        self._titles = wording.of([seat.id for seat in standing], "title")
        owners = {seat.id: seats.draft(session, seat.id).organisation_id for seat in standing}
        houses = wording.of({owner for owner in owners.values() if owner}, "name")
        self._houses: Mapping[str, Words] = {seat: houses[owner] if owner else {} for seat, owner in owners.items()}

    def seat(self, one: BoardSeat) -> SeatFacts:
        return SeatFacts(
            one.role,
            self._codes.get(one.side_id or ""),
            self._titles[one.id],
            self._houses[one.id],
            one.voting,
            self._member(one.holder) if one.holder else None,
            tuple(self._member(alternate) for alternate in one.alternates),
        )

    def _member(self, one: Tenure) -> MemberFacts:
        key = one.person_id
        return MemberFacts(
            {language: self._listed[language][key] for language in self._languages},
            self._work(key, 0),
            self._work(key, 1),
            one.since,
            one.until,
        )

    def _work(self, person: str, part: int) -> Words:
        found = ((language, self._posts[language].get(person, ("", ""))[part]) for language in self._languages)
        return {language: text for language, text in found if text}
