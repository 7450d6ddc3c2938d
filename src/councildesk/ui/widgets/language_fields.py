"""A text that exists once for each working language: one field per language, each with its tag.

`LanguageFields` for texts of one line, `LanguageTexts` for those of several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from councildesk.domain import languages
from councildesk.ui.widgets.field_group import FieldGroup
from councildesk.ui.widgets.growing_line import GrowingLine
from councildesk.ui.widgets.lines_edit import LinesEdit
from councildesk.ui.widgets.plain_label import PlainLabel


class LanguageFields(FieldGroup):
    """`edited` carries all texts by tag when somebody leaves a changed field; `typed` while they type.

    As the buddy of a label it hands the focus to its first field.
    """

    edited = Signal(dict)
    typed = Signal()

    _tag_place = Qt.AlignmentFlag(0)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, GrowingLine | LinesEdit] = {}
        self._shown: dict[str, str] = {}
        self._name = ""
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnStretch(1, 1)

    def show_languages(self, tags: Sequence[str], name: str) -> None:
        """One field for each language in this order. `name` is the label's text, translated, for screen readers."""
        self._name = name
        if list(self._fields) != list(tags):
            self._make_fields(tags)
        for tag, field in self._fields.items():
            field.setAccessibleName(f"{name.replace('&', '')}, {languages.endonym(tag)}")

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show the texts by tag; a field that somebody types in keeps its cursor."""
        self._shown = {tag: texts.get(tag, "") for tag in self._fields}
        for tag, field in self._fields.items():
            # While somebody pauses behind a blank, what was kept has none.
            if field.text() != self._shown[tag] and not (field.hasFocus() and field.text().strip() == self._shown[tag]):
                self._show(field, self._shown[tag])

    def texts(self) -> dict[str, str]:
        """What stands in the fields, without those that are empty."""
        return {tag: field.text() for tag, field in self._fields.items() if field.text().strip()}

    @property
    def tags(self) -> list[str]:
        """The languages that have a field, in their order."""
        return list(self._fields)

    def field(self, tag: str) -> GrowingLine:
        """The line for a language."""
        field = self._fields[tag]
        assert isinstance(field, GrowingLine)
        return field

    @Slot()
    def flush(self) -> None:
        """Tell of changes that were not told yet."""
        now = {tag: field.text() for tag, field in self._fields.items()}
        if now != self._shown:
            self._shown = now
            self.edited.emit(self.texts())

    def _make_fields(self, tags: Sequence[str]) -> None:
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields = {tag: self._make_field() for tag in tags}
        for row, (tag, field) in enumerate(self._fields.items()):
            field.setObjectName(f"text_{tag.lower().replace('-', '_')}_edit")
            if len(tags) > 1:
                self._layout.addWidget(_tag_label(tag, self), row, 0, self._tag_place)
            self._layout.addWidget(field, row, 1)
            field.show()  # a layout does that later, and what is not seen takes no focus
        self.order_fields(self._fields.values())

    def _make_field(self) -> GrowingLine | LinesEdit:
        field = GrowingLine(self)
        field.editingFinished.connect(self.flush)
        field.textEdited.connect(self.typed)
        return field

    def _show(self, field: GrowingLine | LinesEdit, text: str) -> None:
        if isinstance(field, GrowingLine):
            field.setText(text)
        else:
            field.show_text(text)


class LanguageTexts(LanguageFields):
    """As LanguageFields, with several lines for each language."""

    _tag_place = Qt.AlignmentFlag.AlignTop

    def box(self, tag: str) -> LinesEdit:
        """The field for a language."""
        field = self._fields[tag]
        assert isinstance(field, LinesEdit)
        return field

    def _make_field(self) -> LinesEdit:
        field = LinesEdit(self)
        field.editing_finished.connect(self.flush)
        field.edited.connect(self.typed)
        return field


def _tag_label(tag: str, parent: QWidget) -> QLabel:
    label = PlainLabel(tag, parent)
    label.setProperty("look", "tag")
    label.setToolTip(languages.endonym(tag))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return label
