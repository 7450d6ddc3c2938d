from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.text import Block, BlockKind, Run, paragraphs
from councildesk.ui.widgets.blocks_edit import BlocksEdit

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BULLET, NUMBERED = BlockKind.BULLET, BlockKind.NUMBERED
WORD = (
    '<h2 style="color:red;font-family:Comic Sans MS">Qərar</h2>'
    '<p style="font-size:30pt"><b>Əliyeva</b> <i>təklif</i> <u>etdi</u> <a href="http://x">link</a>'
    '<img src="x.png"></p><ul><li>bir</li></ul><ol><li>Oʻzbek</li></ol>'
    "<table><tr><td>A</td><td>B</td></tr></table>"
)


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[BlocksEdit]:
    window = QWidget()
    layout = QVBoxLayout(window)
    edit, other = BlocksEdit(), QLineEdit()
    layout.addWidget(edit)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    yield edit
    window.close()


def test_typing_is_saved_after_a_pause(edit: BlocksEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.edited, timeout=3000) as saved:
        qtbot.keyClicks(edit, "Salam")

    assert saved.args == [paragraphs("Salam")]
    assert not edit.is_pending


def test_somebody_who_never_pauses_is_saved_within_a_second(edit: BlocksEdit, qtbot: QtBot) -> None:
    saved = []
    edit.edited.connect(saved.append)

    typed = 0
    while not saved and typed < 200:
        qtbot.keyClicks(edit, "a", delay=20)
        typed += 1

    assert saved
    assert saved[0] != ()


def test_waiting_text_is_announced_and_its_saving_too(edit: BlocksEdit, qtbot: QtBot) -> None:
    told = []
    edit.pending_changed.connect(told.append)

    qtbot.keyClicks(edit, "ab")
    edit.flush()

    assert told == [True, False]


def test_leaving_the_editor_saves_at_once(edit: BlocksEdit, qtbot: QtBot) -> None:
    saved = []
    edit.edited.connect(saved.append)
    qtbot.keyClicks(edit, "x")

    qtbot.keyClick(edit, Qt.Key.Key_Tab)

    assert saved == [paragraphs("x")]
    assert not edit.hasFocus()


def test_nothing_is_saved_where_nothing_was_changed(edit: BlocksEdit, qtbot: QtBot) -> None:
    saved = []
    edit.edited.connect(saved.append)
    edit.show_blocks(paragraphs("as it was"))

    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    edit.flush()

    assert saved == []


def test_shown_text_is_not_taken_for_typing(edit: BlocksEdit) -> None:
    told = []
    edit.pending_changed.connect(told.append)

    edit.show_blocks(paragraphs("from the record"))

    assert told == []
    assert not edit.is_pending


def test_showing_what_is_shown_leaves_the_cursor_alone(edit: BlocksEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "abc")
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    edit.flush()

    edit.show_blocks(paragraphs("abc"))

    assert edit.textCursor().position() == 2
    assert edit.document().isUndoAvailable()


def test_keys_make_bold_and_italic(edit: BlocksEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(edit, "bold")
    qtbot.keyClick(edit, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(edit, Qt.Key.Key_I, CONTROL)
    qtbot.keyClicks(edit, "it")

    assert edit.blocks() == (Block(runs=(Run("bold", bold=True), Run("it", italic=True))),)


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_8, BULLET), (Qt.Key.Key_Asterisk, BULLET), (Qt.Key.Key_7, NUMBERED), (Qt.Key.Key_Slash, NUMBERED)],
)
def test_keys_make_lists_and_unmake_them(edit: BlocksEdit, qtbot: QtBot, key: Qt.Key, kind: BlockKind) -> None:
    qtbot.keyClicks(edit, "a")

    qtbot.keyClick(edit, key, CONTROL | SHIFT)
    assert edit.blocks() == (Block(kind, (Run("a"),)),)

    qtbot.keyClick(edit, key, CONTROL | SHIFT)
    assert edit.blocks() == paragraphs("a")


def test_return_in_an_empty_item_ends_the_list(edit: BlocksEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_8, CONTROL | SHIFT)
    qtbot.keyClicks(edit, "a")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "b")

    assert edit.blocks() == (Block(BULLET, (Run("a"),)), Block(runs=(Run("b"),)))


def test_backspace_at_the_start_of_an_item_makes_it_a_paragraph(edit: BlocksEdit, qtbot: QtBot) -> None:
    edit.show_blocks((Block(NUMBERED, (Run("a"),)),))

    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)

    assert edit.blocks() == paragraphs("a")


def test_keys_change_the_depth_of_an_item(edit: BlocksEdit, qtbot: QtBot) -> None:
    edit.show_blocks((Block(BULLET, (Run("a"),)), Block(BULLET, (Run("b"),))))
    edit.moveCursor(QTextCursor.MoveOperation.End)

    qtbot.keyClick(edit, Qt.Key.Key_Right, ALT)
    assert edit.blocks()[1].level == 1

    qtbot.keyClick(edit, Qt.Key.Key_Left, ALT)
    assert edit.blocks()[1].level == 0


def test_pasted_text_is_reduced_to_our_blocks(edit: BlocksEdit) -> None:
    source = QMimeData()
    source.setHtml(WORD)

    edit.insertFromMimeData(source)

    assert [(block.kind, block.text) for block in edit.blocks() if block.text] == [
        (BlockKind.PARAGRAPH, "Qərar"),
        (BlockKind.PARAGRAPH, "Əliyeva təklif etdi link"),
        (BULLET, "bir"),
        (NUMBERED, "Oʻzbek"),
        (BlockKind.PARAGRAPH, "A"),
        (BlockKind.PARAGRAPH, "B"),
    ]
    body = edit.toHtml().split("</head>")[1]
    assert [left for left in ("color", "Comic", "30pt", "href", "img") if left in body] == []


def test_pasted_plain_text_stays_as_it_was_written(edit: BlocksEdit) -> None:
    source = QMimeData()
    source.setText("<b>a</b>\n5 * 3")

    edit.insertFromMimeData(source)

    assert edit.blocks() == paragraphs("<b>a</b>\n5 * 3")


def test_a_growing_editor_is_as_high_as_its_text(qtbot: QtBot) -> None:
    edit = BlocksEdit(grows=True)
    qtbot.addWidget(edit)
    edit.show()
    low = edit.sizeHint().height()

    edit.show_blocks(paragraphs("\n".join("line" for _ in range(30))))

    assert edit.sizeHint().height() > low + 20 * edit.fontMetrics().height()
