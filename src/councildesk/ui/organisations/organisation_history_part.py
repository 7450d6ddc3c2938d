"""The history of an organisation."""

from __future__ import annotations

from councildesk.services import history
from councildesk.services.history import ChangeRow
from councildesk.ui.history_part import HistoryPart


class OrganisationHistoryPart(HistoryPart):
    noun = "organisation"
    nouns = frozenset({"organisation", "text", "side"})

    def changes(self, record_id: str) -> list[ChangeRow]:
        found = self.live.read(history.of_record, self.noun, record_id)
        return [change for change in found if change.old or change.new is not None]
