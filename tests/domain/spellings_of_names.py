"""How names are customarily spelt in other scripts and countries: what somebody may type who heard or read them.

The tables are those of English papers (BGN/PCGN), German ones (Duden), passports (ICAO 9303), Azerbaijani names in
Russian and in English, and Uzbek names in both their scripts.
"""

from __future__ import annotations

import re

from councildesk.domain import transliteration


def _table(letters: str, spelt: str) -> dict[str, str]:
    return dict(zip(letters, spelt.split(), strict=True))


_ENGLISH = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya o q gh h",
)
_GERMAN = _ENGLISH | _table("вёжзйхцчшщюя", "w jo sch s i ch z tsch sch schtsch ju ja")
_PASSPORT = _ENGLISH | _table("ёйъюя", "e i ie iu ia")
_AZERBAIJANI_IN_ENGLISH = _table("əğıöüşçcxq", "a gh i o u sh ch j kh g")
_AZERBAIJANI_IN_RUSSIAN = _table(
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyz", "а б дж ч д е а ф г г г х ы и ж к к л м н о о п р с ш т у у в й з"
)
_RUSSIAN_AZERBAIJANI = (("iy", "и"), ("ye", "е"), ("yə", "я"), ("ya", "я"), ("yu", "ю"), ("yo", "ё"), ("yev", "ев"))
_VOWELS = "аеёиоуыэюяў"


def of_cyrillic(name: str) -> dict[str, str]:
    """A Russian or Uzbek name in Cyrillic, by customs that write it in Latin letters."""
    spelt = {
        "English": _by_table(name, _ENGLISH, y_before_e=True),
        "German": _by_table(name, _GERMAN, y_before_e=False),
        "passport": _by_table(name, _PASSPORT, y_before_e=False),
    }
    if re.search("[ўқғҳ]", name.lower()) or not re.search("[щы]", name.lower()):
        spelt["Uzbek"] = transliteration.to_latin(name)
        spelt["typed"] = re.sub("[ʻʼ]", "", spelt["Uzbek"])
    return spelt


def is_russian_family(name: str) -> bool:
    """Whether it ends as most Russian family names and patronymics do, by which German spellings are recognised."""
    return bool(re.search("[оеё]в(а|на|ич)?$", name))


def of_azerbaijani(name: str) -> dict[str, str]:
    russian = name.replace("İ", "i").replace("I", "ı").lower()
    for latin, cyrillic in _RUSSIAN_AZERBAIJANI:
        russian = russian.replace(latin, cyrillic)
    small = name.replace("İ", "i").replace("I", "ı").lower()
    return {
        "English": "".join(_AZERBAIJANI_IN_ENGLISH.get(letter, letter) for letter in small).capitalize(),
        "Russian": "".join(_AZERBAIJANI_IN_RUSSIAN.get(letter, letter) for letter in russian).capitalize(),
        "typed": small.translate(str.maketrans("əğıöüşç", "egiousc")),
    }


def of_german(name: str) -> dict[str, str]:
    return {
        "written out": name.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ö": "Oe"})),
        "bare": name.translate(str.maketrans("äöüÖ", "aouO")).replace("ß", "ss"),
    }


def _by_table(name: str, table: dict[str, str], *, y_before_e: bool) -> str:
    spelt = ""
    small = name.lower()
    for place, letter in enumerate(small):
        before = small[place - 1] if place else ""
        if y_before_e and letter == "е" and (not before.isalpha() or before in _VOWELS + "ъь"):
            spelt += "ye"
        else:
            spelt += table.get(letter, letter)
    return spelt.replace(".", "").title()
