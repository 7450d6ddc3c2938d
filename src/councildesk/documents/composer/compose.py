"""Compose a paper: clean and break its text, place it on pages, draw the pages, write the file.

The text is set before anything is drawn, so that every page knows of how many it is one, and the structure tree grows
beside it, so that the file is tagged without a second pass. Nothing is looked up anywhere: a paper is all there is to
know, and equal papers give equal bytes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from councildesk.documents.composer import fonts
from councildesk.documents.composer.coding import FaceText, face_texts
from councildesk.documents.composer.conform import (
    Description,
    attachment_entries,
    colours_entry,
    metadata_entry,
    write_information,
)
from councildesk.documents.composer.draw import draw
from councildesk.documents.composer.elements import set_paper
from councildesk.documents.composer.file import PdfFile
from councildesk.documents.composer.layout import Page, paginate
from councildesk.documents.composer.margins import Margins
from councildesk.documents.composer.model import Composition, Paper
from councildesk.documents.composer.outline import Entry, write_outline
from councildesk.documents.composer.pen import Pen
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.structure import Structure
from councildesk.documents.composer.styles import BOTTOM, HEIGHT, ONE_LANGUAGE, TOP, TWO_LANGUAGES, WIDTH
from councildesk.documents.composer.typesetting import Typesetter
from councildesk.domain.languages import pdf_tag


def compose(paper: Paper, *, tagged: bool = True) -> Composition:
    """The paper as a PDF/A-3a and PDF/UA-1 file, and what could not be printed as typed.

    May run in any thread, in several at once. Refuses an image that cannot be read with ImageNotReadable. Without
    `tagged` the pages look the same, but the file has no structure, metadata and attachment: a preview, not a paper.
    """
    with _collector_at_rest():
        return _composed(paper, tagged)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A long paper is a hundred thousand objects that are in use until its end, none of them in a cycle. Looking
    through them again and again for garbage would make the time for a page grow with the number of pages."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def _composed(paper: Paper, tagged: bool) -> Composition:
    languages = tuple(map(pdf_tag, paper.languages))
    family = fonts.family(paper.face)
    structure = Structure(languages[0], tagged=tagged)
    sheet = ONE_LANGUAGE if len(languages) == 1 else TWO_LANGUAGES
    setting = Setting(languages, sheet, Typesetter(family), structure.root)
    set_paper(setting, paper)
    margins = Margins(paper, setting)
    pages = paginate(setting.rows, TOP, BOTTOM)
    faces = face_texts(family)
    file = PdfFile()
    contents = [_drawn(page, number, len(pages), margins, faces, structure) for number, page in enumerate(pages)]
    root = _write(file, paper, setting, pages, contents, faces, structure)
    information = write_information(file, _describe(paper, setting))
    return Composition(file.finish(root, information), len(pages), tuple(setting.text.problems))


def _drawn(
    page: Page, number: int, count: int, margins: Margins, faces: tuple[FaceText, ...], structure: Structure
) -> bytes:
    """The content of one page."""
    pen = Pen(faces)
    structure.begin_page()
    margins.draw(number + 1, count, pen, structure)
    draw(page, pen, structure)
    return pen.content()


def _describe(paper: Paper, setting: Setting) -> Description:
    text = setting.text
    titles = paper.title if len(paper.title) == len(setting.languages) else paper.title * len(setting.languages)
    by_language = dict(zip(setting.languages, map(text.plain, titles), strict=True))
    return Description(
        setting.joined(paper.title), by_language, text.clean(paper.author), text.clean(paper.subject), paper.made_at
    )


def _write(
    file: PdfFile,
    paper: Paper,
    setting: Setting,
    pages: list[Page],
    contents: list[bytes],
    faces: tuple[FaceText, ...],
    structure: Structure,
) -> int:
    """All but the metadata of the trailer; the number of the catalogue."""
    numbers = _write_pages(file, contents, _write_resources(file, setting, faces), tagged=structure.tagged)
    catalogue = f"<</Type/Catalog/Pages {numbers[0]} 0 R/Lang({setting.languages[0]})"
    entries = _bookmarks(pages)
    if entries:
        catalogue += f"/PageMode/UseOutlines/Outlines {write_outline(file, entries, numbers[1:])} 0 R"
    if structure.tagged:
        catalogue += f"/MarkInfo<</Marked true>>/StructTreeRoot {structure.write(file, numbers[1:])} 0 R"
        catalogue += "/ViewerPreferences<</DisplayDocTitle true>>"
        catalogue += metadata_entry(file, _describe(paper, setting)) + colours_entry(file)
        if paper.attachment:
            catalogue += attachment_entries(file, paper.attachment, paper.made_at)
    return file.add(catalogue + ">>")


def _write_resources(file: PdfFile, setting: Setting, faces: tuple[FaceText, ...]) -> int:
    """The fonts and images of all pages."""
    fonts: dict[str, int] = {}
    for face in faces:
        fonts |= face.embed(file, len(fonts))
    images = {name: picture.embed(file) for name, picture in setting.pictures.items()}
    return file.add(f"<</Font<<{_references(fonts)}>>/XObject<<{_references(images)}>>>>")


def _references(objects: dict[str, int]) -> str:
    return "".join(f"/{name} {number} 0 R" for name, number in objects.items())


def _write_pages(file: PdfFile, contents: list[bytes], resources: int, *, tagged: bool) -> list[int]:
    """The number of the page tree, then those of the pages."""
    tree = file.reserve()
    pages = []
    for number, content in enumerate(contents):
        stream = file.add_stream("", content)
        tags = f"/StructParents {number}/Tabs/S" if tagged else ""
        own = f"/Resources {resources} 0 R/Contents {stream} 0 R{tags}"
        pages.append(file.add(f"<</Type/Page/Parent {tree} 0 R{own}>>"))
    kids = " ".join(f"{page} 0 R" for page in pages)
    file.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]>>")
    return [tree, *pages]


def _bookmarks(pages: list[Page]) -> list[Entry]:
    return [
        Entry(fragment.row.bookmark.title, number, fragment.top + 6, fragment.row.bookmark.level)
        for number, page in enumerate(pages)
        for fragment in page
        if fragment.row.bookmark and fragment.is_first
    ]
