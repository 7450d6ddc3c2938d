"""What changed in an original: struck out and underlined as on paper, and in words for those who listen."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from councildesk.domain.differences import Piece, Side
from councildesk.ui import colours
from councildesk.ui.colours import Tone

_NEAR = 40
"""So many characters of what stayed are shown beside a change; the rest becomes dots."""


class ChangesLabel(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._pieces: Sequence[Piece] | None = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("look", "small")
        self.hide()

    def show_changes(self, language: str, pieces: Sequence[Piece] | None) -> None:
        """`language` is what that of the original is called; None: it is not known what it said."""
        self._language, self._pieces = language, pieces
        self.setText(self._marked())
        self.setAccessibleName(self.sentence())

    def sentence(self) -> str:
        """The changes in words: `Changed in English. Removed: grown. Added: doubled.`"""
        if self._pieces is None:
            return self._heading()
        said = {Side.REMOVED: self.tr("Removed: {words}."), Side.ADDED: self.tr("Added: {words}.")}
        told = [
            said[piece.side].replace("{words}", piece.text.strip())
            for piece in self._pieces
            if piece.side is not Side.BOTH and piece.text.strip()
        ]
        return " ".join([self._heading(), *told])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self.setText(self._marked())

    def _heading(self) -> str:
        if self._pieces is None:
            text = self.tr("The {language} original has changed; what it said before is not known.")
        else:
            text = self.tr("Changed in the {language} original:")
        return text.replace("{language}", self._language)

    def _marked(self) -> str:
        ours = colours.shown_in(self.palette())
        styles = {
            Side.REMOVED: f"color: {ours.tones[Tone.BAD].text}; text-decoration: line-through",
            Side.ADDED: f"color: {ours.tones[Tone.GOOD].text}; font-weight: 600; text-decoration: underline",
        }
        parts = [html.escape(self._heading())]
        last = len(self._pieces or ()) - 1
        for place, piece in enumerate(self._pieces or ()):
            if piece.side is Side.BOTH:
                parts.append(_escaped(_shortened(piece.text, is_first=place == 0, is_last=place == last)))
            else:
                parts.append(f'<span style="{styles[piece.side]}">{_escaped(piece.text)}</span>')
        return f"{parts[0]}<br>{''.join(parts[1:])}" if len(parts) > 1 else parts[0]


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """The ends of what stayed that touch a change."""
    begin, end = ("" if is_first else text[:_NEAR]), ("" if is_last else text[-_NEAR:])
    return text if len(text) <= len(begin) + len(end) + 3 else f"{begin} … {end}"


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", " ¶ ")
