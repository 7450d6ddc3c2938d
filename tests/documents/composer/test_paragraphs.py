from __future__ import annotations

import re

import pypdfium2
import pytest

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import (
    Element,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Rule,
    Signatory,
    SignatureBlock,
    Space,
    Style,
)
from councildesk.domain.text import Block, BlockKind, Run
from documents.composer.papers import opened, paper, text

TWO = {"languages": ("de", "en"), "title": ("Protokoll", "Minutes"), "footer": ("{page}", "{page}")}


def positions(*elements: Element, **changes: object) -> dict[str, tuple[float, float]]:
    """Left edge and baseline of each line of the first page, by its text; the first where a text is repeated."""
    found: dict[str, tuple[float, float]] = {}
    with opened(compose(paper(*elements, **changes))) as file:
        content = file.pages[0].Contents.read_bytes().decode("latin-1")
    leading = 0.0
    for operator in content.split("\n"):
        if operator.endswith(" TL"):
            leading = float(operator.split()[0])
        if match := re.match(r"BT (?:/\S+ \S+ Tf )?([\d.]+) ([\d.]+) Td\s?(.*)' ET", operator):
            for number, line in enumerate(match[3].split("'")):
                y = float(match[2]) - leading * (number + 1)
                found.setdefault(line.strip("() "), (float(match[1]), round(y, 2)))
    return found


def test_corresponding_paragraphs_begin_at_the_same_height() -> None:
    long = "Ein langes Wort nach dem anderen " * 8

    found = positions(Paragraph((f"{long}\nzweiter", "first\nsecond")), **TWO)

    assert found["zweiter"][1] == found["second"][1]
    assert found["zweiter"][0] < found["second"][0]


def test_paragraphs_that_do_not_correspond_flow_on_their_own() -> None:
    found = positions(Paragraph(("eins\nzwei\ndrei", "one\ntwo")), **TWO)

    assert found["eins"][1] == found["one"][1]
    assert found["zwei"][1] == found["two"][1]
    assert found["drei"][1] < found["two"][1]


def test_a_missing_translation_leaves_its_column_empty() -> None:
    found = positions(Paragraph(("eins", "")), Paragraph(("", "two")), **TWO)

    assert found["two"][0] > found["eins"][0]
    assert found["two"][1] < found["eins"][1]


def test_a_text_that_serves_both_languages_runs_across() -> None:
    text_across = "Wort " * 19

    assert text_across.strip() in positions(Paragraph((text_across,)), **TWO)


def test_blank_paragraphs_leave_no_trace() -> None:
    assert positions(Paragraph(("eins\n\n \nzwei",))) == positions(Paragraph(("eins\nzwei",)))
    assert compose(paper(Paragraph(("",)), Paragraph(()))) == compose(paper())


def test_a_numbered_paragraph_hangs_beside_its_number() -> None:
    found = positions(Paragraph(("eins\nzwei",), number="12."))

    assert found["12."][1] == found["eins"][1]
    assert found["12."][0] < found["eins"][0] == found["zwei"][0]


def test_list_items_are_numbered_by_level() -> None:
    items = [(BlockKind.NUMBERED, 0), (BlockKind.NUMBERED, 0), (BlockKind.NUMBERED, 1), (BlockKind.NUMBERED, 1)]
    items += [(BlockKind.NUMBERED, 0), (BlockKind.BULLET, 0), (BlockKind.NUMBERED, 1), (BlockKind.NUMBERED, 0)]
    blocks = tuple(Block(kind, (Run(f"item{number}"),), level) for number, (kind, level) in enumerate(items))

    printed = text(Paragraph((blocks,)))

    assert printed.split("item0")[0].endswith("1. ")
    assert re.findall(r"(\S+) item", printed) == ["1.", "2.", "2.1.", "2.2.", "3.", "•", "1.", "1."]


def test_a_numbered_paragraph_may_begin_with_a_list() -> None:
    assert "7. • Punkt" in text(Paragraph(((Block(BlockKind.BULLET, (Run("Punkt"),)),),), number="7."))


def test_styles_differ_to_the_eye() -> None:
    sizes = {}
    for style in Style:
        with opened(compose(paper(Paragraph(("Text",), style)))) as file:
            sizes[style] = file.pages[0].Contents.read_bytes()
    assert len(set(sizes.values())) == len(Style)


def test_a_decision_has_a_bar_beside_each_language() -> None:
    def bars(*texts: str) -> int:
        with opened(compose(paper(Paragraph(texts, Style.DECISION), **TWO))) as file:
            return file.pages[0].Contents.read_bytes().count(b"2.2 w")

    assert bars("Beschluss", "Decision") == 2
    assert bars("Beschluss", "") == 1


def test_values_stand_in_a_column_beside_their_labels() -> None:
    found = positions(Facts((Fact(("Ort",), ("Baku",)), Fact(("Vorsitz",), ("Ada",)))))

    assert found["Ada"][0] > found["Vorsitz"][0]
    assert found["Ada"][1] == found["Vorsitz"][1]
    assert found["Ort"][0] == found["Vorsitz"][0]


def test_a_heading_has_one_of_three_levels() -> None:
    with pytest.raises(ValueError, match="levels 1 to 3"):
        compose(paper(Heading(("Titel",), level=4)))


def test_space_and_rules_move_what_follows_down() -> None:
    plain = positions(Paragraph(("eins",)))["eins"][1]

    assert positions(Space(10), Paragraph(("eins",)))["eins"][1] == pytest.approx(plain - 10 * 72 / 25.4, abs=0.02)
    assert positions(Rule(), Paragraph(("eins",)))["eins"][1] < plain


def test_signatories_are_of_equal_rank_and_stay_on_one_page() -> None:
    people = tuple(Signatory((f"Rolle{name}",), (name,), ("Datum",)) for name in ("Ada", "Bo", "Cem", "Dan"))
    for count in range(36, 55):
        lines = tuple(Paragraph((f"Zeile {number}",)) for number in range(count))
        composition = compose(paper(*lines, SignatureBlock(people)))
        with opened(composition) as file:
            last = file.pages[-1].Contents.read_bytes()
        assert f"Zeile {count - 1}".encode() in last
        assert all(name in last for name in (b"RolleAda", b"RolleCem", b"RolleDan", b"Ada", b"Datum"))
    three, four = positions(SignatureBlock(people[:3])), positions(SignatureBlock(people))
    assert three["Ada"][1] == three["Bo"][1] == three["Cem"][1]
    assert four["Ada"][1] == four["Bo"][1] > four["Cem"][1] == four["Dan"][1]
    assert (four["Ada"][0], four["Bo"][0]) == (four["Cem"][0], four["Dan"][0])


def test_a_line_that_leads_stands_with_what_follows() -> None:
    for count in range(30, 55):
        lines = tuple(Paragraph((f"Zeile {number}",)) for number in range(count))
        leading = Paragraph(("Uhrzeit",), leads=True)
        with opened(compose(paper(*lines, leading, Paragraph(("Text",))))) as file:
            pages = [page.Contents.read_bytes() for page in file.pages]
        assert [b"Uhrzeit" in page for page in pages] == [b"Text" in page for page in pages]


def test_a_single_signatory_has_half_the_width() -> None:
    with opened(compose(paper(SignatureBlock((Signatory(("Rolle",), ("Ada",)),))))) as file:
        content = file.pages[0].Contents.read_bytes().decode("latin-1")
    left, right = map(float, re.findall(r"0 G ([\d.]+) [\d.]+ m ([\d.]+)", content)[0])
    assert right - left < 240


def test_pages_are_of_size_a4() -> None:
    document = pypdfium2.PdfDocument(compose(paper()).pdf)
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)
    document.close()
