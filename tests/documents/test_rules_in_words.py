"""Rules of procedure in one line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import languages, rules
from councildesk.domain.council import Role
from councildesk.domain.rules import (
    Count,
    MajorityRule,
    QuorumRule,
    RoleRequirement,
    SeatBase,
    Share,
    Threshold,
    VoteBase,
    VoteScope,
)

EN = glossary("en")


def test_a_quorum_of_both_sides_names_everything_it_takes() -> None:
    assert rules_in_words.quorum(rules.WITH_SIDES.quorum, EN) == (
        "at least half of the members of each side; present of each side: co-chair (at least 1); "
        "those taking part online count"
    )


def test_the_conditions_and_the_article_of_a_quorum_are_named() -> None:
    rule = QuorumRule(
        overall=Share(Fraction(2, 3)),
        each_side=Count(3),
        of=SeatBase.ALL,
        roles=(RoleRequirement((Role.CHAIR, Role.DEPUTY_CHAIR), holder_only=True),),
        online_counts=False,
        alternates_count=False,
        proxies_count=True,
        article="Art. 5 (2)",
    )

    assert rules_in_words.quorum(rule, EN) == (
        "at least two thirds of all seats; members of each side: at least 3; "
        "present: chair or deputy chair (at least 1), in person; "
        "those taking part online do not count; alternates do not count; proxies count (Art. 5 (2))"
    )


def test_without_a_quorum_that_is_said() -> None:
    assert rules_in_words.quorum(QuorumRule(), EN) == "The rules of procedure ask for no quorum."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("az", "verilmiş səslərin yarıdan çoxu"),
        ("uz", "berilgan ovozlarning yarmidan koʻpi"),
        ("uz-Cyrl", "берилган овозларнинг ярмидан кўпи"),
        ("ru", "более половины поданных голосов"),
        ("de", "mehr als die Hälfte der abgegebenen Stimmen"),
        ("en", "more than half of the votes cast"),
    ],
)
def test_a_simple_majority_is_a_phrase_of_the_language(language: str, words: str) -> None:
    assert rules_in_words.majority(rules.SIMPLE_MAJORITY, glossary(language)) == words


def test_a_majority_names_who_reaches_it_and_what_counts() -> None:
    rule = MajorityRule(
        Share(Fraction(3, 5), exceeded=True),
        of=VoteBase.PRESENT,
        scope=VoteScope.BOTH,
        abstentions_count=True,
        chair_breaks_tie=True,
        article="Art. 7",
    )

    assert rules_in_words.majority(rule, EN) == (
        "more than 3/5 of the votes of those present and entitled to vote; all together and each side by itself; "
        "abstentions are counted as votes cast; in a tie the chair decides (Art. 7)"
    )


def test_consensus_is_one_word() -> None:
    assert rules_in_words.majority(rules.CONSENSUS, glossary("de")) == "Konsens"


@pytest.mark.parametrize("language", sorted(languages.KNOWN))
def test_every_rule_has_words_in_every_language(language: str) -> None:
    words = glossary(language)
    parts = [Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(5, 6)]
    shares = [*(Share(part, exceeded) for part in parts for exceeded in (False, True)), Share(Fraction(1))]

    for base in VoteBase:
        for scope in VoteScope:
            assert all(rules_in_words.majority(MajorityRule(share, base, scope), words) for share in shares)
    thresholds: list[Threshold] = [*shares, Count(2)]
    for seats in SeatBase:
        assert all(rules_in_words.quorum(QuorumRule(each, each, seats), words) for each in thresholds)
