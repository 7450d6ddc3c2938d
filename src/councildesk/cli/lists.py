"""Commands that bring people in and take registers out."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from councildesk.cli.backups import back_up_before
from councildesk.cli.opening import council_file, opened, opened_to_write, source_file, spoken
from councildesk.cli.saying import say
from councildesk.documents import delivery
from councildesk.documents.glossary import glossary
from councildesk.domain.retention import Occasion
from councildesk.exchange import encoding, registers
from councildesk.exchange.persons import columns, reading, source
from councildesk.exchange.persons.source import Source, SourceForm, SourceKind
from councildesk.exchange.registers import Register
from councildesk.exchange.tables import csv_writing
from councildesk.services import council, exports, import_planning, import_words, imports
from councildesk.services.exports import ExportFormat
from councildesk.services.import_plan import Choice, Decision, Plan, PlanRow, Standing
from councildesk.services.imports import Imported
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.workspace import Workspace

_STEP = QT_TRANSLATE_NOOP("Steps", "Import persons")
_DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";"}
_DOUBTFUL = {"leave": Decision.LEAVE_OUT, "update": Decision.UPDATE, "fill": Decision.FILL, "add": Decision.ADD}


@click.command("import")
@click.argument("file", type=council_file)
@click.argument("source_path", metavar="SOURCE", type=source_file)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@click.option("--encoding", "encoded", type=click.Choice(encoding.KNOWN), help="Of a CSV file; otherwise recognised.")
@click.option("--delimiter", help="Of a CSV file: a character, or tab, comma, semicolon; otherwise recognised.")
@click.option("--sheet", help="Of a workbook; otherwise the first.")
@click.option("--language", help="Of the list (BCP 47); otherwise told by its headings, or the council's first.")
@click.option("--members", is_flag=True, help="Give everybody a seat: by the role in the list, or as a member.")
@click.option(
    "--doubtful",
    type=click.Choice(list(_DOUBTFUL)),
    default="leave",
    show_default=True,
    help="What to do with rows of people who may be known already.",
)
@click.option("--mend", type=council_file, help="Where to write the rows that need attention, as CSV.")
def import_persons(
    file: Path,
    source_path: Path,
    dry_run: bool,
    as_json: bool,
    encoded: str | None,
    delimiter: str | None,
    sheet: str | None,
    language: str | None,
    members: bool,
    doubtful: str,
    mend: Path | None,
) -> None:
    """Bring the people of SOURCE (CSV, XLSX or vCard) into FILE, in one step.

    Columns are known by their headings in any of the six languages.
    """
    today = dt.datetime.now().astimezone().date()
    one = source.opened(source_path)
    form = _corrected(source.recognised(one), encoded, delimiter, sheet)
    with opened(file) if dry_run else opened_to_write(file) as workspace:
        if language is not None:
            language = spoken(workspace, language)
        plan, taken = _planned(workspace, one, form, language, today, members=members)
        choice = Choice(_DOUBTFUL[doubtful])
        plan = plan.decided({row.number: choice for row in plan.rows if row.standing is Standing.DOUBTFUL})
        if not dry_run:
            back_up_before(file, Occasion.IMPORT)
        done = None if dry_run else workspace.perform(_STEP, imports.bring_in, plan, today, taken)
    if mend is not None and imports.needing_attention(plan):
        reasons = [import_words.reason(row) for row in imports.needing_attention(plan)]
        delivery.write(mend, csv_writing.write(imports.to_mend(plan, reasons, import_words.REASON_HEADING)))
    _tell(plan, done, as_json=as_json)


@click.command("export")
@click.argument("file", type=council_file)
@click.argument("register", type=click.Choice([register.value for register in Register]))
@click.option(
    "--format",
    "wanted",
    type=click.Choice([one.value for one in ExportFormat]),
    help="Otherwise as the name given with --out ends, or csv.",
)
@click.option("--out", type=council_file, help="Where to write; otherwise a name of its own, here.")
@click.option("--language", help="Of headings and names (BCP 47); otherwise the council's first.")
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="For which members and posts are shown; otherwise today."
)
@click.option("--delimiter", default=";", show_default=True, help="Of CSV: a character, or tab, comma, semicolon.")
def export_register(
    file: Path,
    register: str,
    wanted: str | None,
    out: Path | None,
    language: str | None,
    day: dt.datetime | None,
    delimiter: str,
) -> None:
    """Write a register of FILE for Excel (CSV, XLSX) or, of people, as vCards."""
    chosen, as_format = Register(register), _format(wanted, out)
    if as_format not in exports.formats(chosen):
        raise click.BadParameter("only persons and members can be written as vCards", param_hint="--format")
    with opened(file) as workspace:
        headed = spoken(workspace, language or next(iter(workspace.read(council.languages)), "en"))
        on = day.date() if day is not None else dt.datetime.now().astimezone().date()
        word_of, parting = glossary(headed).name, _character(delimiter)
        content = workspace.read(exports.content, chosen, as_format, headed, on, word_of, delimiter=parting)
    path = out or Path(f"{registers.name(chosen, headed)}.{as_format.value}")
    delivery.write(path, content)
    say(f"{path}")


def _format(wanted: str | None, out: Path | None) -> ExportFormat:
    """As the call says, else as the name of the file ends."""
    ending = out.suffix.lower().lstrip(".") if out is not None else ""
    if wanted is not None or not ending:
        return ExportFormat(wanted or "csv")
    if ending not in list(ExportFormat):
        known = ", ".join(f".{one.value}" for one in ExportFormat)
        raise click.BadParameter(f"a list ends in one of {known}, unless --format says otherwise.", param_hint="--out")
    return ExportFormat(ending)


def _corrected(form: SourceForm, encoded: str | None, delimiter: str | None, sheet: str | None) -> SourceForm:
    """What was recognised, with what the call says otherwise."""
    if sheet is not None and form.kind is SourceKind.XLSX:
        form = form.with_sheet(sheet)
    if form.csv is not None:
        parted = _character(delimiter) if delimiter is not None else form.csv.delimiter
        form = form.with_text(encoded or form.csv.encoding, parted)
    return form


def _character(delimiter: str) -> str:
    """The delimiter that is meant by a word, or by itself."""
    character = _DELIMITERS.get(delimiter, delimiter)
    if len(character) != 1 or character in '"\r\n':
        raise click.BadParameter("one character, or tab, comma, semicolon", param_hint="--delimiter")
    return character


def _planned(
    workspace: Workspace, one: Source, form: SourceForm, language: str | None, today: dt.date, *, members: bool
) -> tuple[Plan, tuple[columns.Column, ...]]:
    working = workspace.read(council.languages)
    leading = next(iter(working), "en")
    taken: tuple[columns.Column, ...] = ()
    if form.kind is SourceKind.VCARD:
        incoming = reading.from_file(one, form, (), language or leading, working)
    else:
        table = source.table(one, form)
        taken = workspace.read(imports.known_columns, table.headings)
        told_in = language or columns.language_of(table.headings, leading)
        incoming = reading.from_table(table, taken, told_in, working)
    plan = workspace.read(import_planning.plan, incoming, leading, today, as_members=members)
    return plan, taken


def _tell(plan: Plan, done: Imported | None, *, as_json: bool) -> None:
    if as_json:
        say(json.dumps(_as_json(plan, done), ensure_ascii=False, indent=1))
        return
    for standing, word in import_words.STANDINGS.items():
        say(f"{plan.count(standing):>6}  {word.lower()}")
    for row in plan.rows:
        if row.standing is Standing.UNREADABLE:
            say(f"line {row.line}: {import_words.reason(row)}", err=True)
        elif row.standing is Standing.DOUBTFUL and plan.choice(row).decision is Decision.LEAVE_OUT:
            likely = row.candidates[0]
            say(
                f"line {row.line}: {row.name} may be {likely.name} ({import_words.why_alike(likely.likeness)})",
                err=True,
            )
    if done is None:
        say("Nothing was changed.")
    else:
        say(f"Added {done.added}, changed {done.changed}, left out {done.left_out}.")
        if done.organisations:
            say(f"Organisations that nobody knew were added: {done.organisations}.")


def _as_json(plan: Plan, done: Imported | None) -> dict[str, Any]:
    counts = {standing.value: plan.count(standing) for standing in Standing}
    return {
        "source": plan.source,
        "counts": counts,
        "imported": _counted(done) if done is not None else None,
        "rows": [_row_as_json(plan, row) for row in plan.rows],
    }


def _counted(done: Imported) -> dict[str, int]:
    return {
        "added": done.added,
        "changed": done.changed,
        "left_out": done.left_out,
        "organisations": done.organisations,
    }


def _row_as_json(plan: Plan, row: PlanRow) -> dict[str, Any]:
    choice = plan.choice(row)
    return {
        "line": row.line,
        "name": row.name,
        "standing": row.standing.value,
        "decision": choice.decision.value,
        "changes": [dataclasses.asdict(change) for change in row.changes],
        "candidates": [
            {
                "person": one.person_id,
                "line": plan.rows[one.row].line if one.row is not None else None,
                "name": one.name,
                "score": one.likeness.score,
                "reasons": [reason.value for reason in one.likeness.reasons],
            }
            for one in row.candidates
        ],
        "problem": import_words.reason(row) or None,
    }
