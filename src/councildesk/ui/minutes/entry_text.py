"""One entry in one language: the editor, the state of the text, and what changed in its original since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from councildesk.domain import languages
from councildesk.domain.differences import Piece
from councildesk.domain.minutes import TextState
from councildesk.domain.text import Blocks, clean_blocks
from councildesk.services.minutes import Content
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.minutes.changes_label import ChangesLabel
from councildesk.ui.state import State
from councildesk.ui.unsaved.unsaved import Waiting
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.growing_edit import GrowingEdit


class EntryText(QObject):
    """`written` carries language and blocks, `state_chosen` language and state, `pending_changed` as the editor's."""

    written = Signal(str, object)
    state_chosen = Signal(str, object)

    def __init__(self, tag: str, language: str, parent: QWidget) -> None:
        """`tag` is the language of the text, `language` that of the program."""
        super().__init__(parent)
        self.tag = tag
        self._language = language
        self.edit = GrowingEdit(parent)
        self.edit.setObjectName(f"entry_{tag.lower().replace('-', '_')}_edit")
        self.edit.setAccessibleName(languages.endonym(tag))
        self.edit.setPlaceholderText(languages.endonym(tag))
        self.chip = ChipButton(parent, languages.endonym(tag))
        self.changes = ChangesLabel(parent)
        self.edit.edited.connect(self._tell_written)
        self.chip.chosen.connect(self._tell_state)

    def show_content(self, content: Content | None, is_editable: bool, waiting: Waiting | None = None) -> None:
        """Show what is kept, or what waits to be. Where that is what stands in the editor, or somebody types, nothing
        moves."""
        kept: Blocks = content.blocks if content else ()
        if waiting is not None and isinstance(waiting.value, tuple):
            kept = clean_blocks(waiting.value)
        if not self.edit.is_pending and clean_blocks(self.edit.blocks()) != kept:
            self.edit.show_blocks(kept)
        self.edit.setReadOnly(not is_editable)
        state = self._state(content)
        others = [] if content is None or not is_editable else self._others(content)
        self.chip.show_state(state, others)

    def show_changes(self, content: Content | None, pieces: Sequence[Piece] | None) -> None:
        """Show what changed in the original; None where nobody knows any more what it said."""
        source = content.source_language if content is not None and content.is_out_of_date else None
        self.changes.setVisible(source is not None)
        if source is not None:
            self.changes.show_changes(languages.endonym(source), pieces)

    def append(self, words: str) -> None:
        """Put words behind the last one, as if typed there."""
        cursor = QTextCursor(self.edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = cursor.block().text()
        cursor.insertText(f" {words}" if before and not before[-1].isspace() else words)

    def _state(self, content: Content | None) -> State:
        if content is None:
            return State(self.tr("Missing"), "missing", Tone.WARNING)
        if content.is_out_of_date:
            return State(self.tr("Out of date"), "outdated", Tone.WARNING)
        return meeting_words.state(content.state, self._language)

    def _others(self, content: Content) -> list[tuple[TextState, State]]:
        """An out-of-date text may also be confirmed as what it is."""
        return [
            (state, meeting_words.state(state, self._language))
            for state in TextState
            if state is not content.state or content.is_out_of_date
        ]

    @Slot(object)
    def _tell_written(self, blocks: Blocks) -> None:
        self.written.emit(self.tag, blocks)

    @Slot(object)
    def _tell_state(self, state: TextState) -> None:
        self.state_chosen.emit(self.tag, state)
