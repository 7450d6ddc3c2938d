"""The rules of procedure: versions over time, each a form that says what it means and can be tried."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_rules import Ui_CouncilRules
from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import dates, languages, quorum
from councildesk.domain.rules import MajorityRule, QuorumRule, Rules
from councildesk.services import council, rules, seating, seats
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.rules import RulesRow
from councildesk.ui import tooltips
from councildesk.ui.council.council_section import CouncilSection
from councildesk.ui.council.majority_fields import MajorityFields
from councildesk.ui.council.periods_fields import PeriodsFields
from councildesk.ui.council.quorum_fields import QuorumFields
from councildesk.ui.council.rules_trial import RulesTrial
from councildesk.ui.council.seats_trial import TrialSeat
from councildesk.ui.meetings import meeting_words, surroundings
from councildesk.ui.page import Desk, Key
from councildesk.ui.typing_pause import TypingPause
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.typed_fields import DayField

_CORRECT = QT_TRANSLATE_NOOP("Steps", "Correct rules of procedure")


class RulesSection(CouncilSection):
    """A change corrects the version that is shown, or begins a new one on a day, as the person chose above the form."""

    nouns = frozenset(
        {"rules_of_procedure", "text", "side", "seat", "mandate", "person_name", "working_language", "council"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilRules()
        self.form.setupUi(self)
        FoldingColumns(self.form.rules_scroll, self.form.columns_layout)
        self._rows: list[RulesRow] = []
        self._shown: str | None = None
        self.version_combo = ChoiceCombo(self)
        self.from_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.day_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.quorum_fields = QuorumFields(desk.language, self)
        self.majority_fields = MajorityFields(desk.language, self)
        self.periods_fields = PeriodsFields(self)
        self.title_fields = LanguageFields(self)
        self._title = self.keep_texts(self.title_fields, self._write_title)
        self.trial = RulesTrial(self)
        self._article_pauses = [
            (fields.typed, TypingPause(self.live, fields.flush, self))
            for fields in (self.quorum_fields, self.majority_fields, self.periods_fields)
        ]
        self._place_widgets()
        self._connect()
        self.form.correct_radio.setChecked(True)
        self.day_edit.show_value(_today())
        self.retranslate()

    def refresh(self) -> None:
        self._rows = self.live.read(rules.rows, self.desk.language)
        if self._shown not in [row.id for row in self._rows]:
            self._shown = next((row.id for row in self._rows if row.valid_from <= _today()), None)
            self._shown = self._shown or (self._rows[-1].id if self._rows else None)
        self.version_combo.show_choices([(row.id, self._called(row)) for row in self._rows])
        self.version_combo.show_value(self._shown)
        self.version_combo.setToolTip(tooltips.plain(self.version_combo.currentText()))
        self._show_version()

    def flush(self) -> None:
        super().flush()
        for _typed, pause in self._article_pauses:
            pause.drop()
        for field in (self.from_edit, self.quorum_fields, self.majority_fields, self.periods_fields):
            field.flush()

    def add_new(self) -> None:
        self.form.new_radio.setChecked(True)
        self.day_edit.setFocus()

    def show_record(self, record: str) -> None:
        self._shown = record
        self.look_again()

    def record_shown(self) -> tuple[str, str] | None:
        return ("rules_of_procedure", self._shown) if self._shown is not None else None

    def keys(self) -> list[Key]:
        return [Key("Space", self.tr("Mark who is there in the example"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.day_edit.setAccessibleName(self.form.new_radio.text().replace("&", ""))

    @property
    def version(self) -> RulesRow | None:
        """The version that is shown."""
        return next((row for row in self._rows if row.id == self._shown), None)

    def _place_widgets(self) -> None:
        form = self.form
        self.from_edit.setMaximumWidth(180)
        self.day_edit.setMaximumWidth(160)
        for layout, widget in (
            (form.day_layout, self.day_edit),
            (form.quorum_layout, self.quorum_fields),
            (form.majority_layout, self.majority_fields),
            (form.periods_layout, self.periods_fields),
            (form.trial_layout, self.trial),
            (form.title_layout, self.title_fields),
        ):
            layout.addWidget(widget)
        beside_labels.place(
            (form.version_layout, form.version_label, self.version_combo),
            (form.from_layout, form.from_label, self.from_edit),
        )
        chain = [self.version_combo, self.from_edit, form.correct_radio, form.new_radio, self.day_edit]
        for first, second in pairwise([*chain, form.remove_button]):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.version_combo.chosen.connect(self._choose)
        self.from_edit.edited.connect(self._set_day)
        for field in (self.from_edit, self.day_edit):
            field.tell_refusals(self.live)
        self.day_edit.edited.connect(self._want_new)
        for typed, pause in self._article_pauses:
            typed.connect(pause.note)
        self.quorum_fields.edited.connect(self._take_quorum)
        self.majority_fields.edited.connect(self._take)
        self.periods_fields.edited.connect(self._take)
        self.form.remove_button.clicked.connect(self._remove)

    def _called(self, row: RulesRow) -> str:
        begins = dates.in_words(row.valid_from, self.desk.language)
        if row.valid_from <= council.ALWAYS:
            begins = self.tr("from the beginning")
        ends = dates.in_words(row.valid_to, self.desk.language) if row.valid_to else self.tr("still")
        return "  ·  ".join(filter(None, (f"{begins} – {ends}", row.title)))

    def _show_version(self) -> None:
        version, around = self.version, surroundings.ask(self.desk)
        shown = version.rules if version else self.live.read(rules.on, _today())
        has_sides = bool(around.sides)
        has_day = version is not None and version.valid_from > council.ALWAYS
        self.from_edit.show_value(version.valid_from if version and has_day else None)
        self.form.remove_button.setEnabled(len(self._rows) > 1)
        titles = self.live.read(rules.titles, version.id) if version else {}
        self._title.show(around.languages, self.form.title_heading.text(), titles)
        self.quorum_fields.show_rule(shown.quorum, has_sides=has_sides)
        self.majority_fields.show_rules(shown, has_sides=has_sides)
        self.periods_fields.show_rules(shown)
        self.trial.show_rules(shown, self._seats(), around)
        self._say(shown)

    def _say(self, shown: Rules) -> None:
        """What the rules mean, in the numbers of today's seats and in the words that papers use."""
        around, words = surroundings.ask(self.desk), glossary(self.desk.language)
        verdict = quorum.verdict(shown.quorum, self.live.read(seating.on, _today()), ())
        names = {side.id: side.short_name for side in around.sides}
        if any(part.total for part in (verdict.overall, *verdict.sides)):
            said = rules_in_words.quorum_of(verdict, names, words)
        else:
            said = rules_in_words.quorum(shown.quorum, words)
        self.form.quorum_words_label.setText(self._sentence(said))
        self.form.majority_words_label.setText("\n".join(self._majorities(shown)))
        self.form.votes_words_label.setText(self._periods(shown))

    def _majorities(self, shown: Rules) -> list[str]:
        words = glossary(self.desk.language)
        text = self.tr("{kind}: {rule}")
        named: list[tuple[str, MajorityRule]] = [(self.tr("Decisions"), shown.majority)]
        named += [(meeting_words.word(kind, self.desk.language), rule) for kind, rule in shown.majorities.items()]
        return [
            self._sentence(text.replace("{kind}", kind).replace("{rule}", rules_in_words.majority(rule, words)))
            for kind, rule in named
        ]

    def _periods(self, shown: Rules) -> str:
        notice = self.tr("Invitations go out at least %n days before a meeting.", "", shown.notice_days)
        corrections = self.tr("Corrections to minutes are taken in for %n days.", "", shown.correction_days)
        return f"{notice} {corrections}"

    def _sentence(self, words: str) -> str:
        whole = languages.capitalised(words, self.desk.language)
        return whole if whole.endswith(".") else f"{whole}."

    def _seats(self) -> list[TrialSeat]:
        around = surroundings.ask(self.desk)
        names = {row.id: row for row in self.live.read(seats.rows, _today(), self.desk.language)}
        vacant = self.tr("vacant")
        return [
            TrialSeat(
                seat,
                around.side_name(seat.side),
                meeting_words.word(seat.role, self.desk.language),
                names[seat.id].holder or vacant,
            )
            for seat in self.live.read(seating.on, _today())
        ]

    @Slot(object)
    def _choose(self, rules_id: str) -> None:
        self.flush()
        self._shown = rules_id
        self.form.correct_radio.setChecked(True)
        self._show_version()

    @Slot(object)
    def _set_day(self, day: dt.date) -> None:
        if self._shown is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Correct first day of the rules")
            self.attempt(label, rules.begin_on, self._shown, day)

    @Slot()
    def _want_new(self) -> None:
        """Whoever types a day means a new version."""
        self.form.new_radio.setChecked(True)

    @Slot(object)
    def _take_quorum(self, rule: QuorumRule) -> None:
        version = self.version
        shown = version.rules if version else self.live.read(rules.on, _today())
        self._take(replace(shown, quorum=rule))

    @Slot(object)
    def _take(self, changed: Rules) -> None:
        """Keep what the form says now: one step, whichever way the person chose."""
        if self.form.new_radio.isChecked() or self._shown is None:
            self._adopt(changed)
        else:
            self.attempt(_CORRECT, rules.change, self._shown, changed)

    def _adopt(self, adopted: Rules, title: dict[str, str] | None = None) -> None:
        """Begin a new version, which further changes correct."""
        label = QT_TRANSLATE_NOOP("Steps", "Adopt new rules of procedure")
        made = self.attempt(label, rules.adopt, self.day_edit.value or _today(), adopted, title)
        if made is not None:
            self._shown = made
            self.form.correct_radio.setChecked(True)
            self.look_again()

    @Slot()
    def _remove(self) -> None:
        if self._shown is not None:
            self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove version of the rules"), rules.remove, self._shown)

    def _write_title(self, texts: dict[str, str]) -> None:
        version = self.version
        if version is not None and self.form.new_radio.isChecked():
            self._adopt(version.rules, texts)
        elif version is not None:
            self.attempt(_CORRECT, rules.change, version.id, version.rules, texts, typing=f"{version.id}/title")


def _today() -> dt.date:
    """The day on the wall beside the reader."""
    return dt.date.today()  # noqa: DTZ011
