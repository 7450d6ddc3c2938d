"""Fields that are kept while one types: written when the fingers rest, and at once when the field is left.

What they show again while somebody types in them changes nothing under the fingers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QSpinBox

from councildesk.domain.spelling import clean_line
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.typing_pause import TypingPause
from councildesk.ui.unsaved.unsaved import Waiting
from councildesk.ui.widgets.growing_line import GrowingLine
from councildesk.ui.widgets.language_fields import LanguageFields


def always(_text: str) -> bool:
    return True


def never(_text: str) -> bool:
    """For numbers that are given once: half of one would be given, too, and be nobody else's ever after."""
    return False


def is_written(text: str) -> bool:
    """For what must not be empty: what replaces it may be on its way."""
    return bool(text.strip())


class KeptField(Protocol):
    """`drop` forgets what waits: another record comes."""

    def flush(self) -> None: ...

    def drop(self) -> None: ...


class KeptLine(QObject):
    """A line; `write` gets its text.

    What `takes` refuses stays in the field and is not written. What is not `whole`, such as half a number, waits until
    the field is left, and the window says so. `proper` gives what was typed the form in which it is kept, when it is
    left.
    """

    def __init__(
        self,
        live: LiveWorkspace,
        field: QLineEdit | GrowingLine,
        write: Callable[[str], object],
        takes: Callable[[str], bool] | None = None,
        proper: Callable[[str], str] | None = None,
        whole: Callable[[str], bool] = always,
    ) -> None:
        super().__init__(field)
        self._live, self._field, self._write, self._takes = live, field, write, takes
        self._proper, self._whole = proper, whole
        self._is_typed = self._is_resting = False
        self._shown = ""
        self._waiting: Waiting | None = None
        self._pause = TypingPause(live, self._rest, self)
        field.textEdited.connect(self._note)
        field.editingFinished.connect(self._leave)

    def show(self, text: str) -> None:
        """What was just written while somebody types stays as it was typed, however it is kept."""
        self._shown = text
        if self._live.would_write(self._waiting, partial(self._write, text)):
            return
        self._waiting = None
        if self._field.isModified() or (self._is_resting and self._field.hasFocus()):
            return
        if clean_line(self._field.text()) != text:
            self._is_typed = False
            self._field.setText(text)
            self._field.setCursorPosition(0)

    def flush(self) -> None:
        self._hand_over()
        self._pause.drop()

    def drop(self) -> None:
        self._live.leave(self._waiting)
        self._waiting = None
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
        was_typed, self._is_typed = self._is_typed, False
        self.flush()
        if was_typed and not self._field.hasFocus():
            self.show(self._shown)

    def _rest(self) -> None:
        if not self._whole(self._field.text()):
            self._pause.hold()
            return
        self._is_resting = True
        self._hand_over()
        self._is_resting = False

    def _hand_over(self) -> None:
        text = self._field.text()
        if self._field.isModified() and (self._takes is None or self._takes(text)):
            self._field.setModified(False)
            self._waiting = self._live.hand_over(text, partial(self._write, text))


class KeptNumber(QObject):
    """A whole number; `write` is called when it is another one, and has to look what stands in the field."""

    def __init__(self, live: LiveWorkspace, field: QSpinBox, write: Callable[[], None]) -> None:
        super().__init__(field)
        self._field = field
        self._pause = TypingPause(live, write, self)
        field.valueChanged.connect(self._pause.note)
        field.editingFinished.connect(self._pause.flush)

    def show(self, value: int) -> None:
        """A number that waits to be written stays."""
        if not self._pause.is_waiting and self._field.value() != value:
            blocked = self._field.blockSignals(True)
            self._field.setValue(value)
            self._field.blockSignals(blocked)

    def flush(self) -> None:
        self._pause.flush()

    def drop(self) -> None:
        self._pause.drop()


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
        self._live = live
        self._waiting: Waiting | None = None
        self._pause = TypingPause(live, self._rest, self)
        fields.typed.connect(self._pause.note)
        fields.edited.connect(self._hand_over)

    def show(self, tags: Sequence[str], name: str, texts: Mapping[str, str]) -> None:
        """Show a field for each language; `name` as in `LanguageFields.show_languages`."""
        self._fields.show_languages(tags, name)
        if self._live.would_write(self._waiting, partial(self._write, dict(texts))):
            return
        self._waiting = None
        if not self._pause.is_waiting:
            self._fields.show_texts(texts)

    @Slot()
    def flush(self) -> None:
        self._fields.flush()
        self._pause.drop()

    def drop(self) -> None:
        self._live.leave(self._waiting)
        self._waiting = None
        self._pause.drop()

    def _rest(self) -> None:
        if not self._needed or self._fields.texts():
            self._fields.flush()

    @Slot(dict)
    def _hand_over(self, texts: dict[str, str]) -> None:
        self._pause.stop()  # what is refused for what it is gives way to what stands in the file
        written = {tag: texts.get(tag, "") for tag in self._fields.tags}
        self._waiting = self._live.hand_over(written, partial(self._write, written))
        self._pause.drop()
