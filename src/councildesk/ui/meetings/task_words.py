"""What is still to do for a meeting, in words, with an icon and the tab in which it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from councildesk.domain.meetings import Task
from councildesk.services.marking import QT_TRANSLATE_NOOP


class TaskWords(NamedTuple):
    """`text` is English source text of the context "Tasks"."""

    text: str
    icon: str
    part: str
    target: str | None = None
    """What to show in the tab."""


WORDS: Mapping[Task, TaskWords] = {
    Task.SET_TIME: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Set the time"), "clock", "plan", "when"),
    Task.SET_SITE: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Say where it is"), "site", "plan", "sites"),
    Task.WRITE_AGENDA: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Write the agenda"), "agenda", "agenda"),
    Task.SET_TITLE: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Give it a title"), "details", "plan", "title"),
    Task.NUMBER_PAPERS: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Number the papers"), "numbers", "agenda"),
    Task.SEND_INVITATIONS: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Send the invitations"), "invitations", "invitations"),
    Task.SEND_UPDATES: TaskWords(
        QT_TRANSLATE_NOOP("Tasks", "Tell those invited what changed"), "outdated", "invitations"
    ),
    Task.SEND_AGENDA: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Send the agenda"), "agenda", "documents"),
    Task.COLLECT_REPLIES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Collect the replies"), "attendance", "invitations"),
    Task.OPEN_MEETING: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Open the meeting"), "start_meeting", "attendance"),
    Task.RECORD_ATTENDANCE: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Note who is there"), "attendance", "attendance"),
    Task.CLOSE_MEETING: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Close the meeting"), "stop", "attendance"),
    Task.WRITE_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Write the minutes"), "minutes", "minutes"),
    Task.TRANSLATE_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Translate the minutes"), "languages", "minutes"),
    Task.CIRCULATE_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Circulate the minutes"), "minutes", "minutes"),
    Task.AGREE_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Agree on the minutes"), "checked", "minutes"),
    Task.SIGN_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Sign the minutes"), "signature", "minutes"),
    Task.ADOPT_MINUTES: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Adopt the minutes"), "adopted", "minutes"),
    Task.SET_NEW_DATE: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Set a new date"), "clock", "plan", "when"),
    Task.INFORM_INVITED: TaskWords(QT_TRANSLATE_NOOP("Tasks", "Inform those invited"), "invitations", "invitations"),
}
