"""Tooltips of what people wrote: Qt takes for HTML what looks like it, and fetches its pictures from anywhere."""

from __future__ import annotations

_LETTERS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain(text: str) -> str:
    """The tooltip that shows these very letters and lines."""
    if "<" not in text and "&lt;" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{text.translate(_LETTERS)}</span>'
