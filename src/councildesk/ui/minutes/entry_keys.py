"""The keys of the minutes' entries: a new one of each kind, moving, removing, and the next item of the agenda."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from councildesk.domain.minutes import EntryKind
from councildesk.ui import icons
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Key

_KINDS = {
    EntryKind.PARAGRAPH: "Ctrl+Return",
    EntryKind.STATEMENT: "Ctrl+Shift+S",
    EntryKind.DECISION: "Ctrl+Shift+D",
    EntryKind.VOTE: "Ctrl+Shift+O",
    EntryKind.ACTION: "Ctrl+Shift+A",
    EntryKind.RESERVATION: "Ctrl+Shift+R",
    EntryKind.NOTE: "Ctrl+Shift+P",
}


class EntryKeys(QObject):
    """`kind_wanted` carries a kind, `shift_wanted` and `item_step_wanted` 1 for down and -1 for up.

    `menu` offers the kinds to those who have not learnt the keys.
    """

    kind_wanted = Signal(object)
    shift_wanted = Signal(int)
    remove_wanted = Signal()
    item_step_wanted = Signal(int)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.menu = QMenu(parent)
        self.actions: dict[EntryKind, QAction] = {}
        for kind, keys in _KINDS.items():
            action = QAction(icons.icon(meeting_words.ENTRY_ICONS[kind]), "", parent)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self.kind_wanted.emit, kind))
            self.menu.addAction(action)
            parent.addAction(action)
            self.actions[kind] = action
        for keys, does in (
            ("Alt+Up", partial(self.shift_wanted.emit, -1)),
            ("Alt+Down", partial(self.shift_wanted.emit, 1)),
            ("Ctrl+Shift+Del", self.remove_wanted.emit),
            ("Ctrl+PgDown", partial(self.item_step_wanted.emit, 1)),
            ("Ctrl+PgUp", partial(self.item_step_wanted.emit, -1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(f"{keys.lower()}_key")
            shortcut.activated.connect(does)

    def set_editable(self, is_editable: bool) -> None:
        for action in self.actions.values():
            action.setEnabled(is_editable)

    def keys(self) -> list[Key]:
        words = {kind: meeting_words.word(kind, self._language) for kind in EntryKind}
        return [
            *(Key(keys, self.tr("New entry: {kind}").replace("{kind}", words[kind])) for kind, keys in _KINDS.items()),
            Key("Alt+Up", self.tr("Move the entry up")),
            Key("Alt+Down", self.tr("Move the entry down")),
            Key("Ctrl+Shift+Del", self.tr("Remove the entry")),
            Key("Ctrl+PgDown", self.tr("Next item of the agenda")),
            Key("Ctrl+PgUp", self.tr("Item before")),
        ]

    def retranslate(self) -> None:
        for kind, action in self.actions.items():
            action.setText(meeting_words.word(kind, self._language))
