"""What earlier meetings have for an agenda: minutes to adopt, items left open, actions still to be done, and what
returns in every meeting.

Offers are read anew each time: what is on the agenda already is not offered, and what is taken off it is again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.errors import NotFound
from councildesk.domain.languages import pick
from councildesk.domain.meetings import OVER
from councildesk.domain.minutes import ActionState, DecisionState, MinutesState
from councildesk.services import actions, agenda, agenda_tree, decisions, meeting_contents, meetings, succession, texts
from councildesk.services.agenda import ItemDraft
from councildesk.services.item_words import Origin
from councildesk.services.succession import STANDING
from councildesk.storage.models import Meeting
from councildesk.storage.session import RecordSession

_FIRST = (ItemKind.OPENING, ItemKind.AGENDA_ADOPTION)


class OfferKind(StrEnum):
    STANDING = "standing"
    MINUTES = "minutes"
    POSTPONED = "postponed"
    ACTION = "action"


@dataclass(frozen=True)
class Past:
    """Where an item was before, and what was decided on it there, in the reader's language."""

    origin: Origin
    state: ItemState
    decided: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """Something for the agenda; texts in the reader's language."""

    key: str
    """What `take` knows it by."""
    kind: OfferKind
    title: str
    """Empty for minutes: their origin says it."""
    origin: Origin
    past: tuple[Past, ...] = ()
    """Of an item left open, the last time first."""
    number: str = ""
    """Of an action."""
    due_on: dt.date | None = None


def rows(session: RecordSession, meeting_id: str, language: str) -> list[Offer]:
    """In the order in which an agenda has them. Refuses with NotFound."""
    meeting = meetings.get(session, meeting_id)
    before = _before(session, meeting)
    return [
        *_standing(session, meeting, before, language),
        *_minutes(session, meeting, before),
        *_postponed(session, before, language),
        *_actions(session, meeting, before, language),
    ]


def history(session: RecordSession, item_id: str, language: str) -> list[Past]:
    """Where an item was on earlier agendas, the last time first, and what was decided there."""
    return [_past(session, one.item_id, one.state, language) for one in succession.earlier(session, item_id)]


def take(
    session: RecordSession, meeting_id: str, keys: Collection[str], names: Mapping[ItemKind, Mapping[str, str]]
) -> list[str]:
    """Put what is offered on the agenda, all as one step; what is not offered any more is passed over.

    `names` are what items of a kind are called, by language: of the adoption of minutes, and of the item under which
    actions stand. Returns the new items' ids.
    """
    made = []
    for offer in rows(session, meeting_id, "en"):
        if offer.key not in keys:
            continue
        _, _, source = offer.key.partition(":")
        match offer.kind:
            case OfferKind.STANDING:
                made.append(_take_standing(session, meeting_id, source))
            case OfferKind.MINUTES:
                made.append(_take_minutes(session, meeting_id, offer, names))
            case OfferKind.POSTPONED:
                made += succession.carry_over(session, [source], meeting_id)
            case OfferKind.ACTION:
                made.append(_take_action(session, meeting_id, source, names))
    return made


def _before(session: RecordSession, meeting: Meeting) -> list[Meeting]:
    """Earlier meetings that were held, the last one first; the one this follows leads."""
    chosen = select(Meeting).where(Meeting.date <= meeting.date, Meeting.id != meeting.id, Meeting.state.in_(OVER))
    found = list(session.scalars(chosen.order_by(Meeting.date.desc(), Meeting.id.desc())))
    return sorted(found, key=lambda one: one.id != meeting.previous_id)


def _standing(session: RecordSession, meeting: Meeting, before: list[Meeting], language: str) -> Iterable[Offer]:
    """What the last meeting had of the kinds that return, but for breaks and minutes."""
    there = {one.kind for one in agenda_tree.siblings(session, meeting.id, None)}
    passed_over = (ItemKind.BREAK, ItemKind.MINUTES_ADOPTION, *there)
    for last in before[:1]:
        beside = agenda_tree.siblings(session, last.id, None)
        items = [item for item in beside if item.kind in STANDING and item.kind not in passed_over]
        titles = texts.shown(session, [item.id for item in items], "title", language)
        for item in items:
            yield Offer(f"{OfferKind.STANDING}:{item.id}", OfferKind.STANDING, titles[item.id], _origin(last))


def _minutes(session: RecordSession, meeting: Meeting, before: list[Meeting]) -> Iterable[Offer]:
    """Minutes that no meeting adopted yet. An item for them on the agenda names the meeting, or is for the last one."""
    called = texts.of(
        session,
        [
            item.item.id
            for item in agenda_tree.fields_in_order(session, meeting.id)
            if item.item.kind is ItemKind.MINUTES_ADOPTION
        ],
        "title",
    )
    written = " ".join(title for titles in called.values() for title in titles.values())
    for place, one in enumerate(before):
        number = one.number or ""
        is_named = bool(number) and number in written
        if one.minutes_state is not MinutesState.ADOPTED and not is_named and not (called and place == 0):
            yield Offer(f"{OfferKind.MINUTES}:{one.id}", OfferKind.MINUTES, "", _origin(one))


def _postponed(session: RecordSession, before: list[Meeting], language: str) -> Iterable[Offer]:
    having = succession.with_items_left_open(session, [one.id for one in before])
    for one in [one for one in before if one.id in having]:
        found = succession.left_open(session, one.id)
        titles = texts.shown(session, found, "title", language)
        for item_id in found:
            here = _past(session, item_id, agenda_tree.get(session, item_id).state, language)
            past = (here, *history(session, item_id, language))
            yield Offer(f"{OfferKind.POSTPONED}:{item_id}", OfferKind.POSTPONED, titles[item_id], _origin(one), past)


def _past(session: RecordSession, item_id: str, state: ItemState, language: str) -> Past:
    """An item as its own meeting left it."""
    meeting = meetings.get(session, agenda_tree.get(session, item_id).meeting_id)
    order = texts.working_languages(session)
    decided = tuple(
        " ".join(filter(None, (row.number, (pick(row.text, language, order) or ("", ""))[1])))
        for row in decisions.rows(session, meeting_id=meeting.id)
        if row.item_id == item_id and row.state is not DecisionState.WITHDRAWN
    )
    return Past(_origin(meeting), state, decided)


def _actions(session: RecordSession, meeting: Meeting, before: list[Meeting], language: str) -> Iterable[Offer]:
    """Open ones of earlier meetings, unless an item here asks for them: it took them up, or is called as they are."""
    ids = [item.item.id for item in agenda_tree.fields_in_order(session, meeting.id)]
    written = {title for titles in texts.of(session, ids, "title").values() for title in titles.values()}
    order, known = texts.working_languages(session), {one.id: one for one in before}
    for row in actions.rows(session, language, states=(ActionState.OPEN,)):
        if row.meeting_id not in known or meeting_contents.asking_id(meeting.id, row.id) in ids:
            continue
        if written & {meeting_contents.action_title(row.number, text) for text in row.text.values()}:
            continue
        words = (pick(row.text, language, order) or ("", ""))[1]
        if words:
            yield Offer(
                f"{OfferKind.ACTION}:{row.id}",
                OfferKind.ACTION,
                words,
                _origin(known[row.meeting_id]),
                number=row.number,
                due_on=row.due_on,
            )


def _take_standing(session: RecordSession, meeting_id: str, source_id: str) -> str:
    """At the place where agendas have it: the opening first, other business and the closing last."""
    source = agenda.draft(session, source_id)
    draft = ItemDraft(source.title, kind=source.kind, planned_minutes=source.planned_minutes)
    made = agenda.add(session, meeting_id, draft)
    _put_in_place(session, meeting_id, made, source.kind)
    return made


def _take_minutes(
    session: RecordSession, meeting_id: str, offer: Offer, names: Mapping[ItemKind, Mapping[str, str]]
) -> str:
    called = offer.origin.number or offer.origin.date.isoformat()
    title = {tag: f"{name}: {called}" for tag, name in names.get(ItemKind.MINUTES_ADOPTION, {}).items()}
    made = agenda.add(session, meeting_id, ItemDraft(title or {"en": called}, kind=ItemKind.MINUTES_ADOPTION))
    _put_in_place(session, meeting_id, made, ItemKind.MINUTES_ADOPTION)
    return made


def _take_action(
    session: RecordSession, meeting_id: str, action_id: str, names: Mapping[ItemKind, Mapping[str, str]]
) -> str:
    """Under the item for matters arising, which is made where there is none; it is carried over from its own item."""
    row = next((row for row in actions.rows(session, "en") if row.id == action_id), None)
    if row is None:
        raise NotFound("action", action_id)
    beside = agenda_tree.siblings(session, meeting_id, None)
    matters = next((item.id for item in beside if item.kind is ItemKind.MATTERS_ARISING), None)
    if matters is None:
        title = names.get(ItemKind.MATTERS_ARISING, {}) or {"en": "Matters arising"}
        matters = agenda.add(session, meeting_id, ItemDraft(title, kind=ItemKind.MATTERS_ARISING))
        _put_in_place(session, meeting_id, matters, ItemKind.MATTERS_ARISING)
    return meeting_contents.put_action(session, meeting_id, row, matters)


def _put_in_place(session: RecordSession, meeting_id: str, item_id: str, kind: ItemKind) -> None:
    """Where agendas have items of a kind: behind those that come first, ahead of those that come last."""
    order = list(STANDING)
    beside = [item for item in agenda_tree.siblings(session, meeting_id, None) if item.id != item_id]
    if kind in (*_FIRST, ItemKind.MINUTES_ADOPTION, ItemKind.MATTERS_ARISING):
        ahead = [item for item in beside if item.kind in order[: order.index(kind) + 1] and item.kind != ItemKind.BREAK]
        if ahead:
            agenda_tree.move_after(session, item_id, ahead[-1].id)
        elif beside:
            agenda_tree.move_before(session, item_id, beside[0].id)
        return
    behind = [item for item in beside if kind is ItemKind.OTHER_BUSINESS and item.kind is ItemKind.CLOSING]
    if behind:
        agenda_tree.move_before(session, item_id, behind[0].id)


def _origin(meeting: Meeting) -> Origin:
    return Origin(meeting.id, meeting.number or "", meeting.date)
