"""What the cards of the overview say: the record at a glance as lines that lead somewhere."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates, languages
from councildesk.domain.journal import StepKind
from councildesk.domain.meetings import MeetingState
from councildesk.services.actions import ActionRow
from councildesk.services.history import StepRow
from councildesk.services.meetings import MeetingRow
from councildesk.services.members import MemberRow
from councildesk.services.overview import Glance
from councildesk.ui import places
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import step_text
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.task_words import WORDS
from councildesk.ui.meetings.tasks_card import notice_link
from councildesk.ui.members import members_list
from councildesk.ui.page import Place
from councildesk.ui.registers import due
from councildesk.ui.state import State
from councildesk.ui.widgets.links_list import Link

translate = QCoreApplication.translate

_SHOWN = 6
"""Lines of a card; the page they lead to has the rest."""


def tasks(seen: Glance) -> list[Link]:
    """What is still to do for the next meeting."""
    if seen.next_meeting is None:
        return []
    meeting_id = seen.next_meeting.id
    found = (WORDS[task] for task in seen.tasks)
    return [
        Link(translate("Tasks", one.text), one.icon, Place("meetings", meeting_id, one.part, one.target))
        for one in found
    ]


def postponed(seen: Glance, language: str) -> list[Link]:
    """Meetings that wait for a new date; those invited have to be told."""
    return [
        Link(_called(row), "meetings", Place("meetings", row.id, "plan"), meeting_words.state(row.state, language))
        for row in seen.postponed[:_SHOWN]
    ]


def notice(seen: Glance, day: dt.date, language: str) -> list[Link]:
    """Whether the notice period of the next meeting is kept, while it is being prepared."""
    is_prepared = seen.next_meeting is not None and seen.next_meeting.state is not MeetingState.RUNNING
    return [notice_link(seen.notice, day, language)] if seen.notice is not None and is_prepared else []


def minutes(seen: Glance, language: str) -> list[Link]:
    """Minutes that are not adopted yet."""
    return [
        Link(_called(row), "minutes", places.of_minutes(row.id), meeting_words.state(row.minutes_state, language))
        for row in seen.unfinished[:_SHOWN]
    ]


def actions(seen: Glance, language: str, order: list[str]) -> list[Link]:
    """Open actions, the most pressing first; `order`: the council's languages."""
    return [_action(row, language, order) for row in seen.open_actions[:_SHOWN]]


def seats(seen: Glance, day: dt.date, language: str) -> list[Link]:
    """Vacant seats and terms that end."""
    return [_seat(row, day, language) for row in seen.seats[:_SHOWN]]


def figures(seen: Glance) -> list[Link]:
    """How many there are."""
    sides = [
        Link(
            translate("OverviewLines", "Members, {side}").replace("{side}", side),
            "members",
            Place("members"),
            detail=str(count),
        )
        for side, count in seen.per_side
    ]
    return [
        *(
            sides
            or [Link(translate("OverviewLines", "Members"), "members", Place("members"), detail=str(seen.members))]
        ),
        Link(translate("OverviewLines", "Meetings"), "meetings", Place("meetings"), detail=str(seen.meetings)),
        Link(translate("OverviewLines", "Decisions"), "decisions", Place("decisions"), detail=str(seen.decisions)),
    ]


def steps(seen: Glance, language: str) -> list[Link]:
    """What was done last."""
    return [Link(_step(one), "history", detail=_moment(one.at, language)) for one in seen.steps]


def _called(row: MeetingRow) -> str:
    return " ".join(filter(None, (row.number, row.title)))


def _action(row: ActionRow, language: str, order: list[str]) -> Link:
    picked = languages.pick(row.text, language, order)
    state = due.state(row.state, row.due_on, language)
    detail = dates.in_figures(row.due_on, language) if row.due_on and state is None else ""
    return Link(picked[1] if picked else row.number, "actions", Place("actions", row.id), state, detail)


def _seat(row: MemberRow, day: dt.date, language: str) -> Link:
    place = Place("members", row.mandate_id or row.seat_id)
    if row.person_id is None or row.until is None:
        role = " · ".join(filter(None, (members_list.role_word(row.role, language), row.side)))
        return Link(role, "vacant", place, State(translate("OverviewLines", "Vacant"), "vacant", Tone.BAD))
    ends = translate("OverviewLines", "Ends {day}").replace("{day}", dates.in_figures(row.until, language))
    return Link(row.name, "person", place, State(ends, "warning", Tone.WARNING))


def _step(one: StepRow) -> str:
    step = step_text(one.label) or ""
    if one.kind is StepKind.EDIT:
        return step
    return (
        translate("OverviewLines", "Undone: {step}")
        if one.kind is StepKind.UNDO
        else translate("OverviewLines", "Redone: {step}")
    ).replace("{step}", step)


def _moment(at: dt.datetime, language: str) -> str:
    local = at.astimezone()
    return f"{dates.in_figures(local.date(), language)}  {local:%H:%M}"
