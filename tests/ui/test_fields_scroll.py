"""Dialogs on the screen of an old laptop in large letters: 1366 by 768 at 200 %."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from councildesk.ui.dialogs import DIALOGS
from councildesk.ui.page import Desk
from councildesk.ui.start.start_page import StartPage
from councildesk.ui.widgets.fields_scroll import FieldsScroll

SMALL = QSize(683, 384)


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SMALL)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, SMALL.width(), SMALL.height()))


def fields(height: int, width: int = 300) -> tuple[QDialog, QLabel, QLabel]:
    """A dialog of fields of this size, with a sentence and buttons below."""
    dialog, page, scroll = QDialog(), QWidget(), FieldsScroll()
    field, sentence = QLabel("a field"), QLabel("a sentence")
    field.setMinimumSize(width, height)
    QVBoxLayout(page).addWidget(field)
    scroll.setWidget(page)
    layout = QVBoxLayout(dialog)
    for widget in (scroll, sentence, QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)):
        layout.addWidget(widget)
    return dialog, field, sentence


@pytest.mark.usefixtures("look")
def test_where_there_is_room_nothing_scrolls(qtbot: QtBot) -> None:
    dialog, field, _sentence = fields(300)
    qtbot.addWidget(dialog)

    dialog.show()

    scroll = dialog.findChild(FieldsScroll)
    assert (scroll.verticalScrollBar().maximum(), scroll.horizontalScrollBar().maximum()) == (0, 0)
    assert dialog.minimumSizeHint().height() > field.height()


@pytest.mark.usefixtures("look", "small_screen")
def test_fields_that_the_screen_is_too_small_for_scroll_and_the_buttons_stay(qtbot: QtBot) -> None:
    dialog, field, sentence = fields(300)
    qtbot.addWidget(dialog)
    dialog.show()

    field.setMinimumHeight(900)
    qtbot.waitUntil(lambda: dialog.findChild(FieldsScroll).verticalScrollBar().maximum() > 500)

    assert dialog.minimumSizeHint().height() <= SMALL.height()
    assert dialog.rect().contains(sentence.geometry())
    assert dialog.rect().contains(dialog.findChild(QDialogButtonBox).geometry())


@pytest.mark.usefixtures("look", "small_screen")
def test_a_dialog_that_grows_stays_on_the_screen(qtbot: QtBot) -> None:
    dialog, field, _sentence = fields(60)
    qtbot.addWidget(dialog)
    dialog.move(100, 200)
    dialog.show()

    field.setMinimumHeight(900)

    qtbot.waitUntil(lambda: dialog.height() > 250 and dialog.frameGeometry().bottom() < SMALL.height())


@pytest.mark.usefixtures("look", "small_screen")
def test_every_dialog_fits_the_screen(desk: Desk, qtbot: QtBot) -> None:
    sizes = {}
    for entry in DIALOGS:
        dialog = entry.make(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        sizes[entry.name] = dialog.width(), dialog.height()
        dialog.close()

    assert {name: size for name, size in sizes.items() if size[0] > SMALL.width() or size[1] > SMALL.height()} == {}


@pytest.mark.usefixtures("look")
def test_first_steps_come_below_each_other_and_stay_readable(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent([Path("a.council")] * 6)
    page.resize(660, 330)
    page.show()

    first, second = page.sample_card, page.new_card
    qtbot.waitUntil(lambda: second.y() >= first.y() + first.height() >= first.sizeHint().height())

    assert first.height() == first.sizeHint().height()
    assert page.form.start_scroll.horizontalScrollBar().maximum() == 0
