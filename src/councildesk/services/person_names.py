"""How persons are named to a reader, many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Select, select

from councildesk.domain import names
from councildesk.domain.names import PersonName
from councildesk.services import texts
from councildesk.storage import models
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


def chosen(session: RecordSession, persons: Iterable[str], language: str) -> dict[str, PersonName]:
    """The name of each person to show to a reader of this language (names.choose); an empty one where there is none."""
    found: dict[str, list[PersonName]] = {person: [] for person in persons}
    ids = list(found)
    for start in range(0, len(ids), _AT_ONCE):
        wanted = _columns().where(models.PersonName.person_id.in_(ids[start : start + _AT_ONCE]))
        for person, *parts in session.execute(wanted):
            found[person].append(PersonName(*parts))
    order = texts.working_languages(session)
    return {person: names.choose(kept, language, order) or PersonName(language) for person, kept in found.items()}


def full(session: RecordSession, persons: Iterable[str], language: str) -> dict[str, str]:
    """Each person's name in natural order: `Farid Shafiyev`."""
    return _printed(session, persons, language, names.full)


def listed(session: RecordSession, persons: Iterable[str], language: str) -> dict[str, str]:
    """Each person's name as lists by family name have it: `Shafiyev, Farid`."""
    return _printed(session, persons, language, names.listed)


def spelled(session: RecordSession) -> dict[str, str]:
    """All that each person is called in any language, in one text."""
    written: dict[str, str] = {}
    for person, _language, given, family, patronymic, _honorific, printed in session.execute(_columns()):
        written[person] = " ".join([written.get(person, ""), given, patronymic, family, printed])
    return written


def _columns() -> Select[str, str, str, str, str, str, str]:
    """Whose each name is, and its parts as `PersonName` takes them; columns are read in half the time of records."""
    kept = models.PersonName
    parts = (kept.language, kept.given, kept.family, kept.patronymic, kept.honorific, kept.printed)
    return select(kept.person_id, *parts).order_by(kept.id)


def _printed(
    session: RecordSession, persons: Iterable[str], language: str, form: Callable[[PersonName], str]
) -> dict[str, str]:
    return {person: form(name) for person, name in chosen(session, persons, language).items()}
