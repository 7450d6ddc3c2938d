"""The place of a record among its siblings, as a text.

Siblings (agenda items, entries, seats) are shown in the order of their ranks, compared as plain strings.
A move changes the rank of the moved record only, so that two secretariats who each moved something can be
brought together, and nothing is ever renumbered.

A rank is a whole number and, where needed, a fraction behind it, both in digits `0-9a-z`. The first letter
says how many digits the whole number has, `n` one, `o` two, up to `z`; below zero `m` one, `l` two, down to
`a`: so longer numbers sort behind shorter ones. Putting something last adds one to the number: ten thousand
records put one behind the other need four letters. Only between two neighbours a fraction grows, by about one
digit for five moves into the same gap.

Only small letters and digits are used, because some databases compare letters without their case.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FIRST = "n0"
_BELOW_ZERO, _FROM_ZERO = "m", "n"


def between(before: str | None, after: str | None) -> str:
    """A rank behind `before` and ahead of `after`; None stands for the open end.

    Two copies of a council may each have put a record into the same gap, with the same rank; such siblings
    are ordered by id and there is no rank between them (ValueError): use `place`, which passes over them.
    """
    if before is not None and after is not None and before >= after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    if before is None:
        return FIRST if after is None else _ahead_of(after)
    whole, fraction = _split(before)
    if after is not None and _split(after)[0] == whole:
        return whole + _middle(fraction, _split(after)[1])
    following = _step(whole, 1)
    if following is None or (after is not None and following >= after):
        return whole + _middle(fraction, None)
    return following


def spread(count: int) -> list[str]:
    """Ranks for `count` new siblings in order."""
    ranks: list[str] = []
    for _ in range(count):
        ranks.append(between(ranks[-1] if ranks else None, None))
    return ranks


def place(ranks: Sequence[str], index: int) -> str:
    """A rank for a record that is to stand at `index` among siblings with these ranks, given in their order.

    An index beyond their ends means the end. Where the neighbours have one rank, the record comes behind all who
    share it.
    """
    if any(left > right for left, right in pairwise(ranks)):
        raise ValueError("ranks out of order")
    index = max(0, min(index, len(ranks)))
    before = ranks[index - 1] if index > 0 else None
    after = next((rank for rank in ranks[index:] if before is None or rank > before), None)
    return between(before, after)


def _ahead_of(rank: str) -> str:
    whole, fraction = _split(rank)
    if fraction:
        return whole
    preceding = _step(whole, -1)
    if preceding is None:
        raise ValueError(f"no rank ahead of {rank!r}")
    return preceding


def _split(rank: str) -> tuple[str, str]:
    """The whole number, with its letter, and the fraction."""
    head = rank[:1]
    length = ord(head) - ord("m") if head >= _FROM_ZERO else ord("n") - ord(head or "n")
    well_made = head.isalpha() and len(rank) > length and set(rank) <= set(DIGITS)
    if not well_made or (len(rank) > length + 1 and rank.endswith("0")):
        raise ValueError(f"not a rank: {rank!r}")
    return rank[: length + 1], rank[length + 1 :]


def _step(whole: str, by: int) -> str | None:
    """The next whole number up (1) or down (-1), or None at the end of all numbers."""
    head, digits = whole[0], whole[1:]
    number = int(digits, 36) + by
    if 0 <= number < 36 ** len(digits):
        return head + _written(number, len(digits))
    head = chr(ord(head) + by)
    if not "a" <= head <= "z":
        return None
    length = ord(head) - ord("m") if head >= _FROM_ZERO else ord("n") - ord(head)
    return head + ("0" if by > 0 else "z") * length


def _written(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def _middle(low: str, high: str | None) -> str:
    """A fraction between two: empty `low` is 0, no `high` is 1. Never ends in 0, to leave room below it."""
    first_low = DIGITS.index(low[0]) if low else 0
    first_high = DIGITS.index(high[0]) if high else 36
    if first_high - first_low > 1:
        return DIGITS[(first_low + first_high) // 2]
    if first_high == first_low:
        return DIGITS[first_low] + _middle(low[1:], high[1:] if high else None)
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[first_low] + _middle(low[1:], None)
