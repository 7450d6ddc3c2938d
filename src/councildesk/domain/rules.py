"""The rules of procedure as data: quorum, majorities, notice.

A council writes its rules once, valid from a day; every check computes from them and names the article it
applied. Nothing here decides anything: `quorum` and `voting` do. `rules_json` keeps rules as plain data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind


@dataclass(frozen=True)
class Share:
    """At least this part of a whole, or more than it. ValueError for a part that nobody can reach."""

    part: Fraction
    exceeded: bool = False
    """True: "more than half"; False: "at least half"."""

    def __post_init__(self) -> None:
        if not 0 < self.part <= 1 or (self.exceeded and self.part == 1):
            raise ValueError(f"not a share that can be reached: {self.part}")

    def required(self, total: int) -> int:
        """How many of `total` are needed; at least one, for nobody is never enough."""
        product = self.part * total
        whole = product.numerator // product.denominator
        needed = whole + 1 if self.exceeded or whole < product else whole
        return max(1, needed)


@dataclass(frozen=True)
class Count:
    """A fixed number, whatever the whole is. Below one is a ValueError."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"not a number that can be needed: {self.number}")

    def required(self, total: int) -> int:
        return self.number


Threshold = Share | Count

HALF = Share(Fraction(1, 2))
MORE_THAN_HALF = Share(Fraction(1, 2), exceeded=True)
TWO_THIRDS = Share(Fraction(2, 3))
ALL = Share(Fraction(1))


class SeatBase(StrEnum):
    """Of which seats a quorum is a share."""

    ALL = "all"
    """Every voting seat, vacant ones too."""
    FILLED = "filled"
    """Voting seats with a holder on the day."""


@dataclass(frozen=True)
class RoleRequirement:
    """So many seats in one of these roles must be filled in the meeting, in all or on each side."""

    any_of: tuple[Role, ...]
    number: int = 1
    each_side: bool = False
    holder_only: bool = False
    """The seat's own holder must be there; an alternate is not enough."""

    def __post_init__(self) -> None:
        if not self.any_of or self.number < 1:
            raise ValueError("a requirement names at least one role and one seat")


@dataclass(frozen=True)
class QuorumRule:
    """When a meeting can decide. Nothing required (the default) means that it always can."""

    overall: Threshold | None = None
    each_side: Threshold | None = None
    of: SeatBase = SeatBase.FILLED
    roles: tuple[RoleRequirement, ...] = ()
    online_counts: bool = True
    alternates_count: bool = True
    proxies_count: bool = False
    article: str = ""
    """Where the rule is written, such as "Art. 5 (2)"; shown with every verdict."""


class VoteBase(StrEnum):
    """Of which number a majority is a share."""

    CAST = "cast"
    """Votes for and against; abstentions as the rule says."""
    PRESENT = "present"
    """Voting seats represented at the vote."""
    ENTITLED = "entitled"
    """Filled voting seats, represented or not, without those recused."""
    ALL_SEATS = "all_seats"
    """Every voting seat, vacant and recused ones too."""


class VoteScope(StrEnum):
    """Who has to reach the majority."""

    OVERALL = "overall"
    EACH_SIDE = "each_side"
    BOTH = "both"
    """All together, and each side for itself."""


@dataclass(frozen=True)
class MajorityRule:
    """What adopts a text. Without a share it takes consensus: nobody objects."""

    share: Share | None = None
    of: VoteBase = VoteBase.CAST
    scope: VoteScope = VoteScope.OVERALL
    abstentions_count: bool = False
    """Abstentions are votes cast, so that they work like votes against."""
    chair_breaks_tie: bool = False
    article: str = ""

    @property
    def is_consensus(self) -> bool:
        return self.share is None


CONSENSUS = MajorityRule()
SIMPLE_MAJORITY = MajorityRule(MORE_THAN_HALF)
ABSOLUTE_MAJORITY = MajorityRule(MORE_THAN_HALF, of=VoteBase.ENTITLED)
TWO_THIRDS_OF_CAST = MajorityRule(TWO_THIRDS)
TWO_THIRDS_OF_ENTITLED = MajorityRule(TWO_THIRDS, of=VoteBase.ENTITLED)


@dataclass(frozen=True)
class Rules:
    """The rules of procedure of a council, as they are valid from some day on."""

    quorum: QuorumRule = field(default_factory=lambda: QuorumRule(overall=HALF))
    majority: MajorityRule = CONSENSUS
    majorities: Mapping[DecisionKind, MajorityRule] = field(default_factory=dict, hash=False)
    """Where a kind of decision needs something else than `majority`."""
    alternates_vote: bool = True
    proxies_vote: bool = False
    online_votes: bool = True
    notice_days: int = 14
    special_notice_days: Mapping[MeetingKind, int] = field(default_factory=dict, hash=False)
    """Where a kind of meeting has another notice period than `notice_days`."""
    notice_article: str = ""
    """Where the notice period is written, such as "Art. 4"."""
    correction_days: int = 7
    """How long corrections to circulated minutes are taken in."""

    def __post_init__(self) -> None:
        if min(self.notice_days, self.correction_days, *self.special_notice_days.values()) < 0:
            raise ValueError("a period of less than no days")

    def majority_for(self, kind: DecisionKind) -> MajorityRule:
        return self.majorities.get(kind, self.majority)

    def notice_days_for(self, kind: MeetingKind) -> int:
        return self.special_notice_days.get(kind, self.notice_days)


WITHOUT_SIDES = Rules()
"""Half of the members, decisions by consensus."""

WITH_SIDES = Rules(
    quorum=QuorumRule(
        each_side=HALF,
        roles=(RoleRequirement(any_of=(Role.CO_CHAIR,), each_side=True),),
    )
)
"""Half of each side, one co-chair of each, online counts, decisions by consensus."""


class Preset(StrEnum):
    """Rules that a council can begin with."""

    USUAL = "usual"
    MAJORITY = "majority"
    STRICT = "strict"


_CO_CHAIR_OF_EACH = RoleRequirement(any_of=(Role.CO_CHAIR,), each_side=True)

WITHOUT_SIDES_PRESETS: Mapping[Preset, Rules] = {
    Preset.USUAL: WITHOUT_SIDES,
    Preset.MAJORITY: Rules(quorum=QuorumRule(overall=MORE_THAN_HALF), majority=SIMPLE_MAJORITY),
    Preset.STRICT: Rules(quorum=QuorumRule(overall=TWO_THIRDS), majority=TWO_THIRDS_OF_CAST),
}

WITH_SIDES_PRESETS: Mapping[Preset, Rules] = {
    Preset.USUAL: WITH_SIDES,
    Preset.MAJORITY: Rules(
        quorum=QuorumRule(each_side=MORE_THAN_HALF, roles=(_CO_CHAIR_OF_EACH,)),
        majority=MajorityRule(MORE_THAN_HALF, scope=VoteScope.EACH_SIDE),
    ),
    Preset.STRICT: Rules(
        quorum=QuorumRule(overall=TWO_THIRDS, each_side=HALF, roles=(_CO_CHAIR_OF_EACH,)),
        majority=MajorityRule(TWO_THIRDS, scope=VoteScope.BOTH),
    ),
}


def presets(*, with_sides: bool) -> Mapping[Preset, Rules]:
    """What a new council can choose from, the usual rules first."""
    return WITH_SIDES_PRESETS if with_sides else WITHOUT_SIDES_PRESETS


def defaults(*, with_sides: bool) -> Rules:
    """The rules a new council starts with."""
    return WITH_SIDES if with_sides else WITHOUT_SIDES
