"""A person's names: a row for each language or script, with the printed form as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from councildesk.domain import languages, names
from councildesk.domain.names import PersonName

_PARTS = ("given", "family", "patronymic", "honorific", "printed")
_STRETCH = (4, 4, 4, 3, 6)


class NameFields(QWidget):
    """In an empty row stands, in grey, what the other script gives; the last field shows the full form live."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, dict[str, QLineEdit]] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(6)
        for column, stretch in enumerate(_STRETCH, start=1):
            self._layout.setColumnStretch(column, stretch)
        self._headings = [QLabel(self) for _part in _PARTS]
        for column, label in enumerate(self._headings, start=1):
            label.setProperty("look", "small")
            self._layout.addWidget(label, 0, column)
        self.retranslate()

    @property
    def tags(self) -> list[str]:
        """The languages that have a row, in their order."""
        return list(self._fields)

    def show_names(self, kept: Iterable[PersonName], tags: Sequence[str]) -> None:
        """A row for each of these languages and for each that has a name."""
        written = {name.language: name for name in kept}
        for tag in dict.fromkeys([*tags, *written]):
            self.add_language(tag)
            for part, field in self._fields[tag].items():
                field.setText(getattr(written.get(tag), part, ""))
        self._preview()

    def add_language(self, tag: str) -> None:
        """Another row, if the language has none; what its other script gives is written into it as a draft."""
        if tag in self._fields:
            return
        row = len(self._fields) + 1
        label = QLabel(tag, self)
        label.setProperty("look", "tag")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setToolTip(languages.endonym(tag))
        label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._layout.addWidget(label, row, 0)
        derived = self._derived(tag)
        last = self._last_field()
        self._fields[tag] = {part: QLineEdit(self) for part in _PARTS}
        for column, (part, field) in enumerate(self._fields[tag].items(), start=1):
            field.setObjectName(f"{part}_{tag.lower().replace('-', '_')}_edit")
            field.setText(getattr(derived, part, ""))
            field.textChanged.connect(self._preview)
            self._layout.addWidget(field, row, column)
            if last is not None:
                QWidget.setTabOrder(last, field)
            last = field
        self.setFocusProxy(next(iter(self._fields.values()))["given"])
        self.retranslate()
        self._preview()

    def field(self, tag: str, part: str) -> QLineEdit:
        return self._fields[tag][part]

    def names(self) -> tuple[PersonName, ...]:
        """What is written, without empty rows."""
        written = (self._name(tag) for tag in self._fields)
        return tuple(name for name in written if not names.is_empty(name))

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
        for tag, fields in self._fields.items():
            for field, word in zip(fields.values(), words, strict=True):
                field.setAccessibleName(f"{word}, {languages.endonym(tag)}")

    @Slot()
    def _preview(self) -> None:
        """Grey: what is printed when nothing is written there."""
        for tag, fields in self._fields.items():
            name = self._name(tag)
            derived = self._derived(tag) if names.is_empty(name) else None
            for part, field in fields.items():
                field.setPlaceholderText(getattr(derived, part, ""))
            shown = names.full(replace(derived or name, printed=""))
            fields["printed"].setPlaceholderText(shown)
            fields["printed"].setToolTip(shown)

    def _name(self, tag: str) -> PersonName:
        return names.cleaned(PersonName(tag, **{part: field.text() for part, field in self._fields[tag].items()}))

    def _derived(self, tag: str) -> PersonName | None:
        """The name in the language's other script, turned into this one."""
        sibling = languages.other_script(tag)
        if sibling not in self._fields:
            return None
        name = self._name(sibling)
        return None if names.is_empty(name) else names.in_other_script(name)

    def _last_field(self) -> QLineEdit | None:
        rows = list(self._fields.values())
        return rows[-1]["printed"] if rows else None
