"""The cards of the overview, and what stands on them as plain values, for which no database has to be imported."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from councildesk.ui import theme
from councildesk.ui.state import State
from councildesk.ui.widgets.card import Card
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.links_list import Link, LinksList
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip

ICONS = ("meetings", "minutes", "actions", "members", "council", "history")
"""Of the cards, in the order of reading."""
_LETTERS = 34
"""In a line of a card at least; where two columns have no room for so many, they come below each other."""


@dataclass(frozen=True)
class CardLines:
    """What one card says. `sentence` stands above the links, or in their stead."""

    title: str
    links: tuple[Link, ...]
    sentence: str = ""


@dataclass(frozen=True)
class OverviewLines:
    """All that the overview says, in words: the name of the council, the state of the next meeting, the cards."""

    council: str
    state: State | None
    cards: tuple[CardLines, ...]


def title(council: str) -> str:
    """What stands above the overview of the council of this name."""
    return council or QCoreApplication.translate("OverviewPage", "Overview")


class OverviewCards(QWidget):
    """`place_wanted` carries the place of a line that was clicked or entered."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = tuple(_LinksCard(icon, self) for icon in ICONS)
        (
            self.meeting_card,
            self.minutes_card,
            self.actions_card,
            self.seats_card,
            self.figures_card,
            self.steps_card,
        ) = self.cards
        self.state_chip = StateChip(self.meeting_card)
        self.meeting_card.tools.addWidget(self.state_chip)
        self._lay_out()
        for card in self.cards:
            card.links.wanted.connect(self.place_wanted)

    def show_lines(self, lines: OverviewLines) -> None:
        self.state_chip.show_state(lines.state)
        for card, said in zip(self.cards, lines.cards, strict=True):
            card.show_lines(said)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, self.cards[:3]), (right, self.cards[3:])):
            column.setSpacing(16)
            for card in cards:
                card.setMinimumWidth(card.fontMetrics().averageCharWidth() * _LETTERS)
                column.addWidget(card)
            column.addStretch(1)
        inside = QWidget(self)
        inside.setProperty("look", "page")
        inside.setMaximumWidth(theme.READABLE)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 4, 4)
        columns.setSpacing(16)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inside)
        FoldingColumns(area, columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.meeting_card.links)


class _LinksCard(Card):
    """A card with a sentence and a list of links."""

    def __init__(self, icon_name: str, parent: QWidget) -> None:
        super().__init__("", icon_name, parent)
        self.sentence = PlainLabel(parent=self)
        self.sentence.setProperty("look", "quiet")
        self.sentence.setWordWrap(True)
        self.links = LinksList(self)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.links)

    def show_lines(self, said: CardLines) -> None:
        self.name(said.title)
        self.links.setAccessibleName(said.title)
        self.sentence.setText(said.sentence)
        self.sentence.setVisible(bool(said.sentence))
        self.links.show_links(said.links)
