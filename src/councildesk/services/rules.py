"""Rules of procedure over time: which were valid when, and a new version from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select

from councildesk.domain import rules_json
from councildesk.domain.errors import AlreadyThere, PeriodReversed, ValueNotAllowed
from councildesk.domain.rules import Rules, defaults
from councildesk.services import council_record, texts
from councildesk.storage import removal
from councildesk.storage.models import RulesOfProcedure, Side
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class RulesRow:
    """One version of the rules. Days are inclusive; no end: still valid."""

    id: str
    valid_from: dt.date
    valid_to: dt.date | None
    title: str
    rules: Rules


def rows(session: RecordSession, language: str) -> list[RulesRow]:
    """All versions, the newest first."""
    versions = session.scalars(select(RulesOfProcedure).order_by(RulesOfProcedure.valid_from.desc())).all()
    titles = texts.shown(session, [one.id for one in versions], "title", language)
    return [
        RulesRow(one.id, one.valid_from, one.valid_to, titles[one.id], rules_json.from_plain(one.rules))
        for one in versions
    ]


def on(session: RecordSession, day: dt.date) -> Rules:
    """The rules valid on a day; the usual ones where none are kept for it."""
    version = version_on(session, day)
    if version is not None:
        return rules_json.from_plain(version.rules)
    return defaults(with_sides=session.scalars(select(Side.id)).first() is not None)


def version_on(session: RecordSession, day: dt.date) -> RulesOfProcedure | None:
    """For services: the version valid on a day."""
    valid = select(RulesOfProcedure).where(
        RulesOfProcedure.valid_from <= day,
        or_(RulesOfProcedure.valid_to.is_(None), RulesOfProcedure.valid_to >= day),
    )
    return session.scalars(valid.order_by(RulesOfProcedure.valid_from.desc())).first()


def adopt(session: RecordSession, day: dt.date, rules: Rules, title: Mapping[str, str] | None = None) -> str:
    """Put new rules into force from a day; those before them end the day before. Returns the version's id.

    Refuses with AlreadyThere when a version begins on that very day: change that one.
    """
    versions = session.scalars(select(RulesOfProcedure).order_by(RulesOfProcedure.valid_from)).all()
    if any(one.valid_from == day for one in versions):
        raise AlreadyThere("rules_of_procedure", day.isoformat())
    for one in versions:
        if one.valid_from < day and (one.valid_to is None or one.valid_to >= day):
            one.valid_to = day - dt.timedelta(days=1)
    later = [one.valid_from for one in versions if one.valid_from > day]
    version = RulesOfProcedure(
        council_id=council_record.get(session).id,
        valid_from=day,
        valid_to=later[0] - dt.timedelta(days=1) if later else None,
        rules=rules_json.to_plain(rules),
    )
    session.add(version)
    session.flush()
    texts.put(session, "rules_of_procedure", version.id, "title", title or {})
    return version.id


def change(session: RecordSession, rules_id: str, rules: Rules, title: Mapping[str, str] | None = None) -> None:
    """Correct a version. What was decided under it keeps the rule it was decided by. Refuses with NotFound."""
    version = session.require(RulesOfProcedure, rules_id)
    version.rules = rules_json.to_plain(rules)
    texts.put(session, "rules_of_procedure", version.id, "title", title or {})


def begin_on(session: RecordSession, rules_id: str, day: dt.date) -> None:
    """Correct the first day of a version; the version before it ends the day before.

    Refuses with AlreadyThere when another one begins on that day, with ValueNotAllowed a day that is not after the
    beginning of the version before it, and with PeriodReversed one after its own last day.
    """
    version = session.require(RulesOfProcedure, rules_id)
    others = [one for one in session.scalars(select(RulesOfProcedure)) if one.id != rules_id]
    if any(one.valid_from == day for one in others):
        raise AlreadyThere("rules_of_procedure", day.isoformat())
    if version.valid_to is not None and day > version.valid_to:
        raise PeriodReversed(day.isoformat(), version.valid_to.isoformat())
    before = [one for one in others if one.valid_from < version.valid_from]
    if before and day <= max(one.valid_from for one in before):
        raise ValueNotAllowed("valid_from", day.isoformat(), max(one.valid_from for one in before).isoformat())
    for one in before:
        follows = one.valid_to == version.valid_from - dt.timedelta(days=1)
        if follows or (one.valid_to is not None and one.valid_to >= day):
            one.valid_to = day - dt.timedelta(days=1)
    version.valid_from = day


def titles(session: RecordSession, rules_id: str) -> dict[str, str]:
    """What a version is called, by language."""
    return texts.one(session, rules_id, "title")


def remove(session: RecordSession, rules_id: str) -> None:
    """Take back a version; the one that it had ended goes on. Refuses with InUse while meetings name it as theirs."""
    version = session.require(RulesOfProcedure, rules_id)
    removal.remove(session, version)
    for one in session.scalars(select(RulesOfProcedure).where(RulesOfProcedure.valid_to < version.valid_from)):
        if one.valid_to and version.valid_from - one.valid_to == dt.timedelta(days=1):
            one.valid_to = version.valid_to
