"""What states and kinds are called and how they look, as words with a capital letter, icons and colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from councildesk.domain import languages
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import (
    ActionState,
    DecisionState,
    EntryKind,
    MinutesState,
    TextState,
    VoteOutcome,
)
from councildesk.services import choices
from councildesk.ui.colours import Tone
from councildesk.ui.state import State

C = TypeVar("C", bound=StrEnum)

_LOOKS: Mapping[tuple[type[StrEnum], str], tuple[str, Tone]] = {
    (MeetingState, "planned"): ("planned", Tone.ACCENT),
    (MeetingState, "invited"): ("invitations", Tone.ACCENT),
    (MeetingState, "running"): ("running", Tone.WARNING),
    (MeetingState, "held"): ("done", Tone.GOOD),
    (MeetingState, "closed"): ("final", Tone.NEUTRAL),
    (MeetingState, "postponed"): ("postponed", Tone.WARNING),
    (MeetingState, "cancelled"): ("cancelled", Tone.BAD),
    (MinutesState, "draft"): ("draft", Tone.NEUTRAL),
    (MinutesState, "circulated"): ("invitations", Tone.ACCENT),
    (MinutesState, "agreed"): ("checked", Tone.ACCENT),
    (MinutesState, "signed"): ("signature", Tone.GOOD),
    (MinutesState, "adopted"): ("adopted", Tone.GOOD),
    (DecisionState, "proposed"): ("draft", Tone.ACCENT),
    (DecisionState, "adopted"): ("adopted", Tone.GOOD),
    (DecisionState, "rejected"): ("cancelled", Tone.BAD),
    (DecisionState, "implemented"): ("checked", Tone.GOOD),
    (DecisionState, "withdrawn"): ("absent", Tone.NEUTRAL),
    (ActionState, "open"): ("open_state", Tone.ACCENT),
    (ActionState, "done"): ("done", Tone.GOOD),
    (ActionState, "dropped"): ("absent", Tone.NEUTRAL),
    (VoteOutcome, "adopted"): ("adopted", Tone.GOOD),
    (VoteOutcome, "rejected"): ("cancelled", Tone.BAD),
    (VoteOutcome, "undecided"): ("draft", Tone.NEUTRAL),
    (TextState, "original"): ("original", Tone.NEUTRAL),
    (TextState, "translated"): ("languages", Tone.ACCENT),
    (TextState, "checked"): ("checked", Tone.GOOD),
}

ENTRY_ICONS: Mapping[EntryKind, str] = {
    EntryKind.PARAGRAPH: "entry",
    EntryKind.STATEMENT: "statement",
    EntryKind.DECISION: "decisions",
    EntryKind.VOTE: "vote",
    EntryKind.ACTION: "actions",
    EntryKind.RESERVATION: "warning",
    EntryKind.NOTE: "private",
}


def word(choice: StrEnum, language: str) -> str:
    """What the choice is called, with a capital letter; `language` is that of the program."""
    return languages.capitalised(choices.word(choice, QCoreApplication.translate), language)


def inline(choice: StrEnum) -> str:
    """What the choice is called within a line."""
    return choices.word(choice, QCoreApplication.translate)


def worded(values: Iterable[C], language: str) -> list[tuple[C, str]]:
    """Choices with their words, for a drop-down list."""
    return [(value, word(value, language)) for value in values]


def state(choice: StrEnum, language: str) -> State:
    """The state as it is shown: word, icon and colour."""
    icon, tone = _LOOKS[type(choice), choice.value]
    return State(word(choice, language), icon, tone)
