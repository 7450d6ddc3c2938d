"""The board: seats by side, by keyboard alone, and what is done with a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.council import MandateKind, Role
from councildesk.domain.names import PersonName
from councildesk.services import board, handover, seats, sides
from councildesk.services.board import BoardSeat
from councildesk.services.persons import PersonDraft
from councildesk.services.seats import SeatDraft
from councildesk.ui.members.day_dialog import DayDialog
from councildesk.ui.members.handover_dialog import HandoverDialog
from councildesk.ui.members.members_page import MembersPage
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.members.seat_card import SeatCard, Stop
from councildesk.ui.members.seat_dialog import SeatDialog
from councildesk.ui.page import Desk, Place
from ui.members.conftest import DAY

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def on_board(page: MembersPage, qtbot: QtBot) -> MembersPage:
    page.show_place(Place("members", None, "board"))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.board.view.current)
    return page


def seats_on(desk: Desk, day: dt.date = DAY) -> list[BoardSeat]:
    return desk.live.read(board.seats_on, day, "en")


def seat(desk: Desk, name: str, day: dt.date = DAY) -> BoardSeat:
    return next(one for one in seats_on(desk, day) if one.holder and one.holder.name.startswith(name))


def here(page: MembersPage) -> str:
    """Who or what is current."""
    stop = page.board.view.current
    assert stop is not None
    return stop.tenure.name if stop.tenure else "vacant"


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, once the keyboard is on the board: after a dialog that takes a moment."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Stop))
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def in_dialog(page: QWidget, qtbot: QtBot, kind: type[QDialog], does: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that the next key opens."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Stop))

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        try:
            does(dialog)
        finally:
            dialog.close()
        # A screen that is not there gives the keyboard back to nobody.
        QTimer.singleShot(0, page, page.window().activateWindow)

    QTimer.singleShot(0, page, act)


def fields(dialog: QDialog) -> HandoverDialog:
    assert isinstance(dialog, HandoverDialog)
    return dialog


def pick(dialog: HandoverDialog, letters: str, qtbot: QtBot) -> None:
    """As an input method writes them: QTest types Latin letters only."""
    dialog.person_field.setText(letters)
    dialog.person_field.setModified(True)
    dialog.person_field.textEdited.emit(letters)
    qtbot.keyClick(dialog.person_field, Qt.Key.Key_Return)


def test_sides_stand_beside_each_other_in_columns_of_one_width(on_board: MembersPage) -> None:
    columns = ([stop for stop in column if isinstance(stop, SeatCard)] for column in on_board.board.view._columns)
    first, second, beside = columns

    assert [len(first), len(second), len(beside)] == [6, 6, 1]
    assert abs(first[0].width() - beside[0].width()) <= 1
    assert abs(first[0].width() - second[0].width()) <= 1
    assert [one.y() for one in first] == [one.y() for one in second]
    assert [one.height() for one in first] == [one.height() for one in second]


def test_arrows_lead_from_seat_to_alternate_to_seat_and_across(on_board: MembersPage, qtbot: QtBot) -> None:
    assert here(on_board) == "Farid Shafiyev"
    press(qtbot, Qt.Key.Key_Down)
    assert here(on_board) == "Misal Rauf oglu Sinagli"
    press(qtbot, Qt.Key.Key_Down)
    assert here(on_board) == "Mahir Jafarov"
    press(qtbot, Qt.Key.Key_Right)
    assert here(on_board) == "Bahrom Ashrafkhanov"
    press(qtbot, Qt.Key.Key_End)
    assert here(on_board) == "Andoza Rustam qizi Kotibova"
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Up)
    assert here(on_board) == "vacant"
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Home)
    assert here(on_board) == "Farid Shafiyev"


def test_a_card_says_all_to_a_screen_reader(on_board: MembersPage) -> None:
    cards = [stop for stop in on_board.board.view._all() if isinstance(stop, SeatCard)]
    said = [card.accessibleName() for card in cards]

    assert said[0] == "Co-chair, Farid Shafiyev, since 27/08/2024"
    assert "Ends 31/12/2026" in said[2]
    assert said[-1] == "Observer, Jane Sample, since 01/07/2026, without a vote"
    assert said[-2] == "Secretary, Andoza Rustam qizi Kotibova, since 01/02/2025, without a vote"
    assert any(one.startswith("Member, Vacant") for one in said)


def test_enter_opens_the_person(on_board: MembersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Down)

    press(qtbot, Qt.Key.Key_Return)

    assert on_board.stack.currentWidget() is on_board.record
    assert on_board.heading().title == "Misal Rauf oglu Sinagli"


def test_on_another_day_the_board_is_that_days(on_board: MembersPage, council: Desk) -> None:
    place = seat(council, "Mahir")
    draft = PersonDraft((PersonName("en", "Eva", "Endres"),))
    council.live.perform("Change holder", handover.hand_over_to_new, place.id, draft, DAY)
    on_board.board.view.choose(place.id)
    assert here(on_board) == "Eva Endres"

    on_board.day_edit.show_value(DAY - dt.timedelta(days=1))
    on_board.refresh()

    assert here(on_board) == "Mahir Jafarov"
    current = on_board.board.view.current
    assert current is not None
    assert "Eva Endres from 24/11/2026" in current.accessibleName()


def test_the_holder_changes_by_a_few_letters_in_another_script(
    on_board: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    def write(dialog: QDialog) -> None:
        shown = fields(dialog)
        assert (
            shown.form.hint_label.text() == "Farid Shafiyev holds the seat until 23/11/2026; that stays in the record."
        )
        pick(shown, "жафар", qtbot)
        shown.form.alternates_check.setChecked(False)
        shown.form.button_box.accepted.emit()

    in_dialog(on_board, qtbot, HandoverDialog, write)
    press(qtbot, Qt.Key.Key_H, CONTROL)

    changed = next(one for one in seats_on(council) if one.role is Role.CO_CHAIR)
    assert changed.holder is not None
    assert (changed.holder.name, changed.alternates) == ("Mahir Jafarov", ())
    assert seat(council, "Farid", DAY - dt.timedelta(days=1)).alternates != ()
    assert council.live.undo_text == "Change holder of seat"
    assert here(on_board) == "Mahir Jafarov"


def test_a_vacant_seat_is_filled_with_somebody_new_on_the_spot(
    on_board: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    def write(dialog: QDialog) -> None:
        form = fields(dialog).form
        form.new_check.setChecked(True)
        form.given_edit.setText("Eva")
        form.family_edit.setText("Endres")
        form.button_box.accepted.emit()

    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Up)
    in_dialog(on_board, qtbot, HandoverDialog, write)
    press(qtbot, Qt.Key.Key_Return)

    assert here(on_board) == "Eva Endres"
    assert all(one.holder for one in seats_on(council))
    council.live.undo()
    assert here(on_board) == "vacant"


def test_without_a_person_the_dialog_stays_and_says_so(council: Desk, qtbot: QtBot) -> None:
    dialog = HandoverDialog(council, seat(council, "Farid"), MandateKind.HOLDER, DAY, None)
    qtbot.addWidget(dialog)

    dialog.form.button_box.accepted.emit()

    assert dialog.mandate_id is None
    assert not dialog.form.refusal_label.isHidden()


def test_the_dialog_says_whose_seat_it_is(council: Desk, qtbot: QtBot) -> None:
    for kind in MandateKind:
        dialog = HandoverDialog(council, seat(council, "Farid"), kind, DAY, None)
        qtbot.addWidget(dialog)

        assert "Co-chair · Farid Shafiyev" in dialog.form.seat_label.text()


def test_somebody_new_is_written_in_the_language_of_the_side(council: Desk, qtbot: QtBot) -> None:
    dialog = HandoverDialog(council, seat(council, "Farid"), MandateKind.ALTERNATE, DAY, None)
    qtbot.addWidget(dialog)

    assert dialog.form.language_combo.value == "az"


def test_alternates_are_added_and_put_in_order(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    def write(dialog: QDialog) -> None:
        pick(fields(dialog), "katib", qtbot)
        dialog.button_box = fields(dialog).form.button_box  # type: ignore[attr-defined]
        fields(dialog).form.button_box.accepted.emit()

    in_dialog(on_board, qtbot, HandoverDialog, write)
    press(qtbot, Qt.Key.Key_L, CONTROL)
    assert here(on_board) == "Yazan Katibzade"

    press(qtbot, Qt.Key.Key_Up, ALT)

    assert [one.name for one in seat(council, "Farid").alternates] == ["Yazan Katibzade", "Misal Rauf oglu Sinagli"]
    assert here(on_board) == "Yazan Katibzade"
    assert council.live.undo_text == "Change order of alternates"


def test_a_seat_moves_among_those_of_its_side_and_role(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    on_board.board.view.choose(seat(council, "Mahir").id)
    on_board.board.view.focus_current()

    press(qtbot, Qt.Key.Key_Down, ALT)
    press(qtbot, Qt.Key.Key_Down, ALT)

    names = [one.holder.name for one in seats_on(council)[:4] if one.holder]
    assert names[1:] == ["Numune Ali gizi Ornekzade", "Ornek Vagif oglu Misalli", "Mahir Jafarov"]
    assert here(on_board) == "Mahir Jafarov"


def test_a_last_day_is_set_and_taken_away(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    def end(typed: str) -> None:
        def write(dialog: QDialog) -> None:
            assert isinstance(dialog, DayDialog)
            dialog.day_edit.setText(typed)
            dialog.day_edit.setModified(True)
            dialog.form.button_box.accepted.emit()

        in_dialog(on_board, qtbot, DayDialog, write)
        press(qtbot, Qt.Key.Key_E, CONTROL)

    end("31.12.2026")
    assert seat(council, "Farid").holder.until == dt.date(2026, 12, 31)  # type: ignore[union-attr]
    end("")
    assert seat(council, "Farid").holder.until is None  # type: ignore[union-attr]


def test_a_last_day_before_the_first_stays_in_the_dialog(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    said: list[str] = []

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, DayDialog)
        dialog.day_edit.setText("1.1.2020")
        dialog.day_edit.setModified(True)
        dialog.form.button_box.accepted.emit()
        said.append(dialog.form.refusal_label.text())
        dialog.reject()

    in_dialog(on_board, qtbot, DayDialog, write)
    press(qtbot, Qt.Key.Key_E, CONTROL)

    assert "2020" in said[0]
    assert seat(council, "Farid").holder.until is None  # type: ignore[union-attr]


def test_who_left_comes_back(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    place = seat(council, "Mahir")
    assert place.holder is not None
    council.live.perform("End", seats.set_period, place.holder.mandate_id, place.holder.since, dt.date(2026, 11, 1))
    on_board.board.view.choose(place.id)
    on_board.board.view.focus_current()
    assert here(on_board) == "vacant"

    in_dialog(on_board, qtbot, DayDialog, lambda dialog: dialog.form.button_box.accepted.emit())  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_B, CONTROL)

    assert here(on_board) == "Mahir Jafarov"
    assert len(council.live.read(seats.mandates, place.id, "en")) == 2


def test_a_seat_is_added_and_removed(on_board: MembersPage, council: Desk, qtbot: QtBot) -> None:
    before = len(seats_on(council))

    in_dialog(on_board, qtbot, SeatDialog, lambda dialog: dialog.form.button_box.accepted.emit())  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_T, CONTROL)
    assert len(seats_on(council)) == before + 1
    assert here(on_board) == "vacant"

    press(qtbot, Qt.Key.Key_Delete)

    assert len(seats_on(council)) == before
    assert council.live.undo_text == "Remove seat"


def test_past_and_future_of_a_seat_are_corrected_and_overlaps_refused_in_place(council: Desk, qtbot: QtBot) -> None:
    place = seat(council, "Mahir")
    draft = PersonDraft((PersonName("en", "Eva", "Endres"),))
    council.live.perform("Change holder", handover.hand_over_to_new, place.id, draft, DAY)
    dialog = SeatDialog.for_seat(council, place.id, None)
    qtbot.addWidget(dialog)
    dialog.show()
    former, present = dialog._rows
    former.until_edit.setText("1.12.2026")
    former.until_edit.setModified(True)

    dialog.form.button_box.accepted.emit()

    assert dialog.form.refusal_label.text().startswith("Mahir Jafarov and Eva Endres would hold this seat")
    assert former.from_edit.property("invalid")

    present.from_edit.setText("2.12.2026")
    present.from_edit.setModified(True)
    present.from_edit.flush()
    former.until_edit.setText("1.12.2026")
    dialog.form.button_box.accepted.emit()

    assert not dialog.isVisible()
    assert seat(council, "Eva", dt.date(2026, 12, 2)).holder.since == dt.date(2026, 12, 2)  # type: ignore[union-attr]
    assert council.live.undo_text == "Change seat"


def test_a_line_entered_by_mistake_goes(council: Desk, qtbot: QtBot) -> None:
    place = seat(council, "Farid")
    dialog = SeatDialog.for_seat(council, place.id, None)
    qtbot.addWidget(dialog)

    dialog._rows[1].withdraw_button.setChecked(True)
    dialog.form.button_box.accepted.emit()

    assert seat(council, "Farid").alternates == ()


def test_a_council_without_sides_has_one_column_and_no_word_of_them(desk: Desk, qtbot: QtBot, look: object) -> None:
    desk.live.perform("Add seat", seats.add, SeatDraft(role=Role.CHAIR))
    page = MembersPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.show_place(Place("members", None, "board"))

    assert len(page.board.view._columns) == 1
    words = " ".join(label.text() for label in page.board.view.findChildren(QLabel))
    assert "Chair" in words
    assert "side" not in words.lower()
    page.close()


def test_arrows_reach_those_without_a_side_past_a_side_without_seats(
    on_board: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    second = council.live.read(sides.rows, "en")[1].id
    for one in seats_on(council):
        if one.side_id == second:
            council.live.perform("Change seat", seats.change, one.id, SeatDraft(side_id=None))
    view = on_board.board.view
    press(qtbot, Qt.Key.Key_Home)
    assert view.choose(seats_on(council)[0].id)

    for _ in range(40):
        press(qtbot, Qt.Key.Key_Down)
    assert view.current is not None
    assert view.current.seat.side_id is None

    for _ in range(40):
        press(qtbot, Qt.Key.Key_Up)
    assert here(on_board) == "Farid Shafiyev"


def test_a_new_member_is_offered_the_side_of_the_seat_where_one_stands(
    on_board: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    offered: list[object] = []
    press(qtbot, Qt.Key.Key_Right)
    in_dialog(on_board, qtbot, PersonDialog, lambda dialog: offered.append(dialog.form.side_combo.value))  # type: ignore[attr-defined]

    press(qtbot, Qt.Key.Key_N, CONTROL)

    assert offered == [council.live.read(sides.rows, "en")[1].id]
