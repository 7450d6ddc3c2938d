"""Gather the minutes: entries under their items, with the facts of decisions, votes and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from councildesk.documents.gathering import agenda, people
from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.packets.minutes import (
    ActionFacts,
    CountFacts,
    DecisionFacts,
    EntryFacts,
    MinutesItem,
    MinutesPacket,
    VoteFacts,
)
from councildesk.services import council, meetings, minutes, persons
from councildesk.services.minutes import EntryRow
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> MinutesPacket:
    by_item: dict[str | None, list[EntryFacts]] = {}
    for item, entry in _entries(session, meeting_id, languages):
        by_item.setdefault(item, []).append(entry)
    items = agenda.items(session, meeting_id, languages)
    return MinutesPacket(
        head(session, meeting_id, languages),
        tuple(MinutesItem(item, tuple(by_item.get(key, ()))) for key, item in items.items()),
        tuple(by_item.get(None, ())),
        people.people(session, meeting_id, languages),
        people.verdict(session, meeting_id),
        meetings.get(session, meeting_id).minutes_state,
    )


def _entries(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> list[tuple[str | None, EntryFacts]]:
    rows = {language: {row.id: row for row in minutes.rows(session, meeting_id, language)} for language in languages}
    leading, codes = rows[languages[0]], side_codes(session)
    day = meetings.get(session, meeting_id).date
    speakers = {row.speaker_id for row in leading.values() if row.speaker_id}
    posts = {language: persons.current_posts(session, speakers, language, day) for language in languages}
    order = council.languages(session)
    found = []
    for key, row in leading.items():
        if row.kind.is_private:
            continue
        same = {language: rows[language][key] for language in languages}
        post = {language: posts[language].get(row.speaker_id or "", ("", ""))[0] for language in languages}
        found.append((row.item_id, _entry(same, post, codes, order)))
    return found


def _entry(
    rows: Mapping[str, EntryRow], post: Mapping[str, str], codes: Mapping[str, str], order: Sequence[str]
) -> EntryFacts:
    row = next(iter(rows.values()))
    wanted = [tag for tag in (*rows, *order, *row.content) if tag in row.content]
    kept = {tag: row.content[tag].blocks for tag in rows if tag in row.content}
    if len(kept) < len(rows) and wanted:
        # What is missing in a language of the paper is shown in the language it was written in.
        kept.setdefault(wanted[0], row.content[wanted[0]].blocks)
    return EntryFacts(
        kind=row.kind,
        content=kept,
        speaker={language: one.speaker for language, one in rows.items()} if row.speaker_id else {},
        speaker_post=post,
        side=codes.get(row.side_id or ""),
        decision=DecisionFacts(row.decision.number, row.decision.kind, row.decision.addressee)
        if row.decision
        else None,
        vote=_vote(rows, codes),
        action=_action(rows),
    )


def _vote(rows: Mapping[str, EntryRow], codes: Mapping[str, str]) -> VoteFacts | None:
    vote = next(iter(rows.values())).vote
    if vote is None:
        return None
    names = {
        language: [ballot.name for ballot in one.vote.ballots] if one.vote else [] for language, one in rows.items()
    }
    return VoteFacts(
        vote.method,
        vote.outcome,
        tuple(
            CountFacts(codes.get(side or ""), tally.in_favour, tally.against, tally.abstained)
            for side, tally in vote.counts.items()
        ),
        tuple(
            ({language: names[language][place] for language in rows}, ballot.choice)
            for place, ballot in enumerate(vote.ballots)
        ),
        vote.overruled_reason,
    )


def _action(rows: Mapping[str, EntryRow]) -> ActionFacts | None:
    action = next(iter(rows.values())).action
    if action is None:
        return None
    names = {
        language: [one.name for one in row.action.assignees] if row.action else [] for language, row in rows.items()
    }
    assignees = tuple({language: names[language][place] for language in rows} for place in range(len(action.assignees)))
    return ActionFacts(action.number, action.due_on, assignees)
