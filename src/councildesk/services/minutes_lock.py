"""What the minutes of a meeting own, and that it stays as it is once they are signed or adopted.

Whatever a paper of the minutes says of its meeting is theirs: who was there, the course, the agenda, the entries with
decisions and votes. `Workspace.perform` asks here after each action, so that no service has to think of it and none
can forget it. What goes on afterwards is listed in `_GOES_ON`: that a decision was carried out, how far an action is.
Persons, seats and rules are the council's; a decision keeps those it rests on. Files attached belong to the meeting,
among them the signed minutes. Undo and redo are not asked: they go back over the signing itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import select

from councildesk.domain.minutes import MinutesState, check_editable
from councildesk.storage.models import Meeting, Text, journaled
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode

_GOES_ON: Mapping[str, frozenset[str]] = {
    "meeting": frozenset(
        {"state", "state_reason", "previous_id", "agenda_sent_at", "minutes_state", "minutes_adopted_at_id"}
    ),
    "meeting_site": frozenset({"link", "access"}),
    "officer": frozenset(),
    "meeting_event": frozenset(),
    "stay": frozenset(),
    "excuse": frozenset(),
    "proxy": frozenset(),
    "agenda_item": frozenset({"state"}),
    "item_person": frozenset(),
    "recusal": frozenset(),
    "entry": frozenset(),
    "decision": frozenset({"state"}),
    "vote": frozenset(),
    "vote_count": frozenset(),
    "ballot": frozenset(),
    "action": frozenset({"number", "due_on", "state", "done_on", "progress"}),
}
"""Every noun that the minutes own, with the fields that may change for ever."""

_LIFTED = "minutes lock lifted"
_AT_ONCE = 500


def lift(session: RecordSession) -> None:
    """For services: this step is about no meeting, though it writes there: a merged person, a restored record."""
    session.info[_LIFTED] = True


def check(session: RecordSession) -> None:
    """Refuses with StateNotAllowed a step that wrote what signed or adopted minutes own, or unlocked adopted ones."""
    session.flush()
    if not session.edits or _LIFTED in session.info:
        return
    for _meeting, state in sorted(_states_before(session, _meetings(session, _written(session))).items()):
        check_editable(state)


def _written(session: RecordSession) -> dict[str, set[str]]:
    """The rows of which something was written that the minutes own."""
    found: dict[str, set[str]] = defaultdict(set)
    texts: set[str] = set()
    for (noun, key, field), (before, now) in (session.edits or {}).items():
        if before == now:
            continue
        if noun == Text.__tablename__:
            texts.add(key)
        elif _is_owned(noun, field) or (field == "minutes_state" and _state(before) is MinutesState.ADOPTED):
            found[noun].add(key)
    for some in _portions(texts):
        chosen = select(Text.noun, Text.owner, Text.field).where(Text.id.in_(some))
        for noun, owner, field in session.execute(chosen, execution_options=INCLUDE_REMOVED):
            if _is_owned(noun, field):
                found[noun].add(owner)
    return found


def _is_owned(noun: str, field: str) -> bool:
    return noun in _GOES_ON and field not in _GOES_ON[noun]


def _states_before(session: RecordSession, meetings: Iterable[str]) -> dict[str, MinutesState]:
    """In which state the minutes of these meetings were before this step; of those that it made, or brought back, none.

    They come with all that they own.
    """
    found: dict[str, MinutesState] = {}
    for some in _portions(meetings):
        chosen = select(Meeting).where(Meeting.id.in_(some))
        found |= {one.id: one.minutes_state for one in session.scalars(chosen, execution_options=INCLUDE_REMOVED)}
    edits, noun = session.edits or {}, Meeting.__tablename__
    for key in list(found):
        if (noun, key, "minutes_state") in edits:
            found[key] = _state(edits[noun, key, "minutes_state"][0])
        if edits.get((noun, key, "deleted"), ("false",))[0] != "false":
            del found[key]
    return found


def _state(kept: str | None) -> MinutesState:
    return MinutesState(decode(Meeting.__table__.c.minutes_state.type, kept) or MinutesState.DRAFT)


def _meetings(session: RecordSession, written: Mapping[str, Iterable[str]]) -> set[str]:
    """The meetings that these rows belong to, level by level."""
    found: set[str] = set()
    level = {noun: set(keys) for noun, keys in written.items()}
    while level:
        found |= level.pop(Meeting.__tablename__, set())
        above: dict[str, set[str]] = defaultdict(set)
        for noun, keys in level.items():
            column, owner = _owner(noun)
            for some in _portions(keys):
                chosen = select(column).where(journaled()[noun].id.in_(some)).distinct()
                above[owner].update(session.scalars(chosen, execution_options=INCLUDE_REMOVED))
        level = above
    return found


@cache
def _owner(noun: str) -> tuple[Any, str]:
    """What a row is part of before all else: the column, and the noun it leads to."""
    model = journaled()[noun]
    column = next(column for column in model.__table__.columns if "part_of" in column.info)
    return getattr(model, column.key), column.info["part_of"]


def _portions(keys: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]
