"""What the figures note at the live desk, in small print below the people, and since when who is noted is there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from councildesk.domain import clocks
from councildesk.ui.widgets.plain_label import PlainLabel


class KeysLabel(PlainLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("look", "small")
        self.setWordWrap(True)

    def tell(self, roll: dt.datetime | None, zone: str) -> None:
        """`roll` is the instant of the opening while the roll is taken."""
        keys = self.tr(
            "1 room  2 online  3 excused  4 absent  5 left  6 back  7 alternate  8 new guest  9 recused  F2 times"
        )
        told = self.tr("0 from the opening")
        if roll is not None:
            told = self.tr("The roll: who is noted was there at {time}").replace("{time}", clocks.clock(roll, zone))
        whole = [key.replace(" ", "\N{NO-BREAK SPACE}") for key in keys.split("  ")]
        words = "  ".join([told, *whole])
        if words != self.text():
            self.setText(words)
