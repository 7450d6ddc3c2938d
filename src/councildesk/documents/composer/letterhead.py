"""The letterhead and figures -> rows. Both sides of a council stand at one height, in boxes of one size."""

from __future__ import annotations

from councildesk.documents.composer.model import Align, Figure, LetterheadSide
from councildesk.documents.composer.paragraphs import set_caption
from councildesk.documents.composer.rows import Cell, Decoration, Row
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.styles import INK, MILLIMETRE

_LOGO_WIDTH, _LOGO_HEIGHT = 150.0, 50.0
_GUTTER = 20.0
_TALLEST_FIGURE = 600.0


def set_letterhead(setting: Setting, sides: tuple[LetterheadSide, ...]) -> None:
    """A row of logos and a row of names with their lines, read one side after the other, with a rule below."""
    if not sides:
        return
    sheet = setting.sheet
    width = (sheet.width - _GUTTER * (len(sides) - 1)) / len(sides)
    logos, names = [], []
    outer, stretch = setting.across(), setting.new_stretch()
    for number, side in enumerate(sides):
        left, element = sheet.left + number * (width + _GUTTER), outer.child("Div")
        if side.logo:
            block = setting.picture(side.logo, min(_LOGO_WIDTH, width), _LOGO_HEIGHT, element)
            block.x, block.leading = (width - block.width) / 2, _LOGO_HEIGHT
            logos.append(Cell(left, width, [block], number))
        text = setting.stack(side.names, width, sheet.letterhead, element, Align.CENTRE, "P")
        text += setting.stack(side.lines, width, sheet.running, element, Align.CENTRE, "P")
        names.append(Cell(left, width, text, number))
    if logos:
        setting.add(Row(logos, after=7, whole=True, keeps_with_next=True, stretch=stretch))
    line = Decoration(sheet.left, sheet.right, below=0.6, grey=INK)
    setting.add(Row(names, whole=True, keeps_with_next=True, stretch=stretch))
    setting.add(Row((), after=14, least_height=7, keeps_with_next=True, decoration=line))


def set_figure(setting: Setting, figure: Figure) -> None:
    sheet = setting.sheet
    with setting.at(figure.place):
        element = setting.across()
        height = min(figure.height_mm * MILLIMETRE, _TALLEST_FIGURE)
        block = setting.picture(figure.image, sheet.width, height, element)
        cell = Cell(sheet.left, sheet.width, [block])
        setting.add(Row([cell], before=6, after=5, whole=True, keeps_with_next=bool(figure.caption)))
        set_caption(setting, figure.caption)
