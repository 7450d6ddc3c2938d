"""What changed between two texts, word by word, as people mark it on paper: struck out, and written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_PIECES = re.compile(r"[\w’'ʼʻ‘`-]+|\s+|.", re.DOTALL)
"""Words with the apostrophes of Uzbek and with hyphens, spaces, and single signs."""


class Side(StrEnum):
    """On which side of a comparison a piece stands."""

    BOTH = "both"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    side: Side
    text: str


def between(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in the order of reading; without the added ones they give the old text, without the removed the new.

    A space between two changed words changes with them, so that a new sentence is read as one piece.
    """
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    found: list[Piece] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece(Side.BOTH, "".join(before[start:end])))
        else:
            found.append(Piece(Side.REMOVED, "".join(before[start:end])))
            found.append(Piece(Side.ADDED, "".join(after[other_start:other_end])))
    return tuple(_joined(found))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Changes that only a space parts are one change."""
    spread: list[Piece] = []
    for place, piece in enumerate(pieces):
        is_between = 0 < place < len(pieces) - 1
        if piece.side is Side.BOTH and piece.text.isspace() and is_between:
            spread += [Piece(Side.REMOVED, piece.text), Piece(Side.ADDED, piece.text)]
        else:
            spread.append(piece)
    for is_same, run in groupby(spread, key=lambda piece: piece.side is Side.BOTH):
        parts = list(run)
        for side in (Side.BOTH,) if is_same else (Side.REMOVED, Side.ADDED):
            text = "".join(piece.text for piece in parts if piece.side is side)
            if text:
                yield Piece(side, text)
