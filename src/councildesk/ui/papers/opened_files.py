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

_PROGRAMS = frozenset(
    {
        *(".app", ".bat", ".cmd", ".com", ".desktop", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi"),
        *(".ps1", ".reg", ".scr", ".sh", ".vbe", ".vbs", ".wsf"),
    }
)
"""Endings of files that would run when they are opened."""


class OpenedFiles(QObject):
    """Copies that were opened are private, and go when the council is closed."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live

    def open(self, version_id: str) -> None:
        """Give a copy to the program that the system has for such files. A program itself is never started."""
        file = self.live.read(papers.content, version_id)
        if PurePath(file.name).suffix.casefold() in _PROGRAMS:
            self.live.tell(self.tr("This file is a program. It can be saved, but it is not opened from here."))
            return
        try:
            copy = self.desk.copies.put(_safe(file.name), file.content)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.live.tell(self.tr("No program on this computer opens such files. Save the paper instead."))

    def save(self, version_id: str, parent: QWidget) -> None:
        """Ask where to, and write the file there."""
        file = self.live.read(papers.content, version_id)
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        suggested = str(Path(folder, _safe(file.name)))
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


def _safe(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return file_names.safe(stem, dot + ending) if stem else file_names.safe(name)
