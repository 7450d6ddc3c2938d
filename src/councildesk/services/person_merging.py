"""Making one of two records that are the same person.

What one of them lacks the other gives; where both say something, the record that is kept is right. Everything that
referred to the other refers to the kept one afterwards, and the other is removed, all in one step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from councildesk.domain import folding
from councildesk.domain.attendance import Reply
from councildesk.domain.council import MandateKind
from councildesk.domain.errors import AlreadyThere, ValueNotAllowed
from councildesk.domain.names import PersonName
from councildesk.domain.terms import Term
from councildesk.services import minutes_lock, persons, repeated, stays
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.storage import references, removal
from councildesk.storage.models import (
    Assignee,
    Ballot,
    Excuse,
    Invitation,
    ItemPerson,
    Mandate,
    Meeting,
    Officer,
    Proxy,
    Stay,
)
from councildesk.storage.session import RecordSession

_DAY = dt.timedelta(days=1)


def merge(session: RecordSession, person_id: str, other_person_id: str) -> None:
    """The other person was the kept one all along: names, contacts and posts are united.

    Refuses with NotFound, with ValueNotAllowed a person merged with itself, with StaysOverlap where both were at two
    places at once, and with AlreadyThere where both voted: then they are two.
    """
    kept, other = persons.get(session, person_id), persons.get(session, other_person_id)
    if kept is other:
        raise ValueNotAllowed("same_person", person_id, "")
    minutes_lock.lift(session)
    draft = _united(persons.draft(session, person_id), persons.draft(session, other_person_id))
    moved = references.redirect(session, "person", other_person_id, person_id)
    _settle_meetings(session, person_id, moved)
    _settle_mandates(session, person_id)
    _settle_proxies(session, person_id)
    persons.change(session, person_id, draft)
    removal.remove(session, other)


def _united(kept: PersonDraft, other: PersonDraft) -> PersonDraft:
    names = {name.language: name for name in kept.names}
    for name in other.names:
        names[name.language] = _name(names[name.language], name) if name.language in names else name
    notes = [kept.notes.strip(), "" if other.notes.strip() in kept.notes else other.notes.strip()]
    return replace(
        kept,
        names=tuple(names.values()),
        side_id=kept.side_id or other.side_id,
        country=kept.country or other.country,
        languages=tuple(dict.fromkeys([*kept.languages, *other.languages])),
        notes="\n\n".join(filter(None, notes)),
        form_of_address={**other.form_of_address, **kept.form_of_address},
        contacts=(*kept.contacts, *_new_contacts(kept.contacts, other.contacts)),
        posts=united_posts(kept.posts, [replace(post, id=None) for post in other.posts]),
    )


def _name(kept: PersonName, other: PersonName) -> PersonName:
    """The kept name with what it lacks; a printed form belongs to the parts it was written for."""
    parts = ("given", "family", "patronymic", "honorific")
    return replace(kept, **{part: getattr(kept, part) or getattr(other, part) for part in parts})


def _new_contacts(kept: Iterable[ContactDraft], others: Iterable[ContactDraft]) -> list[ContactDraft]:
    known = {(one.kind, folding.fold(one.value)) for one in kept}
    return [replace(one, id=None) for one in others if (one.kind, folding.fold(one.value)) not in known]


def united_posts(kept: Sequence[PostDraft], others: Iterable[PostDraft]) -> tuple[PostDraft, ...]:
    """The same post at the same organisation, in any language, becomes one with the longer time."""
    posts = list(kept)
    for other in others:
        place = next((number for number, post in enumerate(posts) if _is_same_post(post, other)), None)
        if place is None:
            posts.append(other)
            continue
        post, span = posts[place], _span(posts[place], other)
        posts[place] = replace(post, title={**other.title, **post.title}, valid_from=span.starts, valid_to=span.ends)
    return tuple(posts)


def _is_same_post(post: PostDraft, other: PostDraft) -> bool:
    if post.organisation_id != other.organisation_id:
        return False
    if not Term(post.valid_from, post.valid_to).overlaps(Term(other.valid_from, other.valid_to)):
        return False
    titles = [{tag: folding.fold(title) for tag, title in one.title.items() if title} for one in (post, other)]
    common = titles[0].keys() & titles[1].keys()
    return all(titles[0][tag] == titles[1][tag] for tag in common) and (bool(common) or not all(titles))


def _span(one: PostDraft, other: PostDraft) -> Term:
    """A day that only one of them knows is taken; of two days the one that makes it longer."""
    starts = [day for day in (one.valid_from, other.valid_from) if day]
    ends = [day for day in (one.valid_to, other.valid_to) if day]
    return Term(min(starts) if starts else None, max(ends) if ends else None)


def _settle_meetings(session: RecordSession, person_id: str, moved: Iterable[Any]) -> None:
    """What one person can have or be only once in a meeting."""
    if any(isinstance(row, Ballot) for row in moved):
        _refuse_two_votes(session, person_id)
    for meeting in sorted({row.meeting_id for row in moved if isinstance(row, Stay)}):
        stays.settle(session, meeting, person_id)
    repeated.drop(
        session, Invitation, Invitation.person_id == person_id, lambda one: (one.meeting_id, one.seat_id), _weight
    )
    repeated.drop(
        session, Excuse, Excuse.person_id == person_id, lambda one: one.meeting_id, lambda one: len(one.reason)
    )
    repeated.drop(session, ItemPerson, ItemPerson.person_id == person_id, lambda one: (one.agenda_item_id, one.role))
    repeated.drop(session, Officer, Officer.person_id == person_id, lambda one: (one.meeting_id, one.role))
    repeated.drop(session, Proxy, Proxy.person_id == person_id, lambda one: (one.meeting_id, one.seat_id))
    repeated.drop(session, Assignee, Assignee.person_id == person_id, lambda one: one.action_id)
    for invitation in session.scalars(select(Invitation).where(Invitation.person_id == person_id)):
        invitation.substitute_id = _unless(invitation.substitute_id, person_id)
    for officer in session.scalars(select(Officer).where(Officer.person_id == person_id)):
        officer.replaces_id = _unless(officer.replaces_id, person_id)
    session.flush()


def _unless(key: str | None, person_id: str) -> str | None:
    """Nobody comes in his or her own place."""
    return None if key == person_id else key


def _weight(one: Invitation) -> tuple[bool, bool, bool]:
    """An invitation that was answered says more than one that was sent, and that more than one that was planned."""
    return one.reply is not Reply.NONE, one.sent_at is not None, not one.informed_only


def _refuse_two_votes(session: RecordSession, person_id: str) -> None:
    found = list(session.scalars(select(Ballot.vote_id).where(Ballot.person_id == person_id)))
    if len(found) != len(set(found)):
        raise AlreadyThere("ballot", person_id)


def _settle_mandates(session: RecordSession, person_id: str) -> None:
    """Times in one seat that overlap become one."""
    latest: dict[tuple[str, MandateKind], Mandate] = {}
    chosen = select(Mandate).where(Mandate.person_id == person_id).order_by(Mandate.valid_from, Mandate.id)
    for one in session.scalars(chosen).all():
        before = latest.get((one.seat_id, one.kind))
        if before is not None and Term(before.valid_from, before.valid_to).overlaps(Term(one.valid_from, one.valid_to)):
            is_open = before.valid_to is None or one.valid_to is None
            before.valid_to = None if is_open else max(before.valid_to or dt.date.min, one.valid_to or dt.date.min)
            removal.remove(session, one)
        else:
            latest[one.seat_id, one.kind] = one
    session.flush()
    _settle_alternates(session, person_id)


def _settle_alternates(session: RecordSession, person_id: str) -> None:
    """Nobody stands in for himself: the time as an alternate gives way to the time as holder of the same seat."""
    mandates = session.scalars(select(Mandate).where(Mandate.person_id == person_id).order_by(Mandate.id)).all()
    held = [one for one in mandates if one.kind is MandateKind.HOLDER]
    waiting = [one for one in mandates if one.kind is MandateKind.ALTERNATE]
    while waiting:
        one = waiting.pop()
        for own in held:
            if one.deleted or own.seat_id != one.seat_id:
                continue
            if Term(one.valid_from, one.valid_to).overlaps(Term(own.valid_from, own.valid_to)):
                waiting += _give_way(session, one, own)
    session.flush()


def _give_way(session: RecordSession, one: Mandate, own: Mandate) -> list[Mandate]:
    """Leave of the first mandate what lies outside of the second; a part behind it, too, is a new mandate."""
    before = own.valid_from is not None and (one.valid_from or dt.date.min) < own.valid_from
    after = own.valid_to is not None and (one.valid_to or dt.date.max) > own.valid_to
    made = []
    if before and after:
        rest = Mandate(
            seat_id=one.seat_id, person_id=one.person_id, kind=one.kind, valid_to=one.valid_to, rank=one.rank
        )
        session.add(rest)
        made.append(rest)
    if after and own.valid_to:
        (made[0] if made else one).valid_from = own.valid_to + _DAY
    if before and own.valid_from:
        one.valid_to = own.valid_from - _DAY
    if not before and not after:
        removal.remove(session, one)
    return made


def _settle_proxies(session: RecordSession, person_id: str) -> None:
    """Whoever holds a seat needs no proxy for it."""
    held = session.scalars(select(Mandate).where(Mandate.person_id == person_id, Mandate.kind == MandateKind.HOLDER))
    own = [(one.seat_id, Term(one.valid_from, one.valid_to)) for one in held]
    chosen = (
        select(Proxy, Meeting.date).join(Meeting, Meeting.id == Proxy.meeting_id).where(Proxy.person_id == person_id)
    )
    for proxy, day in session.execute(chosen).all():
        if any(seat == proxy.seat_id and term.covers(day) for seat, term in own):
            removal.remove(session, proxy)
