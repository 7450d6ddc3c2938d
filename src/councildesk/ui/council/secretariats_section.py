"""The offices that serve the council, or one side of it, and where they can be reached."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_secretariats import Ui_CouncilSecretariats
from councildesk.services import secretariats, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.secretariats import SecretariatDraft
from councildesk.ui.council.records_section import RecordsSection
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.organisations import organisation_choices
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageFields, LanguageTexts
from councildesk.ui.widgets.zone_combo import ZoneCombo


class SecretariatsSection(RecordsSection):
    """A new secretariat is kept as soon as it has a name or an organisation."""

    noun = "secretariat"
    nouns = frozenset({"secretariat", "side", "text", "organisation", "working_language", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilSecretariats()
        self.form.setupUi(self)
        FoldingColumns(self.form.secretariats_scroll, self.form.columns_layout)
        self._begun = SecretariatDraft()
        self.name_fields, self.address_fields = LanguageFields(self), LanguageTexts(self)
        self.side_combo, self.organisation_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.zone_combo = ZoneCombo(self, self.tr("As its side, or the council"))
        self._place_widgets()
        self._keep()
        self._connect()
        self.retranslate()

    def lines(self) -> list[tuple[str, str]]:
        rows = self.live.read(secretariats.rows, self.desk.language)
        return [(row.id, "  ·  ".join(filter(None, (row.name, row.side)))) for row in rows]

    def move_record(self, record: str, place: int) -> Any:
        return self.attempt(QT_TRANSLATE_NOOP("Steps", "Move secretariat"), secretariats.move, record, place)

    def remove_record(self, record: str) -> Any:
        return self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove secretariat"), secretariats.remove, record)

    def add_new(self) -> None:
        self._begun = SecretariatDraft()
        super().add_new()

    def focus_new(self) -> None:
        self.name_fields.setFocus()

    def flush(self) -> None:
        super().flush()
        self.zone_combo.flush()

    def keys(self) -> list[Key]:
        move = self.tr("Move the secretariat up, Alt+Down: down")
        return [Key("Alt+Up", move), Key("Del", self.tr("Remove the secretariat"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.name(self.form.offices_heading.text())

    def show_fields(self) -> None:
        shown = self.shown_id
        self.form.fields_box.setVisible(shown is not None or self.is_new)
        self.form.remove_button.setEnabled(shown is not None or self.is_new)
        if shown is None and not self.is_new:
            return
        draft = self.live.read(secretariats.draft, shown) if shown else self._begun
        tags = self.languages()
        self._texts["name"].show(tags, self.form.name_label.text(), draft.name)
        self._texts["address"].show(tags, self.form.address_label.text(), draft.address)
        self._offer_choices()
        self.side_combo.show_value(draft.side_id)
        self.organisation_combo.show_value(draft.organisation_id)
        self.zone_combo.show_value(draft.time_zone)
        for field, line in self._lines.items():
            line.show(getattr(draft, field))

    def _place_widgets(self) -> None:
        form = self.form
        self.place_list(form.offices_layout, form.add_button, form.remove_button)
        beside_labels.place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.side_layout, form.side_label, self.side_combo),
            (form.organisation_layout, form.organisation_label, self.organisation_combo),
            (form.address_layout, form.address_label, self.address_fields),
            (form.zone_layout, form.zone_label, self.zone_combo),
        )
        chain = [self.list, form.add_button, form.remove_button, self.name_fields, self.side_combo]
        chain += [self.organisation_combo, self.address_fields, form.mail_edit, form.phone_edit, self.zone_combo]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _keep(self) -> None:
        self._texts = {
            "name": self.keep_texts(self.name_fields, partial(self._write, "name"), needed=True),
            "address": self.keep_texts(self.address_fields, partial(self._write, "address")),
        }
        self._lines = {
            "mail": KeptLine(self.live, self.form.mail_edit, partial(self._write, "mail")),
            "phone": KeptLine(self.live, self.form.phone_edit, partial(self._write, "phone")),
        }
        self.kept += self._lines.values()

    def _connect(self) -> None:
        self.side_combo.chosen.connect(self._set_side)
        self.organisation_combo.chosen.connect(self._set_organisation)
        self.zone_combo.chosen.connect(self._set_zone)

    def _offer_choices(self) -> None:
        of_sides = [(side.id, side.name) for side in self.live.read(sides.rows, self.desk.language)]
        self.side_combo.show_choices([(None, self.tr("The whole council")), *of_sides])
        self.side_combo.setVisible(bool(of_sides))
        self.form.side_label.setVisible(bool(of_sides))
        houses = organisation_choices.named(self.live, self.desk.language, self.languages())
        self.organisation_combo.show_choices([(None, self.tr("None")), *houses])

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        self._change(side_id=side_id)

    @Slot(object)
    def _set_organisation(self, organisation_id: str | None) -> None:
        self._change(organisation_id=organisation_id)

    @Slot(object)
    def _set_zone(self, zone: str | None) -> None:
        self._change(time_zone=zone)

    def _write(self, field: str, value: Any) -> None:
        self._change(f"{self.shown_id}/{field}", **{field: value})

    def _change(self, typing: str = "", **fields: Any) -> None:
        """Change the one shown; a new one is added when it has got a name or an organisation."""
        if self.shown_id is not None:
            draft = replace(self.live.read(secretariats.draft, self.shown_id), **fields)
            label = QT_TRANSLATE_NOOP("Steps", "Change secretariat")
            self.attempt(label, secretariats.change, self.shown_id, draft, typing=typing)
        elif self.is_new:
            self._begun = draft = replace(self._begun, **fields)
            if draft.organisation_id or any(name.strip() for name in draft.name.values()):
                made = self.attempt(QT_TRANSLATE_NOOP("Steps", "Add secretariat"), secretariats.add, draft)
                if made is not None:
                    self.show_made(made)
