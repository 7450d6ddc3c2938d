"""Headings and paragraphs -> rows: the languages beside each other, paragraph by paragraph where they correspond."""

from __future__ import annotations

from dataclasses import replace

from councildesk.documents.composer.model import Heading, Paragraph, Style, Texts
from councildesk.documents.composer.rows import Block, Bookmark, Cell, Decoration, Label, Row
from councildesk.documents.composer.setting import Column, Setting
from councildesk.documents.composer.styles import INK, TextStyle
from councildesk.documents.composer.typesetting import Frame

_NUMBER_WIDTH = 25.0
_BAR_LEFT = 1.5

Stack = tuple[Column, list[Block]]


def set_heading(setting: Setting, heading: Heading, *, opens_section: bool = False) -> None:
    """A heading of a section is also an entry of the outline."""
    if heading.level not in (1, 2, 3):
        raise ValueError(f"headings have levels 1 to 3, not {heading.level}")
    setting.heading = min(heading.level + 1, setting.heading + 1)
    with setting.at(heading.place):
        style = setting.sheet.headings[heading.level - 1]
        rows = _rows(setting, heading.texts, style, f"H{setting.heading}", aligned=False)
        if opens_section and rows:
            rows[0].bookmark = Bookmark(setting.text.named(heading.texts[0]), setting.depth - 1)
    for row in rows:
        row.keeps_with_next = True
    setting.add(*rows)


def set_title(setting: Setting, title: Texts, subtitle: Texts) -> None:
    setting.heading = 1
    rows = _rows(setting, title, setting.sheet.title, "H1", aligned=False)
    rows += _rows(setting, subtitle, setting.sheet.subtitle, "P")
    for row in rows:
        row.keeps_with_next = True
    setting.add(*rows)


def set_paragraph(setting: Setting, paragraph: Paragraph) -> None:
    with setting.at(paragraph.place):
        style = setting.sheet.paragraphs[paragraph.style]
        number = setting.text.plain(paragraph.number)
        is_decision = paragraph.style is Style.DECISION
        rows = _rows(setting, paragraph.texts, style, "P", number, aligned=not is_decision)
    if is_decision:
        for row in rows:
            bars = tuple(cell.x + _BAR_LEFT for cell in row.cells)
            row.decoration = Decoration(setting.sheet.left, setting.sheet.right, bars=bars, grey=INK)
    for row in rows:
        row.keeps_with_next = row.keeps_with_next or paragraph.leads
    setting.add(*rows)


def set_caption(setting: Setting, texts: Texts) -> None:
    setting.add(*_rows(setting, texts, setting.sheet.paragraphs[Style.SMALL], "P"))


def _rows(
    setting: Setting, texts: Texts, style: TextStyle, tag: str, number: str = "", *, aligned: bool = True
) -> list[Row]:
    stacks = []
    for column, words in setting.spread(texts):
        indented = replace(style, indent=style.indent + _NUMBER_WIDTH) if number else style
        blocks = setting.text.set(words, Frame(column.width, indented, column.element, tag))
        if blocks:
            stacks.append((column, blocks))
            if number:
                blocks[0].labels = [Label(number, style.indent), *blocks[0].labels]
    if not stacks:
        return []
    rows = _aligned(setting, stacks) if aligned and _correspond(stacks) else [_row(setting, stacks)]
    rows[0].before = style.before
    rows[-1].after = style.after
    return rows


def _correspond(stacks: list[Stack]) -> bool:
    return len({len(blocks) for _, blocks in stacks}) == 1


def _aligned(setting: Setting, stacks: list[Stack]) -> list[Row]:
    """A row for each paragraph of the text."""
    rows = []
    for number, block in enumerate(stacks[0][1]):
        row = _row(setting, [(column, [blocks[number]]) for column, blocks in stacks])
        row.after = block.after
        rows.append(row)
    return rows


def _row(setting: Setting, stacks: list[Stack]) -> Row:
    cells = [Cell(column.x, column.width, blocks, column.number) for column, blocks in stacks]
    return Row(cells, stretch=setting.stretch)
