"""A large button with an icon, a title and a sentence, for a page that offers first steps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from councildesk.ui import colours, icons, theme

_MARGIN, _ICON, _GAP = 20, 28, 12
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ChoiceCard(QAbstractButton):
    """Its text is the title; the sentence below it wraps."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def describe(self, title: str, sentence: str) -> None:
        self.setText(title)
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 30
        title, sentence = self._places(width)
        return QSize(width, max(sentence.bottom(), title.bottom()) + _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ours = colours.shown_in(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = ours.accent if self.hasFocus() else ours.field_line if self.underMouse() else ours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(ours.pressed if self.isDown() else ours.hover if self.underMouse() else ours.base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
        icons.draw(painter, QRect(_MARGIN, _MARGIN, _ICON, _ICON), self._icon_name, QColor(ours.accent_text))
        title, sentence = self._places(self.width())
        painter.setPen(QColor(ours.text))
        painter.setFont(theme.sized(self.font(), theme.BODY, painter.font().Weight.DemiBold))
        painter.drawText(title, _FLAGS | int(Qt.TextFlag.TextShowMnemonic), self.text())
        painter.setPen(QColor(ours.quiet))
        painter.setFont(self.font())
        painter.drawText(sentence, _FLAGS, self._sentence)
        painter.end()

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where title and sentence stand in a card of this width."""
        room = QRect(_MARGIN, _MARGIN + _ICON + _GAP, width - 2 * _MARGIN, 10_000)
        bold = theme.sized(self.font(), theme.BODY, self.font().Weight.DemiBold)
        title = type(self.fontMetrics())(bold).boundingRect(room, _FLAGS, self.text())
        room.setTop(title.bottom() + 6)
        sentence = self.fontMetrics().boundingRect(room, _FLAGS, self._sentence)
        title.setWidth(room.width())
        sentence.setWidth(room.width())
        return title, sentence
