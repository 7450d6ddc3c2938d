"""Gather what happened between the entries of the minutes, each under its item and before the entry it preceded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from councildesk.documents.packets.happenings import HappeningFacts, MoverFacts
from councildesk.domain import happenings as domain
from councildesk.domain.happenings import Happening, HappeningKind, Mover
from councildesk.services import happenings, meetings, person_names, seating
from councildesk.services.minutes import EntryRow
from councildesk.storage.session import RecordSession

_SAID_BY_THE_PAPER = (HappeningKind.OPENED, HappeningKind.CLOSED)
"""Opening and closing have their own places in minutes."""


def by_item(
    session: RecordSession, meeting_id: str, languages: Sequence[str], under: Mapping[str | None, Sequence[EntryRow]]
) -> dict[str | None, tuple[HappeningFacts, ...]]:
    """`under` are the entries under each item that is printed; None stands for before the first."""
    found = [one for one in happenings.of(session, meeting_id) if one.kind not in _SAID_BY_THE_PAPER]
    read = _Reading(session, meeting_id, languages, found)
    times = {item: happenings.times_among(rows) for item, rows in under.items()}
    placed: dict[str | None, tuple[HappeningFacts, ...]] = {}
    for one in found:
        item = one.item if one.item in under else None
        placed[item] = (*placed.get(item, ()), read.facts(domain.place_among(one, times.get(item, ())), one))
    return placed


class _Reading:
    """What is asked once for all that happened in a meeting."""

    def __init__(
        self, session: RecordSession, meeting_id: str, languages: Sequence[str], found: Sequence[Happening]
    ) -> None:
        seats = seating.on(session, meetings.get(session, meeting_id).date)
        self._holders = {seat.id: seat.holder for seat in seats}
        movers = {mover.person for one in found for mover in one.movers}
        persons = movers | {holder for holder in self._holders.values() if holder}
        self._names = {language: person_names.full(session, persons, language) for language in languages}

    def facts(self, before: int, one: Happening) -> HappeningFacts:
        movers = tuple(map(self._mover, one.movers))
        return HappeningFacts(before, one.kind, one.at, one.ends, one.presence, movers)

    def _mover(self, one: Mover) -> MoverFacts:
        holder = self._holders.get(one.seat or "")
        instead = holder if holder != one.person else None
        return MoverFacts(self._named(one.person), self._named(instead))

    def _named(self, person: str | None) -> dict[str, str]:
        return {language: names[person] for language, names in self._names.items()} if person else {}
