"""The commands that publish a paper, and that write all papers of a meeting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from councildesk.cli.opening import council_file, folder, opened, spoken
from councildesk.cli.saying import say
from councildesk.documents import delivery, publishing
from councildesk.documents import papers_folder as papers
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.publishing import Publication
from councildesk.services import council, meetings


@click.command()
@click.argument("file", type=council_file)
@click.argument("document", type=click.Choice([kind.value for kind in DocumentKind]))
@click.option(
    "--meeting",
    "number",
    help="Number or date of the meeting; otherwise the last one, and of open actions those of the council.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="One or two (BCP 47), each with its own --language; otherwise the first two.",
)
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Of the members and the council's open actions: the day they are for; otherwise today.",
)
@click.option("--out", type=council_file, help="Where to write; otherwise a name of its own, here.")
def publish(
    file: Path,
    document: str,
    number: str | None,
    languages: tuple[str, ...],
    day: dt.datetime | None,
    out: Path | None,
) -> None:
    """Write a paper of a meeting, the list of members, or the council's open actions on a day, as PDF."""
    if len(languages) > 2:
        raise click.BadParameter("a paper has one or two languages", param_hint="--language")
    with opened(file) as workspace:
        chosen = tuple(spoken(workspace, tag) for tag in languages) or tuple(workspace.read(council.languages)[:2])
        made_at = dt.datetime.now(dt.UTC)
        on = day.date() if day else dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
        if document == DocumentKind.MEMBERS:
            publication = publishing.publish_members(workspace, on, chosen, made_at)
        elif document == DocumentKind.ACTIONS and number is None:
            publication = publishing.publish_open_actions(workspace, on, chosen, made_at)
        else:
            meeting = workspace.read(meetings.find, number)
            publication = publishing.publish(workspace, DocumentKind(document), meeting, chosen, made_at)
    path = out or Path(publication.file_name)
    delivery.write(path, publication.pdf)
    tell(path, publication)


@click.command("papers")
@click.argument("file", type=council_file)
@click.option("--meeting", "number", help="Number or date of the meeting; otherwise the next one.")
@click.option(
    "--language", "languages", multiple=True, help="Of the agenda: one or two (BCP 47); otherwise the first two."
)
@click.option("--out", type=folder, default=Path(), help="The folder in which a new one is made; otherwise here.")
def papers_folder(file: Path, number: str | None, languages: tuple[str, ...], out: Path) -> None:
    """Write the agenda of a meeting and all its papers into one new folder, numbered by item."""
    if len(languages) > 2:
        raise click.BadParameter("a paper has one or two languages", param_hint="--language")
    with opened(file) as workspace:
        meeting = workspace.read(meetings.coming, number)
        chosen = tuple(spoken(workspace, tag) for tag in languages) or tuple(workspace.read(council.languages)[:2])
        written = papers.write(workspace, meeting, chosen, out, dt.datetime.now(dt.UTC))
    say(f"{written.folder} ({len(written.files)} {'file' if len(written.files) == 1 else 'files'})")
    for problem in written.problems:
        say(f"  {problem}", err=True)


def tell(path: Path, publication: Publication) -> None:
    """Say what was written, and which characters could not be printed where."""
    say(f"{path} ({publication.pages} {'page' if publication.pages == 1 else 'pages'})")
    for problem in publication.problems:
        say(f"  {problem}", err=True)
