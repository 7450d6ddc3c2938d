"""Putting a finished paper into its place: whole, or not at all."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from councildesk.domain import file_names
from councildesk.domain.errors import Refusal
from councildesk.storage import header, whole_files


@dataclass
class PlaceRefused(Refusal):
    """A file cannot be written here: `reason` is what the system says."""

    path: str
    reason: str


@dataclass
class PlaceFull(Refusal):
    """The disk has no room for the file."""

    path: str


@dataclass
class CouncilInTheWay(Refusal):
    """There is a council's file of this name: nothing else ever takes its place."""

    path: str


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there when it is whole and on the disk.

    What was there before stays until then. Refuses with PlaceRefused, PlaceFull, or CouncilInTheWay.
    """
    with telling(path):
        if path.is_file() and header.version(path) is not None:
            raise CouncilInTheWay(str(path))
        whole_files.write(path, content, is_public=True)


def make_folder(path: Path) -> None:
    """Make a folder with those above it, if they are not there. Refuses with PlaceRefused."""
    with telling(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """Fill a new folder inside `parent`: gives where to write, and what it will be called once all is written.

    An earlier one of that name stays as it is. What breaks off leaves nothing. Refuses with PlaceRefused or PlaceFull.
    """
    make_folder(parent)
    taken = {path.name.casefold() for path in parent.iterdir()}
    folder = parent / file_names.unlike(name, taken)
    with telling(folder):
        partial = Path(tempfile.mkdtemp(dir=parent, prefix=".", suffix=".part"))
        try:
            yield partial, folder
            partial.chmod(0o777 & ~whole_files.umask())
            partial.rename(folder)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what the system says of a place into a refusal: PlaceRefused or PlaceFull."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PlaceFull(str(path)) from error
        raise PlaceRefused(str(path), error.strerror or str(error)) from error
