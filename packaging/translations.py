"""Compile the translators' catalogues (resources/translations/*.ts) for Qt."""

from __future__ import annotations

from pathlib import Path

import qt_tools


def make_translations(sources: list[Path], output: Path) -> None:
    """Write one `.qm` for each catalogue. Unfinished entries are left out: their English text is shown."""
    for source in sources:
        compiled = output / f"{source.stem}.qm"
        qt_tools.run("lrelease", "-silent", "-nounfinished", str(source), "-qm", str(compiled))
