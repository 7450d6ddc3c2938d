"""Many members, vacant seats or persons changed at once: one undo step for all, or none at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from councildesk.domain.council import MandateKind, Role
from councildesk.domain.errors import NotFound, Refusal
from councildesk.domain.languages import canonical
from councildesk.services import members, memberships, person_names, persons, seats
from councildesk.services.persons import PostDraft
from councildesk.storage.models import Mandate, Person, Seat
from councildesk.storage.session import RecordSession


class Part(StrEnum):
    """What can be changed of many at once."""

    SIDE = "side"
    ROLE = "role"
    VOTING = "voting"
    UNTIL = "until"
    LANGUAGE = "language"
    ORGANISATION = "organisation"


OF_SEATS = frozenset({Part.SIDE, Part.ROLE, Part.VOTING})
OF_PERSONS = frozenset({Part.SIDE, Part.LANGUAGE, Part.ORGANISATION})


@dataclass(frozen=True)
class MembersChange:
    """Only what `parts` names is changed; the rest of the fields says nothing."""

    parts: frozenset[Part]
    side_id: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    until: dt.date | None = None
    """The last day in the seat; None: without an end."""
    language: str = ""
    """Spoken: it becomes the first of the person's languages."""
    organisation: str = ""
    """Of the post held on the day, as typed; one that no organisation has makes a new one. Empty: none."""


@dataclass
class RowNotChanged(Refusal):
    """One of many could not be changed, so that none was. `row` is the name shown in the list, empty: a vacant seat."""

    row: str
    cause: Refusal


@dataclass
class SeatOfHolder(Refusal):
    """Side, role and vote are those of a seat: an alternate has none."""


@dataclass
class NobodyInSeat(Refusal):
    """A vacant seat has no last day, and nobody in it has languages."""


def change(session: RecordSession, keys: Sequence[str], wanted: MembersChange, day: dt.date, language: str) -> int:
    """Change all of these mandates, vacant seats or persons, given by their ids. Returns how many.

    `day` is the one for which the list is shown. Refuses with RowNotChanged naming the row, and with NotFound.
    """
    for key in keys:
        _attempt(session, key, language, lambda key=key: _change(session, key, wanted, day, language))  # type: ignore[misc]
    return len(keys)


def remove(session: RecordSession, keys: Sequence[str], language: str) -> int:
    """Remove all of these mandates, vacant seats or persons, alternates before their holders. Returns how many.

    Refuses with RowNotChanged while attendance or others refer to one of them, and with NotFound.
    """
    for key in _holders_last(session, keys):
        _attempt(session, key, language, lambda key=key: _remove(session, key))  # type: ignore[misc]
    return len(keys)


def _attempt(session: RecordSession, key: str, language: str, act: Callable[[], None]) -> None:
    try:
        act()
    except Refusal as refusal:
        mandate = session.get(Mandate, key)
        person_id = mandate.person_id if mandate else key if session.get(Person, key) else None
        if person_id is None and session.get(Seat, key) is None:
            raise
        name = person_names.listed(session, [person_id], language)[person_id] if person_id else ""
        raise RowNotChanged(name, refusal) from refusal


def _change(session: RecordSession, key: str, wanted: MembersChange, day: dt.date, language: str) -> None:
    mandate = session.get(Mandate, key)
    if mandate is not None:
        _change_mandate(session, mandate, wanted)
        _change_person(session, mandate.person_id, wanted, day, language)
    elif session.get(Seat, key) is not None:
        if wanted.parts & {Part.UNTIL, Part.LANGUAGE}:
            raise NobodyInSeat
        _change_seat(session, key, wanted)
        if Part.ORGANISATION in wanted.parts:
            house = memberships.organisation(session, wanted.organisation, wanted.side_id, language)
            seats.change(session, key, replace(seats.draft(session, key), organisation_id=house))
    else:
        _change_person(session, persons.get(session, key).id, wanted, day, language)


def _change_mandate(session: RecordSession, mandate: Mandate, wanted: MembersChange) -> None:
    if mandate.kind is MandateKind.HOLDER:
        _change_seat(session, mandate.seat_id, wanted)
    elif wanted.parts & OF_SEATS:
        raise SeatOfHolder
    if Part.UNTIL in wanted.parts:
        seats.set_period(session, mandate.id, mandate.valid_from, wanted.until)


def _change_seat(session: RecordSession, seat_id: str, wanted: MembersChange) -> None:
    if wanted.parts & OF_SEATS:
        kept = seats.draft(session, seat_id)
        seats.change(
            session,
            seat_id,
            replace(
                kept,
                side_id=wanted.side_id if Part.SIDE in wanted.parts else kept.side_id,
                role=wanted.role if Part.ROLE in wanted.parts else kept.role,
                voting=wanted.voting if Part.VOTING in wanted.parts else kept.voting,
            ),
        )


def _change_person(session: RecordSession, person_id: str, wanted: MembersChange, day: dt.date, language: str) -> None:
    if not wanted.parts & OF_PERSONS:
        return
    kept = draft = persons.draft(session, person_id)
    if Part.SIDE in wanted.parts:
        draft = replace(draft, side_id=wanted.side_id)
    if Part.LANGUAGE in wanted.parts:
        first = canonical(wanted.language)
        draft = replace(draft, languages=(first, *(tag for tag in draft.languages if tag != first)))
    if Part.ORGANISATION in wanted.parts:
        house = memberships.organisation(session, wanted.organisation, draft.side_id, language)
        draft = replace(draft, posts=tuple(_in_house(draft.posts, house, day)))
    if draft != kept:
        persons.change(session, person_id, draft)


def _in_house(posts: Sequence[PostDraft], house: str | None, day: dt.date) -> Iterable[PostDraft]:
    """The posts with the one held on the day in this organisation; an empty post is none."""
    held = next((place for place, one in enumerate(posts) if memberships.is_held(one, day)), None)
    if held is None:
        return (*posts, PostDraft(organisation_id=house)) if house else posts
    moved = replace(posts[held], organisation_id=house)
    is_empty = house is None and not any(title.strip() for title in moved.title.values())
    return (*posts[:held], *(() if is_empty else (moved,)), *posts[held + 1 :])


def _holders_last(session: RecordSession, keys: Sequence[str]) -> list[str]:
    def place(key: str) -> int:
        mandate = session.get(Mandate, key)
        if mandate is None:
            return 2
        return 0 if mandate.kind is MandateKind.ALTERNATE else 1

    return sorted(dict.fromkeys(keys), key=place)


def _remove(session: RecordSession, key: str) -> None:
    if session.get(Mandate, key) is not None:
        members.remove(session, key)
    elif session.get(Seat, key) is not None:
        seats.remove(session, key)
    elif session.get(Person, key) is not None:
        persons.remove(session, key)
    else:
        raise NotFound("person", key)
