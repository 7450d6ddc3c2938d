"""What was being done before an error: the last pages and steps, by the program's own names and without contents."""

from __future__ import annotations

import datetime as dt
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement
    from councildesk.ui.page import Place

_MOST = 20


class Doings:
    """Belongs to the GUI thread."""

    def __init__(self) -> None:
        self._last: deque[str] = deque(maxlen=_MOST)

    def note_place(self, place: Place) -> None:
        """The page and its tab; never the record, nor what was searched for."""
        part = "" if place.page == "search" or place.part is None else f", {place.part}"
        self._note(f"page {place.page}{part}{', a record' if place.record else ''}")

    def note_step(self, announcement: Announcement) -> None:
        """The step's label as the program has it; that of an undone one stands in the file, and is left out."""
        label = announcement.label if announcement.kind == "edit" else announcement.kind.value
        self._note(f"step {label}: {', '.join(sorted(announcement.nouns))}")

    def lines(self) -> tuple[str, ...]:
        """The oldest first."""
        return tuple(self._last)

    def _note(self, what: str) -> None:
        self._last.append(f"{dt.datetime.now(dt.UTC):%H:%M:%S}  {what}")
