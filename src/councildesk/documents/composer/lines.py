"""Break text into lines: ragged right, no hyphenation, in time that grows with the text and not with its square.

Each word's advance (its width and a space) is added up once; where a line ends is then found by bisection, so that the
work done in Python is for lines and not for words. Widths are in thousandths of the type size, as fonts keep them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from councildesk.documents.composer.fonts import Face


class Span(NamedTuple):
    """Part of a line in one face, which is known by its number in the family."""

    face: int
    text: str


Spans = tuple[Span, ...]
Line = str | Spans
"""A line in the face of its block, or one in which the face changes."""

CUT = "\r"
"""Ends a line that ends inside a word: no space belongs there."""

Word = TypeVar("Word", str, Spans)
Cut = Callable[[Word, float, bool], tuple[Word, Word, float] | None]
"""Divide a word: what still fits, the rest, and the width of the first. The flag allows it anywhere, not only after a
hyphen."""

_HYPHEN = re.compile(r"[-–—/](?<=[^\W\d]{3}.)(?=[^\W\d]{3})")
_GAP = re.compile(r" (?!(?<=[§№] )\d)")
"""A space at which a line may end: § and № stay with their number (DIN 5008, protected spaces)."""
# More characters than a line of any paper holds: a word of a hundred thousand letters is looked at piece by piece.
_LONGEST_PIECE = 1000


def wrap(text: str, face: Face, room: float) -> list[str]:
    """The text's lines. A line break in the text is one in the paper."""
    return [*_wrapped(text, face, room)]


@lru_cache(maxsize=4096)
def _wrapped(text: str, face: Face, room: float) -> tuple[str, ...]:
    """Kept from one paper to the next: beside somebody who types, all texts but one are as they were."""

    def cut(word: str, room: float, anywhere: bool) -> tuple[str, str, float] | None:
        return _cut(word, face, room, anywhere)

    lines = []
    for paragraph in text.split("\n"):
        words = _split(paragraph)
        if "" in words:
            words = [word for word in words if word] or [""]
        ends = list(accumulate(map(face.advances.__getitem__, words)))
        has_hyphens = _HYPHEN.search(paragraph) is not None
        lines += [" ".join(line) for line in _break(words, ends, room, face.space, cut, has_hyphens)]
    return tuple(lines)


def wrap_spans(spans: Sequence[Span], faces: Sequence[Face], room: float) -> list[Spans]:
    """The lines of a text in which the face changes, even inside a word."""

    def cut(word: Spans, room: float, anywhere: bool) -> tuple[Spans, Spans, float] | None:
        return _cut_spans(word, faces, room, anywhere)

    space = faces[0].space  # the same in all faces of a family
    lines = []
    for paragraph in _paragraphs(spans):
        words = _words(paragraph)
        advances = (sum(faces[face].advances[text] - space for face, text in word) + space for word in words)
        has_hyphens = any(_HYPHEN.search(text) for _, text in paragraph)
        lines += [_joined(line) for line in _break(words, list(accumulate(advances)), room, space, cut, has_hyphens)]
    return lines


def width(line: Line, face: int, faces: Sequence[Face]) -> float:
    """How wide a line is; `face` is that of its block."""
    spans = (Span(face, line),) if isinstance(line, str) else line
    return sum(sum(map(faces[number].characters.__getitem__, text)) for number, text in spans)


def _break(
    words: Sequence[Word], ends: list[float], room: float, space: float, cut: Cut[Word], has_hyphens: bool
) -> list[list[Word]]:
    """Fill lines with words. `ends` are the sums of the words' advances; a word is divided at a hyphen of its own, or
    anywhere when it is longer than a line."""
    lines: list[list[Word]] = []
    first, count = 0, len(words)
    rest: Word | None = None  # of the first word, when part of it stands on the line before
    rest_advance = 0.0
    while first < count:
        start = ends[first] - rest_advance if rest else ends[first - 1] if first else 0.0
        limit = start + room + space
        end = bisect_right(ends, limit, first)
        line = list(words[first:end]) or [words[first]]
        if rest:
            line[0] = rest
        if end == first:  # not even one word fits
            divided = cut(line[0], room, True)
            assert divided is not None
            piece, rest, width = divided
            rest_advance = ends[first] - start - width
            lines.append([piece])
            first += not rest
            continue
        first, rest = end, None
        if has_hyphens and end < count and (divided := cut(words[end], limit - space - ends[end - 1], False)):
            piece, rest, width = divided
            rest_advance = ends[end] - ends[end - 1] - width
            line.append(piece)
        lines.append(line)
    return lines


def _cut(word: str, face: Face, room: float, anywhere: bool) -> tuple[str, str, float] | None:
    ends = list(accumulate(map(face.characters.__getitem__, word[:_LONGEST_PIECE])))
    fitting = bisect_right(ends, room)
    hyphens = [match.end() for match in _HYPHEN.finditer(word, 0, _LONGEST_PIECE) if match.end() <= fitting]
    if not hyphens and not anywhere:
        return None
    place = hyphens[-1] if hyphens else min(max(fitting, 1), max(len(word) - 1, 1))
    return word[:place] + CUT, word[place:], ends[place - 1]


def _cut_spans(word: Spans, faces: Sequence[Face], room: float, anywhere: bool) -> tuple[Spans, Spans, float] | None:
    """Between two faces or inside the last span that fits in part; a word in one face as any other."""
    face, text = word[0]
    whole = faces[face].advances[text] - faces[face].space
    if len(word) == 1 or (whole > room and anywhere):
        divided = _cut(text, faces[face], room, anywhere)
        if divided is None:
            return None
        piece, rest, width = divided
        return (Span(face, piece),), (*((Span(face, rest),) if rest else ()), *word[1:]), width
    if not anywhere:
        return None
    return (Span(face, text + CUT),), word[1:], whole


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for face, text in spans:
        head, *others = text.split("\n")
        paragraphs[-1].append(Span(face, head))
        paragraphs += [[Span(face, other)] for other in others]
    return paragraphs


def _words(spans: Sequence[Span]) -> list[Spans]:
    words: list[list[Span]] = [[]]
    for face, text in spans:
        head, *others = _split(text)
        words[-1].append(Span(face, head))
        words += [[Span(face, other)] for other in others]
    found = [tuple(span for span in word if span.text) for word in words]
    return [word for word in found if word] or [(Span(0, ""),)]


def _split(text: str) -> list[str]:
    return _GAP.split(text) if "§" in text or "№" in text else text.split(" ")


def _joined(words: Sequence[Spans]) -> Spans:
    """The words with a space after each but the last, neighbours in one face put together."""
    line: list[Span] = []
    for number, word in enumerate(words):
        for face, text in word:
            if line and line[-1].face == face:
                line[-1] = Span(face, line[-1].text + text)
            else:
                line.append(Span(face, text))
        if number + 1 < len(words):
            line[-1] = Span(line[-1].face, line[-1].text + " ")
    return tuple(line)
