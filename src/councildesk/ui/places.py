"""Where records are shown in the window: the way from a hit, a decision or a task to its page."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.services.search import Hit
from councildesk.ui.page import Place

_PARTS: Mapping[str, str] = {
    "meeting": "details",
    "agenda_item": "agenda",
    "entry": "minutes",
    "decision": "minutes",
    "action": "minutes",
    "paper": "documents",
}
"""The tab of a meeting in which records of a noun stand."""

_MEMBERS = ("person", "seat")


def of_hit(hit: Hit) -> Place:
    """Where the record that was found can be seen."""
    if hit.meeting_id is not None:
        return Place("meetings", hit.meeting_id, _PARTS.get(hit.noun, "details"))
    return Place("members", hit.id) if hit.noun in _MEMBERS else Place("overview")


def of_entry(meeting_id: str) -> Place:
    """The minutes in which an entry stands."""
    return Place("meetings", meeting_id, _PARTS["entry"])
