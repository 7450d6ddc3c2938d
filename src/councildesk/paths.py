"""Where the program keeps its own files on this machine, for the person who runs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """Nothing here exists until somebody writes it; parents are made then, too."""

    council: Path
    """The council file that is offered where none is named."""
    settings: Path
    """What belongs to the desk and not to the council: language, last file, sizes of windows."""
    log: Path
    backups: Path
    """Holds a folder for each council file; services.backup_places says how it is called."""
    rescue: Path
    """Holds what was typed while a council's file could not be written."""
    glance: Path
    """What the first page showed last; the next start is faster with it, and nothing is lost without."""
    doors: Path
    """Where windows of open files are found by a second start; for this person alone, and empty after a restart."""


def personal_paths() -> Paths:
    """The folders that the system reserves for a person's data, settings and logs."""
    import platformdirs  # only here: most of the program is handed paths

    folders = platformdirs.PlatformDirs("CouncilDesk", appauthor=False)
    return Paths(
        council=folders.user_data_path / "Council.council",
        settings=folders.user_config_path / "settings.ini",
        log=folders.user_log_path / "councildesk.log",
        backups=folders.user_data_path / "Backups",
        rescue=folders.user_data_path / "Rescue",
        glance=folders.user_cache_path / "glance.json",
        doors=folders.user_runtime_path,
    )
