"""Text -> blocks of lines with their tags: cleaned, measured, broken, ready to be placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from councildesk.documents.composer.fonts import Family
from councildesk.documents.composer.lines import Line, Span, width, wrap, wrap_spans
from councildesk.documents.composer.model import Align, Passage, TextProblem, Words
from councildesk.documents.composer.rows import Block, Label
from councildesk.documents.composer.structure import Element
from councildesk.documents.composer.styles import TextStyle
from councildesk.domain import languages, text
from councildesk.domain.text import BlockKind, Blocks, Run

_BULLETS = ("•", "–", "·")
_HANG = {BlockKind.BULLET: 11.0, BlockKind.NUMBERED: 16.0}
_LIST_NUMBERING = {
    BlockKind.BULLET: "<</O/List/ListNumbering/Disc>>",
    BlockKind.NUMBERED: "<</O/List/ListNumbering/Decimal>>",
}


@dataclass(frozen=True)
class Frame:
    """Where a text goes: how wide, in which style, under which element. With `tag` each paragraph is an element of its
    own, without one a single paragraph is the content of `parent` itself, as in a cell. `language` is that of the text
    where it is not the language of the parent."""

    width: float
    style: TextStyle
    parent: Element
    tag: str = ""
    language: str = ""
    align: Align = Align.START
    list_after: float = 1.5


@dataclass
class Typesetter:
    """Sets the texts of one paper. `place` is where the text at hand comes from; `problems` keeps what was changed."""

    family: Family
    place: str = ""
    problems: dict[TextProblem, None] = field(default_factory=dict)

    def clean(self, typed: str) -> str:
        cleaned, changes = self.family.repertoire.clean(typed)
        for change in changes:
            self.problems[TextProblem(change.kind, change.character, change.replacement, self.place)] = None
        return cleaned

    def plain(self, words: Words) -> str:
        """Cleaned, on one line and without formatting: for titles, running lines and what stands in for an image."""
        return self.clean(_unformatted(words)).replace("\n", " ")

    def named(self, words: Words) -> str:
        """As `plain`, for a text that is also set and whose problems are reported then."""
        return self.family.repertoire.clean(_unformatted(words))[0].replace("\n", " ")

    def natural_width(self, words: Words, style: TextStyle) -> float:
        """Of the longest line, were there no need to break it."""
        lines = self.family.repertoire.clean(_unformatted(words))[0].split("\n")
        return max(self.width(line, style) for line in lines)

    def width(self, line: Line, style: TextStyle) -> float:
        return width(line, style.cut, self.family.faces) * style.size / 1000

    def set(self, words: Words, frame: Frame) -> list[Block]:
        """The text's paragraphs and list items; blank ones leave no trace."""
        content, language = _content(words)
        language = language or frame.language
        paragraphs = text.paragraphs(content) if isinstance(content, str) else content
        written = [block for block in paragraphs if block.text and not block.text.isspace()]
        lists = _Lists(frame.parent, language)
        tag = frame.tag or ("P" if len(written) > 1 else "Span" if language else "")
        blocks = []
        for block in written:
            if block.kind is BlockKind.PARAGRAPH:
                lists.end()
                element = frame.parent.child(tag, language) if tag else frame.parent
                blocks.append(self._paragraph(block.runs, frame, element))
            else:
                blocks.append(self._item(block, frame, lists))
        return blocks

    def _paragraph(self, runs: tuple[Run, ...], frame: Frame, element: Element) -> Block:
        style = frame.style
        room = frame.width - style.indent
        lines = self._lines(runs, style, room)
        block = Block(lines, style, element, style.leading, style.indent, style.after)
        if frame.align is not Align.START:
            share = 0.5 if frame.align is Align.CENTRE else 1.0
            block.offsets = [(room - self.width(line, style)) * share for line in lines]
        return block

    def _item(self, item: text.Block, frame: Frame, lists: _Lists) -> Block:
        style = frame.style
        label, element, body = lists.add(item)
        hang = max(_HANG[item.kind], self.width(label, style) + 4)
        x = style.indent + hang + item.level * 13
        lines = self._lines(item.runs, style, max(frame.width - x, 4 * style.size))
        return Block(lines, style, body, style.leading, x, frame.list_after, [Label(label, x - hang + 1, element)])

    def _lines(self, runs: tuple[Run, ...], style: TextStyle, room: float) -> list[Line]:
        thousandths = room * 1000 / style.size
        if len(runs) == 1 and not runs[0].bold and not runs[0].italic:
            return [*wrap(self.clean(runs[0].text), self.family.faces[style.cut], thousandths)]
        spans = [
            Span((style.bold or run.bold) + 2 * (style.italic or run.italic), self.clean(run.text)) for run in runs
        ]
        return [*wrap_spans(spans, self.family.faces, thousandths)]


def _content(words: Words) -> tuple[str | Blocks, str]:
    """The text itself, and the language it is in where that is not the language around it."""
    if isinstance(words, Passage):
        return words.content, languages.pdf_tag(words.language)
    return words, ""


def _unformatted(words: Words) -> str:
    content = _content(words)[0]
    return content if isinstance(content, str) else text.plain(content)


class _Lists:
    """The list items of a text, as the nested lists that they are."""

    def __init__(self, parent: Element, language: str) -> None:
        self._parent = parent
        self._language = language
        self._open: list[_OpenList] = []

    def add(self, item: text.Block) -> tuple[str, Element, Element]:
        """The item's label, and the elements for its label and its body."""
        del self._open[item.level + 1 :]
        if self._open and len(self._open) == item.level + 1 and self._open[-1].kind is not item.kind:
            self._open.pop()
        while len(self._open) <= item.level:
            self._open.append(self._begin(item.kind))
        last = self._open[-1]
        last.count += 1
        entry = last.element.child("LI")
        label, last.body = entry.child("Lbl"), entry.child("LBody")
        return self._label(), label, last.body

    def end(self) -> None:
        self._open.clear()

    def _begin(self, kind: BlockKind) -> _OpenList:
        attributes = _LIST_NUMBERING[kind]
        if not self._open:
            return _OpenList(kind, self._parent.child("L", self._language, attributes))
        outer = self._open[-1]
        if outer.body is None:  # a list that begins with an inner item
            outer.body = outer.element.child("LI").child("LBody")
        return _OpenList(kind, outer.body.child("L", attributes=attributes))

    def _label(self) -> str:
        """A bullet by the depth, or the number with those of the numbered items above it: 2.1."""
        if self._open[-1].kind is BlockKind.BULLET:
            return _BULLETS[min(len(self._open) - 1, len(_BULLETS) - 1)]
        return "".join(f"{number}." for number in self._numbers())

    def _numbers(self) -> Iterator[int]:
        return (outer.count for outer in self._open if outer.kind is BlockKind.NUMBERED and outer.count)


@dataclass
class _OpenList:
    kind: BlockKind
    element: Element
    body: Element | None = None
    count: int = 0
