"""Words of a meeting, the states it goes through, and what is still to do in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from councildesk.domain import states
from councildesk.domain.errors import TextMissing
from councildesk.domain.minutes import MinutesState


class MeetingKind(StrEnum):
    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    CONFERENCE = "conference"
    WRITTEN_PROCEDURE = "written_procedure"


class MeetingFormat(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingState(StrEnum):
    PLANNED = "planned"
    INVITED = "invited"
    RUNNING = "running"
    HELD = "held"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class SiteKind(StrEnum):
    ROOM = "room"
    ONLINE = "online"


class EventKind(StrEnum):
    """What happens while a meeting runs."""

    OPENED = "opened"
    ITEM_OPENED = "item_opened"
    ITEM_CLOSED = "item_closed"
    BREAK_STARTED = "break_started"
    BREAK_ENDED = "break_ended"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


NEXT_STATES: Mapping[MeetingState, tuple[MeetingState, ...]] = {
    MeetingState.PLANNED: (
        MeetingState.INVITED,
        MeetingState.RUNNING,
        MeetingState.HELD,
        MeetingState.POSTPONED,
        MeetingState.CANCELLED,
    ),
    MeetingState.INVITED: (
        MeetingState.RUNNING,
        MeetingState.HELD,
        MeetingState.PLANNED,
        MeetingState.POSTPONED,
        MeetingState.CANCELLED,
    ),
    MeetingState.RUNNING: (MeetingState.HELD, MeetingState.POSTPONED),
    MeetingState.HELD: (MeetingState.CLOSED, MeetingState.RUNNING),
    MeetingState.CLOSED: (MeetingState.HELD,),
    MeetingState.POSTPONED: (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.CANCELLED),
    MeetingState.CANCELLED: (MeetingState.PLANNED,),
}
"""A past meeting is entered as held without having run; a running one without a quorum is postponed."""

OVER = (MeetingState.HELD, MeetingState.CLOSED)
"""It took place: nobody is invited any more, and what it left goes on."""

NOT_BEGUN = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.POSTPONED, MeetingState.CANCELLED)
"""There is nobody to note and nothing to write yet."""

WITH_REASON = (MeetingState.POSTPONED, MeetingState.CANCELLED)


def move(state: MeetingState, wanted: MeetingState, reason: str = "") -> MeetingState:
    """The wanted state. Refuses with StateNotAllowed; with TextMissing to postpone or cancel without a reason."""
    states.move("meeting", NEXT_STATES, state, wanted)
    if wanted in WITH_REASON and not reason.strip():
        raise TextMissing("state_reason")
    return wanted


class Task(StrEnum):
    """What a secretariat still has to do for a meeting, in the order in which it is usually done."""

    SET_TIME = "set_time"
    SET_SITE = "set_site"
    WRITE_AGENDA = "write_agenda"
    SET_TITLE = "set_title"
    NUMBER_PAPERS = "number_papers"
    SEND_INVITATIONS = "send_invitations"
    SEND_UPDATES = "send_updates"
    SEND_AGENDA = "send_agenda"
    COLLECT_REPLIES = "collect_replies"
    OPEN_MEETING = "open_meeting"
    RECORD_ATTENDANCE = "record_attendance"
    CLOSE_MEETING = "close_meeting"
    WRITE_MINUTES = "write_minutes"
    TRANSLATE_MINUTES = "translate_minutes"
    CIRCULATE_MINUTES = "circulate_minutes"
    AGREE_MINUTES = "agree_minutes"
    SIGN_MINUTES = "sign_minutes"
    ADOPT_MINUTES = "adopt_minutes"
    SET_NEW_DATE = "set_new_date"
    INFORM_INVITED = "inform_invited"


@dataclass(frozen=True)
class Progress:
    """How far a meeting has come, as facts; written procedures need no time and no site."""

    state: MeetingState
    kind: MeetingKind = MeetingKind.ORDINARY
    has_time: bool = False
    has_site: bool = False
    has_title: bool = False
    has_agenda: bool = False
    agenda_sent: bool = False
    invitations: int = 0
    invitations_unsent: int = 0
    invitations_outdated: int = 0
    """Sent, and not so any more: the day, the hours or the places became others, it does not take place, or somebody is
    not invited any more."""
    replies_missing: int = 0
    papers: int = 0
    papers_unnumbered: int = 0
    has_attendance: bool = False
    has_entries: bool = False
    texts_untranslated: int = 0
    minutes: MinutesState = MinutesState.DRAFT


@dataclass(frozen=True)
class Check:
    """A line of the list of what a meeting needs in its state."""

    task: Task
    is_done: bool


def checklist(progress: Progress) -> list[Check]:
    """All that the meeting's state asks for and that there is to do, done or not, in order."""
    wanted = [task for task in Task if task in _WANTED[progress.state] and _applies(task, progress)]
    return [Check(task, not _is_open(task, progress)) for task in wanted]


def still_to_do(progress: Progress) -> list[Task]:
    """What the meeting's state still asks for, in order."""
    wanted = _WANTED[progress.state]
    return [task for task in Task if task in wanted and _is_open(task, progress)]


@dataclass(frozen=True)
class Notice:
    """The time between sending the invitations and the meeting, against the notice period."""

    required_days: int
    given_days: int

    @property
    def is_kept(self) -> bool:
        return self.given_days >= self.required_days


def notice(required_days: int, sent_on: date, meets_on: date) -> Notice:
    """Days of notice: neither the day of sending counts nor the day of the meeting itself as a day more."""
    return Notice(required_days, (meets_on - sent_on).days)


REPLY_DAYS = 7
"""How long before a meeting a secretariat wants to know who comes."""


def reply_by(asked_on: date, meets_on: date) -> date | None:
    """The day until which an answer is asked for: a week before the meeting, or half of what time is left.

    None where there is no time to answer any more.
    """
    left = (meets_on - asked_on).days
    if left < 1:
        return None
    return meets_on - timedelta(days=min(REPLY_DAYS, (left + 1) // 2))


def last_day_to_invite(required_days: int, meets_on: date) -> date:
    """The last day on which invitations keep the notice period."""
    return meets_on - timedelta(days=required_days)


_AT_A_TIME_AND_PLACE = (Task.SET_TIME, Task.SET_SITE, Task.OPEN_MEETING, Task.RECORD_ATTENDANCE)
"""What a written procedure knows nothing of."""

_PREPARING = (
    Task.SET_TIME,
    Task.SET_SITE,
    Task.WRITE_AGENDA,
    Task.SET_TITLE,
    Task.NUMBER_PAPERS,
    Task.SEND_INVITATIONS,
    Task.SEND_UPDATES,
    Task.SEND_AGENDA,
)
_WRITING = (
    Task.WRITE_MINUTES,
    Task.TRANSLATE_MINUTES,
    Task.CIRCULATE_MINUTES,
    Task.AGREE_MINUTES,
    Task.SIGN_MINUTES,
    Task.ADOPT_MINUTES,
)
_WANTED: Mapping[MeetingState, tuple[Task, ...]] = {
    MeetingState.PLANNED: _PREPARING,
    MeetingState.INVITED: (*_PREPARING, Task.COLLECT_REPLIES, Task.OPEN_MEETING),
    MeetingState.RUNNING: (Task.RECORD_ATTENDANCE, Task.CLOSE_MEETING),
    MeetingState.HELD: (Task.RECORD_ATTENDANCE, *_WRITING),
    MeetingState.CLOSED: (),
    MeetingState.POSTPONED: (Task.SET_NEW_DATE, Task.INFORM_INVITED),
    MeetingState.CANCELLED: (Task.INFORM_INVITED,),
}


def _applies(task: Task, progress: Progress) -> bool:
    """Whether there is such a thing to do at all: where no paper is attached, none is to be numbered."""
    if progress.kind is MeetingKind.WRITTEN_PROCEDURE and task in _AT_A_TIME_AND_PLACE:
        return False
    sent = progress.invitations > progress.invitations_unsent
    there = {
        Task.NUMBER_PAPERS: progress.papers > 0,
        Task.SEND_UPDATES: progress.invitations_outdated > 0,
        Task.COLLECT_REPLIES: sent,
        Task.INFORM_INVITED: sent or progress.invitations_outdated > 0,
        Task.TRANSLATE_MINUTES: progress.has_entries,
    }
    return there.get(task, True)


def _is_open(task: Task, progress: Progress) -> bool:
    written = progress.kind is MeetingKind.WRITTEN_PROCEDURE
    beyond = list(MinutesState).index(progress.minutes)
    return {
        Task.SET_TIME: not progress.has_time and not written,
        Task.SET_SITE: not progress.has_site and not written,
        Task.WRITE_AGENDA: not progress.has_agenda,
        Task.SET_TITLE: not progress.has_title,
        Task.NUMBER_PAPERS: progress.papers_unnumbered > 0,
        Task.SEND_INVITATIONS: progress.invitations == 0 or progress.invitations_unsent > 0,
        Task.SEND_UPDATES: progress.invitations_outdated > 0,
        Task.SEND_AGENDA: not progress.agenda_sent,
        Task.COLLECT_REPLIES: progress.replies_missing > 0,
        Task.OPEN_MEETING: not written,
        Task.RECORD_ATTENDANCE: not progress.has_attendance and not written,
        Task.CLOSE_MEETING: True,
        Task.WRITE_MINUTES: not progress.has_entries,
        Task.TRANSLATE_MINUTES: progress.texts_untranslated > 0,
        Task.CIRCULATE_MINUTES: beyond < 1,
        Task.AGREE_MINUTES: beyond < 2,
        Task.SIGN_MINUTES: beyond < 3,
        Task.ADOPT_MINUTES: beyond < 4,
        Task.SET_NEW_DATE: True,
        Task.INFORM_INVITED: progress.invitations_outdated > 0,
    }[task]
