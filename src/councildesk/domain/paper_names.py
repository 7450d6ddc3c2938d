"""What the name of a file, or the beginning of its text, says of a paper: its language, and which other files are it.

`Trade report_az.pdf` and `Trade report (UZ).docx` are one paper in two languages. A mark at the beginning or the end of
a name says the language; where there is none, letters and small words do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from councildesk.domain import languages
from councildesk.domain.folding import fold
from councildesk.domain.spelling import clean_line

_MARKS = {
    "az": ("az", "aze", "azerb", "azerbaijani", "azərbaycan", "азерб"),
    "uz": ("uz", "uzb", "uzbek", "uzlat", "ozbek", "oʻzbekcha", "lotin"),
    "uz-Cyrl": ("uzcyr", "uzcyrl", "uzkir", "uzkiril", "cyrl", "kirill", "ўзбекча", "узб", "кирилл"),
    "ru": ("ru", "rus", "russian", "russkij", "рус", "ру"),
    "en": ("en", "eng", "english", "англ"),
    "de": ("de", "ger", "deu", "german", "deutsch"),
}
_TAGS = {mark: tag for tag, marks in _MARKS.items() for mark in marks}
_WORD = re.compile(r"[^\W_]+(?:[ʻʼ'’`][^\W_]+)*")
_UZBEK_CYRILLIC = re.compile("[ўқғҳ]")
_CYRILLIC = re.compile("[а-яё]")
_AZERBAIJANI = re.compile("[əğış]")
_UZBEK = re.compile(r"[og][ʻʼ'‘’`]|\bva\b|\buchun\b|\bbilan\b")
_GERMAN = re.compile(r"[äß]|\bund\b|\bfür\b|\bder\b|\bdie\b")
_ENGLISH = re.compile(r"\bthe\b|\bof\b|\band\b|\bfor\b|\breport\b")
_SIGNS = (
    ("uz-Cyrl", _UZBEK_CYRILLIC),
    ("ru", _CYRILLIC),
    ("az", _AZERBAIJANI),
    ("uz", _UZBEK),
    ("de", _GERMAN),
    ("en", _ENGLISH),
)


def language(stem: str, known: Sequence[str], text: str = "") -> str | None:
    """The language of a paper, among those `known`; None where nothing tells it.

    `stem` is the name of its file without the ending, `text` the beginning of what is written in it.
    """
    marked = _mark(_words(stem))
    if marked is not None and marked[0] in known:
        return marked[0]
    for spoken in (text, stem):
        lowered = spoken.casefold()
        for tag, signs in _SIGNS:
            if tag in known and signs.search(lowered):
                return tag
        if "uz-Cyrl" in known and "ru" not in known and _CYRILLIC.search(lowered):
            return "uz-Cyrl"
    return None


def topic(stem: str) -> str:
    """A key that files of one paper in several languages have in common; empty where nothing is left."""
    words = _words(stem)
    marked = _mark(words)
    if marked is not None:
        _tag, start, count = marked
        del words[start : start + count]
    return " ".join(fold(word) for word in words)


def title(stem: str) -> str:
    """What a paper is called by its file's name: without the mark of a language, `_` as blanks."""
    words = _words(stem)
    marked = _mark(words)
    cleaned = clean_line(stem.replace("_", " "))
    if marked is None or len(words) == marked[2]:
        return cleaned
    _tag, start, count = marked
    mark = r"[\s\W_]*".join(re.escape(word) for word in words[start : start + count])
    kept = re.sub(rf"^[\s\W_]*{mark}[\s\W_]+" if start == 0 else rf"[\s\W_]+{mark}[\s\W_]*$", "", cleaned, flags=re.I)
    return kept or cleaned


def _words(stem: str) -> list[str]:
    return _WORD.findall(stem)


def _mark(words: Sequence[str]) -> tuple[str, int, int] | None:
    """The language that a word or two at the end, else at the beginning, name; where they stand, and how many."""
    for count, starts in ((2, (len(words) - 2, 0)), (1, (len(words) - 1, 0))):
        for start in starts:
            if start < 0 or len(words) < count:
                continue
            tag = _TAGS.get("".join(words[start : start + count]).casefold())
            if tag is not None and tag in languages.KNOWN:
                return tag, start, count
    return None
