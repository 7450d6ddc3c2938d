"""What happened in a meeting, in a sentence of the minutes' own language; papers and live desk say it alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from councildesk.documents.glossary import Glossary
from councildesk.domain.attendance import Presence
from councildesk.domain.happenings import HappeningKind


class Told(Protocol):
    """What a sentence is made of: a happening, or the facts of one in a packet."""

    @property
    def kind(self) -> HappeningKind: ...
    @property
    def at(self) -> datetime: ...
    @property
    def ends(self) -> datetime | None: ...
    @property
    def presence(self) -> Presence | None: ...


_AT: Mapping[HappeningKind, str] = {
    HappeningKind.OPENED: "meeting.opened",
    HappeningKind.RESUMED: "happening.resumed",
    HappeningKind.QUORUM_ATTAINED: "quorum.attained",
    HappeningKind.QUORUM_LOST: "quorum.lost",
    HappeningKind.QUORUM_REGAINED: "quorum.regained",
    HappeningKind.ADJOURNED: "meeting.adjourned",
    HappeningKind.CLOSED: "meeting.closed",
}


def sentence(one: Told, names: Sequence[str], words: Glossary, clock: Callable[[datetime], str]) -> str:
    """`names` are of those who moved, `clock` writes an instant as it stands in a sentence."""
    if one.kind is HappeningKind.BREAK:
        if one.ends is None:
            return words.phrase("happening.break_began", time=clock(one.at))
        return words.phrase("meeting.interrupted", begin=clock(one.at), end=clock(one.ends))
    if one.kind in _AT:
        return words.phrase(_AT[one.kind], time=clock(one.at))
    online = "_online" if one.presence is Presence.ONLINE else ""
    return words.phrase(f"happening.{one.kind.value}{online}", time=clock(one.at), names="; ".join(names))
