"""What to do next for a meeting, as one button: the first open task that can be done here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain.meetings import Progress, Task
from councildesk.domain.minutes import MinutesState
from councildesk.services import agenda, minutes, order_of_business, progress, running
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.kept_answers import Question
from councildesk.ui.live_workspace import LiveWorkspace


class Part(StrEnum):
    """The tabs of a meeting, in the order of work."""

    PLAN = "plan"
    AGENDA = "agenda"
    INVITATIONS = "invitations"
    HOLD = "hold"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    DOCUMENTS = "documents"


PREPARING = (Part.PLAN, Part.AGENDA, Part.INVITATIONS)
"""The tabs in which a meeting is prepared."""


@dataclass(frozen=True)
class Step:
    """A step as the button shows it: it leads to a tab, or does something at once (`label` is that of the undo step).

    `text` is English source text of the context "NextStep".
    """

    text: str
    icon: str
    part: Part | None = None
    label: str = ""
    task: Task | None = None


_STEPS: Mapping[Task, Step] = {
    Task.SET_TIME: Step(QT_TRANSLATE_NOOP("NextStep", "Set the time"), "clock", Part.PLAN),
    Task.SET_NEW_DATE: Step(QT_TRANSLATE_NOOP("NextStep", "Set a new date"), "clock", Part.PLAN),
    Task.SET_SITE: Step(QT_TRANSLATE_NOOP("NextStep", "Say where it is"), "site", Part.PLAN),
    Task.WRITE_AGENDA: Step(QT_TRANSLATE_NOOP("NextStep", "Write the agenda"), "agenda", Part.AGENDA),
    Task.NUMBER_PAPERS: Step(QT_TRANSLATE_NOOP("NextStep", "Number the papers"), "numbers", Part.AGENDA),
    Task.SEND_INVITATIONS: Step(QT_TRANSLATE_NOOP("NextStep", "Send invitations"), "invitations", Part.INVITATIONS),
    Task.SEND_UPDATES: Step(QT_TRANSLATE_NOOP("NextStep", "Tell what changed"), "outdated", Part.INVITATIONS),
    Task.INFORM_INVITED: Step(QT_TRANSLATE_NOOP("NextStep", "Inform those invited"), "invitations", Part.INVITATIONS),
    Task.SEND_AGENDA: Step(
        QT_TRANSLATE_NOOP("NextStep", "Mark the agenda as sent"),
        "agenda",
        label=QT_TRANSLATE_NOOP("Steps", "Mark agenda as sent"),
    ),
    Task.OPEN_MEETING: Step(
        QT_TRANSLATE_NOOP("NextStep", "Open the meeting"),
        "start_meeting",
        label=QT_TRANSLATE_NOOP("Steps", "Open meeting"),
    ),
    Task.RECORD_ATTENDANCE: Step(QT_TRANSLATE_NOOP("NextStep", "Note who is there"), "attendance", Part.ATTENDANCE),
    Task.CLOSE_MEETING: Step(
        QT_TRANSLATE_NOOP("NextStep", "Close the meeting"),
        "stop",
        label=QT_TRANSLATE_NOOP("Steps", "Close meeting"),
    ),
    Task.WRITE_MINUTES: Step(QT_TRANSLATE_NOOP("NextStep", "Write the minutes"), "minutes", Part.MINUTES),
    Task.TRANSLATE_MINUTES: Step(QT_TRANSLATE_NOOP("NextStep", "Translate the minutes"), "languages", Part.MINUTES),
    Task.CIRCULATE_MINUTES: Step(
        QT_TRANSLATE_NOOP("NextStep", "Mark minutes as circulated"),
        "minutes",
        label=QT_TRANSLATE_NOOP("Steps", "Circulate minutes"),
    ),
    Task.AGREE_MINUTES: Step(
        QT_TRANSLATE_NOOP("NextStep", "Mark minutes as agreed"),
        "checked",
        label=QT_TRANSLATE_NOOP("Steps", "Agree minutes"),
    ),
    Task.SIGN_MINUTES: Step(
        QT_TRANSLATE_NOOP("NextStep", "Mark minutes as signed"),
        "signature",
        label=QT_TRANSLATE_NOOP("Steps", "Sign minutes"),
    ),
    Task.ADOPT_MINUTES: Step(
        QT_TRANSLATE_NOOP("NextStep", "Mark minutes as adopted"),
        "adopted",
        label=QT_TRANSLATE_NOOP("Steps", "Adopt minutes"),
    ),
}
"""Replies are collected as they come: that is no button."""

_PUBLISH = Step(QT_TRANSLATE_NOOP("NextStep", "Publish documents"), "publish", Part.DOCUMENTS)

_NOUNS = frozenset(
    {"meeting", "text", "side", "council", "agenda_item", "entry", "invitation", "stay", "meeting_site", "paper"}
    | {"working_language", "setting", "seat", "mandate", "person", "meeting_event"}
)
"""Of which it depends what is still to do."""

_MINUTES_AFTER: Mapping[Task, MinutesState] = {
    Task.CIRCULATE_MINUTES: MinutesState.CIRCULATED,
    Task.AGREE_MINUTES: MinutesState.AGREED,
    Task.SIGN_MINUTES: MinutesState.SIGNED,
    Task.ADOPT_MINUTES: MinutesState.ADOPTED,
}


def facts(live: LiveWorkspace, meeting_id: str) -> Progress:
    """How far this meeting has come."""
    answer: Progress = live.answers.recall(Question(_NOUNS, progress.of, (meeting_id,)))
    return answer


def ask(live: LiveWorkspace, meeting_id: str) -> Step:
    """The step that comes next for this meeting."""
    for task in rules_of_meetings.still_to_do(facts(live, meeting_id)):
        step = _STEPS.get(task)
        if step is not None:
            return Step(step.text, step.icon, step.part, step.label, task)
    return _PUBLISH


def take(live: LiveWorkspace, meeting_id: str, step: Step, now: dt.datetime) -> None:
    """Do what the step does; one undo step."""
    if step.task is None:
        return
    if step.task in _MINUTES_AFTER:
        live.attempt(step.label, minutes.set_state, meeting_id, _MINUTES_AFTER[step.task])
    else:
        live.attempt(step.label, _DOES[step.task], meeting_id, now)


_DOES: Mapping[Task, Any] = {
    Task.SEND_AGENDA: agenda.send,
    Task.OPEN_MEETING: running.open_meeting,
    Task.CLOSE_MEETING: order_of_business.close,
}
