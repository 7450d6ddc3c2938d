"""The page of the members: the board of seats, the lists of a day, or one person opened in their place."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound
from councildesk.exchange.registers import Register
from councildesk.services import board, members, persons, seats
from councildesk.ui import icons
from councildesk.ui.exchange import exporting, importing
from councildesk.ui.members import view
from councildesk.ui.members.board_part import BoardPart
from councildesk.ui.members.list_part import ListPart
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.members.view import View
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.paper_dialog import PaperDialog
from councildesk.ui.persons.person_record import PersonRecord
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import DayField

NAME = "members"


class MembersPage(Page):
    """`Place("members", None, view)` is one of the views, `Place("members", id, part)` a person with one of the tabs.

    With the id of a seat or a mandate in place of a person's it is the board, with that seat chosen; with ids of
    persons as the target of a list, they are chosen in it.
    """

    nouns = frozenset(
        {"person", "person_name", "mandate", "seat", "side", "organisation", "post", "contact", "text", "council"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: str | None = None
        self._is_record = False
        self._summary = ""
        self.stack = QStackedWidget(self)
        self.views = QWidget(self)
        self.tabs = QTabBar(self.views)
        self.day_label = PlainLabel(parent=self.views)
        self.day_edit = DayField(self.views, may_be_empty=False, language=desk.language)
        self.board = BoardPart(desk, self)
        self.lists: dict[View, ListPart] = {one: ListPart(desk, one, self) for one in View if one is not View.BOARD}
        self.parts = QStackedWidget(self.views)
        self.record = PersonRecord(desk, self)
        self._lay_out()
        self._make_actions()
        self._connect()
        self.retranslate()

    @property
    def day(self) -> dt.date:
        """The day for which the views are shown."""
        day: dt.date = self.day_edit.value
        return day

    @property
    def view(self) -> View:
        """The view that is shown, or was before a person was opened."""
        return list(View)[self.tabs.currentIndex()]

    @property
    def shown_list(self) -> ListPart | None:
        """The list that is shown; None on the board."""
        return self.lists.get(self.view)

    def heading(self) -> Heading:
        if self._is_record:
            return self.record.heading()
        return Heading(self.tr("Members"), self._summary)

    def refresh(self) -> None:
        if self._is_record:
            if not self._is_person(self.record.record_id):  # removed, or its making undone
                self.place_wanted.emit(Place(NAME, None, self.view.value))
            return
        held = self.live.read(board.held_by_side, self.day, self.desk.language)
        self._summary = "  ·  ".join(f"{side or self._sideless(held)} {count}" for side, count in held)
        (self.shown_list or self.board).refresh(self.day)
        self._show_wanted()
        self.heading_changed.emit()

    def show_place(self, place: Place) -> None:
        self._is_record = self._is_person(place.record)
        self.record.show_person(place.record if self._is_record else None)
        if self._is_record:
            self.record.show_part(place.part)
        else:
            self._wanted = place.record
            shown = View.BOARD if place.record else place.part
            if shown in list(View):
                self._show_view(View(shown))
        self.stack.setCurrentWidget(self.record if self._is_record else self.views)
        self.refresh()
        if self._is_record:
            self.heading_changed.emit()
        elif place.target and self.shown_list is not None:
            self.shown_list.choose_all(place.target.split())

    def enter(self) -> None:
        self.setFocusProxy(self.record if self._is_record else self._keyboard_home())
        self.setFocus()

    def main_action(self) -> QAction | None:
        return None if self._is_record else self.add_action

    def more_actions(self) -> list[QAction]:
        """Add what concerns the council's people as a whole at the end."""
        if self._is_record:
            return []
        own = self.shown_list.row_actions.offered() if self.shown_list else self.board.actions_offered()
        return [*own, self.publish_action, self.import_action, self.export_action]

    def record_shown(self) -> tuple[str, str] | None:
        if self._is_record and self.record.record_id is not None:
            return "person", self.record.record_id
        return self.shown_list.record_shown() if self.shown_list else self.board.record_shown()

    def offers_menu(self) -> bool:
        return not self._is_record

    def keys(self) -> list[Key]:
        if self._is_record:
            return self.record.keys()
        views = Key("Alt+1", self.tr("Board and lists, up to Alt+{last}").replace("{last}", str(len(View))))
        if self.shown_list is None:
            return [views, *self.board.keys(), Key("Alt+Up", self.tr("Move the seat or the alternate"))]
        return [
            views,
            Key("Return", self.tr("Open the person")),
            Key("Del", self.tr("Remove all that are chosen")),
            Key("Ctrl+C", self.tr("Copy as a table")),
        ]

    def tour_places(self) -> list[Place]:
        rows = self.live.read(members.rows, self.day, self.desk.language)
        held = next((row.person_id for row in rows if row.person_id), None)
        people = [Place(NAME, held, part) for part in self.record.parts] if held else []
        return [*(Place(NAME, None, one.value) for one in View), *people]

    def flush(self) -> None:
        self.record.flush()

    def retranslate(self) -> None:
        words = {
            View.BOARD: self.tr("Board"),
            View.MEMBERS: self.tr("Members"),
            View.ALTERNATES: self.tr("Alternates"),
            View.OBSERVERS: self.tr("Observers"),
            View.GUESTS: self.tr("Guests"),
            View.PERSONS: self.tr("All persons"),
        }
        for number, one in enumerate(View):
            self.tabs.setTabText(number, words[one])
        self.tabs.setAccessibleName(self.tr("Board and lists"))
        self.day_label.setText(self.tr("On"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing inside wanted leads back from a person, to the list or to where somebody came from."""
        if event.key() == Qt.Key.Key_Escape and self._is_record:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for number, one in enumerate(View):
            self.tabs.addTab(icons.icon(view.ICONS[one]), "")
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            self.parts.addWidget(self.lists.get(one) or self.board)
            key = QShortcut(QKeySequence(f"Alt+{number + 1}"), self.views)
            key.setObjectName(f"{one}_key")
            key.activated.connect(partial(self.tabs.setCurrentIndex, number))
        self.day_edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 19)
        self.day_edit.show_value(_today())
        self.day_label.setBuddy(self.day_edit)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.day_label)
        head.addWidget(self.day_edit)
        inside = QVBoxLayout(self.views)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(head)
        inside.addWidget(self.parts, 1)
        for widget in (self.views, self.record):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._go_to_view)
        self.day_edit.edited.connect(self.refresh)
        self.day_edit.tell_refusals(self.live)
        self.board.opened.connect(self._open)
        self.record.part_shown.connect(self._note_part)
        self.record.place_wanted.connect(self.place_wanted)
        self.record.heading_changed.connect(self.heading_changed)
        for one in self.lists.values():
            one.opened.connect(self._open)
            one.fill_wanted.connect(self._fill)

    def _register(self) -> Register:
        """What is taken out: the persons where they are shown, otherwise the members."""
        return Register.PERSONS if self.view is View.PERSONS else Register.MEMBERS

    def _make_actions(self) -> None:
        self.import_action = importing.import_action(self)
        self.export_action = exporting.export_action(self, self._register, lambda: self.day)
        self.add_action = self.add_page_action(self.tr("New member"), "add", "Ctrl+N", self._add)
        self.publish_action = self.add_page_action(
            self.tr("&Publish list of members…"), "publish", "Ctrl+P", self._publish
        )

    def _is_person(self, record: str | None) -> bool:
        try:
            return record is not None and bool(self.live.read(lambda session: persons.get(session, record).id))
        except NotFound:
            return False

    def _sideless(self, held: list[tuple[str, int]]) -> str:
        """What members are called who belong to no side."""
        return self.tr("Without a side") if len(held) > 1 else self.tr("Members")

    def _show_view(self, shown: View) -> None:
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(list(View).index(shown))
        self.tabs.blockSignals(blocked)
        self.tabs.updateGeometry()  # the tab that is shown is written in bold letters
        self.parts.setCurrentWidget(self.lists.get(shown) or self.board)

    def _show_wanted(self) -> None:
        """The seat or mandate of the place; one that no seat of the day has is looked for in the list."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.shown_list is None and not self.board.view.choose(wanted):
            self._show_view(View.MEMBERS)
            self.lists[View.MEMBERS].refresh(self.day)
            self.lists[View.MEMBERS].choose(wanted)

    def _keyboard_home(self) -> QWidget:
        """Where keys work at once; the tabs where nothing stands below them."""
        if self.shown_list is None:
            return self.board.view if self.board.seats else self.tabs
        return self.shown_list.list.table if self.shown_list.list.table.rows.rowCount() else self.tabs

    @Slot(int)
    def _go_to_view(self, number: int) -> None:
        self.place_wanted.emit(Place(NAME, None, list(View)[number].value))

    @Slot(str)
    def _open(self, person_id: str) -> None:
        self.place_wanted.emit(Place(NAME, person_id))

    @Slot(str)
    def _note_part(self, part: str) -> None:
        if self.record.record_id is not None:
            self.place_wanted.emit(Place(NAME, self.record.record_id, part))

    @Slot(str)
    def _fill(self, seat_id: str) -> None:
        self.board.refresh(self.day)
        self.board.fill(seat_id)

    def _add(self) -> None:
        side = self.shown_list.side_id if self.shown_list is not None else self.board.side_id
        role = {View.OBSERVERS: Role.OBSERVER, View.GUESTS: Role.GUEST}.get(self.view, Role.MEMBER)
        dialog = PersonDialog.for_new(self.desk, self.day, side, self, role)
        if self.shown_list is not None and not self._is_record:
            self.shown_list.row_actions.show(dialog)
            return
        if dialog.exec() and dialog.mandate_id:
            if self._is_record:
                self._open(self.live.read(seats.person_of, dialog.mandate_id))
            else:
                self.board.view.choose(dialog.mandate_id)
        dialog.deleteLater()

    def _publish(self) -> None:
        from councildesk.documents import publishing

        title = self.tr("Publish list of members")
        dialog = PaperDialog(self.desk, title, publishing.publish_members, self.day, self)
        dialog.exec()
        dialog.deleteLater()


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
