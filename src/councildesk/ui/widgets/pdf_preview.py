"""The preview of a PDF: pages below one another, drawn when they come into sight."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from councildesk.ui import colours
from councildesk.ui.widgets.pdf_document import PdfDocument

_GAP = 16
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_WIDEST_FIT = 1.6
"""A page is not blown up beyond this just because the window is wide."""
_POINT = 96 / 72
"""Pixels of a point at zoom 1."""


class PdfPreview(QAbstractScrollArea):
    """`page_changed` carries the number, from 1, of the page in the middle of the view.

    Page Up and Page Down, Home and End move; Ctrl with plus, minus and 0 zooms; Ctrl with the wheel, too. The text of
    the page in view is the accessible description.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PdfDocument | None = None
        self._zoom: float | None = None
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview"))
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._note_page)

    def show_pdf(self, content: bytes, *, keeps_place: bool = False) -> None:
        """Show a whole PDF, from its first page; the same place stays when the number of pages does.

        `keeps_place`: it stays anyhow, for a paper that is followed while it grows.
        """
        pages, place = self.page_count, self.verticalScrollBar().value()
        keeps_place = keeps_place and pages > 0
        document = PdfDocument(content)
        self.close_pdf()
        self._document = document
        self._lay_out()
        self.verticalScrollBar().setValue(place if keeps_place or self.page_count == pages else 0)
        self._note_page()

    def close_pdf(self) -> None:
        """Show nothing, and free the document."""
        if self._document is not None:
            self._document.close()
        self._document, self._page = None, 0
        self.setAccessibleDescription("")
        self._lay_out()

    @property
    def page_count(self) -> int:
        return len(self._document.sizes) if self._document else 0

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 while nothing is shown."""
        return self._page

    def page_text(self, number: int) -> str:
        """The text of a page, counted from 1."""
        return self._document.text(number - 1) if self._document else ""

    @property
    def zoom(self) -> float:
        """1 is the size of the paper."""
        return self._scale() / _POINT

    @Slot()
    def fit_width(self) -> None:
        self._set_zoom(None)

    @Slot()
    def zoom_in(self) -> None:
        self._set_zoom(next((zoom for zoom in _ZOOMS if zoom > self.zoom + 0.01), _ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        self._set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom < self.zoom - 0.01), _ZOOMS[0]))

    def go_to(self, number: int) -> None:
        """Show the top of a page, counted from 1."""
        if 1 <= number <= self.page_count:
            self.verticalScrollBar().setValue(self._rects()[number - 1].top() - _GAP)

    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        ours = colours.shown_in(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(ours.pressed))
        if self._document is not None:
            ratio = self.devicePixelRatioF()
            for number, rect in self._visible():
                picture = self._document.picture(number, self._scale() * ratio)
                painter.fillRect(rect.adjusted(-1, -1, 1, 1), QColor(ours.field_line))
                painter.drawImage(rect, picture)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(self.page_count)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if is_control:
                self.zoom_in()
            case Qt.Key.Key_Minus if is_control:
                self.zoom_out()
            case Qt.Key.Key_0 if is_control:
                self.fit_width()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.zoom_changed.emit(self.zoom)

    def _scale(self) -> float:
        """Pixels of a point. Without a zoom the widest page fills the width."""
        if self._zoom is not None:
            return self._zoom * _POINT
        widest = max((size.width() for size in self._document.sizes), default=1.0) if self._document else 1.0
        return min(max(0.1, (self.viewport().width() - 2 * _GAP) / widest), _WIDEST_FIT * _POINT)

    def _rects(self) -> list[QRect]:
        """Where the pages lie on the whole roll; whole pixels keep them sharp."""
        if self._document is None:
            return []
        scale = self._scale()
        sizes = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in self._document.sizes]
        tops = accumulate((size.height() + _GAP for size in sizes), initial=_GAP)
        room = max(self.viewport().width(), max(size.width() for size in sizes) + 2 * _GAP) if sizes else 0
        return [QRect(QPoint((room - size.width()) // 2, top), size) for size, top in zip(sizes, tops, strict=False)]

    def _visible(self) -> list[tuple[int, QRect]]:
        """The pages in sight and where they are in the view."""
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        placed = [(number, rect.translated(-offset)) for number, rect in enumerate(self._rects())]
        return [(number, rect) for number, rect in placed if rect.intersects(self.viewport().rect())]

    def _lay_out(self) -> None:
        rects, view = self._rects(), self.viewport().size()
        height = rects[-1].bottom() + _GAP if rects else 0
        width = max((rect.width() for rect in rects), default=0) + 2 * _GAP
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()) if self._zoom else 0)
        self.viewport().update()

    @Slot()
    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = sum(1 for rect in self._rects() if rect.top() - _GAP <= middle)
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(self.page_text(page) if page else "")
            self.page_changed.emit(page)
