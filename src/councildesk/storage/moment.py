"""What tells two states of one record apart, asked of SQLite itself: at a start SQLAlchemy is not imported yet.

Whatever changes the record is a step or lengthens the newest one, so that its identity and time are enough.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from councildesk.storage.addresses import JOURNAL, LOG, address, beside

_NEWEST = "SELECT place, replica, seq, at FROM step ORDER BY place DESC LIMIT 1"
_OPEN = (LOG, JOURNAL)
"""What lies beside a file in which somebody writes, or wrote when the program ended before its time."""


@dataclass(frozen=True)
class Moment:
    """The format of a record, and its last step as it is kept. Typing lengthens a step."""

    schema: int
    place: int = 0
    replica: str = ""
    seq: int = 0
    at: str = ""


def of(connection: sqlite3.Connection) -> Moment:
    """Of a file that is open. Raises sqlite3.Error."""
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return Moment(schema, *(connection.execute(_NEWEST).fetchone() or ()))


def at_rest(path: Path) -> Moment | None:
    """Of a council's file (see `header`) that nobody has open; None: somebody has, or it cannot be read.

    The file is read as it stands: no lock, and nothing comes to lie beside it.
    """
    try:
        if any(one.stat().st_size for end in _OPEN if (one := beside(path, end)).exists()):
            return None
        with closing(sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True)) as connection:
            return of(connection)
    except (OSError, sqlite3.Error):
        return None
