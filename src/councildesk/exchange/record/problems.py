"""What is wrong with a document, and where."""

from __future__ import annotations

import json
from dataclasses import dataclass

from councildesk.domain.errors import Refusal
from councildesk.exchange.record.kinds import Json


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: its path (`meetings[3].agenda[0].kind`), the value there, what was expected."""

    path: str
    value: str
    expected: str


@dataclass
class DocumentRefused(Refusal):
    """A document that cannot be read as a record. Nothing of it was taken."""

    source: str
    problems: tuple[Problem, ...]


def shown(value: Json) -> str:
    """A value as a list of problems shows it: its JSON, cut after sixty characters."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:59] + "…"
