"""Gather what every paper of a meeting begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from councildesk.documents.packets.head import Head, Interval, OfficerFacts, SideFacts, SiteFacts, Words
from councildesk.domain.attendance import FOR_EVER
from councildesk.services import council, files, meetings, officers, persons, running, sides, sites
from councildesk.storage.session import RecordSession


def head(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> Head:
    """Refuses with NotFound."""
    one = meetings.row(session, meeting_id, languages[0])
    course = running.course(session, meeting_id)
    following = meetings.following(session, meeting_id)
    council_rows = {language: council.row(session, language) for language in languages}
    all_sides = _sides(session, languages)
    return Head(
        languages=tuple(languages),
        council={language: row.name if row else "" for language, row in council_rows.items()},
        short_council={language: (row.short_name or row.name) if row else "" for language, row in council_rows.items()},
        title=in_each(languages, lambda language: meetings.row(session, meeting_id, language).title),
        date=one.date,
        zones=tuple(dict.fromkeys([one.time_zone, *(side.time_zone for side in all_sides)])),
        number=one.number,
        kind=one.kind,
        format=one.format,
        state=one.state,
        state_reason=one.state_reason,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        opened_at=course.opened_at,
        closed_at=course.closed_at,
        breaks=tuple(Interval(each.starts, each.ends) for each in course.breaks if each.ends != FOR_EVER),
        place=in_each(languages, lambda language: meetings.row(session, meeting_id, language).place),
        sides=all_sides,
        sites=_sites(session, meeting_id, languages),
        officers=_officers(session, meeting_id, languages),
        next_date=meetings.get(session, following).date if following else None,
        next_place=in_each(languages, lambda language: meetings.row(session, following, language).place)
        if following
        else {},
    )


def in_each(languages: Iterable[str], question: Callable[[str], str]) -> Words:
    """The answer in each language."""
    return {language: question(language) for language in languages}


def side_codes(session: RecordSession) -> dict[str, str]:
    """The code of each side by its id; packets name sides by code."""
    return {side.id: side.code for side in sides.rows(session, "en")}


def _sides(session: RecordSession, languages: Sequence[str]) -> tuple[SideFacts, ...]:
    rows = {language: {side.id: side for side in sides.rows(session, language)} for language in languages}
    return tuple(
        SideFacts(
            side.code,
            {language: rows[language][side.id].name for language in languages},
            {language: rows[language][side.id].delegation for language in languages},
            side.time_zone,
            files.content(session, side.logo_id) if side.logo_id else None,
        )
        for side in rows[languages[0]].values()
    )


def _sites(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> tuple[SiteFacts, ...]:
    """Links and access data stay behind: they are not for papers that are given out."""
    rows = {language: {site.id: site for site in sites.rows(session, meeting_id, language)} for language in languages}
    return tuple(
        SiteFacts(
            site.kind,
            {language: rows[language][site.id].name for language in languages},
            {language: rows[language][site.id].address for language in languages},
            site.time_zone,
        )
        for site in rows[languages[0]].values()
    )


def _officers(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> tuple[OfficerFacts, ...]:
    codes = side_codes(session)
    day = meetings.get(session, meeting_id).date
    rows = {language: {one.id: one for one in officers.rows(session, meeting_id, language)} for language in languages}
    people = {one.person_id for one in rows[languages[0]].values()}
    posts = {language: persons.current_posts(session, people, language, day) for language in languages}
    return tuple(
        OfficerFacts(
            {language: rows[language][one.id].name for language in languages},
            one.role,
            codes.get(one.side_id or ""),
            {language: posts[language].get(one.person_id, ("", ""))[0] for language in languages},
            {language: rows[language][one.id].replaces_name for language in languages} if one.replaces_id else {},
        )
        for one in rows[languages[0]].values()
    )
