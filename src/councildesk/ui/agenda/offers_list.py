"""What earlier meetings have for this agenda, quietly below it: taken one by one, or all at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from councildesk.domain import dates
from councildesk.domain.agenda import ItemKind
from councildesk.services.item_words import Origin
from councildesk.services.offers import Offer, OfferKind, Past
from councildesk.ui import icons, settings, tooltips
from councildesk.ui.meetings import meeting_words
from councildesk.ui.settings import Settings

_KEY = int(Qt.ItemDataRole.UserRole)
_MOST_LINES = 4
_ICONS = {
    OfferKind.STANDING: "agenda",
    OfferKind.MINUTES: "minutes",
    OfferKind.POSTPONED: "postponed",
    OfferKind.ACTION: "actions",
}


class OffersList(QWidget):
    """`taken` carries the keys of the offers to take."""

    taken = Signal(list)

    def __init__(self, kept: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []
        self._language = "en"
        self._settings = kept
        self.heading = QPushButton(self)
        self.heading.setCheckable(True)
        self.heading.setChecked(kept.get(settings.OFFERS_SHOWN))
        self.take_button, self.all_button = QPushButton(self), QPushButton(self)
        self.list = QListWidget(self)
        self.list.setIconSize(QSize(18, 18))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._take_selected)
        self.take_button.clicked.connect(self._take_selected)
        self.all_button.clicked.connect(self._take_all)
        self.heading.toggled.connect(self._fold)
        for button in (self.heading, self.take_button, self.all_button):
            button.setProperty("look", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.take_button)
        head.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self._fold(self.heading.isChecked())
        self.retranslate()
        self.hide()

    def show_offers(self, offers: Sequence[Offer], language: str) -> None:
        """Show these; nothing is seen where there are none. `language` is the reader's."""
        if list(offers) == self._offers and language == self._language:
            return
        self._offers, self._language = list(offers), language
        row = self.list.currentRow()
        self.list.clear()
        for offer in self._offers:
            line = QListWidgetItem(icons.icon(_ICONS[offer.kind]), self._text(offer))
            line.setData(_KEY, offer.key)
            line.setToolTip(tooltips.plain("\n".join([self._text(offer), *past_words(offer.past, language)])))
            self.list.addItem(line)
        self.list.setCurrentRow(max(0, min(row, len(self._offers) - 1)))
        lines = min(_MOST_LINES, len(self._offers))
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 8 if lines else 0)
        self.setVisible(bool(self._offers))
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Offered from earlier meetings: %n", "", len(self._offers)))
        self.take_button.setText(self.tr("Take (Enter)"))
        self.all_button.setText(self.tr("Take all"))
        self.list.setAccessibleName(self.tr("Offered for the agenda"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):  # type: ignore[attr-defined]
            self._take_selected()
            return True
        return super().eventFilter(watched, event)

    def _text(self, offer: Offer) -> str:
        origin = origin_words(offer.origin, self._language)
        match offer.kind:
            case OfferKind.MINUTES:
                return f"{meeting_words.word(ItemKind.MINUTES_ADOPTION, self._language)} · {origin}"
            case OfferKind.POSTPONED:
                state = meeting_words.word(offer.past[0].state, self._language) if offer.past else ""
                decided = "; ".join(text for past in offer.past for text in past.decided)
                last = self.tr("decided: {text}").replace("{text}", decided) if decided else ""
                return " · ".join(filter(None, (offer.title, state, origin, last)))
            case OfferKind.ACTION:
                due = dates.in_figures(offer.due_on, self._language) if offer.due_on else ""
                until = self.tr("due {day}").replace("{day}", due) if due else ""
                return " · ".join(filter(None, (f"{offer.number} {offer.title}".strip(), until, origin)))
        return f"{offer.title} · {origin}"

    @Slot(bool)
    def _fold(self, is_shown: bool) -> None:
        """Show the list, or only how many there are."""
        self.heading.setIcon(icons.icon("expand" if is_shown else "next"))
        for widget in (self.list, self.take_button):
            widget.setVisible(is_shown)
        self._settings.put(settings.OFFERS_SHOWN, is_shown)

    @Slot()
    def _take_selected(self) -> None:
        keys = [line.data(_KEY) for line in self.list.selectedItems()]
        current = self.list.currentItem()
        if keys or current is not None:
            self.taken.emit(keys or [current.data(_KEY)])

    @Slot()
    def _take_all(self) -> None:
        self.taken.emit([offer.key for offer in self._offers])


def origin_words(origin: Origin, language: str) -> str:
    """`AZ-UZ/2024/01 (27/08/2024)`."""
    day = dates.in_figures(origin.date, language)
    return f"{origin.number} ({day})" if origin.number else day


def past_words(past: Sequence[Past], language: str) -> list[str]:
    """Where an item was before, a line for each meeting: what became of it, and what was decided."""
    return [
        ": ".join([origin_words(one.origin, language), meeting_words.word(one.state, language)])
        + "".join(f"\n    {text}" for text in one.decided)
        for one in past
    ]
