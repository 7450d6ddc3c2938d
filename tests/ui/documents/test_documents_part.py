"""The papers of a meeting: chosen, looked at, saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from councildesk.documents.kinds import OF_MEETINGS, DocumentKind
from councildesk.services import meetings
from councildesk.ui.documents.documents_part import DocumentsPart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import held, planned, sample, show

__all__ = ("sample",)

pytestmark = pytest.mark.usefixtures("look")
PATIENCE = 30_000


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[DocumentsPart]:
    window, page = show(qtbot, sample, Place("meetings", held(sample), "documents"))
    assert isinstance(page.record.part, DocumentsPart)
    wait(page.record.part, qtbot)
    yield page.record.part
    window.close()


def wait(part: DocumentsPart, qtbot: QtBot) -> None:
    """Until the paper is drawn and shown."""
    qtbot.waitUntil(lambda: part.preview.page_count > 0 and part.desk.background.is_idle, timeout=PATIENCE)


def test_the_minutes_are_shown_in_the_languages_of_the_council(part: DocumentsPart) -> None:
    assert part.kind is DocumentKind.MINUTES
    assert part.wanted_languages == ["az", "uz"]
    assert "AZ-UZ/2024/01" in part.preview.page_text(1)
    assert part.form.state_label.text().startswith("Page 1 of ")


@pytest.mark.parametrize("kind", OF_MEETINGS)
def test_every_paper_can_be_looked_at(part: DocumentsPart, qtbot: QtBot, kind: DocumentKind) -> None:
    part.choose(kind)
    qtbot.waitUntil(lambda: part.publication is not None and kind.value in part.publication.file_name, timeout=PATIENCE)

    assert part.preview.page_count == part.publication.pages


def test_one_language_is_enough(part: DocumentsPart, qtbot: QtBot) -> None:
    part.second_combo.show_value(None)
    part.second_combo.chosen.emit(None)

    qtbot.waitUntil(
        lambda: part.publication is not None and part.publication.file_name.endswith(" az.pdf"), timeout=PATIENCE
    )


def test_a_paper_is_saved_where_somebody_chose(
    part: DocumentsPart, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = []

    def answer(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / "protokol"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    qtbot.mouseClick(part.form.save_button, Qt.MouseButton.LeftButton)

    assert suggested == ["2024-08-27 AZ-UZ-2024-01 minutes az-uz.pdf"]
    assert (tmp_path / "protokol.pdf").read_bytes() == part.publication.pdf


def test_a_paper_is_opened_as_a_private_copy_that_goes_with_the_council(
    part: DocumentsPart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(Path(url.toLocalFile())))

    qtbot.mouseClick(part.form.open_button, Qt.MouseButton.LeftButton)

    (copy,) = opened
    assert copy.read_bytes() == part.publication.pdf
    modes = [path.stat().st_mode & 0o777 for path in (copy, copy.parent, copy.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    part.desk.copies.close()
    assert not copy.parent.parent.exists()


def test_a_paper_cannot_be_saved_any_more_while_a_newer_one_is_made(part: DocumentsPart, qtbot: QtBot) -> None:
    assert part.form.save_button.isEnabled()

    part.choose(DocumentKind.AGENDA)

    assert part.publication is None
    assert not part.form.save_button.isEnabled()
    qtbot.waitUntil(part.form.save_button.isEnabled, timeout=PATIENCE)
    assert part.publication is not None
    assert "agenda" in part.publication.file_name


def test_a_place_that_cannot_be_written_is_told(part: DocumentsPart, tmp_path: Path) -> None:
    told = []
    part.live.told.connect(told.append)

    part.save(tmp_path / "no such folder" / "minutes.pdf")

    assert len(told) == 1


def test_the_preview_follows_the_record(part: DocumentsPart, sample: Desk, qtbot: QtBot) -> None:
    from dataclasses import replace

    draft = sample.live.read(meetings.draft, held(sample))

    sample.live.perform(
        "Change meeting", meetings.change, held(sample), replace(draft, title={**draft.title, "az": "Yeni ad"})
    )

    qtbot.waitUntil(lambda: "Yeni ad" in part.preview.page_text(1), timeout=PATIENCE)


def test_what_cannot_be_printed_is_listed_with_its_place(part: DocumentsPart, sample: Desk, qtbot: QtBot) -> None:
    from dataclasses import replace

    draft = sample.live.read(meetings.draft, held(sample))
    strange = replace(draft, title={**draft.title, "az": "Görüş \U00012000"})

    sample.live.perform("Change meeting", meetings.change, held(sample), strange)

    qtbot.waitUntil(lambda: part.form.problems_list.count() > 0, timeout=PATIENCE)
    assert "U+12000" in part.form.problems_list.item(0).text()
    assert part.form.problems_list.isVisible()


def test_leaving_the_tab_frees_the_paper(part: DocumentsPart) -> None:
    part.part_wanted.emit("plan")

    assert part.preview.page_count == 0


def test_a_meeting_ahead_offers_its_agenda_first(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "documents"))
    part = page.record.part
    assert isinstance(part, DocumentsPart)
    assert part.kind is DocumentKind.AGENDA

    window.go(Place("meetings", held(sample), "documents"))

    assert part.kind is DocumentKind.MINUTES
    window.close()
