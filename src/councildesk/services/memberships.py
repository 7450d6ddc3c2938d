"""A member as one form shows them: the person, the post, the seat and the time in it, kept in one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from councildesk.domain.council import MandateKind, Role
from councildesk.domain.spelling import clean_line
from councildesk.services import organisations, persons, seats, sides, texts
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import PersonDraft, PostDraft
from councildesk.services.seats import SeatDraft
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class MembershipDraft:
    """`person` holds all posts as they are; `post` is the one that the form shows, and takes the place of its own."""

    person: PersonDraft = field(default_factory=PersonDraft)
    post: PostDraft = field(default_factory=PostDraft)
    organisation: str = ""
    """The name as typed; one that no organisation has makes a new one. Empty: none."""
    role: Role = Role.MEMBER
    voting: bool = True
    since: dt.date | None = None
    until: dt.date | None = None
    kind: MandateKind = MandateKind.HOLDER
    seat_id: str | None = None
    """The seat that the person holds or stands in for; None: a new one. Only the holder's form changes the seat."""


def draft(session: RecordSession, mandate_id: str, day: dt.date, language: str) -> MembershipDraft:
    """The membership as it is now, with the post held on the day; to be changed and given to `change`."""
    mandate = seats.get_mandate(session, mandate_id)
    seat, person = seats.get(session, mandate.seat_id), persons.draft(session, mandate.person_id)
    post = next((one for one in person.posts if is_held(one, day)), PostDraft())
    return MembershipDraft(
        person,
        post,
        _names(session, language).get(post.organisation_id or "", ""),
        seat.role,
        seat.voting,
        mandate.valid_from,
        mandate.valid_to,
        mandate.kind,
        seat.id,
    )


def add(session: RecordSession, draft: MembershipDraft, language: str) -> str:
    """Take somebody in; returns the mandate's id. `language`: in which the organisation was typed.

    Refuses with TextMissing a person without a name, and with PeriodReversed.
    """
    person = persons.add(session, _person(session, draft, language))
    seat = draft.seat_id or seats.add(session, SeatDraft(draft.person.side_id, draft.role, draft.voting))
    if draft.seat_id is not None:
        _change_seat(session, draft)
    return seats.appoint(session, seat, person, draft.kind, draft.since, draft.until)


def change(session: RecordSession, mandate_id: str, draft: MembershipDraft, language: str) -> None:
    """Make the membership what the draft says. Refuses as `add`."""
    mandate = seats.get_mandate(session, mandate_id)
    persons.change(session, mandate.person_id, _person(session, draft, language))
    _change_seat(session, replace(draft, kind=mandate.kind, seat_id=mandate.seat_id))
    seats.set_period(session, mandate_id, draft.since, draft.until)


def organisation(session: RecordSession, name: str, side_id: str | None, language: str) -> str | None:
    """For services: the organisation with a name as somebody typed it; a new one of this side where none has it.

    A language that is none of the council's is that of the program, not of the name.
    """
    typed = clean_line(name)
    if not typed:
        return None
    for one in organisations.rows(session):
        if typed.casefold() in {name.casefold() for name in (*one.name.values(), *one.short_name.values())}:
            return one.id
    if language not in texts.working_languages(session):
        language = sides.written_in(session, side_id, language)
    return organisations.add(session, OrganisationDraft({language: typed}, side_id=side_id))


def is_held(post: PostDraft, day: dt.date) -> bool:
    """Whether a post is held on the day."""
    return (post.valid_from or day) <= day <= (post.valid_to or day)


def _change_seat(session: RecordSession, draft: MembershipDraft) -> None:
    if draft.kind is MandateKind.HOLDER and draft.seat_id is not None:
        seat = seats.draft(session, draft.seat_id)
        wanted = replace(seat, side_id=draft.person.side_id, role=draft.role, voting=draft.voting)
        seats.change(session, draft.seat_id, wanted)


def _person(session: RecordSession, draft: MembershipDraft, language: str) -> PersonDraft:
    """The person with the post that the form shows among the others; an empty post is none."""
    post = replace(
        draft.post, organisation_id=organisation(session, draft.organisation, draft.person.side_id, language)
    )
    is_empty = post.organisation_id is None and not any(title.strip() for title in post.title.values())
    others = [one for one in draft.person.posts if one.id is None or one.id != post.id]
    place = next((number for number, one in enumerate(draft.person.posts) if post.id and one.id == post.id), 0)
    return replace(draft.person, posts=tuple(others if is_empty else [*others[:place], post, *others[place:]]))


def _names(session: RecordSession, language: str) -> dict[str, str]:
    return {one.id: one.name.get(language) or next(iter(one.name.values()), "") for one in organisations.rows(session)}
