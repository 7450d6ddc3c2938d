"""A bar above the page for what holds as long as it holds: that a file is only read, lost, or damaged.

The quiet bar below the page tells what just happened; this one goes when what it says is over.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from councildesk.ui import colours, icons
from councildesk.ui.live_workspace import Notice
from councildesk.ui.widgets.plain_label import PlainLabel

_GLYPH_LEFT, _GLYPH, _TEXT_LEFT = 18, 18, 46


class StandingBar(QFrame):
    """Hidden until `stand`. Its one button does what the notice offers, and leaves the bar where it is."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._notice = Notice("")
        self._label = PlainLabel(parent=self)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.offer_button = QPushButton(self)
        self.offer_button.clicked.connect(self._take_offer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_TEXT_LEFT, 5, 16, 5)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self.offer_button)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; empty while it is hidden."""
        return self._notice.text if not self.isHidden() else ""

    def stand(self, notice: Notice) -> None:
        """Say this from now on, to a screen reader too."""
        self._notice = notice
        self._label.setText(notice.text)
        self.offer_button.setVisible(notice.offer is not None)
        self.offer_button.setText(notice.offer.text if notice.offer else "")
        self.show()
        self.update()
        self.say_again()

    def say_again(self) -> None:
        """Draw attention to it: somebody tried what it says is not possible."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._notice.text))

    def paintEvent(self, event: QPaintEvent) -> None:
        pair = colours.shown_in(self.palette()).tones[self._notice.tone]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(pair.ground))
        glyph = self.rect().adjusted(_GLYPH_LEFT, 0, 0, 0)
        glyph.setWidth(_GLYPH)
        icons.draw(painter, glyph, self._icon, QColor(pair.text))
        painter.end()

    @Slot()
    def _take_offer(self) -> None:
        if self._notice.offer is not None:
            self._notice.offer.act()
