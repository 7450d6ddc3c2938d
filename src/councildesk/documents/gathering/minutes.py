"""Gather the minutes: entries under their items, with the facts of decisions, votes and actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from councildesk.documents.gathering import agenda, happenings, people
from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Interval, Words
from councildesk.documents.packets.minutes import (
    ActionFacts,
    Adoption,
    BallotFacts,
    CountFacts,
    DecisionFacts,
    EntryFacts,
    MinutesItem,
    MinutesPacket,
    VoteFacts,
)
from councildesk.domain.attendance import FOR_EVER
from councildesk.domain.basis import Basis
from councildesk.domain.minutes import Choice, TextState, VoteMethod
from councildesk.domain.polls import Tally
from councildesk.domain.text import to_json
from councildesk.services import meetings, minutes, person_names, persons, running, votes
from councildesk.services.minutes import EntryRow
from councildesk.storage.session import RecordSession

_A_MOMENT = dt.timedelta(minutes=1)


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> MinutesPacket:
    rows = {
        language: [row for row in minutes.rows(session, meeting_id, language) if not row.kind.is_private]
        for language in languages
    }
    read = _Reading(session, meeting_id, rows)
    by_item: dict[str | None, list[EntryFacts]] = {}
    for same in zip(*rows.values(), strict=True):
        by_item.setdefault(same[0].item_id, []).append(read.entry(dict(zip(languages, same, strict=True))))
    items = agenda.items(session, meeting_id, languages)
    under: dict[str | None, list[EntryRow]] = {key: [] for key in items}
    for row in rows[languages[0]]:
        under.setdefault(row.item_id, []).append(row)
    happened = happenings.by_item(session, meeting_id, languages, under)
    dealt_with = _dealt_with(session, meeting_id)
    return MinutesPacket(
        head(session, meeting_id, languages),
        tuple(
            MinutesItem(item, tuple(by_item.get(key, ())), happened.get(key, ()), dealt_with.get(key, ()))
            for key, item in items.items()
        ),
        entries=tuple(by_item.get(None, ())),
        happened=happened.get(None, ()),
        papers=agenda.attached(session, meeting_id, languages).get(None, ()),
        people=people.people(session, meeting_id, languages),
        is_attendance_recorded=people.is_recorded(session, meeting_id),
        quorum=people.verdict(session, meeting_id),
        state=meetings.get(session, meeting_id).minutes_state,
        adopted_at=_adoption(session, meeting_id),
        unchecked=tuple(language for language in languages if _is_unchecked(rows[language], language)),
    )


def _dealt_with(session: RecordSession, meeting_id: str) -> dict[str, tuple[Interval, ...]]:
    """When each item was dealt with; not of one that is still open.

    After a break the item before it is open for the moment until the next one is: nothing to tell of.
    """
    found: dict[str, tuple[Interval, ...]] = {}
    for key, spans in running.course(session, meeting_id).items.items():
        over = [each for each in spans if each.ends != FOR_EVER]
        long = [each for each in over if each.ends - each.starts >= _A_MOMENT]
        found[key] = tuple(Interval(each.starts, each.ends) for each in long or over)
    return found


def _adoption(session: RecordSession, meeting_id: str) -> Adoption | None:
    key = minutes.adopted_at(session, meeting_id)
    if key is None:
        return None
    one = meetings.get(session, key)
    return Adoption(one.number or "", one.date)


def _is_unchecked(rows: Sequence[EntryRow], language: str) -> bool:
    """Whether a text is a translation that nobody has checked, or whose original has changed since."""
    written = [row.content[language] for row in rows if language in row.content]
    return any(one.state is TextState.TRANSLATED or one.is_out_of_date for one in written)


class _Reading:
    """What is asked once for all entries of a meeting."""

    def __init__(self, session: RecordSession, meeting_id: str, rows: Mapping[str, Sequence[EntryRow]]) -> None:
        languages = tuple(rows)
        leading = rows[languages[0]]
        day = meetings.get(session, meeting_id).date
        speakers = {row.speaker_id for row in leading if row.speaker_id}
        self._posts = {language: persons.current_posts(session, speakers, language, day) for language in languages}
        recused = {person for row in leading for person in _recused(row)}
        self._names = {language: person_names.full(session, recused, language) for language in languages}
        self._codes, self._wording = side_codes(session), Wording(session, languages)
        self._is_locked = not meetings.get(session, meeting_id).minutes_state.accepts_edits

    def entry(self, rows: Mapping[str, EntryRow]) -> EntryFacts:
        row = next(iter(rows.values()))
        content = self._wording.kept({tag: to_json(one.blocks) for tag, one in row.content.items() if one.blocks})
        return EntryFacts(
            kind=row.kind,
            content=agenda.blocks(content),
            speaker={language: one.speaker for language, one in rows.items()} if row.speaker_id else {},
            speaker_post={language: self._posts[language].get(row.speaker_id or "", ("", ""))[0] for language in rows},
            side=self._codes.get(row.side_id or ""),
            decision=self._decision(row),
            vote=self._vote(rows),
            action=_action(rows),
        )

    def _decision(self, row: EntryRow) -> DecisionFacts | None:
        decision = row.decision
        if decision is None:
            return None
        basis = decision.basis
        return DecisionFacts(
            decision.number,
            decision.kind,
            self._wording.kept(decision.addressee),
            decision.state,
            lacks_quorum=basis is not None and bool(basis.presences) and not basis.quorum.is_quorate,
        )

    def _vote(self, rows: Mapping[str, EntryRow]) -> VoteFacts | None:
        row = next(iter(rows.values()))
        vote = row.vote
        if vote is None:
            return None
        names = {tag: [ballot.name for ballot in one.vote.ballots] if one.vote else [] for tag, one in rows.items()}
        sides = {seat.id: self._codes.get(seat.side or "") for seat in vote.basis.seats} if vote.basis else {}
        ballots = tuple(
            BallotFacts(
                {language: names[language][place] for language in rows}, ballot.choice, sides.get(ballot.seat_id or "")
            )
            for place, ballot in enumerate(vote.ballots)
            if vote.method is not VoteMethod.SECRET
        )
        return VoteFacts(
            vote.method,
            vote.outcome,
            counts=tuple(
                CountFacts(self._codes.get(side or ""), tally.in_favour, tally.against, tally.abstained)
                for side, tally in _tallies(vote).items()
            ),
            ballots=ballots,
            majority=vote.basis.majority if vote.basis else None,
            casting_vote=vote.verdict.chair if vote.verdict else None,
            recused=tuple(self._named(person) for person in _recused(row)),
            overruled_reason=vote.overruled_reason,
            to_be_called=vote.still_to_be_called(is_locked=self._is_locked),
            has_result=vote.has_result,
        )

    def _named(self, person: str) -> Words:
        return {language: names[person] for language, names in self._names.items()}


def _recused(row: EntryRow) -> list[str]:
    """The holders of the seats that took no part in a vote."""
    basis: Basis | None = row.vote.basis if row.vote else None
    if basis is None:
        return []
    return [seat.holder for seat in basis.seats if seat.id in basis.recused and seat.holder]


def _tallies(vote: votes.VoteFacts) -> Mapping[str | None, Tally]:
    """What was counted; of a roll call what the names add up to."""
    if vote.method is not VoteMethod.ROLL_CALL:
        return vote.counts
    if vote.verdict is not None:
        return {None: vote.verdict.overall.tally, **{part.side: part.tally for part in vote.verdict.sides}}
    choices = [ballot.choice for ballot in vote.ballots]
    cast = [choices.count(choice) for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED)]
    return {None: Tally(*cast)} if choices else {}


def _action(rows: Mapping[str, EntryRow]) -> ActionFacts | None:
    action = next(iter(rows.values())).action
    if action is None:
        return None
    names = {tag: [one.name for one in row.action.assignees] if row.action else [] for tag, row in rows.items()}
    assignees = tuple({language: names[language][place] for language in rows} for place in range(len(action.assignees)))
    return ActionFacts(action.number, action.due_on, assignees)
