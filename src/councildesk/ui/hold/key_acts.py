"""What each key of the live desk does; which keys there are, and what they are called, is in `desk_keys`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from councildesk.domain.minutes import EntryKind
from councildesk.ui.hold.desk_keys import DESK_KEYS

if TYPE_CHECKING:
    from councildesk.ui.hold.hold_part import HoldPart


def of(part: HoldPart) -> Mapping[str, Callable[[], object]]:
    """By the names of the keys."""
    people, proceedings, writing = part.people, part.proceedings, part.writing
    kinds = {one.name: partial(writing.add, one.kind) for one in DESK_KEYS if one.kind is not None}
    return {
        **kinds,
        EntryKind.VOTE.value: writing.ask_method,
        "next_item": part.open_next,
        "turn": proceedings.turn,
        "close_meeting": proceedings.close,
        "adjourn": proceedings.adjourn,
        "postpone": proceedings.postpone,
        "new_item": part.add_item,
        "agenda": part.list.setFocus,
        "people": people.focus,
        "accepted": people.note_accepted,
        "phrase": writing.phrase,
        "recommendation": writing.add_recommendation,
        "up": partial(writing.shift, -1),
        "down": partial(writing.shift, 1),
        "item_up": partial(part.send_entry, -1),
        "item_down": partial(part.send_entry, 1),
        "split": writing.split,
        "join": writing.join,
        "course": part.show_course,
        "remove": partial(_remove, part),
        "look_back": partial(part.step, -1),
        "look_ahead": partial(part.step, 1),
    }


def _remove(part: HoldPart) -> None:
    """The event of the course that somebody looks at, else the entry with the cursor."""
    remove = part.course.remove if part.course.isVisible() else part.writing.remove
    remove()
