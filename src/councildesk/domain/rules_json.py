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
from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind
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

Plain = dict[str, Any]
_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)

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
        "correction_days": rules.correction_days,
    }


def from_plain(plain: object, missing: Rules = WITHOUT_SIDES) -> Rules:
    """Read what `to_plain` writes or a person wrote by hand; `missing` supplies what is left out."""
    table = _Table(plain, "rules")
    rules = table.made(
        lambda: Rules(
            quorum=table.take("quorum", _quorum, missing.quorum),
            majority=table.take("majority", _majority, missing.majority),
            majorities=table.take("majorities", _by(DecisionKind, _majority), missing.majorities),
            alternates_vote=table.take("alternates_vote", _truth, missing.alternates_vote),
            proxies_vote=table.take("proxies_vote", _truth, missing.proxies_vote),
            online_votes=table.take("online_votes", _truth, missing.online_votes),
            notice_days=table.take("notice_days", _number, missing.notice_days),
            special_notice_days=table.take(
                "special_notice_days", _by(MeetingKind, _number), missing.special_notice_days
            ),
            correction_days=table.take("correction_days", _number, missing.correction_days),
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


class _Table:
    """An object being read: gives out its keys one by one, and refuses those nobody asked for."""

    def __init__(self, plain: object, path: str) -> None:
        if not isinstance(plain, Mapping):
            raise _wrong(path, plain, "an object")
        self._plain = plain
        self._path = path
        self._taken: set[object] = set()

    def take(self, key: str, read: Callable[[object, str], _Value], missing: _Value) -> _Value:
        self._taken.add(key)
        return read(self._plain[key], f"{self._path}.{key}") if key in self._plain else missing

    def made(self, make: Callable[[], _Value]) -> _Value:
        """What is made of the taken values; adds the place where the value itself refuses them."""
        try:
            return make()
        except _Misread:
            raise
        except ValueError as error:
            raise _Misread(f"{self._path}: {error}") from error

    def finish(self) -> None:
        for key in self._plain:
            if key not in self._taken:
                known = ", ".join(sorted(map(str, self._taken)))
                raise _Misread(f"{self._path}: {key!r} is not known here; expected {known}")


class _Misread(ValueError):
    """Names its place already."""


def _wrong(path: str, value: object, expected: str) -> _Misread:
    return _Misread(f"{path}: expected {expected}, found {value!r:.60}")


def _quorum(plain: object, path: str) -> QuorumRule:
    table = _Table(plain, path)
    rule = QuorumRule(
        overall=table.take("overall", _threshold, None),
        each_side=table.take("each_side", _threshold, None),
        of=table.take("of", _word(SeatBase), SeatBase.FILLED),
        roles=table.take("roles", _list(_requirement), ()),
        online_counts=table.take("online_counts", _truth, True),
        alternates_count=table.take("alternates_count", _truth, True),
        proxies_count=table.take("proxies_count", _truth, False),
        article=table.take("article", _text, ""),
    )
    table.finish()
    return rule


def _requirement(plain: object, path: str) -> RoleRequirement:
    table = _Table(plain, path)
    requirement = table.made(
        lambda: RoleRequirement(
            any_of=table.take("any_of", _list(_word(Role)), ()),
            number=table.take("number", _number, 1),
            each_side=table.take("each_side", _truth, False),
            holder_only=table.take("holder_only", _truth, False),
        )
    )
    table.finish()
    return requirement


def _threshold(plain: object, path: str) -> Threshold | None:
    if plain is None:
        return None
    table = _Table(plain, path)
    part = table.take("share", _fraction, None)
    exceeded = table.take("more_than", _truth, False)
    number = table.take("count", _number, None)
    table.finish()
    if (part is None) == (number is None):
        raise _wrong(path, plain, "either a share or a count")
    return table.made(lambda: Count(number) if part is None else Share(part, exceeded))  # type: ignore[arg-type]


def _majority(plain: object, path: str) -> MajorityRule:
    table = _Table(plain, path)
    part = table.take("share", _fraction_or_consensus, None)
    exceeded = table.take("more_than", _truth, False)
    rule = MajorityRule(
        share=None if part is None else table.made(lambda: Share(part, exceeded)),
        of=table.take("of", _word(VoteBase), VoteBase.CAST),
        scope=table.take("scope", _word(VoteScope), VoteScope.OVERALL),
        abstentions_count=table.take("abstentions_count", _truth, False),
        chair_breaks_tie=table.take("chair_breaks_tie", _truth, False),
        article=table.take("article", _text, ""),
    )
    table.finish()
    return rule


def _fraction(plain: object, path: str) -> Fraction | None:
    if not isinstance(plain, str) or not _FRACTION.fullmatch(plain):
        raise _wrong(path, plain, 'a share such as "1/2"')
    return Fraction(plain)


def _fraction_or_consensus(plain: object, path: str) -> Fraction | None:
    return None if plain == CONSENSUS_WORD else _fraction(plain, path)


def _number(plain: object, path: str) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise _wrong(path, plain, "a whole number")
    return plain


def _truth(plain: object, path: str) -> bool:
    if not isinstance(plain, bool):
        raise _wrong(path, plain, "true or false")
    return plain


def _text(plain: object, path: str) -> str:
    if not isinstance(plain, str):
        raise _wrong(path, plain, "a text")
    return plain


def _word(kind: type[_Word]) -> Callable[[object, str], _Word]:
    def read(plain: object, path: str) -> _Word:
        if not isinstance(plain, str) or plain not in list(kind):
            raise _wrong(path, plain, "one of " + ", ".join(kind))
        return kind(plain)

    return read


def _list(read: Callable[[object, str], _Value]) -> Callable[[object, str], tuple[_Value, ...]]:
    def read_all(plain: object, path: str) -> tuple[_Value, ...]:
        if not isinstance(plain, list | tuple):
            raise _wrong(path, plain, "a list")
        return tuple(read(value, f"{path}[{index}]") for index, value in enumerate(plain))

    return read_all


def _by(kind: type[_Word], read: Callable[[object, str], _Value]) -> Callable[[object, str], Mapping[_Word, _Value]]:
    """Reads an object whose keys are words of an enum."""

    def read_all(plain: object, path: str) -> Mapping[_Word, _Value]:
        if not isinstance(plain, Mapping):
            raise _wrong(path, plain, "an object")
        return {_word(kind)(key, path): read(value, f"{path}.{key}") for key, value in plain.items()}

    return read_all
