"""Actions: who does what by when, under an item or for a meeting as a whole, and the register over all meetings.

An action's words are the content of its entry; making an entry an action (`entries.add`, `entries.set_kind`) makes its
record, and `add` makes both. What becomes of an action is noted long after its minutes are final.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, TextMissing, ValueNotAllowed
from councildesk.domain.minutes import ActionState, EntryKind, move_action
from councildesk.domain.text import Blocks, plain
from councildesk.services import entries, entry_order, meetings, numbers, texts, titles
from councildesk.services.entries import EntryDraft
from councildesk.services.registers import registered
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Action, Assignee, Organisation, Person, Side
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


@dataclass(frozen=True)
class AssigneeDraft:
    """Who owes an action: exactly one of a person, a side and an organisation."""

    person_id: str | None = None
    side_id: str | None = None
    organisation_id: str | None = None


@dataclass(frozen=True)
class AssigneeRow:
    """Who owes an action, and the name in the reader's language."""

    person_id: str | None
    side_id: str | None
    organisation_id: str | None
    name: str


@dataclass(frozen=True)
class ActionFacts:
    """What an entry of the minutes shows of its action besides the words."""

    id: str
    entry_id: str
    number: str
    state: ActionState
    due_on: dt.date | None
    done_on: dt.date | None
    assignees: tuple[AssigneeRow, ...]


@dataclass(frozen=True)
class ActionRow:
    """An action in the register of all meetings. Texts are by language, names in the reader's."""

    id: str
    entry_id: str
    meeting_id: str
    meeting_number: str
    meeting_date: dt.date
    item_id: str | None
    number: str
    state: ActionState
    due_on: dt.date | None
    done_on: dt.date | None
    assignees: tuple[AssigneeRow, ...]
    text: Mapping[str, str]
    """Its words without formatting."""
    progress: Mapping[str, str]


@dataclass(frozen=True)
class ActionDraft:
    """An action as a form holds it, without its words. Texts are by language."""

    assignees: tuple[AssigneeDraft, ...] = ()
    """In their order; replaces those there are."""
    due_on: dt.date | None = None
    progress: Mapping[str, str] = field(default_factory=dict)


def rows(
    session: RecordSession,
    language: str,
    *,
    meeting_id: str | None = None,
    states: Collection[ActionState] = (),
) -> list[ActionRow]:
    """The register: by day and meeting, then as they stand in the minutes. Without states given, all of them."""
    found = registered(session, Action, meeting_id, *([Action.state.in_(states)] if states else []))
    ids = [line.one.id for line in found]
    progress, assigned = texts.of(session, ids, "progress"), _assigned(session, ids, language)
    return [
        ActionRow(
            id=line.one.id,
            entry_id=line.entry.id,
            meeting_id=line.entry.meeting_id,
            meeting_number=line.meeting_number,
            meeting_date=line.meeting_date,
            item_id=line.entry.agenda_item_id,
            number=line.one.number or "",
            state=line.one.state,
            due_on=line.one.due_on,
            done_on=line.one.done_on,
            assignees=assigned[line.one.id],
            text=line.text,
            progress=progress[line.one.id],
        )
        for line in found
    ]


def of_entries(session: RecordSession, entry_ids: Iterable[str], language: str) -> dict[str, ActionFacts]:
    """The actions of many entries, by entry."""
    ids = list(entry_ids)
    found: list[Action] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += session.scalars(select(Action).where(Action.entry_id.in_(ids[start : start + _AT_ONCE])))
    assigned = _assigned(session, [one.id for one in found], language)
    return {
        one.entry_id: ActionFacts(
            one.id, one.entry_id, one.number or "", one.state, one.due_on, one.done_on, assigned[one.id]
        )
        for one in found
    }


def draft(session: RecordSession, action_id: str) -> ActionDraft:
    """The action as it is now, to be changed and given to `change`."""
    one = get(session, action_id)
    assignees = tuple(AssigneeDraft(each.person_id, each.side_id, each.organisation_id) for each in _of(session, one))
    return ActionDraft(assignees, one.due_on, texts.one(session, one.id, "progress"))


def add(
    session: RecordSession,
    meeting_id: str,
    content: Mapping[str, Blocks],
    draft: ActionDraft,
    *,
    item_id: str | None = None,
    after_id: str | None = None,
) -> str:
    """Add an action with its entry, where `entries.add` would put it; returns the id of the action.

    Refuses with TextMissing an action without words, and as `entries.add` and `change` do.
    """
    if not any(plain(blocks).strip() for blocks in content.values()):
        raise TextMissing("content")
    entry = EntryDraft(EntryKind.ACTION, content)
    entry_id = entries.add(session, meeting_id, entry, item_id=item_id, after_id=after_id)
    one = session.scalars(select(Action).where(Action.entry_id == entry_id)).one()
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, action_id: str, draft: ActionDraft) -> None:
    """Make the action what the draft says. Refuses with NotFound, ValueNotAllowed, AlreadyThere (assigned twice)."""
    _fill(session, get(session, action_id), draft)


def set_state(session: RecordSession, action_id: str, state: ActionState, on: dt.date | None = None) -> None:
    """Done (on a day), dropped, or open again. Refuses with StateNotAllowed."""
    one = get(session, action_id)
    one.state = move_action(one.state, state)
    one.done_on = on if state is ActionState.DONE else None


def give_number(session: RecordSession, action_id: str) -> str:
    """Give the next number of the council's pattern; returns it. An action that has a number keeps it.

    Refuses with TextMissing where the pattern needs a meeting's number.
    """
    one = get(session, action_id)
    if one.number is None:
        meeting = meetings.get(session, entry_order.get(session, one.entry_id).meeting_id)
        one.number = numbers.issue(session, NumberKind.ACTION, one.id, meeting)
    return one.number


def set_number(session: RecordSession, action_id: str, number: str) -> None:
    """Give a number that a person chose; empty takes it away. Refuses with AlreadyThere one ever given to another."""
    one = get(session, action_id)
    one.number = numbers.take(session, NumberKind.ACTION, number, one.id) if number.strip() else None


def get(session: RecordSession, action_id: str) -> Action:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Action, action_id)


def _fill(session: RecordSession, one: Action, draft: ActionDraft) -> None:
    one.due_on = draft.due_on
    texts.put(session, "action", one.id, "progress", draft.progress)
    _assign(session, one, draft.assignees)


def _assign(session: RecordSession, one: Action, wanted: tuple[AssigneeDraft, ...]) -> None:
    """Make these the assignees in this order; who stays keeps the record."""
    for place, each in enumerate(wanted):
        _check(session, each)
        if each in wanted[:place]:
            raise AlreadyThere("assignee", _reference(each)[1])
    kept = {AssigneeDraft(each.person_id, each.side_id, each.organisation_id): each for each in _of(session, one)}
    if tuple(kept) == wanted:
        return
    for each, record in kept.items():
        if each not in wanted:
            removal.remove(session, record)
    for each, place_among in zip(wanted, rank.spread(len(wanted)), strict=True):
        if each in kept:
            kept[each].rank = place_among
        else:
            session.add(Assignee(id=new_id(), action_id=one.id, rank=place_among, **vars(each)))


def _check(session: RecordSession, assignee: AssigneeDraft) -> None:
    model, key = _reference(assignee)
    session.require(model, key)


def _reference(assignee: AssigneeDraft) -> tuple[type[Person] | type[Side] | type[Organisation], str]:
    """The one record that the assignee names. Refuses with ValueNotAllowed none, or more than one."""
    models = ((Person, assignee.person_id), (Side, assignee.side_id), (Organisation, assignee.organisation_id))
    named = [(model, key) for model, key in models if key is not None]
    if len(named) != 1:
        raise ValueNotAllowed("assignees", str(len(named)), "1")
    return named[0]


def _of(session: RecordSession, one: Action) -> list[Assignee]:
    chosen = select(Assignee).where(Assignee.action_id == one.id)
    return list(session.scalars(chosen.order_by(Assignee.rank, Assignee.id)))


def _assigned(session: RecordSession, actions: Iterable[str], language: str) -> dict[str, tuple[AssigneeRow, ...]]:
    """The assignees of many actions in their order, by action."""
    ids = list(actions)
    found: list[Assignee] = []
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(Assignee).where(Assignee.action_id.in_(ids[start : start + _AT_ONCE]))
        found += session.scalars(chosen.order_by(Assignee.rank, Assignee.id))
    named = titles.of(session, (_key(one) for one in found), language)
    assigned: dict[str, tuple[AssigneeRow, ...]] = dict.fromkeys(ids, ())
    for one in found:
        row = AssigneeRow(one.person_id, one.side_id, one.organisation_id, named[_key(one)])
        assigned[one.action_id] = (*assigned[one.action_id], row)
    return assigned


def _key(one: Assignee) -> tuple[str, str]:
    keys = {"person": one.person_id, "side": one.side_id, "organisation": one.organisation_id}
    return next((noun, key) for noun, key in keys.items() if key)
