"""What we rely on in the Qt that is installed."""

from __future__ import annotations

import builtins
import sys

from councildesk.app import qt


def test_qt_keeps_references_to_none(qapp: object) -> None:
    """PySide6 6.12.0 loses one in every call on Python 3.10 and 3.11, and ends the process after some 5,000."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(500):
        thing.setObjectName("name")

    assert sys.getrefcount(None) - before > -100, "this PySide6 must be excluded in pyproject.toml"


def test_imports_are_pythons_own_after_qt_is_loaded() -> None:
    qt.load()

    assert type(builtins.__import__).__name__ == "builtin_function_or_method"
