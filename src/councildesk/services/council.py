"""What can be done with the council itself: found it, change it, its languages, what was set for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from councildesk.domain import numbering, rank
from councildesk.domain.errors import AlreadyThere, TextMissing
from councildesk.domain.languages import canonical
from councildesk.domain.rules import Rules, defaults
from councildesk.domain.spelling import clean_line
from councildesk.services import council_record, files, numbers, rules, sides, texts
from councildesk.services.sides import SideDraft
from councildesk.services.zones import checked_zone
from councildesk.storage.models import Council, Setting, Side, WorkingLanguage
from councildesk.storage.session import RecordSession

ALWAYS = dt.date(1900, 1, 1)
"""From when the rules of a council are valid that does not say when it was founded."""

_TEXTS = ("name", "short_name", "founding_act", "letterhead")


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
    letterhead: Mapping[str, str] = field(default_factory=dict)
    """What stands below the name at the head of papers of a council without sides; line by line."""


def found(
    session: RecordSession,
    draft: CouncilDraft,
    side_drafts: Sequence[SideDraft] = (),
    first_rules: Rules | None = None,
) -> str:
    """Make the council of a new file, with its sides, its rules (None: the usual ones) and the usual number patterns.

    Returns its id. The rules are valid from the day of founding. Refuses with AlreadyThere a second council, with
    TextMissing one without a name or a language, with ValueNotAllowed what is no language or time zone, with NotFound
    (logo), and as `sides.add`.
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
    rules.adopt(session, draft.founded_on or ALWAYS, first_rules or defaults(with_sides=bool(side_drafts)))
    numbers.set_patterns(session, numbering.DEFAULTS)
    return council.id


def row(session: RecordSession, language: str) -> CouncilRow | None:
    """The council, or None in a file that has none yet."""
    council = session.scalars(select(Council)).first()
    if council is None:
        return None
    named = texts.shown_fields(session, [council.id], ("name", "short_name"), language)
    return CouncilRow(
        council.id,
        named["name"][council.id],
        named["short_name"][council.id],
        council.time_zone,
        tuple(languages(session)),
        session.scalars(select(Side.id).limit(1)).first() is not None,
    )


def draft(session: RecordSession) -> CouncilDraft:
    """The council as it is now, to be changed and given to `change`. Refuses with NotFound in an empty file."""
    council = council_record.get(session)
    named = {name: texts.one(session, council.id, name) for name in _TEXTS}
    return CouncilDraft(
        **named,
        founded_on=council.founded_on,
        time_zone=council.time_zone,
        languages=tuple(languages(session)),
        logo_id=council.logo_id,
    )


def change(session: RecordSession, draft: CouncilDraft) -> None:
    """Make the council what the draft says; texts in languages that are left out stay, unused. Refuses as `found`."""
    _fill(session, council_record.get(session), draft)


def logo(session: RecordSession) -> str | None:
    """The file of the council's logo; None where there is none, and in an empty file."""
    return session.scalars(select(Council.logo_id)).first()


def languages(session: RecordSession) -> list[str]:
    """The working languages in their order."""
    return texts.working_languages(session)


def setting(session: RecordSession, name: str, default: Any = None) -> Any:
    """A choice that belongs to the council (plain data)."""
    found = session.scalars(select(Setting).where(Setting.name == name)).first()
    return default if found is None else found.value


def set_setting(session: RecordSession, name: str, value: Any) -> None:
    """Keep a choice with the council's file; `value` is plain data. Refuses with TextMissing one without a name."""
    name = clean_line(name)
    if not name:
        raise TextMissing("name")
    found = session.scalars(select(Setting).where(Setting.name == name)).first()
    if found is None:
        session.add(Setting(council_id=council_record.get(session).id, name=name, value=value))
    else:
        found.value = value


def _fill(session: RecordSession, council: Council, draft: CouncilDraft) -> None:
    texts.require(session, council.id, "name", draft.name)
    council.founded_on = draft.founded_on
    council.time_zone = checked_zone(draft.time_zone)
    council.logo_id = files.checked(session, draft.logo_id)
    for name in _TEXTS:
        texts.put(session, "council", council.id, name, getattr(draft, name))
    _set_languages(session, council, draft.languages)


def _set_languages(session: RecordSession, council: Council, wanted: Sequence[str]) -> None:
    tags = list(dict.fromkeys(canonical(tag) for tag in wanted))
    if not tags:
        raise TextMissing("language")
    kept: dict[str, WorkingLanguage] = {}
    for one in session.scalars(select(WorkingLanguage).order_by(WorkingLanguage.rank, WorkingLanguage.id)):
        # Two copies of the file may each have added a language.
        if one.tag in tags and one.tag not in kept:
            kept[one.tag] = one
        else:
            one.deleted = True
    if list(kept) == tags:
        return
    for tag, place in zip(tags, rank.spread(len(tags)), strict=True):
        if tag in kept:
            kept[tag].rank = place
        else:
            session.add(WorkingLanguage(council_id=council.id, tag=tag, rank=place))
