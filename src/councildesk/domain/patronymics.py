"""Patronymics: the father's name with its particle or ending, in each language that has them.

`Rauf oğlu` and `Rauf qızı`, `Rustam oʻgʻli` and `Rustam qizi`, `Рауфович` and `Рауфовна`: which of two is right, only a
person knows, so that all are offered and none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from councildesk.domain import languages, transliteration
from councildesk.domain.spelling import APOSTROPHES, normalise

CHILD_OF = re.compile(
    rf"o[ğg]lu|ogly|o[{APOSTROPHES}]?g[{APOSTROPHES}]?li|[qg][ıi]z[ıi]|kyzy|"
    "оғли|ўғли|уғли|оглу|оглы|угли|қизи|кызы|гызы|кизи",
    re.IGNORECASE,
)
"""Son and daughter of, which follow the father's name: oğlu, oʻgʻli, оглы, qızı, qizi, кызы and their spellings."""

_PARTICLES = {
    "az": ("oğlu", "qızı"),
    "uz": ("oʻgʻli", "qizi"),
    "uz-Cyrl": ("ўғли", "қизи"),
    "ru": ("оглы", "кызы"),
}
_SON_WORDS = re.compile(r"o[ğg]lu|ogly|o[ʻ']?g[ʻ']?li|оғли|ўғли|оглу|оглы|угли", re.IGNORECASE)
_ENDING = re.compile(r"(?:ov|ev|ов|ев)(?:ich|na|ич|на)$|ич$|ична$", re.IGNORECASE)
_RUSSIAN_EXCEPTIONS = {
    "Лев": ("Львович", "Львовна"),
    "Павел": ("Павлович", "Павловна"),
    "Пётр": ("Петрович", "Петровна"),
    "Петр": ("Петрович", "Петровна"),
    "Яков": ("Яковлевич", "Яковлевна"),
    "Михаил": ("Михайлович", "Михайловна"),
    "Илья": ("Ильич", "Ильинична"),
}
_CONSONANTS = "бвгджзйклмнпрстфхцчшщқғҳ"


def forms(father: str, language: str) -> tuple[str, ...]:
    """What may stand for the child of a father of this name; none where the language has no patronymics.

    >>> forms("Rauf", "az")
    ('Rauf oğlu', 'Rauf qızı')
    """
    tag = languages.fixed_words(language)
    name = normalise(" ".join(father.split()), tag)
    if tag not in _PARTICLES or not name:
        return ()
    with_particle = tuple(f"{name} {particle}" for particle in _PARTICLES[tag])
    match tag:
        case "ru":
            return (*_endings(name), *with_particle)
        case "uz":
            endings = _endings(transliteration.to_cyrillic(name))
            return (*with_particle, *map(transliteration.to_latin, endings))
        case "uz-Cyrl":
            return (*with_particle, *_endings(name))
    return with_particle


def is_whole(patronymic: str) -> bool:
    """Whether it has its particle or its ending, so that nothing need be offered."""
    words = patronymic.split()
    return bool(words) and (CHILD_OF.fullmatch(words[-1]) is not None or _ENDING.search(words[-1]) is not None)


def father(patronymic: str) -> str | None:
    """The father's name where a particle follows it; None where the name is bent into an ending."""
    words = patronymic.split()
    if len(words) > 1 and CHILD_OF.fullmatch(words[-1]):
        return " ".join(words[:-1])
    return None


def in_language(father: str, patronymic: str, language: str) -> str:
    """The same child of the same father, whose name is written in this language already: son or daughter as there."""
    particles = _PARTICLES.get(languages.fixed_words(language))
    if particles is None:
        return ""
    if languages.fixed_words(language) == "ru" and _has_uzbek_particle(patronymic):
        particles = ("угли", "кизи")
    return f"{father} {particles[0 if _SON_WORDS.fullmatch(patronymic.split()[-1]) else 1]}"


def _has_uzbek_particle(patronymic: str) -> bool:
    return any(patronymic.endswith(particle) for tag in ("uz", "uz-Cyrl") for particle in _PARTICLES[tag])


def _endings(name: str) -> Iterable[str]:
    """By the Russian rule: Рустам, Рустамович; Сергей, Сергеевич; Василий, Васильевич; Али, Алиевич."""
    if name in _RUSSIAN_EXCEPTIONS:
        return _RUSSIAN_EXCEPTIONS[name]
    stem, son, daughter = name, "ович", "овна"
    match name[-1:]:
        case "й" if name.endswith("ий") and len(name) > 3 and name[-4] not in _CONSONANTS:
            stem, son, daughter = name[:-2] + "ь", "евич", "евна"
        case "й" | "ь":
            stem, son, daughter = name[:-1], "евич", "евна"
        case "а" | "я":
            stem, son, daughter = name[:-1], "ич", "ична"
        case "о":
            stem = name[:-1]
        case "и" | "е" | "у" | "ю" | "э" | "ы" | "ў" | "ж" | "ш" | "ч" | "щ" | "ц":
            son, daughter = "евич", "евна"
    return stem + son, stem + daughter
