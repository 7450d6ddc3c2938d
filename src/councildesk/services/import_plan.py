"""What an import would do, row by row, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from councildesk.domain.likeness import Likeness
from councildesk.exchange.persons.incoming import IncomingPerson, ValueProblem
from councildesk.exchange.sources import RowProblem
from councildesk.services.import_known import Known
from councildesk.services.import_merging import FieldChange, Merging
from councildesk.services.persons import PersonDraft


class Standing(StrEnum):
    """How a row stands to the record, in the order in which the preview groups them."""

    DOUBTFUL = "doubtful"
    """May be somebody who is there already, or who stands in an earlier row: a person decides."""
    UNREADABLE = "unreadable"
    """Something in it cannot be taken."""
    CHANGED = "changed"
    """Somebody who is there, of whom it tells something new."""
    NEW = "new"
    UNCHANGED = "unchanged"


class Decision(StrEnum):
    """What is done with a row."""

    ADD = "add"
    """A new person."""
    UPDATE = "update"
    """The same person: what the list tells replaces what was there."""
    FILL = "fill"
    """The same person: only what is empty is filled."""
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the person of a row: a person of the record, or the one of an earlier row (`row`)."""

    person_id: str | None
    row: int | None
    name: str
    likeness: Likeness
    changes: tuple[FieldChange, ...]
    """What an update would change."""


@dataclass(frozen=True)
class PlanRow:
    """One row of the list. `number` counts from 0 in the list's order; `line` is where it stands in the file."""

    number: int
    line: int
    name: str
    standing: Standing
    incoming: IncomingPerson | None
    """None where the row could not be read at all."""
    candidates: tuple[Candidate, ...] = ()
    """The likeliest first; for a row that is changed or unchanged the one it is."""
    problems: tuple[ValueProblem, ...] = ()
    unread: RowProblem | None = None

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        return self.candidates[0].changes if self.candidates else ()

    @property
    def can_be_taken(self) -> bool:
        """Whether there is a name, so that it could be taken without what cannot be read."""
        return self.incoming is not None and bool(self.incoming.names)


@dataclass(frozen=True)
class Choice:
    """A decision, and which candidate of the row it is about."""

    decision: Decision
    candidate: int = 0


@dataclass(frozen=True)
class Plan:
    """The rows in the order of the file, with what is needed to carry the plan out."""

    source: str
    headings: tuple[str, ...]
    rows: tuple[PlanRow, ...]
    known: Known
    merging: Merging
    as_members: bool = False
    language: str = "en"
    choices: Mapping[int, Choice] = field(default_factory=dict)
    """What was decided, by row number, where it is not what the standing suggests."""

    def decided(self, choices: Mapping[int, Choice]) -> Plan:
        """The plan with these decisions beside those made before."""
        return replace(self, choices={**self.choices, **choices})

    def choice(self, row: PlanRow) -> Choice:
        return self.choices.get(row.number, SUGGESTED[row.standing])

    def options(self, row: PlanRow) -> tuple[Decision, ...]:
        """What can be decided about a row."""
        if not row.can_be_taken:
            return (Decision.LEAVE_OUT,)
        same = (Decision.UPDATE, Decision.FILL) if row.candidates else ()
        return (*same, Decision.ADD, Decision.LEAVE_OUT)

    def count(self, standing: Standing) -> int:
        return sum(row.standing is standing for row in self.rows)

    def target(self, candidate: Candidate) -> PersonDraft:
        """The person a candidate stands for, as the record or the earlier row has it."""
        if candidate.person_id is not None:
            return self.known.persons[candidate.person_id]
        earlier = self.rows[candidate.row or 0].incoming
        assert earlier is not None
        return self.merging.merged(PersonDraft(), earlier).draft

    def changes(self, row: PlanRow, choice: Choice) -> tuple[FieldChange, ...]:
        """What the choice would change."""
        if row.incoming is None or choice.decision is Decision.LEAVE_OUT:
            return ()
        if choice.decision is Decision.ADD or not row.candidates:
            return self.merging.merged(PersonDraft(), row.incoming).changes
        candidate = row.candidates[choice.candidate]
        if choice.decision is Decision.UPDATE:
            return candidate.changes
        return self.merging.merged(self.target(candidate), row.incoming, fill_only=True).changes


SUGGESTED: Mapping[Standing, Choice] = {
    Standing.DOUBTFUL: Choice(Decision.LEAVE_OUT),
    Standing.UNREADABLE: Choice(Decision.LEAVE_OUT),
    Standing.CHANGED: Choice(Decision.UPDATE),
    Standing.NEW: Choice(Decision.ADD),
    Standing.UNCHANGED: Choice(Decision.LEAVE_OUT),
}
"""What is done as long as nobody decides otherwise. What is doubtful waits for a person, and stays out until then."""
