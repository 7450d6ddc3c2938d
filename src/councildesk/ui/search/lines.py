"""What a list of the search consists of: headings, what was found, and what else somebody can go to or do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction

from councildesk.services.hits import Hit
from councildesk.ui.page import Place

ICONS = {
    "person": "person",
    "meeting": "meetings",
    "agenda_item": "agenda",
    "decision": "decisions",
    "action": "actions",
    "entry": "minutes",
    "paper": "paper",
    "organisation": "organisations",
    "seat": "members",
    "side": "members",
    "secretariat": "organisations",
    "rules_of_procedure": "document",
    "council": "council",
}
"""Of the kinds of records."""


@dataclass(frozen=True)
class Heading:
    """Stands above the lines of one kind, and cannot be chosen."""

    text: str
    icon: str


@dataclass(frozen=True)
class Offer:
    """Something to go to, to do or to search for again: one of `place`, `action` and `words` is given.

    `creates`: after going to the place, its main action is done. `detail` stands at the end, such as the keys.
    """

    text: str
    icon: str
    detail: str = ""
    place: Place | None = None
    action: QAction | None = None
    words: str = ""
    creates: bool = False


@dataclass(frozen=True)
class More:
    """Leads to all that was found of one kind, or of every kind where there is no noun."""

    text: str
    noun: str = ""


Line = Heading | Hit | Offer | More
