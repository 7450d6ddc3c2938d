"""What a decision rests on, frozen when it was taken: the rules, the seats with their holders, who was there.

Facts are kept rather than the verdict: quorum, electorate and outcome are computed from them again whenever they are
shown, and cannot change, because nothing they are computed from can. Persons are kept by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from councildesk.domain import plain_data, polls, quorum, rules_json, voting
from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Role, Seat
from councildesk.domain.minutes import Choice, DecisionKind, VoteMethod
from councildesk.domain.plain_data import Plain, Table
from councildesk.domain.polls import Electorate, Poll
from councildesk.domain.quorum import QuorumVerdict
from councildesk.domain.rules import MajorityRule, Rules
from councildesk.domain.voting import VoteVerdict


@dataclass(frozen=True)
class Basis:
    rules: Rules
    kind: DecisionKind
    seats: tuple[Seat, ...]
    """Of the meeting's day (`mandates.seated`)."""
    presences: tuple[SeatPresence, ...]
    """At the instant of the decision, of a seat all who sat for it (`attendance.represented`)."""
    recused: tuple[str, ...] = ()
    """Seats that took no part."""
    taken_at: datetime | None = None
    """None: not noted."""

    @property
    def majority(self) -> MajorityRule:
        return self.rules.majority_for(self.kind)

    @property
    def quorum(self) -> QuorumVerdict:
        return quorum.verdict(self.rules.quorum, self.seats, self.presences)

    @property
    def electorate(self) -> Electorate:
        return polls.electorate(self.rules, self.seats, self.presences, self.recused)

    def vote(self, method: VoteMethod, poll: Poll, chair: Choice | None = None) -> VoteVerdict:
        """What these votes mean; `chair` is the casting vote (`voting.verdict`)."""
        return voting.verdict(self.majority, method, poll, self.electorate, chair)


def to_plain(basis: Basis) -> Plain:
    """As plain data, which is how it is kept; `from_plain` gives the same basis back."""
    return {
        "rules": rules_json.to_plain(basis.rules),
        "kind": basis.kind.value,
        "taken_at": basis.taken_at.isoformat() if basis.taken_at else None,
        "seats": [
            {
                "id": seat.id,
                "side": seat.side,
                "role": seat.role.value,
                "voting": seat.voting,
                "holder": seat.holder,
                "alternates": list(seat.alternates),
            }
            for seat in basis.seats
        ],
        "presences": [
            {
                "seat": presence.seat,
                "person": presence.person,
                "capacity": presence.capacity.value,
                "presence": presence.presence.value,
            }
            for presence in basis.presences
        ],
        "recused": list(basis.recused),
    }


def from_plain(plain: object) -> Basis:
    """Read what `to_plain` writes. Anything else is refused with a ValueError that names the place."""
    table = Table(plain, "basis")
    basis = Basis(
        rules=table.need("rules", lambda rules, path: rules_json.from_plain(rules, path=path)),
        kind=table.need("kind", plain_data.word(DecisionKind)),
        seats=table.need("seats", plain_data.many(_seat)),
        presences=table.need("presences", plain_data.many(_presence)),
        recused=table.take("recused", plain_data.many(plain_data.text), ()),
        taken_at=table.take("taken_at", plain_data.optional(plain_data.instant), None),
    )
    table.finish()
    return basis


def kept(plain: object) -> Basis | None:
    """A basis that is kept somewhere; None where there is none, or one that cannot be read (`check` tells of it)."""
    try:
        return from_plain(plain) if plain else None
    except ValueError:
        return None


def _seat(plain: object, path: str) -> Seat:
    table = Table(plain, path)
    seat = Seat(
        id=table.need("id", plain_data.text),
        side=table.take("side", plain_data.optional(plain_data.text), None),
        role=table.take("role", plain_data.word(Role), Role.MEMBER),
        voting=table.take("voting", plain_data.truth, True),
        holder=table.take("holder", plain_data.optional(plain_data.text), None),
        alternates=table.take("alternates", plain_data.many(plain_data.text), ()),
    )
    table.finish()
    return seat


def _presence(plain: object, path: str) -> SeatPresence:
    table = Table(plain, path)
    presence = SeatPresence(
        seat=table.need("seat", plain_data.text),
        person=table.need("person", plain_data.text),
        capacity=table.take("capacity", plain_data.word(Capacity), Capacity.HOLDER),
        presence=table.take("presence", plain_data.word(Presence), Presence.IN_ROOM),
    )
    table.finish()
    return presence
