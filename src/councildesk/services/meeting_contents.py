"""What a new meeting is given to begin with: the items, officers and places of a template, and matters left open."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping

from councildesk.domain.agenda import ItemKind, ItemRole
from councildesk.domain.council import Role, Seat
from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.languages import pick
from councildesk.domain.meeting_templates import MeetingTemplate, TemplateItem
from councildesk.domain.minutes import ActionState
from councildesk.services import (
    actions,
    agenda,
    agenda_tree,
    item_persons,
    meetings,
    officers,
    seating,
    sides,
    sites,
    texts,
)
from councildesk.services.actions import ActionRow
from councildesk.services.agenda import ItemDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.officers import OfficerDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.standing_agendas import shipped
from councildesk.storage.session import RecordSession

LONGEST_TITLE = 160
"""Characters of an action's words that become a title; all of them are its note."""


def fill(session: RecordSession, meeting_id: str, template: MeetingTemplate) -> None:
    """Give a new meeting the agenda, the officers and the places of a template. Refuses with NotFound."""
    meetings.get(session, meeting_id)
    above: list[str] = []
    for item in template.items:
        titled = in_working_languages(session, item.title)
        if not titled and item.kind is not ItemKind.BREAK:
            continue
        level = min(item.level, len(above))
        draft = ItemDraft(
            titled,
            in_working_languages(session, item.note),
            kind=item.kind,
            planned_minutes=item.minutes,
            is_closed=item.is_closed,
        )
        made = agenda.add(session, meeting_id, draft, parent_id=above[level - 1] if level else None)
        above[level:] = [made]
        _put_persons(session, meeting_id, made, item)
    seat_officers(session, meeting_id, template.officers)
    known = {side.id for side in sides.rows(session, "en")}
    for site in template.sites:
        side_id = site.side_id if site.side_id in known else None
        sites.add(
            session,
            meeting_id,
            SiteDraft(site.kind, site.name, site.address, side_id, site.time_zone, site.link, site.access),
        )


def _put_persons(session: RecordSession, meeting_id: str, item_id: str, item: TemplateItem) -> None:
    """Whoever holds the offices on the day, each once in a role."""
    there: set[tuple[str, ItemRole]] = set()
    for office in item.offices:
        for person in _holders(session, meeting_id, office.office):
            if (person, office.role) not in there:
                there.add((person, office.role))
                item_persons.add(session, item_id, ItemPersonDraft(person, office.role))


def seat_officers(session: RecordSession, meeting_id: str, roles: Collection[Role]) -> None:
    """Make officers of whoever holds seats of these roles on the day. Refuses with NotFound."""
    there: set[tuple[str, Role]] = set()
    for seat in sorted(_seats(session, meeting_id), key=lambda seat: seat.role.precedence):
        if seat.role in roles and seat.holder is not None and (seat.holder, seat.role) not in there:
            there.add((seat.holder, seat.role))
            officers.add(session, meeting_id, OfficerDraft(seat.holder, seat.role, seat.side))


def ask_for_actions(session: RecordSession, meeting_id: str) -> None:
    """Put every open action under "matters arising", with its number and whoever owes it. Refuses with NotFound."""
    meetings.get(session, meeting_id)
    found = actions.rows(session, "en", states=(ActionState.OPEN,))
    if not found:
        return
    above = ensure_item(session, meeting_id, ItemKind.MATTERS_ARISING)
    for row in found:
        if any(text.strip() for text in row.text.values()):
            put_action(session, meeting_id, row, above)


def put_action(session: RecordSession, meeting_id: str, row: ActionRow, above: str) -> str:
    """Put an action under an item, carried over from its own and with whoever owes it; returns the new item's id."""
    draft = ItemDraft(
        {tag: action_title(row.number, text) for tag, text in row.text.items() if text.strip()},
        {tag: text for tag, text in row.text.items() if len(text) > LONGEST_TITLE},
        kind=ItemKind.INFORMATION,
        side_id=_one_side(row),
    )
    made = agenda.add(session, meeting_id, draft, parent_id=above, item_id=asking_id(meeting_id, row.id))
    agenda_tree.get(session, made).carried_from_id = row.item_id
    for person in dict.fromkeys(one.person_id for one in row.assignees if one.person_id):
        item_persons.add(session, made, ItemPersonDraft(person, ItemRole.RAPPORTEUR))
    return made


def asking_id(meeting_id: str, action_id: str) -> str:
    """The id of the item that asks for an action in a meeting: by this it is known again, whatever it is called.

    Two copies of a file that each take the action up meet in one item.
    """
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{meeting_id}/{action_id}"))


def action_title(number: str, text: str) -> str:
    """What an item that asks for an action is called: its number and words, shortened."""
    words = " ".join(filter(None, (number, " ".join(text.split()))))
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"


def ensure_item(session: RecordSession, meeting_id: str, kind: ItemKind) -> str:
    """The item of this kind, made and placed as agendas have it by convention where there is none.

    Refuses with NotFound, and with ValueNotAllowed a kind that no ordinary agenda has.
    """
    meetings.get(session, meeting_id)
    beside = agenda_tree.siblings(session, meeting_id, None)
    there = next((item.id for item in beside if item.kind is kind), None)
    if there is not None:
        return there
    usual = shipped()["ordinary"].items
    place = next((number for number, item in enumerate(usual) if item.kind is kind), None)
    if place is None:
        raise ValueNotAllowed("kind", kind.value, ", ".join(item.kind for item in usual))
    earlier = {item.kind for item in usual[:place] if item.kind is not ItemKind.INFORMATION}
    behind = [item for item in beside if item.kind in earlier]
    titled = in_working_languages(session, usual[place].title) or dict(usual[place].title)
    draft = ItemDraft(titled, kind=kind, planned_minutes=usual[place].minutes)
    made = agenda.add(session, meeting_id, draft, after_id=behind[-1].id if behind else None)
    if not behind and beside:
        agenda_tree.move_before(session, made, beside[0].id)
    return made


def _holders(session: RecordSession, meeting_id: str, role: Role) -> list[str]:
    return [seat.holder for seat in _seats(session, meeting_id) if seat.role is role and seat.holder is not None]


def _seats(session: RecordSession, meeting_id: str) -> list[Seat]:
    return seating.on(session, meetings.get(session, meeting_id).date)


def _one_side(row: ActionRow) -> str | None:
    owing = [one.side_id for one in row.assignees if one.side_id]
    return owing[0] if len(owing) == 1 else None


def in_working_languages(session: RecordSession, words: Mapping[str, str]) -> dict[str, str]:
    """For services: the texts in the council's languages; where there is none, the nearest under the leading one."""
    order = texts.working_languages(session)
    found = {tag: words[tag] for tag in order if words.get(tag)}
    if found or not order:
        return found or dict(words)
    nearest = pick(words, order[0])
    return {order[0]: nearest[1]} if nearest else {}
