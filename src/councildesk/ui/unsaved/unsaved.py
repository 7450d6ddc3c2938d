"""Typed texts that the place of the file refused. They wait in the order in which they were typed, and go first.

A field whose text waits shows that text and not what the file holds, until it is written. Nothing else is written
before: what is kept later may rest on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from councildesk.domain.errors import Refusal
from councildesk.domain.text import Blocks

Value = str | Blocks | Mapping[str, str]
"""A line, a formatted text, or a text in several languages by tag."""


@dataclass(eq=False)
class Waiting:
    """One text of one passage (as of `perform_typing`)."""

    passage: str
    label: str
    value: Value
    write: Callable[[], object]
    at: dt.datetime
    is_over: bool = False
    """It was written, or given up by the person."""
    refusal: Refusal | None = None
    """Why it can never be written where it was typed, though the place takes texts again."""


class Unsaved(QObject):
    """`changed` when something waits, was written or is refused for another reason. All of it in the GUI thread."""

    changed = Signal()

    def __init__(self, probe: Callable[[], object], parent: QObject | None = None) -> None:
        """`probe` writes something that changes nothing, and refuses where the place does."""
        super().__init__(parent)
        self._probe = probe
        self._waiting: dict[str, Waiting] = {}
        self._is_trying = False
        self.tried: Waiting | None = None
        """What is just being written again."""
        self.refusal: Refusal | None = None
        """Why nothing can be written just now; None as far as anybody knows."""
        self.is_rescued = False
        """What waits is kept in another place meanwhile; told by whoever does that."""

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """From the oldest to the newest."""
        return tuple(self._waiting.values())

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def of(self, passage: str) -> Waiting | None:
        """What waits of this passage."""
        return self._waiting.get(passage)

    def keep(self, passage: str, label: str, value: Value, write: Callable[[], object], refusal: Refusal) -> Waiting:
        """Let a text wait; it takes the place of an earlier one of its passage."""
        one = Waiting(passage, label, value, write, dt.datetime.now(dt.UTC))
        earlier = self._waiting.get(passage)
        if earlier is not None:
            earlier.__dict__.update(vars(one))
            one = earlier
        self._waiting[passage] = one
        self.note(refusal)
        return one

    def settle(self, passage: str) -> None:
        """It was written, or the person has it elsewhere: nothing of this passage waits any more."""
        one = self._waiting.pop(passage, None)
        if one is not None:
            one.is_over = True
            self.changed.emit()

    def withdraw(self, passage: str) -> None:
        """Let go of what waits of this passage, because its field writes something newer now, or lets that wait."""
        self._waiting.pop(passage, None)

    def raise_while_resting(self) -> None:
        """Refuses as the place did, until it is time to try again: whoever types need not wait for it."""
        if self.refusal is not None and not self._is_trying:
            raise self.refusal

    def note(self, refusal: Refusal | None) -> None:
        """The place refused something; or (None) it took something."""
        if refusal is not None or self.refusal is not None:
            self.refusal = refusal
            self.changed.emit()

    def write_first(self) -> None:
        """Call before anything is written. Refuses as the place does."""
        if not self._is_trying and any(one.refusal is None for one in self.waiting):
            self.try_again()
            if self.refusal is not None:
                raise self.refusal

    @Slot()
    def try_again(self) -> bool:
        """Write what waits; whether the place takes everything now."""
        if self._is_trying:
            return False
        self._is_trying = True
        self.refusal = None
        try:
            for one in self.waiting:
                if one.refusal is None and not self._write(one):
                    break
            else:
                self._probe_place()
        finally:
            self._is_trying = False
            self.tried = None
        self.changed.emit()
        return self.refusal is None

    def _write(self, one: Waiting) -> bool:
        """Whether the place took it, or it is refused for what it is and stays here."""
        self.tried = one
        try:
            one.write()
        except Refusal as refusal:
            one.refusal = refusal
            return True
        if self.refusal is not None:  # it was let wait again
            return False
        self._waiting.pop(one.passage, None)
        one.is_over = True
        return True

    def _probe_place(self) -> None:
        try:
            self._probe()
        except Refusal as refusal:
            self.refusal = refusal
