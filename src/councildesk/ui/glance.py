"""The first page as it was when its council was left: shown at a start until the record is open (`kept_glance`)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from councildesk.services import kept_glance
from councildesk.ui.registers import due

if TYPE_CHECKING:
    from councildesk.ui.main_window import MainWindow
    from councildesk.ui.page import Desk

_DAYS = 4
"""Today and over a weekend: who comes back later than that waits a moment."""


def show(window: MainWindow, place: Path, file: Path, language: str) -> bool:
    """Show what was kept for today at `place` of this file; False where that is nothing."""
    kept = kept_glance.read(place, file, language, due.today())
    if kept is None:
        return False
    from councildesk.ui.overview import plain_lines

    lines = plain_lines.from_plain(kept)
    if lines is None:
        return False
    window.show_glance(lines)
    return True


def keep(desk: Desk, place: Path) -> None:
    """Keep what the first page would show today and on the next days, if nobody writes until then."""
    from councildesk.domain.errors import Refusal
    from councildesk.services import backups
    from councildesk.ui.overview import overview_lines, plain_lines

    kept_glance.forget(place)
    days = [due.today() + dt.timedelta(days=number) for number in range(_DAYS)]
    try:
        before = desk.live.read(backups.moment)
        shown = {day: plain_lines.to_plain(overview_lines.ask(desk, day)) for day in days}
        if desk.live.read(backups.moment) != before:
            return  # somebody else has written
    except Refusal:
        return  # the file is gone or cannot be read
    kept_glance.keep(place, kept_glance.stamp(desk.live.workspace.path, desk.language, before), shown)
