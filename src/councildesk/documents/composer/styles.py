"""How papers look: the sheet, its columns, and the sizes of type. All papers of a council are one family.

Lengths are in points, a 72nd of an inch, and y counts upward from the foot of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from councildesk.documents.composer.model import Style

MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 595.28, 841.89
TOP, BOTTOM = HEIGHT - 60, 58
HEADER_LINE, FOOTER_LINE = HEIGHT - 38, 34

INK, MUTED, HAIRLINE, TINT = 0.0, 0.36, 0.72, 0.945
"""Greys: of text, of what accompanies it, of thin rules, of a table's head."""


@dataclass(frozen=True)
class TextStyle:
    """`before` and `after` are the gaps that a block of this style keeps, `indent` is from the left."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    grey: float = INK
    before: float = 0
    after: float = 0
    indent: float = 0

    @property
    def cut(self) -> int:
        """The number of the face in its family."""
        return self.bold + 2 * self.italic

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline, so that the line's letters lie in its middle."""
        return (self.leading + 0.71 * self.size) / 2 + 0.04 * self.size


@dataclass(frozen=True)
class Sheet:
    """The text area and the styles of a paper."""

    left: float
    right: float
    gutter: float
    title: TextStyle
    subtitle: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    paragraphs: dict[Style, TextStyle]
    list_item: TextStyle
    label: TextStyle
    value: TextStyle
    cell: TextStyle
    head: TextStyle
    letterhead: TextStyle
    running: TextStyle

    @property
    def width(self) -> float:
        return self.right - self.left

    def columns(self, count: int) -> tuple[tuple[float, float], ...]:
        """Left edge and width of each of so many columns."""
        width = (self.width - self.gutter * (count - 1)) / count
        return tuple((self.left + place * (width + self.gutter), width) for place in range(count))


def _sheet(margin: float, size: float, leading: float) -> Sheet:
    text = TextStyle(size, leading, after=0.48 * size)
    small = replace(text, size=size - 1.2, leading=leading - 1.6)
    return Sheet(
        left=margin,
        right=WIDTH - margin,
        gutter=20,
        title=TextStyle(size + 6, (size + 6) * 1.24, bold=True, before=4, after=5),
        subtitle=replace(text, size=size + 1, leading=leading + 1, grey=MUTED, after=8),
        headings=(
            TextStyle(size + 2, leading + 2, bold=True, before=15, after=5),
            TextStyle(size + 0.6, leading + 0.6, bold=True, before=10, after=3.5),
            TextStyle(size, leading, bold=True, italic=True, before=7, after=2.5),
        ),
        paragraphs={
            Style.NORMAL: text,
            Style.LEAD: replace(text, size=size + 1.2, leading=leading + 1.8, after=6),
            Style.SMALL: small,
            Style.ADDRESS: replace(text, before=2, after=0),
            Style.INDENTED: replace(text, indent=16),
            Style.DECISION: replace(text, before=3, after=7, indent=10),
            Style.NOTE: replace(small, italic=True, grey=MUTED),
            Style.HAPPENING: replace(text, italic=True, before=2, indent=16),
        },
        list_item=replace(text, after=0.22 * size),
        label=replace(text, grey=MUTED, after=0),
        value=replace(text, after=0),
        cell=TextStyle(size - 0.6, leading - 0.9),
        head=TextStyle(size - 1.4, leading - 2, bold=True),
        letterhead=TextStyle(size - 1, leading - 1.5, bold=True),
        running=TextStyle(7.8, 10, grey=MUTED),
    )


ONE_LANGUAGE = _sheet(margin=66, size=10, leading=14)
TWO_LANGUAGES = _sheet(margin=51, size=9.5, leading=13)
