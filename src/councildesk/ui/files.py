"""Asking for files, with the system's own dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from councildesk.services.marking import QT_TRANSLATE_NOOP

SUFFIX = ".council"

_COUNCILS = QT_TRANSLATE_NOOP("Files", "Council files (*.council)")
_ALL = QT_TRANSLATE_NOOP("Files", "All files (*)")


def ask_existing(parent: QWidget, near: Path) -> Path | None:
    """A council file to open; None when the person changed their mind."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Open a council's file"))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(near.parent), _filters())
    return Path(name) if name else None


def dropped(data: QMimeData) -> Path | None:
    """The one council file that is dropped; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None


def ask_new(parent: QWidget, proposed: Path) -> Path | None:
    """Where to put a new council's file. An existing one is replaced by nobody: the service refuses."""
    proposed.parent.mkdir(parents=True, exist_ok=True)
    title = _translated(QT_TRANSLATE_NOOP("Files", "Where shall the new council's file be?"))
    return _ask_save(parent, title, proposed, _filters(), SUFFIX)


def ask_backup(parent: QWidget, folder: Path) -> Path | None:
    """A backup that is not listed: of another file, or on a stick of another computer."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Restore from a file"))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), _filters())
    return Path(name) if name else None


def ask_restored(parent: QWidget, proposed: Path) -> Path | None:
    """Where to put a backup as a file of its own. An existing one is replaced by nobody: the service refuses."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Restore into a new file"))
    return _ask_save(parent, title, proposed, _filters(), SUFFIX)


def ask_backup_folder(parent: QWidget, near: Path | None) -> Path | None:
    """A folder where backups are put as well, such as a stick."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "A second place for backups"))
    name = QFileDialog.getExistingDirectory(parent, title, str(near.parent) if near is not None else "")
    return Path(name) if name else None


def ask_pdf(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save a paper; the system asks before one that exists is replaced."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Save paper"))
    return _ask_save(parent, title, proposed, _translated(QT_TRANSLATE_NOOP("Files", "PDF (*.pdf)")), ".pdf")


def ask_report(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save the report of an error; the system asks before one that exists is replaced."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Save report"))
    return _ask_save(parent, title, proposed, _translated(QT_TRANSLATE_NOOP("Files", "Text (*.txt)")), ".txt")


def ask_image(parent: QWidget, near: Path) -> Path | None:
    """An image to take in; None when the person changed their mind."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Choose an image"))
    kind = _translated(QT_TRANSLATE_NOOP("Files", "Images (*.png *.jpg *.jpeg)"))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(near), f"{kind};;{_translated(_ALL)}")
    return Path(name) if name else None


def ask_people(parent: QWidget, near: Path) -> Path | None:
    """A file to bring people in from; None when the person changed their mind."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Import people"))
    kind = _translated(QT_TRANSLATE_NOOP("Files", "Lists of people (*.csv *.txt *.tsv *.xlsx *.xlsm *.vcf *.vcard)"))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(near), f"{kind};;{_translated(_ALL)}")
    return Path(name) if name else None


def ask_table(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save a table as CSV."""
    title = _translated(QT_TRANSLATE_NOOP("Files", "Save rows to mend"))
    kind = _translated(QT_TRANSLATE_NOOP("Files", "CSV for Excel (*.csv)"))
    return _ask_save(parent, title, proposed, kind, ".csv")


def ask_export(parent: QWidget, proposed: Path, suffixes: Sequence[str]) -> tuple[Path, str] | None:
    """Where to save a register, and what parts the cells if it is CSV.

    The suffix says in which of these formats (`.xlsx`, `.csv`, `.vcf`).
    """
    comma = _translated(QT_TRANSLATE_NOOP("Files", "CSV with commas (*.csv)"))
    words = {
        _translated(QT_TRANSLATE_NOOP("Files", "Excel workbook (*.xlsx)")): ".xlsx",
        _translated(QT_TRANSLATE_NOOP("Files", "CSV for Excel, with semicolons (*.csv)")): ".csv",
        comma: ".csv",
        _translated(QT_TRANSLATE_NOOP("Files", "Contacts, vCard (*.vcf)")): ".vcf",
    }
    title = _translated(QT_TRANSLATE_NOOP("Files", "Export list"))
    offered = {text: suffix for text, suffix in words.items() if suffix in suffixes}
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(proposed), ";;".join(offered))
    if not name:
        return None
    file = Path(name)
    if file.suffix.lower() not in suffixes:
        file = file.with_name(file.name + offered.get(chosen, suffixes[0]))
    return file, "," if chosen == comma else ";"


def with_suffix(path: Path, suffix: str) -> Path:
    """The path as it is, or with the suffix behind the whole name: `Minutes 3.` and `2026.03.01` are names."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _ask_save(parent: QWidget, title: str, proposed: Path, kind: str, suffix: str) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kind)
    return with_suffix(Path(name), suffix) if name else None


def _filters() -> str:
    return f"{_translated(_COUNCILS)};;{_translated(_ALL)}"


def _translated(text: str) -> str:
    return QCoreApplication.translate("Files", text)
