"""Where records are shown in the window: the way from a hit, a decision or a task to its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from councildesk.services.hits import Hit
from councildesk.ui.page import Place
from councildesk.ui.pages import PAGES

_PARTS: Mapping[str, str] = {
    "meeting": "plan",
    "agenda_item": "agenda",
    "entry": "minutes",
    "decision": "minutes",
    "action": "minutes",
    "paper": "documents",
    "side": "sides",
    "secretariat": "secretariats",
    "rules_of_procedure": "rules",
    "council": "general",
}
"""The tab of a meeting, or of the council's page, in which records of a noun stand."""

_PAGES: Mapping[str, str] = {
    "person": "members",
    "seat": "members",
    "organisation": "organisations",
    "side": "council",
    "secretariat": "council",
    "rules_of_procedure": "council",
    "council": "council",
}
"""The page of records that belong to no meeting."""


def of_hit(hit: Hit) -> Place:
    """Where the record that was found can be seen."""
    if hit.meeting_id is not None:
        return Place("meetings", hit.meeting_id, _PARTS.get(hit.noun, "plan"), hit.entry_id or hit.item_id)
    page = _PAGES.get(hit.noun, "overview")
    is_there = any(entry.name == page for entry in PAGES)
    return Place(page, hit.id, _PARTS.get(hit.noun)) if is_there else Place("overview")


def of_entry(meeting_id: str, entry_id: str) -> Place:
    """An entry in its minutes."""
    return Place("meetings", meeting_id, _PARTS["entry"], entry_id)


def of_persons(ids: Iterable[str]) -> Place:
    """These persons, chosen in the list of all."""
    return Place("members", None, "persons", " ".join(ids))


def of_minutes(meeting_id: str) -> Place:
    """The minutes of a meeting."""
    return Place("meetings", meeting_id, _PARTS["entry"])
