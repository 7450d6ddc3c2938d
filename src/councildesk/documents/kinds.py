"""The papers a council gives out."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """Values are the words of the command line."""

    MINUTES = "minutes"
    DECISION_MINUTES = "decision-minutes"
    ATTENDANCE = "attendance"
    PARTICIPANTS = "participants"
    SIGN_IN = "sign-in"
    AGENDA = "agenda"
