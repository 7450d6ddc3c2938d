"""Rules of procedure as plain data (dict, list, text, number), which is how they are kept and exchanged.

    {"quorum": {"each_side": {"share": "1/2"}, "of": "filled", "online_counts": true,
                "roles": [{"any_of": ["co_chair"], "number": 1, "each_side": true}]},
     "majority": {"share": "consensus"},
     "majorities": {"recommendation": {"share": "2/3", "of": "cast", "scope": "each_side"}},
     "alternates_vote": true, "proxies_vote": false, "online_votes": true,
     "notice_days": 14, "special_notice_days": {"extraordinary": 3}, "correction_days": 7}

A threshold is `{"share": "1/2"}`, `{"share": "1/2", "more_than": true}` or `{"count": 5}`. What is left out
takes its default. Anything else is refused with a ValueError that names the place.
"""

from __future__ import annotations

import re
from fractions import Fraction

from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind
from councildesk.domain.plain_data import Plain, Table, by_word, many, number, optional, text, truth, word, wrong
from councildesk.domain.rules import (
    WITHOUT_SIDES,
    Count,
    MajorityRule,
    QuorumRule,
    RoleRequirement,
    Rules,
    SeatBase,
    Share,
    Threshold,
    VoteBase,
    VoteScope,
)

CONSENSUS_WORD = "consensus"
_FRACTION = re.compile(r"[0-9]{1,4}(/[1-9][0-9]{0,3})?")


def to_plain(rules: Rules) -> Plain:
    """Every field, defaults too; `from_plain` gives the same rules back."""
    return {
        "quorum": _plain_quorum(rules.quorum),
        "majority": _plain_majority(rules.majority),
        "majorities": {kind.value: _plain_majority(rule) for kind, rule in sorted(rules.majorities.items())},
        "alternates_vote": rules.alternates_vote,
        "proxies_vote": rules.proxies_vote,
        "online_votes": rules.online_votes,
        "notice_days": rules.notice_days,
        "special_notice_days": {kind.value: days for kind, days in sorted(rules.special_notice_days.items())},
        "notice_article": rules.notice_article,
        "correction_days": rules.correction_days,
    }


def from_plain(plain: object, missing: Rules = WITHOUT_SIDES, path: str = "rules") -> Rules:
    """Read what `to_plain` writes or a person wrote by hand; `missing` supplies what is left out."""
    table = Table(plain, path)
    rules = table.made(
        lambda: Rules(
            quorum=table.take("quorum", _quorum, missing.quorum),
            majority=table.take("majority", _majority, missing.majority),
            majorities=table.take("majorities", by_word(DecisionKind, _majority), missing.majorities),
            alternates_vote=table.take("alternates_vote", truth, missing.alternates_vote),
            proxies_vote=table.take("proxies_vote", truth, missing.proxies_vote),
            online_votes=table.take("online_votes", truth, missing.online_votes),
            notice_days=table.take("notice_days", number, missing.notice_days),
            special_notice_days=table.take(
                "special_notice_days", by_word(MeetingKind, number), missing.special_notice_days
            ),
            notice_article=table.take("notice_article", text, missing.notice_article),
            correction_days=table.take("correction_days", number, missing.correction_days),
        )
    )
    table.finish()
    return rules


def _plain_threshold(threshold: Threshold | None) -> Plain | None:
    if isinstance(threshold, Share):
        return {"share": str(threshold.part), "more_than": threshold.exceeded}
    return {"count": threshold.number} if threshold else None


def _plain_quorum(rule: QuorumRule) -> Plain:
    return {
        "overall": _plain_threshold(rule.overall),
        "each_side": _plain_threshold(rule.each_side),
        "of": rule.of.value,
        "roles": [
            {
                "any_of": [role.value for role in required.any_of],
                "number": required.number,
                "each_side": required.each_side,
                "holder_only": required.holder_only,
            }
            for required in rule.roles
        ],
        "online_counts": rule.online_counts,
        "alternates_count": rule.alternates_count,
        "proxies_count": rule.proxies_count,
        "article": rule.article,
    }


def _plain_majority(rule: MajorityRule) -> Plain:
    return {
        "share": str(rule.share.part) if rule.share else CONSENSUS_WORD,
        "more_than": rule.share.exceeded if rule.share else False,
        "of": rule.of.value,
        "scope": rule.scope.value,
        "abstentions_count": rule.abstentions_count,
        "chair_breaks_tie": rule.chair_breaks_tie,
        "article": rule.article,
    }


def _quorum(plain: object, path: str) -> QuorumRule:
    table = Table(plain, path)
    rule = QuorumRule(
        overall=table.take("overall", optional(_threshold), None),
        each_side=table.take("each_side", optional(_threshold), None),
        of=table.take("of", word(SeatBase), SeatBase.FILLED),
        roles=table.take("roles", many(_requirement), ()),
        online_counts=table.take("online_counts", truth, True),
        alternates_count=table.take("alternates_count", truth, True),
        proxies_count=table.take("proxies_count", truth, False),
        article=table.take("article", text, ""),
    )
    table.finish()
    return rule


def _requirement(plain: object, path: str) -> RoleRequirement:
    table = Table(plain, path)
    requirement = table.made(
        lambda: RoleRequirement(
            any_of=table.take("any_of", many(word(Role)), ()),
            number=table.take("number", number, 1),
            each_side=table.take("each_side", truth, False),
            holder_only=table.take("holder_only", truth, False),
        )
    )
    table.finish()
    return requirement


def _threshold(plain: object, path: str) -> Threshold:
    table = Table(plain, path)
    part = table.take("share", _fraction, None)
    exceeded = table.take("more_than", truth, False)
    count = table.take("count", number, None)
    table.finish()
    if part is not None and count is None:
        return table.made(lambda: Share(part, exceeded))
    if count is not None and part is None:
        return table.made(lambda: Count(count))
    raise wrong(path, plain, "either a share or a count")


def _majority(plain: object, path: str) -> MajorityRule:
    table = Table(plain, path)
    part = table.take("share", _fraction_or_consensus, None)
    exceeded = table.take("more_than", truth, False)
    rule = MajorityRule(
        share=None if part is None else table.made(lambda: Share(part, exceeded)),
        of=table.take("of", word(VoteBase), VoteBase.CAST),
        scope=table.take("scope", word(VoteScope), VoteScope.OVERALL),
        abstentions_count=table.take("abstentions_count", truth, False),
        chair_breaks_tie=table.take("chair_breaks_tie", truth, False),
        article=table.take("article", text, ""),
    )
    table.finish()
    return rule


def _fraction(plain: object, path: str) -> Fraction | None:
    if not isinstance(plain, str) or not _FRACTION.fullmatch(plain):
        raise wrong(path, plain, 'a share such as "1/2"')
    return Fraction(plain)


def _fraction_or_consensus(plain: object, path: str) -> Fraction | None:
    return None if plain == CONSENSUS_WORD else _fraction(plain, path)
