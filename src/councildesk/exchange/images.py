"""Images that people bring for the head of papers: looked at before they are kept.

PNG and JPEG only. An SVG is a program for another program: it may load files and never ends the same on two machines,
so that a picture of it is asked for instead.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, UnidentifiedImageError

from councildesk.domain.errors import Refusal
from councildesk.domain.sizes import MEGABYTE

LARGEST = 5 * MEGABYTE
"""Bytes of a file."""
MOST_PIXELS = 16_000_000
"""Four thousand by four thousand: far more than a letterhead prints, and 64 MB when opened."""
LEAST_EDGE = 16
"""Pixels; smaller ones are icons that print as blots."""

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_SVG = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s/>]", re.DOTALL | re.IGNORECASE)


class ImageFault(StrEnum):
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    DRAWING = "drawing"
    """An SVG."""
    OTHER_FORMAT = "other_format"
    BROKEN = "broken"


@dataclass
class ImageRefused(Refusal):
    """A file that cannot stand at the head of papers; `name` is that of the file."""

    name: str
    fault: ImageFault


@dataclass(frozen=True)
class ImageFacts:
    media_type: str
    width: int
    height: int


def examine(name: str, data: bytes) -> ImageFacts:
    """What the image is. Refuses with ImageRefused; nothing is unpacked before its size is known to be harmless."""
    if len(data) > LARGEST:
        raise ImageRefused(name, ImageFault.TOO_LARGE)
    if _SVG.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise ImageRefused(name, ImageFault.DRAWING)
    try:
        image = Image.open(io.BytesIO(data), formats=list(_MEDIA_TYPES))
    except UnidentifiedImageError as error:
        raise ImageRefused(name, ImageFault.OTHER_FORMAT) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageRefused(name, ImageFault.TOO_MANY_PIXELS) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ImageRefused(name, ImageFault.BROKEN) from error
    _check_size(name, image)
    try:
        image.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise ImageRefused(name, ImageFault.BROKEN) from error
    return ImageFacts(_MEDIA_TYPES[str(image.format)], image.width, image.height)


def _check_size(name: str, image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise ImageRefused(name, ImageFault.TOO_MANY_PIXELS)
    if min(image.width, image.height) < LEAST_EDGE:
        raise ImageRefused(name, ImageFault.TOO_SMALL)
