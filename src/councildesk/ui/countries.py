"""Countries to choose from: their codes (ISO 3166-1 alpha-2) with the names they give themselves."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QLocale, QTimeZone

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


def zone(code: str) -> str | None:
    """The country's time zone; None of a country with several, and of what is no code.

    A country may have several places that keep the same time: the one meant is the one that Unicode CLDR puts first.
    """
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyTerritory:
        return None
    places = [bytes(place.data()) for place in QTimeZone.availableTimeZoneIds(territory)]
    first = {_first_alike(place, territory) for place in places}
    return first.pop().decode() if len(first) == 1 else None


def _first_alike(place: bytes, territory: QLocale.Country) -> bytes:
    """Of the places in the country that keep the same time."""
    windows = QTimeZone.ianaIdToWindowsId(QByteArray(place))
    return bytes(QTimeZone.windowsIdToDefaultIanaId(windows, territory).data()) or place


def _own_name(code: str, territory: QLocale.Country) -> str:
    language = _LANGUAGES.get(code, QLocale.Language.AnyLanguage)
    own = QLocale(language, QLocale.Script.LatinScript if code in _NEAR else QLocale.Script.AnyScript, territory)
    return own.nativeTerritoryName() or QLocale.territoryToString(territory)
