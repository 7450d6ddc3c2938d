"""In what kind of place a council's file lies, and how much of SQLite works there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    DISK = "disk"
    REMOVABLE = "removable"
    """A stick or card: a disk that may be pulled out."""
    SHARE = "share"
    """A folder of another computer."""
    CLOUD = "cloud"
    """A folder on this disk that another program copies to other computers."""


@dataclass(frozen=True)
class Place:
    kind: PlaceKind = PlaceKind.DISK
    service: str = ""
    """Whose cloud folder it is, as that calls itself; empty for the other kinds."""

    @property
    def bears_log(self) -> bool:
        """Whether a log beside the file (SQLite's WAL) is safe here.

        It needs memory shared by all who have the file open, which no share gives (sqlite.org/wal.html, section 1);
        and a program that copies a folder takes file and log at two different moments.
        """
        return self.kind not in (PlaceKind.SHARE, PlaceKind.CLOUD)
