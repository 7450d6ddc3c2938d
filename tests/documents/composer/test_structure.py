"""What a screen reader is given, written as an indented list of tags with their languages."""

from __future__ import annotations

from textwrap import dedent

import pikepdf

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import (
    Column,
    Fact,
    Facts,
    Figure,
    GroupRow,
    Heading,
    Image,
    Paragraph,
    Passage,
    Row,
    Section,
    Signatory,
    SignatureBlock,
    Style,
    Table,
)
from councildesk.domain.text import Block, BlockKind, Run
from documents.composer.papers import elements_of, full_paper, image, opened, paper, structure

TWO = {"languages": ("az", "ru"), "title": ("Protokol", "Протокол"), "footer": ("{page}", "{page}")}


def tree(text: str) -> str:
    return dedent(text).strip()


def test_one_language_is_that_of_the_document() -> None:
    with opened(compose(paper(Paragraph(("Text",)), languages=("uz-Cyrl",)))) as file:
        assert str(file.Root.Lang) == str(file.Root.StructTreeRoot.K.Lang) == "uz-Cyrl-UZ"
        assert [str(each.S) for each in file.Root.StructTreeRoot.K.K] == ["/H1", "/P"]


def test_each_item_is_read_whole_in_one_language_and_then_in_the_other() -> None:
    item = Section((Paragraph(("bir", "раз")), Paragraph(("iki", "два"))), Heading(("Bənd", "Пункт")))

    assert structure(item, **TWO).split("Sect\n")[1] == (
        "  Div az-AZ\n    H2\n    P\n    P\n  Div ru-RU\n    H2\n    P\n    P"
    )


def test_what_runs_across_both_columns_parts_the_languages() -> None:
    elements = (Paragraph(("a", "б")), Paragraph(("14.10.2026",)), Paragraph(("c", "д")))

    assert structure(Section(elements), **TWO).split("Sect\n")[1] == (
        "  Div az-AZ\n    P\n  Div ru-RU\n    P\n  P\n  Div az-AZ\n    P\n  Div ru-RU\n    P"
    )


def test_sections_nest_and_no_level_of_heading_is_left_out() -> None:
    inner = Section((Paragraph(("Text",)),), Heading(("Inner",), level=3))
    outer = Section((Paragraph(("Text",)), inner), Heading(("Outer",)))

    assert structure(outer, Heading(("Next",), level=2)) == tree("""
        Sect
          H2
          P
          Sect
            H3
            P
        H3
    """)


def test_lists_hold_lists() -> None:
    bullets = (
        Block(runs=(Run("text"),)),
        Block(BlockKind.BULLET, (Run("one"),)),
        Block(BlockKind.NUMBERED, (Run("inner"),), level=1),
        Block(BlockKind.BULLET, (Run("two"),)),
        Block(BlockKind.NUMBERED, (Run("other list"),)),
    )

    assert structure(Paragraph((bullets,))) == tree("""
        P
        L
          LI
            Lbl
            LBody
              L
                LI
                  Lbl
                  LBody
          LI
            Lbl
            LBody
        L
          LI
            Lbl
            LBody
    """)


def test_a_list_may_begin_with_an_inner_item() -> None:
    assert structure(Paragraph(((Block(BlockKind.BULLET, (Run("inner"),), level=1),),))) == tree("""
        L
          LI
            LBody
              L
                LI
                  Lbl
                  LBody
    """)


def test_a_table_names_its_heads() -> None:
    table = Table(
        (Column(("Nr.",)), Column(("Name",)), Column(("Zeichen",))),
        (GroupRow(("Gruppe",)), Row((("1",), ("Ada",)))),
        naming_column=1,
    )

    assert structure(table) == tree("""
        Table
          THead
            TR
              TH
              TH
              TH
          TBody
            TR
              TH
            TR
              TD
              TH
              TD
    """)
    with opened(compose(paper(table))) as file:
        heads = [(str(head.A.Scope), int(head.A.get("/ColSpan", 1))) for head in elements_of(file, "TH")]
    assert heads == [("/Column", 1)] * 3 + [("/Column", 3), ("/Row", 1)]


def test_a_cell_in_two_languages_marks_each() -> None:
    table = Table((Column(("Ad", "Имя")),), (Row((("bir", "раз"),)), Row((("Ada", "Ada"),)), Row((("Ada",),))))

    assert structure(Section((table,)), **TWO).split("Sect\n")[1] == tree("""
        Table
            THead
              TR
                TH
                  P az-AZ
                  P ru-RU
            TBody
              TR
                TD
                  P az-AZ
                  P ru-RU
              TR
                TD
              TR
                TD
    """).replace("Table", "  Table", 1)


def test_facts_are_a_table_for_each_language_or_one_for_both() -> None:
    facts = (Fact(("Yer", "Место"), ("Bakı",)),)

    assert structure(Section((Facts(facts),)), **TWO).split("Sect\n")[1] == (
        "  Div az-AZ\n    Table\n      TR\n        TH\n        TD\n"
        "  Div ru-RU\n    Table\n      TR\n        TH\n        TD"
    )
    assert structure(Section((Facts(facts, across=True),)), **TWO).split("Sect\n")[1] == (
        "  Table\n    TR\n      TH\n        P az-AZ\n        P ru-RU\n      TD"
    )


def test_a_text_that_stands_in_for_a_translation_keeps_its_language() -> None:
    assert structure(Paragraph((Passage("Text", "de"),)), languages=("az",)) == "P de-DE"
    assert structure(Heading((Passage("Text", "de"),)), languages=("az",)) == "H2 de-DE"
    table = Table((Column(("Ad",)),), (Row(((Passage("Text", "de"),),)),))
    assert structure(table, languages=("az",)).endswith("TD\n        Span de-DE")


def test_signatories_are_read_one_after_the_other() -> None:
    people = tuple(Signatory((f"Role {name}",), (name,), ("Place, date",)) for name in ("Ada", "Bo"))
    composition = compose(paper(SignatureBlock(people)))

    with opened(composition) as file:
        block = file.Root.StructTreeRoot.K.K[-1]
        assert [[str(part.S) for part in each.K] for each in block.K] == [["/P", "/P", "/P"]] * 2
        assert [[int(part.K) for part in each.K] for each in block.K] == [[1, 2, 3], [4, 5, 6]]


def test_an_image_says_what_it_shows_and_where_it_is() -> None:
    figure = Figure(Image(image(), ("Wappen",)), caption=("Abbildung",))

    assert structure(figure) == "Figure Wappen\nP"
    with opened(compose(paper(figure))) as file:
        left, bottom, right, top = map(float, elements_of(file, "Figure")[0].A.BBox)
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842


def test_a_paragraph_over_several_pages_is_one_element() -> None:
    with opened(compose(paper(Paragraph(("Wort " * 3000,))))) as file:
        paragraphs = elements_of(file, "P")
        pages = [part.Pg.objgen for part in paragraphs[0].K]
    assert len(paragraphs) == 1
    assert len(pages) == len(set(pages)) > 2


def test_every_mark_is_known_to_the_tree() -> None:
    with opened(compose(full_paper("az", "ru"))) as file:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        marks = {int(numbers[place]): len(numbers[place + 1]) for place in range(0, len(numbers), 2)}
        for page in file.pages:
            opened_marks = [
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
            ]
            assert opened_marks == list(range(marks[int(page.StructParents)]))


def test_the_bar_of_a_decision_is_no_content() -> None:
    assert structure(Paragraph(("Beschluss",), Style.DECISION)) == "P"
