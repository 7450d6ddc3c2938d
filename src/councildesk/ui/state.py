"""The state of a record as it is shown: always a word and an icon, with a colour to support them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from councildesk.ui.colours import Tone

STATE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Under which a model gives the state of a cell."""


@dataclass(frozen=True)
class State:
    """`word` is translated; `icon` is a name from the table of icons."""

    word: str
    icon: str
    tone: Tone = Tone.NEUTRAL
