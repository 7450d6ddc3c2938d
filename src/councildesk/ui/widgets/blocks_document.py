"""Formatted text between our blocks and Qt's text document. What is not in our blocks does not survive the way."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from councildesk.domain.text import Block, BlockKind, Blocks, Run

Style = QTextListFormat.Style

_STYLES = {BlockKind.BULLET: Style.ListDisc, BlockKind.NUMBERED: Style.ListDecimal}
_NUMBERED = {
    Style.ListDecimal,
    Style.ListLowerAlpha,
    Style.ListUpperAlpha,
    Style.ListLowerRoman,
    Style.ListUpperRoman,
}
_LINE_HEIGHT, _BELOW_PARAGRAPH, _INDENT = 130, 5, 24
_PICTURE = "\ufffc"
"""Stands in Qt's text where an image or a frame was."""
_SOFT_BREAK = "\u2028"


def read(document: QTextDocument) -> Blocks:
    """The document as blocks. An empty document is no block at all; a soft line break begins a new block."""
    if document.isEmpty() and list_of(document.begin()) is None:
        return ()
    return tuple(block for qt_block in _qt_blocks(document) for block in _blocks(qt_block))


def write(document: QTextDocument, blocks: Blocks) -> None:
    """Replace what the document holds. It counts as not modified, and there is nothing to undo in it."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setIndentWidth(_INDENT)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(_airy())
    lists: dict[tuple[BlockKind, int], QTextList] = {}
    for number, block in enumerate(blocks):
        if number:
            cursor.insertBlock(_airy(), QTextCharFormat())
        _join_list(cursor, block, lists)
        for run in block.runs:
            cursor.insertText(run.text, _format(run))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def _airy() -> QTextBlockFormat:
    """Lines that are read rather than typed need air; how they look is not kept."""
    look = QTextBlockFormat()
    look.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setBottomMargin(_BELOW_PARAGRAPH)
    return look


def _join_list(cursor: QTextCursor, block: Block, lists: dict[tuple[BlockKind, int], QTextList]) -> None:
    """Items of one kind and level belong to one list, unless something of an outer level came between."""
    if block.kind is BlockKind.PARAGRAPH:
        lists.clear()
        return
    place = (block.kind, block.level)
    for deeper in [other for other in lists if other[1] > block.level]:
        del lists[deeper]
    for sibling in [other for other in lists if other[1] == block.level and other != place]:
        del lists[sibling]
    if place in lists:
        lists[place].add(cursor.block())
    else:
        lists[place] = cursor.createList(list_format(block.kind, block.level))


def list_format(kind: BlockKind, level: int) -> QTextListFormat:
    """How a list of this kind looks at this depth, from 0."""
    made = QTextListFormat()
    made.setStyle(_STYLES[kind])
    made.setIndent(level + 1)
    return made


def kind_of(block: QTextBlock) -> BlockKind:
    """What a block of Qt's document is to us; headings and whatever else was pasted are paragraphs."""
    qt_list = list_of(block)
    if qt_list is None:
        return BlockKind.PARAGRAPH
    return BlockKind.NUMBERED if qt_list.format().style() in _NUMBERED else BlockKind.BULLET


def list_of(block: QTextBlock) -> QTextList | None:
    """The list this block is an item of. Qt's own types deny that there may be none."""
    return block.textList()


def _qt_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _blocks(qt_block: QTextBlock) -> Iterator[Block]:
    kind = kind_of(qt_block)
    qt_list = list_of(qt_block)
    level = max(0, qt_list.format().indent() - 1) if qt_list else 0
    lines: list[list[Run]] = [[]]
    for run in _runs(qt_block):
        first, *others = run.text.split(_SOFT_BREAK)
        for number, text in enumerate((first, *others)):
            if number:
                lines.append([])
            _add(lines[-1], Run(text, run.bold, run.italic))
    for line in lines:
        yield Block(kind, tuple(line), level)


def _add(runs: list[Run], run: Run) -> None:
    """Neighbours of one look are one run."""
    if runs and (runs[-1].bold, runs[-1].italic) == (run.bold, run.italic):
        runs[-1] = Run(runs[-1].text + run.text, run.bold, run.italic)
    elif run.text:
        runs.append(run)


def _runs(qt_block: QTextBlock) -> Iterator[Run]:
    is_heading = qt_block.blockFormat().headingLevel() > 0
    place = qt_block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        look = fragment.charFormat()
        bold = look.fontWeight() >= QFont.Weight.DemiBold and not is_heading
        yield Run(fragment.text().replace(_PICTURE, ""), bold, look.fontItalic())
        place += 1


def _format(run: Run) -> QTextCharFormat:
    look = QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        look.setFontItalic(True)
    return look
