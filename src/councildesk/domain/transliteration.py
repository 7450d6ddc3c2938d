"""Uzbek from Latin into Cyrillic letters and back, by the official alphabets.

From Cyrillic to Latin the rules are complete: Latin writes ц by its sound (акция, aksiya; декларация, deklaratsiya)
and drops ь. The way back therefore needs to know loanwords, and short lists hold those that a council's papers use.
What comes out is a draft for a person to correct: right for names, nearly right for prose.

Capital letters keep their kind: a word all in capitals stays so (SHARQ, ШАРҚ), a title stays a title (Sharq, Шарқ).
Roman numerals, mail and web addresses, and words with letters of other alphabets are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from councildesk.domain.spelling import OKINA, TUTUQ, normalise

_LATIN_LETTERS = "a b v g d j z i y k l m n o p r s t u f x ch sh sh i e q h oʻ gʻ yo yu ya"
_TO_LATIN = dict(zip("абвгджзийклмнопрстуфхчшщыэқҳўғёюя", _LATIN_LETTERS.split(), strict=True))
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]+")
_CYRILLIC_VOWELS = "аеёиоуыэюяў"

_TO_CYRILLIC = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "абсдефгҳижклмнопқрстуввхйз", strict=True)),
    "oʻ": "ў",
    "gʻ": "ғ",
    "sh": "ш",
    "ch": "ч",
    "ya": "я",
    "yo": "ё",
    "yu": "ю",
    "yoʻ": "йў",
    "sʼh": "сҳ",
    TUTUQ: "ъ",
    OKINA: OKINA,
}
_LATIN_UNIT = re.compile(r"yoʻ|oʻ|gʻ|sʼh|sh|ch|y[aeou]|ts|[a-z]|[ʻʼ]")
_LATIN_WORD = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|[^\W\d_]+")
_UZBEK_LATIN = re.compile(rf"[A-Za-z{OKINA}{TUTUQ}]+")
_ROMAN_NUMERAL = re.compile(r"(?=..)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

# Where Latin writes ц as ts or s. "Ketsin" and "otsiz" are тс, a stem before a suffix, and "pensiya" is с.
_TS_IS_ONE_LETTER = re.compile(r"ts(?=e|i(?![nz])|$)")
_S_IS_TS = re.compile(r"(?<=[kp])s(?=i[yo])|(?<=n)(?<!pen)(?<!pan)s(?=i[yo])")


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


# Beginnings of loanwords that the rules get wrong, Latin and Cyrillic.
_STEMS = _pairs(
    """
    aksent=акцент aksiz=акциз albom=альбом alyans=альянс asfalt=асфальт batalyon=батальон bryussel=брюссель
    farmasevt=фармацевт film=фильм fransuz=француз intervyu=интервью kalkulyator=калькулятор kansler=канцлер
    kanselyariya=канцелярия kompyuter=компьютер konferens=конференц konsent=концент konsern=концерн
    konsert=концерт konsessiya=концессия meditsina=медицина moʻjiza=мўъжиза moʻtabar=мўътабар moʻtadil=мўътадил
    multi=мульти obyekt=объект oktabr=октябр pavilyon=павильон prinsip=принцип sellyuloza=целлюлоза
    sement=цемент sentabr=сентябр sentr=центр senzura=цензура sikl=цикл silindr=цилиндр sirk=цирк sitat=цитат
    sitrus=цитрус sivilizatsiya=цивилизация shveysariya=швейцария subyekt=субъект syezd=съезд
    ultimatum=ультиматум vaksina=вакцина videokonferens=видеоконференц
    """
)
# Words that end in ь, which goes when a suffix follows: апрель, апрелда.
_WHOLE_WORDS = _pairs(
    """
    aprel=апрель dekabr=декабрь detal=деталь festival=фестиваль fevral=февраль gospital=госпиталь iyul=июль
    iyun=июнь kontrol=контроль model=модель neft=нефть noyabr=ноябрь oktabr=октябрь panel=панель rol=роль
    sentabr=сентябрь tekstil=текстиль yanvar=январь
    """
)
_STEM = re.compile("|".join(sorted(map(re.escape, _STEMS), key=len, reverse=True)))


def to_latin(text: str) -> str:
    """Uzbek Cyrillic words in Latin letters; everything else stays."""
    return _CYRILLIC_WORD.sub(lambda word: "".join(_latin_letters(word[0])), text)


def to_cyrillic(text: str) -> str:
    """Uzbek Latin words in Cyrillic letters, whatever apostrophes they were typed with; everything else stays."""
    return _LATIN_WORD.sub(lambda word: _cyrillic_word(word[0]), normalise(text, "uz"))


def _latin_letters(word: str) -> Iterator[str]:
    lowered = word.lower()
    for index, letter in enumerate(word):
        latin = _latin(lowered, index)
        if letter.isupper():
            beside = word[index + 1 : index + 2] or word[index - 1 : index]
            latin = latin.upper() if beside.isupper() else latin.capitalize()
        yield latin


def _latin(word: str, index: int) -> str:
    """The Latin letters for one letter of a word in small Cyrillic letters."""
    before, letter, after = word[index - 1 : index], word[index], word[index + 1 : index + 2]
    match letter:
        case "е":
            return "ye" if not before or before in _CYRILLIC_VOWELS + "ъь" else "e"
        case "ц":
            return "ts" if before and before in _CYRILLIC_VOWELS else "s"
        case "ъ":
            return "" if before == "ў" or (after and after in "еёюя") else TUTUQ
        case "ь":
            return "y" if after == "о" else ""
        case "с":
            return "s" + TUTUQ if after == "ҳ" else "s"
        case "я" if word[:index] in ("сент", "окт"):
            return "a"
        case _:
            return _TO_LATIN.get(letter, letter)


def _cyrillic_word(word: str) -> str:
    if not _UZBEK_LATIN.fullmatch(word) or _ROMAN_NUMERAL.fullmatch(word):
        return word
    return "".join(_cyrillic_pieces(word))


def _cyrillic_pieces(word: str) -> Iterator[str]:
    lowered = word.lower()
    if lowered in _WHOLE_WORDS:
        yield _cased(_WHOLE_WORDS[lowered], word)
        return
    done, before = 0, ""
    if stem := _STEM.match(lowered):
        piece, done = _STEMS[stem[0]], stem.end()
        yield _cased(piece, word[:done])
        before = piece[-1]
    for unit in _LATIN_UNIT.finditer(lowered, done):
        piece = _cyrillic(lowered, unit, before)
        # The tutuq has no capital of its own, but ъ has: the letter beside it tells.
        start, end = unit.span()
        source = word[start:end] if unit[0] != TUTUQ else word[end : end + 1] or word[start - 1 : start]
        yield _cased(piece, source)
        before = piece[-1]


def _cyrillic(word: str, unit: re.Match[str], before: str) -> str:
    """The Cyrillic letters for one unit of a small Latin word; `before` is the Cyrillic letter it follows."""
    opens = not before or before in _CYRILLIC_VOWELS
    match unit[0]:
        case "e":
            return "э" if opens else "е"
        case "ye":
            return "е" if opens else "ье"
        case "ts":
            return "ц" if _TS_IS_ONE_LETTER.match(word, unit.start()) else "тс"
        case "s" if _S_IS_TS.match(word, unit.start()):
            return "ц"
        case letters:
            return _TO_CYRILLIC[letters]


def _cased(piece: str, source: str) -> str:
    """The piece with the capitals of what it stands for."""
    if not source[:1].isupper():
        return piece
    if len(source.rstrip(OKINA)) > 1 and source.isupper():
        return piece.upper()
    return piece.capitalize()
