"""Gather the facts of invitations, for one person or for all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from councildesk.documents.gathering.agenda import attached, items
from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Words
from councildesk.documents.packets.invitation import (
    AccessFacts,
    InvitationPacket,
    InvitedFacts,
    InvitedPacket,
    InviteeFacts,
    OfficeFacts,
)
from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain import names
from councildesk.services import (
    agenda_tree,
    appointments,
    correspondence,
    invitations,
    meetings,
    person_names,
    persons,
    seating,
    secretariats,
    sites,
    texts,
)
from councildesk.services.appointments import Change
from councildesk.services.invitations import InvitationRow
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> InvitationPacket:
    """A letter to all who are invited: without names and without access data."""
    return InvitationPacket(
        head(session, meeting_id, languages),
        tuple(items(session, meeting_id, languages).values()),
        papers=attached(session, meeting_id, languages).get(None, ()),
        office=_office(session, None, languages),
        is_called_off=meetings.get(session, meeting_id).state in appointments.CALLED_OFF,
    )


def personal_packets(
    session: RecordSession, meeting_id: str, wanted: Collection[str], made_on: dt.date
) -> Iterator[tuple[InvitationRow, InvitationPacket]]:
    """A letter for each of these invitations, in the language of the person; what they share is gathered once.

    Among them may be some that were removed, whose persons are told so.
    """
    every = [*invitations.rows(session, meeting_id, "en"), *invitations.withdrawn(session, meeting_id, "en")]
    rows = [row for row in every if row.id in wanted]
    tongues = correspondence.languages(session, rows)
    for tag in dict.fromkeys(tongues[row.id] for row in rows):
        some = [row for row in rows if tongues[row.id] == tag]
        letters = _Letters(session, meeting_id, tag, some, made_on)
        for row in some:
            yield row, letters.packet(row)


def invited_packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> InvitedPacket:
    """The list of those invited, with what they answered."""
    rows = invitations.rows(session, meeting_id, languages[0])
    people = _People(session, meeting_id, languages, rows)
    codes, numbers = side_codes(session), agenda_tree.numbers(session, meeting_id)
    return InvitedPacket(
        head(session, meeting_id, languages),
        tuple(
            InvitedFacts(
                listed=people.listed(row.person_id),
                name=people.named(row.person_id),
                role=row.role,
                side=codes.get(row.side_id or ""),
                post=people.work(row.person_id, 0),
                organisation=people.work(row.person_id, 1),
                stands_for=people.stands_for(row),
                is_informed=row.informed_only,
                items=tuple(filter(None, (numbers.get(item) for item in row.items))),
                sent_at=row.sent_at,
                channel=row.channel,
                reply=row.reply,
                presence=row.presence,
                substitute=people.named(row.substitute_id) if row.substitute_id else {},
            )
            for row in rows
        ),
    )


class _Letters:
    """What all letters in one language share."""

    def __init__(
        self, session: RecordSession, meeting_id: str, tag: str, rows: Sequence[InvitationRow], made_on: dt.date
    ) -> None:
        self._session, self._tag = session, tag
        self._meeting = meetings.row(session, meeting_id, tag)
        self._head = head(session, meeting_id, [tag])
        self._items = tuple(items(session, meeting_id, [tag]).values())
        self._papers = attached(session, meeting_id, [tag]).get(None, ())
        self._access = _access(session, meeting_id, tag)
        self._people = _People(session, meeting_id, [tag], rows)
        self._numbers = agenda_tree.numbers(session, meeting_id)
        self._reply_by = rules_of_meetings.reply_by(made_on, self._meeting.date)
        self._offices = {side: _office(session, side, [tag]) for side in {row.side_id for row in rows}}

    def packet(self, row: InvitationRow) -> InvitationPacket:
        is_called_off = self._meeting.state in appointments.CALLED_OFF
        is_asked = not (is_called_off or row.is_withdrawn or row.informed_only)
        return InvitationPacket(
            self._head,
            self._items,
            InviteeFacts(
                name=self._people.named(row.person_id),
                salutation=self._people.salutation(row.person_id),
                post=self._people.work(row.person_id, 0),
                organisation=self._people.work(row.person_id, 1),
                role=row.role,
                stands_for=self._people.stands_for(row),
                is_informed=row.informed_only,
                items=tuple(filter(None, (self._numbers.get(item) for item in row.items))),
            ),
            self._papers,
            self._access if is_asked else (),
            self._offices[row.side_id],
            self._reply_by if is_asked else None,
            replaces=row.is_out_of_date,
            is_update=row.change is Change.MEETING,
            is_called_off=is_called_off,
            is_withdrawn=row.is_withdrawn,
            removes_entry=row.has_entry and not is_asked,
        )


class _People:
    """What is known of those invited, in the languages of a paper."""

    def __init__(
        self, session: RecordSession, meeting_id: str, languages: Sequence[str], rows: Sequence[InvitationRow]
    ) -> None:
        day = meetings.get(session, meeting_id).date
        self._languages = languages
        self._holders = {seat.id: seat.holder for seat in seating.on(session, day)}
        held = {holder for holder in self._holders.values() if holder}
        people = {person for row in rows for person in (row.person_id, row.substitute_id) if person} | held
        self._names = {language: person_names.chosen(session, people, language) for language in languages}
        self._posts = {language: persons.current_posts(session, people, language, day) for language in languages}
        self._forms = texts.of(session, people, "form_of_address")

    def named(self, person: str) -> Words:
        return {language: names.full(self._names[language][person]) for language in self._languages}

    def listed(self, person: str) -> Words:
        return {language: names.listed(self._names[language][person]) for language in self._languages}

    def salutation(self, person: str) -> Words:
        """The form of address that was written for the language, else the name with its honorific."""
        forms = self._forms.get(person, {})
        return {
            language: forms.get(language) or names.with_honorific(self._names[language][person])
            for language in self._languages
        }

    def work(self, person: str, part: int) -> Words:
        return {language: self._posts[language].get(person, ("", ""))[part] for language in self._languages}

    def stands_for(self, row: InvitationRow) -> Words:
        """The holder of the seat, where that is somebody else."""
        holder = self._holders.get(row.seat_id or "")
        return self.named(holder) if holder and holder != row.person_id else {}


def _access(session: RecordSession, meeting_id: str, tag: str) -> tuple[AccessFacts, ...]:
    rows = [row for row in sites.rows(session, meeting_id, tag) if row.link or row.access]
    named: Mapping[str, Words] = Wording(session, [tag]).of([row.id for row in rows], "name")
    return tuple(AccessFacts(named[row.id], row.link, row.access) for row in rows)


def _office(session: RecordSession, side_id: str | None, languages: Sequence[str]) -> OfficeFacts | None:
    """The secretariat of the person's side, else that of the council, else the first there is."""
    rows = secretariats.rows(session, languages[0])
    own = [row for row in rows if row.side_id == side_id] or [row for row in rows if row.side_id is None] or rows
    if not own:
        return None
    in_each = {language: {row.id: row for row in secretariats.rows(session, language)} for language in languages}
    return OfficeFacts(
        {language: each[own[0].id].name for language, each in in_each.items()},
        {language: each[own[0].id].address for language, each in in_each.items()},
        own[0].mail,
        own[0].phone,
    )
