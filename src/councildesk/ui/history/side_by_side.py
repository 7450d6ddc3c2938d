"""A value before and after, side by side: what went is struck out, what came is underlined, and said in words."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QTextBrowser, QWidget

from councildesk.domain import differences
from councildesk.domain.differences import Piece, Side
from councildesk.ui import colours
from councildesk.ui.colours import Tone
from councildesk.ui.widgets.plain_label import PlainLabel

_LONGEST = 20_000
"""Characters that are compared word by word; comparing takes the square of them."""


class SideBySide(QWidget):
    """Texts are shown as they were written; nothing in them is markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old = self._new = ""
        self.before, self.after = QTextBrowser(self), QTextBrowser(self)
        self._headings = (PlainLabel(parent=self), PlainLabel(parent=self))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(4)
        for column, (heading, browser) in enumerate(zip(self._headings, (self.before, self.after), strict=True)):
            heading.setProperty("look", "small")
            browser.setOpenLinks(False)
            browser.setTabChangesFocus(True)
            browser.setMinimumHeight(56)
            layout.addWidget(heading, 0, column)
            layout.addWidget(browser, 1, column)
        self.retranslate()

    def show_values(self, old: str, new: str) -> None:
        """Show these; an empty one is said to be empty."""
        self._old, self._new = old, new
        self._show()

    def retranslate(self) -> None:
        names = (self.tr("Before"), self.tr("After"))
        for heading, browser, name in zip(self._headings, (self.before, self.after), names, strict=True):
            heading.setText(name)
            browser.setAccessibleName(name)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        pieces = _pieces(self._old, self._new)
        for browser, wanted, text in ((self.before, Side.REMOVED, self._old), (self.after, Side.ADDED, self._new)):
            own = [piece for piece in pieces if piece.side in (Side.BOTH, wanted)]
            browser.setHtml(self._marked(own) if text else f"<i>{html.escape(self.tr('empty'))}</i>")
            browser.setAccessibleDescription(self._said(own, wanted))

    def _marked(self, pieces: list[Piece]) -> str:
        ours = colours.shown_in(self.palette())
        bad, good = ours.tones[Tone.BAD], ours.tones[Tone.GOOD]
        styles = {
            Side.REMOVED: f"color: {bad.text}; background-color: {bad.ground}; text-decoration: line-through",
            Side.ADDED: f"color: {good.text}; background-color: {good.ground}; text-decoration: underline",
        }
        parts = [
            _escaped(piece.text)
            if piece.side is Side.BOTH
            else f'<span style="{styles[piece.side]}">{_escaped(piece.text)}</span>'
            for piece in pieces
        ]
        return "".join(parts)

    def _said(self, pieces: list[Piece], wanted: Side) -> str:
        """The differences for those who listen."""
        text = self.tr("Removed: {words}") if wanted is Side.REMOVED else self.tr("Added: {words}")
        found = [piece.text.strip() for piece in pieces if piece.side is wanted and piece.text.strip()]
        return text.replace("{words}", "; ".join(found)) if found else ""


def _pieces(old: str, new: str) -> list[Piece]:
    if len(old) + len(new) > _LONGEST:
        return [Piece(Side.REMOVED, old), Piece(Side.ADDED, new)]
    return list(differences.between(old, new))


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
