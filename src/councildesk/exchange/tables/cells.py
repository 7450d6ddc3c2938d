"""Cells that a spreadsheet would run as a formula, made harmless on the way out and given back unchanged on the way in.

An apostrophe goes before a cell that begins with = + - @, a tab or a carriage return (OWASP, "CSV Injection"), also in
their full-width forms, behind spaces or behind apostrophes of its own. The same cells lose one apostrophe when they are
read, so every text comes back as it was.
"""

from __future__ import annotations

import re

_APOSTROPHE = "'"
_RISKY = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@|%＝＋－＠﹢﹣﹦﹫−])")
_KEPT_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def harmless(text: str) -> str:
    return _APOSTROPHE + text if _RISKY.match(text) else text


def given(text: str) -> str:
    """The text of a CSV cell as its author meant it: without our apostrophe, and without Excel's `="0123"`."""
    match = _KEPT_AS_TEXT.fullmatch(text) if text.startswith("=") else None
    return match[1].replace('""', '"') if match else without_apostrophe(text)


def without_apostrophe(text: str) -> str:
    """The text without what `harmless` put before it."""
    return text[1:] if text.startswith(_APOSTROPHE) and _RISKY.match(text) else text


def with_apostrophe_kept(text: str) -> str:
    """A text for a cell that is text by its type, and needs an apostrophe only where reading takes one off."""
    return harmless(text) if text.startswith(_APOSTROPHE) else text
