"""Who belongs to an organisation, now and before, which seats are its own, and what its parts are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import collation
from councildesk.domain.council import Role
from councildesk.domain.terms import Term
from councildesk.services import organisations, person_names, seating, sides, texts
from councildesk.storage.models import Organisation, Post, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class OrganisationPerson:
    """Somebody with a post there. Days are inclusive."""

    post_id: str
    person_id: str
    name: str
    """As lists have it."""
    title: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_held: bool
    """On the day of the card."""


@dataclass(frozen=True)
class OrganisationSeat:
    """A seat that the organisation is represented by."""

    seat_id: str
    role: Role
    title: str
    side: str
    holder: str
    """On the day of the card; empty where the seat is vacant or does not exist then."""


@dataclass(frozen=True)
class OrganisationPart:
    id: str
    name: str


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation as a reader of one language sees it."""

    id: str
    name: str
    side: str
    parent: str
    people: tuple[OrganisationPerson, ...]
    """Those who hold their post first, then by name."""
    seats: tuple[OrganisationSeat, ...]
    parts: tuple[OrganisationPart, ...]


def card(session: RecordSession, organisation_id: str, language: str, day: dt.date) -> OrganisationCard:
    """Refuses with NotFound."""
    one = organisations.get(session, organisation_id)
    of_sides = {side.id: side.short_name for side in sides.rows(session, language)}
    parts = list(session.scalars(select(Organisation.id).where(Organisation.parent_id == one.id)))
    named = texts.shown(session, [one.id, *([one.parent_id] if one.parent_id else []), *parts], "name", language)
    in_order = sorted(parts, key=lambda part: (collation.sort_key(named[part], language), part))
    return OrganisationCard(
        one.id,
        named[one.id],
        of_sides.get(one.side_id or "", ""),
        named.get(one.parent_id or "", ""),
        _people(session, one.id, language, day),
        _seats(session, one.id, of_sides, language, day),
        tuple(OrganisationPart(part, named[part]) for part in in_order),
    )


def people_counts(session: RecordSession, day: dt.date) -> dict[str, int]:
    """How many persons hold a post at each organisation on the day."""
    found = {
        (organisation, person)
        for organisation, person, starts, ends in session.execute(
            select(Post.organisation_id, Post.person_id, Post.valid_from, Post.valid_to)
        )
        if organisation is not None and Term(starts, ends).covers(day)
    }
    return dict(Counter(organisation for organisation, _person in found))


def _people(
    session: RecordSession, organisation_id: str, language: str, day: dt.date
) -> tuple[OrganisationPerson, ...]:
    posts = session.scalars(select(Post).where(Post.organisation_id == organisation_id).order_by(Post.id)).all()
    named = person_names.listed(session, {post.person_id for post in posts}, language)
    titles = texts.shown(session, [post.id for post in posts], "title", language)
    found = [
        OrganisationPerson(
            post.id,
            post.person_id,
            named[post.person_id],
            titles[post.id],
            post.valid_from,
            post.valid_to,
            Term(post.valid_from, post.valid_to).covers(day),
        )
        for post in posts
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_held, collation.sort_key(one.name, language), one.post_id)))


def _seats(
    session: RecordSession, organisation_id: str, of_sides: dict[str, str], language: str, day: dt.date
) -> tuple[OrganisationSeat, ...]:
    own = list(session.scalars(select(Seat).where(Seat.organisation_id == organisation_id).order_by(Seat.rank)))
    holders = {seat.id: seat.holder for seat in seating.on(session, day)} if own else {}
    named = person_names.full(session, {holder for holder in holders.values() if holder}, language)
    titles = texts.shown(session, [seat.id for seat in own], "title", language)
    return tuple(
        OrganisationSeat(
            seat.id,
            seat.role,
            titles[seat.id],
            of_sides.get(seat.side_id or "", ""),
            named.get(holders.get(seat.id) or "", ""),
        )
        for seat in own
    )
