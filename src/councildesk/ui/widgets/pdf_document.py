"""A PDF opened for looking at, through PDFium. PDFium is not thread-safe: everything here stays in the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import pypdfium2

_KEPT_PIXELS = 60_000_000
"""Some 240 MB of pictures at the most: twelve pages on a screen of double density."""


class PdfDocument:
    """Sizes, pictures and texts of the pages. Pictures are drawn when they are asked for and kept for a while."""

    def __init__(self, content: bytes) -> None:
        """Takes a whole PDF. Raises ValueError for bytes that are none."""
        import pypdfium2  # takes 30 ms, and many sessions look at no PDF

        try:
            self._pdf: pypdfium2.PdfDocument = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF") from error
        self.sizes = [QSizeF(*self._pdf.get_page_size(number)) for number in range(len(self._pdf))]
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()

    def picture(self, number: int, scale: float) -> QImage:
        """The page with so many pixels for each point."""
        key = (number, scale)
        if key not in self._pictures:
            self._pictures[key] = self._draw(number, scale)
            while len(self._pictures) > 1 and self._pixels() > _KEPT_PIXELS:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def text(self, number: int) -> str:
        """What can be read on the page, in reading order."""
        page = self._pdf[number].get_textpage()
        text: str = page.get_text_range()
        page.close()
        return text.replace("\r\n", "\n")

    def close(self) -> None:
        self._pictures.clear()
        self._pdf.close()

    def _draw(self, number: int, scale: float) -> QImage:
        page = self._pdf[number]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        form = QImage.Format.Format_RGB32
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
        bitmap.close()
        page.close()
        return picture

    def _pixels(self) -> int:
        return sum(picture.width() * picture.height() for picture in self._pictures.values())
