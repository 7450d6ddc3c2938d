"""Above the agenda: how long it takes, what is not right about it, and in which two languages it is written."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_agenda_part import Ui_AgendaPart
from councildesk.domain import clocks, dates, languages
from councildesk.services.agenda import Agenda
from councildesk.services.meetings import MeetingRow
from councildesk.ui import tooltips
from councildesk.ui.agenda import agenda_cells
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.state import State
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.state_chip import StateChip


class AgendaHead(QObject):
    """The two lines above the tree; the buttons in them belong to the part."""

    def __init__(self, desk: Desk, form: Ui_AgendaPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, form
        self.sent_chip, self.over_chip, self.wrong_chip = StateChip(parent), StateChip(parent), StateChip(parent)
        self.first_combo, self.second_combo = ChoiceCombo(parent), ChoiceCombo(parent)
        for chip in (self.sent_chip, self.over_chip, self.wrong_chip):
            chip.may_be_cut()
            form.chips_layout.addWidget(chip)
        for combo in (self.first_combo, self.second_combo):
            combo.be_read_whole()
            form.pair_layout.addWidget(combo)
            combo.chosen.connect(self._choose_pair)
        chain = (form.remove_button, self.first_combo, self.second_combo, form.lack_button, form.export_button)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def show_agenda(self, agenda: Agenda, meeting: MeetingRow, around: Surroundings) -> None:
        self._summarise(agenda, meeting, around)
        self._mark(agenda, meeting, around)
        self._offer_languages(around)
        self._count_lacks(agenda, around)

    def _summarise(self, agenda: Agenda, meeting: MeetingRow, around: Surroundings) -> None:
        """How many items, how long they take, and when the agenda ends."""
        parts = [self.tr("%n in all", "", len(agenda.rows))] if agenda.rows else []
        if agenda.plan is not None:
            language = around.language
            parts.append(self.tr("planned {time}").replace("{time}", clocks.duration(agenda.plan.planned, language)))
            ends = clocks.clocks(agenda.plan.ends, around.zones(meeting.time_zone), language, meeting.date)
            parts.append(self.tr("ends {clock}").replace("{clock}", ends))
        self.form.summary_label.setText("  ·  ".join(parts))
        self.form.summary_label.setToolTip(tooltips.plain(self.form.summary_label.text()))

    def _mark(self, agenda: Agenda, meeting: MeetingRow, around: Surroundings) -> None:
        sent, over, wrong = None, None, None
        if meeting.agenda_sent_at is not None:
            day = dates.in_figures(clocks.local_day(meeting.agenda_sent_at, meeting.time_zone), around.language)
            sent = State(self.tr("Numbers as sent on {day}").replace("{day}", day), "final", Tone.NEUTRAL)
        if agenda.plan is not None:
            overrun = agenda.plan.overrun(meeting.ends_at) if meeting.ends_at else None
            if overrun:
                text = self.tr("{time} longer than the meeting")
                over = State(text.replace("{time}", clocks.duration(overrun, around.language)), "warning", Tone.BAD)
            if agenda.plan.overlaps:
                time = clocks.duration(agenda.plan.overlaps, around.language)
                wrong = State(self.tr("{time} overlap").replace("{time}", time), "warning", Tone.WARNING)
        for chip, state in ((self.sent_chip, sent), (self.over_chip, over), (self.wrong_chip, wrong)):
            chip.show_state(state)

    def _offer_languages(self, around: Surroundings) -> None:
        tags, pair = [(tag, languages.endonym(tag)) for tag in around.languages], around.pair
        self.first_combo.show_choices(tags)
        self.second_combo.show_choices([(None, self.tr("One language only")), *tags])
        self.first_combo.show_value(pair[0])
        self.second_combo.show_value(pair[1] if len(pair) > 1 else None)
        self.first_combo.setAccessibleName(self.tr("First language"))
        self.second_combo.setAccessibleName(self.tr("Second language"))
        for combo in (self.first_combo, self.second_combo):
            combo.setVisible(len(around.languages) > 1)

    def _count_lacks(self, agenda: Agenda, around: Surroundings) -> None:
        lacking = sum(agenda_cells.is_lacking(row, around.pair) for row in agenda.rows)
        self.form.lack_button.setText(self.tr("Titles to mend: %n", "", lacking))
        self.form.lack_button.setVisible(bool(lacking))

    @Slot()
    def _choose_pair(self) -> None:
        chosen = (self.first_combo.value, self.second_combo.value)
        surroundings.set_pair(self.desk, list(dict.fromkeys(tag for tag in chosen if tag)))
