"""Files that the desk makes: the sample council, and a council of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from councildesk.services.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace
    from councildesk.ui.start.new_council_dialog import NewCouncil


def sample(file: Path) -> Workspace:
    """The sample council: as it was left where the file exists, else made anew."""
    from councildesk import resources
    from councildesk.services import record

    if file.exists():
        return opened(file)
    source = resources.sample_file("expert-council")
    return _filled(file, QT_TRANSLATE_NOOP("Steps", "Load record"), record.load, source.name, source.read_bytes())


def opened(file: Path) -> Workspace:
    """A file to write in; an older one is refused with FileOutdated, for somebody has to wait for what is done then."""
    from councildesk.services.workspace import Workspace

    return Workspace.open(file, actor(), as_is=True)


def proposed(wanted: NewCouncil, usual: Path) -> Path:
    """A file beside the usual one, called as the council is."""
    from councildesk.domain import file_names

    name = wanted.council.name
    called = next((name[tag] for tag in wanted.council.languages if tag in name), "")
    return usual.with_name(file_names.safe(called, usual.suffix, otherwise=usual.stem))


def founded(file: Path, wanted: NewCouncil) -> Workspace:
    from councildesk.services import council

    label = QT_TRANSLATE_NOOP("Steps", "Set up council")
    return _filled(file, label, council.found, wanted.council, wanted.sides, wanted.rules)


def _filled(file: Path, label: str, action: Callable[..., object], *values: object) -> Workspace:
    """A new file with its first step; when that is refused, there is no file."""
    from councildesk.services.workspace import Workspace

    workspace = Workspace.create(file, actor())
    try:
        workspace.perform(label, action, *values)
    except BaseException:
        workspace.close()
        file.unlink(missing_ok=True)
        raise
    return workspace


def actor() -> str:
    """Under whose name steps are recorded: the person logged in; empty where nobody knows."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
