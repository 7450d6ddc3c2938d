"""The sides of the council: their order, names, clocks, and what stands at the head of their papers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_sides import Ui_CouncilSides
from councildesk.domain import languages
from councildesk.services import council, files, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.sides import SideDraft, SideRow
from councildesk.ui.council import logo_steps
from councildesk.ui.council.council_section import show_refusal
from councildesk.ui.council.logo_field import LogoField
from councildesk.ui.council.records_section import RecordsSection
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageFields, LanguageTexts
from councildesk.ui.widgets.zone_combo import ZoneCombo

_CHANGE = QT_TRANSLATE_NOOP("Steps", "Change side")


class SidesSection(RecordsSection):
    """A new side is kept as soon as it has a code that no other has; nothing else can be written until then."""

    noun = "side"
    nouns = frozenset({"side", "text", "working_language", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilSides()
        self.form.setupUi(self)
        FoldingColumns(self.form.sides_scroll, self.form.columns_layout)
        self.name_fields, self.short_name_fields = LanguageFields(self), LanguageFields(self)
        self.delegation_fields, self.lines_fields = LanguageFields(self), LanguageTexts(self)
        self.language_combo, self.zone_combo = ChoiceCombo(self), ZoneCombo(self)
        self.logo_field = LogoField(self)
        self._place_widgets()
        self._keep()
        self._connect()
        self.retranslate()

    def lines(self) -> list[tuple[str, str]]:
        return [(row.id, _line(row)) for row in self.live.read(sides.rows, self.desk.language)]

    def move_record(self, record: str, place: int) -> Any:
        return self.attempt(QT_TRANSLATE_NOOP("Steps", "Move side"), sides.move, record, place)

    def remove_record(self, record: str) -> Any:
        return self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove side"), sides.remove, record)

    def focus_new(self) -> None:
        self.form.code_edit.clear()
        self.form.code_edit.setFocus()

    def flush(self) -> None:
        super().flush()
        self.zone_combo.flush()

    def keys(self) -> list[Key]:
        return [Key("Alt+Up", self.tr("Move the side up, Alt+Down: down")), Key("Del", self.tr("Remove the side"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.name(self.form.sides_heading.text())

    def show_fields(self) -> None:
        shown = self.shown_id
        self.form.fields_box.setVisible(shown is not None or self.is_new)
        self.form.remove_button.setEnabled(shown is not None or self.is_new)
        if shown is None and not self.is_new:
            return
        draft = self.live.read(sides.draft, shown) if shown else self._fresh()
        if not self.form.code_edit.isModified():
            self._forget_refusal()
        if shown is not None:  # a new one's is shown by whoever types it
            self._code.show(draft.code)
        self._show_texts(draft)
        offered = dict.fromkeys([*self.languages(), *([draft.language] if draft.language else ())])
        words = [(tag, languages.endonym(tag)) for tag in offered]
        self.language_combo.show_choices([(None, self.tr("None of its own")), *words])
        self.language_combo.show_value(draft.language)
        self.zone_combo.show_value(draft.time_zone)
        self.logo_field.show_image(self.live.read(files.content, draft.logo_id) if draft.logo_id else b"")
        for widget in (self.language_combo, self.zone_combo, self.logo_field):
            widget.setEnabled(not self.is_new)

    def _show_texts(self, draft: SideDraft) -> None:
        form, tags = self.form, self.languages()
        for field, (fields, label) in {
            "name": (self.name_fields, form.name_label),
            "short_name": (self.short_name_fields, form.short_name_label),
            "delegation": (self.delegation_fields, form.delegation_label),
            "letterhead": (self.lines_fields, form.lines_label),
        }.items():
            self._texts[field].show(tags, label.text(), getattr(draft, field))
            fields.setEnabled(not self.is_new)

    def _place_widgets(self) -> None:
        form = self.form
        self.place_list(form.sides_layout, form.add_button, form.remove_button)
        beside_labels.place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.short_name_layout, form.short_name_label, self.short_name_fields),
            (form.delegation_layout, form.delegation_label, self.delegation_fields),
            (form.language_layout, form.language_label, self.language_combo),
            (form.zone_layout, form.zone_label, self.zone_combo),
            (form.logo_layout, form.logo_label, self.logo_field),
            (form.lines_layout, form.lines_label, self.lines_fields),
        )
        chain = [self.list, form.add_button, form.remove_button, form.code_edit, self.name_fields]
        chain += [self.short_name_fields, self.delegation_fields, self.language_combo, self.zone_combo]
        for first, second in pairwise([*chain, self.logo_field, self.lines_fields]):
            QWidget.setTabOrder(first, second)

    def _keep(self) -> None:
        self._code = KeptLine(self.live, self.form.code_edit, self._write_code)
        self.kept.append(self._code)
        self._texts = {
            field: self.keep_texts(fields, partial(self._write_text, field))
            for field, fields in (
                ("name", self.name_fields),
                ("short_name", self.short_name_fields),
                ("delegation", self.delegation_fields),
                ("letterhead", self.lines_fields),
            )
        }

    def _connect(self) -> None:
        self.form.code_edit.textEdited.connect(self._forget_refusal)
        self.language_combo.chosen.connect(self._set_language)
        self.zone_combo.chosen.connect(self._set_zone)
        self.logo_field.picked.connect(self._set_logo)
        self.logo_field.removed.connect(self._remove_logo)

    def _fresh(self) -> SideDraft:
        return SideDraft(time_zone=self.live.read(council.draft).time_zone)

    def _write_code(self, code: str) -> None:
        field, told = self.form.code_edit, self.form.refusal_label
        if self.is_new:
            label = QT_TRANSLATE_NOOP("Steps", "Add side")
            made = self.attempt_beside(field, told, label, sides.add, replace(self._fresh(), code=code))
            if made is not None:
                self.show_made(made)
                if not field.hasFocus():  # the fields below could not be reached yet when somebody left this one
                    self.name_fields.setFocus()
        elif self.shown_id is not None:
            draft = replace(self.live.read(sides.draft, self.shown_id), code=code)
            passage = f"{self.shown_id}/code"
            self.attempt_beside(field, told, _CHANGE, sides.change, self.shown_id, draft, typing=passage)

    @Slot()
    def _forget_refusal(self) -> None:
        show_refusal(self.form.code_edit, self.form.refusal_label, "")

    def _write_text(self, field: str, texts: dict[str, str]) -> None:
        self._change(f"{self.shown_id}/{field}", **{field: texts})

    @Slot(object)
    def _set_language(self, tag: str | None) -> None:
        self._change(language=tag)

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change(time_zone=zone)

    @Slot(object)
    def _set_logo(self, file: Path) -> None:
        logo_steps.take(self, file, self.shown_id)

    @Slot()
    def _remove_logo(self) -> None:
        logo_steps.remove(self, self.shown_id)

    def _change(self, typing: str = "", **fields: Any) -> None:
        if self.shown_id is not None:
            draft = replace(self.live.read(sides.draft, self.shown_id), **fields)
            self.attempt(_CHANGE, sides.change, self.shown_id, draft, typing=typing)


def _line(row: SideRow) -> str:
    return f"{row.code}  ·  {row.name}" if row.name != row.code else row.code
