"""What stands in the margins of each page: running header, page of pages, draft mark."""

from __future__ import annotations

from dataclasses import replace

from councildesk.documents.composer.model import Paper
from councildesk.documents.composer.pen import Pen
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.structure import Structure
from councildesk.documents.composer.styles import FOOTER_LINE, HAIRLINE, HEADER_LINE, MUTED, WIDTH

_DRAFT_LINE = HEADER_LINE + 13
_APART = 24.0


class Margins:
    """Their words are cleaned and made to fit once, then drawn on each page as artifacts."""

    def __init__(self, paper: Paper, setting: Setting) -> None:
        self._setting = setting
        self._style = setting.sheet.running
        header = setting.by_language(paper.header)
        room = (setting.sheet.width - _APART) / max(len(header), 1)
        self._header = [self._shortened(setting.text.plain(words), room) for words in header]
        self._footer = [setting.text.plain(template) for template in paper.footer]
        draft = "  ·  ".join(dict.fromkeys(map(setting.text.plain, setting.by_language(paper.draft))))
        self._draft_style = replace(self._style, size=8.5, leading=11, bold=True, grey=0.45)
        self._draft = self._shortened(draft, setting.sheet.width / 2)

    def draw(self, page: int, pages: int, pen: Pen, structure: Structure) -> None:
        """`page` is counted from 1."""
        if page > 1 and any(self._header):
            pen.add(structure.open_artifact("/Type/Pagination/Subtype/Header"))
            self._at_both_edges(self._header, HEADER_LINE, pen)
            y = HEADER_LINE - 6
            pen.rule((self._setting.sheet.left, y), (self._setting.sheet.right, y), 0.4, HAIRLINE)
            pen.add(structure.close)
        if self._draft:
            pen.add(structure.open_artifact("/Type/Pagination"))
            self._draw_draft(pen)
            pen.add(structure.close)
        if self._footer:
            pen.add(structure.open_artifact("/Type/Pagination/Subtype/Footer"))
            filled = [line.replace("{pages}", str(pages)).replace("{page}", str(page)) for line in self._footer]
            self._at_both_edges(filled if len(filled) > 1 else ["", *filled], FOOTER_LINE, pen)
            pen.add(structure.close)

    def _at_both_edges(self, lines: list[str], y: float, pen: Pen) -> None:
        left, right, style = self._setting.sheet.left, self._setting.sheet.right, self._style
        top = y + style.rise
        for line, is_left in zip(lines, (True, False), strict=False):
            if line:
                x = left if is_left else right - self._setting.text.width(line, style)
                pen.text([line], style, x, top)

    def _draw_draft(self, pen: Pen) -> None:
        style = self._draft_style
        width = self._setting.text.width(self._draft, style)
        x = (WIDTH - width) / 2
        pen.frame(x - 9, _DRAFT_LINE - 4.5, width + 18, 15, 0.5, MUTED)
        pen.text([self._draft], style, x, _DRAFT_LINE + style.rise)

    def _shortened(self, line: str, room: float) -> str:
        if self._setting.text.width(line, self._style) <= room:
            return line
        while line and self._setting.text.width(f"{line}…", self._style) > room:
            line = line[:-1]
        return f"{line.rstrip()}…"
