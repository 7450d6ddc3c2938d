"""What the first page showed when a council was left, kept for the next start: a page is filled from it while the
database is still being imported, and from the record as soon as that is open.

It is one file of the program's own, private, holding the council that was left last; not in the council's file, because
looking is no writing: a file that changes whenever somebody looks at it meets itself as a conflict in a shared folder,
and what is kept is in one person's language. It counts only as long as the record is in the very state of which it was
taken, on the days for which it was taken. All else about it may be wrong or missing: then there is none.

Nothing here imports SQLAlchemy, for whose import nobody shall wait.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from councildesk import __version__
from councildesk.storage import header, moment
from councildesk.storage.moment import Moment

Stamp = dict[str, Any]
"""Of what a glance was taken, as plain data: what is shown follows from this and from the day."""

_LONGEST = 1 << 20
"""Bytes. What is longer was not written here."""


def stamp(file: Path, language: str, now: Moment) -> Stamp:
    """Of a council's file whose record is at this moment."""
    return {
        "program": __version__,
        "language": language,
        "zone": list(time.tzname),  # the last steps are told with their hour
        "file": str(file.absolute()),
        "moment": str(now),
    }


def read(place: Path, file: Path, language: str, day: dt.date) -> Any:
    """What the page shows of this file on this day, as plain data; None where that has to be asked of the record.

    `place` is where it is kept. What the data says has been checked by nobody.
    """
    try:
        if place.stat().st_size > _LONGEST or header.version(file) is None:
            return None
        kept = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    now = moment.at_rest(file)
    match kept:
        case {"stamp": {**of}, "days": {**days}} if now is not None and of == stamp(file, language, now):
            return days.get(day.isoformat())
    return None


def keep(place: Path, of: Stamp, days: Mapping[dt.date, Any]) -> None:
    """Keep what the page shows on these days, in place of what was kept before.

    Where the disk refuses it there is nothing: a page that is filled later is no reason to trouble anybody.
    """
    forget(place)
    kept = {"stamp": of, "days": {day.isoformat(): shown for day, shown in days.items()}}
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # Half of a document is none when it is read, so it is written where it belongs, and for its owner alone.
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(kept, file)  # in ASCII: the name of a file need not be text
    except OSError:
        forget(place)


def forget(place: Path) -> None:
    """Names and titles of a council do not stay behind when there is nothing they are for."""
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return
