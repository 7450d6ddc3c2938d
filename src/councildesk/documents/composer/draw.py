"""Draw placed rows: content in the order in which it is read, each piece between the marks of its element.

All that is not content (rules, fills, running lines, the draft mark, the repeated head of a table) is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from councildesk.documents.composer.layout import Fragment, Page, Part
from councildesk.documents.composer.pen import Pen
from councildesk.documents.composer.rows import Decoration, PictureBlock, StrokeBlock
from councildesk.documents.composer.structure import Structure
from councildesk.documents.composer.styles import INK

_BAR = 2.2
_LINE_TO_SIGN = 0.5


def draw(page: Page, pen: Pen, structure: Structure) -> None:
    """The fragments of one page. Marks go to the page that the structure has begun last."""
    _draw_decorations(page, pen, structure)
    for part, is_repeated in _in_reading_order(page):
        block = part.block
        if isinstance(block, StrokeBlock):
            y = part.top - block.leading
            pen.add(structure.open_artifact())
            pen.rule((part.x, y), (part.x + block.width, y), _LINE_TO_SIGN, INK)
            pen.add(structure.close)
        elif isinstance(block, PictureBlock):
            _draw_picture(part, block, pen, structure)
        elif is_repeated:
            pen.add(structure.open_artifact("/Type/Pagination"))
            _draw_lines(part, pen)
            pen.add(structure.close)
        else:
            _draw_text(part, pen, structure)


def _in_reading_order(page: Page) -> Iterator[tuple[Part, bool]]:
    for stretch, fragments in groupby(page, key=lambda fragment: fragment.row.stretch):
        parts = [(part, fragment.repeated) for fragment in fragments for part in fragment.parts]
        yield from sorted(parts, key=lambda each: each[0].column) if stretch else parts


def _draw_text(part: Part, pen: Pen, structure: Structure) -> None:
    block = part.block
    is_start = part.start == 0
    if is_start:
        for label in block.labels:
            if label.element:
                pen.add(structure.open(label.element))
                pen.text([label.text], block.style, part.x - block.x + label.x, part.top)
                pen.add(structure.close)
    pen.add(structure.open(block.element))
    if is_start:
        for label in block.labels:
            if not label.element:
                pen.text([f"{label.text} "], block.style, part.x - block.x + label.x, part.top)
    _draw_lines(part, pen)
    pen.add(structure.close)


def _draw_lines(part: Part, pen: Pen) -> None:
    block = part.block
    goes_on = part.stop < len(block.lines)
    if block.offsets is None:
        pen.text(block.lines[part.start : part.stop], block.style, part.x, part.top, goes_on=goes_on)
        return
    for number in range(part.start, part.stop):
        top = part.top - (number - part.start) * block.leading
        is_last = number + 1 == len(block.lines)
        pen.text([block.lines[number]], block.style, part.x + block.offsets[number], top, goes_on=not is_last)


def _draw_picture(part: Part, block: PictureBlock, pen: Pen, structure: Structure) -> None:
    bottom = part.top - (block.leading + block.height) / 2
    right, top = part.x + block.width, bottom + block.height
    box = f"{part.x:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
    block.element.attributes = f"<</O/Layout/Placement/Block/BBox[{box}]>>"
    pen.add(structure.open(block.element))
    pen.image(block.picture, part.x, bottom, block.width, block.height)
    pen.add(structure.close)


def _draw_decorations(page: Page, pen: Pen, structure: Structure) -> None:
    decorated = [(fragment, fragment.row.decoration) for fragment in page if fragment.row.decoration]
    if not decorated:
        return
    pen.add(structure.open_artifact())
    for fragment, decoration in decorated:
        if decoration.fill is not None:
            width, height = decoration.right - decoration.left, fragment.top - fragment.bottom
            pen.fill(decoration.left, fragment.bottom, width, height, decoration.fill)
    for fragment, decoration in decorated:
        _draw_rules(fragment, decoration, pen)
    pen.add(structure.close)


def _draw_rules(fragment: Fragment, decoration: Decoration, pen: Pen) -> None:
    top, bottom, grey = fragment.top, fragment.bottom, decoration.grey
    if decoration.above:
        pen.rule((decoration.left, top), (decoration.right, top), decoration.above, grey)
    if decoration.below:
        pen.rule((decoration.left, bottom), (decoration.right, bottom), decoration.below, grey)
    for x in decoration.verticals:
        pen.rule((x, top), (x, bottom), decoration.below, grey)
    for x in decoration.bars:
        pen.rule((x, top - 1), (x, bottom + 1), _BAR, grey)
