"""The page of the meetings: the list, or one meeting opened in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import NEXT_STATES, NOT_BEGUN, WITH_REASON, MeetingState
from councildesk.exchange.registers import Register
from councildesk.services import meeting_templates, meetings, progress
from councildesk.services.completeness import Report
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui import icons
from councildesk.ui.exchange import exporting
from councildesk.ui.meetings import meeting_words, next_step, surroundings, tasks_card
from councildesk.ui.meetings.meeting_record import MeetingRecord
from councildesk.ui.meetings.meetings_list import MeetingColumns
from councildesk.ui.meetings.new_meeting_dialog import NewMeetingDialog
from councildesk.ui.meetings.next_step import PREPARING, Part, Step
from councildesk.ui.meetings.reason_dialog import ReasonDialog
from councildesk.ui.minutes import gap_words
from councildesk.ui.minutes.completeness_watch import CompletenessWatch
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.registers import due
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.widgets.rows_list import RowsList

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

NAME = "meetings"
_WRITTEN_UP = (MeetingState.HELD, MeetingState.CLOSED)
"""While a meeting runs nobody asks what its minutes lack."""
_REST = 700
"""Milliseconds."""


class MeetingsPage(Page):
    """Shows `Place("meetings")` as the list, `Place("meetings", id, part, target)` as a meeting with one tab."""

    nouns = frozenset(
        {"meeting", "text", "side", "council", "agenda_item", "entry", "invitation", "stay", "meeting_site", "paper"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meeting: MeetingRow | None = None
        self._step: Step | None = None
        self.stack = QStackedWidget(self)
        self._columns = MeetingColumns(desk.language)
        self.list = RowsList("meetings", desk.settings, self)
        self.list.show_model(RowsModel(self._columns.columns(), key=lambda row: row.id))
        self.record = MeetingRecord(desk, self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look_again)
        self._make_actions()
        self.list.opened.connect(self._open)
        self.list.selection_changed.connect(self._note_selection)
        self.record.part_shown.connect(self._note_part)
        self.record.place_wanted.connect(self.place_wanted)
        self._missing = 0
        self._watch = CompletenessWatch(desk, "heading", self)
        self._watch.found.connect(self._note_report)
        self.retranslate()

    def heading(self) -> Heading:
        one = self._meeting
        if one is None:
            return Heading(self.tr("Meetings"))
        around = surroundings.ask(self.desk)
        missing = self.tr("%n missing in the minutes", "", self._missing) if self._missing else ""
        facts = [one.number, around.day_of(one), around.time_of(one), missing]
        title = one.title or self.tr("Meeting without a title")
        word = tasks_card.state_word(one.state, next_step.facts(self.live, one.id), self.desk.language)
        state = replace(meeting_words.state(one.state, self.desk.language), word=word)
        return Heading(title, "  ·  ".join(filter(None, facts)), state)

    def refresh(self) -> None:
        if self._meeting is None:
            self._watch.watch(None)
            self._columns.around = surroundings.ask(self.desk)
            self._columns.tasks = self.live.read(progress.open_tasks)
            self.list.show_rows(self.live.read(meetings.rows, self.desk.language))
            return
        shown = self._read(self._meeting.id)
        if shown is None:  # removed, or its making undone
            self.place_wanted.emit(Place(NAME))
            return
        self._meeting = shown
        self._watch.watch(shown.id if shown.state in _WRITTEN_UP else None)
        self._step = next_step.ask(self.live, shown.id)
        self._name_step()

    def show_place(self, place: Place) -> None:
        before = self._meeting
        self._meeting = self._read(place.record) if place.record else None
        if before is None or self._meeting is None or before.id != self._meeting.id:
            self._missing = 0
        self.record.show_record(self._meeting.id if self._meeting else None)
        if self._meeting is not None and place.part in list(Part):
            self.record.show_part(Part(place.part), place.target)
        self.stack.setCurrentWidget(self.record if self._meeting else self.list)
        self.refresh()
        self._show_actions()

    def enter(self) -> None:
        if self._meeting is None:
            self.list.table.setFocus()
        else:
            self.record.enter()

    def main_action(self) -> QAction | None:
        return self.add_action if self._meeting is None else self.step_action

    def more_actions(self) -> list[QAction]:
        if self._meeting is None:
            return [self.remove_action, self.export_action]
        states = [self._state_action(state) for state in NEXT_STATES[self._meeting.state]]
        return [self.publish_action, self.follow_action, self.template_action, *states, self.remove_action]

    def record_shown(self) -> tuple[str, str] | None:
        if self._meeting is not None:
            return self.record.part.record_shown() or ("meeting", self._meeting.id)
        chosen = self.list.table.selected_keys()
        return ("meeting", chosen[0]) if len(chosen) == 1 else None

    def keys(self) -> list[Key]:
        if self._meeting is None:
            return [Key("Return", self.tr("Open the meeting"))]
        return [
            Key("Alt+1", self.tr("The meeting's tabs, up to Alt+7")),
            *self.record.part.keys(),
            Key("Esc", self.record.part.escape_word() or self.tr("Back to where one came from")),
        ]

    def tour_places(self) -> list[Place]:
        """The tabs that prepare a meeting to come, and all tabs of the one that was held last."""
        rows = self.live.read(meetings.rows, self.desk.language)
        ahead = [row for row in rows if row.state in NOT_BEGUN][:1]
        held = [row for row in rows if row.state not in NOT_BEGUN][:1]
        found = [(row, part) for row in ahead for part in (PREPARING if held else self.record.parts)]
        found += [(row, part) for row in held for part in self.record.parts]
        return [Place(NAME, row.id, str(part)) for row, part in found]

    def flush(self) -> None:
        self.record.flush()

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Meetings"))
        self.list.empty_state.describe(
            "meetings",
            self.tr("No meetings yet"),
            self.tr(
                "Every meeting stands here with its agenda, attendance, minutes and papers. "
                "The first one is made at once; you fill it in afterwards."
            ),
            self.add_action,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing inside wanted leads back, to the list or to where somebody came from."""
        if event.key() == Qt.Key.Key_Escape and self._meeting is not None:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """While hands are at work in a meeting, its heading and next step follow when they rest."""
        if self._meeting is not None and self.record.part.keeps_heading_waiting() and self.isVisible():
            if self.nouns & announcement.nouns:
                self._rest.start()
        else:
            super()._note_change(announcement)

    def _read(self, meeting_id: str) -> MeetingRow | None:
        try:
            return self.live.read(meetings.row, meeting_id, self.desk.language)
        except NotFound:
            return None

    def _make_actions(self) -> None:
        self.export_action = exporting.export_action(self, lambda: Register.MEETINGS)
        self.add_action = self.add_page_action(self.tr("New meeting…"), "add", "Ctrl+N", self._add)
        self.publish_action = self.add_page_action(self.tr("&Publish documents"), "publish", "Ctrl+P", self._publish)
        self.follow_action = self.add_page_action(self.tr("Plan the ne&xt meeting…"), "forward", "", self._follow)
        self.template_action = self.add_page_action(self.tr("Save as &template"), "template", "", self._save_template)
        self.remove_action = self.add_page_action(self.tr("&Remove meeting"), "remove", "", self._remove)
        self.step_action = self.add_page_action("", "forward", "", self._take_step)
        self._delete_action = QAction(self.list.table)
        self._delete_action.setShortcut(Qt.Key.Key_Delete)
        self._delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete_action.setText(self.tr("Remove meeting"))
        self._delete_action.triggered.connect(self._remove)
        self.list.table.addAction(self._delete_action)

    def _show_actions(self) -> None:
        is_record = self._meeting is not None
        self.add_action.setText(self.tr("New here") if is_record else self.tr("New meeting…"))
        self.publish_action.setEnabled(is_record)
        self.follow_action.setEnabled(is_record)
        self.remove_action.setEnabled(is_record or bool(self.list.table.selected_keys()))
        self.heading_changed.emit()

    def _name_step(self) -> None:
        if self._step is not None:
            self.step_action.setText(QCoreApplication.translate("NextStep", self._step.text))
            self.step_action.setIcon(icons.icon(self._step.icon))

    def _state_action(self, state: MeetingState) -> QAction:
        look = meeting_words.state(state, self.desk.language)
        text = self.tr("Mark as “{state}”").replace("{state}", look.word)
        action = QAction(icons.icon(look.icon), text, self)
        action.triggered.connect(partial(self._set_state, state))
        return action

    @Slot(object)
    def _note_report(self, report: Report) -> None:
        """Minutes that are adopted are told nothing any more."""
        is_locked = self._meeting is not None and self._meeting.minutes_state.is_locked
        count = 0 if is_locked else len(report.missing)
        if count != self._missing:
            self._missing = count
            self.heading_changed.emit()

    @Slot(str)
    def _open(self, meeting_id: str) -> None:
        self.place_wanted.emit(Place(NAME, meeting_id, Part.PLAN.value))

    @Slot()
    def _note_selection(self) -> None:
        if self._meeting is None:
            self.remove_action.setEnabled(bool(self.list.table.selected_keys()))

    @Slot(str)
    def _note_part(self, part: str) -> None:
        """The way back leads out of the meeting, whatever tab was looked at."""
        if self._meeting is not None:
            self.place_wanted.emit(Place(NAME, self._meeting.id, part))

    def _add(self) -> None:
        if self._meeting is not None:
            self.record.part.add_new()
            return
        self._plan(None)

    def _follow(self) -> None:
        if self._meeting is not None:
            self._plan(self._meeting.id)

    def _plan(self, model_id: str | None) -> None:
        """Ask for a new meeting, and open it."""
        self.live.flush()
        made = NewMeetingDialog.ask(self.desk, due.today(), self, model_id)
        if made is not None:
            self._open(made)

    def _save_template(self) -> None:
        """Keep it as a template that is called as the meeting is, and go there to name it."""
        if self._meeting is None:
            return
        self.live.flush()
        label = QT_TRANSLATE_NOOP("Steps", "Save meeting as template")
        made = self.live.attempt(label, meeting_templates.save_meeting, self._meeting.id)
        if made is not None:
            self.place_wanted.emit(Place("council", made, "templates"))
            self.live.tell(self.tr("Agenda and places are kept as a template. Give it its name."), undoable=True)

    def _publish(self) -> None:
        if self._meeting is not None:
            self.place_wanted.emit(Place(NAME, self._meeting.id, Part.DOCUMENTS.value))

    def _remove(self) -> None:
        keys = [self._meeting.id] if self._meeting else self.list.table.selected_keys()
        if not keys:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Remove meeting")
        before = len(self.live.read(meetings.rows, self.desk.language))
        self.live.attempt(label, _remove_all, keys)
        gone = before - len(self.live.read(meetings.rows, self.desk.language))
        if gone:
            self.live.tell(self.tr("Meetings removed: %n", "", gone), undoable=True)

    def _set_state(self, state: MeetingState) -> None:
        if self._meeting is None or not self.live.lets_write():
            return
        reason = ""
        if state in WITH_REASON:
            given = ReasonDialog.ask(meeting_words.word(state, self.desk.language), self)
            if given is None:
                return
            reason = given
        label = QT_TRANSLATE_NOOP("Steps", "Change state of meeting")
        self.live.attempt(label, meetings.set_state, self._meeting.id, state, reason)

    def _take_step(self) -> None:
        if self._meeting is None or self._step is None:
            return
        if self._step.part is not None:
            self.place_wanted.emit(Place(NAME, self._meeting.id, self._step.part.value))
            return
        self.flush()
        meeting_id, before = self._meeting.id, self._meeting.minutes_state
        next_step.take(self.live, meeting_id, self._step, dt.datetime.now(dt.UTC).replace(microsecond=0))
        state = self.live.read(meetings.row, meeting_id, self.desk.language).minutes_state
        if state is not before:
            gap_words.tell(self.live, self.desk.language, meeting_id, meeting_words.word(state, self.desk.language))


def _remove_all(session: object, keys: list[str]) -> None:
    """All in one step, or none."""
    for key in keys:
        meetings.remove(session, key)  # type: ignore[arg-type]
