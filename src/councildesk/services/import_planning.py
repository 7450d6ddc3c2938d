"""How a list of people is compared with the record: who is new, who is there already, who may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from councildesk.domain.likeness import Likeness, Register
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import Incoming, IncomingPerson, Membership, ValueFault, ValueProblem
from councildesk.services import import_known, import_matching
from councildesk.services.import_known import Known
from councildesk.services.import_merging import Merging, name_of, traits
from councildesk.services.import_plan import Candidate, Plan, PlanRow, Standing
from councildesk.services.import_seating import Places
from councildesk.services.persons import PersonDraft
from councildesk.storage.session import RecordSession

Report = Callable[[int, int], None]
"""Told how many of how many rows are done; may raise to stop."""

_OF_PLACES = frozenset({Field.ROLE, Field.ALTERNATE_FOR, Field.SINCE, Field.UNTIL})
"""Columns that do not matter where nobody is given a seat."""

_REPORT_EVERY = 50
_KNOWN, _ROW = "person:", "row:"


def plan(
    session: RecordSession,
    incoming: Incoming,
    language: str,
    day: dt.date,
    *,
    as_members: bool = False,
    report: Report | None = None,
) -> Plan:
    """What bringing this list in would do. Nothing is changed.

    `as_members`: whether everybody gets a seat, by the role that the list tells, otherwise as a member. `language` is
    the reader's, `day` that of the seats and posts.
    """
    known = import_known.read(session)
    merging = Merging(import_matching.sides(session), import_matching.known_organisations(session), language, day)
    work = _Planning(known, merging, language, day, as_members)
    count = len(incoming.persons)
    for number, person in enumerate(incoming.persons):
        if report is not None and number % _REPORT_EVERY == 0:
            report(number, count)
        work.take(person)
    work.find_later_holders()
    for problem in incoming.unread:
        # The lines of a whole card tell nobody whose it is.
        shown = problem.name or " ".join(cell for cell in problem.cells if cell and "\n" not in cell)[:80]
        work.rows.append(PlanRow(len(work.rows), problem.line, shown, Standing.UNREADABLE, None, unread=problem))
    return Plan(incoming.source, incoming.headings, tuple(work.rows), known, merging, as_members, language)


class _Planning:
    def __init__(self, known: Known, merging: Merging, language: str, day: dt.date, as_members: bool) -> None:
        self.rows: list[PlanRow] = []
        self._known = known
        self._merging = merging
        self._language = language
        self._places = Places(known, day, merging) if as_members else None
        self._register = Register()
        self._taken: dict[str, int] = {}
        self._readable: dict[int, Standing] = {}
        for key, person in known.persons.items():
            self._register.add(_KNOWN + key, traits(person))

    def take(self, person: IncomingPerson) -> None:
        if self._places is not None and person.membership is None:
            person = replace(person, membership=Membership(is_assumed=True))
        number = len(self.rows)
        told = traits(person)
        name = name_of(person.names, self._language)
        row = PlanRow(number, person.line, name, Standing.NEW, person, problems=self._problems(person))
        if person.names:
            found = [self._candidate(person, key, likeness) for key, likeness in self._register.like(told)]
            row = self._placed(replace(row, candidates=tuple(found)))
            self._register.add(f"{_ROW}{number}", told)
        row = replace(row, problems=(*row.problems, *self._period_problems(row)))
        if row.problems:
            self._readable[number] = row.standing
            row = replace(row, standing=Standing.UNREADABLE)
        elif row.standing in (Standing.CHANGED, Standing.UNCHANGED):
            self._taken[row.candidates[0].person_id or ""] = number
        if self._places is not None:
            self._places.take(number, person, row)
        self.rows.append(row)

    def find_later_holders(self) -> None:
        """An alternate may stand in the list before whom he or she stands in for."""
        if self._places is None:
            return
        for number, standing in self._readable.items():
            row = self.rows[number]
            assert row.incoming is not None
            if any(one.fault is ValueFault.HOLDER_UNKNOWN for one in row.problems):
                problems = tuple(one for one in row.problems if one.fault is not ValueFault.HOLDER_UNKNOWN)
                if self._places.unknown_holder(row.incoming) is None:
                    is_taken = any(one.person_id in self._taken for one in row.candidates)
                    found = Standing.DOUBTFUL if is_taken else standing
                    self.rows[number] = replace(
                        row, problems=problems, standing=Standing.UNREADABLE if problems else found
                    )

    def _period_problems(self, row: PlanRow) -> tuple[ValueProblem, ...]:
        """Of somebody who is known for sure: a last day before the first that is known."""
        if self._places is None or row.incoming is None or row.standing is not Standing.CHANGED:
            return ()
        until = self._places.reversed_until(row.incoming, row.candidates[0].person_id or "")
        return () if until is None else (ValueProblem(ValueFault.PERIOD_REVERSED, Field.UNTIL, until.isoformat()),)

    def _placed(self, row: PlanRow) -> PlanRow:
        """The row with how it stands: surely somebody, perhaps somebody, or nobody we know."""
        free = [one for one in row.candidates if one.person_id is not None and one.person_id not in self._taken]
        sure = [one for one in free if one.likeness.is_sure]
        same = [one for one in sure if not one.changes]
        chosen = same[0] if same else sure[0] if len(sure) == 1 else None
        if chosen is None:
            return replace(row, standing=Standing.DOUBTFUL) if row.candidates else row
        standing = Standing.CHANGED if chosen.changes else Standing.UNCHANGED
        return replace(row, standing=standing, candidates=(chosen,))

    def _candidate(self, person: IncomingPerson, key: str, likeness: Likeness) -> Candidate:
        kind, _, rest = key.partition(":")
        if f"{kind}:" == _KNOWN:
            known = self._known.persons[rest]
            changes = self._merging.merged(known, person).changes
            if self._places is not None:
                changes += self._places.changes(person, rest)
            return Candidate(rest, None, name_of(known.names, self._language), likeness, changes)
        earlier = self.rows[int(rest)]
        assert earlier.incoming is not None
        before = self._merging.merged(PersonDraft(), earlier.incoming).draft
        changes = self._merging.merged(before, person).changes
        return Candidate(None, earlier.number, earlier.name, likeness, changes)

    def _problems(self, person: IncomingPerson) -> tuple[ValueProblem, ...]:
        problems = [one for one in person.problems if self._places is not None or one.field not in _OF_PLACES]
        sides = self._merging.sides
        if person.side and not sides.is_empty and sides.find(person.side) is None:
            problems.append(ValueProblem(ValueFault.NO_SIDE, Field.SIDE, person.side))
        if self._places is not None and (stands_for := self._places.unknown_holder(person)) is not None:
            problems.append(ValueProblem(ValueFault.HOLDER_UNKNOWN, Field.ALTERNATE_FOR, stands_for))
        return tuple(problems)
