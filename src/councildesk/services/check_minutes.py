"""Looks at meetings and their minutes: attendance, decisions, votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from councildesk.domain import attendance
from councildesk.domain import basis as bases
from councildesk.domain.polls import PollFault, PollProblem, Tally
from councildesk.services import vote_counting, vote_records
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.services.vote_records import VoteDraft
from councildesk.storage.models import Decision, Stay, Text, Vote
from councildesk.storage.session import RecordSession

_UNLIKE_COUNTS = (PollFault.TOO_FEW,)
"""Nobody counts those who did not raise a hand; that is no mistake of the record."""


def overlapping_stays(session: RecordSession) -> Iterator[Finding]:
    """Persons who would be at two places of a meeting at once."""
    by_meeting: dict[str, list[Stay]] = defaultdict(list)
    for one in session.scalars(select(Stay).order_by(Stay.id)):
        by_meeting[one.meeting_id].append(one)
    for meeting, stays in by_meeting.items():
        ledger = [
            attendance.Stay(one.person_id, one.seat_id, one.arrived_at, one.left_at, one.presence, one.site_id)
            for one in stays
        ]
        for person in dict.fromkeys(first.person for first, _second in attendance.contradictions(ledger)):
            yield Finding(FindingKind.STAYS_OVERLAP, "meeting", meeting, {"person_id": person})


def wordless_decisions(session: RecordSession) -> Iterator[Finding]:
    """Decisions whose entry is empty in every language."""
    said = select(Text.owner).where(Text.noun == "entry", Text.field == "content")
    for key in session.scalars(select(Decision.id).where(Decision.entry_id.not_in(said)).order_by(Decision.id)):
        yield Finding(FindingKind.DECISION_WORDLESS, "decision", key)


def miscounted_votes(session: RecordSession) -> Iterator[Finding]:
    """Votes whose counts cannot be right: more than could vote, sides that do not add up, strangers."""
    found = {one.id: one for one in session.scalars(select(Vote).order_by(Vote.id))}
    for key, draft in vote_records.drafts(session, found.values()).items():
        for problem in _problems(found[key].basis, draft):
            facts = {name: str(value) for name, value in vars(problem).items() if value is not None}
            yield Finding(FindingKind.VOTE_MISCOUNTED, "vote", key, facts)


def _problems(kept: object, draft: VoteDraft) -> list[PollProblem]:
    if kept is None:
        return _sum_problems(draft.counts)
    basis = bases.kept(kept)
    if basis is None:
        return []  # found by check_council.unreadable_data
    problems = vote_counting.count(basis, *vote_records.polled(draft)).problems
    return [problem for problem in problems if problem.fault not in _UNLIKE_COUNTS]


def _sum_problems(counts: Mapping[str | None, Tally]) -> list[PollProblem]:
    """Of a vote without a basis only this can be said: sides cannot have cast more votes than all together."""
    overall = counts.get(None)
    sides = sum(tally.cast for side, tally in counts.items() if side is not None)
    if overall is None or sides <= overall.cast:
        return []
    return [PollProblem(PollFault.SIDES_DIFFER, counted=sides, expected=overall.cast)]
