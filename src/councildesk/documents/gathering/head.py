"""Gather what every paper of a meeting, or of the council, begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Head, Interval, OfficerFacts, SideFacts, SiteFacts
from councildesk.domain.attendance import FOR_EVER
from councildesk.services import (
    council,
    files,
    meetings,
    officers,
    persons,
    precedence,
    running,
    sides,
    signatories,
    sites,
)
from councildesk.services.meetings import MeetingRow
from councildesk.storage.session import RecordSession


def head(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> Head:
    """Refuses with NotFound."""
    one = meetings.row(session, meeting_id, languages[0])
    wording = Wording(session, languages)
    course = running.course(session, meeting_id)
    following = _following(session, one)
    codes = side_codes(session)
    council_head = of_council(session, one.date, languages)
    return replace(
        council_head,
        signatories=signatories.by_paper(session),
        title=wording.one(meeting_id, "title"),
        zones=tuple(dict.fromkeys([one.time_zone, *(side.time_zone for side in council_head.sides)])),
        number=one.number,
        kind=one.kind,
        format=one.format,
        state=one.state,
        state_reason=one.state_reason,
        host=codes.get(one.host_side_id or ""),
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        opened_at=course.opened_at,
        closed_at=course.closed_at,
        breaks=tuple(Interval(each.starts, each.ends) for each in course.breaks if each.ends != FOR_EVER),
        place=wording.one(meeting_id, "place"),
        sites=_sites(session, meeting_id, languages),
        officers=_officers(session, meeting_id, languages, [side.code for side in council_head.sides]),
        next_date=following.date if following else None,
        next_place=wording.one(following.id, "place") if following else {},
    )


def of_council(session: RecordSession, day: dt.date, languages: Sequence[str]) -> Head:
    """What a paper begins with that is of no meeting but of a day."""
    wording = Wording(session, languages)
    owner = council.row(session, languages[0])
    all_sides = _sides(session, languages)
    return Head(
        languages=tuple(languages),
        council=wording.one(owner.id, "name") if owner else {},
        short_council=wording.one(owner.id, "short_name") if owner else {},
        letterhead=wording.one(owner.id, "letterhead") if owner else {},
        logo=_logo(session),
        title={},
        date=day,
        zones=tuple(dict.fromkeys(side.time_zone for side in all_sides)) or (owner.time_zone if owner else "UTC",),
        sides=all_sides,
    )


def side_codes(session: RecordSession) -> dict[str, str]:
    """The code of each side by its id; packets name sides by code."""
    return {side.id: side.code for side in sides.rows(session, "en")}


def _following(session: RecordSession, one: MeetingRow) -> MeetingRow | None:
    key = meetings.following(session, one.id)
    return meetings.row(session, key, "en") if key else None


def _logo(session: RecordSession) -> bytes | None:
    logo_id = council.logo(session)
    return files.content(session, logo_id) if logo_id else None


def _sides(session: RecordSession, languages: Sequence[str]) -> tuple[SideFacts, ...]:
    rows, wording = sides.rows(session, languages[0]), Wording(session, languages)
    ids = [side.id for side in rows]
    names, delegations, lines = (wording.of(ids, field) for field in ("name", "delegation", "letterhead"))
    if precedence.order(session).own_side_first:
        rows.sort(key=lambda side: _base(side.language) != _base(languages[0]))
    return tuple(
        SideFacts(
            side.code,
            names[side.id] or dict.fromkeys(languages, side.code),
            delegations[side.id],
            side.time_zone,
            side.language,
            files.content(session, side.logo_id) if side.logo_id else None,
            lines[side.id],
        )
        for side in rows
    )


def _base(tag: str | None) -> str:
    """The language without script and region: both scripts of Uzbek are the Uzbek side's own."""
    return (tag or "").split("-")[0]


def _sites(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> tuple[SiteFacts, ...]:
    """Links and access data stay behind: they are not for papers that are given out."""
    rows, wording = sites.rows(session, meeting_id, languages[0]), Wording(session, languages)
    names, addresses = (wording.of([site.id for site in rows], field) for field in ("name", "address"))
    codes = side_codes(session)
    return tuple(
        SiteFacts(site.kind, names[site.id], addresses[site.id], site.time_zone, codes.get(site.side_id or ""))
        for site in rows
    )


def _officers(
    session: RecordSession, meeting_id: str, languages: Sequence[str], order: Sequence[str]
) -> tuple[OfficerFacts, ...]:
    """As the meeting has them; of those who preside, the side that this paper names first comes first."""
    codes = side_codes(session)
    day = meetings.get(session, meeting_id).date
    rows = {language: {one.id: one for one in officers.rows(session, meeting_id, language)} for language in languages}
    people = {one.person_id for one in rows[languages[0]].values()}
    posts = {language: persons.current_posts(session, people, language, day) for language in languages}
    found = [
        OfficerFacts(
            {language: rows[language][one.id].name for language in languages},
            one.role,
            codes.get(one.side_id or ""),
            {language: posts[language].get(one.person_id, ("", ""))[0] for language in languages},
            {language: rows[language][one.id].replaces_name for language in languages} if one.replaces_id else {},
        )
        for one in rows[languages[0]].values()
    ]
    places = {code: place for place, code in enumerate(order)}
    return tuple(sorted(found, key=lambda one: (not one.role.presides, places.get(one.side or "", len(order)))))
