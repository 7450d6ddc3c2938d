"""A paper as its author means it: headings, paragraphs, tables, signatures; nothing of points, pages or tags.

A layout builds a `Paper` from its packet and hands it to `compose`. Every word on the paper comes from the caller; the
composer adds only page numbers. Text is never markup: a `str` is printed as typed, formatting is `domain.text` blocks.

**Languages.** A paper has one or two. A field of type `Texts` holds one text for each language, in the order of
`Paper.languages`, or a single text that serves both (a name, a number, a date in figures); `""` leaves a language
empty. With two languages a paragraph or heading is set in two columns, beginning at the same height in both; with a
single text it runs across the page. Tables, figures and signatures always run across and stack the languages in a cell.

**Places.** `place` names an element to the person who wrote it ("Item 3, entry 2"). It is never printed: it is where a
`TextProblem` says that a character could not be set. An element without a place has that of its section, a section
without one has its heading for a name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from councildesk.domain.text import Blocks


@dataclass(frozen=True)
class Passage:
    """A text in another language than its column, as when a translation is missing and the original stands in."""

    content: str | Blocks
    language: str


Words = str | Blocks | Passage
"""A `str` with line breaks is several paragraphs; `Blocks` may hold bold and italic runs and list items."""

Texts = tuple[Words, ...]


class FaceFamily(StrEnum):
    SANS = "NotoSans"
    SERIF = "NotoSerif"


class Style(Enum):
    NORMAL = "normal"
    LEAD = "lead"
    """Larger, for what a paper opens with."""
    SMALL = "small"
    ADDRESS = "address"
    """Lines that belong together, each typed on its own: to whom a letter goes."""
    INDENTED = "indented"
    DECISION = "decision"
    """Set off by a bold rule at its left; the exact words of a decision."""
    NOTE = "note"
    """Small, grey and italic, as for a remark by the secretariat."""
    HAPPENING = "happening"
    """Indented and italic: what happened while people spoke."""


class Align(Enum):
    START = "start"
    CENTRE = "centre"
    END = "end"
    """At the right, with figures of equal width under each other."""


@dataclass(frozen=True)
class Image:
    """A PNG or JPEG file. `alt` is what a screen reader says in its stead."""

    data: bytes
    alt: Texts


@dataclass(frozen=True)
class Heading:
    """Levels 1 to 3 count below the paper's title. Stays on one page with the beginning of what follows."""

    texts: Texts
    level: int = 1
    place: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One or more paragraphs or list items. `number` is set at the left of the first, as in a summary record."""

    texts: Texts
    style: Style = Style.NORMAL
    number: str = ""
    place: str = ""
    leads: bool = False
    """Belongs to what follows it, as a heading does, and never stands alone at the foot of a page."""


@dataclass(frozen=True)
class Fact:
    label: Texts
    value: Texts
    place: str = ""


@dataclass(frozen=True)
class Facts:
    """Labels with their values, aligned: date, place, chair. One list for each language, side by side; with `across`
    a single list over the whole width, both languages under each other in each label and value."""

    facts: tuple[Fact, ...]
    across: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table: `width_mm` wide, or with its `share` of the width left over; with neither, as wide as its
    content asks for, within reason."""

    heading: Texts
    share: float | None = None
    width_mm: float | None = None
    align: Align = Align.START


@dataclass(frozen=True)
class Row:
    """`()` is an empty cell. Missing cells at the end are empty."""

    cells: tuple[Texts, ...]
    bold: bool = False
    place: str = ""


@dataclass(frozen=True)
class GroupRow:
    """A heading inside a table, over all its columns: a delegation's name above its members."""

    texts: Texts
    place: str = ""


@dataclass(frozen=True)
class Table:
    """Across the whole width; the head is repeated on each page, and a row taller than a page is continued.

    `row_height_mm` is the least height of a row and `grid` rules every cell, as on a sheet to be signed by hand.
    `naming_column` is the column that says what a row is about, for a screen reader to announce.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    grid: bool = False
    row_height_mm: float = 0
    naming_column: int | None = None
    together: bool = False
    """Moves to the next page rather than being parted, where one page can hold it: a slip to be cut off."""
    place: str = ""


@dataclass(frozen=True)
class Figure:
    """An image, at most `height_mm` high and never wider than the text."""

    image: Image
    height_mm: float = 60
    caption: Texts = ()
    place: str = ""


@dataclass(frozen=True)
class Signatory:
    """Role above the line to sign on, name beneath it; with `dated` (the words "Place, date") a line for that too."""

    role: Texts
    name: Texts
    dated: Texts = ()


@dataclass(frozen=True)
class SignatureBlock:
    """Signatories side by side, three in a row at most, all of equal rank and size, never divided between pages."""

    signatories: tuple[Signatory, ...]
    place: str = ""


@dataclass(frozen=True)
class Rule:
    """A thin line across the page."""


@dataclass(frozen=True)
class Space:
    height_mm: float = 4


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page. Two in a row leave no empty page."""


@dataclass(frozen=True)
class Section:
    """What belongs together, as an item of the agenda: one branch of the outline and of the structure that a screen
    reader follows, where each language is read as a whole. Sections may hold sections."""

    elements: tuple[Element, ...]
    heading: Heading | None = None
    place: str = ""


Element = Section | Heading | Paragraph | Facts | Table | Figure | SignatureBlock | Rule | Space | PageBreak


@dataclass(frozen=True)
class LetterheadSide:
    """One side of the council. `names` stand beneath the logo, or alone."""

    names: Texts
    logo: Image | None = None
    lines: Texts = ()
    """What stands below the names, in small: an address, a link. Line feeds part lines."""


@dataclass(frozen=True)
class Attachment:
    """The paper's data for machines. `name` is a bare file name; `description` says to a person what it is."""

    name: str
    media_type: str
    write: Callable[[], bytes]
    """Gives the data. Of a long paper that takes as long as breaking its lines, and a preview carries none."""
    description: str


@dataclass(frozen=True)
class Paper:
    """Everything that determines a document: equal papers give equal bytes.

    `languages` are one or two language tags. `made_at`, with its zone, is the only instant the file will name.
    `title` is printed below the letterhead, `subtitle` under it, `header` on each page after the first, and `footer`
    on every page with `{page}` and `{pages}` filled in ("Seite {page} von {pages}"). `draft` is a word such as
    "Entwurf", set discreetly on every page. Raises ValueError for what only a mistake in a layout can cause.
    """

    languages: tuple[str, ...]
    title: Texts
    elements: tuple[Element, ...]
    made_at: datetime
    footer: tuple[str, ...]
    subtitle: Texts = ()
    header: Texts = ()
    draft: Texts = ()
    letterhead: tuple[LetterheadSide, ...] = ()
    author: str = ""
    subject: str = ""
    attachment: Attachment | None = None
    face: FaceFamily = FaceFamily.SANS

    def __post_init__(self) -> None:
        if len(self.languages) not in (1, 2):
            raise ValueError(f"a paper has one or two languages, not {self.languages}")
        if self.made_at.tzinfo is None:
            raise ValueError("made_at needs a zone")
        if not any(self.title):
            raise ValueError("a paper needs a title")


class ProblemKind(Enum):
    NO_GLYPH = "no glyph"
    """The fonts cannot draw the character; `replacement` was printed."""
    REMOVED = "removed"
    """A control or direction character that must not stand in a paper; it was left out."""


@dataclass(frozen=True)
class TextProblem:
    """What could not be printed as typed. Each character is reported once for each place."""

    kind: ProblemKind
    character: str
    replacement: str
    place: str


@dataclass(frozen=True)
class Composition:
    pdf: bytes
    pages: int
    problems: tuple[TextProblem, ...]
