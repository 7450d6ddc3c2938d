"""Real names and odd ones, through the whole way: out, in again, undone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import builders
from councildesk.domain import full_names
from councildesk.domain.council import ContactKind
from councildesk.domain.names import PersonName
from councildesk.exchange.persons import columns, from_cards, from_sheet, guessing, reading, source
from councildesk.exchange.registers import Register
from councildesk.exchange.tables.sheet import Sheet, SheetRow
from councildesk.services import exports, import_planning, imports, person_batch, persons
from councildesk.services.exports import ExportFormat
from councildesk.services.import_plan import Choice, Decision, Plan, Standing
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.ids import new_id
from councildesk.storage.replay import visible

DAY = builders.DAY
WORKING = ("az", "uz", "ru", "en")
MOST_MEMORY = 300 * 1024
"""Kilobytes that the files may add to what the program takes: some 150 MB of its own, and 500 MB with them."""


@pytest.fixture
def council(workspace: Workspace) -> Workspace:
    builders.council(workspace, *WORKING)
    return workspace


def members_of_parliaments(shared: Path) -> Iterator[PersonDraft]:
    """Everybody in the file, with the names in all languages that we know."""
    countries = json.loads((shared / "names.json").read_text("utf-8"))["countries"]
    for code, country in countries.items():
        for one in country["members"]:
            own = full_names.language_of(one["full_name"], "az" if code == "az" else "uz")
            found = {own: PersonName(own, one["given_name"] or "", one["family_name"] or "", one["patronymic"] or "")}
            if not (one["given_name"] or one["family_name"]):
                found = {own: full_names.parse(one["full_name"], own)}
            for variant in one["variants"]:
                if variant["lang"] in WORKING:
                    found.setdefault(variant["lang"], full_names.parse(variant["name"], variant["lang"]))
            mails = [one["email"]] if isinstance(one["email"], str) else one["email"] or []
            contacts = tuple(ContactDraft(ContactKind.MAIL, mail) for mail in mails)
            post = PostDraft({own: one["area"]}) if one["area"] else None
            yield PersonDraft(
                tuple(found.values()), country=one["country"], contacts=contacts, posts=(post,) if post else ()
            )


def planned(workspace: Workspace, path: Path) -> Plan:
    one = source.opened(path)
    form = source.recognised(one)
    if form.kind is source.SourceKind.VCARD:
        incoming = from_cards.incoming(one.name, source.cards(one), WORKING[0])
    else:
        table = source.table(one, form)
        taken = workspace.read(imports.known_columns, table.headings)
        incoming = reading.from_table(table, taken, WORKING[0], WORKING)
    return workspace.read(import_planning.plan, incoming, "en", DAY)


@pytest.mark.parametrize("wanted", [ExportFormat.CSV, ExportFormat.XLSX])
def test_members_of_parliaments_come_back_unchanged_to_the_letter(
    council: Workspace, tmp_path: Path, shared_data: Path, wanted: ExportFormat
) -> None:
    people = {new_id(): draft for draft in members_of_parliaments(shared_data)}
    council.perform("Add", person_batch.write, people, {})
    out = tmp_path / f"persons.{wanted}"
    out.write_bytes(council.read(exports.content, Register.PERSONS, wanted, "az", DAY))

    plan = planned(council, out)

    different = [(row.name, row.changes or row.problems) for row in plan.rows if row.standing is not Standing.UNCHANGED]
    assert different == []
    assert len(plan.rows) == len(people)


def test_a_list_of_members_of_parliaments_makes_them_anew_to_the_letter(
    council: Workspace, tmp_path: Path, shared_data: Path
) -> None:
    people = {new_id(): draft for draft in members_of_parliaments(shared_data)}
    council.perform("Add", person_batch.write, people, {})
    out = tmp_path / "persons.xlsx"
    out.write_bytes(council.read(exports.content, Register.PERSONS, ExportFormat.XLSX, "az", DAY))
    names = sorted(row.listed for row in council.read(persons.rows, "az"))
    council.undo()

    plan = planned(council, out)
    everybody = {row.number: Choice(Decision.ADD) for row in plan.rows}
    council.perform("Import persons", imports.bring_in, plan.decided(everybody), DAY)

    assert sorted(row.listed for row in council.read(persons.rows, "az")) == names


def test_naughty_strings_as_names_come_in_or_are_listed_and_undo_takes_all_back(
    council: Workspace, tmp_path: Path, shared_data: Path
) -> None:
    strings: list[str] = json.loads((shared_data / "naughty-strings.json").read_text("utf-8"))
    before = council.read(visible)
    rows = tuple(SheetRow(line, (text, text, text, text, text)) for line, text in enumerate(strings, start=2))
    sheet = Sheet("naughty.csv", ("Name", "Organisation", "Post", "Notes", "Address"), rows)
    taken = columns.recognised(sheet.headings)

    plan = council.read(
        import_planning.plan, from_sheet.incoming(sheet, taken, "en", WORKING), "en", dt.date(2026, 1, 1)
    )
    everybody = {row.number: Choice(Decision.ADD) for row in plan.rows}
    done = council.perform("Import persons", imports.bring_in, plan.decided(everybody), DAY, taken)

    assert done.added == sum(row.can_be_taken for row in plan.rows) > 400
    for wanted in ExportFormat:
        out = tmp_path / f"naughty.{wanted}"
        out.write_bytes(council.read(exports.content, Register.PERSONS, wanted, "en", DAY))
        assert len(planned(council, out).rows) >= done.added
    council.undo()
    assert council.read(visible) == before


def test_odd_files_come_in_or_are_refused_and_leave_nothing_half(council: Workspace, shared_data: Path) -> None:
    before, taken_before = council.read(visible), _memory()
    for folder in ("csv", "vcard"):
        for path in sorted((shared_data / folder).rglob("*")):
            if not path.is_file():
                continue
            one = source.opened(path)
            try:
                form = source.recognised(one)
                if form.kind is source.SourceKind.VCARD:
                    incoming = from_cards.incoming(one.name, source.cards(one), "en")
                else:
                    table = source.table(one, form)
                    taken = guessing.completed(table, columns.recognised(table.headings))
                    incoming = reading.from_table(table, taken, "en", WORKING)
            except reading.Refusal:
                continue
            plan = council.read(import_planning.plan, incoming, "en", DAY)
            everybody = {row.number: Choice(Decision.ADD) for row in plan.rows}
            done = council.perform("Import persons", imports.bring_in, plan.decided(everybody), DAY)
            assert done.added == sum(row.can_be_taken for row in plan.rows), path
            if done.added:
                council.undo()
            assert council.read(visible) == before, path
            assert _peak() - taken_before < MOST_MEMORY, path


def _memory() -> int:
    """Kilobytes that this process takes now, from where its peak is counted anew; others may have taken more before."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _peak()


def _peak() -> int:
    """Kilobytes that this process took at most since `_memory` (proc(5): VmHWM)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
