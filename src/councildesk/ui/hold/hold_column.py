"""The minutes under the item that is dealt with: entries, what happened between them, and the line to type on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from councildesk.domain.text import Blocks
from councildesk.services.minutes import EntryRow
from councildesk.ui.minutes.entry_column import EntryColumn
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.entry_setting import EntrySetting
from councildesk.ui.page import Desk
from councildesk.ui.widgets.growing_edit import GrowingEdit
from councildesk.ui.widgets.plain_label import PlainLabel


class HoldColumn(EntryColumn):
    """`begun` carries the blocks of a new paragraph: the first letter typed on the line makes an entry of it."""

    begun = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.above: QWidget | None = None
        """From where Tab leads to the first entry."""
        self._told: dict[str | None, QLabel] = {}
        self.line_edit = GrowingEdit(self.widget())
        self.line_edit.setObjectName("typing_line_edit")
        self.line_edit.textChanged.connect(self._begin)
        self.line_edit.focused.connect(self._serve_line)
        self._layout.insertWidget(0, self.line_edit)

    def show_item(self, rows: Sequence[EntryRow], setting: EntrySetting, told: Mapping[str | None, str]) -> None:
        """`told` as in `tell`."""
        self._word(told)
        self.line_edit.setVisible(setting.is_editable)
        self.show_entries(rows, setting)
        self._show_told()

    def tell(self, told: Mapping[str | None, str]) -> None:
        """Say what happened before an entry, or (None) after the last one. The entries stay as they are: what was typed
        in them since they were shown is in nobody's rows."""
        self._word(told)
        self._arrange(self.frames)
        self._show_told()

    def fill_line(self, blocks: Blocks) -> None:
        """Let this stand on the line: nothing, or what cannot become an entry just now."""
        if blocks != self.line_edit.blocks():
            blocked = self.line_edit.blockSignals(True)
            self.line_edit.show_blocks(blocks)
            self.line_edit.moveCursor(QTextCursor.MoveOperation.End)
            self.line_edit.blockSignals(blocked)

    def go_to_line(self) -> None:
        """Where the next paragraph is begun."""
        self.line_edit.setFocus()
        self._go_on()

    def write_on(self) -> None:
        """Behind the last word under the item."""
        frames = self.frames
        if frames and frames[-1].is_blank:
            frames[-1].focus_end()
        else:
            self.go_to_line()

    def go_behind(self, entry_id: str, tag: str) -> None:
        """Behind the last letter of an entry that was just begun."""
        frame = self.frame(entry_id)
        if frame is not None:
            frame.focus_text(tag)
            frame.texts[tag].edit.moveCursor(QTextCursor.MoveOperation.End)
            self._go_on()

    def _worked_on(self) -> QWidget | None:
        return self.line_edit if self.line_edit.hasFocus() else super()._worked_on()

    def _lines(self, frames: Sequence[EntryFrame]) -> Sequence[QWidget]:
        lines: list[QWidget] = []
        for frame in frames:
            told = self._told.get(self._key_of(frame))
            lines += [told, frame] if told is not None else [frame]
        if (last := self._told.get(None)) is not None:
            lines.append(last)
        return [*lines, self.line_edit]

    def _order(self, frames: Sequence[EntryFrame]) -> list[QWidget]:
        """Entries come and go, and Tab finds them where they stand: before the line, behind what stands above them."""
        heads = [field for frame in frames for field in frame.head_fields]
        above = [self.above] if self.above is not None else []
        return [*above, *heads, *(stop for frame in frames for stop in frame.stops), self.line_edit]

    def _key_of(self, frame: EntryFrame) -> str:
        return next(key for key, one in self._frames.items() if one is frame)

    def _show_told(self) -> None:
        """Only when they are in the layout: a label shown before may be left without a place."""
        for label in self._told.values():
            label.show()

    def _word(self, told: Mapping[str | None, str]) -> None:
        for key in [key for key in self._told if key not in told]:
            label = self._told.pop(key)
            self._layout.removeWidget(label)
            label.hide()
            label.deleteLater()
        for key, words in told.items():
            if key not in self._told:
                self._told[key] = self._label()
            self._told[key].setText(words)

    def _label(self) -> QLabel:
        label = PlainLabel(parent=self.widget())
        label.setProperty("look", "happened")
        label.setWordWrap(True)
        return label

    @Slot()
    def _begin(self) -> None:
        """The letter goes into an entry of its own, and typing goes on there."""
        blocks: Blocks = self.line_edit.blocks()
        if blocks and any(block.text for block in blocks):
            self.fill_line(())
            self.begun.emit(blocks)
            QTimer.singleShot(0, self.line_edit, self._hide_caret)

    @Slot()
    def _hide_caret(self) -> None:
        """Qt shows a caret at the end of each key that types, also where the key has taken the focus elsewhere."""
        if not self.line_edit.hasFocus():
            QApplication.sendEvent(self.line_edit, QFocusEvent(QEvent.Type.FocusOut))

    @Slot()
    def _serve_line(self) -> None:
        self.focused.emit(self.line_edit)
