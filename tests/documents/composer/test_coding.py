from __future__ import annotations

import pytest

from councildesk.documents.composer import fonts
from councildesk.documents.composer.coding import FaceText, face_texts
from councildesk.documents.composer.file import PdfFile
from councildesk.documents.composer.model import FaceFamily
from documents.composer.papers import ALPHABETS, text

GREEK = "".join(map(chr, range(0x3B1, 0x3CA)))
BEYOND = "".join(map(chr, [*range(0x180, 0x218), *range(0x1E00, 0x1EF0)]))


@pytest.fixture
def face() -> FaceText:
    return face_texts(fonts.family(FaceFamily.SANS))[0]


@pytest.mark.parametrize("tag", ALPHABETS)
def test_the_working_languages_need_no_other_font(face: FaceText, tag: str) -> None:
    coded = face.code(f"{ALPHABETS[tag]} 0123456789 (.,;:!?) \\ – № § € ₼")

    assert coded is not None
    assert not set(coded) & set("()\\\r\n")


def test_what_lies_beyond_the_home_code_goes_into_further_fonts(face: FaceText) -> None:
    assert face.code("aα") is None
    assert list(face.code_pieces("aαβ)b")) == [("/F0 ", "a"), ("/F0x1 ", "\x01\x02"), ("/F0 ", "\x02b")]


def test_only_fonts_that_are_used_are_embedded(face: FaceText) -> None:
    assert face.embed(PdfFile(), 0) == {}
    list(face.code_pieces(f"a{BEYOND}"))
    assert list(face.embed(PdfFile(), 0)) == ["F0", "F0x1", "F0x2"]


@pytest.mark.parametrize("typed", [GREEK, "Řehoř Žižka", f"x{BEYOND}y"])
def test_characters_beyond_come_back_by_extraction(typed: str) -> None:
    from councildesk.documents.composer.model import Paragraph

    assert typed in text(Paragraph((typed,))).replace(" ", "") + text(Paragraph((typed,)))
