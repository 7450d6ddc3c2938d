"""Images for letterheads are looked at before they are kept, and nothing dangerous is unpacked."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from councildesk.exchange import images
from councildesk.exchange.images import ImageFault, ImageRefused


def picture(kind: str = "PNG", size: tuple[int, int] = (120, 40), mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, "navy" if mode == "RGB" else 0).save(written, kind)
    return written.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A file of a hundred bytes that would unpack to as much as its head says."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_the_two_formats_of_papers_are_taken(kind: str, media_type: str) -> None:
    facts = images.examine("logo", picture(kind))

    assert (facts.media_type, facts.width, facts.height) == (media_type, 120, 40)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ImageFault.DRAWING),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n<svg width="1">', ImageFault.DRAWING),
        (picture("GIF"), ImageFault.OTHER_FORMAT),
        (picture("BMP"), ImageFault.OTHER_FORMAT),
        (b"", ImageFault.OTHER_FORMAT),
        (b"%PDF-1.7", ImageFault.OTHER_FORMAT),
        (picture()[:60], ImageFault.BROKEN),
        (picture("JPEG", (400, 400))[:700], ImageFault.BROKEN),
        (png_that_claims(5000, 5000), ImageFault.TOO_MANY_PIXELS),
        (png_that_claims(100_000, 100_000), ImageFault.TOO_MANY_PIXELS),
        (png_that_claims(60_000, 60_000), ImageFault.TOO_MANY_PIXELS),
        (picture(size=(300, 4)), ImageFault.TOO_SMALL),
        (picture() + bytes(images.LARGEST), ImageFault.TOO_LARGE),
    ],
)
def test_what_cannot_stand_at_the_head_of_a_paper_is_refused(data: bytes, fault: ImageFault) -> None:
    with pytest.raises(ImageRefused) as refused:
        images.examine("logo.png", data)

    assert (refused.value.name, refused.value.fault) == ("logo.png", fault)
