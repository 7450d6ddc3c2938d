"""Search across spellings and scripts: one lossy key for a word, however somebody writes it.

`Şəfiyev`, `Shafiyev`, `Шафиев` and `safiyev` have a key in common; so have `Oʻzbekiston`, `O'zbekiston` and
`Ўзбекистон`, or `Müller` and `mueller`. The same folding is applied to the text that is indexed and to what somebody
looks for, so it need not be right about a language, only consistent.

Two things make it work. `fold` gives the main key: small letters without accents, apostrophes and doubling, Cyrillic in
Latin letters, sh and ts as s, ch as c, kh and x as h, zh as j, y as i. `spellings` adds the keys of other customary
spellings: ə as a, ä as ae; in names c as in Cəfərov and Jafarov, q as in Quliyev and Guliyev, j as in Alijew and
Aliyev, x as in Maxim and Максим, Cyrillic г as in Гасанов and Həsənov, and names as German papers write them
(Kusnezow). The index holds the keys of every word, a query asks for any of them.

What a user types never reaches the syntax of FTS5: a query consists of folded words in quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product, zip_longest
from math import prod

from councildesk.domain.spelling import APOSTROPHES

_WORD = re.compile(rf"[^\W_{APOSTROPHES}]+(?:[{APOSTROPHES}]+[^\W_{APOSTROPHES}]+)*")
_LAST_WORD = re.compile(r"[^\s\"]+\s*\Z")
_SPACE = re.compile(r"\s")
_PHRASE_OR_WORDS = re.compile(r'"([^"]*)"|([^"]+)')
_CYRILLIC = re.compile("[\u0400-\u052f]")

_APOSTROPHES_OUT = str.maketrans("", "", APOSTROPHES)
_DOTS_OUT = str.maketrans({"İ": "i", "I": "i"})
_TO_LATIN = str.maketrans(
    {
        **dict(zip("абвгдежзийклмнопрстуфхчшщыэ", "abvgdejziyklmnoprstufhcssie", strict=True)),
        **dict(zip("ўқғҳіїєөүһҹҝј", "okghiieouhcgy", strict=True)),  # Uzbek, Ukrainian, Azerbaijani before 1991
        "ё": "yo",
        "ц": "ts",
        "ю": "yu",
        "я": "ya",
        "ә": "ə",
        "ъ": "",
        "ь": "",
    }
)
_LETTERS = str.maketrans({"ə": "e", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_SQUEEZES = (
    (re.compile("d?zh|dj"), "j"),
    (re.compile("tsch"), "c"),
    (re.compile("sch|sh"), "s"),
    (re.compile("ch"), "c"),
    (re.compile("kh|x"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("sc|ts"), "s"),  # щ, in Latin letters shch, schtsch, sh; ц: ts, in Uzbek ts or s
    (re.compile("sg"), "sk"),  # Əsgərov, Аскеров
    (re.compile("^gizi$"), "kizi"),  # "daughter of" in a patronymic: qızı, кызы, gizi
    (re.compile("y(?=e)"), ""),  # Aliyev, Алиев; Vasilyev, Васильев
    (re.compile("y"), "i"),  # Andrey, Andrei; Rybakov, Рыбаков
    (re.compile(r"([^\W\d])\1+"), r"\1"),
)

# Other ways to write a letter: in any word, and in names.
_IN_WORDS = {"ə": ("ə", "a"), "ä": ("ä", "ae"), "ö": ("ö", "oe"), "ü": ("ü", "ue"), "ё": ("ё", "е")}
_IN_NAMES = {**_IN_WORDS, "c": ("c", "j"), "q": ("q", "g"), "j": ("j", "y"), "x": ("x", "ks"), "г": ("г", "һ")}
_MOST_SPELLINGS = 16

# A Russian name as German papers write it (Kusnezow, Chalilowa, Schukow): s may be з, sch may be ж.
_GERMAN_NAME = re.compile("[oe]w(a|na|itsch)?$")
_FROM_GERMAN = (("dsch", "дж"), ("tsch", "ч"), ("sch", "ш"), ("ch", "х"), ("z", "ц"))
_IN_GERMAN_NAMES = {"j": ("y",), "s": ("s", "з"), "ш": ("ш", "ж")}

_UNFINISHED = (
    *(("y", 1, ""), ("j", 1, ""), ("й", 1, "")),  # silent before an e
    *(("t", 1, "s"), ("t", 1, "c"), ("ts", 1, "c"), ("tsc", 2, "c")),  # ts, tsch
    *(("z", 1, "j"), ("d", 1, "j"), ("д", 1, "j"), ("dz", 2, "j")),  # zh, dzh, дж
    ("k", 1, "h"),  # kh
)
"""What the end of an unfinished word may come to: how it ends, and by what so many letters of its key are replaced."""


@dataclass(frozen=True)
class IndexText:
    """What is indexed in place of a text: its words folded, in their order, and their other spellings."""

    words: str
    spellings: str


@dataclass(frozen=True)
class Mark:
    """A hit: where a word that was looked for stands in the text as written."""

    start: int
    end: int


@dataclass(frozen=True)
class Excerpt:
    """A part of a text around its first hit, with the marks counted in the part."""

    text: str
    marks: tuple[Mark, ...]


@lru_cache(200_000)
def fold(word: str) -> str:
    """The key of a word; empty for what has no sound of its own, such as a lone ь."""
    small = unicodedata.normalize("NFC", word).translate(_APOSTROPHES_OUT).translate(_DOTS_OUT).lower()
    if _CYRILLIC.search(small):
        small = small.translate(_TO_LATIN)
    key = small
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
        key = "".join([character for character in apart if not unicodedata.combining(character)])
    for pattern, replacement in _SQUEEZES:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(50_000)
def spellings(word: str) -> tuple[str, ...]:
    """The key of a word, then the keys of its other customary spellings, as of a name."""
    small = unicodedata.normalize("NFC", word).translate(_DOTS_OUT).lower()
    choices = [_choices(letter, after) for letter, after in zip_longest(small, small[1:])]
    keys = _folded(choices) or _spellings_alike(word)
    return _distinct((*keys, *_read_as_german(small))) if _GERMAN_NAME.search(small) else keys


def index_text(text: str) -> IndexText:
    """The text in the form that is indexed; feed each part to a column of its own."""
    found = _texts(text)
    folded = [key for word in found if (key := fold(word))]
    others = [other for word in found for other in _indexed(word)[1:]]
    return IndexText(" ".join(folded), " ".join(others))


def query(typed: str, *, unfinished: bool = True) -> str:
    """What a user typed, as an FTS5 query: every word must occur; words in quotation marks stand side by side.

    `unfinished` lets words go on, for searching as one types. Empty when nothing was typed that could be found.
    """
    terms: list[str] = []
    for phrase, words in _PHRASE_OR_WORDS.findall(typed):
        if folded := [fold(word) for word in _texts(phrase)]:
            terms.append(_quoted(" ".join(folded)))
        terms += [_any_of(_keys(word), unfinished) for word in _texts(words)]
    return " AND ".join(term for term in terms if term)


def queries(typed: str) -> tuple[str, ...]:
    """What a user typed so far as FTS5 queries, the likeliest first: all words as they stand, then the last going on,
    then all going on, as initials do. Each finds also what those before it find; none when there is nothing to find.
    """
    asked = [query(typed, unfinished=False)]
    last = _LAST_WORD.search(typed)
    if last and (before := query(typed[: last.start()], unfinished=False)):
        asked.append(f"{before} AND {query(last[0])}" if query(last[0]) else before)
    return _distinct(filter(None, (*asked, query(typed))))


def guess(typed: str) -> str:
    """What to ask when nothing is found: the last word may end within a sound, as in Zh… for Zhukov, Жуков.

    Empty when there is nothing to guess.
    """
    last = _LAST_WORD.search(typed)
    words = _texts(last[0]) if last else []
    if not last or not words or not (keys := _guessed_keys(words[-1])):
        return ""
    before = query(" ".join((typed[: last.start()], *words[:-1])))
    return " AND ".join(filter(None, (before, _any_of(keys, unfinished=True))))


def any_beginning(keys: Iterable[str]) -> str:
    """An FTS5 query for words that begin with one of these keys."""
    return _any_of(keys, unfinished=True)


def words_of(typed: str) -> list[str]:
    """The words somebody looks for, as typed."""
    return _texts(typed)


def marks(text: str, typed: str, *, unfinished: bool = True) -> tuple[Mark, ...]:
    """The words of the text, as written, that the query finds."""
    return Marker(typed, unfinished=unfinished).marks(text)


class Marker:
    """Finds in many texts what one query looks for. Remembers words it has judged, so make one for each query."""

    def __init__(self, typed: str, *, unfinished: bool = True, guesses: bool = False, also: Iterable[str] = ()) -> None:
        """`guesses`: marks what `guess` finds; `also`: and words with these keys."""
        words = _texts(typed)
        keys = [key for word in words for key in _keys(word)]
        if guesses and words:
            keys += _guessed_keys(words[-1])
        self._keys = _distinct((*keys, *also))
        self._unfinished = unfinished
        self._judged: dict[str, bool] = {}

    def marks(self, text: str) -> tuple[Mark, ...]:
        """The words of the text, as written, that the query finds."""
        if not self._keys:
            return ()
        return tuple(Mark(*word.span()) for word in _WORD.finditer(text) if self._is_hit(word[0]))

    def _is_hit(self, word: str) -> bool:
        known = self._judged.get(word)
        if known is None:
            known = self._judged[word] = _is_hit(word, self._keys, self._unfinished)
        return known


def excerpt(text: str, typed: str, around: int = 60) -> Excerpt:
    """A line of the text around its first hit, cut between words; its beginning where nothing is hit."""
    return excerpt_around(text, marks(text, typed), around)


def excerpt_around(text: str, hits: tuple[Mark, ...], around: int = 60) -> Excerpt:
    """The same where the hits are known."""
    line = _SPACE.sub(" ", text)
    first = hits[0].start if hits else 0
    start = max(0, first - around)
    if start:
        start = line.find(" ", start, first) + 1 or start
    end = min(len(line), first + around)
    if end < len(line):
        end = max(line.rfind(" ", first, end), *(mark.end for mark in hits[:1]), first + 1)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    shift = len(before) - start
    shown = tuple(Mark(hit.start + shift, hit.end + shift) for hit in hits if hit.start >= start and hit.end <= end)
    return Excerpt(before + line[start:end] + after, shown)


def _texts(text: str) -> list[str]:
    return _WORD.findall(text)


def _keys(word: str) -> tuple[str, ...]:
    return tuple(key for key in spellings(word) if key)


def _guessed_keys(word: str) -> tuple[str, ...]:
    """The keys that what was typed of a word may lead to, when its last letter begins a sound that is not whole yet."""
    ends = [(less, more) for end, less, more in _UNFINISHED if word.lower().endswith(end)]
    return _distinct(key[:-less] + more for key in _keys(word) for less, more in ends if len(key) > less)


def _is_hit(word: str, keys: tuple[str, ...], unfinished: bool) -> bool:
    if unfinished:
        return any(spelling.startswith(keys) for spelling in _indexed(word))
    return not set(keys).isdisjoint(_indexed(word))


def _indexed(word: str) -> tuple[str, ...]:
    """The keys under which a word is found. Names are written in more ways than other words."""
    return spellings(word) if word[0].isupper() else _spellings_alike(word)


def _folded(choices: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The key of every word that the choices of its letters make; none when there are too many."""
    if prod(map(len, choices)) > _MOST_SPELLINGS:
        return ()
    return _distinct(fold("".join(letters)) for letters in product(*choices))


def _read_as_german(small: str) -> tuple[str, ...]:
    for written, sound in _FROM_GERMAN:
        small = small.replace(written, sound)
    return _folded([_IN_GERMAN_NAMES.get(letter, (letter,)) for letter in small])


def _choices(letter: str, after: str | None) -> tuple[str, ...]:
    if letter == "c" and after == "h":
        return ("c",)
    return _IN_NAMES.get(letter, (letter,))


@lru_cache(200_000)
def _spellings_alike(word: str) -> tuple[str, ...]:
    """The key of a word, and of the word with each ə, umlaut and ё written the other way."""
    small = unicodedata.normalize("NFC", word).lower()
    other = "".join(_last(_IN_WORDS, letter) for letter in small)
    return _distinct((fold(word), fold(other)))


def _last(choices: Mapping[str, tuple[str, ...]], letter: str) -> str:
    return choices.get(letter, (letter,))[-1]


def _any_of(keys: Iterable[str], unfinished: bool) -> str:
    terms = [_quoted(key) + ("*" if unfinished else "") for key in keys]
    return f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
