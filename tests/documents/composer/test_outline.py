from __future__ import annotations

import pikepdf

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import Element, Heading, Paragraph, Section
from documents.composer.papers import failures, opened, paper


def outline(*elements: Element) -> list[str]:
    """Titles, indented by their depth."""

    def titles(items: list[pikepdf.OutlineItem], depth: int) -> list[str]:
        return [line for item in items for line in ("  " * depth + str(item.title), *titles(item.children, depth + 1))]

    with opened(compose(paper(*elements))) as file, file.open_outline() as read:
        return titles(read.root, 0)


def item(title: str, *elements: Element) -> Section:
    return Section((Paragraph(("Text",)), *elements), Heading((title,)))


def test_the_outline_nests_as_the_sections_do() -> None:
    assert outline(item("1", item("1.1"), item("1.2", item("1.2.1"))), item("2")) == [
        "1",
        "  1.1",
        "  1.2",
        "    1.2.1",
        "2",
    ]


def test_a_section_without_a_heading_leaves_no_gap() -> None:
    assert outline(Section((item("1", item("1.1")),)), item("2")) == ["1", "  1.1", "2"]


def test_a_paper_without_sections_has_no_outline() -> None:
    with opened(compose(paper(Heading(("Titel",))))) as file:
        assert "/Outlines" not in file.Root


def test_no_more_than_fifty_stand_side_by_side() -> None:
    titles = outline(*(item(str(number)) for number in range(120)))

    assert [title for title in titles if not title.startswith(" ")] == ["0 – 49", "50 – 99", "100 – 119"]
    assert [title.strip() for title in titles if title.startswith(" ")] == [str(number) for number in range(120)]


def test_thousands_of_sections_are_grouped_twice() -> None:
    composition = compose(paper(*(item(str(number)) for number in range(2600))))

    assert failures(composition.pdf) == []
    with opened(composition) as file, file.open_outline() as read:
        assert [len(part.children) for part in read.root] == [50, 2]


def test_a_bookmark_leads_to_its_heading() -> None:
    far = item("far", *(Paragraph(("Wort " * 500,)) for _ in range(9)))

    with opened(compose(paper(far, item("last")))) as file:
        last = file.Root.Outlines.Last
        assert last.Dest[0].objgen == file.pages[-1].objgen
        assert str(last.Dest[1]) == "/XYZ"
        assert 0 < float(last.Dest[3]) < 842
