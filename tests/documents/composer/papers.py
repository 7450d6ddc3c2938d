"""Papers to compose, and ways to read what came of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import page
import pikepdf
import pypdfium2
from PIL import Image as Pillow

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import (
    Attachment,
    Column,
    Composition,
    Element,
    Fact,
    Facts,
    Figure,
    GroupRow,
    Heading,
    Image,
    LetterheadSide,
    Paper,
    Paragraph,
    Row,
    Rule,
    Section,
    Signatory,
    SignatureBlock,
    Space,
    Style,
    Table,
    Texts,
)
from councildesk.domain.text import Block, BlockKind, Run

MADE_AT = dt.datetime(2026, 10, 14, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=4)))
PAGE_HEIGHT = 841.89

ALPHABETS = {
    "az": "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz",
    "uz": "AaBbDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvXxYyZzOʻoʻGʻgʻʼ",
    "uz-Cyrl": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЪъЬьЭэЮюЯяЎўҚқҒғҲҳ",
    "ru": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя",
    "de": "AaÄäBbCcDdEeFfGgHhIiJjKkLlMmNnOoÖöPpQqRrSsßẞTtUuÜüVvWwXxYyZz„“‚‘",
    "en": "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz“”‘’",
}
PDF_TAGS = {"az": "az-AZ", "uz": "uz-UZ", "uz-Cyrl": "uz-Cyrl-UZ", "ru": "ru-RU", "de": "de-DE", "en": "en-GB"}


def paper(*elements: Element, languages: tuple[str, ...] = ("de",), **changes: Any) -> Paper:
    given: dict[str, Any] = {"title": ("Protokoll",), "made_at": MADE_AT, "footer": ("Seite {page} von {pages}",)}
    return Paper(languages=languages, elements=elements, **{**given, **changes})


def image(width: int = 40, height: int = 20, mode: str = "RGBA", kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Pillow.new(mode, (width, height), 128 if mode == "L" else None).save(file, kind)
    return file.getvalue()


def full_paper(*languages: str, **changes: Any) -> Paper:
    """Every kind of element once, in one language or two."""
    in_each = {tag: f"{tag} {ALPHABETS[tag]}" for tag in languages}
    texts: Texts = tuple(in_each.values())
    formatted: Texts = tuple(_formatted(text) for text in in_each.values())
    people = tuple(Signatory(texts, (f"Name {number}",), texts) for number in range(3))
    section = Section(
        (
            Paragraph(formatted, number="1."),
            Paragraph(texts, Style.DECISION),
            Section((Paragraph(texts, Style.NOTE),), Heading(texts, level=3)),
        ),
        Heading(texts),
    )
    table = Table(
        (Column(texts), Column(texts, share=2), Column(("№",), width_mm=20)),
        (GroupRow(texts), *(Row((texts, formatted, (f"{number}",))) for number in range(30)), Row((texts,), bold=True)),
        naming_column=0,
    )
    grid = Table((Column(texts), Column(texts)), (Row((("1",),)),), grid=True, row_height_mm=11)
    elements = (
        Facts((Fact(texts, texts), Fact(texts, ("14.10.2026",)))),
        Facts((Fact(texts, texts),), across=True),
        Rule(),
        section,
        table,
        Space(),
        grid,
        Figure(Image(image(mode="L"), texts), caption=texts),
        SignatureBlock(people),
    )
    given: dict[str, Any] = {
        "title": texts,
        "subtitle": texts,
        "header": texts,
        "footer": tuple(f"{tag} {{page}} / {{pages}}" for tag in languages),
        "draft": texts,
        "letterhead": (
            LetterheadSide(texts, Image(image(), texts)),
            LetterheadSide(texts, Image(image(60, 60, "RGB", "JPEG"), texts)),
        ),
        "author": "Şura & Kengash",
        "subject": "<Протокол>",
        "attachment": Attachment("minutes.json", "application/json", lambda: b'{"a": 1}', "Datən"),
    }
    return paper(*elements, languages=languages, **{**given, **changes})


def _formatted(text: str) -> tuple[Block, ...]:
    runs = (Run(text), Run(" bold ", bold=True), Run("italic", italic=True), Run(" both", bold=True, italic=True))
    return (
        Block(runs=runs),
        Block(BlockKind.BULLET, (Run(text),)),
        Block(BlockKind.BULLET, (Run(text),), level=1),
        Block(BlockKind.NUMBERED, runs),
        Block(BlockKind.NUMBERED, (Run(text),)),
    )


def opened(composition: Composition) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(composition.pdf))


def text_of(composition: Composition) -> str:
    """All pages' text as a reader extracts it, line breaks as spaces."""
    document = pypdfium2.PdfDocument(composition.pdf)
    try:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def text(*elements: Element, **changes: Any) -> str:
    return text_of(compose(paper(*elements, **changes)))


def failures(pdf: bytes) -> list[str]:
    """What the validator finds against PDF/A-3a and PDF/UA-1."""
    found = []
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        report = page.validate_pdf_bytes(pdf, profile=profile, limits=page.SafetyLimits.unlimited())
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
        assert report.is_compliant == (not report.failures)
    return found


def outlined(element: Any, depth: int = 0) -> Iterator[str]:
    """The structure below an element, one line for each, indented by depth: tag, language, alternate text."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            facts = [str(kid.S)[1:], *(str(kid[key]) for key in ("/Lang", "/Alt") if key in kid)]
            yield "  " * depth + " ".join(facts)
            yield from outlined(kid, depth + 1)


def structure(*elements: Element, **changes: Any) -> str:
    """The structure of a paper below its title."""
    return "\n".join(_lines_of_structure(paper(*elements, **changes)))


def elements_of(file: pikepdf.Pdf, tag: str) -> list[Any]:
    """All structure elements with this tag, in reading order."""
    found: list[Any] = []

    def visit(element: Any) -> None:
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S) == f"/{tag}":
                    found.append(kid)
                visit(kid)

    visit(file.Root.StructTreeRoot)
    return found


def _lines_of_structure(given: Paper) -> list[str]:
    with opened(compose(given)) as file:
        return list(outlined(file.Root.StructTreeRoot.K))[1:]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
