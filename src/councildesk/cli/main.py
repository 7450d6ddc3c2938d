"""The command line: `councildesk COMMAND …`; click does the parsing and the help.

Exit status 0; 1 with one sentence on stderr for what a person can mend; 2 for a wrong call.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from councildesk import __version__
from councildesk.cli import backups, demo, files, finding, inviting, lists, papers, soundness, steps
from councildesk.cli.saying import say
from councildesk.cli.screen import Screen
from councildesk.domain.errors import Refusal
from councildesk.services import sentences


@click.group(
    epilog="councildesk FILE opens the window with a council's file; councildesk alone, with the last one.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="CouncilDesk %(version)s")
def cli() -> None:
    """The desk of an expert council's secretariat."""


for command in (
    demo.demo,
    files.new,
    files.load,
    files.dump,
    papers.publish,
    papers.papers_folder,
    inviting.invite,
    inviting.calendar,
    finding.search,
    files.info,
    soundness.check,
    soundness.repair,
    lists.import_persons,
    lists.export_register,
    backups.backup,
    backups.list_backups,
    backups.restore,
    steps.undo,
    steps.history,
    steps.removed,
):
    cli.add_command(command)


def run(arguments: list[str], *, open_window: Callable[[Path | None], int], obstacle: Callable[[], str | None]) -> int:
    """Run one command; returns the exit status."""
    try:
        status = cli.main(arguments, prog_name="councildesk", standalone_mode=False, obj=Screen(open_window, obstacle))
    except click.ClickException as wrong_call:
        wrong_call.show()
        return wrong_call.exit_code
    except click.Abort:
        return 1
    except Refusal as refusal:
        say(sentences.sentence(refusal), err=True)
        return 1
    except BrokenPipeError:
        return 0
    return status if isinstance(status, int) else 0
