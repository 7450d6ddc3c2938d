"""Refusals: what a person can understand and act on.

A refusal carries facts, never a sentence; `services.sentences` is the one place that puts them into words.
Everything that is not a `Refusal` is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass
class Refusal(Exception):
    """Base of all refusals. Subclasses are dataclasses; their fields are the facts of the sentence."""

    def __post_init__(self) -> None:
        super().__init__(*vars(self).values())


@dataclass
class TextMissing(Refusal):
    """A field that must be filled was left empty."""

    field: str


@dataclass
class ValueNotAllowed(Refusal):
    """A value that the field cannot take."""

    field: str
    value: str
    expected: str


@dataclass
class PeriodReversed(Refusal):
    """Something ends before it begins."""

    starts: str
    ends: str


@dataclass
class NotFound(Refusal):
    """Nothing is known under this id, number or name."""

    noun: str
    key: str


@dataclass
class AlreadyThere(Refusal):
    """A value that may occur only once occurs already."""

    noun: str
    key: str


@dataclass
class InUse(Refusal):
    """The record cannot be removed while others refer to it; `users` counts them by noun."""

    noun: str
    users: dict[str, int]


@dataclass
class StateNotAllowed(Refusal):
    """The meeting, minutes or decision is in a state from which this cannot be done."""

    noun: str
    state: str
    wanted: str


@dataclass
class EventOutOfOrder(Refusal):
    """What happened in a meeting keeps its order; limits by the clocks of the meeting, empty for none."""

    earliest: str
    latest: str


@dataclass
class EventNeeded(Refusal):
    """What was noted cannot be removed: what follows it, of this kind and at this clock time, could not be without."""

    following: str
    at: str


@dataclass
class StaysOverlap(Refusal):
    """A person would be at two places at once; `at` is the first such instant, empty for the opening."""

    person: str
    at: str


@dataclass
class MoveIntoItself(Refusal):
    """An agenda item cannot be put under itself or under one of its own parts."""

    item: str


class PatternFault(StrEnum):
    """What is wrong with a number pattern."""

    NUMBER_MISSING = "number_missing"
    NUMBER_TWICE = "number_twice"
    FIELD_UNKNOWN = "field_unknown"
    BRACE_UNPAIRED = "brace_unpaired"
    CHARACTER_NOT_ALLOWED = "character_not_allowed"
    TOO_LONG = "too_long"


@dataclass
class PatternNotAllowed(Refusal):
    """A number pattern that cannot be used; `part` is the piece of it that is wrong."""

    pattern: str
    fault: PatternFault
    part: str
