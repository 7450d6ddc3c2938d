"""Putting widgets of ours into the empty layouts of a form."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLayout, QWidget


def place(*places: tuple[QLayout, QLabel, QWidget]) -> None:
    """Each beside its label, whose key then leads to it."""
    for layout, label, widget in places:
        layout.addWidget(widget)
        label.setBuddy(widget)
