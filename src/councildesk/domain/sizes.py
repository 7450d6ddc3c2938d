"""How large a file is, in words: one unit for windows and commands, counted in thousands as disks and systems do."""

from __future__ import annotations

MEGABYTE = 1_000_000
"""Bytes: what a bound says in MB it counts so, too."""

_UNITS = ("kB", "MB", "GB", "TB")


def shown(size: int, point: str = ".") -> str:
    """As `12 kB` or `3.4 MB`; nothing that is there is smaller than a kilobyte. `point` divides the decimals."""
    number, unit = max(size, 1000) / 1000, 0
    while number >= 999.5 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    decimals = 0 if unit == 0 else 1
    return f"{number:.{decimals}f}".replace(".", point) + f" {_UNITS[unit]}"


def megabytes_over(size: int) -> int:
    """Of a size beyond a bound of whole megabytes: rounded up, so that it is never told to be the bound."""
    return -(-size // MEGABYTE)
