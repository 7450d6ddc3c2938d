"""What the parts of the composer share while they turn the elements of one paper into rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from councildesk.documents.composer.images import Picture, fit
from councildesk.documents.composer.model import Align, Image, Texts, Words
from councildesk.documents.composer.rows import Block, PictureBlock, Row
from councildesk.documents.composer.stacking import stacked
from councildesk.documents.composer.structure import Element
from councildesk.documents.composer.styles import Sheet, TextStyle
from councildesk.documents.composer.typesetting import Frame, Typesetter


@dataclass(frozen=True)
class Column:
    """A language's column: where it lies, and the element that what stands in it belongs to."""

    number: int
    x: float
    width: float
    element: Element


@dataclass
class Setting:
    """The rows so far, and the place in the structure where the next belong.

    Rows of two columns that follow each other are one **stretch**: one division for each language, read one after the
    other. Whatever runs across the page ends a stretch.
    """

    languages: tuple[str, ...]
    sheet: Sheet
    text: Typesetter
    element: Element
    rows: list[Row] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    stretch: int = 0
    heading: int = 0
    """The level of the last heading's tag; no level may be left out on the way down."""
    depth: int = 0
    """How many sections are open."""
    breaks_page: bool = False
    """Whether the next row begins a page."""
    _columns: tuple[Column, ...] = ()
    _stretches: int = 0

    def add(self, *rows: Row) -> None:
        if rows and self.breaks_page:
            rows[0].begins_page, self.breaks_page = True, False
        self.rows += rows

    def across(self) -> Element:
        """The element for what runs across the page."""
        self._columns = ()
        self.stretch = 0
        return self.element

    def columns(self) -> tuple[Column, ...]:
        """A column for each language, of the present stretch or a new one."""
        if not self._columns:
            divisions = [self.element]
            if len(self.languages) > 1:
                divisions = [self.element.child("Div", language) for language in self.languages]
                self.stretch = self.new_stretch()
            places = self.sheet.columns(len(divisions))
            self._columns = tuple(Column(number, *places[number], div) for number, div in enumerate(divisions))
        return self._columns

    def spread(self, texts: Texts) -> Sequence[tuple[Column, Words]]:
        """Each text with its column; a single one that serves two languages runs across the page."""
        texts = self.by_language(texts)
        if len(texts) == 1 and len(self.languages) > 1:
            return [(Column(0, self.sheet.left, self.sheet.width, self.across()), texts[0])]
        return [*zip(self.columns(), texts, strict=True)] if texts else []

    def new_stretch(self) -> int:
        self._stretches += 1
        return self._stretches

    @contextmanager
    def section(self, place: str) -> Iterator[None]:
        """What is set inside belongs to a section of its own."""
        outer, outer_place = self.across(), self.text.place
        self.element = outer.child("Sect")
        self.text.place = place or outer_place
        self.depth += 1
        yield
        self.across()
        self.depth -= 1
        self.element, self.text.place = outer, outer_place

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Problems of what is set inside are reported with this place, if it has a name."""
        outer = self.text.place
        self.text.place = place or outer
        yield
        self.text.place = outer

    def by_language(self, texts: Texts) -> tuple[Words, ...]:
        """One text for each language, or a single one that serves all."""
        if len(texts) not in (0, 1, len(self.languages)):
            raise ValueError(f"{len(texts)} texts for {len(self.languages)} languages: {texts!r}")
        return texts

    def joined(self, texts: Texts) -> str:
        """On one line: for the outline, the metadata and what a screen reader says of an image."""
        return " / ".join(dict.fromkeys(filter(None, map(self.text.plain, self.by_language(texts)))))

    def stack(
        self,
        texts: Texts,
        width: float,
        style: TextStyle,
        parent: Element,
        align: Align = Align.START,
        tag: str = "",
    ) -> list[Block]:
        """The text in each language below the other, as in a cell that runs across both; shared lines stand once."""
        parts = [*stacked(self.by_language(texts), self.languages)]
        own = "P" if len(parts) > 1 else ""
        blocks = []
        for words, language in parts:
            blocks += self.text.set(words, Frame(width, style, parent, tag or own, language, align))
        return blocks

    def picture(self, image: Image, width: float, height: float, parent: Element) -> PictureBlock:
        """The image within a box, as a block under an element that says what it shows."""
        picture = fit(image, width, height, self.text.place)
        name = f"I{len(self.pictures)}"
        self.pictures[name] = picture
        element = parent.child("Figure", alternate=self.joined(image.alt))
        block = PictureBlock([""], self.sheet.value, element, picture.height)
        block.picture, block.width, block.height = name, picture.width, picture.height
        return block
