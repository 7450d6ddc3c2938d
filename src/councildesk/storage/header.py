"""The first bytes of a council's file: whether it is one, and of which schema.

They are read before SQLite touches the file, and without SQLAlchemy: what is no council file is never changed.
"""

from __future__ import annotations

import struct
from pathlib import Path

from councildesk.storage import handles

APPLICATION_ID = 0x434E434C  # "CNCL"


def version(path: Path) -> int | None:
    """The schema version of a council's file; None: the file is something else. Raises OSError."""
    with handles.looking_at(path) as file:
        header = file.read(100)
    # sqlite.org/fileformat2.html, section 1.3: user version at 60, application id at 68, big-endian
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        return None
    user_version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    return int(user_version) if application == APPLICATION_ID else None
