"""Whether the meeting can decide, in words: overall, for each side, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QWidget

from councildesk._generated.forms.ui_attendance_side import Ui_AttendanceSide
from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import clocks
from councildesk.domain.course import Phase
from councildesk.domain.quorum import QuorumPart, QuorumVerdict, WhyUncounted
from councildesk.services import quorum, running, stays
from councildesk.services.meetings import MeetingRow
from councildesk.ui import tooltips
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import State
from councildesk.ui.widgets.state_chip import StateChip

translate = QCoreApplication.translate

_INSTANT = dt.timedelta.resolution


class QuorumCard(QObject):
    """The upper card beside the list of people."""

    def __init__(self, form: Ui_AttendanceSide, parent: QWidget, *, is_short: bool = False) -> None:
        """Where it is short, the rule stands in a tip, and how it was over time is not told."""
        super().__init__(parent)
        self.form, self._is_short = form, is_short
        self.verdict: QuorumVerdict | None = None
        self.chip = StateChip(parent)
        form.quorum_head.addWidget(self.chip)
        self._side_widgets: list[QWidget] = []

    def show_meeting(
        self, live: LiveWorkspace, meeting: MeetingRow, around: Surroundings, now: dt.datetime | None = None
    ) -> None:
        """Show the verdict of now for a running meeting, else that of its end, and how it was over time.

        `now` is what the caller's clock says; None: that of the machine.
        """
        at = moment(live, meeting.id, now)
        verdict: QuorumVerdict = live.read(quorum.at, meeting.id, at)
        self.verdict = verdict
        is_noted = bool(live.read(stays.rows, meeting.id))
        self.chip.show_state(
            state(verdict) if is_noted else State(translate("QuorumCard", "Nobody noted yet"), "open_state")
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
        self.form.missing_label.setVisible(bool(missing))
        rule = rules_in_words.quorum(verdict.rule, glossary(around.language))
        self.form.rule_label.setText(self.tr("Rule: {rule}").replace("{rule}", rule))
        self.form.rule_label.setVisible(not self._is_short)
        self.form.quorum_card.setToolTip(tooltips.plain(self.form.rule_label.text()))
        spans = "" if self._is_short else "\n".join(_history(live, meeting))
        self.form.spans_label.setText(spans)
        self.form.spans_label.setVisible(bool(spans))

    def _shorten(self, overall: QuorumPart) -> None:
        """The count stands in the head of the card."""
        self.form.quorum_label.hide()
        head = self.tr("Present %n of {total}", "", overall.present).replace("{total}", str(overall.total))
        self.form.quorum_heading.setText(head)
        self.form.quorum_heading.setToolTip(tooltips.plain(self.form.quorum_label.text()))

    def _show_sides(self, verdict: QuorumVerdict, around: Surroundings, is_noted: bool) -> None:
        for widget in self._side_widgets:
            self.form.sides_layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._side_widgets = []
        for number, part in enumerate(verdict.sides):
            name = QLabel(around.side_name(part.side), self.form.quorum_card)
            count = QLabel(self.tr("{present} of {total}"), self.form.quorum_card)
            count.setText(count.text().replace("{present}", str(part.present)).replace("{total}", str(part.total)))
            chip = StateChip(self.form.quorum_card, _part_state(part, is_noted))
            for column, widget in enumerate((name, count, chip)):
                self.form.sides_layout.addWidget(widget, number, column)
                widget.show()
                self._side_widgets.append(widget)


def moment(live: LiveWorkspace, meeting_id: str, now: dt.datetime | None = None) -> dt.datetime | None:
    """The instant to judge: now while it runs, else just before it ended or somebody left last, else the opening."""
    course = live.read(running.course, meeting_id)
    if course.phase not in (Phase.AHEAD, Phase.OVER):
        return now or dt.datetime.now(dt.UTC)
    if course.closed_at is not None:
        return course.closed_at - _INSTANT
    noted = live.read(stays.rows, meeting_id)
    return max((stay.arrived_at for stay in noted if stay.arrived_at is not None), default=None)


def state(verdict: QuorumVerdict) -> State:
    """Whether there is a quorum, as it is shown."""
    if verdict.is_quorate:
        return State(translate("QuorumCard", "Quorate"), "done", Tone.GOOD)
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
