"""Commands about a council's file as a whole: new, load, dump, info."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from councildesk.cli.backups import back_up_before
from councildesk.cli.opening import actor, content, council_file, opened, opened_to_write, source_file
from councildesk.cli.saying import say
from councildesk.documents import delivery
from councildesk.domain.retention import Occasion
from councildesk.services import council, overview, record
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace


@click.command()
@click.argument("file", type=council_file)
@click.option("--name", default="New council", help="The council's name.")
@click.option("--language", "languages", multiple=True, default=["en"], help="A working language (BCP 47); repeatable.")
@click.option("--time-zone", default="UTC", help="The council's time zone, such as Asia/Baku.")
@click.option(
    "--side",
    "sides",
    multiple=True,
    help='A side, such as "AZ=Azerbaijan@Asia/Baku"; name and time zone may be left out. Repeatable, in their order.',
)
def new(file: Path, name: str, languages: tuple[str, ...], time_zone: str, sides: tuple[str, ...]) -> None:
    """Make FILE for a new council, with the usual rules of procedure."""
    draft = council.CouncilDraft(name={languages[0]: name}, languages=tuple(languages), time_zone=time_zone)
    side_drafts = [_side(written, languages[0], time_zone) for written in sides]
    with Workspace.create(file, actor()) as workspace:
        try:
            workspace.perform("Set up council", council.found, draft, side_drafts)
        except BaseException:
            workspace.close()
            file.unlink()
            raise
    say(f"Made {file}.")


@click.command()
@click.argument("file", type=council_file)
@click.argument("source", type=source_file)
@click.option("--replace", is_flag=True, help="Replace the council that FILE holds; undo takes it back.")
def load(file: Path, source: Path, replace: bool) -> None:
    """Take the record in SOURCE (JSON, see docs/format.md) into FILE, which is made if it is not there."""
    document = content(source)
    is_new = not file.exists()
    if not is_new:
        back_up_before(file, Occasion.LOADING)
    workspace = Workspace.create(file, actor()) if is_new else opened_to_write(file)
    try:
        with workspace:
            workspace.perform("Load record", record.load, str(source), document, replace=replace)
    except BaseException:
        if is_new:
            file.unlink(missing_ok=True)
        raise
    say(f"Loaded {source} into {file}.")


@click.command()
@click.argument("file", type=council_file)
@click.option("--out", type=council_file, help="Where to write; otherwise to standard output.")
def dump(file: Path, out: Path | None) -> None:
    """Write the whole record of FILE as JSON."""
    with opened(file) as workspace:
        document = workspace.read(record.dump)
    if out is None:
        click.echo(document.encode("utf-8"), nl=False)
        return
    delivery.write(out, document.encode("utf-8"))


@click.command()
@click.argument("file", type=council_file)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def info(file: Path, as_json: bool) -> None:
    """Say what FILE holds."""
    with opened(file) as workspace:
        facts = workspace.read(overview.facts, dt.datetime.now().astimezone().date())
    if as_json:
        say(json.dumps({"file": str(file), **facts}, ensure_ascii=False, indent=1))
        return
    width = max(len(name) for name in facts)
    for name, value in facts.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        say(f"{name.replace('_', ' '):<{width}}  {shown}")


def _side(written: str, language: str, time_zone: str) -> SideDraft:
    """`CODE`, `CODE=NAME`, `CODE@ZONE` or `CODE=NAME@ZONE`; the council's time zone where none is given."""
    named, _, zone = written.partition("@")
    code, _, name = named.partition("=")
    return SideDraft(
        code.strip(), {language: name.strip()} if name.strip() else {}, time_zone=zone.strip() or time_zone
    )
