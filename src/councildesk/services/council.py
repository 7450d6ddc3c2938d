"""What can be done with the council itself: found it, change it, its languages, what was set for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from councildesk.domain import rank, rules_json
from councildesk.domain import rules as domain_rules
from councildesk.domain.errors import AlreadyThere, NotFound, TextMissing
from councildesk.domain.languages import canonical
from councildesk.services import sides, texts
from councildesk.services.sides import SideDraft
from councildesk.services.zones import checked_zone
from councildesk.storage.models import Council, RulesOfProcedure, Setting, WorkingLanguage
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class CouncilRow:
    """The council as headers show it, in a reader's language."""

    id: str
    name: str
    short_name: str
    time_zone: str
    languages: tuple[str, ...]
    has_sides: bool


@dataclass(frozen=True)
class CouncilDraft:
    """A council as a form holds it. Texts are by language; `languages` in their order, the leading one first."""

    name: Mapping[str, str] = field(default_factory=dict)
    short_name: Mapping[str, str] = field(default_factory=dict)
    founding_act: Mapping[str, str] = field(default_factory=dict)
    founded_on: dt.date | None = None
    time_zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    logo_id: str | None = None


def found(session: RecordSession, draft: CouncilDraft, side_drafts: Sequence[SideDraft] = ()) -> str:
    """Make the council of a new file, with its sides and the usual rules of procedure. Returns its id.

    Refuses with AlreadyThere a second council, and with TextMissing one without a name or a language.
    """
    present = session.scalars(select(Council.id)).first()
    if present is not None:
        raise AlreadyThere("council", present)
    council = Council()
    session.add(council)
    session.flush()
    _fill(session, council, draft)
    for side in side_drafts:
        sides.add(session, side)
    usual = domain_rules.defaults(with_sides=bool(side_drafts))
    begins = draft.founded_on or dt.date(1900, 1, 1)
    session.add(
        RulesOfProcedure(council_id=council.id, valid_from=begins, rules=rules_json.to_plain(usual)),
    )
    return council.id


def row(session: RecordSession, language: str) -> CouncilRow | None:
    """The council, or None in a file that has none yet."""
    council = session.scalars(select(Council)).first()
    if council is None:
        return None
    return CouncilRow(
        council.id,
        texts.shown(session, [council.id], "name", language)[council.id],
        texts.shown(session, [council.id], "short_name", language)[council.id],
        council.time_zone,
        tuple(languages(session)),
        bool(sides.rows(session, language)),
    )


def draft(session: RecordSession) -> CouncilDraft:
    """The council as it is now, to be changed and given to `change`. Refuses with NotFound in an empty file."""
    council = get(session)
    named = {name: texts.one(session, council.id, name) for name in ("name", "short_name", "founding_act")}
    return CouncilDraft(
        **named,
        founded_on=council.founded_on,
        time_zone=council.time_zone,
        languages=tuple(languages(session)),
        logo_id=council.logo_id,
    )


def change(session: RecordSession, draft: CouncilDraft) -> None:
    """Make the council what the draft says. Languages that are left out stay in the texts, unused."""
    _fill(session, get(session), draft)


def languages(session: RecordSession) -> list[str]:
    """The working languages in their order."""
    return texts.working_languages(session)


def setting(session: RecordSession, name: str, default: Any = None) -> Any:
    """A choice that belongs to the council (plain data)."""
    found = session.scalars(select(Setting).where(Setting.name == name)).first()
    return default if found is None else found.value


def set_setting(session: RecordSession, name: str, value: Any) -> None:
    """Keep a choice with the council's file."""
    found = session.scalars(select(Setting).where(Setting.name == name)).first()
    if found is None:
        session.add(Setting(council_id=get(session).id, name=name, value=value))
    else:
        found.value = value


def get(session: RecordSession) -> Council:
    """For services: the record itself. Refuses with NotFound in an empty file."""
    council = session.scalars(select(Council)).first()
    if council is None:
        raise NotFound("council", "")
    return council


def _fill(session: RecordSession, council: Council, draft: CouncilDraft) -> None:
    if not any(name.strip() for name in draft.name.values()):
        raise TextMissing("name")
    council.founded_on = draft.founded_on
    council.time_zone = checked_zone(draft.time_zone)
    council.logo_id = draft.logo_id
    texts.put(session, "council", council.id, "name", draft.name)
    texts.put(session, "council", council.id, "short_name", draft.short_name)
    texts.put(session, "council", council.id, "founding_act", draft.founding_act)
    _set_languages(session, council, draft.languages)


def _set_languages(session: RecordSession, council: Council, wanted: Sequence[str]) -> None:
    tags = list(dict.fromkeys(canonical(tag) for tag in wanted))
    if not tags:
        raise TextMissing("language")
    kept = {one.tag: one for one in session.scalars(select(WorkingLanguage))}
    for tag, one in kept.items():
        one.deleted = tag not in tags
    if [tag for tag in _by_rank(kept) if tag in tags] == tags:
        return
    for tag, place in zip(tags, rank.spread(len(tags)), strict=True):
        if tag in kept:
            kept[tag].rank = place
        else:
            session.add(WorkingLanguage(council_id=council.id, tag=tag, rank=place))


def _by_rank(kept: Mapping[str, WorkingLanguage]) -> list[str]:
    """Tags of the given rows in their order."""
    return [tag for tag, one in sorted(kept.items(), key=lambda item: (item[1].rank, item[1].id))]
