from __future__ import annotations

import io

import pikepdf
import pytest

from councildesk.documents.composer.file import PdfFile, name, text_string


def finished(file: PdfFile, *streams: bytes) -> bytes:
    page_tree, page = file.reserve(), file.reserve()
    file.put(page, f"<</Type/Page/Parent {page_tree} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    file.put(page_tree, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    numbers = [file.add_stream("", data, compressed=False) for data in streams]
    references = " ".join(f"{number} 0 R" for number in numbers)
    root = file.add(f"<</Type/Catalog/Pages {page_tree} 0 R/Streams[{references}]>>")
    return file.finish(root, file.add(f"<</Title{text_string('Şura (2)')}>>"))


@pytest.mark.parametrize("title", ["Minutes", "Şura", "a (b) \\ c", "", "漢 𝄞", "<b>&"])
def test_a_text_string_is_read_as_it_was_written(title: str) -> None:
    file = PdfFile()
    tree = file.add("<</Type/Pages/Count 0/Kids[]>>")
    whole = file.finish(file.add(f"<</Type/Catalog/Pages {tree} 0 R>>"), file.add(f"<</Title{text_string(title)}>>"))

    with pikepdf.open(io.BytesIO(whole)) as read:
        assert str(read.trailer.Info.Title) == title


def test_a_name_is_written_by_codes_where_it_must_be() -> None:
    assert name("application/json") == "/application#2Fjson"


@pytest.mark.parametrize("data", [b"", b"a", b"a\r", b"a\n", b"endstream"])
def test_a_stream_is_read_as_it_was_written(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(finished(PdfFile(), data))) as read:
        assert read.Root.Streams[0].read_raw_bytes() == data
        assert read.check_pdf_syntax() == []


def test_many_small_objects_are_found_again() -> None:
    file = PdfFile()
    numbers = [file.add(f"<</Number {count}>>") for count in range(1000)]
    tree = file.add("<</Type/Pages/Count 0/Kids[]>>")
    references = " ".join(f"{number} 0 R" for number in numbers)
    root = file.add(f"<</Type/Catalog/Pages {tree} 0 R/All[{references}]>>")

    with pikepdf.open(io.BytesIO(file.finish(root, file.add("<<>>")))) as read:
        assert [int(each.Number) for each in read.Root.All] == list(range(1000))


def test_other_content_has_another_identifier() -> None:
    def identifier(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(finished(PdfFile(), data))) as read:
            return bytes(read.trailer.ID[0])

    assert identifier(b"a") == identifier(b"a") != identifier(b"b")
