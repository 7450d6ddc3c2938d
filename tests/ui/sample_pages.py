"""Pages made for tests of the window: a list with records, and one with cards. They read nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from councildesk.ui.colours import Tone
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.pages import PageEntry
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.state import State
from councildesk.ui.widgets.card import Card
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.rows_list import RowsList
from councildesk.ui.widgets.state_chip import StateChip

SEATED = State("Seated", "done", Tone.GOOD)
ENDING = State("Term ends soon", "warning", Tone.WARNING)
VACANT = State("Vacant", "missing", Tone.BAD)
PLANNED = State("Planned", "planned", Tone.ACCENT)
DRAFT = State("Draft", "draft", Tone.NEUTRAL)


@dataclass(frozen=True)
class MemberRow:
    id: str
    name: str
    role: str
    side: str
    organisation: str
    until: str
    state: State


MEMBERS = [
    MemberRow(
        "1",
        "Şəfiyev, Fərid",
        "Co-chair",
        "Azerbaijan",
        "Center of Analysis of International Relations",
        "31.12.2027",
        SEATED,
    ),
    MemberRow(
        "2",
        "Əliyeva, Günel",
        "Member",
        "Azerbaijan",
        "Center of Analysis of International Relations",
        "31.12.2027",
        SEATED,
    ),
    MemberRow("3", "Ismayılov, İlqar", "Member", "Azerbaijan", "Baku Economic University", "15.01.2027", ENDING),
    MemberRow(
        "4",
        "Mustafoyev, Baxtiyor",
        "Co-chair",
        "Uzbekistan",
        "Institute for Strategic and Interregional Studies",
        "31.12.2027",
        SEATED,
    ),
    MemberRow(
        "5",
        "Oʻrinboyev, Shuhrat",
        "Member",
        "Uzbekistan",
        "Institute for Strategic and Interregional Studies",
        "31.12.2027",
        SEATED,
    ),
    MemberRow(
        "6",
        "Gʻulomova, Dilnoza",
        "Member",
        "Uzbekistan",
        "University of World Economy and Diplomacy",
        "31.12.2027",
        SEATED,
    ),
    MemberRow("7", "—", "Secretary", "Uzbekistan", "Institute for Strategic and Interregional Studies", "", VACANT),
] + [
    MemberRow(
        str(number),
        f"Member, Number {number}",
        "Expert",
        "Azerbaijan" if number % 2 else "Uzbekistan",
        "Academy of Sciences",
        f"{number}.06.2028",
        SEATED,
    )
    for number in range(8, 26)
]


class SampleMembersPage(Page):
    nouns = frozenset({"person", "seat"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.refreshed = 0
        self._record: str | None = None
        self.stack = QStackedWidget(self)
        self.list = RowsList("sample_members", desk.settings, self)
        self.list.name_list("Members")
        columns = [
            Column[MemberRow]("name", "Name", lambda row: row.name, width=24, icon=lambda row: "person"),
            Column[MemberRow]("role", "Role", lambda row: row.role, width=12),
            Column[MemberRow]("side", "Side", lambda row: row.side, width=12),
            Column[MemberRow]("organisation", "Organisation", lambda row: row.organisation),
            Column[MemberRow](
                "until", "Until", lambda row: row.until, width=12, has_figures=True, order=lambda row: row.until[::-1]
            ),
            Column[MemberRow]("state", "State", lambda row: row.state.word, state=lambda row: row.state, width=18),
        ]
        self.list.show_model(RowsModel(columns, key=lambda row: row.id))
        self.list.opened.connect(self._open)
        self.stack.addWidget(self.list)
        self.stack.addWidget(_record())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.add_action = self.add_page_action("&Add member…", "add", "Ctrl+N", self._add)
        self.import_action = self.add_page_action("&Import…", "import", "", self._add)
        self.list.empty_state.describe(
            "members", "No members yet", "Members, alternates and guests of the council stand here.", self.add_action
        )

    def heading(self) -> Heading:
        if self._record is None:
            return Heading("Members")
        row = next(row for row in MEMBERS if row.id == self._record)
        return Heading(row.name, f"{row.role} · {row.organisation}", row.state)

    def refresh(self) -> None:
        self.refreshed += 1
        self.list.show_rows(MEMBERS)

    def show_place(self, place: Place) -> None:
        self._record = place.record
        self.stack.setCurrentIndex(0 if place.record is None else 1)

    def main_action(self) -> QAction | None:
        return self.add_action if self._record is None else None

    def more_actions(self) -> list[QAction]:
        return [self.import_action]

    def keys(self) -> list[Key]:
        return [Key("Return", "Open the member")]

    def _open(self, key: str) -> None:
        self.place_wanted.emit(Place("members", key))

    def _add(self) -> None:
        self.live.tell("14 members imported.", undoable=True)


def _record() -> QWidget:
    tabs = QTabWidget()
    form_tab = QWidget()
    form = QFormLayout(form_tab)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(12)
    for label, value in (("Fa&mily name", "Şəfiyev"), ("Give&n name", "Fərid"), ("&Patronymic", "Rauf oğlu")):
        _add_row(form, label, QLineEdit(value))
    side = QComboBox()
    side.addItems(["Azerbaijan", "Uzbekistan"])
    _add_row(form, "&Side", side)
    tabs.addTab(form_tab, "Person")
    tabs.addTab(PlainLabel("Seats"), "Seats")
    return tabs


def _add_row(form: QFormLayout, text: str, field: QWidget) -> None:
    label = PlainLabel(text)
    label.setBuddy(field)
    form.addRow(label, field)


class SampleOverviewPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        meeting = Card("Next meeting", "meetings")
        meeting.body.addWidget(PlainLabel("AZ-UZ/2026/02   Trade and transport"))
        quiet = PlainLabel("Thursday, 3 December 2026 · 10:00 Baku / 11:00 Tashkent")
        quiet.setProperty("look", "quiet")
        meeting.body.addWidget(quiet)
        meeting.body.addWidget(StateChip(state=PLANNED))
        meeting.body.addStretch(1)
        minutes = Card("Minutes that wait", "minutes")
        minutes.body.addWidget(PlainLabel("AZ-UZ/2026/01   Founding conference"))
        minutes.body.addWidget(StateChip(state=DRAFT))
        minutes.body.addStretch(1)
        row.addWidget(meeting)
        row.addWidget(minutes)
        layout.addLayout(row)
        actions = Card("Actions due", "actions")
        for text in ("Joint analysis of the Middle Corridor", "Map of laboratories for green hydrogen"):
            actions.body.addWidget(PlainLabel(text))
        layout.addWidget(actions)
        layout.addStretch(1)

    def heading(self) -> Heading:
        return Heading("Overview")


PAGES = (
    PageEntry("overview", "Overview", "overview", SampleOverviewPage),
    PageEntry("members", "Members", "members", SampleMembersPage),
    PageEntry("meetings", "Meetings", "meetings", SampleOverviewPage),
    PageEntry("decisions", "Decisions", "decisions", SampleOverviewPage),
    PageEntry("actions", "Actions", "actions", SampleOverviewPage),
    PageEntry("search", "Search", "search", SampleOverviewPage),
)
