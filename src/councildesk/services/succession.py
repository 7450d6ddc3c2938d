"""The meeting after a meeting: planned on the model of the last one, with what it left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from councildesk.domain import rank
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.course import Phase
from councildesk.domain.meetings import SiteKind
from councildesk.domain.planning import TakenOver
from councildesk.services import agenda_copies, agenda_tree, meeting_templates, meetings, running, texts
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, ItemPerson, Meeting, MeetingEvent, MeetingSite
from councildesk.storage.session import RecordSession

STANDING = (
    ItemKind.OPENING,
    ItemKind.AGENDA_ADOPTION,
    ItemKind.MINUTES_ADOPTION,
    ItemKind.MATTERS_ARISING,
    ItemKind.BREAK,
    ItemKind.OTHER_BUSINESS,
    ItemKind.CLOSING,
)
"""Kinds of items that return in every meeting."""

_AT_THE_END = (ItemKind.OTHER_BUSINESS, ItemKind.CLOSING)


@dataclass(frozen=True)
class EarlierItem:
    """Where an item was on the agenda before."""

    item_id: str
    meeting_id: str
    state: ItemState


def left_open(session: RecordSession, meeting_id: str) -> list[str]:
    """The items, in their order, that were postponed, or not reached although the course of the meeting was noted.

    Without standing items, without those that another meeting took over already, and without what is under an item
    that is left open itself.
    """
    taken = select(AgendaItem.carried_from_id).where(AgendaItem.carried_from_id.is_not(None))
    carried = set(session.scalars(taken))
    course = running.course(session, meeting_id)
    is_noted = course.phase is Phase.OVER and bool(course.items)
    states = (ItemState.POSTPONED, ItemState.PLANNED) if is_noted else (ItemState.POSTPONED,)
    found: dict[str, bool] = {}
    for placed in agenda_tree.in_order(session, meeting_id):
        item = placed.item
        is_open = item.state in states and item.kind not in STANDING and item.id not in carried
        found[item.id] = is_open and not found.get(item.parent_id or "", False)
    return [item_id for item_id, is_open in found.items() if is_open]


def with_items_left_open(session: RecordSession, meeting_ids: Collection[str]) -> set[str]:
    """Those of the meetings that may have items left open, in one question: of many meetings few have (`left_open`)."""
    noted = AgendaItem.meeting_id.in_(select(MeetingEvent.meeting_id))
    is_open = or_(AgendaItem.state == ItemState.POSTPONED, and_(AgendaItem.state == ItemState.PLANNED, noted))
    chosen = select(AgendaItem.meeting_id).where(is_open, AgendaItem.kind.not_in(STANDING)).distinct()
    return set(session.scalars(chosen)) & set(meeting_ids)


def earlier(session: RecordSession, item_id: str) -> list[EarlierItem]:
    """The history of an item that was carried over: where it was before, the last time first."""
    found: list[EarlierItem] = []
    known = {item_id}
    before = agenda_tree.get(session, item_id).carried_from_id
    while before is not None and before not in known:
        item = agenda_tree.get(session, before)
        found.append(EarlierItem(item.id, item.meeting_id, item.state))
        known.add(before)
        before = item.carried_from_id
    return found


def carry_over(session: RecordSession, items: Iterable[str], meeting_id: str) -> list[str]:
    """Put items of earlier meetings on the agenda, ahead of other business and closing; returns the new items' ids.

    They keep their texts, people, planned minutes and side. What is on this agenda already is passed over.
    """
    meetings.get(session, meeting_id)
    carried = []
    for source in [agenda_tree.get(session, item_id) for item_id in items]:
        beside = agenda_tree.siblings(session, meeting_id, None)
        if source.meeting_id == meeting_id or any(other.carried_from_id == source.id for other in beside):
            continue
        ends = [place for place, other in enumerate(beside) if other.kind in _AT_THE_END]
        place = rank.place([other.rank for other in beside], ends[0] if ends else len(beside))
        carried.append(_carry(session, source, meeting_id, None, place))
    return carried


def take_over(session: RecordSession, model_id: str, meeting_id: str, wanted: Collection[TakenOver]) -> None:
    """Give a new meeting what another one has to hand on. Refuses with NotFound.

    Officers are not copied: who holds office is told by the seats of the day, and is left to `officers`.
    """
    model, made = meetings.get(session, model_id), meetings.get(session, meeting_id)
    for item in _returning(session, model.id):
        if _part(item.kind) in wanted:
            _copy(session, item, meeting_id, item.rank, ("title",))
    if TakenOver.SITES in wanted:
        for site in _standing_sites(session, model, made.host_side_id):
            _copy_site(session, site, meeting_id, with_access=TakenOver.ACCESS in wanted)
    if TakenOver.POSTPONED_ITEMS in wanted:
        carry_over(session, left_open(session, model.id), meeting_id)


def on_offer(session: RecordSession, model_id: str, host_side_id: str | None) -> dict[TakenOver, int]:
    """How much of each a meeting has to hand on to one with this host, of what `take_over` copies.

    Refuses with NotFound.
    """
    model = meetings.get(session, model_id)
    found = Counter(_part(item.kind) for item in _returning(session, model.id))
    found[TakenOver.POSTPONED_ITEMS] = len(left_open(session, model.id))
    places = _standing_sites(session, model, host_side_id)
    found[TakenOver.SITES] = len(places)
    found[TakenOver.ACCESS] = sum(bool(site.link or site.access) for site in places)
    return dict(found)


def _standing_sites(session: RecordSession, model: Meeting, host_id: str | None) -> list[MeetingSite]:
    """Where another side is host and has no room of its own among them, the room of the former host is not one."""
    places = session.scalars(select(MeetingSite).where(MeetingSite.meeting_id == model.id)).all()
    rooms = {place.side_id for place in places if place.kind is SiteKind.ROOM}
    if host_id is None or host_id == model.host_side_id or host_id in rooms:
        return list(places)
    former = model.host_side_id
    return [place for place in places if place.kind is not SiteKind.ROOM or former is None or place.side_id != former]


def _returning(session: RecordSession, meeting_id: str) -> list[AgendaItem]:
    """Items that return in every meeting: by their kind, or because a template has an item that is called so.

    The adoption of minutes returns by its title alone: any other may name the meeting whose minutes they were.
    """
    beside = agenda_tree.siblings(session, meeting_id, None)
    called = texts.of(session, [item.id for item in beside], "title")
    standing = meeting_templates.standing_titles(session)
    by_kind = set(STANDING) - {ItemKind.MINUTES_ADOPTION}
    return [item for item in beside if item.kind in by_kind or standing & set(called[item.id].items())]


def _part(kind: ItemKind) -> TakenOver:
    parts = {ItemKind.BREAK: TakenOver.BREAKS, ItemKind.MINUTES_ADOPTION: TakenOver.MINUTES_ADOPTION}
    return parts.get(kind, TakenOver.STANDING_ITEMS)


def _carry(session: RecordSession, source: AgendaItem, meeting_id: str, parent_id: str | None, place: str) -> str:
    """Copy an item and what is under it, but for what was done or withdrawn."""
    item = _copy(session, source, meeting_id, place, ("title", "note", "proposal"))
    item.parent_id, item.side_id, item.carried_from_id = parent_id, source.side_id, source.id
    for person in session.scalars(select(ItemPerson).where(ItemPerson.agenda_item_id == source.id)).all():
        agenda_copies.copy_person(session, person, item.id)
    for part in agenda_tree.siblings(session, source.meeting_id, source.id):
        if part.state not in (ItemState.DONE, ItemState.WITHDRAWN):
            _carry(session, part, meeting_id, item.id, part.rank)
    return item.id


def _copy(session: RecordSession, source: AgendaItem, meeting_id: str, place: str, fields: Sequence[str]) -> AgendaItem:
    item = AgendaItem(
        id=new_id(),
        meeting_id=meeting_id,
        rank=place,
        kind=source.kind,
        planned_minutes=source.planned_minutes,
        is_closed=source.is_closed,
    )
    session.add(item)
    session.flush()
    texts.copy(session, source.id, item.id, fields)
    return item


def _copy_site(session: RecordSession, source: MeetingSite, meeting_id: str, *, with_access: bool) -> None:
    site = MeetingSite(
        id=new_id(),
        meeting_id=meeting_id,
        kind=source.kind,
        side_id=source.side_id,
        time_zone=source.time_zone,
        link=source.link if with_access else "",
        access=source.access if with_access else "",
        rank=source.rank,
    )
    session.add(site)
    texts.copy(session, source.id, site.id, ("name", "address"))
