"""Where the files lie that the build made: fonts, icons, translations, sample data.

They are found beside the package, so an editable install, a wheel and a frozen program need no difference here.
"""

from __future__ import annotations

from pathlib import Path

GENERATED = Path(__file__).resolve().parent / "_generated"


def font_file(name: str) -> Path:
    """A font by its file's name without suffix, as in `NotoSans-Bold`."""
    return GENERATED / "fonts" / f"{name}.ttf"


def interface_fonts_folder() -> Path:
    """The window's own typeface."""
    return GENERATED / "interface"


def icons_folder() -> Path:
    return GENERATED / "icons"


def translations_folder() -> Path:
    return GENERATED / "translations"


def sample_file(name: str) -> Path:
    """Sample data by its file's name without suffix."""
    return GENERATED / "sample" / f"{name}.json"


def record_schema() -> Path:
    """The JSON Schema of the record that `dump` writes and `load` reads."""
    return GENERATED / "schema" / "record.schema.json"
