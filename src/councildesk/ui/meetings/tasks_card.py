"""What a meeting still needs, at a glance: each line leads to its place and is ticked when it is done."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from councildesk.domain import dates
from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain.meetings import WITH_REASON, Check, MeetingState, Progress, Task
from councildesk.services import progress
from councildesk.services.meetings import MeetingRow
from councildesk.services.progress import NoticePeriod
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.task_words import WORDS
from councildesk.ui.page import Desk, Place
from councildesk.ui.registers import due
from councildesk.ui.state import State
from councildesk.ui.widgets.card import Card
from councildesk.ui.widgets.links_list import Link, LinksList
from councildesk.ui.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

_BEFORE = (MeetingState.PLANNED, MeetingState.INVITED)


class TasksCard(Card):
    """`wanted` carries the place of a line."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "checked", parent)
        self.desk, self.live = desk, desk.live
        self.reason_label = PlainLabel(parent=self)
        self.reason_label.setWordWrap(True)
        self.links = LinksList(self)
        self.body.addWidget(self.reason_label)
        self.body.addWidget(self.links)
        self.setFocusProxy(self.links)
        self.links.wanted.connect(self.wanted)

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show what this meeting needs in its state."""
        facts: Progress = self.live.read(progress.of, meeting.id)
        checks = rules_of_meetings.checklist(facts)
        links = [_link(check, facts, meeting.id) for check in checks]
        if meeting.state in _BEFORE:
            links.append(self._notice(self.live.read(progress.notice_period, meeting.id)))
        left = sum(not check.is_done for check in checks)
        title = translate("TasksCard", "Still to do: %n", "", left) if left else translate("TasksCard", "All is done")
        self.name(title)
        self.links.setAccessibleName(title)
        self.links.show_links(links)
        self.links.begin_at(next((row for row, check in enumerate(checks) if not check.is_done), 0))
        self._show_reason(meeting)

    def _show_reason(self, meeting: MeetingRow) -> None:
        is_told = meeting.state in WITH_REASON and bool(meeting.state_reason)
        word = meeting_words.word(meeting.state, self.desk.language)
        self.reason_label.setText(f"{word}: {meeting.state_reason}" if is_told else "")
        self.reason_label.setVisible(is_told)

    def _notice(self, period: NoticePeriod) -> Link:
        return notice_link(period, due.today(), self.desk.language)


def notice_link(period: NoticePeriod, today: dt.date, language: str) -> Link:
    """Whether the notice period is or can be kept, and by which rule; leads to the rules of procedure."""
    days = translate("TasksCard", "Notice period of %n days", "", period.days)
    rule = period.article
    if not rule and period.valid_from is not None and period.valid_from.year > 1900:
        told = translate("TasksCard", "rules of {day}")
        rule = told.replace("{day}", dates.in_figures(period.valid_from, language))
    text = f"{days} ({rule})" if rule else days
    return Link(text, "clock", Place("council", period.rules_id, "rules"), _notice_state(period, today, language))


def _notice_state(period: NoticePeriod, today: dt.date, language: str) -> State:
    day = dates.in_figures(period.last_day, language)
    if period.given is not None:
        given = period.given.given_days
        if period.given.is_kept:
            return State(translate("TasksCard", "Kept: %n days", "", given), "done", Tone.GOOD)
        return State(translate("TasksCard", "Not kept: %n days", "", given), "warning", Tone.BAD)
    if today > period.last_day:
        return State(translate("TasksCard", "Over since {day}").replace("{day}", day), "warning", Tone.BAD)
    tone = Tone.WARNING if (period.last_day - today).days <= due.SOON.days // 2 else Tone.ACCENT
    return State(translate("TasksCard", "Invite by {day}").replace("{day}", day), "clock", tone)


def _link(check: Check, facts: Progress, meeting_id: str) -> Link:
    words = WORDS[check.task]
    place = Place("meetings", meeting_id, words.part, words.target)
    text = translate("Tasks", words.text)
    if check.is_done:
        return Link(text, words.icon, place, State(translate("TasksCard", "Done"), "done", Tone.GOOD))
    return Link(text, words.icon, place, detail=count(check.task, facts))


def state_word(state: MeetingState, facts: Progress, language: str) -> str:
    """What the state is called; a meeting is invited with the first invitation, and it says how many are left."""
    left = count(Task.SEND_INVITATIONS, facts) if state is MeetingState.INVITED else ""
    return " · ".join(filter(None, (meeting_words.word(state, language), left)))


def count(task: Task, facts: Progress) -> str:
    """How much of it is left."""
    left = {
        Task.NUMBER_PAPERS: facts.papers_unnumbered,
        Task.SEND_INVITATIONS: facts.invitations_unsent,
        Task.SEND_UPDATES: facts.invitations_outdated,
        Task.COLLECT_REPLIES: facts.replies_missing,
        Task.TRANSLATE_MINUTES: facts.texts_untranslated,
    }.get(task, 0)
    return translate("TasksCard", "%n left", "", left) if left else ""
