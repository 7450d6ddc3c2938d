"""What stands below a vote: who may vote, what was counted, by which rule it is judged, and what cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain.minutes import VoteOutcome
from councildesk.domain.polls import PollFault, PollProblem
from councildesk.domain.voting import WITHOUT_OBJECTION, VotePart, VoteVerdict
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.votes import VoteFacts
from councildesk.ui.meetings.surroundings import Surroundings

translate = QCoreApplication.translate


def standing(facts: VoteFacts, around: Surroundings, *, is_editable: bool) -> list[str]:
    """Lines, none of them twice. What helps while votes are counted is told only where they can still be mended."""
    found = [*_counted(facts, around), *_judged(facts, around, is_editable=is_editable), *_unheard(facts, around)]
    if is_editable and facts.method not in WITHOUT_OBJECTION:
        found += [_problem(problem, around) for problem in facts.problems if not problem.fault.is_impossible]
    return list(dict.fromkeys(found))


def wrong(facts: VoteFacts, around: Surroundings) -> list[str]:
    """What cannot be right in the counts, so that nothing should rest on them. Lines, none of them twice."""
    found = (_problem(problem, around) for problem in facts.problems if problem.fault.is_impossible)
    return list(dict.fromkeys(found))


def _counted(facts: VoteFacts, around: Surroundings) -> Iterator[str]:
    """Who may vote, and what was counted by name."""
    said = []
    if facts.basis is not None and facts.method not in WITHOUT_OBJECTION:
        voters = facts.basis.electorate
        sides = ", ".join(f"{around.side_name(side)} {voters.present(side)}" for side in voters.sides)
        text = translate("VoteFields", "Present and entitled to vote: %n", "", voters.present())
        said.append(f"{text} ({sides})." if sides else f"{text}.")
    if facts.ballots and facts.verdict is not None:
        tally = facts.verdict.overall.tally
        text = translate("VoteFields", "For {for}, against {against}, abstained {abstained}.")
        text = text.replace("{for}", str(tally.in_favour)).replace("{against}", str(tally.against))
        said.append(text.replace("{abstained}", str(tally.abstained)))
    if said:
        yield " ".join(said)


def _judged(facts: VoteFacts, around: Surroundings, *, is_editable: bool) -> Iterator[str]:
    """The rule, once there is something to judge, where it is missed, and the word of the chair above it."""
    verdict = facts.verdict
    if verdict is not None and verdict.overall.tally.cast and facts.method not in WITHOUT_OBJECTION:
        rule = rules_in_words.majority(verdict.rule, glossary(around.language))
        missed = _asked(verdict) if is_editable and verdict.outcome is VoteOutcome.REJECTED else ()
        short = [_short(part, around) for part in missed if part.required is not None and not part.is_reached]
        yield " ".join([translate("VoteFields", "Rule: {rule}.").replace("{rule}", rule), *short])
    if facts.overruled_reason:
        reason = facts.overruled_reason.rstrip(".")
        yield translate("VoteFields", "Established by the chair: {reason}.").replace("{reason}", reason)


def _unheard(facts: VoteFacts, around: Surroundings) -> Iterator[str]:
    """The sides without which nothing is decided, because nobody of them may vote."""
    if facts.verdict is None or facts.basis is None or facts.verdict.outcome is not VoteOutcome.UNDECIDED:
        return
    voters = facts.basis.electorate
    for part in facts.verdict.sides:
        if voters.voters and not voters.present(part.side):
            text = translate("VoteFields", "{side}: nobody is there who may vote, and the rules ask each side.")
            yield text.replace("{side}", around.side_name(part.side))


def _asked(verdict: VoteVerdict) -> tuple[VotePart, ...]:
    return verdict.sides or (verdict.overall,)


def _short(part: VotePart, around: Surroundings) -> str:
    text = translate("VoteFields", "{who}: {votes} for, {required} of {whole} needed.")
    if not part.whole:
        text = translate("VoteFields", "{who}: no votes that count.")
    who = around.side_name(part.side) or translate("VoteFields", "All")
    values = {"who": who, "votes": part.tally.in_favour, "required": part.required, "whole": part.whole}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _problem(problem: PollProblem, around: Surroundings) -> str:
    side = around.side_name(problem.side)
    text = _PROBLEMS[problem.fault]
    text = (
        translate("VoteFields", text)
        .replace("{counted}", str(problem.counted))
        .replace("{expected}", str(problem.expected))
    )
    return f"{side}: {text}" if side else text


_PROBLEMS: Mapping[PollFault, str] = {
    PollFault.NEGATIVE: QT_TRANSLATE_NOOP("VoteFields", "A count is below zero."),
    PollFault.TOO_MANY: QT_TRANSLATE_NOOP("VoteFields", "{counted} votes, but only {expected} may vote."),
    PollFault.TOO_FEW: QT_TRANSLATE_NOOP("VoteFields", "{counted} of {expected} votes are accounted for."),
    PollFault.SIDE_UNKNOWN: QT_TRANSLATE_NOOP("VoteFields", "Nobody of this side may vote."),
    PollFault.SIDE_MISSING: QT_TRANSLATE_NOOP("VoteFields", "The rules ask each side, and this one was not counted."),
    PollFault.SIDES_DIFFER: QT_TRANSLATE_NOOP("VoteFields", "The sides do not add up to the count of all."),
    PollFault.NOT_ENTITLED: QT_TRANSLATE_NOOP("VoteFields", "Somebody voted who may not vote."),
}
