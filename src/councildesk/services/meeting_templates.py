"""Templates of meetings: those the program brings along, and what a council made of them.

Each is a setting of the council with a name of its own, so that two offices that each change one can be brought
together. A shipped template that was changed is kept under its own id; one that was removed is kept empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from councildesk.domain.agenda import ItemRole, ItemState
from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.languages import pick
from councildesk.domain.meeting_templates import (
    ItemOffice,
    MeetingTemplate,
    TemplateItem,
    TemplateSite,
    from_plain,
    to_plain,
)
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.plain_data import Misread
from councildesk.domain.spelling import clean_line
from councildesk.services import agenda_tree, council_record, meetings, officers, seating, sites, texts
from councildesk.services.item_persons import rows as persons_of
from councildesk.services.standing_agendas import shipped
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Setting
from councildesk.storage.session import RecordSession

_PREFIX = "meeting_template:"


@dataclass(frozen=True)
class TemplateRow:
    """A template as lists show it; the name in the reader's language."""

    id: str
    name: str
    kind: MeetingKind
    is_shipped: bool
    """It is as the program brought it along."""
    template: MeetingTemplate


def rows(session: RecordSession, language: str) -> list[TemplateRow]:
    """What can be chosen: shipped templates in their order, then the council's own in the order of their making."""
    kept = _kept(session)
    order = texts.working_languages(session)
    found = []
    for template_id in (*shipped(), *(one for one in kept if one not in shipped())):
        template = _read(kept[template_id]) if template_id in kept else shipped()[template_id]
        if template is not None:
            name = (pick(template.name, language, order) or ("", ""))[1]
            found.append(TemplateRow(template_id, name, template.kind, template_id not in kept, template))
    return found


def get(session: RecordSession, template_id: str) -> MeetingTemplate:
    """Refuses with NotFound."""
    found = next((row for row in rows(session, "en") if row.id == template_id), None)
    if found is None:
        raise NotFound("meeting_template", template_id)
    return found.template


def add(session: RecordSession, template: MeetingTemplate) -> str:
    """Keep a new template. Refuses with TextMissing one without a name."""
    template_id = new_id()
    _keep(session, template_id, template)
    return template_id


def change(session: RecordSession, template_id: str, template: MeetingTemplate) -> None:
    """Make the template what is given. Refuses with NotFound, and as `add` does."""
    get(session, template_id)
    _keep(session, template_id, template)


def remove(session: RecordSession, template_id: str) -> None:
    """Offer it no longer; meetings made of it stay as they are. Refuses with NotFound."""
    get(session, template_id)
    setting = _kept(session).get(template_id)
    if template_id not in shipped():
        removal.remove(session, setting)
    elif setting is not None:
        setting.value = None
    else:
        session.add(Setting(council_id=council_record.get(session).id, name=_PREFIX + template_id, value=None))


def restore(session: RecordSession, template_id: str) -> None:
    """Make a shipped template again what the program brought along. Refuses with NotFound what is none."""
    if template_id not in shipped():
        raise NotFound("meeting_template", template_id)
    setting = _kept(session).get(template_id)
    if setting is not None:
        removal.remove(session, setting)


def restore_removed(session: RecordSession) -> None:
    """Offer all shipped templates that were removed again, as the program brought them along."""
    for template_id, setting in _kept(session).items():
        if template_id in shipped() and setting.value is None:
            removal.remove(session, setting)


def changed(session: RecordSession) -> list[str]:
    """The shipped templates that are not offered as they were brought along: changed or removed ones."""
    kept = _kept(session)
    return [template_id for template_id in shipped() if template_id in kept]


def save_meeting(session: RecordSession, meeting_id: str, name: Mapping[str, str] | None = None) -> str:
    """Make a template of a meeting: its kind, its length, its agenda and its places.

    Persons are not in it: who has a part in an item by the seat they hold on the day is told by that seat's role.
    Without a name it is called as the meeting is, else as its kind. Refuses with TextMissing and NotFound.
    """
    template = of_meeting(session, meeting_id)
    title = texts.one(session, meeting_id, "title")
    usual = next(one.name for one in shipped().values() if one.kind is template.kind)
    return add(session, replace(template, name=dict(name or title or usual)))


def of_meeting(session: RecordSession, meeting_id: str) -> MeetingTemplate:
    """What a template of this meeting would be, without a name. Refuses with NotFound."""
    meeting = meetings.get(session, meeting_id)
    lasts = meeting.ends_at - meeting.starts_at if meeting.starts_at and meeting.ends_at else None
    roles = [row.role for row in officers.rows(session, meeting_id, "en")]
    return MeetingTemplate(
        kind=meeting.kind,
        format=meeting.format,
        minutes=int(lasts.total_seconds()) // 60 if lasts is not None else None,
        officers=tuple(dict.fromkeys(roles)),
        items=_items(session, meeting_id),
        sites=tuple(_site(session, row.id) for row in sites.rows(session, meeting_id, "en")),
    )


def standing_titles(session: RecordSession) -> set[tuple[str, str]]:
    """Language and title of every item of a template: an item that is called so returns in every meeting."""
    items = [item for row in rows(session, "en") for item in row.template.items]
    return {(tag, title) for item in items for tag, title in item.title.items()}


def _items(session: RecordSession, meeting_id: str) -> tuple[TemplateItem, ...]:
    placed = [one for one in agenda_tree.in_order(session, meeting_id) if one.item.state is not ItemState.WITHDRAWN]
    offices = _offices(session, meeting_id, [one.item.id for one in placed])
    return tuple(_item(session, one.item, one.level, offices[one.item.id]) for one in placed)


def _item(session: RecordSession, item: AgendaItem, level: int, offices: tuple[ItemOffice, ...]) -> TemplateItem:
    return TemplateItem(
        kind=item.kind,
        title=texts.one(session, item.id, "title"),
        note=texts.one(session, item.id, "note"),
        minutes=item.planned_minutes,
        level=level,
        is_closed=item.is_closed,
        offices=offices,
    )


def _offices(session: RecordSession, meeting_id: str, item_ids: list[str]) -> dict[str, tuple[ItemOffice, ...]]:
    """By item, what its people hold; only offices that few hold, else one member would become all members."""
    held: dict[str, Role] = {}
    for seat in seating.on(session, meetings.get(session, meeting_id).date):
        if seat.holder is not None and (seat.role in officers.OFFICES or seat.role is Role.DEPUTY_CHAIR):
            held.setdefault(seat.holder, seat.role)
    found = persons_of(session, item_ids, "en")
    return {
        item: tuple(
            dict.fromkeys(
                ItemOffice(one.role, held[one.person_id])
                for one in people
                if one.person_id in held and one.role is not ItemRole.GUEST
            )
        )
        for item, people in found.items()
    }


def _site(session: RecordSession, site_id: str) -> TemplateSite:
    draft = sites.draft(session, site_id)
    return TemplateSite(draft.kind, draft.name, draft.address, draft.side_id, draft.time_zone, draft.link, draft.access)


def _keep(session: RecordSession, template_id: str, template: MeetingTemplate) -> None:
    named = {tag: clean_line(name) for tag, name in template.name.items() if name.strip()}
    if not named:
        raise TextMissing("name")
    lengths = [
        template.minutes or 0,
        *(number for item in template.items for number in (item.minutes or 0, item.level)),
    ]
    if min(lengths) < 0:
        raise ValueNotAllowed("planned_minutes", str(min(lengths)), "0")
    plain = to_plain(replace(template, name=named))
    setting = _kept(session).get(template_id)
    if setting is None:
        session.add(Setting(council_id=council_record.get(session).id, name=_PREFIX + template_id, value=plain))
    else:
        setting.value = plain


def _kept(session: RecordSession) -> dict[str, Setting]:
    """What the council made of templates, by their ids, the oldest first."""
    chosen = select(Setting).where(Setting.name.startswith(_PREFIX, autoescape=True)).order_by(Setting.id.desc())
    found = {one.name.removeprefix(_PREFIX): one for one in session.scalars(chosen)}
    return dict(reversed(found.items()))


def _read(setting: Setting) -> MeetingTemplate | None:
    """None for one that was removed, and for what another version or hand wrote and this one cannot read."""
    try:
        return None if setting.value is None else from_plain(setting.value)
    except Misread:
        return None
