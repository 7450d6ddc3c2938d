"""Who has a council's file open, and whether they still have."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

SILENT_AFTER = dt.timedelta(minutes=10)
"""A program tells every four minutes that it is there; two words may get lost on the way."""
GONE_AFTER = dt.timedelta(hours=24)
"""No program is silent for so long but one whose computer sleeps or has failed."""


class Presence(StrEnum):
    HERE = "here"
    """A program that runs on this computer."""
    ELSEWHERE = "elsewhere"
    """Another computer that told lately that it is there."""
    SILENT = "silent"
    """Another computer that has not told for a while: it sleeps, lost its network, or its program ended."""
    GONE = "gone"
    """Nobody: the program ended without closing the file, or its computer was restarted."""


@dataclass(frozen=True)
class Holder:
    """What a lock says. Empty texts and None where it does not say: it may be half written, or another program's."""

    login: str = ""
    name: str = ""
    computer: str = ""
    computer_id: str = ""
    process: int = 0
    born: str = ""
    """Names one run of that process on its computer: numbers of processes are given out again."""
    taken_at: dt.datetime | None = None
    told_at: dt.datetime | None = None
    """When it last told that it is there, by its own clock."""
    token: str = ""

    @property
    def person(self) -> str:
        """Who it is, as a person reads it; empty where nobody knows."""
        if self.name and self.login and self.name != self.login:
            return f"{self.name} ({self.login})"
        return self.name or self.login


def presence_elsewhere(signs: list[dt.datetime], now: dt.datetime) -> Presence:
    """Of a holder on another computer, by all signs of life there are: the youngest counts, one of the future too.

    Clocks of two computers differ; taking somebody for present who is not costs a question, the other way round work.
    """
    if not signs:
        return Presence.SILENT
    age = now - max(signs)
    if age < SILENT_AFTER:
        return Presence.ELSEWHERE
    return Presence.SILENT if age < GONE_AFTER else Presence.GONE
