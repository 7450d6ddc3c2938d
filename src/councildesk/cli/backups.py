"""Commands about backups: backup, backups, restore."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from councildesk import paths
from councildesk.cli.opening import actor, council_file, folder, opened, opened_to_write
from councildesk.cli.saying import say
from councildesk.domain import sizes
from councildesk.domain.errors import NotFound, Refusal
from councildesk.domain.retention import Occasion
from councildesk.services import (
    backup_comparison,
    backup_places,
    backup_sentences,
    backups,
    restoring,
    sentences,
    words,
)
from councildesk.services.backup_comparison import Restoration
from councildesk.services.backup_places import BackupPlaces, BackupRow


@click.command()
@click.argument("file", type=council_file)
@click.option("--to", type=folder, help="A folder to put it into; otherwise where the program keeps backups of FILE.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def backup(file: Path, to: Path | None, as_json: bool) -> None:
    """Make a backup of FILE, also while it is open, and check it."""
    made = backups.copy_to(file, to) if to is not None else backups.make(places_of(file), Occasion.BY_HAND)
    if as_json:
        _print({"backup": str(made.path), "size": made.size, "steps": made.steps})
    else:
        say(f"Backed up {file} as {made.path}: {sizes.shown(made.size)}, checked.")


@click.command("backups")
@click.argument("file", type=council_file)
@click.option("--in", "second", type=folder, help="A second place to look in, as it is chosen in the window.")
@click.option("--check", is_flag=True, help="Look through each of them; exit 1 when one is damaged.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def list_backups(context: click.Context, file: Path, second: Path | None, check: bool, as_json: bool) -> None:
    """List the backups of FILE, newest first: when (UTC), why, how large, and what was done last."""
    told = [_facts(row, check=check) for row in backup_places.rows(places_of(file, second))]
    if as_json:
        _print({"file": str(file), "backups": told})
    elif not told:
        say(f"There is no backup of {file} yet.")
    else:
        for one in told:
            say(_line(one))
    if any("problem" in one for one in told):
        context.exit(1)


@click.command()
@click.argument("file", type=council_file)
@click.argument("backup", type=council_file)
@click.option("--out", type=council_file, help="Put the backup into a new file, and leave FILE as it is.")
@click.option("--in-place", is_flag=True, help="Give FILE the record of the backup, as one step that undo takes back.")
@click.option("--preview", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def restore(file: Path, backup: Path, out: Path | None, in_place: bool, preview: bool, as_json: bool) -> None:
    """Bring BACKUP (a path, or a name that `backups FILE` lists) back into FILE, and say what changes.

    A backup of FILE as it is now is made first. A damaged FILE is replaced, and kept beside it under another name.
    """
    if [out is not None, in_place, preview].count(True) != 1:
        raise click.UsageError("Say one of --out NEW, --in-place and --preview.")
    places = places_of(file)
    source = _found(places, backup)
    if out is not None:
        restoring.to_new_file(source, out)
        _tell({"backup": str(source), "file": str(out)}, f"Restored {source} into {out}.", as_json=as_json)
        return
    try:
        wanted, before = _restored(places, source, only_compare=preview)
    except Refusal as refusal:
        if preview or not restoring.calls_for_replacing(refusal, places):
            raise
        kept = restoring.in_place_of_damaged(source, file, restoring.today(), actor())
        replaced = {"backup": str(source), "file": str(file), "damaged": str(kept) if kept.exists() else None}
        beside = f" What was there is now {kept}." if kept.exists() else ""
        _tell(replaced, f"Restored {source} into {file}.{beside}", as_json=as_json)
        return
    facts: dict[str, Any] = {
        "backup": str(source),
        "file": str(file),
        "before": str(before) if before else None,
        "changes": [asdict(one) for one in wanted.changes],
    }
    _tell(facts, "\n".join(_summary(file, source, wanted, only_compare=preview)), as_json=as_json)


def places_of(file: Path, second: Path | None = None) -> BackupPlaces:
    """Where the backups of a file are, for the person who runs the program."""
    return backup_places.of(file, paths.personal_paths().backups, second)


def back_up_before(file: Path, occasion: Occasion) -> None:
    """For commands that change much at once. They go on without a backup, because what they do can be undone."""
    try:
        backups.make(places_of(file), occasion)
    except Refusal as refusal:
        say(f"No backup was made: {sentences.sentence(refusal)}", err=True)


def _restored(places: BackupPlaces, source: Path, *, only_compare: bool) -> tuple[Restoration, Path | None]:
    """What changes in the file, and the backup of it as it was before."""
    open_file = opened if only_compare else opened_to_write
    with open_file(places.file) as workspace, restoring.opened(source) as backup:
        wanted = backup_comparison.compare(workspace, backup, "en")
        if only_compare:
            return wanted, None
        before = backups.make(places, Occasion.RESTORING)
        workspace.perform(restoring.LABEL, restoring.restore, wanted)
        return wanted, before.path


def _found(places: BackupPlaces, named: Path) -> Path:
    if named.exists():
        return named
    listed = places.folder / named.name
    if named.name == str(named) and listed.exists():
        return listed
    raise NotFound("file", str(named))


def _facts(row: BackupRow, *, check: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "name": row.path.name,
        "path": str(row.path),
        "at": row.at.isoformat(),
        "occasion": row.occasion.value,
        "size": row.size,
        "in_second_place": row.is_second,
    }
    try:
        inside = backups.contents(row.path)
        if check:
            backups.check(row)
    except Refusal as refusal:
        return {**facts, "problem": sentences.sentence(refusal)}
    last = {"label": inside.label, "at": inside.at.isoformat() if inside.at else None, "actor": inside.actor}
    return {**facts, "council": dict(inside.names), "last_step": last, "counts": dict(inside.counts)}


def _line(one: dict[str, Any]) -> str:
    occasion = backup_sentences.occasion(Occasion(one["occasion"]))
    head = f"{one['name']}  {sizes.shown(one['size']):>9}  {occasion}"
    if "problem" in one:
        return f"{head}\n    {one['problem']}"
    counts = ", ".join(
        f"{count} {words.noun(noun) if count == 1 else words.nouns(noun)}" for noun, count in one["counts"].items()
    )
    return f"{head}\n    last step: {one['last_step']['label'] or '-'}; {counts}"


def _summary(file: Path, source: Path, wanted: Restoration, *, only_compare: bool) -> list[str]:
    if wanted.is_empty:
        return [f"{file} is as it was in {source}: nothing changes."]
    lines = [f"Restoring {source} would change in {file}:" if only_compare else f"Restored {source} into {file}:"]
    lines += [f"  {backup_sentences.noun(one)}: {'; '.join(backup_sentences.change(one))}" for one in wanted.changes]
    return lines if only_compare else [*lines, "councildesk undo takes it back."]


def _tell(facts: dict[str, Any], sentence: str, *, as_json: bool) -> None:
    if as_json:
        _print(facts)
    else:
        say(sentence)


def _print(facts: dict[str, Any]) -> None:
    say(json.dumps(facts, ensure_ascii=False, indent=1))
