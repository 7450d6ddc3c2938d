"""Two persons that are one, merged from the person's own record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.names import PersonName
from councildesk.services import persons
from councildesk.services.persons import PersonDraft
from councildesk.ui import merge_dialog
from councildesk.ui.merge_dialog import MergeDialog
from councildesk.ui.page import Desk, Place
from councildesk.ui.persons.card_part import CardPart
from councildesk.ui.persons.person_record import PersonRecord
from ui.persons.opened_person import draft, person, record, sample

__all__ = ("record", "sample")


@pytest.fixture
def double(sample: Desk) -> str:
    """Farid Shafiyev once more, in other letters."""
    name = PersonName("ru", "Фарид", "Шафиев", "Рауфович")
    return sample.live.perform("Add person", persons.add, PersonDraft((name,), country="AZ", notes="From a list"))


def ids(desk: Desk) -> list[str]:
    return [row.id for row in desk.live.read(persons.rows, "en")]


def press_merge(record: PersonRecord, qtbot: QtBot, act: object) -> None:
    card = record.parts["card"]
    assert isinstance(card, CardPart)
    QTimer.singleShot(0, act)  # type: ignore[call-overload]
    card.form.merge_button.setFocus()
    qtbot.keyClick(card.form.merge_button, Qt.Key.Key_Space)


def dialog() -> MergeDialog:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, MergeDialog)
    return shown


def test_the_likely_double_is_offered_and_becomes_one_with_the_person(
    record: PersonRecord, sample: Desk, double: str, qtbot: QtBot
) -> None:
    def act() -> None:
        shown = dialog()
        assert shown.form.likely_list.count() == 1
        shown.form.likely_list.setCurrentRow(0)
        qtbot.keyClick(shown.form.likely_list, Qt.Key.Key_Return)
        shown.form.button_box.accepted.emit()

    press_merge(record, qtbot, act)

    assert double not in ids(sample)
    assert (draft(record).country, draft(record).notes) == ("AZ", "From a list")
    sample.live.undo()
    assert double in ids(sample)


def test_the_other_record_can_be_the_one_that_is_kept(
    record: PersonRecord, sample: Desk, double: str, qtbot: QtBot
) -> None:
    wanted: list[Place] = []
    record.place_wanted.connect(wanted.append)

    def act() -> None:
        shown = dialog()
        shown.other_field.show_person(double)
        shown.swap()
        shown.form.button_box.accepted.emit()

    press_merge(record, qtbot, act)

    assert wanted == [Place("members", double, "card")]
    assert double in ids(sample)


def test_who_attended_at_two_places_at_once_are_two_and_the_reason_stands_in_the_dialog(
    sample: Desk, look: object, qtbot: QtBot
) -> None:
    what = merge_dialog.of_persons(sample, "Which two persons are one?")
    shown = MergeDialog(what, person(sample, "Shafiyev"), person(sample, "Jafarov"))
    qtbot.addWidget(shown)
    before = ids(sample)

    shown.form.button_box.accepted.emit()

    assert not shown.form.refusal_label.isHidden()
    assert shown.form.refusal_label.text().endswith(".")
    assert ids(sample) == before


def test_one_and_the_same_cannot_be_merged(sample: Desk, look: object, qtbot: QtBot) -> None:
    what = merge_dialog.of_persons(sample, "Which two persons are one?")
    farid = person(sample, "Shafiyev")
    shown = MergeDialog(what, farid, farid)
    qtbot.addWidget(shown)

    assert not shown.form.button_box.button(shown.form.button_box.StandardButton.Ok).isEnabled()
