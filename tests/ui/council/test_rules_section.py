"""Rules of procedure are set in a form that says what they mean, and tried on an example."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind
from councildesk.domain.rules import HALF, MORE_THAN_HALF, TWO_THIRDS, Count, RoleRequirement, Rules, VoteScope
from councildesk.domain.trials import Mark
from councildesk.services import council, rules
from councildesk.services.council import CouncilDraft
from councildesk.services.rules import RulesRow
from councildesk.ui.council.council_page import Section
from councildesk.ui.council.rules_section import RulesSection
from councildesk.ui.council.threshold_field import ThresholdField
from councildesk.ui.page import Desk
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from ui.council.opened_council import Opened, opened, settle
from ui.opened_meeting import sample, type_into

__all__ = ("opened", "sample")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key = Qt.Key
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def section(opened: Opened, sample: Desk) -> RulesSection:
    section = opened(sample, Section.RULES).section
    assert isinstance(section, RulesSection)
    return section


def versions(desk: Desk) -> list[RulesRow]:
    return desk.live.read(rules.rows, "en")


def now(desk: Desk) -> Rules:
    return versions(desk)[0].rules


def test_the_notice_period_has_an_article(section: RulesSection, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, section.periods_fields.form.notice_article_edit, "Art. 4 (2)")

    assert now(sample).notice_article == "Art. 4 (2)"
    sample.live.undo()
    assert now(sample).notice_article == ""


def choose(qtbot: QtBot, combo: ChoiceCombo, text: str) -> None:
    """Type the beginning of a choice and Enter, as somebody does whose hands stay on the keyboard."""
    row = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert row >= 0, [combo.itemText(number) for number in range(combo.count())]
    combo.setFocus()
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def shown(parent: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in parent.findChildren(kind) if widget.isVisible()]


def number(qtbot: QtBot, spin: QSpinBox, value: int) -> None:
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, str(value))
    qtbot.keyClick(spin, Key.Key_Return)


def test_the_section_says_what_the_rules_mean_in_numbers_of_the_councils_seats(section: RulesSection) -> None:
    assert section.form.quorum_words_label.text() == (
        "Quorate when: Azerbaijan: at least 3 of 5; Uzbekistan: at least 2 of 4; "
        "present of each side: co-chair (at least 1); those taking part online count (§ 4)."
    )
    assert section.form.majority_words_label.text() == (
        "Decisions: consensus (§ 6).\nRecommendation: at least two thirds of the votes cast; each side by itself (§ 7)."
    )


def test_a_quorum_is_set_by_choices_and_said_again_at_once(section: RulesSection, sample: Desk, qtbot: QtBot) -> None:
    fields = section.quorum_fields

    choose(qtbot, fields.overall_field.combo, "a fixed number")
    number(qtbot, fields.overall_field.number_spin, 5)
    choose(qtbot, fields.each_side_field.combo, "more than half")
    fields.form.online_check.setFocus()
    qtbot.keyClick(fields.form.online_check, Key.Key_Space)
    type_into(qtbot, fields.form.article_edit, "Art. 5")

    rule = now(sample).quorum
    assert (rule.overall, rule.each_side, rule.article) == (Count(5), MORE_THAN_HALF, "Art. 5")
    assert not rule.online_counts
    said = section.form.quorum_words_label.text()
    assert "members: at least 5 of 9" in said
    assert said.endswith("those taking part online do not count (Art. 5).")
    assert len(versions(sample)) == 1

    for _ in range(5):
        sample.live.undo()
    assert now(sample).quorum.each_side == HALF
    assert fields.each_side_field.combo.currentText() == "at least half"


def test_scrolling_over_the_rules_changes_no_number(section: RulesSection) -> None:
    spins = section.findChildren(QSpinBox)

    assert spins
    assert all(isinstance(spin, CalmSpin) for spin in spins)


def test_required_roles_are_added_changed_and_taken_away(section: RulesSection, sample: Desk, qtbot: QtBot) -> None:
    requirements = section.quorum_fields.requirements

    qtbot.keyClick(requirements.add_button, Key.Key_Space)
    settle()
    first, second = now(sample).quorum.roles
    assert first == second == RoleRequirement((Role.CO_CHAIR,), each_side=True)

    choose(qtbot, shown(requirements, ChoiceCombo)[1], "Secretary")
    assert now(sample).quorum.roles[1].any_of == (Role.SECRETARY,)

    shown(requirements, QToolButton)[0].setFocus()
    qtbot.keyClick(shown(requirements, QToolButton)[0], Key.Key_Space)
    settle()
    assert now(sample).quorum.roles == (RoleRequirement((Role.SECRETARY,), each_side=True),)
    (left,) = shown(requirements, QToolButton)
    assert left.hasFocus()

    qtbot.keyClick(left, Key.Key_Space)
    settle()
    assert now(sample).quorum.roles == ()
    assert requirements.add_button.hasFocus()


def test_a_kind_of_decision_gets_a_majority_of_its_own_and_loses_it(
    section: RulesSection, sample: Desk, qtbot: QtBot
) -> None:
    fields = section.majority_fields
    choose(qtbot, fields.kind_combo, "Conclusion")
    assert fields.form.same_check.isChecked()
    assert not fields.share_field.isVisible()

    fields.form.same_check.setFocus()
    qtbot.keyClick(fields.form.same_check, Key.Key_Space)
    choose(qtbot, fields.share_field.combo, "at least two thirds")
    choose(qtbot, fields.scope_combo, "each side")

    rule = now(sample).majority_for(DecisionKind.CONCLUSION)
    assert (rule.share, rule.scope) == (TWO_THIRDS, VoteScope.EACH_SIDE)
    assert now(sample).majority.is_consensus
    assert "Conclusion: at least two thirds" in section.form.majority_words_label.text()

    qtbot.keyClick(fields.form.same_check, Key.Key_Space)
    assert DecisionKind.CONCLUSION not in now(sample).majorities


def test_periods_are_numbers_of_days(section: RulesSection, sample: Desk, qtbot: QtBot) -> None:
    form = section.periods_fields.form

    for check in (form.alternates_check, form.proxies_check):
        check.setFocus()
        qtbot.keyClick(check, Key.Key_Space)
    number(qtbot, form.notice_spin, 21)
    number(qtbot, form.extraordinary_spin, 3)
    number(qtbot, form.correction_spin, 10)

    kept = now(sample)
    assert (kept.alternates_vote, kept.proxies_vote, kept.online_votes) == (False, True, True)
    assert (kept.notice_days, kept.correction_days) == (21, 10)
    assert kept.special_notice_days == {MeetingKind.EXTRAORDINARY: 3}
    assert "21 days" in section.form.votes_words_label.text()

    number(qtbot, form.extraordinary_spin, -1)
    assert now(sample).special_notice_days == {}


def test_tab_leads_from_the_day_of_a_new_version_to_its_rules(section: RulesSection, qtbot: QtBot) -> None:
    section.add_new()

    qtbot.keyClick(section.day_edit, Key.Key_Tab)

    focus = QApplication.focusWidget()
    assert focus is not None
    assert section.quorum_fields.isAncestorOf(focus)


def test_a_new_version_begins_on_a_day_and_the_one_before_ends(
    section: RulesSection, sample: Desk, qtbot: QtBot
) -> None:
    type_into(qtbot, section.day_edit, "01.03.2027")
    assert section.form.new_radio.isChecked()

    section.majority_fields.share_field.combo.setFocus()
    choose(qtbot, section.majority_fields.share_field.combo, "more than half")

    newest, before = versions(sample)
    assert (newest.valid_from, newest.rules.majority.share) == (dt.date(2027, 3, 1), MORE_THAN_HALF)
    assert (before.valid_to, before.rules.majority.is_consensus) == (dt.date(2027, 2, 28), True)
    assert section.version == newest
    assert section.form.correct_radio.isChecked()

    number(qtbot, section.periods_fields.form.notice_spin, 30)
    assert [row.rules.notice_days for row in versions(sample)] == [30, 14]

    sample.live.undo()
    sample.live.undo()
    assert len(versions(sample)) == 1


def test_a_title_typed_for_a_new_version_leaves_that_of_the_one_before(
    section: RulesSection, sample: Desk, qtbot: QtBot
) -> None:
    before = versions(sample)[0].title
    type_into(qtbot, section.day_edit, "01.03.2027")

    edit = section.title_fields.findChild(QWidget, "text_en_edit")
    assert edit is not None
    type_into(qtbot, edit, "Second rules")

    newest, earlier = versions(sample)[:2]
    assert (newest.title, earlier.title) == ("Second rules", before)


def test_the_first_day_of_a_version_is_corrected_and_a_version_removed(
    section: RulesSection, sample: Desk, qtbot: QtBot
) -> None:
    sample.live.perform("Adopt", rules.adopt, dt.date(2025, 1, 1), Rules())
    section.version_combo.chosen.emit(versions(sample)[0].id)

    type_into(qtbot, section.from_edit, "01.02.2025")
    assert [row.valid_from for row in versions(sample)] == [dt.date(2025, 2, 1), dt.date(2024, 8, 27)]

    section.form.remove_button.click()
    assert [row.valid_to for row in versions(sample)] == [None]


def test_the_example_attendance_is_judged_live_with_reasons(section: RulesSection, qtbot: QtBot) -> None:
    trial, tree = section.trial, section.trial.seats_tree
    assert trial.verdict().is_quorate

    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    for expected in (Mark.ONLINE, Mark.ALTERNATE, Mark.ABSENT):
        qtbot.keyClick(tree, Key.Key_Space)
        assert next(iter(tree.marks.values())) is expected

    state = trial.verdict_chip.state
    assert state is not None
    assert state.word == "Not quorate"
    assert "Co-chair of Azerbaijan is missing." in trial.form.verdict_label.text()
    assert "Azerbaijan: 4 of 5 count, 3 needed" in trial.form.verdict_label.text()


def test_a_vacant_seat_cannot_come_in_person(section: RulesSection) -> None:
    tree = section.trial.seats_tree
    tree.selectAll()

    tree.mark_selected(Mark.ONLINE)

    marks = list(tree.marks.values())
    assert marks.count(Mark.ABSENT) == 1
    assert marks.count(Mark.ONLINE) == len(marks) - 1


def test_an_example_vote_is_judged_by_the_rules_of_its_kind(section: RulesSection, qtbot: QtBot) -> None:
    trial = section.trial
    (in_favour, against, _abstained), *_ = trial.counts.values()
    state = trial.outcome_chip.state
    assert state is not None
    assert state.word == "Adopted"

    number(qtbot, in_favour, 2)
    number(qtbot, against, 1)
    state = trial.outcome_chip.state
    assert state is not None
    assert state.word == "Rejected"

    choose(qtbot, section.majority_fields.share_field.combo, "more than half")
    state = trial.outcome_chip.state
    assert state is not None
    assert state.word == "Adopted"
    section.majority_fields.form.tie_check.setFocus()
    qtbot.keyClick(section.majority_fields.form.tie_check, Key.Key_Space)
    assert section.version is not None
    assert section.version.rules.majority.chair_breaks_tie
    assert "6 for, 4 of 7 needed" in trial.form.outcome_label.text()


def test_nothing_of_the_example_is_kept(section: RulesSection, sample: Desk) -> None:
    before = sample.live.undo_text

    section.trial.seats_tree.mark_selected(Mark.ABSENT)

    assert sample.live.undo_text == before


@pytest.mark.parametrize(
    ("typed", "kept"), [("3/5", "3/5"), (" 60 % ", "3/5"), ("7/5", None), ("0/5", None), ("5/0", None), ("half", None)]
)
def test_another_share_is_typed_as_a_fraction_or_in_per_cent(
    qtbot: QtBot, look: object, typed: str, kept: str | None
) -> None:
    field = ThresholdField("en", "nothing")
    qtbot.addWidget(field)
    field.show()
    told: list[object] = []
    field.edited.connect(told.append)
    choose(qtbot, field.combo, "at least another")

    field.share_edit.setText(typed)
    field.flush()

    assert [str(share.part) for share in told] == ([kept] if kept else [])  # type: ignore[attr-defined]


def test_a_file_without_versions_gets_one_with_the_first_change(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Set up council", council.found, CouncilDraft(name={"en": "Board"}))
    with pytest.raises(NotFound):
        desk.live.perform("Remove", rules.remove, "nothing")
    desk.live.perform("Remove", rules.remove, versions(desk)[0].id)
    section = opened(desk, Section.RULES).section
    assert isinstance(section, RulesSection)

    choose(qtbot, section.quorum_fields.overall_field.combo, "at least two thirds")

    assert now(desk).quorum.overall == TWO_THIRDS
