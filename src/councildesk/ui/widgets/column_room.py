"""Which columns of a list give way in a narrow window, so that the one that matters stays readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def giving_way(room: int, widths: Mapping[int, int], order: Sequence[int], least: int) -> set[int]:
    """Columns to leave out, taken from `order`, until at least `least` is left beside the `widths` of the others."""
    out: set[int] = set()
    for column in order:
        if room - sum(width for each, width in widths.items() if each not in out) >= least:
            break
        out.add(column)
    return out
