"""The council as a board: its seats on a day, with who holds them, who came before, who follows and who stands in."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from councildesk.domain.council import MandateKind, Role, Seat
from councildesk.services import person_names, persons, seating, sides, texts
from councildesk.storage import models
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Tenure:
    """One person's time in a seat, or as an alternate for it. Days are inclusive; names in natural order."""

    mandate_id: str
    person_id: str
    name: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True)
class BoardSeat:
    """A seat as it is on the day. Without a holder it is vacant."""

    id: str
    side_id: str | None
    role: Role
    title: str
    voting: bool
    post: str
    organisation: str
    """That of the holder, or the one to which the seat belongs."""
    holder: Tenure | None
    alternates: tuple[Tenure, ...]
    """In the order in which they stand in."""
    before: Tenure | None
    """Who held it last before the day, other than the holder."""
    after: Tenure | None
    """Who will hold it next."""
    valid_to: dt.date | None
    """The last day on which there is such a seat."""


def seats_on(session: RecordSession, day: dt.date, language: str) -> list[BoardSeat]:
    """The seats that exist on the day in the order of precedence: sides in their order, roles, ranks."""
    standing = seating.on(session, day)
    facts = _Facts(session, standing, day, language)
    return [facts.seat(seat) for seat in standing]


def held_by_side(session: RecordSession, day: dt.date, language: str) -> list[tuple[str, int]]:
    """The short names of the sides in their order, with how many of their members' seats are held on the day.

    Seats of no side come last, under an empty name.
    """
    standing = (seat for seat in seating.on(session, day) if not seat.role.is_beside_members)
    held = Counter(seat.side for seat in standing if seat.is_filled)
    named = [(side.short_name, held[side.id]) for side in sides.rows(session, language)]
    return [(name, count) for name, count in (*named, ("", held[None])) if count]


class _Kept(NamedTuple):
    """A mandate as it is read, without the cost of a record."""

    id: str
    seat_id: str
    person_id: str
    kind: MandateKind
    valid_from: dt.date | None
    valid_to: dt.date | None


class _Facts:
    """What the board shows, read once for all seats."""

    def __init__(self, session: RecordSession, standing: Sequence[Seat], day: dt.date, language: str) -> None:
        ids = [seat.id for seat in standing]
        self._day = day
        self._mandates = _by_seat(session, set(ids))
        people = {one.person_id for found in self._mandates.values() for one in found}
        self._names = person_names.full(session, people, language)
        holders = {seat.holder for seat in standing if seat.holder}
        self._posts = persons.current_posts(session, holders, language, day)
        self._titles = texts.shown(session, ids, "title", language)
        kept = session.execute(select(models.Seat.id, models.Seat.organisation_id, models.Seat.valid_to))
        self._owners = {seat: (owner, ends) for seat, owner, ends in kept}
        owners = {owner for owner, _ends in self._owners.values() if owner}
        self._houses = texts.shown(session, owners, "name", language)

    def seat(self, seat: Seat) -> BoardSeat:
        found, day = self._mandates.get(seat.id, []), self._day
        held = [one for one in found if one.kind is MandateKind.HOLDER]
        holder = _latest(one for one in held if one.person_id == seat.holder and _covers(one, day))
        before = _latest(one for one in held if one is not holder and _begins(one) <= day)
        after = min((one for one in held if _begins(one) > day), key=_begins, default=None)
        post, organisation = self._posts.get(seat.holder or "", ("", ""))
        owner, ends = self._owners[seat.id]
        return BoardSeat(
            seat.id,
            seat.side,
            seat.role,
            self._titles[seat.id],
            seat.voting,
            post,
            organisation or self._houses.get(owner or "", ""),
            self._tenure(holder) if holder else None,
            tuple(self._alternates(seat, found)),
            self._tenure(before) if before else None,
            self._tenure(after) if after else None,
            ends,
        )

    def _alternates(self, seat: Seat, found: Sequence[_Kept]) -> Iterator[Tenure]:
        """One for each person, in the order in which they stand in."""
        instead = [one for one in found if one.kind is MandateKind.ALTERNATE and _covers(one, self._day)]
        for person in seat.alternates:
            yield self._tenure(next(one for one in instead if one.person_id == person))

    def _tenure(self, one: _Kept) -> Tenure:
        return Tenure(one.id, one.person_id, self._names[one.person_id], one.valid_from, one.valid_to)


def _by_seat(session: RecordSession, seats: set[str]) -> dict[str, list[_Kept]]:
    kept = models.Mandate
    chosen = select(kept.id, kept.seat_id, kept.person_id, kept.kind, kept.valid_from, kept.valid_to)
    found: dict[str, list[_Kept]] = defaultdict(list)
    for row in session.execute(chosen.order_by(kept.rank, kept.id)):
        if row.seat_id in seats:
            found[row.seat_id].append(_Kept(*row))
    return found


def _begins(one: _Kept) -> dt.date:
    return one.valid_from or dt.date.min


def _covers(one: _Kept, day: dt.date) -> bool:
    return _begins(one) <= day <= (one.valid_to or dt.date.max)


def _latest(found: Iterable[_Kept]) -> _Kept | None:
    return max(found, key=_begins, default=None)
