"""Templates of meetings: what a kind of meeting begins with, as plain values and as the plain data that is kept.

A template names no person: the people of its items are told by the seats that they hold (`ItemOffice`), so that it is
right for years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from councildesk.domain.agenda import ItemKind, ItemRole
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingFormat, MeetingKind, SiteKind
from councildesk.domain.plain_data import Plain, Table, many, number, optional, text, truth, word, wrong

CHAIRS_AND_SECRETARIES = (Role.CO_CHAIR, Role.CHAIR, Role.SECRETARY)


@dataclass(frozen=True)
class ItemOffice:
    """Who has a part in an item: whoever holds a seat of this role on the day of the meeting."""

    role: ItemRole
    office: Role


@dataclass(frozen=True)
class TemplateItem:
    """An item of the agenda; titles and notes by language."""

    kind: ItemKind = ItemKind.DISCUSSION
    title: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    minutes: int | None = None
    level: int = 0
    """0 for items of the agenda itself; else it is under the nearest item ahead of it that is less deep."""
    is_closed: bool = False
    offices: tuple[ItemOffice, ...] = ()


@dataclass(frozen=True)
class TemplateSite:
    """A room or a link that is used again and again; texts by language."""

    kind: SiteKind = SiteKind.ROOM
    name: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    side_id: str | None = None
    time_zone: str = ""
    link: str = ""
    access: str = ""


@dataclass(frozen=True)
class MeetingTemplate:
    """What a meeting of a kind begins with; texts by language."""

    name: Mapping[str, str] = field(default_factory=dict)
    kind: MeetingKind = MeetingKind.ORDINARY
    format: MeetingFormat = MeetingFormat.HYBRID
    title: Mapping[str, str] = field(default_factory=dict)
    """Of the meeting; empty: each meeting has its own."""
    minutes: int | None = None
    """How long it lasts; None: as long as its items."""
    officers: tuple[Role, ...] = CHAIRS_AND_SECRETARIES
    """Roles whose seats preside over it and keep its minutes."""
    items: tuple[TemplateItem, ...] = ()
    sites: tuple[TemplateSite, ...] = ()

    @property
    def lasts(self) -> int:
        """In minutes: as it says, else the sum of its items; 0 where neither is known."""
        if self.minutes is not None:
            return self.minutes
        return sum(item.minutes or 0 for item in self.items if item.level == 0)


def to_plain(template: MeetingTemplate) -> Plain:
    """Every field; `from_plain` gives the same template back."""
    return {
        "name": dict(template.name),
        "kind": template.kind.value,
        "format": template.format.value,
        "title": dict(template.title),
        "minutes": template.minutes,
        "officers": [role.value for role in template.officers],
        "items": [_plain_item(item) for item in template.items],
        "sites": [_plain_site(site) for site in template.sites],
    }


def from_plain(plain: object, path: str = "template") -> MeetingTemplate:
    """Read what `to_plain` writes or a person wrote by hand. Raises Misread, which names the place of a mistake."""
    table = Table(plain, path)
    template = MeetingTemplate(
        name=table.take("name", _texts, {}),
        kind=table.take("kind", word(MeetingKind), MeetingKind.ORDINARY),
        format=table.take("format", word(MeetingFormat), MeetingFormat.HYBRID),
        title=table.take("title", _texts, {}),
        minutes=table.take("minutes", optional(_minutes), None),
        officers=table.take("officers", many(word(Role)), CHAIRS_AND_SECRETARIES),
        items=table.take("items", many(_item), ()),
        sites=table.take("sites", many(_site), ()),
    )
    table.finish()
    return template


def _plain_item(item: TemplateItem) -> Plain:
    return {
        "kind": item.kind.value,
        "title": dict(item.title),
        "note": dict(item.note),
        "minutes": item.minutes,
        "level": item.level,
        "is_closed": item.is_closed,
        "offices": [{"role": one.role.value, "office": one.office.value} for one in item.offices],
    }


def _plain_site(site: TemplateSite) -> Plain:
    return {
        "kind": site.kind.value,
        "name": dict(site.name),
        "address": dict(site.address),
        "side_id": site.side_id,
        "time_zone": site.time_zone,
        "link": site.link,
        "access": site.access,
    }


def _item(plain: object, path: str) -> TemplateItem:
    table = Table(plain, path)
    item = TemplateItem(
        kind=table.take("kind", word(ItemKind), ItemKind.DISCUSSION),
        title=table.take("title", _texts, {}),
        note=table.take("note", _texts, {}),
        minutes=table.take("minutes", optional(_minutes), None),
        level=table.take("level", _minutes, 0),
        is_closed=table.take("is_closed", truth, False),
        offices=table.take("offices", many(_office), ()),
    )
    table.finish()
    return item


def _office(plain: object, path: str) -> ItemOffice:
    table = Table(plain, path)
    office = ItemOffice(table.need("role", word(ItemRole)), table.need("office", word(Role)))
    table.finish()
    return office


def _site(plain: object, path: str) -> TemplateSite:
    table = Table(plain, path)
    site = TemplateSite(
        kind=table.take("kind", word(SiteKind), SiteKind.ROOM),
        name=table.take("name", _texts, {}),
        address=table.take("address", _texts, {}),
        side_id=table.take("side_id", optional(text), None),
        time_zone=table.take("time_zone", text, ""),
        link=table.take("link", text, ""),
        access=table.take("access", text, ""),
    )
    table.finish()
    return site


def _texts(plain: object, path: str) -> Mapping[str, str]:
    if not isinstance(plain, Mapping):
        raise wrong(path, plain, "texts by language")
    return {str(tag): text(value, f"{path}.{tag}") for tag, value in plain.items()}


def _minutes(plain: object, path: str) -> int:
    value = number(plain, path)
    if value < 0:
        raise wrong(path, plain, "no negative number")
    return value
