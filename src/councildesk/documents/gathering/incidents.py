"""Gather what happened between the entries of the minutes, each under its item and before the entry it preceded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

from councildesk.documents.packets.incidents import IncidentFacts, MoverFacts
from councildesk.domain import incidents as domain
from councildesk.domain.incidents import Incident
from councildesk.services import incidents, meetings, person_names, running, seating
from councildesk.storage.session import RecordSession

Times = Mapping[str | None, Sequence[dt.datetime | None]]


def by_item(
    session: RecordSession, meeting_id: str, languages: Sequence[str], times: Times
) -> dict[str | None, tuple[IncidentFacts, ...]]:
    """`times` are those of the entries under each item that is printed; None stands for before the first."""
    found = incidents.of_meeting(session, meeting_id)
    items = {key: spans for key, spans in running.course(session, meeting_id).items.items() if key in times}
    read = _Reading(session, meeting_id, languages, found)
    placed: dict[str | None, tuple[IncidentFacts, ...]] = {}
    for (at, _kind, _presence), same in groupby(found, key=lambda one: (one.at, one.kind, one.presence)):
        item = domain.item_at(at, items)
        opened_at = items[item][0].starts if item else None
        before = domain.place_among(at, times.get(item, ()), opened_at)
        placed[item] = (*placed.get(item, ()), read.facts(before, list(same)))
    return placed


class _Reading:
    """What is asked once for all incidents of a meeting."""

    def __init__(
        self, session: RecordSession, meeting_id: str, languages: Sequence[str], found: Sequence[Incident]
    ) -> None:
        seats = seating.on(session, meetings.get(session, meeting_id).date)
        self._holders = {seat.id: seat.holder for seat in seats}
        persons = {one.person for one in found if one.person} | {one for one in self._holders.values() if one}
        self._names = {language: person_names.full(session, persons, language) for language in languages}

    def facts(self, before: int, same: Sequence[Incident]) -> IncidentFacts:
        one = same[0]
        movers = tuple(self._mover(each) for each in same if each.person)
        return IncidentFacts(before, one.kind, one.at, one.until, one.presence, movers)

    def _mover(self, one: Incident) -> MoverFacts:
        holder = self._holders.get(one.seat or "")
        instead = holder if holder != one.person else None
        return MoverFacts(self._named(one.person), self._named(instead))

    def _named(self, person: str | None) -> dict[str, str]:
        return {language: names[person] for language, names in self._names.items()} if person else {}
