"""Votes: what a poll means under the rules of procedure."""

from __future__ import annotations

from dataclasses import dataclass

from councildesk.domain.errors import TextMissing
from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.domain.polls import Electorate, Poll, Tally
from councildesk.domain.rules import MajorityRule, VoteBase, VoteScope

WITHOUT_OBJECTION = (VoteMethod.CONSENSUS, VoteMethod.NO_OBJECTION)


@dataclass(frozen=True)
class VotePart:
    """What all (`side` None) or one side voted, and what it took."""

    side: str | None
    tally: Tally
    whole: int
    """The number of which the majority is a share; under consensus, those who may vote."""
    required: int | None
    """Votes in favour needed; None: it takes nothing but that nobody objects."""
    is_reached: bool


@dataclass(frozen=True)
class VoteVerdict:
    """What a vote means under a rule, with all that was computed on the way."""

    rule: MajorityRule
    method: VoteMethod
    outcome: VoteOutcome
    overall: VotePart
    sides: tuple[VotePart, ...] = ()
    """Only where the rule asks each side."""
    is_tie: bool = False
    chair: Choice | None = None
    """The casting vote, where it decided."""


@dataclass(frozen=True)
class Ruling:
    """The outcome that stands: as computed, or as the meeting held it to be, for a reason kept apart."""

    computed: VoteVerdict
    outcome: VoteOutcome
    reason: str = ""


def verdict(
    rule: MajorityRule, method: VoteMethod, poll: Poll, voters: Electorate, chair: Choice | None = None
) -> VoteVerdict:
    """What the vote means under the rule; `chair` is the casting vote, asked only in a tie.

    Any objection blocks what takes consensus, and what is put to the meeting as consensus. A tie adopts nothing,
    unless the rule has the chair decide: then it is undecided until the chair has. Where nobody voted, or a side
    that the rule asks was not counted, it is undecided; nor does a side of which nobody voted join a consensus, but
    where there is an objection that is broken without it.
    """
    sides = voters.sides if rule.scope is not VoteScope.OVERALL else ()
    overall = _part(rule, method, None, poll.overall, voters)
    parts = tuple(_part(rule, method, side, poll.sides.get(side, Tally()), voters) for side in sides)
    asks_all = not sides or rule.scope is VoteScope.BOTH
    is_tie = asks_all and _is_tie(rule, method, overall)
    decided_by_chair = is_tie and rule.chair_breaks_tie
    reached = [part.is_reached for part in parts]
    if asks_all:
        reached.append(overall.is_reached or (decided_by_chair and chair is Choice.FOR))
    unheard = [side for side in sides if side not in poll.sides]
    if _takes_consensus(rule, method) and not poll.overall.against:
        unheard += [part.side for part in parts if part.side is not None and part.tally.cast == 0]
    is_open = poll.overall.cast == 0 or bool(unheard) or (decided_by_chair and chair is None)
    outcome = VoteOutcome.ADOPTED if all(reached) else VoteOutcome.REJECTED
    if is_open:
        outcome = VoteOutcome.UNDECIDED
    return VoteVerdict(rule, method, outcome, overall, parts, is_tie, chair if decided_by_chair else None)


def overrule(computed: VoteVerdict, outcome: VoteOutcome, reason: str) -> Ruling:
    """Let another outcome stand than the rules give. Refused with TextMissing without a reason."""
    if outcome is computed.outcome:
        return Ruling(computed, outcome)
    if not reason.strip():
        raise TextMissing("reason")
    return Ruling(computed, outcome, reason)


def _part(rule: MajorityRule, method: VoteMethod, side: str | None, tally: Tally, voters: Electorate) -> VotePart:
    whole = _whole(rule, tally, voters, side)
    required = rule.share.required(whole) if rule.share else None
    reached = tally.in_favour >= (required or 0) and not (_takes_consensus(rule, method) and tally.against)
    return VotePart(side, tally, whole, required, reached)


def _takes_consensus(rule: MajorityRule, method: VoteMethod) -> bool:
    return rule.is_consensus or method in WITHOUT_OBJECTION


def _whole(rule: MajorityRule, tally: Tally, voters: Electorate, side: str | None) -> int:
    if rule.is_consensus or rule.of is VoteBase.PRESENT:
        return voters.present(side)
    if rule.of is VoteBase.ENTITLED:
        return voters.entitled(side)
    if rule.of is VoteBase.ALL_SEATS:
        return voters.all_seats(side)
    return tally.cast if rule.abstentions_count else tally.in_favour + tally.against


def _is_tie(rule: MajorityRule, method: VoteMethod, part: VotePart) -> bool:
    """As many for as against, and one more vote in favour would have been enough."""
    even = part.tally.in_favour == part.tally.against > 0
    if rule.share is None or method in WITHOUT_OBJECTION or part.is_reached or not even:
        return False
    whole = part.whole + 1 if rule.of is VoteBase.CAST else part.whole
    return part.tally.in_favour + 1 >= rule.share.required(whole)
