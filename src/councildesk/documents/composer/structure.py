"""The structure of a paper as a screen reader follows it: a tree of elements, and the marks that tie ink to them.

Its order is that of reading, whatever the order on the page: in a paper of two languages each section holds a division
for each language, so that it is read as a whole in one and then in the other. What is not content (page numbers, rules,
the repeated head of a table) is marked as an artifact and has no element.
"""

from __future__ import annotations

from councildesk.documents.composer.file import PdfFile, text_string

Mark = tuple[int, int]
"""A piece of marked content: the page, counted from 0, and its number on the page."""


class Element:
    """A node of the tree: a heading, a paragraph, a cell. `attributes` is the source of a PDF dictionary."""

    # No element knows its parent: a tree without cycles is gone as soon as its paper is done.
    __slots__ = ("alternate", "attributes", "kids", "language", "number", "tag")

    def __init__(self, tag: str, language: str, attributes: str, alternate: str) -> None:
        self.tag = tag
        self.language = language
        self.attributes = attributes
        self.alternate = alternate
        self.kids: list[Element | Mark] = []
        self.number = 0

    def child(self, tag: str, language: str = "", attributes: str = "", alternate: str = "") -> Element:
        """A new element at the end of this one. `alternate` is said in the place of what is drawn."""
        element = Element(tag, language, attributes, alternate)
        self.kids.append(element)
        return element


class Untagged(Element):
    """Stands for the whole tree of a paper that is composed without one."""

    __slots__ = ()

    def child(self, tag: str, language: str = "", attributes: str = "", alternate: str = "") -> Element:
        return self


class Structure:
    """The tree of one paper, and which element each mark of each page belongs to."""

    def __init__(self, language: str, *, tagged: bool = True) -> None:
        kind = Element if tagged else Untagged
        self.root = kind("Document", language, "", "")
        self.tagged = tagged
        self._pages: list[list[Element]] = []

    def begin_page(self) -> None:
        self._pages.append([])

    def open(self, element: Element) -> str:
        """The operator before what is drawn for the element; `close` goes after it."""
        if not self.tagged:
            return ""
        marks = self._pages[-1]
        mark = len(marks)
        marks.append(element)
        element.kids.append((len(self._pages) - 1, mark))
        return f"/{element.tag} <</MCID {mark}>>BDC"

    def open_artifact(self, entries: str = "") -> str:
        if not self.tagged:
            return ""
        return f"/Artifact <<{entries}>>BDC" if entries else "/Artifact BMC"

    @property
    def close(self) -> str:
        return "EMC" if self.tagged else ""

    def write(self, file: PdfFile, pages: list[int]) -> int:
        """Write the tree for these page objects; the number of its root."""
        root, parents = file.reserve(), file.reserve()
        self.root.number = file.reserve()
        elements = [(self.root, root)]
        for element, parent in elements:
            for kid in element.kids:
                if isinstance(kid, Element):
                    kid.number = file.reserve()
                    elements.append((kid, element.number))
            file.put(element.number, _source(element, parent, pages))
        numbers = "\n".join(
            f"{page}[{' '.join([f'{element.number} 0 R' for element in marks])}]"
            for page, marks in enumerate(self._pages)
        )
        file.put(parents, f"<</Nums[{numbers}]>>")
        file.put(
            root,
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self._pages)}>>",
        )
        return root


def _source(element: Element, parent: int, pages: list[int]) -> str:
    source = f"<</S/{element.tag}/P {parent} 0 R"
    if element.language:
        source += f"/Lang({element.language})"
    if element.attributes:
        source += f"/A{element.attributes}"
    if element.alternate:
        source += f"/Alt{text_string(element.alternate)}"
    kids = element.kids
    if len(kids) == 1 and not isinstance(kid := kids[0], Element):
        return f"{source}/Pg {pages[kid[0]]} 0 R/K {kid[1]}>>"
    sources = [
        f"{kid.number} 0 R" if isinstance(kid, Element) else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
        for kid in kids
    ]
    return f"{source}/K[{' '.join(sources)}]>>" if kids else f"{source}>>"
