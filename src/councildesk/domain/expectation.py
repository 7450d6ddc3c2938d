"""Who is expected at a meeting while replies come in, and whether there will be a quorum.

The verdict is `quorum.verdict` on the ledger that there would be if everybody did as they said: whoever accepted is
there as they said, and alternates, proxies and those online count as the rules say. Those who may come are counted
apart, and so are those who have not answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from councildesk.domain import quorum
from councildesk.domain.attendance import FROM_EVER, Presence, Proxy, Reply, Stay, represented
from councildesk.domain.council import Seat
from councildesk.domain.quorum import QuorumVerdict
from councildesk.domain.rules import QuorumRule

_STRONGEST = (Reply.ACCEPTED, Reply.TENTATIVE, Reply.NONE, Reply.DECLINED)


@dataclass(frozen=True)
class Answer:
    """What somebody invited for a seat, or (None) as a guest, has said."""

    person: str
    seat: str | None = None
    side: str | None = None
    reply: Reply = Reply.NONE
    presence: Presence | None = None
    """None: they did not say where."""
    informed_only: bool = False
    substitute: str | None = None
    """Whom somebody who declined sends."""


@dataclass(frozen=True)
class Headcount:
    """People, of all (`side` None) or of one side; whoever is invited twice counts once."""

    side: str | None = None
    in_room: int = 0
    online: int = 0
    perhaps: int = 0
    declined: int = 0
    unanswered: int = 0

    @property
    def coming(self) -> int:
        return self.in_room + self.online


class Outlook(StrEnum):
    """What the replies say of the quorum."""

    SURE = "sure"
    """Those who accepted are enough."""
    PERHAPS = "perhaps"
    """It takes some of those who may come."""
    OPEN = "open"
    """It takes some of those who have not answered."""
    LACKING = "lacking"
    """Even if all of these came they would be too few."""


@dataclass(frozen=True)
class Expectation:
    """The quorum there would be, with the facts it rests on."""

    overall: Headcount
    sides: tuple[Headcount, ...]
    """In the order in which the seats name their sides; people of no side are only in `overall`."""
    coming: QuorumVerdict
    """If those came who accepted."""
    perhaps: QuorumVerdict
    """If those who may come did, too."""
    at_most: QuorumVerdict
    """If all came who did not decline."""

    @property
    def outlook(self) -> Outlook:
        verdicts = ((self.coming, Outlook.SURE), (self.perhaps, Outlook.PERHAPS), (self.at_most, Outlook.OPEN))
        return next((outlook for verdict, outlook in verdicts if verdict.is_quorate), Outlook.LACKING)


def expectation(
    rule: QuorumRule,
    seats: Sequence[Seat],
    answers: Iterable[Answer],
    usual: Presence,
    proxies: Sequence[Proxy] = (),
) -> Expectation:
    """`seats` are those of the meeting's day; `usual` is where people are who did not say it.

    Holders who are not invited yet have not answered. Those only informed are not expected until somebody sends them.
    """
    answers = list(answers)
    known = settled(answers)
    expected = [*known, *_uninvited(seats, answers)]

    def verdict(*counted: Reply) -> QuorumVerdict:
        ledger = [
            Stay(one.person, one.seat, presence=one.presence or usual) for one in expected if one.reply in counted
        ]
        return quorum.verdict(rule, seats, represented(ledger, seats, FROM_EVER, proxies))

    sides = tuple(dict.fromkeys(seat.side for seat in seats if seat.side is not None))
    return Expectation(
        _headcount(known, usual),
        tuple(replace(_headcount([one for one in known if one.side == side], usual), side=side) for side in sides),
        verdict(Reply.ACCEPTED),
        verdict(Reply.ACCEPTED, Reply.TENTATIVE),
        verdict(Reply.ACCEPTED, Reply.TENTATIVE, Reply.NONE),
    )


def settled(answers: Iterable[Answer]) -> list[Answer]:
    """Who is expected, with what is known of each: the member's word stands for whom he sends until that one answers.

    Whoever a member sends comes into the list if need be, and those only informed leave it.
    """
    answers = list(answers)
    sent = {(one.substitute, one.seat): one for one in answers if one.substitute and one.reply is Reply.DECLINED}
    found: list[Answer] = []
    for one in answers:
        is_sent = sent.pop((one.person, one.seat), None) is not None
        if is_sent and one.reply is Reply.NONE:
            found.append(replace(one, reply=Reply.ACCEPTED, informed_only=False))
        elif is_sent or not one.informed_only:
            found.append(one)
    found += [Answer(person, seat, member.side, Reply.ACCEPTED) for (person, seat), member in sent.items() if person]
    return found


def _uninvited(seats: Iterable[Seat], answers: Collection[Answer]) -> list[Answer]:
    there = {(one.person, one.seat) for one in answers}
    return [
        Answer(seat.holder, seat.id, seat.side) for seat in seats if seat.holder and (seat.holder, seat.id) not in there
    ]


def _headcount(answers: Iterable[Answer], usual: Presence) -> Headcount:
    people: dict[str, Answer] = {}
    for one in sorted(answers, key=lambda one: _STRONGEST.index(one.reply)):
        people.setdefault(one.person, one)
    replies = [one.reply for one in people.values()]
    places = [one.presence or usual for one in people.values() if one.reply is Reply.ACCEPTED]
    return Headcount(
        in_room=places.count(Presence.IN_ROOM),
        online=places.count(Presence.ONLINE),
        perhaps=replies.count(Reply.TENTATIVE),
        declined=replies.count(Reply.DECLINED),
        unanswered=replies.count(Reply.NONE),
    )
