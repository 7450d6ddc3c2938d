"""Pictures for a paper: read, made as small as print needs, and written into the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image as Pillow
from PIL import ImageOps

from councildesk.documents.composer.file import PdfFile
from councildesk.documents.composer.model import Image
from councildesk.domain.errors import Refusal

_DOTS_PER_POINT = 300 / 72
_FORMATS = ("PNG", "JPEG")
_MOST_PIXELS = 60_000_000


@dataclass
class ImageNotReadable(Refusal):
    """A file that is no PNG or JPEG image, or is broken, or is too large to be opened safely."""

    place: str


@dataclass(frozen=True)
class Picture:
    """An image at the size it is printed, in points."""

    pixels: Pillow.Image
    width: float
    height: float

    def embed(self, file: PdfFile) -> int:
        colours = "DeviceGray" if self.pixels.mode == "L" else "DeviceRGB"
        return file.add_stream(
            f"/Type/XObject/Subtype/Image/Width {self.pixels.width}/Height {self.pixels.height}"
            f"/ColorSpace/{colours}/BitsPerComponent 8",
            self.pixels.tobytes(),
        )


def fit(image: Image, width: float, height: float, place: str) -> Picture:
    """The image as large as fits into a box of so many points. Raises ImageNotReadable."""
    return _fit(image.data, width, height, place)


@lru_cache(maxsize=8)
def _fit(data: bytes, width: float, height: float, place: str) -> Picture:
    """All letters of a meeting bear the same logo. Nobody changes a picture."""
    pixels = _read(data, place)
    scale = min(width / pixels.width, height / pixels.height)
    printed = (pixels.width * scale, pixels.height * scale)
    pixels.thumbnail((int(printed[0] * _DOTS_PER_POINT) + 1, int(printed[1] * _DOTS_PER_POINT) + 1))
    return Picture(pixels, *printed)


def _read(data: bytes, place: str) -> Pillow.Image:
    """Upright, opaque on white, grey or in three colours."""
    try:
        opened = Pillow.open(io.BytesIO(data), formats=_FORMATS)
        if opened.width * opened.height > _MOST_PIXELS:
            raise ImageNotReadable(place)
        image = ImageOps.exif_transpose(opened)
        if image.mode in ("1", "L"):
            return image.convert("L")
        if image.mode == "CMYK":
            return image.convert("RGB")
        coloured = image.convert("RGBA")
        paper = Pillow.new("RGBA", coloured.size, "white")
        return Pillow.alpha_composite(paper, coloured).convert("RGB")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise ImageNotReadable(place) from error
