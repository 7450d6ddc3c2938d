"""Whether the meeting can decide, in words: overall, for each side, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from councildesk._generated.forms.ui_attendance_side import Ui_AttendanceSide
from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import attendance, clocks
from councildesk.domain import quorum as quorums
from councildesk.domain.attendance import FROM_EVER
from councildesk.domain.course import Course, Phase
from councildesk.domain.quorum import QuorumPart, QuorumVerdict, WhyUncounted
from councildesk.services import quorum, running, stays
from councildesk.services.attendance import Attendance
from councildesk.services.meetings import MeetingRow
from councildesk.services.stays import StayRow
from councildesk.ui import tooltips
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import State
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip

translate = QCoreApplication.translate

_INSTANT = dt.timedelta.resolution
_INTERRUPTED = (Phase.ON_BREAK, Phase.ADJOURNED)


@dataclass(frozen=True)
class Judgement:
    """Whether a meeting can decide, at the moment that counts."""

    verdict: QuorumVerdict
    is_noted: bool
    """Anybody's presence was noted; else there is nothing to judge yet."""
    is_interrupted: bool = False
    """The meeting does not sit just now: nothing is lost before it goes on."""


def judgement(session: Any, meeting_id: str, now: dt.datetime | None = None) -> Judgement:
    """The verdict of now while the meeting runs or is interrupted, else of just before it sat last, else the opening.

    `now` is what the caller's clock says; None: that of the machine.
    """
    noted = stays.rows(session, meeting_id)
    course = running.course(session, meeting_id)
    at = _moment(course, noted, now)
    return Judgement(quorum.at(session, meeting_id, at), bool(noted), course.phase in _INTERRUPTED)


def judged(found: Attendance, now: dt.datetime) -> Judgement:
    """As `judgement`, by what was read already."""
    noted = found.ledger
    at = _moment(found.course, noted, now) or FROM_EVER
    ledger = [stays.interval(one) for one in noted]
    seats = attendance.represented(ledger, found.seats, at, found.proxies)
    verdict = quorums.verdict(found.quorum, found.seats, seats)
    return Judgement(verdict, bool(noted), found.course.phase in _INTERRUPTED)


class QuorumCard(QObject):
    """The upper card beside the list of people."""

    def __init__(self, form: Ui_AttendanceSide, parent: QWidget, *, is_short: bool = False) -> None:
        """Where it is short, the rule stands in a tip, how it was over time is not told, and whoever has the card
        shows what is missing where there is room for it."""
        super().__init__(parent)
        self.form, self._is_short = form, is_short
        self.verdict: QuorumVerdict | None = None
        self.chip = StateChip(parent)
        form.quorum_head.addWidget(self.chip)
        self._side_lines: list[_SideLine] = []

    def show_meeting(self, live: LiveWorkspace, meeting: MeetingRow, around: Surroundings) -> None:
        """Show whether it can decide, and how that was over time."""
        self.show_judgement(live.read(judgement, meeting.id), around)
        spans = "\n".join(_history(live, meeting))
        self.form.spans_label.setText(spans)
        self.form.spans_label.setVisible(bool(spans))

    def show_judgement(self, found: Judgement, around: Surroundings) -> None:
        """Show whether it can decide."""
        self.verdict, is_noted = found.verdict, found.is_noted
        verdict = found.verdict
        self.chip.show_state(
            state(verdict, is_interrupted=found.is_interrupted)
            if is_noted
            else State(translate("QuorumCard", "Nobody noted yet"), "open_state")
        )
        overall = verdict.overall
        text = self.tr("Voting seats represented: %n of {total}", "", overall.present)
        text = text.replace("{total}", str(overall.total))
        self.form.quorum_label.setText(text)
        if self._is_short:
            self._shorten(overall)
        self._show_sides(verdict, around, is_noted)
        missing = " ".join(shortfalls(verdict, around)) if is_noted else ""
        self.form.missing_label.setText(missing)
        if not self._is_short:
            self.form.missing_label.setVisible(bool(missing))
        rule = rules_in_words.quorum(verdict.rule, glossary(around.language))
        self.form.rule_label.setText(self.tr("Rule: {rule}").replace("{rule}", rule))
        self.form.rule_label.setVisible(not self._is_short)
        self.form.quorum_card.setToolTip(tooltips.plain(self.form.rule_label.text()))
        self.form.spans_label.hide()

    def _shorten(self, overall: QuorumPart) -> None:
        """The count stands in the head of the card."""
        self.form.quorum_label.hide()
        head = self.tr("Present %n of {total}", "", overall.present).replace("{total}", str(overall.total))
        self.form.quorum_heading.setText(head)
        self.form.quorum_heading.setToolTip(tooltips.plain(self.form.quorum_label.text()))

    def _show_sides(self, verdict: QuorumVerdict, around: Surroundings, is_noted: bool) -> None:
        for line in self._side_lines[len(verdict.sides) :]:
            line.remove(self.form.sides_layout)
        del self._side_lines[len(verdict.sides) :]
        for number in range(len(self._side_lines), len(verdict.sides)):
            self._side_lines.append(_SideLine(self.form.quorum_card, self.form.sides_layout, number))
        for line, part in zip(self._side_lines, verdict.sides, strict=True):
            count = self.tr("{present} of {total}").replace("{present}", str(part.present))
            line.name.setText(around.side_name(part.side))
            line.count.setText(count.replace("{total}", str(part.total)))
            line.chip.show_state(_part_state(part, is_noted))


class _SideLine:
    """One side in the card: its name, how many of its seats are represented, and whether that is enough."""

    def __init__(self, card: QWidget, grid: QGridLayout, row: int) -> None:
        self.name, self.count, self.chip = PlainLabel(parent=card), PlainLabel(parent=card), StateChip(card)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, row, column)
            widget.show()

    def remove(self, grid: QGridLayout) -> None:
        for widget in self._widgets:
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    @property
    def _widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.count, self.chip


def _moment(course: Course, noted: Iterable[StayRow], now: dt.datetime | None) -> dt.datetime | None:
    if course.phase not in (Phase.AHEAD, Phase.OVER):
        return now or dt.datetime.now(dt.UTC)
    if course.sat_until is not None:
        return course.sat_until - _INSTANT
    return max((stay.arrived_at for stay in noted if stay.arrived_at is not None), default=None)


def state(verdict: QuorumVerdict, *, is_interrupted: bool = False) -> State:
    """Whether there is a quorum, as it is shown; while the meeting is interrupted, whether there would be one."""
    if verdict.is_quorate:
        return State(translate("QuorumCard", "Quorate"), "done", Tone.GOOD)
    if is_interrupted:
        return State(translate("QuorumCard", "Not yet quorate"), "pause", Tone.WARNING)
    return State(translate("QuorumCard", "Not quorate"), "warning", Tone.BAD)


def _part_state(part: QuorumPart, is_noted: bool) -> State:
    if part.required is None:
        return State(translate("QuorumCard", "No rule"), "information", Tone.NEUTRAL)
    needed = translate("QuorumCard", "{number} needed").replace("{number}", str(part.required))
    if not is_noted:
        return State(needed, "open_state")
    if part.is_reached:
        return State(needed, "done", Tone.GOOD)
    return State(
        translate("QuorumCard", "{number} missing").replace("{number}", str(part.missing)), "warning", Tone.BAD
    )


def shortfalls(verdict: QuorumVerdict, around: Surroundings) -> Iterator[str]:
    """What is missing for a quorum, and why somebody does not count, a sentence for each."""
    if verdict.overall.missing:
        yield translate("QuorumCard", "%n more must be represented in all.", "", verdict.overall.missing)
    for side in verdict.sides:
        if side.missing:
            text = translate("QuorumCard", "%n more of {side} must be represented.", "", side.missing)
            yield text.replace("{side}", around.side_name(side.side))
    for role in verdict.roles:
        if role.missing:
            names = [meeting_words.word(each, around.language) for each in role.requirement.any_of]
            text = (
                translate("QuorumCard", "{role} of {side} is missing.")
                if role.side
                else translate("QuorumCard", "{role} is missing.")
            )
            joined = " / ".join(names)
            yield text.replace("{role}", joined).replace("{side}", around.side_name(role.side))
    for why in dict.fromkeys(fact.why for fact in verdict.uncounted):
        yield _uncounted(why)


def _uncounted(why: WhyUncounted) -> str:
    return {
        WhyUncounted.ONLINE: translate("QuorumCard", "Who takes part online does not count."),
        WhyUncounted.ALTERNATE: translate("QuorumCard", "Alternates do not count."),
        WhyUncounted.PROXY: translate("QuorumCard", "Proxies do not count."),
    }[why]


def _history(live: LiveWorkspace, meeting: MeetingRow) -> Iterator[str]:
    """One line for each time over which the answer was the same; nothing where it never changed."""
    spans = [span for span in live.read(quorum.over, meeting.id) if span.starts_at is not None]
    merged: list[tuple[dt.datetime, dt.datetime | None, bool]] = []
    for span in spans:
        assert span.starts_at is not None
        if merged and merged[-1][2] is span.verdict.is_quorate:
            merged[-1] = (merged[-1][0], span.ends_at, span.verdict.is_quorate)
        else:
            merged.append((span.starts_at, span.ends_at, span.verdict.is_quorate))
    for starts, ends, is_quorate in merged:
        end = clocks.clock(ends, meeting.time_zone) if ends else ""
        word = translate("QuorumCard", "quorate") if is_quorate else translate("QuorumCard", "not quorate")
        yield f"{clocks.clock(starts, meeting.time_zone)}–{end}  {word}"
