"""Commands about the journal: undo, history, removed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from councildesk.cli.opening import council_file, opened, opened_to_write, spoken
from councildesk.cli.saying import say
from councildesk.services import choices, council, record_finding, record_history, step_lines, titles, words
from councildesk.services import removed as removals
from councildesk.services.history import ChangeRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.record_finding import Meant
from councildesk.services.removed import RemovedRow
from councildesk.services.step_lines import StepLine, Wanted
from councildesk.services.workspace import Workspace

_BRING_BACK = QT_TRANSLATE_NOOP("Steps", "Bring back what was removed")


@click.command()
@click.argument("file", type=council_file)
@click.option("--redo", is_flag=True, help="Take the step again that was undone last.")
def undo(file: Path, redo: bool) -> None:
    """Take back the last step in FILE."""
    with opened_to_write(file) as workspace:
        announcement = workspace.redo() if redo else workspace.undo()
    say(f"{'Taken again' if redo else 'Taken back'}: {announcement.label}.")


@click.command(
    epilog="The JSON is an object: of the council steps, each with step, at (UTC), by, label, kind (edit, undo, redo), "
    "nouns, records and more (whether it concerns more records than are named); of a record noun, id, title, removed "
    "and changes, each with step, at, by, label, kind, noun, id, field, language, old and new. Values are as they are "
    "kept; where they are ids of other records, refers_to is the noun of those, and old_title and new_title are what "
    "they are called."
)
@click.argument("file", type=council_file)
@click.argument("record", required=False)
@click.option("--field", help="Of a record, only this field: its name, or as the JSON has it.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many steps or changes.")
@click.option("--language", help="Of names; otherwise the first of the council.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def history(file: Path, record: str | None, field: str | None, limit: int, language: str | None, as_json: bool) -> None:
    """List the last steps in FILE, newest first: when (UTC), who, what.

    With RECORD what became of it and its parts: the number of a meeting, decision, action or paper, a name, or an id.
    """
    if field is not None and record is None:
        raise click.UsageError("--field needs a RECORD.")
    with opened(file) as workspace:
        reader = spoken(workspace, language or next(iter(workspace.read(council.languages)), "en"))
        if record is None:
            _tell_steps(workspace.read(step_lines.portion, Wanted(), reader, limit).lines, as_json=as_json)
        else:
            _tell_record(workspace, _meant(workspace, record, reader), field, limit, reader, as_json=as_json)


@click.command(
    epilog="The JSON is a list; each has step, at (UTC), by, label, nouns, records, count and parts (how many of each "
    "noun went with them)."
)
@click.argument("file", type=council_file)
@click.option("--bring-back", type=click.IntRange(1), metavar="STEP", help="Bring back what this step removed.")
@click.option("--language", help="Of names; otherwise the first of the council.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def removed(file: Path, bring_back: int | None, language: str | None, as_json: bool) -> None:
    """List what was removed from FILE and is still gone, newest first: the step, when (UTC), who, what."""
    with opened(file) if bring_back is None else opened_to_write(file) as workspace:
        reader = spoken(workspace, language or next(iter(workspace.read(council.languages)), "en"))
        if bring_back is not None:
            workspace.perform(_BRING_BACK, removals.bring_back, bring_back, reader)
        rows = workspace.read(removals.rows, reader)
    if as_json:
        _print([_removed_facts(row) for row in rows])
    elif bring_back is not None:
        say(f"Brought back what step {bring_back} removed.")
    elif not rows:
        say("Nothing is removed.")
    else:
        for row in rows:
            say(f"{row.place:>6}  {_moment(row.at)}  {row.actor or '-':<12}  {_what(row)}")


def _tell_steps(lines: Iterable[StepLine], *, as_json: bool) -> None:
    if as_json:
        _print({"steps": [_step_facts(line) for line in lines]})
        return
    for line in lines:
        kind = "" if line.kind == "edit" else f" ({line.kind.value})"
        called = "; ".join((*line.titles, *(["…"] if line.has_more else [])))
        say(f"{_moment(line.at)}  {line.actor or '-':<12}  {line.label}{kind}" + (f": {called}" if called else ""))


def _tell_record(
    workspace: Workspace, one: Meant, field: str | None, limit: int, language: str, *, as_json: bool
) -> None:
    # A field may have been changed long ago: then the whole history is looked through.
    told = workspace.read(record_history.told, one.noun, one.id, limit if field is None else 10**9)
    changes = [change for change in told.changes if field is None or _is_field(change, field)]
    if field is not None and not changes:
        raise click.ClickException(f"“{field}” was never changed there, or is no field; see --json.")
    changes = changes[:limit]
    named = workspace.read(titles.of, _named(changes), language)
    if as_json:
        facts = {"noun": one.noun, "id": one.id, "title": one.title, "removed": one.is_removed}
        _print({**facts, "changes": [_change_facts(change, named) for change in changes]})
        return
    say(f"{_capital(words.noun(one.noun))} {one.title}{' (removed)' if one.is_removed else ''}")
    for change in changes:
        part = "" if change.id == one.id else f"{words.noun(change.noun)} {named[change.noun, change.id]}: "
        say(f"{_moment(change.at)}  {change.actor or '-':<12}  {part}{_said(change, named)}")
    if told.has_older:
        say("There are older changes; see --limit.")


def _meant(workspace: Workspace, typed: str, language: str) -> Meant:
    """Refuses where nothing is meant, and where several are with a list of them."""
    found = workspace.read(record_finding.meant, typed, language)
    if not found:
        raise click.ClickException(f"Nothing is called “{typed}”. Give a number, a name or an id; see search.")
    if len(found) > 1:
        listed = "\n".join(f"  {one.id}  {words.noun(one.noun)}  {one.title}" for one in found)
        raise click.ClickException(f"“{typed}” may be one of these; give its id:\n{listed}")
    return found[0]


def _is_field(change: ChangeRow, field: str) -> bool:
    return field.casefold() in (change.field.casefold(), words.field(change.field).casefold())


def _said(change: ChangeRow, named: dict[titles.Key, str]) -> str:
    if change.field == "deleted":
        return "added" if change.is_creation else "removed" if change.is_removal else "brought back"
    field = words.field(change.field) + (f" ({change.language})" if change.language else "")
    old, new = (_value(change, kept, named) for kept in (change.old, change.new))
    return f"{field}: {old} -> {new}"


def _value(change: ChangeRow, kept: Any, named: dict[titles.Key, str]) -> str:
    if kept is None or kept == "":
        return "-"
    if change.refers_to is not None:
        return named.get((change.refers_to, kept)) or "-"
    match kept:
        case bool():
            return "yes" if kept else "no"
        case StrEnum():
            return choices.word(kept)
        case dt.datetime():
            return _moment(kept)
        case list() | dict():
            return titles.shortened(json.dumps(kept, ensure_ascii=False))
    return " ".join(str(kept).split())


def _named(changes: Iterable[ChangeRow]) -> set[titles.Key]:
    """What these changes name: the records they are of, and those they refer to."""
    found = {(change.noun, change.id) for change in changes}
    for change in changes:
        if change.refers_to is not None:
            found |= {(change.refers_to, key) for key in (change.old, change.new) if key}
    return found


def _step_facts(line: StepLine) -> dict[str, Any]:
    facts = {"step": line.place, "at": _instant(line.at), "by": line.actor, "label": line.label}
    return facts | {
        "kind": line.kind.value,
        "nouns": list(line.nouns),
        "records": list(line.titles),
        "more": line.has_more,
    }


def _change_facts(change: ChangeRow, named: dict[titles.Key, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {"step": change.place, "at": _instant(change.at), "by": change.actor}
    facts |= {"label": change.label, "kind": change.kind.value, "noun": change.noun, "id": change.id}
    facts |= {"field": change.field, "language": change.language}
    facts |= {"old": _plain(change.old), "new": _plain(change.new)}
    if change.refers_to is not None:
        called = {f"{name}_title": named.get((change.refers_to, facts[name])) for name in ("old", "new") if facts[name]}
        facts |= {"refers_to": change.refers_to, **called}
    return facts


def _removed_facts(row: RemovedRow) -> dict[str, Any]:
    facts = {"step": row.place, "at": _instant(row.at), "by": row.actor, "label": row.label}
    return facts | {
        "nouns": list(row.nouns),
        "records": list(row.titles),
        "count": row.count,
        "parts": dict(row.parts),
    }


def _what(row: RemovedRow) -> str:
    nouns = ", ".join(words.noun(noun) if row.count == 1 else words.nouns(noun) for noun in row.nouns)
    called = "; ".join((*row.titles, *(["…"] if row.count > len(row.titles) > 0 else [])))
    parts = ", ".join(
        f"{count} {words.noun(noun) if count == 1 else words.nouns(noun)}" for noun, count in row.parts.items()
    )
    return f"{nouns}: {called}" + (f" (with {parts})" if parts else "")


def _plain(value: Any) -> Any:
    return (
        _instant(value)
        if isinstance(value, dt.datetime)
        else value.isoformat()
        if isinstance(value, dt.date)
        else value
    )


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _print(facts: Any) -> None:
    say(json.dumps(facts, ensure_ascii=False, indent=1))
