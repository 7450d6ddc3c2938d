"""Marks English source texts for translators where they stand in tables."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str, str], str]
"""Gives a text of a context in the language of the program; Qt's own is `QCoreApplication.translate`."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - Qt's lupdate finds such calls by this name
    """The text itself."""
    return text


def in_english(context: str, text: str) -> str:
    """The translation where there is none."""
    return text
