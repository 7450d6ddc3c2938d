from __future__ import annotations

import io

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from councildesk.ui.widgets.pdf_preview import PdfPreview


def paper(*lines: str) -> bytes:
    """A PDF with one page for each line; the last lies on its side."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, line in enumerate(lines, start=1):
        canvas.setPageSize(landscape(A4) if number == len(lines) else A4)
        canvas.drawString(72, 500, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show()
    qtbot.waitExposed(preview)
    preview.show_pdf(paper("first page", "second page", "third page"))
    return preview


def ink(preview: PdfPreview) -> int:
    image = preview.viewport().grab().toImage()
    pixels = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(1 for pixel in pixels if pixel.lightness() < 160)


def test_a_pdf_is_shown_from_its_first_page(preview: PdfPreview) -> None:
    assert preview.page_count == 3
    assert preview.page == 1


def test_a_page_is_painted_with_what_stands_on_it(preview: PdfPreview) -> None:
    preview.verticalScrollBar().setValue(60)

    assert ink(preview) > 5


def test_keys_turn_the_pages(preview: PdfPreview, qtbot: QtBot) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2

    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == 3

    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 1


def test_a_screen_reader_hears_the_page_in_view(preview: PdfPreview, qtbot: QtBot) -> None:
    assert "first page" in preview.accessibleDescription()

    qtbot.keyClick(preview, Qt.Key.Key_PageDown)

    assert "second page" in preview.accessibleDescription()


def test_keys_zoom_and_fit_the_width_again(preview: PdfPreview, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    fitted = preview.zoom

    qtbot.keyClick(preview, Qt.Key.Key_Plus, control)
    assert preview.zoom > fitted

    qtbot.keyClick(preview, Qt.Key.Key_0, control)
    assert preview.zoom == pytest.approx(fitted)

    qtbot.keyClick(preview, Qt.Key.Key_Minus, control)
    assert preview.zoom < fitted


def test_a_page_too_wide_for_the_window_can_be_scrolled(preview: PdfPreview) -> None:
    for _ in range(10):
        preview.zoom_in()

    assert preview.horizontalScrollBar().maximum() > 0


def test_the_place_stays_when_the_paper_is_made_anew(preview: PdfPreview) -> None:
    preview.go_to(3)
    place = preview.verticalScrollBar().value()

    preview.show_pdf(paper("first page", "second page", "third page, changed"))

    assert preview.verticalScrollBar().value() == place
    assert "changed" in preview.page_text(3)


def test_only_pages_in_sight_are_drawn(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(400, 300)
    preview.show()
    qtbot.waitExposed(preview)
    preview.show_pdf(paper(*(f"page {number}" for number in range(40))))
    preview.grab()

    assert preview._document is not None
    assert 1 <= len(preview._document._pictures) <= 2


def test_what_is_no_pdf_leaves_the_shown_one_alone(preview: PdfPreview) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        preview.show_pdf(b"no")

    assert preview.page_count == 3


def test_a_closed_preview_shows_nothing(preview: PdfPreview) -> None:
    preview.close_pdf()

    assert (preview.page_count, preview.page, preview.accessibleDescription()) == (0, 0, "")
    preview.grab()
