"""What belongs to the desk rather than to the council: language, look, last files, sizes. Each declared once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from councildesk.ui.theme import ThemeChoice

T = TypeVar("T", str, bool, int, bytes, tuple[str, ...])

RECENT_LIMIT = 8


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One entry: its key in the file and the value it has until somebody chooses."""

    key: str
    default: T


LANGUAGE = Setting("language", "")
"""A tag such as `az` or `uz-Cyrl`; empty follows the system."""
THEME = Setting("theme", ThemeChoice.SYSTEM.value)
RECENT_FILES = Setting[tuple[str, ...]]("recent_files", ())
WINDOW_GEOMETRY = Setting("window/geometry", b"")
SIDEBAR_SHOWN = Setting("window/sidebar_shown", True)
LAST_PAGE = Setting("window/last_page", "")
DOCUMENTS_FOLDER = Setting("documents_folder", "")
INVITATIONS_FOLDER = Setting("invitations_folder", "")
OFFERS_SHOWN = Setting("agenda/offers_shown", True)
"""What earlier meetings have for an agenda is listed, and not only counted."""
BACKUPS_PLACE = Setting("backups/second_place", "")
"""A folder, such as a stick, where backups are put as well; empty for none."""
BACKUPS_KEPT = Setting("backups/kept", "")
"""A value of `domain.retention.Keeping`; empty for the usual."""
PLACES_TOLD = Setting[tuple[str, ...]]("places_told", ())
"""Files about whose places a word was said, each with the kind of its place before it."""

ALL: tuple[Setting[str] | Setting[bool] | Setting[bytes] | Setting[tuple[str, ...]], ...] = (
    LANGUAGE,
    THEME,
    RECENT_FILES,
    WINDOW_GEOMETRY,
    SIDEBAR_SHOWN,
    LAST_PAGE,
    DOCUMENTS_FOLDER,
    INVITATIONS_FOLDER,
    OFFERS_SHOWN,
    BACKUPS_PLACE,
    BACKUPS_KEPT,
    PLACES_TOLD,
)


def table_columns(table: str) -> Setting[bytes]:
    """Widths, order and choice of columns of the table of this name."""
    return Setting(f"tables/{table}", b"")


def splitter_sizes(splitter: str) -> Setting[bytes]:
    return Setting(f"splitters/{splitter}", b"")


class Settings:
    """Reads and writes one ini file. A value that is not of its type counts as not set."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        kept = self._kept.value(setting.key)
        default = setting.default
        if kept is None:
            return default
        if isinstance(default, bool):
            return {"true": True, "false": False}.get(str(kept).lower(), default)
        if isinstance(default, tuple):
            return tuple(str(item) for item in kept) if isinstance(kept, list) else (str(kept),) if kept else ()
        if isinstance(default, bytes):
            return bytes(kept.data()) if isinstance(kept, QByteArray) else default
        if isinstance(default, int):
            return int(kept) if str(kept).lstrip("-").isdigit() else default
        return kept if isinstance(kept, str) else default

    def put(self, setting: Setting[T], value: T) -> None:
        match value:
            case bytes():
                self._kept.setValue(setting.key, QByteArray(value))
            case tuple():
                self._kept.setValue(setting.key, list(value))
            case _:
                self._kept.setValue(setting.key, value)

    def add_recent(self, file: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [other for other in self.get(RECENT_FILES) if other != str(file)]
        self.put(RECENT_FILES, (str(file), *others)[:RECENT_LIMIT])

    def save(self) -> None:
        """Write now, rather than when Qt next gets round to it."""
        self._kept.sync()
