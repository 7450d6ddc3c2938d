"""Bringing people in: one import is one step."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from councildesk.domain.errors import Refusal
from councildesk.exchange.persons import columns
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.persons.incoming import IncomingPerson
from councildesk.exchange.tables import table
from councildesk.exchange.tables.table import Table
from councildesk.services import council, person_batch, texts
from councildesk.services.import_matching import NEW
from councildesk.services.import_merging import name_of
from councildesk.services.import_plan import Decision, Plan, PlanRow, Standing
from councildesk.services.import_planning import Report
from councildesk.services.import_seating import Seating
from councildesk.services.members_change import RowNotChanged
from councildesk.services.persons import PersonDraft
from councildesk.storage.ids import new_id
from councildesk.storage.models import Organisation
from councildesk.storage.session import RecordSession

_COLUMNS = "import_columns"
"""The setting that keeps what columns were taken for, by the digest of their headings."""
_MOST_KEPT = 40


@dataclass(frozen=True)
class Imported:
    """What an import has done; `left_out` counts rows that somebody could still decide about or mend."""

    added: int
    changed: int
    left_out: int
    organisations: int
    people: tuple[str, ...] = field(default=(), compare=False)
    """Ids of those who were added or changed, in the order of the list."""

    @property
    def persons(self) -> int:
        return self.added + self.changed


@dataclass
class _Batch:
    """The persons of an import as they will be."""

    new: dict[str, PersonDraft] = field(default_factory=dict)
    changed: dict[str, PersonDraft] = field(default_factory=dict)
    of_rows: dict[int, str] = field(default_factory=dict)
    seated: list[tuple[str, IncomingPerson]] = field(default_factory=list)


def bring_in(
    session: RecordSession,
    plan: Plan,
    day: dt.date,
    taken_columns: Sequence[Column] = (),
    report: Report | None = None,
) -> Imported:
    """Carry out a plan as it was decided: persons, the organisations they name, their seats.

    `taken_columns` is kept for the next list with these headings. Refuses with NotFound where somebody was removed
    since the plan was made, and with RowNotChanged where a row tells of days that cannot be: they end before they
    begin, or somebody else has the seat. `report` may raise: then nothing has happened.
    """
    batch = _gathered(plan)
    made = _make_organisations(session, plan, batch)
    new = {key: _with_organisations(draft, made) for key, draft in batch.new.items()}
    changed = {key: _with_organisations(draft, made) for key, draft in batch.changed.items()}
    person_batch.write(session, new, changed, report)
    if plan.as_members:
        _seat(session, plan, batch, day, {**new, **changed})
    if taken_columns and plan.headings:
        keep_columns(session, plan.headings, taken_columns)
    left_out = sum(_is_left_out(plan, row) for row in plan.rows)
    people = tuple(dict.fromkeys(one for one in batch.of_rows.values() if one in new or one in changed))
    return Imported(len(new), len(changed), left_out, len(made), people)


def known_columns(session: RecordSession, headings: Sequence[str]) -> tuple[Column, ...]:
    """What each column means: as it was decided for these headings before, otherwise by its heading."""
    kept = council.setting(session, _COLUMNS, {}).get(_digest(headings))
    if kept is None or len(kept) != len(headings):
        return columns.recognised(headings)
    return columns.from_plain(kept)


def keep_columns(session: RecordSession, headings: Sequence[str], taken: Sequence[Column]) -> None:
    """Remember what the columns of a list with these headings mean, where the headings do not say it themselves."""
    kept: dict[str, Any] = dict(council.setting(session, _COLUMNS, {}))
    digest = _digest(headings)
    if tuple(taken) == columns.recognised(headings) and digest not in kept:
        return
    plain = columns.as_plain(taken)
    if kept.pop(digest, None) == plain:
        return
    kept[digest] = plain
    council.set_setting(session, _COLUMNS, dict(list(kept.items())[-_MOST_KEPT:]))


def to_mend(plan: Plan, reasons: Sequence[str], reason_heading: str) -> Table:
    """The rows that were not understood, as they were, with the reason behind each: to be mended and brought again.

    `reasons` are sentences, one for each row of `needing_attention`.
    """
    rows = needing_attention(plan)
    width = len(plan.headings)
    cells = [_original(row) for row in rows]
    headings = [table.Column(heading) for heading in (*plan.headings, reason_heading)]
    filled = [(*(row + ("",) * width)[:width], reason) for row, reason in zip(cells, reasons, strict=True)]
    return Table(plan.source, tuple(headings), filled)


def needing_attention(plan: Plan) -> list[PlanRow]:
    """Rows that somebody has to mend."""
    return [row for row in plan.rows if row.standing is Standing.UNREADABLE]


def _gathered(plan: Plan) -> _Batch:
    batch = _Batch()
    for row in plan.rows:
        choice = plan.choice(row)
        told = row.incoming
        if told is None or choice.decision not in plan.options(row) or choice.decision is Decision.LEAVE_OUT:
            if told is not None and row.standing is Standing.UNCHANGED and row.candidates[0].person_id:
                batch.of_rows[row.number] = row.candidates[0].person_id
            continue
        target = None
        if choice.decision is not Decision.ADD:
            candidate = row.candidates[choice.candidate]
            target = candidate.person_id or batch.of_rows.get(candidate.row if candidate.row is not None else -1)
        _take(plan, batch, row, told, target, fill_only=choice.decision is Decision.FILL)
    return batch


def _take(
    plan: Plan, batch: _Batch, row: PlanRow, told: IncomingPerson, target: str | None, *, fill_only: bool
) -> None:
    """Put what a row tells into the batch: a new person, or more about one who is there."""
    if target is None:
        target = new_id()
        batch.new[target] = plan.merging.merged(PersonDraft(), told).draft
    elif target in batch.new:
        batch.new[target] = plan.merging.merged(batch.new[target], told, fill_only=fill_only).draft
    else:
        before = batch.changed.get(target) or plan.known.persons[target]
        merged = plan.merging.merged(before, told, fill_only=fill_only)
        if merged.changes:
            batch.changed[target] = merged.draft
    batch.of_rows[row.number] = target
    if told.membership is not None:
        batch.seated.append((target, told))


def _make_organisations(session: RecordSession, plan: Plan, batch: _Batch) -> dict[str, str]:
    """Make those that nobody knew and that somebody works for; stand-in to id."""
    made: dict[str, str] = {}
    for stand_in, side_id in _wanted(batch):
        if stand_in not in made:
            made[stand_in] = new_id()
            session.add(Organisation(id=made[stand_in], side_id=side_id))
            texts.put_new(session, "organisation", made[stand_in], "name", plan.merging.organisations.names(stand_in))
    session.flush()
    return made


def _wanted(batch: _Batch) -> Iterator[tuple[str, str | None]]:
    for draft in (*batch.new.values(), *batch.changed.values()):
        for post in draft.posts:
            if post.organisation_id and post.organisation_id.startswith(NEW):
                yield post.organisation_id, draft.side_id


def _with_organisations(draft: PersonDraft, made: dict[str, str]) -> PersonDraft:
    posts = tuple(
        replace(post, organisation_id=made.get(post.organisation_id or "", post.organisation_id))
        for post in draft.posts
    )
    return draft if posts == draft.posts else replace(draft, posts=posts)


def _seat(session: RecordSession, plan: Plan, batch: _Batch, day: dt.date, written: dict[str, PersonDraft]) -> None:
    seating = Seating(session, plan.known, day)
    holders = [pair for pair in batch.seated if not (pair[1].membership and pair[1].membership.is_alternate)]
    alternates = [pair for pair in batch.seated if pair[1].membership and pair[1].membership.is_alternate]
    for person_id, told in (*holders, *alternates):
        draft = written.get(person_id) or plan.known.persons[person_id]
        try:
            seating.seat(person_id, draft.side_id, told)
        except Refusal as refusal:
            raise RowNotChanged(name_of(told.names, plan.language), refusal) from refusal


def _is_left_out(plan: Plan, row: PlanRow) -> bool:
    return row.standing is not Standing.UNCHANGED and plan.choice(row).decision is Decision.LEAVE_OUT


def _original(row: PlanRow) -> tuple[str, ...]:
    if row.unread is not None:
        return row.unread.cells
    return row.incoming.cells if row.incoming is not None else ()


def _digest(headings: Sequence[str]) -> str:
    written = "\n".join(columns.key(heading) for heading in headings)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def has_places(taken: Sequence[Column]) -> bool:
    """Whether the columns tell of places in the council, so that it must be asked whether to give seats."""
    return any(column.field in (Field.ROLE, Field.ALTERNATE_FOR) for column in taken)
