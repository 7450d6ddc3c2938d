"""The quiet bar: one sentence about what just happened, with Undo or an offer beside it where that helps.

Never a dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from councildesk.ui import colours, icons
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import Notice
from councildesk.ui.widgets.plain_label import PlainLabel

_SHOWN_FOR = 12_000
"""Milliseconds; refusals stay until they are closed or something else happens."""

_ICONS = {
    Tone.NEUTRAL: "information",
    Tone.ACCENT: "information",
    Tone.GOOD: "done",
    Tone.WARNING: "warning",
    Tone.BAD: "refused",
}


class QuietBar(QFrame):
    """Hidden until it has something to say. `undo_wanted` when its Undo is pressed.

    After a removal it leads to what was removed: `removed_wanted`.
    """

    undo_wanted = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice("")
        self._clock = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._clock.timeout.connect(self.hide)
        self._sentence = PlainLabel(parent=self)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._undo_button = QPushButton(self)
        self._undo_button.setProperty("look", "link")
        self._undo_button.clicked.connect(self._undo)
        self.offer_button = QPushButton(self)
        self.offer_button.setProperty("look", "link")
        self.offer_button.clicked.connect(self._take_offer)
        self.removed_button = QPushButton(self)
        self.removed_button.setProperty("look", "link")
        self.removed_button.clicked.connect(self._show_removed)
        self._close_button = QToolButton(self)
        self._close_button.setIcon(icons.icon("close"))
        self._close_button.setIconSize(QSize(14, 14))
        self._close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(44, 6, 8, 6)
        layout.setSpacing(8)
        for widget in (self._sentence, self.offer_button, self._undo_button, self.removed_button, self._close_button):
            layout.addWidget(widget)
        self._name_things()
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; empty while it is hidden."""
        return self._notice.text if not self.isHidden() else ""

    @Slot(object)
    def tell(self, notice: Notice) -> None:
        """Show the sentence, and say it to a screen reader."""
        self._notice = notice
        self._sentence.setText(notice.text)
        self._undo_button.setVisible(notice.undoable)
        self.removed_button.setVisible(notice.is_removal)
        self.offer_button.setVisible(notice.offer is not None)
        self.offer_button.setText(notice.offer.text if notice.offer else "")
        self._clock.stop()
        if notice.tone not in (Tone.BAD, Tone.WARNING):
            self._clock.start()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    @Slot(str, object)
    def amend(self, matter: str, notice: Notice | None) -> None:
        """What is told of this matter gives way to what holds now; of anything else nothing changes."""
        if self.isHidden() or self._notice.matter != matter:
            return
        if notice is None:
            self.hide()
        elif notice != self._notice:
            self.tell(notice)

    @Slot()
    def note_change(self) -> None:
        """The record became another: what the bar offers to undo is no longer the newest step."""
        if self._notice.undoable:
            self.hide()

    def note_place(self) -> None:
        """Somebody went elsewhere: what was told there is of no use here, but for what can be undone."""
        if not self._notice.undoable:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        pair = colours.shown_in(self.palette()).tones[self._notice.tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(self.rect(), 8, 8)
        glyph = self.rect().adjusted(14, 0, 0, 0)
        glyph.setWidth(20)
        icons.draw(painter, glyph, _ICONS[self._notice.tone], QColor(pair.text))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_things()

    @Slot()
    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    @Slot()
    def _show_removed(self) -> None:
        self.hide()
        self.removed_wanted.emit()

    @Slot()
    def _take_offer(self) -> None:
        self.hide()
        if self._notice.offer is not None:
            self._notice.offer.act()

    def _name_things(self) -> None:
        self._undo_button.setText(self.tr("Undo"))
        self.removed_button.setText(self.tr("Recently removed"))
        self._close_button.setToolTip(self.tr("Close this message"))
        self._close_button.setAccessibleName(self.tr("Close this message"))
