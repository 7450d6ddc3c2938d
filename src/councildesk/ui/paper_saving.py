"""Putting a paper that was made into a file: asked for beside the last one, and told when it is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from councildesk.documents import delivery
from councildesk.documents.publishing import Publication
from councildesk.ui import files, settings
from councildesk.ui.page import Desk


def ask(desk: Desk, publication: Publication, parent: QWidget) -> Path | None:
    """Where to put the paper; None when the person changed their mind."""
    folder = desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
    return files.ask_pdf(parent, Path(folder, publication.file_name))


def save(desk: Desk, publication: Publication, path: Path) -> None:
    """Write the paper, whole or not at all. Refuses as `delivery.write` does."""
    target = files.with_suffix(path, ".pdf")
    delivery.write(target, publication.pdf)
    desk.settings.put(settings.DOCUMENTS_FOLDER, str(target.parent))
    desk.live.tell(QCoreApplication.translate("PaperSaving", "Saved as {name}.").replace("{name}", target.name))
