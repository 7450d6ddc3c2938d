"""Number patterns: what they allow, how they count, and that no number comes twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.council import NumberKind
from councildesk.domain.errors import PatternFault, PatternNotAllowed, TextMissing
from councildesk.domain.numbering import DEFAULTS, Counting, next_number, parse, written


def following(text: str, *used: str, year: int = 2026, meeting: str = "2026/03") -> str:
    return next_number(parse(text, NumberKind.PAPER), used, year, meeting)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("AZ-UZ/{year}/{number:02}", "AZ-UZ/2026/07"),
        ("R-{year}-{number:03}", "R-2026-007"),
        ("{meeting}-{number}", "2026/03-7"),
        ("{number}", "7"),
        ("№ {number:06} / {year}", "№ 000007 / 2026"),
    ],
)
def test_a_number_is_written_as_its_pattern_says(text: str, number: str) -> None:
    assert written(parse(text, NumberKind.PAPER), 7, 2026, "2026/03") == number


def test_a_number_may_outgrow_its_zeros() -> None:
    assert following("{number:02}", "99") == "100"


@pytest.mark.parametrize(
    ("text", "counting"),
    [
        ("R-{number}", Counting.OVERALL),
        ("R-{year}-{number}", Counting.YEAR),
        ("{meeting}-{number}", Counting.MEETING),
        ("{number}/{year} ({meeting})", Counting.MEETING),
    ],
)
def test_a_pattern_counts_as_its_fields_say(text: str, counting: Counting) -> None:
    assert parse(text, NumberKind.DECISION).counting is counting


def test_counting_starts_again_each_year() -> None:
    used = ("R-2025-001", "R-2025-002", "R-2026-001")

    assert following("R-{year}-{number:03}", *used, year=2025) == "R-2025-003"
    assert following("R-{year}-{number:03}", *used, year=2026) == "R-2026-002"
    assert following("R-{year}-{number:03}", *used, year=2027) == "R-2027-001"


def test_counting_starts_again_in_each_meeting() -> None:
    used = ("2026/02-5", "2026/03-1")

    assert following("{meeting}-{number}", *used, meeting="2026/02") == "2026/02-6"
    assert following("{meeting}-{number}", *used, meeting="2026/04") == "2026/04-1"


def test_a_gap_is_not_filled() -> None:
    assert following("R-{number}", "R-1", "R-5") == "R-6"


def test_numbers_of_another_pattern_do_not_count() -> None:
    assert following("R-{number}", "7", "R-x", "XR-9", "R-9a", "R-٣") == "R-1"


def test_a_number_written_without_zeros_counts_too() -> None:
    assert following("R-{number:03}", "R-4") == "R-005"


def test_signs_that_mean_something_to_a_computer_mean_nothing_here() -> None:
    assert following("(.*)[{number}]", "(.*)[3]") == "(.*)[4]"
    assert following("{meeting}/{number}", meeting="{year}") == "{year}/1"


def test_a_meeting_without_a_number_cannot_number_its_papers() -> None:
    with pytest.raises(TextMissing) as refused:
        following("{meeting}-{number}", meeting="")

    assert refused.value.field == "meeting_number"


@pytest.mark.parametrize(
    ("text", "fault", "part"),
    [
        ("", PatternFault.NUMBER_MISSING, "{number}"),
        ("R-{year}", PatternFault.NUMBER_MISSING, "{number}"),
        ("{number}-{number:02}", PatternFault.NUMBER_TWICE, "{number:02}"),
        ("{count}", PatternFault.FIELD_UNKNOWN, "{count}"),
        ("{number:2}", PatternFault.FIELD_UNKNOWN, "{number:2}"),
        ("{number:07}", PatternFault.FIELD_UNKNOWN, "{number:07}"),
        ("{number!r}", PatternFault.FIELD_UNKNOWN, "{number!r}"),
        ("{}{number}", PatternFault.FIELD_UNKNOWN, "{}"),
        ("{number", PatternFault.BRACE_UNPAIRED, "{"),
        ("{{number}}", PatternFault.BRACE_UNPAIRED, "{"),
        ("{number}}", PatternFault.BRACE_UNPAIRED, "}"),
        ("R\n{number}", PatternFault.CHARACTER_NOT_ALLOWED, "\n"),
        (" {number}", PatternFault.CHARACTER_NOT_ALLOWED, " "),
        ("x" * 41, PatternFault.TOO_LONG, "x"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_the_part_that_is_wrong(
    text: str, fault: PatternFault, part: str
) -> None:
    with pytest.raises(PatternNotAllowed) as refused:
        parse(text, NumberKind.DECISION)

    assert (refused.value.pattern, refused.value.fault, refused.value.part) == (text, fault, part)


def test_the_longest_pattern_has_forty_characters() -> None:
    assert parse("x" * 32 + "{number}", NumberKind.DECISION).head == "x" * 32


def test_a_meeting_cannot_be_numbered_by_its_own_number() -> None:
    with pytest.raises(PatternNotAllowed) as refused:
        parse("{meeting}-{number}", NumberKind.MEETING)

    assert refused.value.part == "{meeting}"


def test_every_kind_has_a_pattern_to_start_with() -> None:
    assert {kind: parse(DEFAULTS[kind], kind).counting for kind in NumberKind} == {
        NumberKind.MEETING: Counting.YEAR,
        NumberKind.DECISION: Counting.YEAR,
        NumberKind.RECOMMENDATION: Counting.YEAR,
        NumberKind.PAPER: Counting.MEETING,
        NumberKind.ACTION: Counting.YEAR,
    }


patterns = st.sampled_from(
    ["{number}", "R-{year}-{number:03}", "{number:02}/{year}", "{meeting}-{number}", "{year}{number}"]
)


@given(patterns, st.lists(st.tuples(st.integers(1, 2026), st.sampled_from(["1", "2", "1-1"])), max_size=40))
def test_no_number_is_ever_given_twice(text: str, occasions: list[tuple[int, str]]) -> None:
    pattern = parse(text, NumberKind.PAPER)
    used: list[str] = []

    for year, meeting in occasions:
        used.append(next_number(pattern, used, year, meeting))

    assert len(set(used)) == len(used)
