"""The minutes by ReportLab's own flowables, without tags: two-column tables of paragraphs."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from benchmarks.documents.minutes import COLUMNS, DECISION, TITLE, Item, Minutes, Pair
from councildesk import resources
from councildesk.documents.composer.styles import BOTTOM, HEIGHT, TOP, WIDTH
from councildesk.documents.composer.styles import TWO_LANGUAGES as SHEET

TEXT = ParagraphStyle("text", fontName="Regular", fontSize=9.5, leading=13, spaceAfter=4, alignment=TA_LEFT)
BULLET = ParagraphStyle("bullet", TEXT, leftIndent=11, bulletFontName="Regular")
BOLD = ParagraphStyle("bold", TEXT, fontName="Bold")
HEADING = ParagraphStyle("heading", TEXT, fontName="Bold", fontSize=11.5, leading=15)
TITLE_STYLE = ParagraphStyle("title", TEXT, fontName="Bold", fontSize=15.5, leading=19)
BARE = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0)]
WIDTHS = [SHEET.width / 2, SHEET.width / 2]

Cells = list[Paragraph]


def prepare(minutes: Minutes) -> Minutes:
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, str(resources.font_file(f"NotoSans-{name}"))))
    return minutes


def draw_table_per_item(minutes: Minutes) -> int:
    tables = [Table(_rows(item), WIDTHS, style=BARE) for item in minutes.items]
    return _build([Table([_cells(TITLE, TITLE_STYLE)], WIDTHS, style=BARE), *tables, _attendance(minutes)])


def draw_one_table(minutes: Minutes) -> int:
    rows = [_cells(TITLE, TITLE_STYLE), *(row for item in minutes.items for row in _rows(item))]
    return _build([Table(rows, WIDTHS, style=BARE, splitInRow=1), _attendance(minutes)])


def _rows(item: Item) -> list[Cells]:
    decision = (f"{DECISION[0]}: {item.decision[0]}", f"{DECISION[1]}: {item.decision[1]}")
    return [
        _cells(item.title, HEADING),
        *(_cells(texts, TEXT) for texts in item.paragraphs),
        *(_cells(texts, BULLET, bullet="•") for texts in item.bullets),
        _cells(decision, BOLD),
    ]


def _cells(texts: Pair, style: ParagraphStyle, bullet: str | None = None) -> Cells:
    return [Paragraph(escape(text), style, bulletText=bullet) for text in texts]


def _attendance(minutes: Minutes) -> Table:
    head = [Paragraph(" / ".join(heading), BOLD) for heading in COLUMNS]
    rows = [[Paragraph(escape(cell), TEXT) for cell in (*cells, "")] for cells in minutes.attendance]
    return Table([head, *rows], [34, 150, 190, SHEET.width - 374], repeatRows=1)


def _build(story: list[Flowable]) -> int:
    document = BaseDocTemplate(io.BytesIO(), pagesize=(WIDTH, HEIGHT), pageCompression=1)
    frame = Frame(SHEET.left, BOTTOM, SHEET.width, TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_draw_margins))
    document.build(story)
    return int(document.page)


def _draw_margins(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Regular", 8)
    canvas.drawString(SHEET.left, HEIGHT - 38, TITLE[0])
    canvas.drawRightString(SHEET.right, HEIGHT - 38, TITLE[1])
    canvas.drawString(SHEET.left, 34, f"Səhifə {document.page}")
