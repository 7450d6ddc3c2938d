"""What is done about a damaged file at a click: what can be read, or a sound backup of it, goes into a new file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from councildesk.services import backup_places, opening
from councildesk.services.backup_places import BackupRow
from councildesk.ui.background import Background
from councildesk.ui.opening.backup_choice_dialog import BackupChoiceDialog
from councildesk.ui.opening.backup_search_dialog import BackupSearchDialog
from councildesk.ui.opening.opener import Rescue
from councildesk.ui.opening.questions import KnownBackups
from councildesk.ui.opening.repair_dialog import RepairDialog
from councildesk.ui.settings import Settings


def rescue(
    window: QWidget, threads: Background, kept: Settings, root: Path, second: Path | None, language: str
) -> Rescue:
    """For files whose backups lie below `root`, and below a second place if one is chosen."""
    found = _Backups(window, threads, kept, root, second, language)
    return Rescue(
        known=found.known,
        repair=partial(RepairDialog.run, threads=threads, language=language, parent=window),
        restore=found.restore_newest,
        choose=found.choose,
    )


class _Backups:
    """The newest sound one of a file is looked for once."""

    def __init__(
        self, window: QWidget, threads: Background, kept: Settings, root: Path, second: Path | None, language: str
    ) -> None:
        self._window, self._threads, self._kept = window, threads, kept
        self._root, self._second, self._language = root, second, language
        self._newest: dict[Path, BackupRow] = {}

    def known(self, file: Path) -> KnownBackups:
        places = backup_places.of(file, self._root, self._second)
        are_there = bool(backup_places.rows(places))
        if file not in self._newest and are_there:
            row = BackupSearchDialog.run(places, self._threads, self._window)
            if row is not None:
                self._newest[file] = row
        return KnownBackups(self._newest[file].at if file in self._newest else None, are_there)

    def restore_newest(self, file: Path) -> Path | None:
        return _copied(self._newest.get(file), file)

    def choose(self, file: Path) -> Path | None:
        places = backup_places.of(file, self._root, self._second)
        return _copied(BackupChoiceDialog.ask(places, self._threads, self._kept, self._language, self._window), file)


def _copied(row: BackupRow | None, file: Path) -> Path | None:
    return opening.copy_backup(row.path, file, row.at.astimezone().date()) if row is not None else None
