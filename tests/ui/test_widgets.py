"""The small widgets: quiet bar, chip, card, flow, toolbar of the editor, sheet of keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import DecisionKind, DecisionState, VoteMethod
from councildesk.domain.text import BlockKind
from councildesk.ui.colours import LIGHT, Tone
from councildesk.ui.keys_sheet import KeysSheet, gather
from councildesk.ui.live_workspace import Notice
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Key
from councildesk.ui.widgets.blocks_edit import BlocksEdit
from councildesk.ui.widgets.blocks_toolbar import BlocksToolbar
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.elided_label import ElidedLabel
from councildesk.ui.widgets.flow_layout import FlowLayout
from councildesk.ui.widgets.person_field import Candidate, PersonField
from councildesk.ui.widgets.quiet_bar import QuietBar
from councildesk.ui.widgets.state_chip import StateChip
from ui.sample_pages import PLANNED, VACANT


@pytest.fixture
def bar(qtbot: QtBot, look: object) -> QuietBar:
    bar = QuietBar()
    qtbot.addWidget(bar)
    return bar


def test_the_quiet_bar_is_hidden_until_it_has_something_to_say(bar: QuietBar) -> None:
    assert bar.isHidden()
    assert bar.text == ""

    bar.tell(Notice("14 members imported.", Tone.GOOD, undoable=True))

    assert bar.isVisible()
    assert bar.text == "14 members imported."
    assert bar._undo_button.isVisible()
    bar.hide()


def test_undo_stands_in_the_bar_only_where_it_helps(bar: QuietBar) -> None:
    bar.tell(Notice("Saved."))

    assert not bar._undo_button.isVisible()
    bar.hide()


def test_a_refusal_stays_until_it_is_closed(bar: QuietBar, qtbot: QtBot) -> None:
    bar.tell(Notice("Saved."))
    assert bar._clock.isActive()

    bar.tell(Notice("This cannot be done.", Tone.BAD))
    assert not bar._clock.isActive()

    qtbot.mouseClick(bar._close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_undo_in_the_bar_asks_for_it_and_the_bar_goes(bar: QuietBar, qtbot: QtBot) -> None:
    bar.tell(Notice("14 members imported.", Tone.GOOD, undoable=True))

    with qtbot.waitSignal(bar.undo_wanted):
        qtbot.mouseClick(bar._undo_button, Qt.MouseButton.LeftButton)

    assert bar.isHidden()


def test_what_holds_no_more_gives_way_in_the_bar_and_nothing_else_does(bar: QuietBar) -> None:
    bar.tell(Notice("The quorum is lost.", Tone.WARNING, matter="quorum"))
    bar.amend("quorum", Notice("There is a quorum now.", matter="quorum"))
    assert bar.text == "There is a quorum now."

    bar.amend("quorum", None)
    assert bar.isHidden()

    bar.amend("quorum", Notice("The quorum is lost.", matter="quorum"))
    assert bar.isHidden()
    bar.tell(Notice("Saved."))
    bar.amend("quorum", None)
    assert bar.text == "Saved."
    bar.hide()


def test_what_looks_like_markup_is_shown_as_it_is(bar: QuietBar) -> None:
    bar.tell(Notice("<b>Ada</b> & co."))

    assert bar._sentence.textFormat() == Qt.TextFormat.PlainText
    bar.hide()


def test_a_chip_is_word_icon_and_colour(qtbot: QtBot, look: object) -> None:
    chip = StateChip(state=VACANT)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())

    picture = chip.grab().toImage()

    assert chip.accessibleName() == "Vacant"
    assert picture.pixelColor(picture.width() - 8, picture.height() // 2).name() == LIGHT.tones[Tone.BAD].ground


def test_a_chip_without_a_state_takes_no_room(qtbot: QtBot) -> None:
    chip = StateChip()
    qtbot.addWidget(chip)
    assert chip.isHidden()

    chip.show_state(PLANNED)
    assert not chip.isHidden()
    chip.hide()


def test_widgets_flow_into_lines_like_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, gap=10)
    for _ in range(4):
        box = QWidget()
        box.setFixedSize(100, 20)
        flow.addWidget(box)

    flow.setGeometry(QRect(0, 0, 230, 500))

    assert [flow.itemAt(number).geometry().topLeft().toTuple() for number in range(4)] == [
        (0, 0),
        (110, 0),
        (0, 30),
        (110, 30),
    ]
    assert flow.heightForWidth(230) == 50
    assert flow.heightForWidth(1000) == 20


def test_the_toolbar_works_on_the_editor_it_serves(qtbot: QtBot, look: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    toolbar, edit = BlocksToolbar(), BlocksEdit()
    layout.addWidget(toolbar)
    layout.addWidget(edit)
    window.show()
    assert not toolbar.isEnabled()

    toolbar.serve(edit)
    edit.setFocus()
    qtbot.keyClicks(edit, "a")
    qtbot.mouseClick(toolbar.numbers_button, Qt.MouseButton.LeftButton)

    assert edit.blocks()[0].kind is BlockKind.NUMBERED
    assert toolbar.numbers_button.isChecked()
    assert not toolbar.bullets_button.isChecked()
    window.close()


def test_the_sheet_of_keys_lists_and_finds_them(qtbot: QtBot, look: object) -> None:
    search, plain = QAction("&Search…"), QAction("Without a key")
    search.setShortcut("Ctrl+K")

    sheet = KeysSheet([*gather([search, plain], None), Key("Alt+Up", "Move up")])
    qtbot.addWidget(sheet)
    qtbot.keyClicks(sheet.form.filter_edit, "move")

    assert gather([search, plain], None) == [Key("Ctrl+K", "Search")]
    assert [sheet.model.index(0, column).data() for column in (0, 1)] == ["Move up", "Alt+Up"]
    assert sheet.model.rowCount() == 1


def test_a_label_too_narrow_for_its_words_tells_them_in_its_tip(qtbot: QtBot, look: object) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    name = "Node.js Technical Steering Committee (and predecessors)"
    label.setText(name)

    assert label.minimumSizeHint().width() < 100
    assert label.toolTip() == name
    label.resize(120, 20)
    assert label.grab().toImage() != _grabbed(label, "Node.js Te")


def _grabbed(label: ElidedLabel, text: str) -> QImage:
    label.setText(text)
    return label.grab().toImage()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_list_of_names_is_as_wide_as_name_and_post_and_stays_on_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = PersonField(window)
    field.setFixedWidth(120)
    post = "Deputy head of the department for regional co-operation and transport corridors"
    field.show_candidates([Candidate("1", "Ada Lovelace", post), Candidate("2", "Adam Smith", post)])
    room = window.screen().availableGeometry()
    window.move(room.right() - 140, room.top() + 50)
    window.show()
    qtbot.waitUntil(window.isVisible)

    field.setFocus()
    qtbot.keyClicks(field, "ada")
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QListView)
    qtbot.waitUntil(popup.isVisible)

    assert popup.viewport().width() >= popup.sizeHintForColumn(0)
    assert room.contains(popup.geometry())
    popup.hide()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_list_of_names_that_is_active_only_when_it_is_gone_takes_no_cursor_and_no_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    field, words = PersonField(), QLineEdit()
    rows.addWidget(field)
    rows.addWidget(words)
    field.show_candidates([Candidate("1", "Ada Lovelace")])
    field.picked.connect(words.setFocus)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "ada")
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QListView)
    qtbot.waitUntil(popup.isVisible)

    qtbot.keyClick(popup, Qt.Key.Key_Return)
    popup.setFocus(Qt.FocusReason.ActiveWindowFocusReason)  # what Qt does when X11 says so late
    assert window.focusWidget() is words

    qtbot.keyClicks(popup, "said")
    assert words.text() == "said"
    assert field.text() == "Ada Lovelace"


def test_scrolling_over_a_number_changes_nothing(qtbot: QtBot) -> None:
    spin = CalmSpin()
    qtbot.addWidget(spin)
    spin.setValue(20)
    turn = QWheelEvent(
        spin.rect().center(),
        spin.mapToGlobal(spin.rect().center()),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(spin, turn)

    assert spin.value() == 20
    assert not turn.isAccepted()
    assert not spin.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("language", ["az", "uz", "uz-Cyrl", "ru", "de", "en"])
@pytest.mark.parametrize("choices", [DecisionKind, VoteMethod, DecisionState, MeetingState])
def test_a_choice_that_has_the_room_it_asks_for_is_read_whole(
    choices: type[Any], language: str, qtbot: QtBot, look: object
) -> None:
    combo = ChoiceCombo()
    qtbot.addWidget(combo)
    combo.be_read_whole()
    for value, word in meeting_words.worded(choices, language):
        combo.show_choices([(value, word)])
        combo.show_value(value)
        combo.resize(combo.sizeHint())

        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).width()
        assert combo.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room - 2) == word


def test_a_choice_gives_no_room_away_beside_its_arrow(qtbot: QtBot, look: object) -> None:
    combo = ChoiceCombo()
    qtbot.addWidget(combo)
    combo.resize(200, 30)

    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    parts = (QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow)
    field, arrow = (
        combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo) for part in parts
    )
    assert 0 < arrow.left() - field.right() < 12


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_list_of_choices_shows_all_that_it_has_room_for(qtbot: QtBot, look: object) -> None:
    window = QWidget()
    combo = ChoiceCombo(window)
    combo.show_choices([(number, f"Choice {number}") for number in range(3)])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    combo.setFocus()

    qtbot.keyClick(combo, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(combo.view().isVisible)

    last = combo.view().visualRect(combo.model().index(2, 0))
    assert last.bottom() < combo.view().viewport().height()
    assert combo.view().verticalScrollBar().maximum() == 0
    combo.hidePopup()
