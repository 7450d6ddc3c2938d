"""Names as they sound in another language's letters: from Azerbaijani and Uzbek into Russian, from all into English.

Unlike Uzbek's two scripts (transliteration), this way has no one right answer: passports, papers and people differ.
What comes out is a suggestion, which a person takes, corrects or leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from councildesk.domain import languages, transliteration
from councildesk.domain.spelling import OKINA, TUTUQ, normalise

_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{OKINA}{TUTUQ}])*")

_AZERBAIJANI_IN_ENGLISH = "a ch gh i o sh u kh g j zh"
_ENGLISH_FROM_AZERBAIJANI = dict(zip("əçğıöşüxqcj", _AZERBAIJANI_IN_ENGLISH.split(), strict=True))
_ENGLISH_FROM_UZBEK = {"x": "kh", OKINA: "", TUTUQ: ""}
_RUSSIAN_IN_ENGLISH = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya"
_ENGLISH_FROM_RUSSIAN = {
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюя", _RUSSIAN_IN_ENGLISH.split(), strict=True)),
    "ъ": "",
    "ь": "",
}
_RUSSIAN_VOWELS = "аеёиоуыэюя"

_AZERBAIJANI_IN_RUSSIAN = "а а б дж ч д е ф г г г х ы и ж к г л м н о ё п р с ш т у ю в й з"
_RUSSIAN_FROM_AZERBAIJANI = dict(zip("aəbcçdefgğhxıijkqlmnoöprsştuüvyz", _AZERBAIJANI_IN_RUSSIAN.split(), strict=True))
_AZERBAIJANI_VOWELS = "aəeıioöuü"
_FRONT_VOWELS = "əeiöü"
# y with a vowel: Əliyev, Алиев; Yusif, Юсиф; İsmayıl, Исмаил.
_IOTATED = {"a": "я", "ə": "я", "u": "ю", "ü": "ю", "o": "йо", "ö": "йо", "e": "е", "ı": "и", "i": "и"}
_RUSSIAN_FROM_UZBEK = str.maketrans("ўқғҳЎҚҒҲ", "укгхУКГХ")


def to_english(text: str, language: str) -> str | None:
    """The words in English letters: `Şəfiyev` and `Шафиев` give `Shafiyev`. None from a language we cannot read."""
    match languages.fixed_words(language):
        case "az":
            return _each_word(text, lambda word: "".join(_ENGLISH_FROM_AZERBAIJANI.get(one, one) for one in word), "az")
        case "uz":
            return _each_word(normalise(text, "uz"), _english_from_uzbek, "uz")
        case "uz-Cyrl":
            return _each_word(transliteration.to_latin(text), _english_from_uzbek, "uz")
        case "ru":
            return _each_word(text, _english_from_russian, "ru")
    return None


def to_russian(text: str, language: str) -> str | None:
    """The words in Russian letters: `Hüseynov` gives `Гусейнов`, `Oʻrinboyev` gives `Уринбоев`."""
    match languages.fixed_words(language):
        case "az":
            return _each_word(text, _russian_from_azerbaijani, "az")
        case "uz":
            return transliteration.to_cyrillic(text).translate(_RUSSIAN_FROM_UZBEK)
        case "uz-Cyrl":
            return text.translate(_RUSSIAN_FROM_UZBEK)
    return None


def _each_word(text: str, turn: Callable[[str], str], language: str) -> str:
    """Each word turned in small letters, with its capitals given back: the first, or all where it had all."""

    def turned(found: re.Match[str]) -> str:
        word = found[0]
        result = turn(languages.lower(word, language))
        if len(word) > 1 and word.isupper():
            return result.upper()
        return result[:1].upper() + result[1:] if word[:1].isupper() else result

    return _WORD.sub(turned, text)


def _english_from_uzbek(word: str) -> str:
    return "".join(_ENGLISH_FROM_UZBEK.get(letter, letter) for letter in word)


def _english_from_russian(word: str) -> str:
    if word.endswith(("ий", "ый")):
        return _english_from_russian(word[:-2]) + "y"
    letters = []
    for index, letter in enumerate(word):
        before = word[index - 1 : index]
        is_open = letter == "е" and (not before or before in _RUSSIAN_VOWELS + "ьъ")
        letters.append("ye" if is_open else _ENGLISH_FROM_RUSSIAN.get(letter, letter))
    return "".join(letters)


def _russian_from_azerbaijani(word: str) -> str:
    letters: list[str] = []
    index = 0
    while index < len(word):
        letter, after = word[index], word[index + 1 : index + 2]
        if letter == "y" and after in _IOTATED:
            letters.append(_IOTATED[after])
            index += 2
        else:
            letters.append(_russian_letter(word, index))
            index += 1
    return "".join(letters)


def _russian_letter(word: str, index: int) -> str:
    before, letter, after = word[index - 1 : index] if index else "", word[index], word[index + 1 : index + 2]
    match letter:
        case "e" if not before or before in _AZERBAIJANI_VOWELS:
            return "э"
        case "h" if not after or after not in _AZERBAIJANI_VOWELS:
            return "х"
        case "ö" if not before:
            return "о"
        case "ü" if not before or before in "hx":
            return "у"
        case "l" if before and before in _FRONT_VOWELS and after not in tuple(_AZERBAIJANI_VOWELS + "ly"):
            return "ль"
        case "y" if after == "y" and before in ("i", "ı"):
            return ""
    return _RUSSIAN_FROM_AZERBAIJANI.get(letter, letter)
