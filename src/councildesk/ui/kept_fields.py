"""Fields that are kept while one types: written when the fingers rest, and at once when the field is left.

What they show again while somebody types in them changes nothing under the fingers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from councildesk.domain.spelling import clean_line
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.typing_pause import TypingPause
from councildesk.ui.widgets.language_fields import LanguageFields


class KeptField(Protocol):
    """`drop` forgets what waits: another record comes."""

    def flush(self) -> None: ...

    def drop(self) -> None: ...


class KeptLine(QObject):
    """A line; `write` gets its text. What `takes` refuses stays in the field and is not written.

    `proper` gives what was typed the form in which it is kept, when the field is left.
    """

    def __init__(
        self,
        live: LiveWorkspace,
        field: QLineEdit,
        write: Callable[[str], object],
        takes: Callable[[str], bool] | None = None,
        proper: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(field)
        self._field, self._write, self._takes, self._proper = field, write, takes, proper
        self._is_typed = False
        self._pause = TypingPause(live, self._hand_over, self)
        field.textEdited.connect(self._note)
        field.editingFinished.connect(self._leave)

    def show(self, text: str) -> None:
        if not self._field.isModified() and clean_line(self._field.text()) != text:
            self._is_typed = False
            self._field.setText(text)
            self._field.setCursorPosition(0)

    def flush(self) -> None:
        self._pause.drop()
        self._hand_over()

    def drop(self) -> None:
        self._is_typed = False
        self._pause.drop()
        self._field.setModified(False)

    @Slot()
    def _note(self) -> None:
        self._is_typed = True
        self._pause.note()

    @Slot()
    def _leave(self) -> None:
        if self._is_typed and self._proper is not None:
            self._field.setText(self._proper(self._field.text()))
            self._field.setModified(True)
        self._is_typed = False
        self.flush()

    def _hand_over(self) -> None:
        text = self._field.text()
        if self._field.isModified() and (self._takes is None or self._takes(text)):
            self._field.setModified(False)
            self._write(text)


class KeptTexts(QObject):
    """A text in several languages; `write` gets all of them by tag, an emptied one as an empty text.

    One that is `needed` waits, while it is empty in all languages, until its field is left: what replaces it may be on
    its way.
    """

    def __init__(
        self,
        live: LiveWorkspace,
        fields: LanguageFields,
        write: Callable[[dict[str, str]], object],
        *,
        needed: bool = False,
    ) -> None:
        super().__init__(fields)
        self._fields, self._write, self._needed = fields, write, needed
        self._pause = TypingPause(live, self._rest, self)
        fields.typed.connect(self._pause.note)
        fields.edited.connect(self._hand_over)

    def show(self, tags: Sequence[str], name: str, texts: Mapping[str, str]) -> None:
        """Show a field for each language; `name` as in `LanguageFields.show_languages`."""
        self._fields.show_languages(tags, name)
        if not self._pause.is_waiting:
            self._fields.show_texts(texts)

    @Slot()
    def flush(self) -> None:
        self._pause.drop()
        self._fields.flush()

    def drop(self) -> None:
        self._pause.drop()

    def _rest(self) -> None:
        if not self._needed or self._fields.texts():
            self._fields.flush()

    @Slot(dict)
    def _hand_over(self, texts: dict[str, str]) -> None:
        self._pause.drop()
        self._write({tag: texts.get(tag, "") for tag in self._fields.tags})
