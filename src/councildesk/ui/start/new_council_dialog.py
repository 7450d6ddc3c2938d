"""Setting up a council in five questions, each with an answer already there; only a name has to be typed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimeZone, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QWidget

from councildesk._generated.forms.ui_new_council_dialog import Ui_NewCouncilDialog
from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import languages, rules
from councildesk.domain.rules import Preset, Rules
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.services.zones import known_zones
from councildesk.ui.start.side_fields import SideFields
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.ordered_list import OrderedList
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.zone_combo import ZoneCombo

_MOST_SIDES = 4
"""More are added on the council's page."""
_WIDTH = 780
"""A comfortable one, where the screen has it; and what stands `_BESIDE` it: the dialog's margins and a scroll bar."""
_BESIDE = 80


@dataclass(frozen=True)
class NewCouncil:
    """What the person wants to begin with; no rules: the usual ones."""

    council: CouncilDraft
    sides: tuple[SideDraft, ...] = ()
    rules: Rules | None = None


class NewCouncilDialog(QDialog):
    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """`language` is that of the program; it leads until another is chosen."""
        super().__init__(parent)
        self._language = language
        self._names: dict[str, str] = {}
        """As typed in each language, also in those that are not chosen now."""
        self.form = Ui_NewCouncilDialog()
        self.form.setupUi(self)
        self.name_fields, self.languages_list = LanguageFields(self), OrderedList(self, has_ticks=True)
        self.zone_combo, self.rules_combo, self.count_combo = ZoneCombo(self), ChoiceCombo(self), ChoiceCombo(self)
        self.sides = [SideFields(number, _own_zone(), self) for number in range(1, _MOST_SIDES + 1)]
        # It grows and shrinks with its questions; QWidget.adjustSize would stop at two thirds of the screen.
        self.form.dialog_layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.form.intro_label.setMinimumWidth(min(_WIDTH, self.screen().availableGeometry().width() - _BESIDE))
        self._place_widgets()
        self._offer_choices()
        self._connect()
        self._show_languages()
        self._show_sides()
        self._forget_refusal()
        self.name_fields.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, language: str) -> NewCouncil | None:
        """What the person wants; None when they changed their mind."""
        dialog = cls(language, parent)
        return dialog.wanted() if dialog.exec() else None

    def wanted(self) -> NewCouncil:
        """The council as the fields say it."""
        tags, name = tuple(self.languages_list.values()), self.name_fields.texts()
        draft = CouncilDraft(name=name, time_zone=self.zone_combo.value or "UTC", languages=tags)
        written = next((tag for tag in tags if tag in name), tags[0])  # the sides are named as the council is
        return NewCouncil(draft, tuple(side.draft(written) for side in self._used_sides), self._rules)

    @property
    def _used_sides(self) -> list[SideFields]:
        return self.sides[: self.count_combo.value or 0]

    @property
    def _rules(self) -> Rules:
        preset: Preset = self.rules_combo.value or Preset.USUAL
        return rules.presets(with_sides=bool(self._used_sides))[preset]

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.languages_layout, form.languages_label, self.languages_list),
            (form.zone_layout, form.zone_label, self.zone_combo),
            (form.rules_layout, form.rules_label, self.rules_combo),
            (form.count_layout, form.count_label, self.count_combo),
        )
        self.languages_list.name(form.languages_label.text())
        headings = (self.tr("Name"), self.tr("Code"), self.tr("Time zone"), self.tr("Language"))
        for column, text in enumerate(headings, start=1):
            heading = PlainLabel(text, self)
            heading.setProperty("look", "small")
            form.sides_layout.addWidget(heading, 0, column)
        for side in self.sides:
            side.place(form.sides_layout)
        form.button_box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Set up"))

    def _offer_choices(self) -> None:
        leading = self._language if self._language in languages.KNOWN else "en"
        known = [(tag, languages.endonym(tag)) for tag in languages.KNOWN]
        self.languages_list.show_choices(known, [leading])
        self.zone_combo.show_value(_own_zone())
        several = [(number, self.tr("%n sides", "", number)) for number in range(2, _MOST_SIDES + 1)]
        self.count_combo.show_choices([(0, self.tr("none")), *several])
        self.count_combo.show_value(0)
        presets = [
            (Preset.USUAL, self.tr("Consensus")),
            (Preset.MAJORITY, self.tr("Simple majority")),
            (Preset.STRICT, self.tr("Two thirds")),
        ]
        self.rules_combo.show_choices(presets)
        self.rules_combo.show_value(Preset.USUAL)

    def _connect(self) -> None:
        self.form.button_box.accepted.connect(self._accept_when_named)
        self.form.button_box.rejected.connect(self.reject)
        self.languages_list.changed.connect(self._show_languages)
        self.count_combo.currentIndexChanged.connect(self._show_sides)
        self.rules_combo.currentIndexChanged.connect(self._say_rules)
        self.name_fields.typed.connect(self._forget_refusal)
        for side in self.sides:
            side.edited.connect(self._propose_codes)
        self.zone_combo.chosen.connect(self._propose_zones)

    @Slot()
    def _accept_when_named(self) -> None:
        refusal = self._refusal()
        if not refusal:
            self.accept()
            return
        self.form.refusal_label.setText(refusal)
        self.form.refusal_label.show()

    def _refusal(self) -> str:
        """What is still missing, in one sentence; nothing when all is well."""
        if not self.name_fields.texts():
            self.name_fields.setFocus()
            return self.tr("Give the council a name, in one language at least.")
        codes = [side.code for side in self._used_sides]
        for side in self._used_sides:
            if not side.code:
                side.name_edit.setFocus()
                return self.tr("Give each side a name, or a short code such as AZ.")
            if codes.count(side.code) > 1:
                side.code_edit.setFocus()
                return self.tr("Give the sides different codes.")
        return ""

    @Slot()
    def _show_languages(self) -> None:
        """A field for the name in each language; what was typed stays, and comes back with its language.

        The only name is typed before its language is chosen: where its own goes, it is the first one's.
        """
        tags = self.languages_list.values()
        typed = self.name_fields.texts()
        self._names = {tag: name for tag, name in self._names.items() if tag not in self.name_fields.tags} | typed
        if typed and not any(tag in self._names for tag in tags):
            self._names[tags[0]] = self._names.pop(next(iter(typed)))
        self.name_fields.show_languages(tags, self.form.name_label.text())
        self.name_fields.show_texts(self._names)
        for side in self.sides:
            side.offer_languages(tags)
        self._order_tabs()

    def _order_tabs(self) -> None:
        chain: list[QWidget] = [self.name_fields.field(tag) for tag in self.name_fields.tags]
        chain += [self.languages_list.list, self.languages_list.up_button, self.languages_list.down_button]
        chain += [self.zone_combo, self.count_combo, self.rules_combo]
        chain += [widget for side in self.sides for widget in side.widgets[1:]]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    @Slot()
    def _show_sides(self) -> None:
        used = self._used_sides
        self.form.sides_frame.setVisible(bool(used))
        for side in self.sides:
            side.show(side in used)
        self._say_rules()

    @Slot()
    def _say_rules(self) -> None:
        """What the rules mean, in the words of papers."""
        words, chosen = glossary(self._language), self._rules
        text = self.tr("Quorum: {quorum}. Decisions: {majority}.")
        said = text.replace("{quorum}", rules_in_words.quorum(chosen.quorum, words))
        self.form.rules_words_label.setText(said.replace("{majority}", rules_in_words.majority(chosen.majority, words)))

    @Slot()
    def _propose_codes(self) -> None:
        language = self.languages_list.values()[0]
        for side in self._used_sides:
            others = {other.code for other in self._used_sides if other is not side}
            side.propose_code(others, language)
        self._propose_zones()
        self._forget_refusal()

    @Slot()
    def _propose_zones(self) -> None:
        for side in self.sides:
            side.propose_zone(self.zone_combo.value or "UTC")

    @Slot()
    def _forget_refusal(self) -> None:
        self.form.refusal_label.hide()


def _own_zone() -> str:
    """The time zone of this computer."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return own if own in known_zones() else "UTC"
