"""In which encoding a text file was written, told from its bytes.

A byte order mark or valid UTF-8 settles it; UTF-16 without a mark shows in its zero bytes. What remains are the
one-byte encodings of Windows, DOS and Unix, in which every sequence of bytes is some text. There the letters decide: in
the right encoding, words are of one script, are capitalised like words, and use the letters our languages use. Tried on
names and texts in Azerbaijani, Uzbek, Russian, German and English this is right where a general recogniser guesses
(`tests/exchange/test_encoding.py`).
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

UTF_8, UTF_16_LE, UTF_16_BE = "utf-8", "utf-16-le", "utf-16-be"

KNOWN = (UTF_8, UTF_16_LE, UTF_16_BE, "cp1251", "cp1252", "cp1254", "cp866", "koi8-r")
"""What is recognised, as Python names it; a person may choose any of them instead. A byte order mark is read over."""

_MARKS = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, UTF_16_LE), (codecs.BOM_UTF16_BE, UTF_16_BE))

_HALF_LETTER = {UTF_16_LE: b"\x80\xdc", UTF_16_BE: b"\xdc\x80"}
"""What half a letter at the end is read as: a lone surrogate, like all that means nothing."""

# In this order when nothing speaks for one of them.
_ONE_BYTE = ("cp1252", "cp1254", "cp1251", "koi8-r", "cp866")

_SAMPLE_BYTES = 20_000
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_BYTES = (0x00, 0x01, 0x02, 0x04, 0x20)
"""Of UTF-16: Latin, its letters with marks, ə and the Uzbek apostrophes, Cyrillic, dashes and quotation marks."""
_HIGH_SHARE = 0.95

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FEW_CONTROLS = 8
"""As old programs leave in a text, at its end or within a cell."""
_CONTROLS_SHARE = 0.02

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_NOT_CYRILLIC = re.compile(r"[^Ѐ-ӿ]")
_UNLIKELY = re.compile("[\ufffd\x80-\x9f¤¬¶¸¿¡─-▟]")

_OFTEN = {
    **dict.fromkeys("оеаинтсрвлкмдуябгзОАИНТСРВКМДБГЗ", 1.0),
    **dict.fromkeys("пыьчйхжшюцщэфъёўЕЛПЫЧЙХЖШЮЦЩЭФЁЎЯУ", 0.6),
    **dict.fromkeys("äöüßÄÖÜçÇğĞıİşŞ", 1.0),
    **dict.fromkeys("éèáàíóúâêîôûñåæøœÉÅØ", 0.3),
}
"""How much a letter speaks for the encoding that makes it; other letters speak against it."""


def recognised(content: bytes) -> str:
    """One of `KNOWN`, for any bytes at all."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    wide = _utf_16(content)
    if wide is not None:
        return wide
    if _is_utf_8(content):
        return UTF_8
    sample = _sample(content)
    return max(_ONE_BYTE, key=lambda name: _likeness(sample.decode(name, "replace")))


def lines(content: bytes, encoding: str) -> Iterator[str]:
    """The lines of a text with their ends (CR, LF or both), decoded as they are asked for.

    Bytes that mean nothing in the encoding become lone surrogates, which `decodes_fully` finds.
    """
    errors = "surrogateescape"
    if encoding in _HALF_LETTER:
        errors = "surrogatepass"
        if len(content) % 2:
            content = content[:-1] + _HALF_LETTER[encoding]
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors, newline="")
    first = text.readline().removeprefix("\ufeff")
    if first:
        yield first
    yield from text


def decodes_fully(text: str) -> bool:
    """Whether every byte the text was decoded from meant something."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_text(content: bytes) -> bool:
    """Whether the beginning reads as text. Pictures and programs are full of control characters, texts have a few."""
    name = recognised(content)
    sample = content[:_SAMPLE_BYTES].decode(name, "ignore")
    count = len(_CONTROL.findall(sample))
    return count < _FEW_CONTROLS or count < _CONTROLS_SHARE * len(sample)


def mended(text: str) -> str:
    """The text with U+FFFD for what could not be decoded."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _utf_16(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of few, as the high bytes of our scripts are."""
    sample = content[:_SAMPLE_BYTES]
    for name, high, low in ((UTF_16_LE, sample[1::2], sample[0::2]), (UTF_16_BE, sample[0::2], sample[1::2])):
        ours = sum(map(high.count, _HIGH_BYTES))
        if high.count(0) > low.count(0) and ours > _HIGH_SHARE * len(high):
            return name
    return None


def _is_utf_8(content: bytes) -> bool:
    """Valid UTF-8, or with so few damaged bytes that it was meant as such."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        meant = sum(1 for letter in text if letter > "\x7f") - damaged
        return meant > 20 * damaged
    return True


def _sample(content: bytes) -> bytes:
    """Whole lines from where the first letter beyond ASCII stands."""
    first = _HIGH.search(content)
    start = content.rfind(b"\n", 0, first.start()) + 1 if first else 0
    start = max(start, (first.start() if first else 0) - _SAMPLE_BYTES)
    return content[start : start + _SAMPLE_BYTES]


def _likeness(text: str) -> float:
    """How much the text looks like one in our languages."""
    score = -3.0 * len(_UNLIKELY.findall(text))
    for word in _WORD.findall(text):
        if not word.isascii():
            score += _word_likeness(word)
    return score


def _word_likeness(word: str) -> float:
    beyond = [letter for letter in word if letter > "\x7f"]
    score = sum(_OFTEN.get(letter, -1.0) for letter in beyond)
    is_cyrillic = bool(_CYRILLIC.search(word))
    if is_cyrillic and _NOT_CYRILLIC.search(word):
        score -= 2.0 * len(word)
    if not is_cyrillic and len(beyond) == len(word) > 2:  # no language with Latin letters writes so
        score -= len(word)
    if not (word.islower() or word.isupper() or word[1:].islower()):
        score -= len(word)
    return score
