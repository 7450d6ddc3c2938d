"""Putting widgets of ours into the empty layouts of a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget


def place(*places: tuple[QLayout, QLabel, QWidget]) -> None:
    """Each beside its label, whose key then leads to it."""
    for layout, label, widget in places:
        layout.addWidget(widget)
        # What takes no focus itself, a label would not hand on to that for which it stands.
        passes_on = widget.focusPolicy() is Qt.FocusPolicy.NoFocus
        label.setBuddy((widget.focusProxy() if passes_on else None) or widget)
