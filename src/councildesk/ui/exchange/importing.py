"""Bringing people in: from a file that is chosen, or one that is dropped onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QMimeData
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import files, places, settings
from councildesk.ui.page import Desk, Page, Place

_IMPORT = QT_TRANSLATE_NOOP("Importing", "Import people…")

SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".vcf", ".vcard"})
"""Of files that the window takes when they are dropped; others can be chosen."""


def import_action(page: Page) -> QAction:
    """An action of a page that brings people in."""

    def bring_in() -> None:
        place = ask_and_import(page.desk, page)
        if place is not None:
            page.place_wanted.emit(place)

    return page.add_page_action(QCoreApplication.translate("Importing", _IMPORT), "import", "", bring_in)


def ask_and_import(desk: Desk, parent: QWidget) -> Place | None:
    """Ask for a file, and bring its people in; where they stand now, None where nobody was brought in."""
    if not desk.live.lets_write():
        return None
    folder = desk.settings.get(settings.DOCUMENTS_FOLDER) or QDir.homePath()
    path = files.ask_people(parent, Path(folder))
    if path is None:
        return None
    desk.settings.put(settings.DOCUMENTS_FOLDER, str(path.parent))
    return import_from(desk, path, parent)


def import_from(desk: Desk, path: Path, parent: QWidget) -> Place | None:
    """Bring the people of a file in; where they stand now, None where nobody was brought in."""
    from councildesk.ui.exchange.import_dialog import ImportDialog

    if not desk.live.lets_write():
        return None
    people = ImportDialog.show_for(desk, path, parent)
    return places.of_persons(people) if people else None


def dropped(data: QMimeData) -> Path | None:
    """The one file of people that is dropped; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None
