"""Papers beside the agenda: dropped, named, opened, replaced, moved and written into one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from councildesk.services import agenda, files, papers
from councildesk.services.papers import PaperRow
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, planned, sample, show

__all__ = ("empty", "sample")

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[AgendaPart]:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    assert isinstance(page.record.part, AgendaPart)
    page.record.part.tree.choose(first_item(sample))
    page.record.part.side_tabs.setCurrentIndex(1)
    yield page.record.part
    window.close()


@pytest.fixture
def brought(tmp_path: Path) -> list[Path]:
    made = []
    for name in ("Trade report_az.pdf", "Trade report (UZ).docx"):
        made.append(tmp_path / name)
        made[-1].write_bytes(name.encode())
    return made


def first_item(desk: Desk) -> str:
    return desk.live.read(agenda.rows, planned(desk), "en")[0].id


def rows(desk: Desk, item_id: str | None = None) -> list[PaperRow]:
    return [row for row in desk.live.read(papers.rows, planned(desk), "en") if item_id in (None, row.item_id)]


def drop(part: AgendaPart, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    part.papers.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, none))


def test_files_dropped_beside_an_item_are_its_paper_in_two_languages(
    part: AgendaPart, sample: Desk, brought: list[Path]
) -> None:
    drop(part, brought)

    (row,) = rows(sample, first_item(sample))
    assert (row.title, [version.language for version in row.versions]) == ("Trade report", ["az", "uz"])
    assert part.papers.form.papers_tree.topLevelItemCount() == 1
    assert sample.live.undo_text == "Attach papers"


def test_files_dropped_onto_an_item_of_the_tree_are_its_papers(
    part: AgendaPart, sample: Desk, brought: list[Path]
) -> None:
    third = sample.live.read(agenda.rows, planned(sample), "en")[2].id
    model = part.tree.items
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in brought])

    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.index_of(third))
    QApplication.processEvents()

    assert len(rows(sample, third)) == 1
    assert part.tree.current == third


def test_a_file_too_large_is_refused_in_a_sentence(
    part: AgendaPart, sample: Desk, brought: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    told: list[str] = []
    sample.live.told.connect(lambda notice: told.append(notice.text))

    drop(part, brought)

    assert rows(sample) == []
    assert len(told) == 1
    assert brought[0].name in told[0]


def test_a_paper_is_opened_as_a_private_copy_by_enter(
    part: AgendaPart, sample: Desk, brought: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(Path(url.toLocalFile())))
    drop(part, brought)

    qtbot.keyClick(part.papers.form.papers_tree, Key.Key_Return)

    (copy,) = opened
    assert copy.read_bytes() == b"Trade report_az.pdf"
    assert copy.parent not in (path.parent for path in brought)
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert copy.parent.parent.stat().st_mode & 0o777 == 0o700
    sample.copies.close()
    assert not copy.parent.parent.exists()


@pytest.mark.parametrize("name", ["Trade.exe", "Trade.exe.", "Trade.pif", "Trade.cpl", "Trade.url", "Trade"])
def test_what_may_be_a_program_is_not_started(
    name: str, part: AgendaPart, sample: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))
    program = tmp_path / name
    program.write_bytes(b"MZ")
    drop(part, [program])

    qtbot.keyClick(part.papers.form.papers_tree, Key.Key_Return)

    assert len(rows(sample)) == 1
    assert opened == []


def test_title_number_language_and_item_are_corrected(part: AgendaPart, sample: Desk, brought: list[Path]) -> None:
    drop(part, brought[:1])
    form = part.papers.form

    form.paper_title_edit.setText("Ticarət")
    form.paper_title_edit.setModified(True)
    form.paper_title_edit.editingFinished.emit()
    form.paper_number_edit.setText("7")
    form.paper_number_edit.setModified(True)
    form.paper_number_edit.editingFinished.emit()
    part.papers.language_combo.chosen.emit("ru")
    part.papers.item_combo.chosen.emit(None)

    (row,) = rows(sample)
    assert (row.title, row.number, row.item_id, row.versions[0].language) == ("Ticarət", "7", None, "ru")


def test_a_file_is_replaced_and_saved_elsewhere(
    part: AgendaPart, sample: Desk, brought: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(part, brought[:1])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(brought[1]), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "saved.docx"), ""))

    part.papers.replace_button.click()
    part.papers.save_button.click()

    assert [version.name for version in rows(sample)[0].versions] == [brought[1].name]
    assert (tmp_path / "saved.docx").read_bytes() == brought[1].read_bytes()


def test_papers_are_moved_and_removed_by_keys(
    part: AgendaPart, sample: Desk, tmp_path: Path, brought: list[Path], qtbot: QtBot
) -> None:
    other = tmp_path / "Ports.pdf"
    other.write_bytes(b"x")
    drop(part, brought)
    drop(part, [other])
    tree = part.papers.form.papers_tree

    qtbot.keyClick(tree, Key.Key_Up, ALT)
    moved = [row.title for row in rows(sample)]
    qtbot.keyClick(tree, Key.Key_Delete)

    assert moved == ["Ports", "Trade report"]
    assert [row.title for row in rows(sample)] == ["Trade report"]
    sample.live.undo()
    assert len(rows(sample)) == 2


def test_agenda_and_papers_are_written_into_a_folder(
    part: AgendaPart, sample: Desk, brought: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    drop(part, brought)
    out = tmp_path / "out"

    part.export.start(planned(sample), ("az", "uz"), out)
    assert part.form.writing_box.isVisible()
    qtbot.waitUntil(lambda: not part.form.writing_box.isVisible(), timeout=20_000)

    (folder,) = out.iterdir()
    assert len(list(folder.iterdir())) == 3
