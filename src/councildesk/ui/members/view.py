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


def belongs(row: MemberRow, view: View) -> bool:
    """Whether a row stands in this list."""
    if view is View.ALTERNATES:
        return row.kind is MandateKind.ALTERNATE
    if row.kind is MandateKind.ALTERNATE:
        return False
    is_beside = row.role.is_beside_members
    if view is View.OBSERVERS:
        return is_beside and row.role is not Role.GUEST
    return not is_beside
