"""The council as a board: its seats on a day, with who holds them, who came before, who follows and who stands in."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.council import MandateKind, Role
from councildesk.services import person_names, persons, seating, sides, texts
from councildesk.storage import models
from councildesk.storage.models import Mandate
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
    ids = [seat.id for seat in standing]
    kept = {one.id: one for one in session.scalars(select(models.Seat))}
    by_seat: dict[str, list[Mandate]] = defaultdict(list)
    for mandate in session.scalars(select(Mandate).order_by(Mandate.rank, Mandate.id)):
        by_seat[mandate.seat_id].append(mandate)
    shown = [one for seat in ids for one in by_seat[seat]]
    read = _Names(session, {one.person_id for one in shown}, language)
    holders = {seat.holder for seat in standing if seat.holder}
    posts = persons.current_posts(session, holders, language, day)
    titles = texts.shown(session, ids, "title", language)
    owners = {owner for seat in ids if (owner := kept[seat].organisation_id)}
    houses = texts.shown(session, owners, "name", language)
    board = []
    for seat in standing:
        of_seat = by_seat[seat.id]
        post, organisation = posts.get(seat.holder or "", ("", ""))
        held = [one for one in of_seat if one.kind is MandateKind.HOLDER]
        instead = [one for one in of_seat if one.kind is MandateKind.ALTERNATE and _covers(one, day)]
        holder = _latest(one for one in held if one.person_id == seat.holder and _covers(one, day))
        board.append(
            BoardSeat(
                seat.id,
                seat.side,
                seat.role,
                titles[seat.id],
                seat.voting,
                post,
                organisation or houses.get(kept[seat.id].organisation_id or "", ""),
                read.tenure(holder),
                tuple(read.tenures(instead, seat.alternates)),
                read.tenure(_latest(one for one in held if one is not holder and _begins(one) <= day)),
                read.tenure(_first(one for one in held if _begins(one) > day)),
                kept[seat.id].valid_to,
            )
        )
    return board


def held_by_side(session: RecordSession, day: dt.date, language: str) -> list[tuple[str, int]]:
    """The short names of the sides in their order, with how many of their seats are held on the day."""
    held = Counter(seat.side for seat in seating.on(session, day) if seat.is_filled)
    return [(side.short_name, held[side.id]) for side in sides.rows(session, language) if held[side.id]]


class _Names:
    def __init__(self, session: RecordSession, people: Iterable[str], language: str) -> None:
        self._names = person_names.full(session, people, language)

    def tenure(self, one: Mandate | None) -> Tenure | None:
        if one is None:
            return None
        return Tenure(one.id, one.person_id, self._names[one.person_id], one.valid_from, one.valid_to)

    def tenures(self, found: Sequence[Mandate], people: Sequence[str]) -> Iterable[Tenure]:
        """One for each person, in the order of the people."""
        for person in people:
            tenure = self.tenure(next((one for one in found if one.person_id == person), None))
            if tenure is not None:
                yield tenure


def _begins(one: Mandate) -> dt.date:
    return one.valid_from or dt.date.min


def _covers(one: Mandate, day: dt.date) -> bool:
    return _begins(one) <= day <= (one.valid_to or dt.date.max)


def _latest(found: Iterable[Mandate]) -> Mandate | None:
    return max(found, key=_begins, default=None)


def _first(found: Iterable[Mandate]) -> Mandate | None:
    return min(found, key=_begins, default=None)
