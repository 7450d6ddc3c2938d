"""An error that nobody expected, as it is told. Light: the terminal tells it without Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """`details` is safe to send in: versions, and the way of the error through the program."""

    sentence: str
    details: str
    private: str = ""
    """The error with its messages, which may quote what was typed."""
    route: str = ""
    """Equal for the same error at the same place."""
