"""A field of one line that shows all of its text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from councildesk.ui.widgets.growing_line import GrowingLine

LONG = "Азербайджан и Узбекистан: новые перспективы взаимной выгоды двух дружественных народов"


@pytest.fixture
def field(qtbot: QtBot, look: object) -> Iterator[GrowingLine]:
    """A field above another one, in a narrow window."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    field, other = GrowingLine(), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    layout.addStretch(1)
    window.resize(300, 200)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield field
    window.close()


def test_an_empty_field_is_as_high_as_any_other(field: GrowingLine) -> None:
    other = field.parentWidget().findChild(QLineEdit)

    assert isinstance(other, QLineEdit)
    assert abs(field.height() - other.height()) <= 1


def test_a_long_title_is_seen_to_its_end(field: GrowingLine, qtbot: QtBot) -> None:
    low = field.height()

    field.setText(LONG)

    qtbot.waitUntil(lambda: field.height() >= low + 2 * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().maximum() == 0


def test_a_wider_window_makes_it_low_again(field: GrowingLine, qtbot: QtBot) -> None:
    low = field.height()
    field.setText(LONG)

    field.window().resize(1200, 200)

    qtbot.waitUntil(lambda: field.height() == low)


def test_enter_ends_the_field_and_adds_no_line(field: GrowingLine, qtbot: QtBot) -> None:
    field.setText("Agenda")

    with qtbot.waitSignal(field.editingFinished):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "Agenda"


def test_tab_goes_on_and_ends_the_field(field: GrowingLine, qtbot: QtBot) -> None:
    field.setFocus()

    with qtbot.waitSignal(field.editingFinished):
        qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_what_is_pasted_becomes_one_line(field: GrowingLine) -> None:
    pasted = QMimeData()
    pasted.setText("Ticarət\r\n  və\tiqtisadi\nəlaqələr\n")

    field.insertFromMimeData(pasted)

    assert field.text() == "Ticarət və iqtisadi əlaqələr"
    assert field.isModified()


def test_only_what_somebody_types_is_told_as_typed(field: GrowingLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.textEdited):
        field.setText("Agenda")
    assert not field.isModified()

    with qtbot.waitSignal(field.textEdited) as typed:
        qtbot.keyClicks(field, "1")

    assert typed.args == ["1Agenda"]
    assert field.isModified()
    assert field.document().isUndoAvailable()


def test_coming_by_tab_selects_all(field: GrowingLine, qtbot: QtBot) -> None:
    field.setText("Agenda")
    field.clearFocus()

    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, "Plan")

    assert field.text() == "Plan"
