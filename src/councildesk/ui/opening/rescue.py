"""What is done about a damaged file at a click: what can be read, or its newest sound backup, goes into a new file."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from councildesk.services import backup_places, backups, opening
from councildesk.services.backup_places import BackupRow
from councildesk.ui.background import Background
from councildesk.ui.opening.opener import Rescue
from councildesk.ui.opening.repair_dialog import RepairDialog


def rescue(window: QWidget, threads: Background, root: Path, second: Path | None, language: str) -> Rescue:
    """For files whose backups lie below `root`, and below a second place if one is chosen."""
    return Rescue(
        newest=partial(_made_at, root, second),
        repair=partial(RepairDialog.run, threads=threads, language=language, parent=window),
        restore=partial(_restored, root, second),
    )


def _made_at(root: Path, second: Path | None, file: Path) -> dt.datetime | None:
    row = _newest(root, second, file)
    return row.at if row is not None else None


def _restored(root: Path, second: Path | None, file: Path) -> Path | None:
    row = _newest(root, second, file)
    return opening.copy_backup(row.path, file, row.at.astimezone().date()) if row is not None else None


def _newest(root: Path, second: Path | None, file: Path) -> BackupRow | None:
    """Looked through from end to end, for which one has to wait."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return backups.newest_good(backup_places.of(file, root, second))
    finally:
        QGuiApplication.restoreOverrideCursor()
