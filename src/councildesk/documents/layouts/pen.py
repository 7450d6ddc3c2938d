"""Writing in each language of a paper at once.

A question asked of the `Pen` is answered once for each language, so that the two columns of a paper can never say
different things. What is missing in a language is shown in the one it was written in, and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from councildesk.documents.composer.model import Passage, Texts, Words
from councildesk.documents.glossary import Glossary, glossary
from councildesk.documents.packets.head import Head
from councildesk.domain import clocks, languages
from councildesk.domain.text import Block, Blocks, Run, paragraphs, plain


class Pen:
    """Writes for one meeting in the languages of one paper."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.languages = head.languages

    def each(self, say: Callable[[Glossary, str], str]) -> tuple[str, ...]:
        """What is said in each language, given its glossary and tag."""
        return tuple(say(glossary(language), language) for language in self.languages)

    def word(self, key: str) -> tuple[str, ...]:
        return self.each(lambda words, _language: words.word(key))

    def phrase(self, key: str, /, **values: Mapping[str, str] | str) -> tuple[str, ...]:
        """A phrase whose gaps are filled with texts by language, or with one text for all."""

        def say(words: Glossary, language: str) -> str:
            filled = {
                name: value if isinstance(value, str) else shown(value, language) for name, value in values.items()
            }
            return words.phrase(key, **filled)

        return self.each(say)

    def text(self, texts: Mapping[str, str]) -> Texts:
        """A name in each language; where one is missing, what there is stands in, in its own language."""
        return tuple(self._one(texts, language) for language in self.languages)

    def wording(self, texts: Mapping[str, str], before: str = "") -> Texts:
        """A text in each language; what stands in for a missing one says in which language it is: `Budget [English]`.

        `before` is put before each text, as a number is.
        """
        return tuple(self._one(texts, language, before, is_marked=True) for language in self.languages)

    def blocks(self, content: Mapping[str, Blocks]) -> Texts:
        """As `wording`, for formatted text."""
        return tuple(_standing_in(content, language) for language in self.languages)

    def clocks(self, instant: dt.datetime) -> tuple[str, ...]:
        """`10:00 Baku / 11:00 Tashkent`."""
        return self.each(lambda _words, language: self.clock_in(instant, language))

    def clock_in(self, instant: dt.datetime, language: str) -> str:
        return clocks.clocks(instant, self.head.zones, language, self.head.date)

    def clock_in_text(self, instant: dt.datetime, language: str) -> str:
        """As it stands in a sentence."""
        return clocks.clocks_in_text(instant, self.head.zones, language, self.head.date)

    def local_day(self, instant: dt.datetime) -> dt.date:
        """The day on which something was, where the meeting is."""
        return clocks.local_day(instant, self.head.zones[0])

    def zone(self, zone: str, key: str) -> Texts:
        """The heading of a column of times: the city; with one zone only, this word."""
        if len(self.head.zones) == 1:
            return self.word(key)
        return self.once(self.each(lambda _words, language: clocks.city(zone, language)))

    def once(self, texts: tuple[str, ...]) -> Texts:
        """What reads alike in all languages is printed once."""
        return texts[:1] if len(set(texts)) == 1 else texts

    def side_name(self, code: str | None, language: str) -> str:
        side = self.head.side(code)
        return shown(side.name, language) if side else ""

    def _one(
        self, texts: Mapping[str, str], language: str, before: str = "", *, is_marked: bool = False
    ) -> str | Passage:
        found = languages.pick(texts, language, self.languages)
        if found is None:
            return before
        tag, body = found[0], before + found[1]
        if tag == language:
            return body
        return Passage(f"{body} {_mark(tag)}" if is_marked else body, tag)


def shown(texts: Mapping[str, str], language: str) -> str:
    """A text as a reader of the language sees it; empty where there is none."""
    found = languages.pick(texts, language)
    return found[1] if found else ""


def as_text(words: Words) -> str:
    """The words without formatting, for where one line is put together from several."""
    if isinstance(words, Passage):
        words = words.content
    return words if isinstance(words, str) else plain(words)


def as_blocks(words: Words) -> Blocks:
    """The words with their formatting, for where they become part of a cell."""
    if isinstance(words, Passage):
        words = words.content
    return paragraphs(words) if isinstance(words, str) else words


def led(lead: str, words: Words) -> Words:
    """A text with a bold beginning: who speaks, which action."""
    if isinstance(words, Passage):
        return replace(words, content=led(lead, words.content))  # type: ignore[arg-type]
    blocks: Blocks = paragraphs(words) if isinstance(words, str) else words
    if not lead:
        return blocks
    start = Run(f"{lead}: ", bold=True)
    if not blocks:
        return (Block(runs=(start,)),)
    return (replace(blocks[0], runs=(start, *blocks[0].runs)), *blocks[1:])


def closed(words: Words, end: str) -> Words:
    """A text with a remark in italics behind it."""
    if not end:
        return words
    if isinstance(words, Passage):
        return replace(words, content=closed(words.content, end))  # type: ignore[arg-type]
    blocks: Blocks = paragraphs(words) if isinstance(words, str) else words
    return (*blocks, Block(runs=(Run(end, italic=True),)))


def _standing_in(content: Mapping[str, Blocks], language: str) -> Blocks | Passage:
    found = languages.pick({tag: tag for tag, blocks in content.items() if blocks}, language, list(content))
    if found is None:
        return ()
    tag = found[1]
    if tag == language:
        return content[tag]
    *before, last = content[tag]
    return Passage((*before, replace(last, runs=(*last.runs, Run(f" {_mark(tag)}", italic=True)))), tag)


def _mark(tag: str) -> str:
    """The language a text stands in, by its own name, so that a screen reader says it right."""
    return f"[{languages.endonym(tag)}]"
