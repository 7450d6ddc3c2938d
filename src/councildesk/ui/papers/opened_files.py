"""Files between the council's file and the rest of the computer: taken in, opened as copies, saved elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from councildesk.documents import delivery
from councildesk.domain import file_names
from councildesk.domain.errors import NotFound, Refusal
from councildesk.services import files, papers
from councildesk.services.papers import PaperFile
from councildesk.ui import settings
from councildesk.ui.page import Desk

_DOCUMENTS = frozenset(
    {
        *(".pdf", ".txt", ".md", ".csv", ".tsv", ".rtf", ".epub", ".eml", ".ics", ".vcf"),
        *(".doc", ".docx", ".dot", ".dotx", ".odt", ".ott", ".pages"),
        *(".xls", ".xlsx", ".ods", ".numbers", ".ppt", ".pptx", ".pps", ".ppsx", ".odp", ".key", ".odg", ".vsdx"),
        *(".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"),
        *(".mp3", ".m4a", ".wav", ".ogg", ".flac", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm"),
    }
)
"""Endings of what is looked at. Of those that run when they are opened every system has others, and more each year."""


class OpenedFiles(QObject):
    """Copies that were opened are private, and go when the council is closed."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live

    def open(self, version_id: str) -> None:
        """Give a copy to the program that the system has for such documents. Nothing else is opened: it might run."""
        file = self.live.read(papers.content, version_id)
        name = file_names.of_file(file.name)
        if PurePath(name).suffix.casefold() not in _DOCUMENTS:
            self.live.tell(self.tr("Only documents, pictures and recordings are opened from here. This can be saved."))
            return
        try:
            copy = self.desk.copies.put(name, file.content)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.live.tell(self.tr("No program on this computer opens such files. Save the paper instead."))

    def save(self, version_id: str, parent: QWidget) -> None:
        """Ask where to, and write the file there."""
        file = self.live.read(papers.content, version_id)
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        suggested = str(Path(folder, file_names.of_file(file.name)))
        chosen, _filter = QFileDialog.getSaveFileName(parent, self.tr("Save paper"), suggested)
        if chosen and self._write(Path(chosen), file):
            self.desk.settings.put(settings.DOCUMENTS_FOLDER, str(Path(chosen).parent))
            self.live.tell(self.tr("Saved as {name}.").replace("{name}", Path(chosen).name))

    def ask(self, parent: QWidget) -> list[Path]:
        """Files to attach; none when the person changed their mind."""
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        chosen, _filter = QFileDialog.getOpenFileNames(parent, self.tr("Attach files"), folder)
        if chosen:
            self.desk.settings.put(settings.DOCUMENTS_FOLDER, str(Path(chosen[0]).parent))
        return [Path(name) for name in chosen]

    def ask_one(self, parent: QWidget) -> Path | None:
        """A file to take the place of another one."""
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        chosen, _filter = QFileDialog.getOpenFileName(parent, self.tr("Replace file"), folder)
        return Path(chosen) if chosen else None

    def read(self, paths: Sequence[Path]) -> list[PaperFile]:
        """The files, folders passed over; none where one of them is refused, which is told."""
        try:
            return [_read(path) for path in paths if not path.is_dir()]
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return []

    def _write(self, place: Path, file: PaperFile) -> bool:
        try:
            delivery.write(place, file.content)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return False
        return True


def _read(path: Path) -> PaperFile:
    """Nothing is read of a file that is far too large. Refuses with FileTooLarge, NotFound."""
    try:
        size = path.stat().st_size
        if size > files.LARGEST:
            raise files.FileTooLarge(path.name, size, files.LARGEST)
        return PaperFile(path.name, path.read_bytes())
    except OSError as error:
        raise NotFound("file", str(path)) from error
