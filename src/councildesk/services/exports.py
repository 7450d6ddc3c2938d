"""Registers as tables and cards that other programs read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from councildesk.domain import clocks
from councildesk.exchange import registers
from councildesk.exchange.registers import Register
from councildesk.exchange.tables import csv_writing, xlsx_writing
from councildesk.exchange.tables.table import Column, ColumnKind, Table, Value
from councildesk.exchange.vcards import writing as vcard_writing
from councildesk.services import (
    actions,
    choices,
    decisions,
    export_persons,
    meetings,
    organisations,
    sides,
    texts,
)
from councildesk.storage.session import RecordSession

Say = Callable[[StrEnum], str]


class ExportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    VCF = "vcf"


def formats(register: Register) -> tuple[ExportFormat, ...]:
    """In which a register can be taken out, the usual one first."""
    cards = (ExportFormat.VCF,) if register.has_cards else ()
    return (ExportFormat.XLSX, ExportFormat.CSV, *cards)


def content(
    session: RecordSession,
    register: Register,
    wanted: ExportFormat,
    language: str,
    day: dt.date,
    say: Say = choices.word,
    *,
    delimiter: str = ";",
    only: frozenset[str] | None = None,
) -> bytes:
    """A register as a file. `language` is the reader's, `day` the one for which members and posts are shown.

    `say` gives what states and kinds are called in that language.
    `only` are the decisions or actions wanted, by their ids; None: all. Other registers always go out whole.
    `delimiter` parts the cells of CSV; the semicolon is what Excel takes where numbers have a decimal comma.
    """
    if wanted is ExportFormat.VCF:
        return vcard_writing.write(export_persons.cards(session, register, language, day))
    found = table(session, register, language, day, say, only)
    return csv_writing.write(found, delimiter) if wanted is ExportFormat.CSV else xlsx_writing.write(found)


def table(
    session: RecordSession,
    register: Register,
    language: str,
    day: dt.date,
    say: Say = choices.word,
    only: frozenset[str] | None = None,
) -> Table:
    """A register with a column for each text in each of the council's languages; `say` and `only` as in `content`."""
    match register:
        case Register.PERSONS:
            return export_persons.persons_table(session, language, day)
        case Register.MEMBERS:
            return export_persons.members_table(session, language, day)
    return _Registers(session, language, say, only).table(register)


class _Registers:
    """The registers that have no way back."""

    def __init__(self, session: RecordSession, language: str, say: Say, only: frozenset[str] | None) -> None:
        self._session = session
        self._only = only
        self._language = language
        self._say = say
        self._working = texts.working_languages(session)
        self._sides = {row.id: row.short_name for row in sides.rows(session, language)}

    def table(self, register: Register) -> Table:
        made: Mapping[Register, Callable[[], Table]] = {
            Register.ORGANISATIONS: self.organisations,
            Register.MEETINGS: self.meetings,
            Register.DECISIONS: self.decisions,
            Register.ACTIONS: self.actions,
        }
        return made[register]()

    def organisations(self) -> Table:
        rows = organisations.register(self._session, self._language)
        named = self._texts([row.id for row in rows], "name", "short_name", "address")
        heads = [
            *self._columns("name", "short_name"),
            *map(self._column, ("code", "side", "parent", "country")),
            *self._columns("address"),
            *map(self._column, ("mail", "phone", "website")),
        ]
        filled = [
            (
                *self._spoken(named["name"][row.id], named["short_name"][row.id]),
                row.code,
                row.side,
                row.parent,
                row.country,
                *self._spoken(named["address"][row.id]),
                row.mail,
                row.phone,
                row.website,
            )
            for row in rows
        ]
        return self._made(Register.ORGANISATIONS, heads, filled)

    def meetings(self) -> Table:
        rows = meetings.rows(self._session, self._language)
        named = self._texts([row.id for row in rows], "title", "place")
        heads = [
            self._column("number"),
            *self._columns("title"),
            self._column("date", ColumnKind.DATE),
            self._column("starts_at", ColumnKind.INSTANT),
            self._column("ends_at", ColumnKind.INSTANT),
            *self._columns("place"),
            *map(self._column, ("kind", "format", "state", "minutes", "host")),
        ]
        filled = [
            (
                row.number,
                *self._spoken(named["title"][row.id]),
                row.date,
                _wall_clock(row.starts_at, row.time_zone),
                _wall_clock(row.ends_at, row.time_zone),
                *self._spoken(named["place"][row.id]),
                *(self._say(choice) for choice in (row.kind, row.format, row.state, row.minutes_state)),
                self._sides.get(row.host_side_id or "", ""),
            )
            for row in rows
        ]
        return self._made(Register.MEETINGS, heads, filled)

    def decisions(self) -> Table:
        heads = [
            *map(self._column, ("number", "kind", "state")),
            self._column("decided_on", ColumnKind.DATE),
            self._column("meeting"),
            self._column("date", ColumnKind.DATE),
            *self._columns("text", "addressee"),
        ]
        filled = [
            (
                row.number,
                self._say(row.kind),
                self._say(row.state),
                row.decided_on,
                row.meeting_number,
                row.meeting_date,
                *self._spoken(row.text, row.addressee),
            )
            for row in decisions.rows(self._session)
            if self._is_wanted(row.id)
        ]
        return self._made(Register.DECISIONS, heads, filled)

    def actions(self) -> Table:
        heads = [
            *map(self._column, ("number", "state", "assignees")),
            self._column("due_on", ColumnKind.DATE),
            self._column("done_on", ColumnKind.DATE),
            self._column("meeting"),
            self._column("date", ColumnKind.DATE),
            *self._columns("text", "progress"),
        ]
        filled = [
            (
                row.number,
                self._say(row.state),
                ", ".join(one.name for one in row.assignees),
                row.due_on,
                row.done_on,
                row.meeting_number,
                row.meeting_date,
                *self._spoken(row.text, row.progress),
            )
            for row in actions.rows(self._session, self._language)
            if self._is_wanted(row.id)
        ]
        return self._made(Register.ACTIONS, heads, filled)

    def _is_wanted(self, key: str) -> bool:
        return self._only is None or key in self._only

    def _made(self, register: Register, heads: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> Table:
        return Table(registers.name(register, self._language), tuple(heads), rows)

    def _column(self, field: str, kind: ColumnKind = ColumnKind.TEXT) -> Column:
        return Column(registers.heading(field, self._language), kind)

    def _columns(self, *fields: str) -> list[Column]:
        """A column for each field in each working language; without a tag where there is only one."""
        several = len(self._working) > 1
        return [
            Column(registers.heading(field, self._language, tag if several else ""))
            for field in fields
            for tag in self._working
        ]

    def _spoken(self, *fields: Mapping[str, str]) -> list[str]:
        return [bodies.get(tag, "") for bodies in fields for tag in self._working]

    def _texts(self, owners: Sequence[str], *fields: str) -> dict[str, dict[str, dict[str, str]]]:
        return {field: texts.of(self._session, owners, field) for field in fields}


def _wall_clock(moment: dt.datetime | None, zone: str) -> dt.datetime | None:
    """As the clocks at the meeting show it."""
    return moment.astimezone(clocks.zone(zone)) if moment is not None else None
