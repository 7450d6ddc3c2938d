"""A person's names: a row for each language or script, with the printed form as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from councildesk.domain import languages, name_suggestions, names
from councildesk.domain.names import PersonName
from councildesk.ui.persons.name_row import PARTS, NameRow, Origin
from councildesk.ui.widgets.field_group import FieldGroup
from councildesk.ui.widgets.plain_label import PlainLabel

_STRETCH = (4, 4, 4, 3, 5)


class NameFields(FieldGroup):
    """What nobody wrote stands there as an offer: what the other Uzbek script gives in italics, the rest in grey.

    `typed` tells that somebody typed, `edited` that a changed field was left; ask for `names` then.
    """

    typed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, NameRow] = {}
        self._told: tuple[PersonName, ...] = ()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(6)
        for column, stretch in enumerate(_STRETCH, start=1):
            self._layout.setColumnStretch(column, stretch)
        self._headings = [PlainLabel(parent=self) for _part in PARTS]
        for column, label in enumerate(self._headings, start=1):
            label.setProperty("look", "small")
            self._layout.addWidget(label, 0, column)
        self.retranslate()

    @property
    def tags(self) -> list[str]:
        """The languages that have a row, in their order."""
        return list(self._rows)

    def show_names(self, kept: Iterable[PersonName], tags: Sequence[str]) -> None:
        """A row for each of these languages and for each that has a name; a row somebody types in stays as it is."""
        written = {name.language: name for name in kept}
        for tag in dict.fromkeys([*tags, *written]):
            self.add_language(tag)
        for tag, row in self._rows.items():
            if not row.is_edited:
                row.show_name(written.get(tag))
        self._told = self.names()
        self._offer()

    def clear(self) -> None:
        """Take all rows away: another person comes."""
        self.order_fields(())
        for row in self._rows.values():
            for widget in (row.label, *row.fields.values(), row.button):
                self._layout.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
            row.deleteLater()
        self._rows = {}

    def add_language(self, tag: str) -> None:
        """Another row, if the language has none."""
        if tag in self._rows:
            return
        row = self._rows[tag] = NameRow(tag, self)
        number = len(self._rows)
        self._layout.addWidget(row.label, number, 0)
        for column, field in enumerate([*row.fields.values(), row.button], start=1):
            self._layout.addWidget(field, number, column)
        row.typed.connect(self._note_typing)
        row.left.connect(self._note_leaving)
        self.order_fields(field for one in self._rows.values() for field in (*one.fields.values(), one.button))
        self.retranslate()
        self._offer()

    def field(self, tag: str, part: str) -> QLineEdit:
        return self._rows[tag].fields[part]

    def row(self, tag: str) -> NameRow:
        return self._rows[tag]

    def names(self) -> tuple[PersonName, ...]:
        """What somebody wrote, without empty rows and without what is only offered."""
        written = (row.written() for row in self._rows.values())
        return tuple(name for name in written if not names.is_empty(name))

    def settle(self) -> None:
        """What was typed is written."""
        self._told = self.names()
        for row in self._rows.values():
            row.settle()

    @property
    def has_offers(self) -> bool:
        """Whether some row shows what nobody wrote."""
        return any(row.origin in (Origin.DERIVED, Origin.SUGGESTED) for row in self._rows.values())

    def retranslate(self) -> None:
        words = (
            self.tr("Given name"),
            self.tr("Family name"),
            self.tr("Patronymic"),
            self.tr("Honorific"),
            self.tr("Printed form, if another"),
        )
        for label, word in zip(self._headings, words, strict=True):
            label.setText(word)
        for row in self._rows.values():
            row.retranslate(dict(zip(PARTS, words, strict=True)))

    @Slot()
    def _note_typing(self) -> None:
        self._offer()
        self.typed.emit()

    @Slot()
    def _note_leaving(self) -> None:
        now = self.names()
        self._offer()
        if now != self._told:
            self._told = now
            self.edited.emit()

    def _offer(self) -> None:
        """Look again at what each row would say by itself."""
        written = self.names()
        for tag, row in self._rows.items():
            others = [name for name in written if name.language != tag]
            sibling = next((one for one in others if one.language == languages.other_script(tag)), None)
            derived = names.in_other_script(sibling) if sibling else None
            row.offer(derived, name_suggestions.suggested(others, tag))
