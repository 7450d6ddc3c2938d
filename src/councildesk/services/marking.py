"""Marks English source texts for translators where they stand in tables."""

from __future__ import annotations

import re
from collections.abc import Callable

Translate = Callable[[str, str], str]
"""Gives a text of a context in the language of the program; Qt's own is `QCoreApplication.translate`."""


_COUNTED = re.compile(r"(.*[^:])(: \d+)")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - Qt's lupdate finds such calls by this name
    """The text itself."""
    return text


def in_english(context: str, text: str) -> str:
    """The translation where there is none."""
    return text


def counted(label: str, count: int) -> str:
    """The label of a step that concerns several, with how many they are: `Change members: 12`."""
    return f"{label}: {count}"


def step_in_words(label: str, translate: Translate) -> str:
    """A step's label in the language of the program; the number that `counted` put behind it stays."""
    counted_label = _COUNTED.fullmatch(label)
    if counted_label is None:
        return translate("Steps", label)
    return translate("Steps", counted_label[1]) + counted_label[2]
