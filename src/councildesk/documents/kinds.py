"""The papers a council gives out."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """Values are the words of the command line."""

    MINUTES = "minutes"
    DECISION_MINUTES = "decision-minutes"
    FULL_MINUTES = "full-minutes"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    ATTENDANCE = "attendance"
    PARTICIPANTS = "participants"
    SIGN_IN = "sign-in"
    AGENDA = "agenda"
    INVITATION = "invitation"
    INVITED = "invited"
    MEMBERS = "members"


OF_MEETINGS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.MEMBERS)
"""Papers of a meeting; the others are of the council on a day."""
