"""All that is known of one person, on one card."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import names
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.names import PersonName
from councildesk.domain.terms import Term
from councildesk.services import person_names, persons, sides, texts
from councildesk.services.persons import ContactDraft, PostDraft
from councildesk.storage.models import Mandate, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class CardPost:
    """What a person is or was. Days are inclusive."""

    title: str
    organisation: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_held: bool
    """On the day of the card."""


@dataclass(frozen=True)
class CardSeat:
    """A person's time in a seat. Days are inclusive."""

    seat_id: str
    mandate_id: str
    role: Role
    title: str
    side: str
    kind: MandateKind
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_held: bool
    """On the day of the card."""


@dataclass(frozen=True)
class PersonCard:
    """A person as a reader of one language sees him or her; `names` are in all languages."""

    id: str
    name: str
    """In natural order."""
    listed: str
    names: tuple[PersonName, ...]
    form_of_address: str
    side: str
    country: str
    languages: tuple[str, ...]
    notes: str
    contacts: tuple[ContactDraft, ...]
    posts: tuple[CardPost, ...]
    seats: tuple[CardSeat, ...]
    """The latest first."""


def card(session: RecordSession, person_id: str, language: str, day: dt.date) -> PersonCard:
    """Refuses with NotFound."""
    draft = persons.draft(session, person_id)
    name = person_names.chosen(session, [person_id], language)[person_id]
    of_sides = {side.id: side.short_name for side in sides.rows(session, language)}
    return PersonCard(
        person_id,
        names.full(name),
        names.listed(name),
        draft.names,
        texts.shown(session, [person_id], "form_of_address", language)[person_id],
        of_sides.get(draft.side_id or "", ""),
        draft.country,
        draft.languages,
        draft.notes,
        draft.contacts,
        _posts(session, draft.posts, language, day),
        _seats(session, person_id, of_sides, language, day),
    )


def _posts(session: RecordSession, posts: tuple[PostDraft, ...], language: str, day: dt.date) -> tuple[CardPost, ...]:
    titles = texts.shown(session, [post.id for post in posts if post.id], "title", language)
    houses = texts.shown(session, {post.organisation_id for post in posts if post.organisation_id}, "name", language)
    return tuple(
        CardPost(
            titles.get(post.id or "", ""),
            houses.get(post.organisation_id or "", ""),
            post.valid_from,
            post.valid_to,
            Term(post.valid_from, post.valid_to).covers(day),
        )
        for post in posts
    )


def _seats(
    session: RecordSession, person_id: str, of_sides: dict[str, str], language: str, day: dt.date
) -> tuple[CardSeat, ...]:
    chosen = select(Mandate, Seat).join(Seat, Seat.id == Mandate.seat_id).where(Mandate.person_id == person_id)
    found = [(mandate, seat) for mandate, seat in session.execute(chosen.order_by(Mandate.id))]
    found.sort(key=lambda pair: pair[0].valid_from or dt.date.min, reverse=True)
    titles = texts.shown(session, [seat.id for _, seat in found], "title", language)
    return tuple(
        CardSeat(
            seat.id,
            mandate.id,
            seat.role,
            titles[seat.id],
            of_sides.get(seat.side_id or "", ""),
            mandate.kind,
            mandate.valid_from,
            mandate.valid_to,
            Term(mandate.valid_from, mandate.valid_to).covers(day),
        )
        for mandate, seat in found
    )
