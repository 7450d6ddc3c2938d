"""A person's name in one language: its parts, what they would be if nobody wrote them, and whose work they are."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, QSignalBlocker, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from councildesk.domain import languages, names, patronymics
from councildesk.domain.names import PersonName
from councildesk.ui import icons, tooltips
from councildesk.ui.widgets.plain_label import PlainLabel

PARTS = ("given", "family", "patronymic", "honorific", "printed")


class Origin(Enum):
    """Where the name in a row comes from."""

    WRITTEN = "written"
    DERIVED = "derived"
    """From the language's other script; shown as text, and kept only when somebody corrects it."""
    SUGGESTED = "suggested"
    """By its sound in another language; shown in grey, and taken with one key."""
    EMPTY = "empty"


class NameRow(QObject):
    """The fields of one language. `typed` tells that somebody typed, `left` that a changed field was left."""

    typed = Signal()
    left = Signal()

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self._origin = Origin.EMPTY
        self._offer: PersonName | None = None
        self.label = PlainLabel(tag, parent)
        self.label.setProperty("look", "tag")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setToolTip(languages.endonym(tag))
        self.label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.fields = {part: QLineEdit(parent) for part in PARTS}
        self.button = QToolButton(parent)
        self.button.setIconSize(QSize(18, 18))
        self.button.setObjectName(f"offer_{self._suffix}_button")
        self.button.clicked.connect(self.take_offer)
        for part, field in self.fields.items():
            field.setObjectName(f"{part}_{self._suffix}_edit")
            field.textChanged.connect(self._note_typing)
            field.editingFinished.connect(self.left)
        self._patronymics = QStringListModel(self)
        completer = QCompleter(self._patronymics, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.fields["patronymic"].setCompleter(completer)

    @property
    def origin(self) -> Origin:
        return self._origin

    @property
    def is_edited(self) -> bool:
        """Somebody types in it just now."""
        return any(field.hasFocus() and field.isModified() for field in self.fields.values())

    def name(self) -> PersonName:
        """What stands in the fields, whoever wrote it."""
        return names.cleaned(PersonName(self.tag, **{part: field.text() for part, field in self.fields.items()}))

    def written(self) -> PersonName:
        """What a person wrote; empty where the row only shows what was derived or suggested."""
        return PersonName(self.tag) if self._origin is Origin.DERIVED else self.name()

    def show_name(self, name: PersonName | None) -> None:
        """Show what is kept; None: nothing is."""
        self._origin = Origin.EMPTY if name is None or names.is_empty(name) else Origin.WRITTEN
        self._fill(name or PersonName(self.tag))

    def offer(self, derived: PersonName | None, suggestion: PersonName | None) -> None:
        """Show what the row would say, where nobody wrote it: derived from the other script, or suggested."""
        if self._origin is not Origin.WRITTEN or names.is_empty(self.name()):
            is_typed = any(field.text() for field in self.fields.values()) and self._origin is not Origin.DERIVED
            if derived is not None and not is_typed and not self.is_edited:
                self._origin = Origin.DERIVED
                self._fill(derived)
            elif self._origin is Origin.DERIVED:
                self._origin = Origin.EMPTY
                self._fill(PersonName(self.tag))
        self._offer = derived or suggestion
        self._show_offer()

    def settle(self) -> None:
        """What was typed is written; what is shown next may take its place."""
        for field in self.fields.values():
            field.setModified(False)

    @Slot()
    def take_offer(self) -> None:
        """Write what is offered: the suggestion, or what the other script gives in place of a correction."""
        offered = self._offer
        if offered is None:
            return
        derives = languages.other_script(self.tag) is not None
        self._origin = Origin.DERIVED if derives and self._origin is Origin.WRITTEN else Origin.WRITTEN
        self._fill(offered)
        self.fields["given"].setFocus()
        self.typed.emit()
        self.left.emit()

    def retranslate(self, words: dict[str, str]) -> None:
        """`words` are what the parts are called."""
        for part, field in self.fields.items():
            field.setAccessibleName(f"{words[part]}, {languages.endonym(self.tag)}")
        self._show_offer()

    @property
    def _suffix(self) -> str:
        return self.tag.lower().replace("-", "_")

    def _fill(self, name: PersonName) -> None:
        shown = self.name()
        for part, field in self.fields.items():
            text = getattr(name, part)
            is_typed = field.hasFocus() and field.isModified()
            if getattr(shown, part) != text and not is_typed:
                blocker = QSignalBlocker(field)
                field.setText(text)
                field.setCursorPosition(0)
                blocker.unblock()

    def _show_offer(self) -> None:
        offered, shown = self._offer, self.name()
        is_empty = all(not field.text() for field in self.fields.values())
        if is_empty and self._origin is not Origin.DERIVED:
            self._origin = Origin.SUGGESTED if offered is not None else Origin.EMPTY
        shows_offer = offered is not None and (is_empty or self._origin is Origin.DERIVED)
        grey = offered if offered is not None and shows_offer else PersonName(self.tag)
        for part, field in self.fields.items():
            field.setPlaceholderText(getattr(grey, part))
            _mark(field, self._origin is Origin.DERIVED)
        full = names.full(replace(grey if is_empty else shown, printed=""))
        self.fields["printed"].setPlaceholderText(full)
        self.fields["printed"].setToolTip(tooltips.plain(full))
        is_corrected = (
            offered is not None
            and self._origin is Origin.WRITTEN
            and languages.other_script(self.tag) is not None
            and replace(offered, printed="") != replace(shown, printed="")
        )
        self.button.setVisible(self._origin is Origin.SUGGESTED or is_corrected)
        self._name_button(is_corrected, names.full(offered) if offered else "")
        note = self.tr("Derived from the other script. Correct it, and it stays as you write it.")
        self.label.setToolTip(languages.endonym(self.tag) + (f"\n{note}" if self._origin is Origin.DERIVED else ""))

    def _name_button(self, is_corrected: bool, offered: str) -> None:
        text = self.tr("Derive again: {name}") if is_corrected else self.tr("Take the suggestion: {name}")
        text = text.replace("{name}", offered)
        self.button.setIcon(icons.icon("undo" if is_corrected else "checked"))
        self.button.setToolTip(tooltips.plain(text))
        self.button.setAccessibleName(f"{text} ({self.tag})")

    @Slot()
    def _note_typing(self) -> None:
        """Whatever was derived becomes the typist's own as a whole."""
        self._origin = Origin.WRITTEN
        self._offer_patronymics()
        self.typed.emit()

    def _offer_patronymics(self) -> None:
        field = self.fields["patronymic"]
        typed = field.text().strip()
        is_whole = patronymics.is_whole(typed)
        self._patronymics.setStringList([] if is_whole else list(patronymics.forms(typed, self.tag)))


def _mark(field: QLineEdit, is_derived: bool) -> None:
    """What was derived stands in italics."""
    font = field.font()
    if font.italic() is not is_derived:
        font.setItalic(is_derived)
        field.setFont(font)
