"""A state that can be changed: a chip that opens a menu of what may follow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton, QWidget

from councildesk.ui import colours, icons, tooltips
from councildesk.ui.state import State
from councildesk.ui.widgets.state_chip import chip_font, chip_size, paint_chip

_CARET = 14


class ChipButton(QToolButton):
    """`chosen` carries the value of the line of the menu that somebody took."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        """`name` says what this is the state of, translated."""
        super().__init__(parent)
        self._name = name
        self._state = State("", "information")
        self._offered: tuple[State, tuple[tuple[Any, State], ...]] | None = None
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> State:
        return self._state

    def show_state(self, state: State, choices: Iterable[tuple[Any, State]] = ()) -> None:
        """Show this state, and offer these; without any the chip only shows."""
        wanted = state, tuple(choices)
        if wanted == self._offered:
            return
        self._state, self._offered = state, wanted
        self._menu.clear()
        for value, look in wanted[1]:
            action = self._menu.addAction(icons.icon(look.icon), look.word)
            action.triggered.connect(partial(self.chosen.emit, value))
        self.setEnabled(not self._menu.isEmpty())
        words = f"{self._name}: {state.word}" if self._name else state.word
        self.setAccessibleName(words)
        self.setToolTip(tooltips.plain(words))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """What the menu offers."""
        return [action.text() for action in self._menu.actions()]

    def sizeHint(self) -> QSize:
        size = chip_size(self._state, chip_font(self.font()))
        return QSize(size.width() + (_CARET if self.isEnabled() else 0), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = QApplication.palette()  # a style sheet makes the button's own ground transparent, that is black
        paint_chip(painter, self.rect(), self._state, chip_font(self.font()), palette)
        ours = colours.shown_in(palette)
        if self.isEnabled():
            caret = self.rect().adjusted(self.width() - _CARET - 7, 0, -7, 0)
            caret.setTop(caret.center().y() - 5)
            caret.setHeight(11)
            icons.draw(painter, caret, "expand", QColor(ours.tones[self._state.tone].text))
        if self.hasFocus():
            painter.setPen(QPen(QColor(ours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.end()
