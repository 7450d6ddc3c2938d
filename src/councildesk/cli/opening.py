"""Opening a council's file for one command."""

from __future__ import annotations

import getpass
from contextlib import AbstractContextManager
from pathlib import Path

import click

from councildesk.domain import languages
from councildesk.domain.errors import NotFound
from councildesk.services import council, opening
from councildesk.services.workspace import Workspace

council_file = click.Path(dir_okay=False, path_type=Path)
source_file = click.Path(path_type=Path)
folder = click.Path(file_okay=False, path_type=Path)


def opened(file: Path) -> AbstractContextManager[Workspace]:
    """The council in a file to read, for a `with`, whoever has it open."""
    return opening.to_read(file, actor())


def opened_to_write(file: Path) -> Workspace:
    """The council in a file, for a `with`. Steps are recorded under the name of the person logged in."""
    return Workspace.open(file, actor())


def spoken(workspace: Workspace, tag: str) -> str:
    """A language that papers and lists can be written in: one of ours, or of the council."""
    known = list(dict.fromkeys([*workspace.read(council.languages), *languages.KNOWN]))
    if languages.canonical(tag) not in known:
        raise click.BadParameter(f"{tag!r} is none of {', '.join(known)}.", param_hint="--language")
    return languages.canonical(tag)


def content(source: Path) -> bytes:
    """The bytes of a file that is taken in. Refuses with NotFound what is not there or cannot be read."""
    try:
        return source.read_bytes()
    except OSError as error:
        raise NotFound("file", str(source)) from error


def actor() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return ""
