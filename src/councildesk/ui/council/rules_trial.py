"""Trying the rules: an example attendance and an example vote, with what the rules say to them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_rules_trial import Ui_RulesTrial
from councildesk.domain import polls, quorum, trials, voting
from councildesk.domain.minutes import DecisionKind, VoteMethod
from councildesk.domain.polls import Electorate, Tally
from councildesk.domain.quorum import QuorumPart, QuorumVerdict
from councildesk.domain.rules import Rules
from councildesk.domain.trials import Mark
from councildesk.domain.voting import VotePart
from councildesk.ui import icons
from councildesk.ui.attendance import quorum_card
from councildesk.ui.council import rule_words
from councildesk.ui.council.seats_trial import SeatsTrial, TrialSeat
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip


class RulesTrial(QWidget):
    """Nothing of it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_RulesTrial()
        form.setupUi(self)
        self._rules = Rules()
        self._seats: list[TrialSeat] = []
        self._around: Surroundings | None = None
        self.seats_tree, self.kind_combo = SeatsTrial(self), ChoiceCombo(self)
        self.verdict_chip, self.outcome_chip = StateChip(self), StateChip(self)
        self.counts: dict[str | None, tuple[CalmSpin, CalmSpin, CalmSpin]] = {}
        self._counts_widgets: list[QWidget] = []
        form.seats_layout.addWidget(self.seats_tree)
        form.verdict_head.addWidget(self.verdict_chip)
        form.vote_kind_layout.addWidget(self.kind_combo)
        form.vote_head.addWidget(self.outcome_chip)
        form.trial_hint.setBuddy(self.seats_tree)
        for mark, button in (
            (Mark.IN_ROOM, form.in_room_button),
            (Mark.ONLINE, form.online_button),
            (Mark.ALTERNATE, form.alternate_button),
            (Mark.ABSENT, form.absent_button),
        ):
            button.setIcon(icons.icon(rule_words.mark(mark).icon))
            button.clicked.connect(partial(self.seats_tree.mark_selected, mark))
        chain: list[QWidget] = [self.seats_tree, form.in_room_button, form.online_button, form.alternate_button]
        for first, second in pairwise([*chain, form.absent_button, self.kind_combo]):
            QWidget.setTabOrder(first, second)
        self.seats_tree.changed.connect(self._judge)
        self.kind_combo.chosen.connect(self._judge_vote)

    def show_rules(self, rules: Rules, seats: list[TrialSeat], around: Surroundings) -> None:
        """Judge by these rules; `seats` are those of today. The marks made before stay."""
        self._rules, self._around = rules, around
        if seats != self._seats:
            self._seats = seats
            self.seats_tree.show_seats(seats)
        if not self.kind_combo.count():
            self.kind_combo.show_choices(meeting_words.worded(DecisionKind, around.language))
            self.kind_combo.show_value(DecisionKind.DECISION)
            self.kind_combo.setAccessibleName(self.form.vote_heading.text())
        self._judge()

    def verdict(self) -> QuorumVerdict:
        """What the rules say to the example attendance."""
        seats = [one.seat for one in self._seats]
        return quorum.verdict(self._rules.quorum, seats, trials.presences(seats, self.seats_tree.marks))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.seats_tree.retranslate()

    @Slot()
    def _judge(self) -> None:
        around = self._around
        if around is None:
            return
        verdict = self.verdict()
        self.verdict_chip.show_state(quorum_card.state(verdict))
        lines = [self._seats_line(part) for part in (verdict.overall, *verdict.sides) if part.required is not None]
        self.form.verdict_label.setText("\n".join([*lines, *quorum_card.shortfalls(verdict, around)]))
        self.form.verdict_label.setVisible(bool(self.form.verdict_label.text()))
        self._show_counts()
        self._judge_vote()

    def _seats_line(self, part: QuorumPart) -> str:
        text = self.tr("{who}: {counted} of {total} count, {required} needed")
        return _filled(
            text, who=self._who(part.side), counted=part.counted, total=part.total, required=part.required or 0
        )

    def _who(self, side: str | None) -> str:
        name = self._around.side_name(side) if self._around else ""
        return name or self.tr("All together")

    def _electorate(self) -> Electorate:
        seats = [one.seat for one in self._seats]
        return polls.electorate(self._rules, seats, trials.presences(seats, self.seats_tree.marks))

    def _show_counts(self) -> None:
        """A line of votes for each side, or one for all; nobody votes who is not there."""
        voters = self._electorate()
        wanted: list[str | None] = list(voters.sides) or [None]
        if list(self.counts) != wanted:
            self._make_counts(wanted)
        for side, spins in self.counts.items():
            present = voters.present(side)
            was_all_in_favour = spins[0].value() == spins[0].maximum() and not (spins[1].value() or spins[2].value())
            for spin in spins:
                blocked = spin.blockSignals(True)
                spin.setMaximum(present)
                spin.blockSignals(blocked)
            if was_all_in_favour:
                blocked = spins[0].blockSignals(True)
                spins[0].setValue(present)
                spins[0].blockSignals(blocked)

    def _make_counts(self, sides: list[str | None]) -> None:
        for widget in self._counts_widgets:
            self.form.counts_layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        headings = [self.tr("for"), self.tr("against"), self.tr("abstained")]
        self._counts_widgets = [PlainLabel(text, self.form.trial_card) for text in headings]
        for column, label in enumerate(self._counts_widgets, start=1):
            label.setProperty("look", "small")
            self.form.counts_layout.addWidget(label, 0, column)
        self.counts = {}
        before: QWidget = self.kind_combo
        for row, side in enumerate(sides, start=1):
            name = PlainLabel(self._who(side), self.form.trial_card)
            self.form.counts_layout.addWidget(name, row, 0)
            self._counts_widgets.append(name)
            spins = tuple(self._spin(f"{name.text()}, {heading}") for heading in headings)
            for column, spin in enumerate(spins, start=1):
                self.form.counts_layout.addWidget(spin, row, column)
                QWidget.setTabOrder(before, spin)
                before = spin
            self._counts_widgets += spins
            self.counts[side] = (spins[0], spins[1], spins[2])

    def _spin(self, name: str) -> CalmSpin:
        spin = CalmSpin(self.form.trial_card)
        spin.setRange(0, 0)
        spin.setAccessibleName(name)
        spin.valueChanged.connect(self._judge_vote)
        return spin

    @Slot()
    def _judge_vote(self) -> None:
        around = self._around
        if around is None or self.kind_combo.value is None:
            return
        rule, voters = self._rules.majority_for(self.kind_combo.value), self._electorate()
        tallies = {
            side: Tally(in_favour.value(), against.value(), abstained.value())
            for side, (in_favour, against, abstained) in self.counts.items()
        }
        found = voting.verdict(rule, VoteMethod.SHOW_OF_HANDS, polls.counted(tallies), voters)
        self.outcome_chip.show_state(meeting_words.state(found.outcome, around.language))
        parts = [*found.sides] if found.sides else [found.overall]
        lines = [self._vote_line(part) for part in parts if part.required is not None]
        if sum(tally.cast for tally in tallies.values()) > voters.present():
            lines.append(self.tr("These are more votes than people who may vote."))
        self.form.outcome_label.setText("\n".join(lines))
        self.form.outcome_label.setVisible(bool(lines))

    def _vote_line(self, part: VotePart) -> str:
        text = self.tr("{who}: {votes} for, {required} of {whole} needed")
        votes = part.tally.in_favour
        return _filled(text, who=self._who(part.side), votes=votes, required=part.required or 0, whole=part.whole)


def _filled(text: str, **values: object) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
