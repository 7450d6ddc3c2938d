"""Tabs that are reached by Alt and their number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from councildesk.ui import icons


def add(tabs: QTabWidget, part: QWidget, name: str, icon: str, go: Callable[[], object]) -> None:
    """Add a tab behind the others; its text is still to be set. `go` is what its key does, `name` names the key."""
    number = tabs.addTab(part, icons.icon(icon), "")
    sequence = QKeySequence(f"Alt+{number + 1}")
    tabs.setTabToolTip(number, sequence.toString())
    owner = tabs.parentWidget()
    assert owner is not None
    key = QShortcut(sequence, owner)
    key.setObjectName(f"{name}_key")
    key.activated.connect(go)
