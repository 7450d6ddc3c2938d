"""The room that a screen gives a window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 40)
"""What a system draws around a window, at most: on a small screen the first window fits with it."""


def keep_within_screen(window: QWidget) -> None:
    """Make a window that was drawn larger than its screen as large as it fits, before it is shown."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - FRAME))
