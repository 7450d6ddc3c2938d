"""Words that are one letter off, for a search that finds nothing else."""

from __future__ import annotations

LEAST = 4
"""Letters that a word must have: shorter ones are one letter off from too many others."""


def begins_nearly(key: str, typed: str) -> bool:
    """Whether the key begins with what was typed but for one letter: another, one too many, one missing, or two that
    changed places. Both are folded; the first letter is taken to be right."""
    same = 0
    while same < min(len(key), len(typed)) and key[same] == typed[same]:
        same += 1
    if not 0 < same < len(typed):
        return False
    rest, ours = typed[same:], key[same:]
    return (
        (bool(ours) and ours[1:].startswith(rest[1:]))
        or ours.startswith(rest[1:])
        or ours[1:].startswith(rest)
        or (len(rest) > 1 and ours.startswith(rest[1] + rest[0] + rest[2:]))
    )
