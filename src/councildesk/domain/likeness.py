"""Who may be the same person, although the name is spelled or written otherwise.

Names are compared by the keys of `folding`, in all spellings: `Şəfiyev`, `Shafiyev` and `Шафиев` have one in common.
Given and family name may have been swapped, a patronymic may be missing, a given name may be an initial, a letter may
be wrong. A mail address or phone number in common weighs as much as a name; a different father's name speaks against.

Comparing each with each would take hours for lists of thousands. `Register` compares only those that stand under a
common key: the consonants of the family name with the first letter of the given name, a mail address, or a phone
number. Ten thousand against ten thousand take seconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from councildesk.domain import full_names
from councildesk.domain.folding import fold, spellings
from councildesk.domain.names import PersonName

LIKELY = 80
"""From this score on two persons may be the same; a person decides."""

_LEAST_SIMILAR = 78
"""Per cent to which two spellings must agree to count as one with a slip in it."""
_MOST_CANDIDATES = 5
_PHONE_DIGITS = 9
"""Of the end of a phone number: country codes and leading zeros are written in many ways."""

_WORDS = re.compile(r"[^\W_]+(?:['’ʻʼ`][^\W_]+)*")
_VOWELS = re.compile("[aeiouy]")
_CHILD_OF = re.compile(r" ?(?:oglu|ogli|ogly|gizi|kizi|kyzy|kiziy|oglii)$")
_ENDING_OF_FATHER = re.compile("(?:yevic|ovic|evic|yevna|ovna|evna|icna|yic|ic)$")


class Reason(StrEnum):
    """Why two persons may be the same, or what differs."""

    SAME_NAME = "same_name"
    SAME_SPELLING = "same_spelling"
    """The same name in another spelling or script."""
    NEARLY_SAME_NAME = "nearly_same_name"
    SWAPPED = "swapped"
    """Given and family name have changed places."""
    INITIALS = "initials"
    PATRONYMIC_MISSING = "patronymic_missing"
    PATRONYMIC_DIFFERS = "patronymic_differs"
    SAME_MAIL = "same_mail"
    SAME_PHONE = "same_phone"
    MAIL_DIFFERS = "mail_differs"
    """Both have mail addresses, and none in common: two of one name may be two persons."""


@dataclass(frozen=True)
class Traits:
    """By what a person is recognised: all names, mail addresses and phone numbers."""

    names: tuple[PersonName, ...]
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """How alike two persons are, from 0 to 100, and why."""

    score: int
    reasons: tuple[Reason, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Nobody needs to be asked: the name is the same to the letter, or in other letters with the same address."""
        if Reason.PATRONYMIC_DIFFERS in self.reasons or Reason.MAIL_DIFFERS in self.reasons:
            return False
        has_address = Reason.SAME_MAIL in self.reasons or Reason.SAME_PHONE in self.reasons
        return Reason.SAME_NAME in self.reasons or (Reason.SAME_SPELLING in self.reasons and has_address)


@dataclass(frozen=True)
class _Keys:
    """A name folded: every spelling of each part."""

    written: tuple[str, str]
    family: frozenset[str]
    given: frozenset[str]
    patronymic: str


@dataclass
class _Entry:
    key: str
    names: tuple[_Keys, ...]
    mails: frozenset[str]
    phones: frozenset[str]


@dataclass
class Register:
    """Persons under the keys by which they may be found again. `key` is whatever the caller knows a person by."""

    _entries: list[_Entry] = field(default_factory=list)
    _blocks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, traits: Traits) -> None:
        entry = _entry(key, traits)
        place = len(self._entries)
        self._entries.append(entry)
        for block in _blocks(entry, swapped=True):
            self._blocks[block].append(place)

    def like(self, traits: Traits) -> list[tuple[str, Likeness]]:
        """Those who may be this person, the likeliest first: at most five, each with a score of LIKELY or more."""
        wanted = _entry("", traits)
        places = {place for block in _blocks(wanted) for place in self._blocks.get(block, ())}
        found = [(entry.key, _compared(wanted, entry)) for entry in map(self._entries.__getitem__, sorted(places))]
        likely = [(key, likeness) for key, likeness in found if likeness.score >= LIKELY]
        return sorted(likely, key=lambda pair: (not pair[1].is_sure, -pair[1].score))[:_MOST_CANDIDATES]


def phone_key(number: str) -> str:
    """The figures of a phone number that do not depend on how it is written; empty for what is no number."""
    figures = re.sub(r"\D", "", number)
    return figures[-_PHONE_DIGITS:] if len(figures) >= 6 else ""


def mail_key(address: str) -> str:
    return address.strip().casefold()


def _entry(key: str, traits: Traits) -> _Entry:
    return _Entry(
        key,
        tuple(_keys(name) for name in traits.names),
        frozenset(mail_key(mail) for mail in traits.mails if mail.strip()),
        frozenset(number for phone in traits.phones if (number := phone_key(phone))),
    )


def _keys(name: PersonName) -> _Keys:
    if not (name.given or name.family):
        name = full_names.parse(name.printed, name.language)
    return _Keys(
        (f"{name.family}\n{name.given}".casefold(), name.patronymic.casefold()),
        spelled(name.family),
        spelled(name.given),
        _father(name.patronymic),
    )


@lru_cache(100_000)
def spelled(text: str) -> frozenset[str]:
    """A name, or a part of one, folded in all spellings; several words in the main and the last spelling of each."""
    words = _WORDS.findall(text)
    if len(words) == 1:
        return frozenset(spelling for spelling in spellings(words[0]) if spelling)
    found = {" ".join(map(fold, words)), " ".join(spellings(word)[-1] for word in words)} if words else {text.strip()}
    return frozenset(spelling for spelling in found if spelling.strip())


@lru_cache(100_000)
def _father(patronymic: str) -> str:
    """The father's own name, without particle or ending: one key for `Rauf oğlu` and `Рауфович`."""
    folded = " ".join(map(fold, _WORDS.findall(patronymic)))
    return _ENDING_OF_FATHER.sub("", _CHILD_OF.sub("", folded))


def _blocks(entry: _Entry, *, swapped: bool = False) -> set[str]:
    found = {f"@{mail}" for mail in entry.mails} | {f"+{phone}" for phone in entry.phones}
    for name in entry.names:
        found |= _name_blocks(name.family, name.given)
        if swapped:
            found |= _name_blocks(name.given, name.family)
    return found


def _name_blocks(family: Iterable[str], given: Iterable[str]) -> set[str]:
    initials = {spelling[:1] for spelling in given} or {""}
    return {f"{_consonants(spelling)}|{initial}" for spelling in family for initial in initials}


@lru_cache(100_000)
def _consonants(spelling: str) -> str:
    return spelling[:1] + _VOWELS.sub("", spelling[1:]).replace("j", "") if spelling.isascii() else spelling


def _compared(one: _Entry, other: _Entry) -> Likeness:
    best = max((_names_compared(a, b) for a in one.names for b in other.names), key=_score, default=Likeness(0))
    reasons = list(best.reasons)
    if one.mails & other.mails:
        reasons.append(Reason.SAME_MAIL)
    if one.phones & other.phones:
        reasons.append(Reason.SAME_PHONE)
    score = best.score
    has_address = len(reasons) > len(best.reasons)
    if one.mails and other.mails and not one.mails & other.mails:
        reasons.append(Reason.MAIL_DIFFERS)
    if has_address:
        # An office shares its number and its address; the name must not be wholly another one.
        score = max(score, min(100, score + 15)) if score >= 50 else score
    return Likeness(score, tuple(reasons))


def _score(likeness: Likeness) -> int:
    return likeness.score


def _names_compared(one: _Keys, other: _Keys) -> Likeness:
    straight = _parts_compared(one.family, one.given, other)
    turned = _parts_compared(one.given, one.family, other)
    score, reasons = max(straight, (turned[0] - 4, [*turned[1], Reason.SWAPPED]), key=lambda pair: pair[0])
    if one.written[0] == other.written[0]:
        score, reasons = 100, [Reason.SAME_NAME]
    if one.patronymic and other.patronymic:
        if not _same_father(one.patronymic, other.patronymic):
            return Likeness(max(0, score - 30), (*reasons, Reason.PATRONYMIC_DIFFERS))
    elif one.patronymic or other.patronymic:
        return Likeness(max(0, score - 1), (*reasons, Reason.PATRONYMIC_MISSING))
    return Likeness(score, tuple(reasons))


def _parts_compared(family: frozenset[str], given: frozenset[str], other: _Keys) -> tuple[int, list[Reason]]:
    family_score, given_score = _similarity(family, other.family), _similarity(given, other.given)
    if family_score == 100 and given_score == 100:
        return 98, [Reason.SAME_SPELLING]
    if family_score >= _LEAST_SIMILAR and _is_initial(given, other.given):
        return (90 if family_score == 100 else 80), [Reason.INITIALS]
    if family_score < _LEAST_SIMILAR or given_score < _LEAST_SIMILAR:
        return min(family_score, given_score) * 6 // 10, []
    return (family_score + given_score) // 2 - 3, [Reason.NEARLY_SAME_NAME]


def _similarity(one: frozenset[str], other: frozenset[str]) -> int:
    if not one and not other:
        return 100
    if one & other:
        return 100
    return int(max((fuzz.ratio(a, b) for a in one for b in other), default=0))


def _is_initial(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of the two is no more than the first letter of the other; `Sh.` and `Ch.` fold to one letter too."""
    shorter, longer = sorted((one, other), key=lambda keys: min(map(len, keys), default=0))
    return any(len(short) == 1 and long.startswith(short) for short in _first_words(shorter) for long in longer)


def _first_words(keys: Sequence[str] | frozenset[str]) -> set[str]:
    return {key.split()[0] for key in keys if key.split()}


def _same_father(one: str, other: str) -> bool:
    return (
        one == other
        or fuzz.ratio(one, other) >= _LEAST_SIMILAR
        or (min(len(one), len(other)) == 1 and one[0] == other[0])
    )
