"""Rules of procedure in one line."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import languages, quorum, rules, trials
from councildesk.domain.council import Role, Seat
from councildesk.domain.quorum import QuorumVerdict
from councildesk.domain.rules import (
    ALL,
    HALF,
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
from councildesk.domain.trials import Mark

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


def verdict_on(rule: QuorumRule, *seats: Seat) -> QuorumVerdict:
    return quorum.verdict(rule, seats, ())


def test_a_quorum_is_said_in_the_numbers_of_the_councils_seats() -> None:
    seats = [Seat(f"{side}{n}", side, holder="x") for side in ("AZ", "UZ") for n in range(4)]
    rule = QuorumRule(Count(5), HALF, roles=rules.WITH_SIDES.quorum.roles, article="Art. 5")

    assert rules_in_words.quorum_of(verdict_on(rule, *seats), {}, EN) == (
        "Quorate when: members: at least 5 of 8; members of each side: at least 2 of 4; "
        "present of each side: co-chair (at least 1); those taking part online count (Art. 5)"
    )


def test_sides_that_need_different_numbers_are_named_one_by_one() -> None:
    seats = [Seat("a", "AZ", holder="x"), Seat("b", "AZ"), Seat("c", "UZ", holder="y"), Seat("d", "UZ", holder="z")]
    names = {"AZ": "Azerbaijan", "UZ": "Uzbekistan"}

    filled = rules_in_words.quorum_of(verdict_on(QuorumRule(each_side=ALL), *seats), names, EN)
    every = rules_in_words.quorum_of(verdict_on(QuorumRule(each_side=ALL, of=SeatBase.ALL), *seats), names, EN)

    assert "Azerbaijan: at least 1 of 1; Uzbekistan: at least 2 of 2" in filled
    assert "seats of each side: at least 2 of 2" in every


def test_no_quorum_is_said_as_in_papers() -> None:
    assert rules_in_words.quorum_of(verdict_on(QuorumRule(), Seat("a", holder="x")), {}, EN) == rules_in_words.quorum(
        QuorumRule(), EN
    )


SHARES = st.builds(
    Share, st.fractions(min_value=Fraction(1, 12), max_value=Fraction(11, 12), max_denominator=12), st.booleans()
)
THRESHOLDS = st.none() | SHARES | st.builds(Count, st.integers(1, 6))
QUORUMS = st.builds(
    QuorumRule,
    THRESHOLDS,
    THRESHOLDS,
    st.sampled_from(SeatBase),
    online_counts=st.booleans(),
    alternates_count=st.booleans(),
)
SEATS = st.lists(st.tuples(st.sampled_from(["AZ", "UZ"]), st.booleans()), min_size=1, max_size=10)


@given(QUORUMS, SEATS, st.lists(st.sampled_from(Mark), min_size=10, max_size=10))
def test_the_numbers_in_the_sentence_are_those_that_decide(
    rule: QuorumRule, drawn: list[tuple[str, bool]], drawn_marks: list[Mark]
) -> None:
    seats = [Seat(str(n), side, holder="x" if filled else None) for n, (side, filled) in enumerate(drawn)]
    marks = {
        seat.id: mark
        for seat, mark in zip(seats, drawn_marks, strict=False)
        if mark in trials.possible(seat) and seat.is_filled
    }
    said = rules_in_words.quorum_of(verdict_on(rule, *seats), {}, EN)

    found = quorum.verdict(rule, seats, trials.presences(seats, marks))

    overall = re.search(r"(?:members|seats): at least (\d+) of \d+", said)
    each = re.search(r"of each side: at least (\d+) of \d+", said)
    needed = {side: int(number) for side, number in re.findall(r"(AZ|UZ): at least (\d+) of \d+", said)}
    if each:
        needed = {part.side or "": int(each[1]) for part in found.sides}
    reached = overall is None or found.overall.counted >= int(overall[1])
    reached &= all(part.counted >= needed[part.side or ""] for part in found.sides if part.side in needed)
    assert found.is_quorate is reached
