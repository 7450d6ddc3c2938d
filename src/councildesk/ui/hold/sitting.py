"""What the live desk knows of the running meeting: its course, its agenda, and the item that is written under."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set

from councildesk.domain.agenda import ItemKind
from councildesk.domain.course import Course, Phase
from councildesk.domain.schedule import Projection
from councildesk.services import agenda, order_of_business, running, timetable
from councildesk.services.agenda import Agenda, AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.hold.business_list import BEFORE
from councildesk.ui.kept_answers import Question
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings.surroundings import Surroundings

AROUND = frozenset({"side", "setting", "working_language"})
BUSINESS = frozenset({"meeting", "agenda_item", "meeting_event"}) | AROUND

_AGENDA = BUSINESS | {"text", "item_person", "person", "person_name", "paper", "paper_version"}
_FOLLOWED = frozenset({"meeting", "agenda_item", "meeting_event", "text"})


class Sitting:
    """Reads again only what an announcement may have changed; everything else is computed from what was read."""

    def __init__(self, live: LiveWorkspace) -> None:
        self._live = live
        self.forget()

    def forget(self) -> None:
        self.course = Course()
        self.agenda = Agenda((), None)
        self.following: str | None = None
        """The item that comes next."""
        self.shown: str | None = None
        """The item that is written under, or BEFORE; None until the agenda is read."""

    def read(self, meeting: MeetingRow, around: Surroundings, nouns: Set[str]) -> None:
        """Follow an announcement of these nouns. The item that is dealt with is shown as soon as it is another."""
        if "meeting_event" in nouns:
            before, self.course = self.course.item, self._live.read(running.course, meeting.id)
            if self.course.item not in (None, before):
                self.shown = self.course.item
        self.agenda = self._live.answers.recall(whole_agenda(meeting.id, around.pair[0]))
        is_over = self.course.phase is Phase.OVER
        self.following = None if is_over else order_of_business.next_of(self.agenda.rows, self.course)
        if self.shown not in self.places:
            self.shown = self.course.item or next((row.id for row in self.agenda.rows), BEFORE)

    @property
    def is_open(self) -> bool:
        return self.course.phase not in (Phase.AHEAD, Phase.OVER)

    @property
    def opening(self) -> dt.datetime | None:
        """The opening, while its own item is the only one that was dealt with: who is there is being found out."""
        dealt_with = [*self.course.items]
        if not self.is_open or len(dealt_with) != 1:
            return None
        first = next((row for row in self.agenda.rows if row.id == dealt_with[0]), None)
        return self.course.opened_at if first is not None and first.kind is ItemKind.OPENING else None

    @property
    def item(self) -> str | None:
        """The item that is written under; None: what stands before the first."""
        return None if self.shown == BEFORE else self.shown

    @property
    def row(self) -> AgendaRow | None:
        """Of the item that is written under."""
        return next((row for row in self.agenda.rows if row.id == self.shown), None)

    @property
    def places(self) -> list[str]:
        """Under which one can write, from top to bottom."""
        return [BEFORE, *(row.id for row in self.agenda.rows)]

    def projection(self, meeting: MeetingRow, now: dt.datetime) -> Projection | None:
        """When it will end."""
        items = [(row, row.level) for row in self.agenda.rows]
        return timetable.projected(items, meeting.starts_at, self.course, now)


def whole_agenda(meeting_id: str, language: str) -> Question:
    return Question(_AGENDA, agenda.whole, (meeting_id, language), agenda.followed, _FOLLOWED)


def has_title(nouns: Set[str]) -> bool:
    """Whether the text that was announced may be the title of an item: what is written in an entry comes with it."""
    return "text" in nouns and "entry" not in nouns
