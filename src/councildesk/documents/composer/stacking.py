"""The languages of one text below each other; what reads alike in all of them stands once.

A side that is named in one language only would be printed under itself: at the head, above its members, in signatures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from councildesk.documents.composer.model import Passage, Words


def stacked(texts: Sequence[Words], languages: Sequence[str]) -> Iterator[tuple[Words, str]]:
    """Each text with its language, or "" where it serves all.

    Lines that are the same at the beginning or at the end of all texts are told once, before or behind the others.
    """
    if len(set(texts)) < 2:
        yield from ((words, "") for words in texts[:1])
        return
    every = [_lines(words) for words in texts]
    if not all(every):
        yield from zip(texts, languages, strict=True)
        return
    language = next((words.language for words in texts if isinstance(words, Passage)), "")
    first = _alike(every)
    last = _alike([lines[first:][::-1] for lines in every])
    if first:
        yield _written(every[0][:first], language), ""
    for words, lines, own in zip(texts, every, languages, strict=True):
        if rest := lines[first : len(lines) - last]:
            yield _written(rest, words.language if isinstance(words, Passage) else ""), own
    if last:
        yield _written(every[0][-last:], language), ""


def _lines(words: Words) -> list[str]:
    """None of a formatted text: its parts stay together."""
    content = words.content if isinstance(words, Passage) else words
    return content.split("\n") if isinstance(content, str) else []


def _alike(every: Sequence[Sequence[str]]) -> int:
    """How many lines all begin with."""
    return sum(1 for _ in takewhile(lambda lines: len(set(lines)) == 1, zip(*every, strict=False)))


def _written(lines: Sequence[str], language: str) -> Words:
    text = "\n".join(lines)
    return Passage(text, language) if language else text
