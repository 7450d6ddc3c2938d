"""What the overview says on a day: the record at a glance as lines that lead somewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates, languages
from councildesk.domain.journal import StepKind
from councildesk.domain.meetings import MeetingState, still_to_do
from councildesk.services import council, overview
from councildesk.services.actions import ActionRow
from councildesk.services.history import StepRow
from councildesk.services.meetings import MeetingRow
from councildesk.services.members import MemberRow
from councildesk.services.overview import Glance
from councildesk.ui import places
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import step_text
from councildesk.ui.meetings import meeting_words, surroundings
from councildesk.ui.meetings.task_words import WORDS
from councildesk.ui.meetings.tasks_card import count as task_count
from councildesk.ui.meetings.tasks_card import notice_link, state_word
from councildesk.ui.members import members_list
from councildesk.ui.overview.overview_cards import CardLines, OverviewLines
from councildesk.ui.page import Desk, Place
from councildesk.ui.registers import due
from councildesk.ui.state import State
from councildesk.ui.widgets.links_list import Link

translate = QCoreApplication.translate

_SHOWN = 6
"""Lines of a card; the page they lead to has the rest."""


def ask(desk: Desk, day: dt.date) -> OverviewLines:
    """Read it from the open council; `day` is today, or one that is still to come if nobody writes until then."""
    language = desk.language
    seen = desk.live.read(overview.glance, day, language)
    row = desk.live.read(council.row, language)
    state, meeting = _next_meeting(seen, desk, day)
    return OverviewLines(
        council=row.name if row else "",
        state=state,
        cards=(
            meeting,
            _card(
                translate("OverviewPage", "Minutes that wait"),
                _minutes(seen, language),
                translate("OverviewPage", "All minutes of the meetings held are adopted."),
            ),
            _card(
                translate("OverviewPage", "Open actions"),
                _actions(seen, day, language, row.languages if row else ()),
                translate("OverviewPage", "No action is open."),
            ),
            _seats(seen, day, language),
            _card(translate("OverviewPage", "In figures"), _figures(seen)),
            _card(
                translate("OverviewPage", "Last steps"),
                _steps(seen, language),
                translate("OverviewPage", "Nothing was written yet."),
            ),
        ),
    )


def unread() -> OverviewLines:
    """The cards of a file that cannot tell what stands on them."""
    titles = (
        translate("OverviewPage", "Next meeting"),
        translate("OverviewPage", "Minutes that wait"),
        translate("OverviewPage", "Open actions"),
        translate("OverviewPage", "Seats"),
        translate("OverviewPage", "In figures"),
        translate("OverviewPage", "Last steps"),
    )
    sentence = translate("OverviewPage", "Not shown, because the file cannot be read whole.")
    return OverviewLines("", None, tuple(_card(title, (), sentence) for title in titles))


def _card(title: str, links: Sequence[Link], when_empty: str = "") -> CardLines:
    return CardLines(title, tuple(links), "" if links else when_empty)


def _next_meeting(seen: Glance, desk: Desk, day: dt.date) -> tuple[State | None, CardLines]:
    """The state of the next meeting, and the card that tells of it."""
    title, waiting = translate("OverviewPage", "Next meeting"), _postponed(seen, desk.language)
    meeting = seen.next_meeting
    if meeting is None:
        plan = Link(translate("OverviewPage", "Plan a meeting"), "add", Place("meetings"))
        return None, CardLines(title, (plan, *waiting), translate("OverviewPage", "No meeting is planned."))
    around = surroundings.ask(desk)
    when = "  ·  ".join(filter(None, (around.day_of(meeting), around.time_of(meeting), meeting.place)))
    called = Link(
        _called(meeting) or translate("OverviewPage", "Meeting without a title"),
        "meetings",
        Place("meetings", meeting.id, "plan"),
        detail=_days_until(meeting.date, day),
    )
    links = (called, *_tasks(seen, meeting.id), *_notice(seen, day, desk.language), *waiting)
    state = meeting_words.state(meeting.state, desk.language)
    if seen.progress is not None:
        state = replace(state, word=state_word(meeting.state, seen.progress, desk.language))
    return state, CardLines(title, links, when)


def _days_until(date: dt.date, day: dt.date) -> str:
    days = (date - day).days
    if days < 0:  # it began yesterday and runs past midnight: its state says so
        return ""
    near = {0: translate("OverviewPage", "today"), 1: translate("OverviewPage", "tomorrow")}
    return near.get(days) or translate("OverviewPage", "in %n days", "", days)


def _tasks(seen: Glance, meeting_id: str) -> list[Link]:
    """What is still to do for the next meeting."""
    facts = seen.progress
    found = [(WORDS[task], task_count(task, facts)) for task in still_to_do(facts)] if facts else []
    return [
        Link(translate("Tasks", one.text), one.icon, Place("meetings", meeting_id, one.part, one.target), detail=left)
        for one, left in found
    ]


def _postponed(seen: Glance, language: str) -> list[Link]:
    """Meetings that wait for a new date; those invited have to be told."""
    return [
        Link(_called(row), "meetings", Place("meetings", row.id, "plan"), meeting_words.state(row.state, language))
        for row in seen.postponed[:_SHOWN]
    ]


def _notice(seen: Glance, day: dt.date, language: str) -> list[Link]:
    """Whether the notice period of the next meeting is kept, while it is being prepared."""
    is_prepared = seen.next_meeting is not None and seen.next_meeting.state is not MeetingState.RUNNING
    return [notice_link(seen.notice, day, language)] if seen.notice is not None and is_prepared else []


def _minutes(seen: Glance, language: str) -> list[Link]:
    """Minutes that are not adopted yet."""
    return [
        Link(_called(row), "minutes", places.of_minutes(row.id), meeting_words.state(row.minutes_state, language))
        for row in seen.unfinished[:_SHOWN]
    ]


def _actions(seen: Glance, day: dt.date, language: str, order: Sequence[str]) -> list[Link]:
    """Open actions, the most pressing first; `order`: the council's languages."""
    return [_action(row, day, language, order) for row in seen.open_actions[:_SHOWN]]


def _seats(seen: Glance, day: dt.date, language: str) -> CardLines:
    """Vacant seats and terms that end."""
    title = translate("OverviewPage", "Seats")
    links = [_seat(row, day, language) for row in seen.seats[:_SHOWN]]
    if links or seen.members:
        settled = translate("OverviewPage", "No seat is vacant and no term ends in the next three months.")
        return _card(title, links, settled)
    first = Link(translate("OverviewPage", "Add or import members"), "add", Place("members"))
    return CardLines(title, (first,), translate("OverviewPage", "The council has no members yet."))


def _figures(seen: Glance) -> list[Link]:
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


def _steps(seen: Glance, language: str) -> list[Link]:
    """What was done last."""
    return [Link(_step(one), "history", detail=_moment(one.at, language)) for one in seen.steps]


def _called(row: MeetingRow) -> str:
    return " ".join(filter(None, (row.number, row.title)))


def _action(row: ActionRow, day: dt.date, language: str, order: Sequence[str]) -> Link:
    picked = languages.pick(row.text, language, order)
    state = due.state(row.state, row.due_on, language, day)
    detail = dates.in_figures(row.due_on, language) if row.due_on and state is None else ""
    words = picked[1] if picked else row.number or translate("OverviewPage", "Action without words")
    return Link(words, "actions", Place("actions", row.id), state, detail)


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
