"""Refusals: what a person can understand and act on.

A refusal carries facts, never a sentence; `services.sentences` is the one place that puts them into words.
Everything that is not a `Refusal` is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass


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
