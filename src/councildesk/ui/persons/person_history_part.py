"""The history of a person with names, contacts, posts and times in seats."""

from __future__ import annotations

from councildesk.services import person_history
from councildesk.services.history import ChangeRow
from councildesk.ui.history_part import HistoryPart


class PersonHistoryPart(HistoryPart):
    noun = "person"
    nouns = frozenset({"person", "person_name", "contact", "post", "mandate", "text", "organisation"})

    def changes(self, record_id: str) -> list[ChangeRow]:
        return self.live.read(person_history.rows, record_id)
