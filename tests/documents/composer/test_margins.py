from __future__ import annotations

import pypdfium2

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import Composition, PageBreak, Paragraph, Section
from documents.composer.papers import opened, paper

PAGES = (Paragraph(("eins",)), PageBreak(), Paragraph(("zwei",)), PageBreak(), Paragraph(("drei",)))


def lines(composition: Composition) -> list[list[str]]:
    document = pypdfium2.PdfDocument(composition.pdf)
    try:
        return [page.get_textpage().get_text_bounded().split("\r\n") for page in document]
    finally:
        document.close()


def test_each_page_says_of_how_many_it_is_one() -> None:
    composition = compose(paper(*PAGES, footer=("Seite {page} von {pages}",)))

    assert [page[0] for page in lines(composition)] == ["Seite 1 von 3", "Seite 2 von 3", "Seite 3 von 3"]


def test_the_footer_stands_in_both_languages() -> None:
    composition = compose(paper(languages=("de", "en"), footer=("Seite {page}", "Page {page} {pages} {x}")))

    assert lines(composition)[0][0] == "Seite 1 Page 1 1 {x}"


def test_the_header_begins_on_the_second_page() -> None:
    composition = compose(paper(*PAGES, header=("Der Rat",)))

    assert [page[0] for page in lines(composition)] == ["Seite 1 von 3", "Der Rat", "Der Rat"]


def test_a_header_too_long_for_its_line_is_shortened() -> None:
    composition = compose(paper(*PAGES, header=("Der Rat " * 40,)))

    assert lines(composition)[1][0].endswith("…")


def test_a_draft_is_marked_on_every_page_outside_its_content() -> None:
    composition = compose(paper(*PAGES, languages=("de", "en"), draft=("ENTWURF", "DRAFT")))

    assert all("ENTWURF · DRAFT" in " ".join(" ".join(page).split()) for page in lines(composition))
    with opened(composition) as file:
        content = file.pages[0].Contents.read_bytes()
    assert content.index(b"ENTWURF") < content.index(b"/MCID")


def test_a_page_break_inside_a_section_is_kept_and_one_at_the_end_is_not() -> None:
    assert compose(paper(Section((PageBreak(), Paragraph(("eins",)), PageBreak())))).pages == 2
