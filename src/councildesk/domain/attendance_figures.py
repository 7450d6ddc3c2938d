"""How often somebody attended, counted from how they attended each meeting (turnout)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from councildesk.domain.attendance import Presence
from councildesk.domain.turnout import Turnout, TurnoutStatus


@dataclass(frozen=True)
class Figures:
    """Meetings counted; each has one of attended, replaced, excused and absent."""

    meetings: int = 0
    attended: int = 0
    replaced: int = 0
    excused: int = 0
    absent: int = 0
    online: int = 0
    """Of those attended: online for all of the time."""
    late: int = 0
    left_early: int = 0

    @property
    def percent(self) -> int | None:
        """Attended of all, rounded; None where there was no meeting to attend."""
        return round(100 * self.attended / self.meetings) if self.meetings else None


def counted(turnouts: Iterable[Turnout]) -> Figures:
    """One turnout for each meeting."""
    found = list(turnouts)
    there = [one for one in found if one.status is TurnoutStatus.PRESENT]

    def having(status: TurnoutStatus) -> int:
        return sum(one.status is status for one in found)

    return Figures(
        meetings=len(found),
        attended=len(there),
        replaced=having(TurnoutStatus.REPLACED),
        excused=having(TurnoutStatus.EXCUSED),
        absent=having(TurnoutStatus.ABSENT),
        online=sum(set(one.presences) == {Presence.ONLINE} for one in there),
        late=sum(one.is_late for one in there),
        left_early=sum(one.left_early for one in there),
    )


def by_year(turnouts: Iterable[tuple[int, Turnout]]) -> Mapping[int, Figures]:
    """The same for each year, the latest first."""
    years: dict[int, list[Turnout]] = defaultdict(list)
    for year, one in turnouts:
        years[year].append(one)
    return {year: counted(years[year]) for year in sorted(years, reverse=True)}
