"""The beginning of what is written in a file, to tell its language: of plain texts, of Word's documents, of PDFs."""

from __future__ import annotations

import io
import re
import zipfile

_MOST_BYTES = 65_536
"""Read of a document, however far it unpacks."""
_MOST_CHARACTERS = 2_000
_TAG = re.compile(r"<[^>]*>?")


def beginning(name: str, content: bytes) -> str:
    """Empty for a file of another kind, or one that cannot be read."""
    ending = name.rpartition(".")[2].casefold()
    if ending in ("txt", "md", "csv"):
        return content[:_MOST_BYTES].decode("utf-8", "ignore")[:_MOST_CHARACTERS]
    if ending in ("docx", "docm"):
        return _TAG.sub(" ", _part(content, "word/document.xml"))[:_MOST_CHARACTERS]
    if ending in ("odt", "odp"):
        return _TAG.sub(" ", _part(content, "content.xml"))[:_MOST_CHARACTERS]
    if ending == "pdf":
        return _first_page(content)[:_MOST_CHARACTERS]
    return ""


def _first_page(content: bytes) -> str:
    """What can be read on it; a scan says nothing. PDFium is not thread-safe: in the GUI thread, or without one."""
    import pypdfium2  # takes 30 ms, and many sessions look at no PDF

    try:
        with pypdfium2.PdfDocument(content) as document:
            text: str = document[0].get_textpage().get_text_bounded()
    except (pypdfium2.PdfiumError, IndexError):
        return ""  # damaged, encrypted, or without a page
    return text


def _part(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as part:
            return part.read(_MOST_BYTES).decode("utf-8", "ignore")
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError):
        return ""  # damaged, encrypted, or something else under this name
