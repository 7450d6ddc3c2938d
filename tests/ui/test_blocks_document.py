from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from councildesk.domain.text import Block, BlockKind, Blocks, Run
from councildesk.ui.widgets import blocks_document

PARAGRAPH, BULLET, NUMBERED = BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED

CASES: dict[str, Blocks] = {
    "nothing": (),
    "one line": (Block(runs=(Run("Qərar qəbul edildi."),)),),
    "bold at the edges": (Block(runs=(Run(" a ", bold=True), Run("b"), Run(" c", bold=True))),),
    "bold within italic": (
        Block(runs=(Run("a", italic=True), Run("b", bold=True, italic=True), Run("c", italic=True))),
    ),
    "empty lines between": (Block(runs=(Run("a"),)), Block(), Block(), Block(runs=(Run("b"),))),
    "looks like Markdown": (Block(runs=(Run("5 * 3 _x_ ~~d~~ # **no** > text"),)),),
    "looks like HTML": (Block(runs=(Run("<b>no</b> &amp; <script>"),)),),
    "bullets": tuple(Block(BULLET, (Run(text),)) for text in "abc"),
    "numbers": tuple(Block(NUMBERED, (Run(text),)) for text in "abc"),
    "bullets, then numbers": (Block(BULLET, (Run("a"),)), Block(NUMBERED, (Run("b"),))),
    "an empty bullet": (Block(BULLET), Block(BULLET, (Run("b"),))),
    "only an empty bullet": (Block(BULLET),),
    "deep list": (
        Block(NUMBERED, (Run("a"),)),
        Block(BULLET, (Run("a1"),), level=1),
        Block(BULLET, (Run("a1x"),), level=2),
        Block(BULLET, (Run("a2"),), level=1),
        Block(NUMBERED, (Run("b"),)),
    ),
    "two lists parted by a line": (Block(BULLET, (Run("a"),)), Block(runs=(Run("x"),)), Block(BULLET, (Run("b"),))),
    "spaces": (Block(runs=(Run("  a   b\u00a0c "),)),),
    "a tab": (Block(runs=(Run("a\tb"),)),),
    "all our letters": (Block(runs=(Run("əğıİşç oʻ gʻ maʼno ўқғҳ ё ßäöü ₼ №"),)),),
}


@pytest.mark.parametrize("blocks", CASES.values(), ids=CASES.keys())
def test_what_is_written_is_read_again(qapp: QApplication, blocks: Blocks) -> None:
    document = QTextDocument()

    blocks_document.write(document, blocks)

    assert blocks_document.read(document) == blocks


TEXT = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffc"), min_size=1, max_size=12
)
RUN = st.builds(Run, TEXT, st.booleans(), st.booleans())


def joined(runs: list[Run]) -> tuple[Run, ...]:
    whole: list[Run] = []
    for run in runs:
        if whole and (whole[-1].bold, whole[-1].italic) == (run.bold, run.italic):
            whole[-1] = Run(whole[-1].text + run.text, run.bold, run.italic)
        else:
            whole.append(run)
    return tuple(whole)


BLOCK = st.one_of(
    st.builds(lambda runs: Block(runs=joined(runs)), st.lists(RUN, max_size=4)),
    st.builds(
        lambda kind, runs, level: Block(kind, joined(runs), level),
        st.sampled_from([BULLET, NUMBERED]),
        st.lists(RUN, max_size=4),
        st.integers(0, 4),
    ),
)


@given(blocks=st.lists(BLOCK, max_size=8).map(tuple).filter(lambda blocks: blocks != (Block(),)))
def test_any_blocks_survive_the_way_through_the_editor(qapp: QApplication, blocks: Blocks) -> None:
    document = QTextDocument()

    blocks_document.write(document, blocks)

    assert blocks_document.read(document) == blocks


def test_a_written_document_has_nothing_to_undo_and_nothing_to_save(qapp: QApplication) -> None:
    document = QTextDocument()

    blocks_document.write(document, CASES["numbers"])

    assert not document.isUndoAvailable()
    assert not document.isModified()


def test_numbers_of_one_list_count_on(qapp: QApplication) -> None:
    document = QTextDocument()

    blocks_document.write(document, CASES["numbers"])

    lists = {id(blocks_document.list_of(document.findBlockByNumber(number))) for number in range(3)}
    assert document.findBlockByNumber(2).textList().itemNumber(document.findBlockByNumber(2)) == 2
    assert lists


def test_a_soft_line_break_begins_a_new_block(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml("<p>a<b>b<br>c</b></p>")

    assert blocks_document.read(document) == (
        Block(runs=(Run("a"), Run("b", bold=True))),
        Block(runs=(Run("c", bold=True),)),
    )
