"""One person opened in the page: card, posts and contacts, appearances, history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import NotFound
from councildesk.services import person_cards
from councildesk.ui.page import Desk, Heading
from councildesk.ui.persons.appearances_part import AppearancesPart
from councildesk.ui.persons.card_part import CardPart
from councildesk.ui.persons.person_history_part import PersonHistoryPart
from councildesk.ui.persons.work_part import WorkPart
from councildesk.ui.record_tabs import RecordTabs


class Part(StrEnum):
    """The tabs of a person, in their order."""

    CARD = "card"
    WORK = "work"
    APPEARANCES = "appearances"
    HISTORY = "history"


_MAKERS = {
    Part.CARD.value: (CardPart, "person"),
    Part.WORK.value: (WorkPart, "organisations"),
    Part.APPEARANCES.value: (AppearancesPart, "meetings"),
    Part.HISTORY.value: (PersonHistoryPart, "history"),
}


class PersonRecord(RecordTabs):
    """Shows one person. Mount it in a page, give it the id of `Place("members", id, part)`, and take its signals."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _MAKERS, parent)

    def names(self) -> Mapping[str, str]:
        return {
            Part.CARD: self.tr("Card"),
            Part.WORK: self.tr("Posts and contacts"),
            Part.APPEARANCES: self.tr("Appearances"),
            Part.HISTORY: self.tr("History"),
        }

    def show_person(self, person_id: str | None) -> None:
        """Show this person in all tabs; None when the list is shown."""
        self.show_record(person_id)

    def heading(self) -> Heading:
        """Name, post and side of the person; an empty one where the person was removed."""
        if self.record_id is None:
            return Heading("")
        try:
            card = self.live.read(person_cards.card, self.record_id, self.desk.language, _today())
        except NotFound:
            return Heading("")
        held = next((post for post in card.posts if post.is_held), None)
        facts = (held.title, held.organisation) if held else ()
        return Heading(card.name, "  ·  ".join(filter(None, (*facts, card.side))))


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
