"""Commands that write what goes out before a meeting: invitations and the calendar entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from councildesk.cli.opening import council_file, folder, opened, spoken
from councildesk.cli.saying import say
from councildesk.documents import delivery, dispatch
from councildesk.services import council, meetings

meeting_option = click.option("--meeting", "number", help="Number or date of the meeting; otherwise the next one.")


@click.command()
@click.argument("file", type=council_file)
@meeting_option
@click.option("--out", type=folder, default=Path(), help="The folder in which a new one is made; otherwise here.")
def invite(file: Path, number: str | None, out: Path) -> None:
    """Write a letter, a calendar entry and a mail for everybody invited to a meeting, in one new folder.

    The mails open as drafts in Outlook, Apple Mail and Thunderbird. Alternates who are only informed get neither a
    calendar entry nor access data; whoever was removed after having been written to is told so. Nothing is sent or
    marked as sent.
    """
    with opened(file) as workspace:
        meeting_id = workspace.read(meetings.coming, number)
        written = dispatch.write(workspace, meeting_id, out, dt.datetime.now(dt.UTC))
    invited = len(written.invitations) - len(written.withdrawn)
    counts = [f"{invited} {'invitation' if invited == 1 else 'invitations'}"]
    if written.withdrawn:
        counts.append(f"{len(written.withdrawn)} withdrawn")
    say(f"{written.folder} ({', '.join(counts)})")
    for name in written.without_mail:
        say(f"  no mail address: {name}", err=True)
    for problem in written.problems:
        say(f"  {problem}", err=True)


@click.command()
@click.argument("file", type=council_file)
@meeting_option
@click.option("--language", help="BCP 47; otherwise the first of the council.")
@click.option("--out", type=council_file, required=True, help="Where to write the .ics file.")
def calendar(file: Path, number: str | None, language: str | None, out: Path) -> None:
    """Write a meeting as a calendar entry (iCalendar) for anybody, without links and access data."""
    with opened(file) as workspace:
        meeting_id = workspace.read(meetings.coming, number)
        tag = spoken(workspace, language or workspace.read(council.languages)[0])
        content = dispatch.public_entry(workspace, meeting_id, tag, dt.datetime.now(dt.UTC))
    delivery.write(out, content)
    say(str(out))
