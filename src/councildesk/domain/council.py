"""Words of the council itself: seats' roles, their rights and order of precedence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person or seat is in the council or at a meeting, in order of precedence."""

    CO_CHAIR = "co_chair"
    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"
    MEMBER = "member"
    SECRETARY = "secretary"
    RAPPORTEUR = "rapporteur"
    ADVISER = "adviser"
    EXPERT = "expert"
    OBSERVER = "observer"
    INTERPRETER = "interpreter"
    GUEST = "guest"

    @property
    def precedence(self) -> int:
        """Smaller comes first in every list."""
        return list(Role).index(self)

    @property
    def presides(self) -> bool:
        return self in (Role.CO_CHAIR, Role.CHAIR)

    @property
    def is_beside_members(self) -> bool:
        """Whoever holds a seat of this role sits in the council without being one of its members."""
        return self in (Role.ADVISER, Role.EXPERT, Role.OBSERVER, Role.INTERPRETER, Role.GUEST)


@dataclass(frozen=True)
class Seat:
    """A place in the council as it is on a day: `mandates.seated` fills in holder and alternates."""

    id: str
    side: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    holder: str | None = None
    alternates: tuple[str, ...] = ()
    """Who may come instead of the holder, in this order."""

    @property
    def is_filled(self) -> bool:
        return self.holder is not None


class MandateKind(StrEnum):
    """How a person stands to a seat."""

    HOLDER = "holder"
    ALTERNATE = "alternate"


class ContactKind(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    ADDRESS = "address"


class NumberKind(StrEnum):
    """What gets numbers from the council's patterns."""

    MEETING = "meeting"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    PAPER = "paper"
    ACTION = "action"
