"""Tabs that stay as they are while words in them change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from councildesk.ui.widgets.calm_tabs import CalmTabs


class _Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def _shown(qtbot: QtBot) -> tuple[QWidget, QLabel, QLabel]:
    """A window with tabs; in them a word, and a label far from it."""
    window, tabs, page = QWidget(), CalmTabs(), QWidget()
    word, far = QLabel("running"), QLabel("what nobody touches, and longer than any word")
    layout = QVBoxLayout(page)
    layout.addWidget(word)
    layout.addStretch(1)
    layout.addWidget(far)
    tabs.addTab(page, "Hold")
    QVBoxLayout(window).addWidget(tabs)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    word.setText("now over")
    _settle()
    return window, word, far


def _settle() -> None:
    """One layout asks for the next, and painting comes last."""
    for _ in range(5):
        QApplication.processEvents()


def test_a_word_that_needs_no_more_room_leaves_all_else_unpainted(qtbot: QtBot) -> None:
    _window, word, far = _shown(qtbot)
    changed, elsewhere = _Painted(word), _Painted(far)

    word.setText("resumed")
    _settle()

    assert (bool(changed.times), elsewhere.times) == (True, 0)


def test_a_word_that_needs_more_room_is_given_it(qtbot: QtBot) -> None:
    _window, word, _far = _shown(qtbot)

    word.setText("a sentence that is far longer than everything else that stands on this page of the tabs, " * 2)
    _settle()

    assert word.width() >= word.minimumSizeHint().width()
