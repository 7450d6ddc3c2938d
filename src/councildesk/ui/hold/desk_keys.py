"""The keys of the live desk in one table: buttons, shortcuts and the sheet of keys follow it."""

from __future__ import annotations

from dataclasses import dataclass

from councildesk.domain.minutes import EntryKind
from councildesk.services.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class DeskKey:
    """`text` is English source text of the context "HoldPart"; an entry of a kind is named by its kind."""

    name: str
    keys: str
    text: str = ""
    kind: EntryKind | None = None


def _entry(kind: EntryKind, keys: str) -> DeskKey:
    return DeskKey(kind.value, keys, kind=kind)


KINDS = (
    EntryKind.STATEMENT,
    EntryKind.DECISION,
    EntryKind.VOTE,
    EntryKind.ACTION,
    EntryKind.RESERVATION,
    EntryKind.NOTE,
)
"""As their buttons stand; a paragraph is begun by typing."""

DESK_KEYS = (
    DeskKey("next_item", "Ctrl+Return", QT_TRANSLATE_NOOP("HoldPart", "Next item of the agenda")),
    DeskKey("turn", "F8", QT_TRANSLATE_NOOP("HoldPart", "Open the meeting, break, resume")),
    DeskKey("close_meeting", "Ctrl+F12", QT_TRANSLATE_NOOP("HoldPart", "Close the meeting")),
    DeskKey("adjourn", "Shift+F8", QT_TRANSLATE_NOOP("HoldPart", "Adjourn the meeting")),
    DeskKey("course", "Ctrl+F8", QT_TRANSLATE_NOOP("HoldPart", "Mend the times of the course")),
    DeskKey("phrase", "F3", QT_TRANSLATE_NOOP("HoldPart", "A phrase, then its next blank")),
    DeskKey("people", "F5", QT_TRANSLATE_NOOP("HoldPart", "Who comes or goes: a name, then a figure")),
    DeskKey(
        "accepted",
        "Shift+F5",
        QT_TRANSLATE_NOOP(
            "HoldPart", "All who accepted (without replies: all expected) are here; who comes after is late"
        ),
    ),
    _entry(EntryKind.VOTE, "F6"),
    _entry(EntryKind.ACTION, "F7"),
    _entry(EntryKind.PARAGRAPH, "Ctrl+Shift+Return"),
    _entry(EntryKind.STATEMENT, "Ctrl+Shift+S"),
    _entry(EntryKind.DECISION, "Ctrl+Shift+D"),
    DeskKey("recommendation", "Ctrl+Shift+E", QT_TRANSLATE_NOOP("HoldPart", "New entry: Recommendation")),
    _entry(EntryKind.RESERVATION, "Ctrl+Shift+R"),
    _entry(EntryKind.NOTE, "Ctrl+Shift+P"),
    DeskKey("up", "Alt+Up", QT_TRANSLATE_NOOP("HoldPart", "Move the entry up")),
    DeskKey("down", "Alt+Down", QT_TRANSLATE_NOOP("HoldPart", "Move the entry down")),
    DeskKey("item_up", "Alt+Shift+Up", QT_TRANSLATE_NOOP("HoldPart", "Move the entry to the item before")),
    DeskKey("item_down", "Alt+Shift+Down", QT_TRANSLATE_NOOP("HoldPart", "Move the entry to the next item")),
    DeskKey("split", "Alt+Return", QT_TRANSLATE_NOOP("HoldPart", "Split the entry at the cursor")),
    DeskKey("join", "Alt+Backspace", QT_TRANSLATE_NOOP("HoldPart", "Join the entry with the one before")),
    DeskKey("remove", "Ctrl+Shift+Del", QT_TRANSLATE_NOOP("HoldPart", "Remove the entry")),
    DeskKey("agenda", "F4", QT_TRANSLATE_NOOP("HoldPart", "To the agenda")),
    DeskKey("look_ahead", "Ctrl+PgDown", QT_TRANSLATE_NOOP("HoldPart", "Look at the next item")),
    DeskKey("look_back", "Ctrl+PgUp", QT_TRANSLATE_NOOP("HoldPart", "Look at the item before")),
    DeskKey("postpone", "Ctrl+Shift+Y", QT_TRANSLATE_NOOP("HoldPart", "Postpone the item")),
    DeskKey("new_item", "Ctrl+Shift+I", QT_TRANSLATE_NOOP("HoldPart", "Add an item behind this one")),
)
