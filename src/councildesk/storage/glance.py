"""What a council's file holds, told at a glance: read as it stands, without bringing an older one up to date.

Only tables and columns are asked that every format of the file has had.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from councildesk.domain.errors import Refusal
from councildesk.storage import copying, handles, header, reading
from councildesk.storage import moment as moments
from councildesk.storage.moment import Moment
from councildesk.storage.refusals import FileDamaged, FileMissing, naming, naming_place
from councildesk.storage.session import RecordSession

_COUNTED = ("meeting", "person", "entry")
_SAID = "SELECT label, actor FROM step WHERE place = ?"
_NAMES = "SELECT language, body FROM text WHERE noun = 'council' AND field = 'name' AND NOT deleted"


@dataclass(frozen=True)
class Glance:
    """`names` of the council by language; `label` and `at` of the last step, empty and None where there is none."""

    moment: Moment
    names: Mapping[str, str]
    label: str
    actor: str
    at: dt.datetime | None
    counts: Mapping[str, int]
    """Meetings, persons and entries of the minutes that are not removed, by noun."""


def moment(session: RecordSession) -> Moment:
    """Of an open file."""
    return moments.of(cast("sqlite3.Connection", session.connection().connection.dbapi_connection))


def moment_at(path: Path) -> Moment | None:
    """Of a file that nobody of us has open, looked into without a trace; None where it cannot be read, or is no
    council's."""
    try:
        with naming_place(path):
            if header.version(path) is None:
                return None
        view = reading.View(path)
        try:
            with naming(path), closing(view.connect()) as connection:
                return moments.of(connection)
        finally:
            view.close()
    except Refusal:
        return None


def at_rest(path: Path) -> Glance:
    """Of a file that nobody writes to, as backups are; nothing comes to lie beside it. In any thread.

    Refuses with FileMissing, FileReadOnly, NotACouncilFile, FileTooNew or FileDamaged.
    """
    if not path.is_file():
        raise FileMissing(str(path))
    with naming_place(path), handles.looking_at(path):
        pass  # SQLite would not say why
    with naming(path), closing(copying.connected(path, "mode=ro&immutable=1")) as connection:
        copying.schema_of(connection, path)
        try:
            return _glance(connection)
        except (sqlite3.OperationalError, ValueError) as error:
            # Tables are missing, or what stands in them is no text.
            raise FileDamaged(str(path), str(error)) from error


def _glance(connection: sqlite3.Connection) -> Glance:
    now = moments.of(connection)
    label, actor = connection.execute(_SAID, (now.place,)).fetchone() or ("", "")
    return Glance(
        now,
        dict(connection.execute(_NAMES).fetchall()),
        label,
        actor,
        dt.datetime.fromisoformat(now.at).replace(tzinfo=dt.UTC) if now.at else None,
        {noun: connection.execute(f"SELECT count(*) FROM {noun} WHERE NOT deleted").fetchone()[0] for noun in _COUNTED},
    )
