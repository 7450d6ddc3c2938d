"""What happened in a meeting, in a sentence of the minutes' own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from councildesk.documents.glossary import Glossary
from councildesk.domain.happenings import Happening, HappeningKind

_AT: Mapping[HappeningKind, str] = {
    HappeningKind.OPENED: "meeting.opened",
    HappeningKind.QUORUM_LOST: "quorum.lost",
    HappeningKind.QUORUM_REGAINED: "quorum.regained",
    HappeningKind.ADJOURNED: "meeting.adjourned",
    HappeningKind.CLOSED: "meeting.closed",
}


def sentence(one: Happening, names: Mapping[str, str], words: Glossary, clock: Callable[[datetime], str]) -> str:
    """`names` are by person, `clock` writes an instant as it stands in a sentence."""
    if one.kind is HappeningKind.BREAK:
        if one.ends is None:
            return words.phrase("happening.break_begun", time=clock(one.at))
        return words.phrase("meeting.interrupted", begin=clock(one.at), end=clock(one.ends))
    if one.kind in _AT:
        return words.phrase(_AT[one.kind], time=clock(one.at))
    named = ", ".join(names.get(person, "") for person in one.persons)
    return words.phrase(f"happening.{one.kind.value}", time=clock(one.at), names=named)
