"""Templates of meetings: what each kind of meeting begins with."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_templates import Ui_CouncilTemplates
from councildesk.domain.meeting_templates import MeetingTemplate, TemplateItem
from councildesk.domain.meetings import MeetingFormat, MeetingKind
from councildesk.services import meeting_templates
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meeting_templates import TemplateRow
from councildesk.ui import icons
from councildesk.ui.council.records_section import RecordsSection
from councildesk.ui.council.template_items import TemplateItems
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageFields

_LABEL = QT_TRANSLATE_NOOP("Steps", "Change template")


class TemplatesSection(RecordsSection):
    """A new template is kept as soon as it has a name. Each change is a step."""

    noun = "setting"
    nouns = frozenset({"setting", "working_language", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilTemplates()
        self.form.setupUi(self)
        FoldingColumns(self.form.templates_scroll, self.form.columns_layout)
        self._rows: list[TemplateRow] = []
        self._begun = MeetingTemplate()
        self._shown_before: str | None = None
        self.name_fields = LanguageFields(self)
        self.kind_combo, self.format_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.items = TemplateItems(desk.language, self)
        self._place_widgets()
        self._name_texts = self.keep_texts(self.name_fields, self._write_name, needed=True)
        self._connect()
        self.retranslate()

    def lines(self) -> list[tuple[str, str]]:
        self._rows = self.live.read(meeting_templates.rows, self.desk.language)
        return [(row.id, self._line(row)) for row in self._rows]

    def _line(self, row: TemplateRow) -> str:
        """The name, and the kind of meeting where the name does not say it."""
        kind = meeting_words.word(row.kind, self.desk.language)
        return row.name if kind.casefold() in row.name.casefold() else f"{row.name}  ·  {kind}"

    def move_record(self, record: str, place: int) -> Any:
        """They stand in the order of their making: shipped ones first."""
        self.look_again()

    def remove_record(self, record: str) -> Any:
        return self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove template"), meeting_templates.remove, record)

    def add_new(self) -> None:
        self._begun = MeetingTemplate()
        super().add_new()

    def focus_new(self) -> None:
        self.name_fields.setFocus()

    def flush(self) -> None:
        super().flush()
        self.items.flush()

    def keys(self) -> list[Key]:
        return [Key("Del", self.tr("Remove the template")), Key("Alt+Up", self.tr("Move the item up, Alt+Down: down"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.name(self.form.templates_heading.text())
        self.form.lasts_spin.setSpecialValueText(self.tr("as long as its items"))
        self.form.lasts_spin.setSuffix(self.tr(" min"))
        self.kind_combo.show_choices(meeting_words.worded(MeetingKind, self.desk.language))
        self.format_combo.show_choices(meeting_words.worded(MeetingFormat, self.desk.language))

    def show_fields(self) -> None:
        form, shown = self.form, self.shown_id
        changed = self.live.read(meeting_templates.changed)
        removed = [name for name in changed if name not in [row.id for row in self._rows]]
        form.restore_button.setVisible(bool(removed))
        form.shipped_button.setVisible(shown in changed)
        is_something = shown is not None or self.is_new
        form.fields_box.setVisible(is_something)
        form.remove_button.setEnabled(is_something)
        if not is_something:
            return
        template = self._template()
        tags = self.languages()
        self._name_texts.show(tags, form.name_label.text(), template.name)
        self.kind_combo.show_value(template.kind)
        self.format_combo.show_value(template.format)
        blocked = form.lasts_spin.blockSignals(True)
        form.lasts_spin.setValue(template.minutes or 0)
        form.lasts_spin.blockSignals(blocked)
        if shown != self._shown_before:
            self._shown_before = shown
            self.items.begin()
        self.items.show_items(template.items, tags)

    def _place_widgets(self) -> None:
        form = self.form
        self.place_list(form.templates_layout, form.add_button, form.remove_button)
        for button in (self.list.up_button, self.list.down_button):
            button.hide()
        beside_labels.place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.format_layout, form.format_label, self.format_combo),
        )
        form.items_layout.addWidget(self.items)
        for restoring in (form.restore_button, form.shipped_button):
            restoring.setIcon(icons.icon("undo"))
        form.lasts_spin.setKeyboardTracking(False)
        chain = [self.list, form.add_button, form.remove_button, form.restore_button, form.shipped_button]
        chain += [self.name_fields, self.kind_combo, self.format_combo, form.lasts_spin, self.items.list]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.kind_combo.chosen.connect(self._set_kind)
        self.format_combo.chosen.connect(self._set_format)
        self.form.lasts_spin.valueChanged.connect(self._set_minutes)
        self.items.edited.connect(self._set_items)
        self.form.restore_button.clicked.connect(self._restore_removed)
        self.form.shipped_button.clicked.connect(self._restore_shown)

    def _template(self) -> MeetingTemplate:
        if self.shown_id is None:
            return self._begun
        return next(row.template for row in self._rows if row.id == self.shown_id)

    def _write_name(self, texts: dict[str, str]) -> None:
        others = {tag: text for tag, text in self._template().name.items() if tag not in self.languages()}
        self._change(f"{self.shown_id}/name", name={**others, **texts})

    @Slot(object)
    def _set_kind(self, kind: MeetingKind) -> None:
        self._change(kind=kind)

    @Slot(object)
    def _set_format(self, meeting_format: MeetingFormat) -> None:
        self._change(format=meeting_format)

    @Slot(int)
    def _set_minutes(self, minutes: int) -> None:
        self._change(minutes=minutes or None)

    @Slot(object)
    def _set_items(self, items: tuple[TemplateItem, ...]) -> None:
        if items != self._template().items:
            self._change(items=items)

    @Slot()
    def _restore_shown(self) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Restore template")
        self.attempt(label, meeting_templates.restore, self.shown_id)

    @Slot()
    def _restore_removed(self) -> None:
        self.attempt(QT_TRANSLATE_NOOP("Steps", "Restore templates"), meeting_templates.restore_removed)

    def _change(self, typing: str = "", **fields: Any) -> None:
        """Change the one shown; a new one is added when it has got a name."""
        template = replace(self._template(), **fields)
        if self.shown_id is not None:
            self.attempt(_LABEL, meeting_templates.change, self.shown_id, template, typing=typing)
        elif self.is_new:
            self._begun = template
            if any(name.strip() for name in template.name.values()):
                made = self.attempt(QT_TRANSLATE_NOOP("Steps", "Add template"), meeting_templates.add, template)
                if made is not None:
                    self.show_made(made)
