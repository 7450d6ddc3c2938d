from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import Align, Column, Element, GroupRow, Paragraph, Row, Table
from documents.composer.papers import opened, paper, text

NAMES = ("Nr.", "Name", "Unterschrift")


def edges(*elements: Element) -> dict[str, float]:
    """Where each text of the first page begins, from the left in points."""
    found = {}
    document = pypdfium2.PdfDocument(compose(paper(*elements)).pdf)
    try:
        page = document[0].get_textpage()
        for number in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(number)
            found[page.get_text_bounded(left, bottom, right, top).strip()] = left
    finally:
        document.close()
    return found


def first_page(*elements: Element) -> str:
    document = pypdfium2.PdfDocument(compose(paper(*elements)).pdf)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def rectangles(file: pikepdf.Pdf) -> list[list[float]]:
    content = file.pages[0].Contents.read_bytes().decode("latin-1")
    return [[*map(float, found)] for found in re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", content)]


def test_fixed_columns_are_as_wide_as_asked_and_shares_divide_the_rest() -> None:
    columns = (Column(("A",), width_mm=20), Column(("B",), share=1), Column(("C",), share=3), Column(("D",), share=0))

    found = edges(Table(columns[:3], ()))

    assert found["B"] - found["A"] == pytest.approx(20 * 72 / 25.4, abs=1.5)
    rest = 595.28 - 2 * 66 - 20 * 72 / 25.4
    assert found["C"] - found["B"] == pytest.approx(rest / 4, abs=1.5)


def test_other_columns_are_as_wide_as_their_content() -> None:
    table = Table((Column(("Nr.",)), Column(("Name",)), Column(("Anmerkung",), share=1)), (Row((("1",), ("Ada",))),))

    found = edges(table)

    assert found["Name"] - found["Nr."] < 35
    assert found["Anmerkung"] - found["Name"] < 45


def test_a_column_makes_room_for_the_longest_word_of_its_neighbour() -> None:
    columns = (Column(("Organisation",), share=9), Column(("Rolle",), share=1))

    found = edges(Table(columns, (Row((("Zentrum für Verkehr",), ("Kovorsitzende",))),)))

    assert "Kovorsitzende" in found


def test_columns_too_wide_for_the_sheet_are_narrowed_together() -> None:
    table = Table(tuple(Column((name,), width_mm=200) for name in NAMES), ())

    found = edges(table)

    assert found["Name"] - found["Nr."] == pytest.approx(found["Unterschrift"] - found["Name"], abs=1)
    assert found["Unterschrift"] < 595


def test_a_table_of_empty_columns_is_set() -> None:
    assert compose(paper(Table((Column(()), Column(())), (Row(()),)))).pages == 1


def test_figures_stand_right_aligned_under_each_other() -> None:
    column = Column(("Betrag",), width_mm=40, align=Align.END)

    found = edges(Table((column, Column(("Rest",), share=1)), (Row((("1 250,00",),)), Row((("8,50",),)))))

    assert found["8,50"] - found["1 250,00"] == pytest.approx(4 * 0.572 * 9.4 - 0.572 * 9.4 + 0.26 * 9.4, abs=1.2)
    assert found["Rest"] > found["8,50"]


def test_the_head_is_repeated_on_each_page_but_read_once() -> None:
    table = Table((Column(("Kopf",)),), tuple(Row(((f"Zeile {number}",),)) for number in range(100)))

    composition = compose(paper(table))

    assert composition.pages > 2
    with opened(composition) as file:
        heads = [page.Contents.read_bytes().count(b"Kopf") for page in file.pages]
        marked = [page.Contents.read_bytes().count(b"/TH <<") for page in file.pages]
    assert heads == [1] * composition.pages
    assert marked == [1] + [0] * (composition.pages - 1)


def test_all_rows_are_there_in_their_order() -> None:
    table = Table((Column(("Kopf",)),), tuple(Row(((f"Zeile {number}.",),)) for number in range(100)))

    assert re.findall(r"Zeile (\d+)\.", text(table)) == [str(number) for number in range(100)]


def test_a_group_stays_with_its_first_row() -> None:
    rows = tuple(Row(((f"Zeile {number}",),)) for number in range(60))
    for count in range(25, 60):
        composition = compose(paper(Table((Column(("Kopf",)),), (*rows[:count], GroupRow(("Gruppe",)), rows[59]))))
        with opened(composition) as file:
            pages = [page.Contents.read_bytes() for page in file.pages]
        assert [b"Gruppe" in page for page in pages] == [b"Zeile 59" in page for page in pages]


def test_a_sheet_to_be_signed_is_ruled_all_over() -> None:
    table = Table(tuple(Column((name,)) for name in NAMES), (Row((("1",),)),) * 3, grid=True, row_height_mm=12)

    with opened(compose(paper(table))) as file:
        lines = rectangles(file)
    verticals = [line for line in lines if line[0] == line[2]]
    assert len(verticals) == 4 * 4
    assert max(line[1] - line[3] for line in verticals) == pytest.approx(12 * 72 / 25.4, abs=0.02)


def test_a_row_with_too_many_cells_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        compose(paper(Table((Column(("A",)),), (Row((("1",), ("2",))),))))


def test_a_table_without_columns_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="columns"):
        compose(paper(Table((), ())))


def test_text_goes_on_below_a_table() -> None:
    assert text(Table((Column(("Kopf",)),), ()), Paragraph(("danach",))).endswith("Kopf danach")


def test_a_table_that_stays_together_moves_to_the_next_page_unless_none_could_hold_it() -> None:
    before = Paragraph(("\n".join(f"Absatz {number}" for number in range(32)),))
    slip = Table((Column(("Antwort",)),), tuple(Row(((f"Zeile {number}",),)) for number in range(6)))

    assert "Antwort" in first_page(before, slip)
    assert "Antwort" not in first_page(before, replace(slip, together=True))
    assert "Antwort" in first_page(replace(slip, rows=slip.rows * 20, together=True))
