"""The views of the page of members, in the order of its tabs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from councildesk.domain.council import MandateKind, Role
from councildesk.services.members import MemberRow


class View(StrEnum):
    """Values are the parts of a `Place`."""

    BOARD = "board"
    MEMBERS = "members"
    ALTERNATES = "alternates"
    OBSERVERS = "observers"
    GUESTS = "guests"
    PERSONS = "persons"

    @property
    def is_of_seats(self) -> bool:
        """Whether its rows are members, with a seat."""
        return self in (View.MEMBERS, View.ALTERNATES, View.OBSERVERS)


ICONS: Mapping[View, str] = {
    View.BOARD: "council",
    View.MEMBERS: "members",
    View.ALTERNATES: "alternate",
    View.OBSERVERS: "person",
    View.GUESTS: "guest",
    View.PERSONS: "table",
}

OBSERVERS = frozenset({Role.ADVISER, Role.EXPERT, Role.OBSERVER, Role.INTERPRETER})
"""Those who sit in the council and do not belong to its members."""


def belongs(row: MemberRow, view: View) -> bool:
    """Whether a row stands in this list."""
    if view is View.ALTERNATES:
        return row.kind is MandateKind.ALTERNATE
    if row.kind is MandateKind.ALTERNATE:
        return False
    is_observer = row.role in OBSERVERS
    return is_observer if view is View.OBSERVERS else not is_observer and row.role is not Role.GUEST
