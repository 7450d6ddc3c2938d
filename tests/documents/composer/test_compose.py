"""Whole papers: that they conform, that they say what was typed, that they are the same each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import subprocess
import sys
import threading
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import (
    Attachment,
    Column,
    FaceFamily,
    Fact,
    Facts,
    Heading,
    Image,
    LetterheadSide,
    Paper,
    Paragraph,
    ProblemKind,
    Row,
    Section,
    Table,
    TextProblem,
)
from councildesk.domain.text import Block, Run
from documents.composer.papers import (
    ALPHABETS,
    MADE_AT,
    PDF_TAGS,
    elements_of,
    failures,
    full_paper,
    opened,
    paper,
    text,
    text_of,
)

MARKUP = '<b>bold</b> & <font size=9999> <img src="/etc/passwd"/> {page} %s \\ ) Tj ET (x'


@pytest.mark.parametrize("pair", list(combinations(ALPHABETS, 2)), ids="-".join)
def test_every_pair_of_languages_conforms_and_is_marked(pair: tuple[str, str]) -> None:
    composition = compose(full_paper(*pair))

    assert failures(composition.pdf) == []
    assert composition.problems == ()
    with opened(composition) as file:
        divisions = [str(each.Lang) for each in elements_of(file, "Div") if "/Lang" in each]
    assert divisions[:2] == [PDF_TAGS[tag] for tag in pair]
    assert set(divisions) == {PDF_TAGS[tag] for tag in pair}


@pytest.mark.parametrize("tag", ALPHABETS)
def test_every_single_language_conforms_and_comes_back_letter_by_letter(tag: str) -> None:
    composition = compose(full_paper(tag, face=FaceFamily.SERIF))

    assert failures(composition.pdf) == []
    assert ALPHABETS[tag] in text_of(composition).replace(" ", "")


@pytest.mark.parametrize("tag", ALPHABETS)
def test_every_letter_comes_back_from_each_cut(tag: str) -> None:
    letters = ALPHABETS[tag]
    cuts = tuple(Block(runs=(Run(letters, bold, italic),)) for bold in (True, False) for italic in (True, False))

    assert text(Paragraph((cuts,)), languages=(tag,)).replace(" ", "").count(letters) == 4


def test_a_long_paper_conforms() -> None:
    sections = tuple(Section((Paragraph(("Wort " * 400,)),), Heading((f"Punkt {number}",))) for number in range(130))

    composition = compose(paper(*sections))

    assert composition.pages > 50
    assert failures(composition.pdf) == []


def test_equal_papers_give_equal_bytes() -> None:
    first, second = compose(full_paper("az", "uz")), compose(full_paper("az", "uz"))

    assert first == second


def test_another_run_of_the_program_gives_equal_bytes() -> None:
    code = (
        "import hashlib; from councildesk.documents.composer.compose import compose;"
        "from documents.composer.papers import full_paper;"
        "print(hashlib.sha256(compose(full_paper('ru', 'uz-Cyrl')).pdf).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    paths = os.pathsep.join([str(root / "src"), str(root / "tests")])
    expected = hashlib.sha256(compose(full_paper("ru", "uz-Cyrl")).pdf).hexdigest()

    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == expected


def test_several_threads_may_compose_at_once() -> None:
    expected = compose(full_paper("de", "en")).pdf
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(compose(full_paper("de", "en")).pdf)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [expected] * 4


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    table = Table((Column((MARKUP,)),), (Row(((MARKUP,),)),))
    facts = Facts((Fact((MARKUP,), (MARKUP,)),))

    composition = compose(paper(Heading((MARKUP,)), Paragraph((MARKUP,), number="1"), table, facts, title=(MARKUP,)))

    assert text_of(composition).replace(" ", "").count(MARKUP.replace(" ", "")) == 7
    assert failures(composition.pdf) == []


def test_words_at_line_ends_stay_apart_and_cut_words_together() -> None:
    composition = compose(paper(Paragraph(("layihəsini təsdiqə " * 50,))))

    with opened(composition) as file:
        content = file.pages[0].Contents.read_bytes()
    assert content.count(b" )'") == content.count(b")'") - 3  # the title, the end of the paragraph, the footer
    cut = compose(paper(Paragraph(("W" * 500,))))
    with opened(cut) as file:
        assert b" )'" not in file.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    "element",
    [
        Paragraph(("sözlük mətn " * 8400,)),
        Paragraph(("W" * 5000,)),
        Paragraph((tuple(Block(runs=(Run("söz ", bold=True), Run("lük" * 20))) for _ in range(500)),)),
        Table((Column(("A",)), Column(("B",))), (Row((("sözlük mətn " * 4000,), ("W" * 5000,))),)),
        Facts((Fact(("W" * 500,), ("sözlük " * 3000,)),)),
        Heading(("sözlük " * 3000,)),
    ],
    ids=["paragraph", "word", "runs", "cell", "fact", "heading"],
)
def test_nothing_is_too_long_to_be_set(element: Paragraph) -> None:
    composition = compose(paper(element))

    assert failures(composition.pdf) == []
    assert composition.pages >= 2


@settings(max_examples=40)
@given(st.text(max_size=300), st.text(max_size=80), st.sampled_from(FaceFamily))
def test_whatever_is_typed_the_paper_conforms(long: str, short: str, face: FaceFamily) -> None:
    runs = (Block(runs=(Run(short), Run(long, bold=True), Run(short, italic=True))),)
    given_paper = paper(
        Section((Paragraph((runs,), number=short[:3]),), Heading((short,))),
        Table((Column((short,)),), (Row(((long,),)),)),
        title=("Protokoll",),
        subtitle=(short,),
        header=(long,),
        draft=(short,),
        author=short,
        subject=long,
        face=face,
    )

    assert failures(compose(given_paper).pdf) == []


def test_problems_name_the_character_and_the_place() -> None:
    section = Section(
        (
            Paragraph(("gut 😀",), place="Punkt 3, Eintrag 2"),
            Paragraph(("a\u202eb",)),
            Table((Column(("Name",)),), (Row((("漢",),), place="Zeile 1"), Row((("漢",),)))),
        ),
        Heading(("Punkt 3",)),
    )

    assert compose(paper(section, Paragraph(("😀",)), subject="😀")).problems == (
        TextProblem(ProblemKind.NO_GLYPH, "😀", "\ufffd", "Punkt 3, Eintrag 2"),
        TextProblem(ProblemKind.REMOVED, "U+202E", "", "Punkt 3"),
        TextProblem(ProblemKind.NO_GLYPH, "漢", "\ufffd", "Zeile 1"),
        TextProblem(ProblemKind.NO_GLYPH, "漢", "\ufffd", "Punkt 3"),
        TextProblem(ProblemKind.NO_GLYPH, "😀", "\ufffd", ""),
    )


def test_the_metadata_say_who_made_what_and_when() -> None:
    with opened(compose(full_paper("az", "ru", title=("Protokol", "Протокол")))) as file:
        information = {str(key): str(file.trailer.Info[key]) for key in file.trailer.Info}
        metadata = file.open_metadata()
        assert metadata["dc:title"] == "Protokol / Протокол"
        assert metadata["xmp:CreateDate"] == "2026-10-14T12:30:00+04:00"
        assert metadata["dc:creator"] == ["Şura & Kengash"]
        assert metadata["dc:language"] == {"az-AZ", "ru-RU"}
        assert metadata.pdfa_status == "3A"
        assert str(file.Root.ViewerPreferences.DisplayDocTitle) == "True"
    assert information == {
        "/Title": "Protokol / Протокол",
        "/Author": "Şura & Kengash",
        "/Subject": "<Протокол>",
        "/Creator": "CouncilDesk",
        "/Producer": "CouncilDesk",
        "/CreationDate": "D:20261014123000+04'00'",
        "/ModDate": "D:20261014123000+04'00'",
    }


def test_a_preview_does_not_write_the_data_it_does_not_carry() -> None:
    written: list[str] = []

    def write() -> bytes:
        written.append("once")
        return b"{}"

    given_paper = full_paper("de", attachment=Attachment("record.json", "application/json", write, "Data"))
    compose(given_paper, tagged=False)
    assert written == []
    compose(given_paper)
    assert written == ["once"]


def test_the_data_are_attached_with_their_description() -> None:
    attachment = Attachment("səs.json", "application/json", lambda: b'{"a": 1}\r', "Data of these minutes")

    with opened(compose(paper(attachment=attachment))) as file:
        assert file.attachments["səs.json"].get_file().read_bytes() == attachment.write()
        assert file.attachments["səs.json"].get_file().mime_type == "application/json"
        assert file.attachments["səs.json"].description == "Data of these minutes"
        assert str(file.Root.AF[0].AFRelationship) == "/Source"


def test_a_paper_without_attachment_author_or_subject_conforms() -> None:
    assert failures(compose(paper()).pdf) == []


def test_a_preview_looks_the_same_without_its_tags() -> None:
    given_paper = full_paper("de", "en")

    preview = compose(given_paper, tagged=False)

    assert text_of(preview) == text_of(compose(given_paper))
    assert preview.pages == compose(given_paper).pages
    with opened(preview) as file:
        assert "/StructTreeRoot" not in file.Root
        assert "/AF" not in file.Root


def test_texts_that_do_not_match_the_languages_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="2 texts for 1 languages"):
        compose(paper(Paragraph(("a", "b"))))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"languages": ()}, "languages"),
        ({"languages": ("az", "uz", "ru")}, "languages"),
        ({"made_at": dt.datetime(2026, 1, 1)}, "zone"),  # noqa: DTZ001
        ({"title": ("",)}, "title"),
    ],
)
def test_a_paper_that_cannot_be_is_a_mistake(changes: dict[str, object], reason: str) -> None:
    given_paper = Paper(("de",), ("Protokoll",), (), MADE_AT, ())

    with pytest.raises(ValueError, match=reason):
        dataclasses.replace(given_paper, **changes)


def test_a_letterhead_without_logos_conforms() -> None:
    sides = (LetterheadSide(("Nord",)), LetterheadSide(("Süd",)))

    assert failures(compose(paper(letterhead=sides)).pdf) == []


def test_logos_of_other_shapes_are_of_equal_height() -> None:
    from documents.composer.papers import image

    sides = (
        LetterheadSide(("Nord",), Image(image(50, 50), ("Nord",))),
        LetterheadSide(("Süd",), Image(image(100, 50), ("Süd",))),
    )

    with opened(compose(paper(letterhead=sides))) as file:
        boxes = [[float(edge) for edge in each.A.BBox] for each in elements_of(file, "Figure")]
    assert boxes[0][1] == boxes[1][1]
    assert boxes[0][3] == boxes[1][3]
