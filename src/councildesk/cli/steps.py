"""Commands about the journal: undo, history."""

from __future__ import annotations

import itertools
from pathlib import Path

import click

from councildesk.cli.opening import council_file, opened, opened_to_write
from councildesk.services import history as journal


@click.command()
@click.argument("file", type=council_file)
@click.option("--redo", is_flag=True, help="Take the step again that was undone last.")
def undo(file: Path, redo: bool) -> None:
    """Take back the last step in FILE."""
    with opened_to_write(file) as workspace:
        announcement = workspace.redo() if redo else workspace.undo()
    click.echo(f"{'Taken again' if redo else 'Taken back'}: {announcement.label}.")


@click.command()
@click.argument("file", type=council_file)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many steps.")
def history(file: Path, limit: int) -> None:
    """List the last steps in FILE, newest first: when (UTC), who, what."""
    with opened(file) as workspace:
        steps = workspace.read(journal.steps)
    for step in itertools.islice(steps, limit):
        kind = "" if step.kind == "edit" else f" ({step.kind.value})"
        click.echo(f"{step.at:%Y-%m-%d %H:%M:%S}  {step.actor or '-':<12}  {step.label}{kind}")
