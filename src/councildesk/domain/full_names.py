"""A whole name taken apart: family name, given names, patronymic, honorific.

The parts are told by what each language does with names. A father's name shows itself by its particle (`Mustafa oğlu`,
`Rustam qizi`) or its ending (`Абдуганиевич`, `Islomovna`), and its place tells where the family name is: a name that
ends with it has the family name first. Without one, a comma, capitals (`Farid SHAFIYEV`), or the ending that family
names have (`-ov`, `-yev`, `-zadə`) tell; where nothing does, the family name stands last, as in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from councildesk.domain import languages
from councildesk.domain.languages import Script
from councildesk.domain.names import PersonName
from councildesk.domain.patronymics import CHILD_OF
from councildesk.domain.spelling import clean_line

_ACADEMIC_WORDS = "dr prof professor akad akademik academician проф д-р докт доцент профессор академик"
_ACADEMIC = frozenset(_ACADEMIC_WORDS.split())
_HONORIFIC_WORDS = (
    "mr mrs ms miss sir madam herr frau hr fr cənab xanım janob xonim жаноб хоним г-н г-жа господин госпожа "
    "доц к.э.н д.э.н phd ph.d h.e h.c"
)
_HONORIFICS = _ACADEMIC | frozenset(_HONORIFIC_WORDS.split())
_IF_ABBREVIATED = frozenset(("doc", "dos", "mag", "dipl", "ing"))
_FACULTIES = frozenset(("med", "jur", "phil", "rer", "pol", "nat", "oec", "theol", "habil"))
"""Words that are names, too: Phil Collins, Mag Ruffman, Dos Santos; small or with a dot they belong to a degree."""
_HE_OR_SHE = re.compile(r"(?:H\.\s*E\.|His Excellency|Her Excellency|S\.E\.|Seine Exzellenz|Zati-aliləri)\s+", re.I)

_FATHERS_NAME = re.compile(
    r"[^\W\d_-]{2,}(?:ович|евич|ьич|ична|овна|евна|ovich|evich|yevich|ovna|yevna|evna|ivich|ichna|oviç|eviç)",
    re.IGNORECASE,
)
_FAMILY_ENDING = re.compile(
    r".{2,}(?:ov|ova|ev|eva|yev|yeva|zadə|zade|lı|li|lu|lü|skiy|skaya|sky|ski|ин|ина|ов|ова|ев|ева|ёв|ский|ская|"
    r"заде|лы|ли|bəyli|beyli|швили|ко|ян|yan|enko|son|mann|in|ina|xon|xonov)",
    re.IGNORECASE,
)
_FAMILY_PARTICLE_WORDS = "von van de der den del della di da du la le zu zum zur ter ten bin al el ибн аль"
_FAMILY_PARTICLES = frozenset(_FAMILY_PARTICLE_WORDS.split())


def parse(text: str, language: str) -> PersonName:
    """The whole name in its parts. What cannot be taken apart, such as a single word, is the family name."""
    line, honorific = _without_honorific(clean_line(text))
    family, comma, rest = (part.strip() for part in line.partition(","))
    if comma and family and rest:
        given, patronymic = _given_and_patronymic(rest.replace(",", " ").split())
        return PersonName(language, given, family, patronymic, honorific)
    words = line.replace(",", " ").split()
    given, family, patronymic = _apart(words)
    return PersonName(language, given, family, patronymic, honorific)


def language_of(text: str, default: str) -> str:
    """The language in which a name is written, as far as its letters tell against the language of the list."""
    lowered = text.lower()
    known = languages.known(default)
    is_cyrillic = re.search("[а-яёўқғҳ]", lowered) is not None
    if known is None or not re.search(r"[^\W\d_]", lowered):
        return default
    if "ə" in lowered:
        return languages.AZERBAIJANI.tag
    if is_cyrillic and re.search("[ўқғҳ]", lowered):
        return languages.UZBEK_CYRILLIC.tag
    if is_cyrillic and known.script is Script.LATIN:
        return languages.RUSSIAN.tag
    if not is_cyrillic and known.script is Script.CYRILLIC:
        return languages.UZBEK.tag if re.search("[og][ʻ‘’'`]", lowered) else languages.ENGLISH.tag
    return default


def is_patronymic(text: str) -> bool:
    """Whether this is a father's name by its particle or ending."""
    words = text.split()
    return bool(words) and (CHILD_OF.fullmatch(words[-1]) is not None or _FATHERS_NAME.fullmatch(words[-1]) is not None)


def _without_honorific(line: str) -> tuple[str, str]:
    taken: list[str] = []
    if high := _HE_OR_SHE.match(line):
        taken.append(high[0].strip())
        line = line[high.end() :]
    words = line.split()
    while len(words) > 1 and _is_honorific(words[0], taken):
        taken.append(words.pop(0))
    return " ".join(words), " ".join(taken)


def _is_honorific(word: str, before: Sequence[str]) -> bool:
    bare, is_abbreviated = _bare(word), word.rstrip(",").endswith(".")
    is_of_degree = (is_abbreviated or word.islower()) and any(_bare(one) in _ACADEMIC for one in before)
    if bare in _IF_ABBREVIATED:
        return is_abbreviated or is_of_degree
    return bare in _HONORIFICS or (bare in _FACULTIES and is_of_degree)


def _bare(word: str) -> str:
    return word.strip(".,").lower()


def _apart(words: Sequence[str]) -> tuple[str, str, str]:
    """Given, family, patronymic."""
    if len(words) < 2:
        return "", " ".join(words), ""
    start, end = _patronymic_place(words)
    if end:
        before, after = words[:start], words[end:]
        patronymic = " ".join(words[start:end])
        if after:
            return " ".join(before), " ".join(after), patronymic
        if len(before) < 2:
            return " ".join(before), "", patronymic
        split = 2 if before[1].startswith("(") else 1  # a name at birth or a place: Qasımlı (Urud)
        return " ".join(before[split:]), " ".join(before[:split]), patronymic
    place = _family_place(words)
    family = " ".join(words[place])
    given = " ".join([*words[: place.start], *words[place.stop :]])
    return given, family, ""


def _patronymic_place(words: Sequence[str]) -> tuple[int, int]:
    """From and to which word the patronymic stands; (0, 0) without one. The first word never is one."""
    for index, word in enumerate(words):
        if index > 1 and CHILD_OF.fullmatch(word):
            return index - 1, index + 1
    if len(words) > 2:
        for index in (1, len(words) - 1):
            if _FATHERS_NAME.fullmatch(words[index]):
                return index, index + 1
    return 0, 0


def _family_place(words: Sequence[str]) -> slice:
    capitals = [index for index, word in enumerate(words) if len(word) > 2 and word.isupper() and "." not in word]
    if capitals and len(capitals) < len(words) and capitals[-1] - capitals[0] == len(capitals) - 1:
        return slice(capitals[0], capitals[-1] + 1)
    particle = next((index for index, word in enumerate(words[:-1]) if index and word in _FAMILY_PARTICLES), None)
    if particle is not None:
        return slice(particle, len(words))
    first, last = (_FAMILY_ENDING.fullmatch(words[index]) is not None for index in (0, -1))
    is_first = (first and not last) or (_is_initial(words[-1]) and not _is_initial(words[0]))
    return slice(0, 1) if is_first else slice(len(words) - 1, len(words))


def _is_initial(word: str) -> bool:
    return word.endswith(".") and len(word.replace(".", "")) <= 2 * max(1, word.count("."))


def _given_and_patronymic(words: Sequence[str]) -> tuple[str, str]:
    if len(words) > 2 and CHILD_OF.fullmatch(words[-1]):
        return " ".join(words[:-2]), " ".join(words[-2:])
    if len(words) > 1 and _FATHERS_NAME.fullmatch(words[-1]):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""
