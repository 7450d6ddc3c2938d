"""What commands know about windows; the app hands it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Screen:
    open_window: Callable[[Path | None], int]
    """Show the window with this file until it is closed; returns the exit status."""
    obstacle: Callable[[], str | None]
    """Why no window can be shown here, in one sentence; None when it can."""
