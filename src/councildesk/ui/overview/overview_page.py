"""The overview answers what must be done now: next meeting, minutes and actions that wait, seats, last steps."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from councildesk.services import council, overview
from councildesk.services.overview import Glance
from councildesk.ui import theme
from councildesk.ui.meetings import meeting_words, surroundings
from councildesk.ui.overview import overview_lines
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.registers import due
from councildesk.ui.widgets.card import Card
from councildesk.ui.widgets.links_list import Link, LinksList
from councildesk.ui.widgets.state_chip import StateChip

NAME = "overview"


class OverviewPage(Page):
    """Every line leads to its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.meeting_card = _LinksCard("meetings", self)
        self.minutes_card = _LinksCard("minutes", self)
        self.actions_card = _LinksCard("actions", self)
        self.seats_card = _LinksCard("members", self)
        self.figures_card = _LinksCard("council", self)
        self.steps_card = _LinksCard("history", self)
        self.state_chip = StateChip(self.meeting_card)
        self.meeting_card.tools.addWidget(self.state_chip)
        self._lay_out()
        for card in self.cards:
            card.links.wanted.connect(self.place_wanted)
        self.live.changed.connect(self._note_any_change)

    @property
    def cards(self) -> list[_LinksCard]:
        """In the order of reading."""
        return [
            self.meeting_card,
            self.minutes_card,
            self.actions_card,
            self.seats_card,
            self.figures_card,
            self.steps_card,
        ]

    def heading(self) -> Heading:
        row = self.live.read(council.row, self.desk.language)
        return Heading(row.name if row and row.name else self.tr("Overview"))

    def refresh(self) -> None:
        day, language = due.today(), self.desk.language
        seen = self.live.read(overview.glance, day, language)
        order = self.live.read(council.languages)
        self._show_meeting(seen)
        self.minutes_card.show_links(
            self.tr("Minutes that wait"),
            overview_lines.minutes(seen, language),
            self.tr("All minutes of the meetings held are adopted."),
        )
        self.actions_card.show_links(
            self.tr("Open actions"), overview_lines.actions(seen, language, order), self.tr("No action is open.")
        )
        self._show_seats(seen)
        self.figures_card.show_links(self.tr("In figures"), overview_lines.figures(seen), "")
        self.steps_card.show_links(
            self.tr("Last steps"), overview_lines.steps(seen, language), self.tr("Nothing was written yet.")
        )

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Go to what the line says"))]

    def retranslate(self) -> None:
        if not self._is_stale:
            self.refresh()

    def _show_meeting(self, seen: Glance) -> None:
        meeting, language = seen.next_meeting, self.desk.language
        if meeting is None:
            self.state_chip.show_state(None)
            plan = Link(self.tr("Plan a meeting"), "add", Place("meetings"))
            links = [plan, *overview_lines.postponed(seen, language)]
            self.meeting_card.show_links(self.tr("Next meeting"), links, "", self.tr("No meeting is planned."))
            return
        around = surroundings.ask(self.desk)
        days = (meeting.date - due.today()).days
        near = {0: self.tr("today"), 1: self.tr("tomorrow")}
        far = near.get(days) or self.tr("in %n days", "", days)
        when = "  ·  ".join(filter(None, (around.day_of(meeting), around.time_of(meeting), meeting.place)))
        self.state_chip.show_state(meeting_words.state(meeting.state, language))
        called = Link(
            " ".join(filter(None, (meeting.number, meeting.title))) or self.tr("Meeting without a title"),
            "meetings",
            Place("meetings", meeting.id, "plan"),
            detail=far,
        )
        notice = overview_lines.notice(seen, due.today(), language)
        waiting = overview_lines.postponed(seen, language)
        links = [called, *overview_lines.tasks(seen), *notice, *waiting]
        self.meeting_card.show_links(self.tr("Next meeting"), links, "", when)

    def _show_seats(self, seen: Glance) -> None:
        links = overview_lines.seats(seen, due.today(), self.desk.language)
        if links or seen.members:
            settled = self.tr("No seat is vacant and no term ends in the next three months.")
            self.seats_card.show_links(self.tr("Seats"), links, settled)
        else:
            first = Link(self.tr("Add or import members"), "add", Place("members"))
            self.seats_card.show_links(self.tr("Seats"), [first], "", self.tr("The council has no members yet."))

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, self.cards[:3]), (right, self.cards[3:])):
            column.setSpacing(16)
            for card in cards:
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.meeting_card.links)

    @Slot(object)
    def _note_any_change(self) -> None:
        """Every step concerns this page: it shows the steps."""
        self._is_stale = True
        if self.isVisible():
            self.look_again()


class _LinksCard(Card):
    """A card with a sentence and a list of links."""

    def __init__(self, icon_name: str, parent: QWidget) -> None:
        super().__init__("", icon_name, parent)
        self.sentence = QLabel(self)
        self.sentence.setProperty("look", "quiet")
        self.sentence.setTextFormat(self.sentence.textFormat().PlainText)
        self.sentence.setWordWrap(True)
        self.links = LinksList(self)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.links)

    def show_links(self, title: str, links: list[Link], when_empty: str, above: str = "") -> None:
        """`when_empty` stands there when there is no line, `above` always."""
        self.name(title)
        self.links.setAccessibleName(title)
        text = above or ("" if links else when_empty)
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))
        self.links.show_links(links)
