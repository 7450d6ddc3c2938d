from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image as Pillow

from councildesk.documents.composer import images
from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.images import ImageNotReadable
from councildesk.documents.composer.model import Figure, Image
from documents.composer.papers import failures, image, opened, paper


def printed(data: bytes) -> Pillow.Image:
    composition = compose(paper(Figure(Image(data, ("Bild",)))))
    assert failures(composition.pdf) == []
    with opened(composition) as file:
        return pikepdf.PdfImage(next(iter(file.pages[0].get_images().values()))).as_pil_image()


@pytest.mark.parametrize(
    ("mode", "kind", "expected"),
    [
        ("RGBA", "PNG", "RGB"),
        ("RGB", "JPEG", "RGB"),
        ("L", "PNG", "L"),
        ("1", "PNG", "L"),
        ("P", "PNG", "RGB"),
        ("LA", "PNG", "RGB"),
        ("CMYK", "JPEG", "RGB"),
        ("I;16", "PNG", "RGB"),
    ],
)
def test_every_kind_of_image_is_printed_in_grey_or_in_three_colours(mode: str, kind: str, expected: str) -> None:
    assert printed(image(mode=mode, kind=kind)).mode == expected


def test_what_is_transparent_is_printed_white() -> None:
    assert printed(image(mode="RGBA")).getpixel((3, 3)) == (255, 255, 255)


def test_a_photograph_is_printed_upright() -> None:
    file = io.BytesIO()
    exif = Pillow.Exif()
    exif[0x0112] = 6
    Pillow.new("RGB", (60, 20)).save(file, "JPEG", exif=exif)

    assert printed(file.getvalue()).size == (20, 60)


def test_no_more_pixels_are_kept_than_print_needs() -> None:
    assert max(printed(image(6000, 6000, "L")).size) < 800


@pytest.mark.parametrize("data", [b"", b"no image", image()[:40], b"<svg/>", image(kind="PNG")[:-30]])
def test_a_broken_image_is_refused_with_its_place(data: bytes) -> None:
    with pytest.raises(ImageNotReadable) as refusal:
        compose(paper(Figure(Image(data, ("Bild",)), place="Wappen")))

    assert refusal.value.place == "Wappen"


def test_an_image_of_another_format_is_refused() -> None:
    with pytest.raises(ImageNotReadable):
        compose(paper(Figure(Image(image(mode="RGB", kind="GIF"), ("Bild",)))))


def test_an_image_too_large_to_be_opened_safely_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_MOST_PIXELS", 100)

    with pytest.raises(ImageNotReadable):
        compose(paper(Figure(Image(image(41, 23), ("Bild",)))))


def test_a_figure_fits_the_page() -> None:
    tall = Figure(Image(image(10, 2000, "L"), ("Bild",)), height_mm=5000)

    assert compose(paper(tall)).pages == 1


def test_a_picture_that_many_papers_bear_is_made_once_for_each_size() -> None:
    data = image()
    one, other = Image(data, ("Logo",)), Image(bytes(bytearray(data)), ("Loqo",))

    assert images.fit(one, 80, 40, "Header") is images.fit(other, 80, 40, "Header")
    assert images.fit(one, 40, 40, "Header").width < images.fit(one, 80, 80, "Header").width
