"""Where a person appears, each a way to that place, and how often he or she attended."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_person_appearances import Ui_PersonAppearances
from councildesk.services import person_appearances, person_attendance, person_cards
from councildesk.services.person_attendance import AttendanceFigures
from councildesk.ui.page import Desk, Key
from councildesk.ui.persons import appearance_lines
from councildesk.ui.persons.appearance_lines import ICONS, Kind, Line, kind_word
from councildesk.ui.record_part import RecordPart
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.usual_columns import UsualColumns
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.rows_list import RowsList

translate = QCoreApplication.translate
_ALL = ""


class AppearancesPart(RecordPart):
    nouns = frozenset(
        {
            "meeting", "stay", "excuse", "invitation", "mandate", "seat", "officer", "item_person", "entry", "vote",
            "ballot", "action", "assignee", "text", "meeting_event",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_PersonAppearances()
        self.form.setupUi(self)
        self._lines: list[Line] = []
        self.list = RowsList("person_appearances", desk.settings, self)
        self.list.show_model(RowsModel(self._columns(), key=lambda line: line.key))
        self.kind_combo = ChoiceCombo(self)
        self.list.form.tools_layout.insertWidget(1, self.kind_combo)
        self.form.list_slot.addWidget(self.list)
        self.kind_combo.chosen.connect(self._show_lines)
        self.list.opened.connect(self._go)
        self.retranslate()

    def refresh(self) -> None:
        assert self.record_id is not None
        language = self.desk.language
        card = self.live.read(person_cards.card, self.record_id, language, _today())
        attended = self.live.read(person_attendance.rows, self.record_id, language)
        rows = self.live.read(person_appearances.rows, self.record_id, language)
        self._lines = [
            *appearance_lines.of_seats(card.seats, language),
            *appearance_lines.of_meetings(attended, language),
            *appearance_lines.of_rows(rows, language),
        ]
        self._offer_kinds()
        self._show_lines()
        self._show_figures()

    def forget(self) -> None:
        self.kind_combo.show_value(_ALL)

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Go to the place that is chosen"))]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Where the person appears"))
        self.kind_combo.setAccessibleName(self.tr("Kind"))
        self.list.empty_state.describe(
            "search",
            self.tr("Nowhere yet"),
            self.tr("Seats, meetings, statements, votes and actions of this person stand here, and lead there."),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _columns(self) -> list[Column[Line]]:
        usual = UsualColumns(self.desk.language)
        return [
            Column(
                "kind",
                translate("AppearanceLines", "Where"),
                lambda line: kind_word(line.kind),
                order=lambda line: list(Kind).index(line.kind),
                icon=lambda line: ICONS[line.kind],
                width=22,
            ),
            usual.day("day", translate("AppearanceLines", "Date"), lambda line: line.day, dt.date.min),
            Column("meeting", translate("AppearanceLines", "Meeting"), lambda line: line.meeting),
            Column("text", translate("AppearanceLines", "What"), lambda line: line.text),
            Column(
                "state",
                translate("AppearanceLines", "How"),
                lambda line: line.state.word if line.state else "",
                state=lambda line: line.state,
                width=24,
            ),
        ]

    def _offer_kinds(self) -> None:
        there = [kind for kind in Kind if any(line.kind is kind for line in self._lines)]
        everything = [(_ALL, self.tr("Everything"))]
        self.kind_combo.show_choices([*everything, *((kind, kind_word(kind)) for kind in there)])
        if self.kind_combo.value is None:
            self.kind_combo.show_value(_ALL)
        self.kind_combo.setVisible(bool(self._lines))

    @Slot()
    def _show_lines(self) -> None:
        wanted = self.kind_combo.value
        self.list.show_rows(line for line in self._lines if not wanted or line.kind is wanted)

    def _show_figures(self) -> None:
        assert self.record_id is not None
        found = self.live.read(person_attendance.figures, self.record_id)
        other = self.live.read(person_appearances.figures, self.record_id)
        total = found.total
        if total.meetings:
            told = self.tr("Meetings attended: {attended} of {all} ({percent} %)").replace("{all}", str(total.meetings))
            told = told.replace("{attended}", str(total.attended)).replace("{percent}", str(total.percent))
        else:
            told = self.tr("No meeting attended yet")
        self.form.attended_label.setText(told)
        counts = [
            (total.online, self.tr("online: %n", "", total.online)),
            (total.late, self.tr("late: %n", "", total.late)),
            (total.left_early, self.tr("left early: %n", "", total.left_early)),
            (total.replaced, self.tr("replaced: %n", "", total.replaced)),
            (total.excused, self.tr("excused: %n", "", total.excused)),
            (total.absent, self.tr("absent: %n", "", total.absent)),
            (other.statements, self.tr("statements: %n", "", other.statements)),
            (other.open_actions, self.tr("open actions: %n", "", other.open_actions)),
        ]
        self.form.rest_label.setText("  ·  ".join(words for count, words in counts if count))
        self.form.years_label.setText(_years(found))

    @Slot(str)
    def _go(self, key: str) -> None:
        self.place_wanted.emit(next(line.place for line in self._lines if line.key == key))


def _years(found: AttendanceFigures) -> str:
    """`2026: 3/4 · 2025: 9/11`; of one year only, the total says it."""
    if len(found.years) < 2:
        return ""
    return "  ·  ".join(f"{year}: {one.attended}/{one.meetings}" for year, one in list(found.years.items())[:6])


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
