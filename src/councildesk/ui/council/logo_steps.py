"""Giving the council or a side a logo from a file: the one place where an image is read."""

from __future__ import annotations

from pathlib import Path

from councildesk.domain.errors import NotFound
from councildesk.exchange import images
from councildesk.exchange.images import ImageFault, ImageRefused
from councildesk.services import logos
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.council.council_section import CouncilSection


def take(section: CouncilSection, file: Path, side_id: str | None = None) -> None:
    """One step. What cannot be read or is no image is told and changes nothing."""
    try:
        data = _read(file)
    except (ImageRefused, NotFound) as refusal:
        section.live.tell_refusal(refusal)
        return
    section.attempt(QT_TRANSLATE_NOOP("Steps", "Set logo"), logos.set_logo, file.name, data, side_id)


def remove(section: CouncilSection, side_id: str | None = None) -> None:
    section.attempt(QT_TRANSLATE_NOOP("Steps", "Remove logo"), logos.remove_logo, side_id)


def _read(file: Path) -> bytes:
    """Nothing is read of a file that is far too large."""
    try:
        if file.stat().st_size > images.LARGEST:
            raise ImageRefused(file.name, ImageFault.TOO_LARGE)
        return file.read_bytes()
    except OSError as error:
        raise NotFound("file", str(file)) from error
