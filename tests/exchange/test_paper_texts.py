"""The beginning of what is written in a file."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from councildesk.exchange import paper_texts


def word(text: str, part: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f"<w:document><w:t>{text}</w:t></w:document>")
    return made.getvalue()


def pdf(text: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 700, text)
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Ticarət".encode()),
        ("a.DOCX", word("Ticarət")),
        ("a.odt", word("Ticarət", "content.xml")),
    ],
)
def test_texts_and_documents_are_read(name: str, content: bytes) -> None:
    assert paper_texts.beginning(name, content).strip() == "Ticarət"


def test_the_first_page_of_a_pdf_is_read() -> None:
    assert paper_texts.beginning("a.PDF", pdf("Ticaret ve neqliyyat")).strip() == "Ticaret ve neqliyyat"


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF"), ("a.docx", b"PK\x03\x04"), ("a.docx", word("x", "other.xml")), ("a", b"")]
)
def test_what_cannot_be_read_says_nothing(name: str, content: bytes) -> None:
    assert paper_texts.beginning(name, content) == ""


def test_little_is_read_however_far_a_document_unpacks() -> None:
    assert len(paper_texts.beginning("a.docx", word("x" * 50_000_000))) <= 2_000


@given(st.binary(max_size=200))
def test_any_bytes_are_taken(content: bytes) -> None:
    assert isinstance(paper_texts.beginning("a.docx", content), str)
