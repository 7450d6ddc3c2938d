"""Countries to choose from: their codes (ISO 3166-1 alpha-2) with the names they give themselves."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from councildesk.ui.widgets.person_field import Candidate

_NEAR = ("AZ", "UZ")
_LANGUAGES = {"AZ": QLocale.Language.Azerbaijani, "UZ": QLocale.Language.Uzbek, "CH": QLocale.Language.German}


@lru_cache(maxsize=1)
def candidates() -> tuple[Candidate, ...]:
    """All countries by their own names, with the English one to find them by; near ones first."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha() and code.isupper():
            found[code] = Candidate(code, _own_name(code, territory), QLocale.territoryToString(territory))
    ordered = sorted(found.values(), key=lambda one: (one.id not in _NEAR, one.detail))
    return tuple(ordered)


def name(code: str) -> str:
    """The country's own name; what is no code we know comes back as it is."""
    return next((one.name for one in candidates() if one.id == code), code)


def _own_name(code: str, territory: QLocale.Country) -> str:
    language = _LANGUAGES.get(code, QLocale.Language.AnyLanguage)
    own = QLocale(language, QLocale.Script.LatinScript if code in _NEAR else QLocale.Script.AnyScript, territory)
    return own.nativeTerritoryName() or QLocale.territoryToString(territory)
