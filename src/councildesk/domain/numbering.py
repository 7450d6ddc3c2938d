"""Number patterns of meetings, decisions, recommendations, papers and actions, such as `AZ-UZ/{year}/{number:02}`.

A pattern counts as its fields say: with `{meeting}` from one in each meeting, with `{year}` from one in each year,
else from one for ever. The next number is one more than the highest ever given, so that none is used twice, not even
the number of something removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from councildesk.domain.council import NumberKind
from councildesk.domain.errors import PatternFault, PatternNotAllowed, TextMissing

LONGEST = 40

DEFAULTS: Mapping[NumberKind, str] = {
    NumberKind.MEETING: "{year}/{number:02}",
    NumberKind.DECISION: "D-{year}-{number:03}",
    NumberKind.RECOMMENDATION: "R-{year}-{number:03}",
    NumberKind.PAPER: "{meeting}-{number}",
    NumberKind.ACTION: "A-{year}-{number:03}",
}

_FIELD = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"\{number(?::0([1-6]))?\}")
_YEAR, _MEETING = "{year}", "{meeting}"


class Counting(StrEnum):
    """Where counting starts again."""

    OVERALL = "overall"
    YEAR = "year"
    MEETING = "meeting"


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read; `head` and `tail` are the texts before and after the number."""

    head: str
    tail: str
    width: int
    """Digits, filled up with zeros in front."""

    @property
    def counting(self) -> Counting:
        if _MEETING in self.head + self.tail:
            return Counting.MEETING
        return Counting.YEAR if _YEAR in self.head + self.tail else Counting.OVERALL


def parse(text: str, kind: NumberKind) -> Pattern:
    """Read a pattern as a person wrote it. Refuses with PatternNotAllowed; a meeting's number cannot name itself."""
    _check_characters(text)
    fields = _FIELD.findall(text)
    known = {_YEAR} if kind is NumberKind.MEETING else {_YEAR, _MEETING}
    for written in fields:
        if written not in known and not _NUMBER.fullmatch(written):
            raise PatternNotAllowed(text, PatternFault.FIELD_UNKNOWN, written)
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        raise PatternNotAllowed(text, PatternFault.NUMBER_MISSING, "{number}")
    if len(numbers) > 1:
        raise PatternNotAllowed(text, PatternFault.NUMBER_TWICE, numbers[1][0])
    (number,) = numbers
    return Pattern(text[: number.start()], text[number.end() :], int(number[1] or 1))


def written(pattern: Pattern, number: int, year: int, meeting: str = "") -> str:
    """The number as it is printed. Refuses with TextMissing where the meeting would need a number and has none."""
    head, tail = _around(pattern, year, meeting)
    return f"{head}{number:0{pattern.width}}{tail}"


def next_number(pattern: Pattern, used: Iterable[str], year: int, meeting: str = "") -> str:
    """The number after the highest of `used`, which are all numbers of the kind ever given, in whatever year."""
    head, tail = _around(pattern, year, meeting)
    counted = (_between(number, head, tail) for number in used)
    return written(pattern, max((number for number in counted if number is not None), default=0) + 1, year, meeting)


def _check_characters(text: str) -> None:
    if len(text) > LONGEST:
        raise PatternNotAllowed(text, PatternFault.TOO_LONG, text[LONGEST:])
    odd = next((character for character in text if not character.isprintable()), None)
    if odd is not None or text != text.strip():
        raise PatternNotAllowed(text, PatternFault.CHARACTER_NOT_ALLOWED, odd or " ")
    brace = re.search("[{}]", _FIELD.sub("", text))
    if brace:
        raise PatternNotAllowed(text, PatternFault.BRACE_UNPAIRED, brace[0])


def _around(pattern: Pattern, year: int, meeting: str) -> tuple[str, str]:
    if pattern.counting is Counting.MEETING and not meeting:
        raise TextMissing("meeting_number")
    head, tail = (
        # the year first: a meeting's number may itself hold braces
        part.replace(_YEAR, str(year)).replace(_MEETING, meeting)
        for part in (pattern.head, pattern.tail)
    )
    return head, tail


def _between(number: str, head: str, tail: str) -> int | None:
    """The count in a number made with this head and tail."""
    match = re.fullmatch(f"{re.escape(head)}([0-9]{{1,18}}){re.escape(tail)}", number)
    return int(match[1]) if match else None
