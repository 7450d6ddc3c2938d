"""One organisation opened in the page: details, people, history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import NotFound
from councildesk.services import organisation_cards
from councildesk.ui.organisations.details_part import DetailsPart
from councildesk.ui.organisations.organisation_history_part import OrganisationHistoryPart
from councildesk.ui.organisations.people_part import PeoplePart
from councildesk.ui.page import Desk, Heading
from councildesk.ui.record_tabs import RecordTabs


class Part(StrEnum):
    """The tabs of an organisation, in their order."""

    DETAILS = "details"
    PEOPLE = "people"
    HISTORY = "history"


_MAKERS = {
    Part.DETAILS.value: (DetailsPart, "details"),
    Part.PEOPLE.value: (PeoplePart, "members"),
    Part.HISTORY.value: (OrganisationHistoryPart, "history"),
}


class OrganisationRecord(RecordTabs):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _MAKERS, parent)

    def names(self) -> Mapping[str, str]:
        return {
            Part.DETAILS: self.tr("Details"),
            Part.PEOPLE: self.tr("People"),
            Part.HISTORY: self.tr("History"),
        }

    def heading(self) -> Heading:
        """Name, what it is part of, side, how many people; an empty one where it was removed."""
        if self.record_id is None:
            return Heading("")
        day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
        try:
            card = self.live.read(organisation_cards.card, self.record_id, self.desk.language, day)
        except NotFound:
            return Heading("")
        people = len({one.person_id for one in card.people if one.is_held})
        counted = self.tr("people: %n", "", people) if people else ""
        return Heading(card.name, "  ·  ".join(filter(None, (card.parent, card.side, counted))))

    def begin_naming(self) -> None:
        """Let somebody type the name of a new one over the one it was made with."""
        # Qt shows fields that were made just now in the next turn of its loop, and only what is shown takes the focus.
        QTimer.singleShot(0, self, self._select_name)

    @Slot()
    def _select_name(self) -> None:
        details = self.parts[Part.DETAILS]
        assert isinstance(details, DetailsPart)
        fields = map(details.texts["name"].field, details.texts["name"].tags)
        field = next((field for field in fields if field.text()), None)
        if field is not None:
            field.setFocus()
            field.selectAll()
