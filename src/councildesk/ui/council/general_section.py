"""What the council is called, what founded it, in which languages and by which clock it works."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_general import Ui_CouncilGeneral
from councildesk.domain import languages
from councildesk.services import council, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.council.council_section import CouncilSection
from councildesk.ui.page import Desk
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.ordered_list import OrderedList
from councildesk.ui.widgets.typed_fields import DayField
from councildesk.ui.widgets.zone_combo import ZoneCombo


class GeneralSection(CouncilSection):
    nouns = frozenset({"council", "working_language", "text", "side"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilGeneral()
        self.form.setupUi(self)
        FoldingColumns(self.form.general_scroll, self.form.columns_layout)
        self.name_fields, self.short_name_fields = LanguageFields(self), LanguageFields(self)
        self.act_fields = LanguageFields(self)
        self._texts = {
            "name": self.keep_texts(self.name_fields, partial(self._write_text, "name"), needed=True),
            "short_name": self.keep_texts(self.short_name_fields, partial(self._write_text, "short_name")),
            "founding_act": self.keep_texts(self.act_fields, partial(self._write_text, "founding_act")),
        }
        self.founded_edit = DayField(self, language=desk.language)
        self.founded_edit.setMaximumWidth(180)
        self.languages_list = OrderedList(self, has_ticks=True)
        self.zone_combo = ZoneCombo(self)
        form = self.form
        form.languages_layout.addWidget(self.languages_list)
        beside_labels.place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.short_name_layout, form.short_name_label, self.short_name_fields),
            (form.founding_act_layout, form.founding_act_label, self.act_fields),
            (form.founded_layout, form.founded_label, self.founded_edit),
            (form.zone_layout, form.zone_label, self.zone_combo),
        )
        chain = [self.name_fields, self.short_name_fields, self.act_fields, self.founded_edit]
        for first, second in pairwise([*chain, self.languages_list, self.zone_combo]):
            QWidget.setTabOrder(first, second)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        draft = self.live.read(council.draft)
        form = self.form
        labels = {
            "name": form.name_label,
            "short_name": form.short_name_label,
            "founding_act": form.founding_act_label,
        }
        for field, texts in self._texts.items():
            texts.show(draft.languages, labels[field].text(), getattr(draft, field))
        self.founded_edit.show_value(draft.founded_on)
        offered = dict.fromkeys([*draft.languages, *languages.KNOWN])
        self.languages_list.show_choices([(tag, languages.endonym(tag)) for tag in offered], draft.languages)
        self.zone_combo.show_near([side.time_zone for side in self.live.read(sides.rows, self.desk.language)])
        self.zone_combo.show_value(draft.time_zone)

    def flush(self) -> None:
        super().flush()
        self.founded_edit.flush()
        self.zone_combo.flush()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.languages_list.name(self.form.languages_heading.text())

    def _connect(self) -> None:
        self.founded_edit.edited.connect(self._set_day)
        self.founded_edit.tell_refusals(self.live)
        self.languages_list.changed.connect(self._set_languages)
        self.zone_combo.chosen.connect(self._set_zone)

    def _write_text(self, field: str, texts: dict[str, str]) -> None:
        self._change(f"council/{field}", **{field: texts})

    @Slot(object)
    def _set_day(self, day: dt.date | None) -> None:
        self._change(founded_on=day)

    @Slot(object)
    def _set_languages(self, tags: list[str]) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Change working languages")
        self.attempt(label, council.change, replace(self.live.read(council.draft), languages=tuple(tags)))

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change(time_zone=zone)

    def _change(self, typing: str = "", **fields: Any) -> None:
        draft = replace(self.live.read(council.draft), **fields)
        self.attempt(QT_TRANSLATE_NOOP("Steps", "Change council"), council.change, draft, typing=typing)
