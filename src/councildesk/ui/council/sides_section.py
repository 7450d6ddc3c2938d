"""The sides of the council: their order, names, clocks, and what stands at the head of their papers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_sides import Ui_CouncilSides
from councildesk.domain import languages
from councildesk.services import council, files, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.sides import SideDraft, SideRow
from councildesk.ui import icons
from councildesk.ui.council import logo_steps
from councildesk.ui.council.council_section import CouncilSection, all_languages, place, show_refusal
from councildesk.ui.council.logo_field import LogoField
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.language_fields import LanguageFields, LanguageTexts
from councildesk.ui.widgets.ordered_list import OrderedList
from councildesk.ui.widgets.zone_combo import ZoneCombo

_CHANGE = QT_TRANSLATE_NOOP("Steps", "Change side")


class SidesSection(CouncilSection):
    """A new side is kept as soon as it has a code that no other has."""

    nouns = frozenset({"side", "text", "working_language", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilSides()
        self.form.setupUi(self)
        self._rows: list[SideRow] = []
        self._shown: str | None = None
        self._is_new = False
        self.sides_list = OrderedList(self)
        self.name_fields, self.short_name_fields = LanguageFields(self), LanguageFields(self)
        self.delegation_fields, self.lines_fields = LanguageFields(self), LanguageTexts(self)
        self.language_combo, self.zone_combo = ChoiceCombo(self), ZoneCombo(self)
        self.logo_field = LogoField(self)
        self._place_widgets()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        self._rows = self.live.read(sides.rows, self.desk.language)
        if self._shown not in [row.id for row in self._rows]:
            self._shown = self._rows[0].id if self._rows else None
        words = [(row.id, f"{row.code}  ·  {row.name}" if row.name != row.code else row.code) for row in self._rows]
        self.sides_list.show_choices(words)
        self.sides_list.setVisible(bool(words))
        self._select_shown()
        self._show_fields()

    def flush(self) -> None:
        self._write_code()
        for field in (self.name_fields, self.short_name_fields, self.delegation_fields, self.lines_fields):
            field.flush()
        self.zone_combo.flush()

    def add_new(self) -> None:
        self._begin()

    def show_record(self, record: str) -> None:
        if record in [row.id for row in self.live.read(sides.rows, self.desk.language)]:
            self._shown, self._is_new = record, False
            self.look_again()

    def keys(self) -> list[Key]:
        return [Key("Alt+Up", self.tr("Move the side up, Alt+Down: down")), Key("Del", self.tr("Remove the side"))]

    def retranslate(self) -> None:
        self.sides_list.name(self.form.sides_heading.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
        super().changeEvent(event)

    def _place_widgets(self) -> None:
        form = self.form
        form.sides_layout.addWidget(self.sides_list)
        place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.short_name_layout, form.short_name_label, self.short_name_fields),
            (form.delegation_layout, form.delegation_label, self.delegation_fields),
            (form.language_layout, form.language_label, self.language_combo),
            (form.zone_layout, form.zone_label, self.zone_combo),
            (form.logo_layout, form.logo_label, self.logo_field),
            (form.lines_layout, form.lines_label, self.lines_fields),
        )
        form.add_button.setIcon(icons.icon("add"))
        form.remove_button.setIcon(icons.icon("remove"))
        chain = [self.sides_list, form.add_button, form.remove_button, form.code_edit, self.name_fields]
        chain += [self.short_name_fields, self.delegation_fields, self.language_combo, self.zone_combo]
        for first, second in pairwise([*chain, self.logo_field, self.lines_fields]):
            QWidget.setTabOrder(first, second)
        self._delete_key = DeleteKey(self.sides_list.list)

    def _connect(self) -> None:
        form = self.form
        form.add_button.clicked.connect(self._begin)
        form.remove_button.clicked.connect(self._remove)
        self._delete_key.pressed.connect(self._remove)
        self.sides_list.list.currentRowChanged.connect(self._choose)
        self.sides_list.changed.connect(self._reorder)
        form.code_edit.editingFinished.connect(self._write_code)
        form.code_edit.textEdited.connect(self._forget_refusal)
        self.name_fields.edited.connect(self._write_name)
        self.short_name_fields.edited.connect(self._write_short_name)
        self.delegation_fields.edited.connect(self._write_delegation)
        self.lines_fields.edited.connect(self._write_lines)
        self.language_combo.chosen.connect(self._set_language)
        self.zone_combo.chosen.connect(self._set_zone)
        self.logo_field.picked.connect(self._set_logo)
        self.logo_field.removed.connect(self._remove_logo)

    def _select_shown(self) -> None:
        blocked = self.sides_list.list.blockSignals(True)
        places = [row.id for row in self._rows]
        self.sides_list.list.setCurrentRow(places.index(self._shown) if self._shown in places else -1)
        self.sides_list.list.blockSignals(blocked)

    def _show_fields(self) -> None:
        self.form.fields_box.setVisible(self._shown is not None or self._is_new)
        self.form.remove_button.setEnabled(self._shown is not None)
        if not self._is_new and self._shown is None:
            return
        tags = self.languages()
        draft = self.live.read(sides.draft, self._shown) if self._shown and not self._is_new else self._fresh()
        if not self.form.code_edit.isModified():
            self.form.code_edit.setText(draft.code)
            self._forget_refusal()
        for fields, label, texts in (
            (self.name_fields, self.form.name_label, draft.name),
            (self.short_name_fields, self.form.short_name_label, draft.short_name),
            (self.delegation_fields, self.form.delegation_label, draft.delegation),
            (self.lines_fields, self.form.lines_label, draft.letterhead),
        ):
            fields.show_languages(tags, label.text())
            fields.show_texts(texts)
            fields.setEnabled(not self._is_new)
        offered = dict.fromkeys([*tags, *([draft.language] if draft.language else ())])
        words = [(tag, languages.endonym(tag)) for tag in offered]
        self.language_combo.show_choices([(None, self.tr("None of its own")), *words])
        self.language_combo.show_value(draft.language)
        self.zone_combo.show_value(draft.time_zone)
        self.logo_field.show_image(self.live.read(files.content, draft.logo_id) if draft.logo_id else b"")
        for widget in (self.language_combo, self.zone_combo, self.logo_field):
            widget.setEnabled(not self._is_new)

    def _fresh(self) -> SideDraft:
        return SideDraft(time_zone=self.live.read(council.draft).time_zone)

    @Slot()
    def _begin(self) -> None:
        """Empty fields for a new side; only its code can be typed until there is one."""
        self.flush()
        self._is_new = True
        self.sides_list.list.clearSelection()
        self._show_fields()
        self.form.code_edit.setFocus()

    @Slot()
    def _remove(self) -> None:
        if self._is_new:
            self._is_new = False
            self._forget_refusal()
            self._show_fields()
        elif self._shown is not None:
            self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove side"), sides.remove, self._shown)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0:
            self.flush()
            self._shown, self._is_new = self._rows[row].id, False
            self.form.code_edit.setModified(False)
            self._select_shown()  # writing what was typed has filled the list anew
            self._show_fields()

    @Slot(object)
    def _reorder(self, order: list[str]) -> None:
        moved = self.sides_list.current
        self._shown = moved
        self.attempt(QT_TRANSLATE_NOOP("Steps", "Move side"), sides.move, moved, order.index(moved))

    @Slot()
    def _write_code(self) -> None:
        field = self.form.code_edit
        if not field.isModified():
            return
        field.setModified(False)
        if self._is_new:
            self._add(replace(self._fresh(), code=field.text()))
        elif self._shown is not None:
            draft = replace(self.live.read(sides.draft, self._shown), code=field.text())
            self.attempt_beside(field, self.form.refusal_label, _CHANGE, sides.change, self._shown, draft)

    def _add(self, draft: SideDraft) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Add side")
        made = self.attempt_beside(self.form.code_edit, self.form.refusal_label, label, sides.add, draft)
        if made is not None:
            self._shown, self._is_new = made, False
            self.look_again()
            self.name_fields.setFocus()

    @Slot()
    def _forget_refusal(self) -> None:
        show_refusal(self.form.code_edit, self.form.refusal_label, "")

    @Slot(dict)
    def _write_name(self, texts: dict[str, str]) -> None:
        self._change(name=all_languages(texts, self.languages()))

    @Slot(dict)
    def _write_short_name(self, texts: dict[str, str]) -> None:
        self._change(short_name=all_languages(texts, self.languages()))

    @Slot(dict)
    def _write_delegation(self, texts: dict[str, str]) -> None:
        self._change(delegation=all_languages(texts, self.languages()))

    @Slot(dict)
    def _write_lines(self, texts: dict[str, str]) -> None:
        self._change(letterhead=all_languages(texts, self.languages()))

    @Slot(object)
    def _set_language(self, tag: str | None) -> None:
        self._change(language=tag)

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change(time_zone=zone)

    @Slot(object)
    def _set_logo(self, file: Path) -> None:
        logo_steps.take(self, file, self._shown)

    @Slot()
    def _remove_logo(self) -> None:
        logo_steps.remove(self, self._shown)

    def _change(self, **fields: Any) -> None:
        if self._shown is not None and not self._is_new:
            draft = replace(self.live.read(sides.draft, self._shown), **fields)
            self.attempt(_CHANGE, sides.change, self._shown, draft)
