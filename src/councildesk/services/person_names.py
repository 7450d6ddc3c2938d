"""How persons are named to a reader, many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import select

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
        wanted = select(models.PersonName).where(models.PersonName.person_id.in_(ids[start : start + _AT_ONCE]))
        for one in session.scalars(wanted.order_by(models.PersonName.id)):
            name = PersonName(one.language, one.given, one.family, one.patronymic, one.honorific, one.printed)
            found[one.person_id].append(name)
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
    for one in session.scalars(select(models.PersonName).order_by(models.PersonName.id)):
        parts = (one.given, one.patronymic, one.family, one.printed)
        written[one.person_id] = " ".join([written.get(one.person_id, ""), *parts])
    return written


def _printed(
    session: RecordSession, persons: Iterable[str], language: str, form: Callable[[PersonName], str]
) -> dict[str, str]:
    return {person: form(name) for person, name in chosen(session, persons, language).items()}
