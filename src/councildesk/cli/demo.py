"""The command that shows everything: the sample council, its papers, its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import click

from councildesk import resources
from councildesk.cli.opening import actor, folder, opened
from councildesk.cli.papers import tell
from councildesk.cli.saying import say
from councildesk.cli.screen import Screen
from councildesk.documents import delivery, publishing
from councildesk.documents.kinds import OF_MEETINGS, DocumentKind
from councildesk.documents.publishing import Publication
from councildesk.domain.meetings import MeetingState
from councildesk.services import meetings, record
from councildesk.services.workspace import Workspace

PAIRS = (("de", "en"), ("az", "uz"), ("ru", "uz-Cyrl"))
AHEAD = (
    DocumentKind.INVITATION,
    DocumentKind.INVITED,
    DocumentKind.AGENDA,
    DocumentKind.PARTICIPANTS,
    DocumentKind.SIGN_IN,
)
NAME = "Expert council"


@click.command()
@click.option("--out", type=folder, default=Path("councildesk-demo"), show_default=True, help="The folder to write to.")
@click.option("--no-window", is_flag=True, help="Do not open the window.")
@click.pass_obj
def demo(screen: Screen, out: Path, no_window: bool) -> int:
    """Make the sample council's file, write its papers, and open its window.

    A sample made earlier is kept with all that was changed in it; its papers are written anew.
    """
    file = out / f"{NAME}.council"
    delivery.make_folder(out)
    with _sample(file) as workspace:
        for publication in _papers(workspace):
            path = out / publication.file_name
            delivery.write(path, publication.pdf)
            tell(path, publication)
    say(f"The sample council is {file}.")
    if no_window:
        return 0
    if reason := screen.obstacle():
        say(f"No window: {reason}")
        return 0
    return screen.open_window(file)


def _sample(file: Path) -> AbstractContextManager[Workspace]:
    if file.exists():
        return opened(file)
    source = resources.sample_file("expert-council")
    workspace = Workspace.create(file, actor())
    workspace.perform("Load record", record.load, source.name, source.read_bytes())
    return workspace


def _papers(workspace: Workspace) -> Iterator[Publication]:
    """In each pair of languages: all papers of meetings held, those that prepare a meeting to come, the members."""
    made_at = dt.datetime.now(dt.UTC)
    for meeting in reversed(workspace.read(meetings.rows, "en")):
        kinds = OF_MEETINGS if meeting.state in (MeetingState.HELD, MeetingState.CLOSED) else AHEAD
        for languages in PAIRS:
            for kind in kinds:
                yield publishing.publish(workspace, kind, meeting.id, languages, made_at)
    for languages in PAIRS:
        yield publishing.publish_members(workspace, made_at.date(), languages, made_at)
