"""The minutes by fpdf2, without tags: it breaks the lines, we place them in two columns."""

from __future__ import annotations

import logging

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from benchmarks.documents.minutes import COLUMNS, DECISION, FOOTER, TITLE, Minutes, Pair
from councildesk import resources
from councildesk.documents.composer.styles import BOTTOM, HEIGHT, TOP, WIDTH
from councildesk.documents.composer.styles import TWO_LANGUAGES as SHEET

TOP_MARGIN = HEIGHT - TOP
COLUMN = (SHEET.width - SHEET.gutter) / 2
LEFT_EDGES = (SHEET.left, SHEET.left + COLUMN + SHEET.gutter)


class Pages(FPDF):
    def header(self) -> None:
        self.set_font("Noto", "", 8)
        self.set_y(32)
        self.cell(self.epw / 2, 10, TITLE[0])
        self.cell(self.epw / 2, 10, TITLE[1], align="R")
        self.set_y(TOP_MARGIN)

    def footer(self) -> None:
        self.set_font("Noto", "", 8)
        self.set_y(-44)
        page = str(self.page_no())
        left, right = (line.replace("{pages}", "{nb}").replace("{page}", page) for line in FOOTER)
        self.cell(self.epw / 2, 10, left)
        self.cell(self.epw / 2, 10, right, align="R")

    def pair(self, texts: Pair, weight: str, size: float, leading: float, *, bullet: str = "") -> None:
        """One text beside the other, line by line over the page's end."""
        self.set_font("Noto", weight, size)
        indent = 11 if bullet else 0
        columns = [
            self.multi_cell(COLUMN - indent, leading, text, dry_run=True, output=MethodReturnValue.LINES, align="L")
            for text in texts
        ]
        for number in range(max(map(len, columns))):
            if self.y + leading > HEIGHT - BOTTOM:
                self.add_page()
                self.set_font("Noto", weight, size)
            for left, lines in zip(LEFT_EDGES, columns, strict=True):
                if number < len(lines):
                    if bullet and not number:
                        self.text(left, self.y + size, bullet)
                    self.text(left + indent, self.y + size, lines[number])
            self.y += leading
        self.y += 4


def prepare(minutes: Minutes) -> Minutes:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    logging.getLogger("fpdf").setLevel(logging.ERROR)
    return minutes


def draw(minutes: Minutes) -> int:
    pages = Pages(unit="pt", format=(WIDTH, HEIGHT))
    pages.set_margins(SHEET.left, TOP_MARGIN, SHEET.left)
    pages.set_auto_page_break(False)
    for weight, name in (("", "Regular"), ("B", "Bold")):
        pages.add_font("Noto", weight, str(resources.font_file(f"NotoSans-{name}")))
    pages.add_page()
    pages.pair(TITLE, "B", 15.5, 19)
    for item in minutes.items:
        pages.pair(item.title, "B", 11.5, 15)
        for texts in item.paragraphs:
            pages.pair(texts, "", 9.5, 13)
        for texts in item.bullets:
            pages.pair(texts, "", 9.5, 13, bullet="•")
        pages.pair((f"{DECISION[0]}: {item.decision[0]}", f"{DECISION[1]}: {item.decision[1]}"), "", 9.5, 13)
    _draw_attendance(pages, minutes)
    pages.output()
    return pages.page_no()


def _draw_attendance(pages: Pages, minutes: Minutes) -> None:
    pages.set_auto_page_break(True, BOTTOM)
    pages.set_font("Noto", "", 9.5)
    with pages.table(col_widths=(34, 150, 190, 119), line_height=14, padding=3) as table:
        for cells in (tuple(" / ".join(heading) for heading in COLUMNS), *((*row, "") for row in minutes.attendance)):
            row = table.row()
            for cell in cells:
                row.cell(cell)
