"""Translating by keys: on to what is missing or out of date, over all items; states and the copy of the original."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from councildesk.domain.minutes import EntryKind, TextState
from councildesk.services import entries, translating
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.minutes import EntryRow
from councildesk.services.translating import TextPlace
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.minutes.entry_column import EntryColumn
from councildesk.ui.page import Key

_STATES = {
    TextState.CHECKED: "Ctrl+Shift+K",
    TextState.TRANSLATED: "Ctrl+Shift+T",
    TextState.ORIGINAL: "Ctrl+Shift+G",
}
_COPY = "Ctrl+Shift+C"


class TranslationKeys(QObject):
    """`text_wanted` carries the TextPlace that somebody wants to go to."""

    text_wanted = Signal(object)

    def __init__(self, live: LiveWorkspace, column: EntryColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.live, self._column = live, column
        self._rows: Sequence[EntryRow] = ()
        self._languages: Sequence[str] = ()
        for keys, does in (
            ("F3", partial(self.go_untranslated, 1)),
            ("Shift+F3", partial(self.go_untranslated, -1)),
            ("Ctrl+F3", partial(self.go_out_of_date, 1)),
            ("Ctrl+Shift+F3", partial(self.go_out_of_date, -1)),
            (_COPY, self.copy_original),
            *((keys, partial(self.set_state, state)) for state, keys in _STATES.items()),
        ):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(f"{keys.lower()}_key")
            shortcut.activated.connect(does)

    def show_rows(self, rows: Sequence[EntryRow], languages: Sequence[str]) -> None:
        """The entries of all items in their order, and the languages side by side."""
        self._rows, self._languages = rows, languages

    def keys(self) -> list[Key]:
        return [
            Key("F3", self.tr("Next text that is not translated; with Shift the one before")),
            Key("Ctrl+F3", self.tr("Next text that is out of date; with Shift the one before")),
            Key(_COPY, self.tr("Copy the original here")),
            Key(_STATES[TextState.CHECKED], self.tr("The translation is checked")),
            Key(_STATES[TextState.TRANSLATED], self.tr("It is a translation, up to date")),
            Key(_STATES[TextState.ORIGINAL], self.tr("It is an original")),
        ]

    def go_untranslated(self, by: int = 1, languages: Sequence[str] | None = None) -> None:
        """To the next text that is missing, or the one before, in these languages or those side by side."""
        found = translating.untranslated(self._rows, languages or self._languages)
        self._go(found, by, self.tr("Everything is translated."))

    def go_out_of_date(self, by: int = 1) -> None:
        found = translating.out_of_date(self._rows, self._languages)
        self._go(found, by, self.tr("No translation is out of date."))

    @Slot()
    def copy_original(self) -> None:
        """Begin the translation with the words of the original; undo brings back what stood there."""
        here = self._column.place
        if here is not None:
            self._column.flush()
            label = QT_TRANSLATE_NOOP("Steps", "Copy original")
            self.live.attempt(label, translating.copy_original, here.entry_id, here.language)
            self._column.go_to(here.entry_id, here.language)

    def set_state(self, state: TextState) -> None:
        """Say what the text with the cursor is; nothing happens where nothing is written."""
        here = self._column.place
        self._column.flush()
        row = next((row for row in self._rows if here is not None and row.id == here.entry_id), None)
        if here is not None and row is not None and row.kind is not EntryKind.NOTE and here.language in row.content:
            label = QT_TRANSLATE_NOOP("Steps", "Change state of text")
            self.live.attempt(label, entries.set_text_state, here.entry_id, here.language, state)

    def _go(self, found: Sequence[TextPlace], by: int, nothing: str) -> None:
        self._column.flush()
        place = translating.neighbour(found, self._rows, self._languages, self._column.place, by)
        if place is not None:
            self.text_wanted.emit(place)
        elif not found:
            self.live.tell(nothing)
