"""The rules of procedure in words: what a quorum or a majority takes, in one line.

Papers and windows say it alike, in each language of the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from councildesk.documents.glossary import Glossary
from councildesk.domain.quorum import QuorumPart, QuorumVerdict
from councildesk.domain.rules import (
    MajorityRule,
    QuorumRule,
    RoleRequirement,
    SeatBase,
    Share,
    Threshold,
    VoteScope,
)

_NAMED_SHARES = {
    Fraction(1, 3): "third",
    Fraction(1, 2): "half",
    Fraction(2, 3): "two_thirds",
    Fraction(3, 4): "three_quarters",
    Fraction(1): "all",
}


def quorum(rule: QuorumRule, glossary: Glossary) -> str:
    """`at least half of the members of each side; those taking part online count (Art. 5)`."""
    parts = list(_quorum_parts(rule, glossary))
    if not parts:
        return glossary.word("quorum.no_rule")
    return _with_article("; ".join([*parts, *_quorum_conditions(rule, glossary)]), rule.article, glossary)


def quorum_of(verdict: QuorumVerdict, side_names: Mapping[str, str], glossary: Glossary) -> str:
    """The quorum in the numbers of the council's own seats.

    `Quorate when: members: at least 5 of 8; members of each side: at least 2 of 4; …`. Any verdict on these seats
    will do: the numbers are those that it was reached by. Sides that need different numbers are named one by one.
    """
    rule = verdict.rule
    parts = [
        *_seats_parts(verdict, side_names, glossary),
        *(_requirement(required, glossary) for required in rule.roles),
    ]
    if not parts:
        return glossary.word("quorum.no_rule")
    words = "; ".join([*parts, *_quorum_conditions(rule, glossary)])
    return _with_article(glossary.phrase("quorum_rule.quorate_when", rule=words), rule.article, glossary)


def majority(rule: MajorityRule, glossary: Glossary) -> str:
    """`more than half of the votes cast; in a tie the chair decides`, or `consensus`."""
    if rule.share is None:
        return _with_article(glossary.word("majority.consensus"), rule.article, glossary)
    parts = [glossary.phrase(f"majority.{rule.of.value}", share=share(rule.share, glossary))]
    if rule.scope is not VoteScope.OVERALL:
        parts.append(glossary.word(f"majority.{rule.scope.value}"))
    if rule.abstentions_count:
        parts.append(glossary.word("majority.abstentions_count"))
    if rule.chair_breaks_tie:
        parts.append(glossary.word("majority.chair_breaks_tie"))
    return _with_article("; ".join(parts), rule.article, glossary)


def share(part: Share, glossary: Glossary) -> str:
    """`at least two thirds`, `more than 3/5`."""
    table = "share_more_than" if part.exceeded else "share_at_least"
    named = _NAMED_SHARES.get(part.part)
    if named is None:
        return glossary.phrase(f"{table}.other", share=f"{part.part.numerator}/{part.part.denominator}")
    return glossary.word(f"{table}.{named}")


def _quorum_parts(rule: QuorumRule, glossary: Glossary) -> Iterator[str]:
    if rule.overall is not None:
        yield _threshold("", rule.overall, rule.of, glossary)
    if rule.each_side is not None:
        yield _threshold("each_side_", rule.each_side, rule.of, glossary)
    for requirement in rule.roles:
        yield _requirement(requirement, glossary)


def _seats_parts(verdict: QuorumVerdict, side_names: Mapping[str, str], glossary: Glossary) -> Iterator[str]:
    noun = "seats" if verdict.rule.of is SeatBase.ALL else "members"
    if verdict.overall.required is not None:
        yield _of_total(f"{noun}_of_total", verdict.overall, glossary)
    asked = [part for part in verdict.sides if part.required is not None]
    if len({(part.required, part.total) for part in asked}) == 1:
        yield _of_total(f"each_side_{noun}_of_total", asked[0], glossary)
        return
    for part in asked:
        yield _of_total("side_of_total", part, glossary, side=side_names.get(part.side or "", part.side or ""))


def _of_total(key: str, part: QuorumPart, glossary: Glossary, **more: str) -> str:
    return glossary.phrase(f"quorum_rule.{key}", count=str(part.required), total=str(part.total), **more)


def _quorum_conditions(rule: QuorumRule, glossary: Glossary) -> Iterator[str]:
    yield glossary.word("quorum_rule.online_counts" if rule.online_counts else "quorum_rule.online_does_not_count")
    if not rule.alternates_count:
        yield glossary.word("quorum_rule.alternates_do_not_count")
    if rule.proxies_count:
        yield glossary.word("quorum_rule.proxies_count")


def _threshold(scope: str, threshold: Threshold, base: SeatBase, glossary: Glossary) -> str:
    if isinstance(threshold, Share):
        noun = "seats" if base is SeatBase.ALL else "members"
        return glossary.phrase(f"quorum_rule.{scope}{noun}", share=share(threshold, glossary))
    return glossary.phrase(f"quorum_rule.{scope}count", count=str(threshold.number))


def _requirement(requirement: RoleRequirement, glossary: Glossary) -> str:
    scope = "each_side_" if requirement.each_side else ""
    roles = glossary.either([glossary.inline(role) for role in requirement.any_of])
    words = glossary.phrase(f"quorum_rule.{scope}roles", roles=roles, count=str(requirement.number))
    return f"{words}, {glossary.word('quorum_rule.holders_only')}" if requirement.holder_only else words


def _with_article(words: str, article: str, glossary: Glossary) -> str:
    if not article:
        return words
    return glossary.phrase("quorum_rule.with_article", rule=words, article=article)
