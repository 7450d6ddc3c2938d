"""The facts of a vote, below its words: how, on what, how many for and against on each side, and what that means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.domain.polls import Tally, Voter
from councildesk.domain.voting import WITHOUT_OBJECTION
from councildesk.services import person_names, votes
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.vote_records import BallotDraft
from councildesk.services.votes import VoteFacts
from councildesk.ui.colours import Tone
from councildesk.ui.kept_fields import KeptNumber
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.reason_dialog import ReasonDialog
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.minutes import vote_words
from councildesk.ui.minutes.roll_call import RollCall
from councildesk.ui.state import State
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.field_group import FieldGroup
from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel

_COUNTED: Mapping[Choice, str] = {
    Choice.FOR: "in_favour",
    Choice.AGAINST: "against",
    Choice.ABSTAINED: "abstained",
}
_RECORD = QT_TRANSLATE_NOOP("Steps", "Record vote")


class VoteFields(QWidget):
    """Counts are kept while they are typed; the outcome follows the rules of procedure at once."""

    def __init__(self, live: LiveWorkspace, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self._language = live, language
        self._facts: VoteFacts | None = None
        self._sides: tuple[str | None, ...] = ()
        self._spins: dict[tuple[str | None, Choice], CalmSpin] = {}
        self._numbers: dict[tuple[str | None, Choice], KeptNumber] = {}
        self._unsettled: tuple[str, str] | None = None
        """The passage of the count that was typed last, and its vote, until the counts are left."""
        self.method_combo = ChoiceCombo(self)
        self.method_combo.show_choices(meeting_words.worded(VoteMethod, language))
        self.method_combo.setAccessibleName(self.tr("How it was voted"))
        self.method_combo.be_read_whole()
        self.decision_combo = ChoiceCombo(self)
        self.decision_combo.setAccessibleName(self.tr("What it was voted on"))
        self.outcome_chip = ChipButton(self, self.tr("Outcome"))
        self.casting_combo = ChoiceCombo(self)
        self.casting_combo.setAccessibleName(self.tr("The chair's vote"))
        self.roll_call = RollCall(language, self)
        self.roll_call.setAccessibleName(self.tr("Roll call: 1 for, 2 against, 3 abstained, 4 takes no part"))
        self.roll_call.setToolTip(self.roll_call.accessibleName())
        self.roll_call.hide()
        self.problems_label = PlainLabel(parent=self)
        self.problems_label.setProperty("look", "small")
        self.problems_label.setWordWrap(True)
        self.wrong_label = PlainLabel(parent=self)
        self.wrong_label.setProperty("look", "refusal")
        self.wrong_label.setWordWrap(True)
        self._wrong_icon = IconLabel("warning", 18, parent=self)
        self._counts = FieldGroup(self)
        self._grid = QGridLayout(self._counts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.method_combo)
        row.addWidget(self.decision_combo, 1)
        row.addWidget(self.casting_combo)
        row.addWidget(self.outcome_chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._counts, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.roll_call)
        layout.addWidget(self.problems_label)
        wrong = QHBoxLayout()
        wrong.addWidget(self._wrong_icon)
        wrong.addWidget(self.wrong_label, 1)
        layout.addLayout(wrong)
        # What follows from the counts is reached behind them.
        counted = (self._counts, self.roll_call, self.casting_combo)
        self.stops: tuple[QWidget, ...] = (self.method_combo, self.decision_combo, *counted, self.outcome_chip)
        for first, second in pairwise(self.stops):
            QWidget.setTabOrder(first, second)
        self.method_combo.chosen.connect(self._set_method)
        self.decision_combo.chosen.connect(self._set_decision)
        self.casting_combo.chosen.connect(self._set_casting_vote)
        self.outcome_chip.chosen.connect(self._overrule)
        self.roll_call.voted.connect(self._take_vote)
        self.roll_call.taken_back.connect(self._take_back)

    def show_facts(
        self, facts: VoteFacts, around: Surroundings, decisions: Sequence[tuple[str, str]], is_editable: bool
    ) -> None:
        """`decisions` are those of the meeting, with what they are called."""
        self._facts = facts
        self.method_combo.show_value(facts.method)
        self.decision_combo.show_choices([(None, self.tr("on something else")), *decisions])
        self.decision_combo.show_value(facts.decision_id)
        self._show_grid(tuple(side.id for side in around.sides) or (None,), around)
        self._show_counts(facts)
        is_named = facts.method is VoteMethod.ROLL_CALL and facts.basis is not None
        self._counts.setVisible(facts.method not in WITHOUT_OBJECTION and not is_named)
        self.roll_call.setVisible(is_named)
        if is_named:
            self._show_roll_call(facts, around)
        self._show_outcome(facts, is_editable=is_editable)
        said = vote_words.standing(facts, around, is_editable=is_editable)
        self.problems_label.setText("\n".join(said))
        self.problems_label.setVisible(bool(said))
        wrong = vote_words.wrong(facts, around) if is_editable else []
        self.wrong_label.setText("\n".join(wrong))
        self.wrong_label.setVisible(bool(wrong))
        self._wrong_icon.setVisible(bool(wrong))
        for widget in (self.method_combo, self.decision_combo, self._counts, self.roll_call, self.casting_combo):
            widget.setEnabled(is_editable)

    def flush(self) -> None:
        for number in self._numbers.values():
            number.flush()
        self._settle()

    def drop(self) -> None:
        """Forget what waits to be written."""
        self._unsettled = None
        for number in self._numbers.values():
            number.drop()

    def focus_counts(self) -> None:
        """Go to the first number or name; nothing happens where nothing is counted."""
        if not self.roll_call.isHidden():
            self.roll_call.go_to_waiting()
            return
        first = next(iter(self._spins.values()), None)
        if first is not None and not self._counts.isHidden():
            first.setFocus()
            QTimer.singleShot(0, first, first.selectAll)  # a menu that closes gives the focus back once more

    def _show_roll_call(self, facts: VoteFacts, around: Surroundings) -> None:
        assert facts.basis is not None
        voters = facts.basis.electorate.voters
        seats = {voter.person: voter.seat for voter in voters}
        cast = {one.seat_id or seats.get(one.person_id, one.person_id): one for one in facts.ballots}
        entitled = {voter.seat for voter in voters}
        others = [Voter(seat, None, one.person_id) for seat, one in cast.items() if seat not in entitled]
        names = self.live.read(person_names.listed, [one.person for one in (*voters, *others)], self._language)
        choices = {seat: one.choice for seat, one in cast.items()}
        self.roll_call.show_voters(voters, names, choices, around.side_name, others)

    def _show_counts(self, facts: VoteFacts) -> None:
        for (side, choice), number in self._numbers.items():
            number.show(getattr(facts.counts.get(side, Tally()), _COUNTED[choice]))

    def _show_outcome(self, facts: VoteFacts, *, is_editable: bool) -> None:
        """Other outcomes can be chosen: the meeting's word stands above the rules, with its reason. A roll call has no
        outcome before everybody was called, or the call was closed, unless the minutes are signed by now. One that
        rests on counts that cannot be right is in doubt."""
        waiting = len(facts.to_be_called) if is_editable else 0
        states = self._other_outcomes(facts) if is_editable and facts.basis else []
        shown = meeting_words.state(facts.outcome, self._language)
        if waiting:
            shown = State(self.tr("%n still to be called", "", waiting), "running", Tone.ACCENT)
            close = State(self.tr("Close the roll call; not called: %n", "", waiting), "stop")
            states = [(None, close), *states]
        elif is_editable and facts.is_in_doubt:
            text = self.tr("{outcome}? Check the counts").replace("{outcome}", shown.word)
            shown = State(text, "warning", Tone.WARNING)
        self.outcome_chip.show_state(shown, states)
        verdict = facts.verdict
        asks_chair = verdict is not None and verdict.is_tie and verdict.rule.chair_breaks_tie
        self.casting_combo.setVisible(asks_chair)
        if asks_chair:
            choices = [(one, meeting_words.word(one, self._language)) for one in (Choice.FOR, Choice.AGAINST)]
            self.casting_combo.show_choices([(None, self.tr("The chair decides…")), *choices])
            self.casting_combo.show_value(facts.casting_vote)

    def _other_outcomes(self, facts: VoteFacts) -> list[tuple[VoteOutcome | None, State]]:
        """What the rules give takes the word of the chair back, also where both are the same."""
        found: list[tuple[VoteOutcome | None, State]] = []
        by_rules = facts.verdict.outcome if facts.verdict is not None and facts.overruled_reason else None
        for one in VoteOutcome:
            shown = meeting_words.state(one, self._language)
            if one is by_rules:
                text = self.tr("As the rules give it: {outcome}").replace("{outcome}", shown.word)
                found.append((one, replace(shown, word=text)))
            elif one is not facts.outcome:
                found.append((one, shown))
        return found

    def _show_grid(self, sides: tuple[str | None, ...], around: Surroundings) -> None:
        if sides == self._sides:
            return
        self._sides = sides
        before = self._counts.findChildren(QWidget)
        self.drop()
        self._spins, self._numbers = {}, {}
        for column, choice in enumerate(_COUNTED, start=1):
            head = PlainLabel(meeting_words.word(choice, self._language), self._counts)
            head.setProperty("look", "small")
            self._grid.addWidget(head, 0, column)
        for row, side in enumerate(sides, start=1):
            name = around.side_name(side) or self.tr("All")
            self._grid.addWidget(PlainLabel(name, self._counts), row, 0)
            for column, choice in enumerate(_COUNTED, start=1):
                spin = CalmSpin(self._counts)
                spin.setMaximum(9999)
                spin.setMinimumWidth(80)
                spin.setAccessibleName(f"{name}: {meeting_words.word(choice, self._language)}")
                self._numbers[side, choice] = KeptNumber(
                    self.live, spin, partial(self._write_counts, f"{side}/{choice.value}")
                )
                spin.editingFinished.connect(self._leave_count)
                self._grid.addWidget(spin, row, column)
                self._spins[side, choice] = spin
        self._counts.order_fields(self._spins.values())
        for old in before:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _write_counts(self, passage: str) -> None:
        """Each count is a passage of its own."""
        if self._facts is None or self._facts.method in WITHOUT_OBJECTION:
            return
        kept = {side: self._facts.counts.get(side, Tally()) for side in self._sides}
        counts = {
            side: replace(tally, **{_COUNTED[choice]: self._spins[side, choice].value() for choice in _COUNTED})
            for side, tally in kept.items()
        }
        if counts != kept:
            key = self._facts.id
            draft = replace(self.live.read(votes.draft, key), counts=counts)
            self._unsettled = f"{key}/{passage}", key
            self.live.attempt_typing(f"{key}/{passage}", _RECORD, votes.record, key, draft, is_typed=True)

    @Slot()
    def _leave_count(self) -> None:
        QTimer.singleShot(0, self, self._settle_when_left)  # where the focus goes is known then

    @Slot()
    def _settle_when_left(self) -> None:
        focus = QApplication.focusWidget()
        if not isinstance(focus, QWidget) or not self._counts.isAncestorOf(focus):
            self._settle()

    def _settle(self) -> None:
        """The decision waits while counts are typed; it follows them in the step of the last one."""
        if self._unsettled is not None:
            (passage, key), self._unsettled = self._unsettled, None
            self.live.attempt_typing(passage, _RECORD, votes.settle, key)

    @Slot(object)
    def _set_method(self, method: VoteMethod) -> None:
        self._record(method=method)

    @Slot(object)
    def _set_decision(self, decision_id: str | None) -> None:
        self._record(decision_id=decision_id)

    @Slot(object)
    def _set_casting_vote(self, choice: Choice | None) -> None:
        self._record(casting_vote=choice)

    @Slot(str, str, object)
    def _take_vote(self, seat: str, person: str, choice: Choice) -> None:
        self._record(ballots=(*self._other_ballots(seat), BallotDraft(person, choice, seat)))

    @Slot(str)
    def _take_back(self, seat: str) -> None:
        self._record(ballots=self._other_ballots(seat))

    def _other_ballots(self, seat: str) -> tuple[BallotDraft, ...]:
        if self._facts is None:
            return ()
        kept = self.live.read(votes.draft, self._facts.id).ballots
        person = next((voter.person for voter in self._voters() if voter.seat == seat), seat)
        return tuple(one for one in kept if one.seat_id != seat and (one.seat_id or one.person_id != person))

    def _voters(self) -> tuple[Voter, ...]:
        basis = self._facts.basis if self._facts is not None else None
        return basis.electorate.voters if basis is not None else ()

    @Slot(object)
    def _overrule(self, outcome: VoteOutcome | None) -> None:
        """The outcome that the rules give needs no reason, and takes an overruling back. None closes a roll call."""
        if self._facts is None or not self.live.lets_write():
            return
        if outcome is None:
            label = QT_TRANSLATE_NOOP("Steps", "Close roll call")
            self.live.attempt(label, votes.close_roll_call, self._facts.id)
            return
        reason = ""
        if self._facts.verdict is None or outcome is not self._facts.verdict.outcome:
            given = ReasonDialog.ask(
                meeting_words.word(outcome, self._language), self, self.tr("It stands in the minutes.")
            )
            if given is None:
                return
            reason = given
        label = QT_TRANSLATE_NOOP("Steps", "Establish outcome of vote")
        self.live.attempt(label, votes.overrule, self._facts.id, outcome, reason)

    def _record(self, **fields: Any) -> None:
        if self._facts is not None:
            draft = replace(self.live.read(votes.draft, self._facts.id), **fields)
            if not self.live.carry_out(_RECORD, votes.record, self._facts.id, draft):
                self.method_combo.show_value(self._facts.method)
