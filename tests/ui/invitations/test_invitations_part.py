"""Inviting people and taking their replies, by the keyboard."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from councildesk.domain import clocks, dates
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import MeetingState
from councildesk.services import agenda, invitations, meetings, replies
from councildesk.services.invitations import InvitationDraft, InvitationRow
from councildesk.storage.session import RecordSession
from councildesk.ui import settings
from councildesk.ui.invitations.invitation_lines import INSTEAD, REMARK, SENT
from councildesk.ui.invitations.invitations_part import InvitationsPart
from councildesk.ui.invitations.sent_dialog import Sent, SentDialog
from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, planned, sample, show, type_into

__all__ = ("empty", "sample")

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key
TODAY = dt.datetime.now(dt.UTC).replace(microsecond=0)


@pytest.fixture
def window(sample: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The planned meeting of the sample with its members invited anew, nothing sent."""
    for row in sample.live.read(invitations.rows, planned(sample), "en"):
        sample.live.perform("Remove", invitations.remove, row.id)
    sample.live.perform("Invite", invitations.invite_seats, planned(sample))
    window, _page = show(qtbot, sample, Place("meetings", planned(sample), "invitations"))
    yield window
    window.close()


@pytest.fixture
def part(window: MainWindow) -> InvitationsPart:
    found = window.findChild(InvitationsPart)
    assert found is not None
    found.tree.setFocus()
    return found


def row(desk: Desk, name: str) -> InvitationRow:
    found = desk.live.read(invitations.rows, planned(desk), "en")
    return next(one for one in found if one.name.startswith(name))


def choose(part: InvitationsPart, *names: str) -> None:
    tree = part.tree
    tree.clearSelection()
    for index in tree.lines():
        if str(index.data()).startswith(names):
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            tree.selectionModel().select(index, flags)


def shown(part: InvitationsPart, name: str) -> list[str]:
    index = next(one for one in part.tree.lines() if str(one.data()).startswith(name))
    return [str(index.siblingAtColumn(column).data() or "") for column in range(part.tree.people.columnCount())]


def refused(*_args: object) -> None:
    raise NotFound("invitation", "none")


def bar(window: MainWindow) -> str:
    return window.view.frame.quiet_bar.text


def send_all(desk: Desk) -> None:
    ids = [one.id for one in desk.live.read(invitations.rows, planned(desk), "en")]
    desk.live.perform("Send", invitations.mark_sent, ids, TODAY, Channel.MAIL)


def test_those_invited_stand_side_by_side_and_alternates_below_their_members(part: InvitationsPart) -> None:
    people = part.tree.people
    first = people.item(0)
    chair = first.child(0)

    headings = [people.item(number).text() for number in range(people.rowCount())]
    assert headings == ["Azerbaijan", "Uzbekistan", "Without a side"]
    assert [people.item(2).child(0, column).text() for column in (0, 1)] == ["Sample, Jane", "Observer"]
    assert chair.text() == "Shafiyev, Farid"
    assert chair.child(0).text() == "Sinagli, Misal Rauf oglu"
    assert chair.child(0, 1).text() == "Co-chair, alternate"


def test_those_invited_are_read_in_a_thread_while_the_plan_is_looked_at(
    sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    ask = invitations.rows

    def noted(session: RecordSession, meeting_id: str, language: str) -> list[InvitationRow]:
        asked.append(threading.current_thread() is threading.main_thread())
        return ask(session, meeting_id, language)

    monkeypatch.setattr(invitations, "rows", noted)
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))
    qtbot.wait_until(lambda: asked == [False])
    qtbot.wait_until(lambda: sample.background.is_idle)
    window.go(Place("meetings", planned(sample), "invitations"))

    part = page.record.part
    assert isinstance(part, InvitationsPart)
    assert len(part.tree.lines()) == len(sample.live.read(ask, planned(sample), "en"))
    assert asked == [False]
    window.close()


def test_a_reply_shows_the_next_invitation_alone_beside_the_list(
    part: InvitationsPart, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types through five hundred replies does not wait for the card of the one just left."""
    shown_ids: list[str] = []
    show_row = part.card.show_row

    def noted(row: InvitationRow | None, *args: Any) -> None:
        shown_ids.append(row.id if row else "")
        show_row(row, *args)

    monkeypatch.setattr(part.card, "show_row", noted)
    choose(part, "Jafarov")
    shown_ids.clear()

    qtbot.keyClick(part.tree, Key.Key_1)

    current = part.tree.current
    assert current is not None
    assert shown_ids == [current.id]
    assert part.side_form.name_label.text() == current.name


def test_a_reply_that_is_refused_stays_on_its_line_with_what_is_kept(
    part: InvitationsPart, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(part, "Jafarov")
    monkeypatch.setattr(replies, "attend", refused)

    qtbot.keyClick(part.tree, Key.Key_1)

    current = part.tree.current
    assert current is not None
    assert current.name.startswith("Jafarov")
    assert part.side_form.name_label.text() == current.name
    assert current.reply is Reply.NONE


def test_one_key_takes_a_reply_and_goes_to_the_next_line(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov")

    qtbot.keyClick(part.tree, Key.Key_1)
    following = part.tree.current
    qtbot.keyClick(part.tree, Key.Key_2)

    jafarov = row(sample, "Jafarov")
    assert (jafarov.reply, jafarov.presence) == (Reply.ACCEPTED, Presence.IN_ROOM)
    assert shown(part, "Jafarov")[3:5] == ["Coming", "Room"]
    assert following is not None
    assert row(sample, following.name).presence is Presence.ONLINE
    assert sample.live.undo_text == "Note reply"
    sample.live.undo()
    assert row(sample, following.name).reply is Reply.NONE


def test_a_reply_leads_past_alternates_who_were_only_informed(part: InvitationsPart, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_1)

    assert part.tree.current is not None
    assert part.tree.current.name == "Jafarov, Mahir"


@pytest.mark.parametrize(
    ("key", "reply"),
    [(Key.Key_3, Reply.DECLINED), (Key.Key_4, Reply.TENTATIVE), (Key.Key_5, Reply.ACCEPTED), (Key.Key_6, Reply.NONE)],
)
def test_each_reply_has_its_key(part: InvitationsPart, sample: Desk, qtbot: QtBot, key: Qt.Key, reply: Reply) -> None:
    sample.live.perform("Reply", replies.answer, [row(sample, "Jafarov").id], Reply.TENTATIVE, TODAY)
    choose(part, "Jafarov")

    qtbot.keyClick(part.tree, key)

    assert row(sample, "Jafarov").reply is reply


def test_a_reply_is_read_alone_and_a_seat_that_others_wait_for_with_it(
    part: InvitationsPart, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    read = sample.live.workspace.read
    monkeypatch.setattr(
        sample.live.workspace, "read", lambda question, *args: asked.append(question) or read(question, *args)
    )
    choose(part, "Shafiyev")
    asked.clear()

    qtbot.keyClick(part.tree, Key.Key_3)
    alone = invitations.some in asked and invitations.rows not in asked
    sample.live.perform("Ask", replies.invite_alternate, row(sample, "Shafiyev").id)

    assert alone
    assert shown(part, "Shafiyev")[3] == "Not coming"
    assert shown(part, "Shafiyev")[5] == "Sinagli, Misal Rauf oglu is asked"
    assert part.reading.lines.rows == sample.live.read(invitations.rows, planned(sample), "en")


def test_many_answer_at_once(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov", "Mustafayev", "Misolova")

    qtbot.keyClick(part.tree, Key.Key_2)

    assert row(sample, "Misolova").presence is Presence.ONLINE
    assert len(part.tree.selected()) == 3
    sample.live.undo()
    assert row(sample, "Mustafayev").reply is row(sample, "Jafarov").reply is Reply.NONE


def test_a_decline_offers_the_next_alternate_and_one_key_invites_them(
    part: InvitationsPart,
    window: MainWindow,
    sample: Desk,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    sample.settings.put(settings.INVITATIONS_FOLDER, str(tmp_path / "out"))
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_3)
    offered = part.side_form.offer_label.text()
    qtbot.keyClick(part.tree, Key.Key_8)
    told = bar(window)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=60_000)

    assert told == "Sinagli, Misal Rauf oglu is invited and no longer only informed."
    assert offered == "Shafiyev, Farid does not come. Next alternate: Sinagli, Misal Rauf oglu."
    assert not row(sample, "Sinagli").informed_only
    assert shown(part, "Shafiyev")[5] == "Sinagli, Misal Rauf oglu is asked"
    assert part.side_form.offer_card.isHidden()
    assert bar(window).startswith("Invitations written: 1")
    (folder,) = (tmp_path / "out").iterdir()
    assert [path.name for path in folder.glob("*.pdf")] == ["001 Sinagli, Misal Rauf oglu.pdf"]
    assert sample.live.undo_text == "Invite alternate"
    assert part.tree.current is not None
    assert part.tree.current.name.startswith("Sinagli")


def test_an_offer_comes_into_sight_wherever_the_side_was_scrolled_to(part: InvitationsPart, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    bar = part.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    qtbot.keyClick(part.tree, Key.Key_3)

    assert part.side_form.offer_card.isVisible()
    assert bar.value() == 0


def test_the_next_alternate_is_proposed_as_the_one_who_comes_instead(
    part: InvitationsPart, sample: Desk, qtbot: QtBot
) -> None:
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_7)
    field = part.card.instead_edit
    proposed = field.text()
    qtbot.keyClick(field, Key.Key_Return)

    assert proposed.startswith("Misal")
    assert row(sample, "Shafiyev").substitute_name == "Sinagli, Misal Rauf oglu"
    assert row(sample, "Shafiyev").reply is Reply.DECLINED
    assert shown(part, "Shafiyev")[3] == "Replaced"
    assert part.tree.hasFocus()


def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_names(
    part: InvitationsPart, sample: Desk, qtbot: QtBot
) -> None:
    before = [part.tree.isColumnHidden(column) for column in (INSTEAD, REMARK)]
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_7)
    qtbot.keyClick(part.card.instead_edit, Key.Key_Return)

    assert before == [True, True]
    assert not part.tree.isColumnHidden(INSTEAD)


def test_a_few_letters_find_somebody_else_to_come_instead(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_7)
    type_into(qtbot, part.card.instead_edit, "namunal")

    assert row(sample, "Shafiyev").substitute_name.startswith("Namunaliyev")
    assert row(sample, "Jafarov").substitute_id is None


def test_the_expected_quorum_follows_at_once(part: InvitationsPart, qtbot: QtBot) -> None:
    before = part.expectation.chip.state
    choose(part, "Shafiyev", "Jafarov", "Mustafayev", "Misolova")
    qtbot.keyClick(part.tree, Key.Key_1)
    sure = part.expectation.chip.state
    choose(part, "Mustafayev")
    qtbot.keyClick(part.tree, Key.Key_4)
    perhaps, why = part.expectation.chip.state, part.side_form.why_label.text()
    choose(part, "Mustafayev")
    qtbot.keyClick(part.tree, Key.Key_3)
    lacking = part.expectation.chip.state

    states = [state.word for state in (before, sure, perhaps, lacking) if state]
    assert states == ["Quorum still open", "Quorum expected", "Quorum uncertain", "No quorum expected"]
    assert "Co-chair of Uzbekistan is missing." in why
    assert "Those who may come would be enough." in why
    assert part.side_form.people_label.text().startswith("Coming: 3 (3 in the room, 0 online)")


def test_a_guest_is_invited_by_a_few_letters_for_some_items(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    items = sample.live.read(agenda.rows, planned(sample), "en")
    qtbot.keyClick(part.tree, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    there = QApplication.focusWidget()
    type_into(qtbot, part.inviting.person_edit, "namunal")

    part.side_form.role_combo.chosen.emit(Role.OBSERVER)
    part.side_form.items_list.setFocus()
    part.side_form.items_list.setCurrentRow(1)
    qtbot.keyClick(part.side_form.items_list, Key.Key_Space)

    guest = next(one for one in sample.live.read(invitations.rows, planned(sample), "en") if one.seat_id is None)
    assert there is part.inviting.person_edit
    assert guest.name.startswith("Namunaliyev")
    assert (guest.role, guest.items) == (Role.OBSERVER, (items[1].id,))


def test_letters_that_nobody_has_stay_to_be_mended_and_invite_nobody(
    part: InvitationsPart, sample: Desk, qtbot: QtBot
) -> None:
    before = sample.live.read(invitations.rows, planned(sample), "en")

    type_into(qtbot, part.inviting.person_edit, "zzyzx")

    assert part.inviting.person_edit.selectedText() == "zzyzx"
    assert QToolTip.text() == "Nothing is found for these letters."
    assert sample.live.read(invitations.rows, planned(sample), "en") == before


def test_one_key_leads_from_the_list_to_the_items_of_a_guest_and_back(part: InvitationsPart, qtbot: QtBot) -> None:
    qtbot.keyClick(part.tree, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_into(qtbot, part.inviting.person_edit, "namunal")

    qtbot.keyClick(part.inviting.person_edit, Key.Key_F6)
    there = QApplication.focusWidget()
    qtbot.keyClick(part.side_form.items_list, Key.Key_F6)

    assert there is part.side_form.items_list
    assert part.tree.hasFocus()


def test_the_items_of_a_guest_come_into_sight_whole(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    guest = row(sample, "Namunaliyev")
    sample.live.perform("Remove", invitations.remove, guest.id)
    sample.live.perform("Invite", invitations.add, planned(sample), InvitationDraft(guest.person_id, Role.GUEST))
    choose(part, "Namunaliyev")
    items = part.side_form.items_list

    qtbot.keyClick(part.tree, Key.Key_F6)

    assert QApplication.focusWidget() is items
    qtbot.waitUntil(lambda: items.visibleRegion().boundingRect() == items.rect())


def test_keys_pass_over_the_headings_so_that_every_digit_meets_somebody(part: InvitationsPart, qtbot: QtBot) -> None:
    def after(*keys: Qt.Key) -> str:
        for key in keys:
            qtbot.keyClick(part.tree, key)
        return part.tree.current.name if part.tree.current else ""

    assert after(Key.Key_Home) == "Shafiyev, Farid"
    assert after(Key.Key_Up) == "Shafiyev, Farid"
    choose(part, "Katibzade")
    assert after(Key.Key_Down) == "Mustafayev, Bakhtiyor"
    assert after(Key.Key_Up) == "Katibzade, Yazan"


def test_a_click_on_any_cell_marks_the_line_where_it_begins(part: InvitationsPart, qtbot: QtBot) -> None:
    place = part.tree.visualRect(part.tree.lines()[2].siblingAtColumn(SENT)).center()

    qtbot.mouseClick(part.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert part.tree.currentIndex() == part.tree.lines()[2]
    assert part.tree.selected_keys() == {part.tree.current_key}


def test_the_line_one_works_on_stays_in_sight_when_a_bar_comes_below(
    part: InvitationsPart, window: MainWindow, qtbot: QtBot
) -> None:
    tree = part.tree
    qtbot.keyClick(tree, Key.Key_End)
    window.resize(window.width(), window.minimumHeight())

    tree.resize(tree.width(), tree.height() // 2)

    assert tree.visualRect(tree.currentIndex()).bottom() <= tree.viewport().height()


def test_invitations_are_marked_as_sent_by_a_person(
    part: InvitationsPart, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [one.id for one in sample.live.read(invitations.rows, planned(sample), "en")]
    said = Sent(ids[:2], dt.date(2026, 11, 2), Channel.NOTE_VERBALE)
    monkeypatch.setattr(SentDialog, "ask", lambda *_: said)

    qtbot.keyClick(part.form.sent_button, Key.Key_Space)

    assert shown(part, "Shafiyev")[2] == "02/11/2026, by note verbale"
    assert shown(part, "Mustafayev")[2] == "Not sent"
    assert sample.live.read(meetings.row, planned(sample), "en").state is MeetingState.INVITED
    assert sample.live.undo_text == "Mark invitations as sent"


def test_letters_are_written_in_the_background_and_nothing_is_marked(
    part: InvitationsPart,
    window: MainWindow,
    sample: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    ids = [row(sample, "Jafarov").id, row(sample, "Misolova").id]
    monkeypatch.setattr(WriteInvitationsDialog, "ask", lambda *_: (ids, tmp_path / "out"))

    qtbot.keyClick(part.form.write_button, Key.Key_Space)
    is_shown = part.form.writing_box.isVisible()
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=60_000)

    assert is_shown
    assert part.form.writing_box.isHidden()
    assert bar(window).startswith("Invitations written: 2")
    (folder,) = (tmp_path / "out").iterdir()
    assert len(list(folder.glob("*.pdf"))) == 2
    assert row(sample, "Jafarov").sent_at is None
    window.view.frame.quiet_bar.offer_button.click()
    assert opened == [str(folder)]


def test_writing_can_be_cancelled_and_leaves_nothing(
    part: InvitationsPart,
    window: MainWindow,
    sample: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = [one.id for one in sample.live.read(invitations.rows, planned(sample), "en")]
    monkeypatch.setattr(WriteInvitationsDialog, "ask", lambda *_: (ids, tmp_path / "out"))

    qtbot.keyClick(part.form.write_button, Key.Key_Space)
    qtbot.keyClick(part.form.cancel_button, Key.Key_Space)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=60_000)

    assert bar(window) == "Cancelled: nothing was written."
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []
    assert part.form.write_button.isEnabled()


def test_what_was_cancelled_does_not_end_what_is_written_next(
    part: InvitationsPart,
    window: MainWindow,
    sample: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = [one.id for one in sample.live.read(invitations.rows, planned(sample), "en")]
    monkeypatch.setattr(WriteInvitationsDialog, "ask", lambda *_: (ids, tmp_path / "out"))
    writing = part.dispatching._writing
    qtbot.keyClick(part.form.write_button, Key.Key_Space)
    first, seen = writing._job, []
    assert first is not None
    first.finished.connect(lambda: seen.append(part.form.writing_box.isVisible()))

    qtbot.keyClick(part.form.cancel_button, Key.Key_Space)
    qtbot.keyClick(part.form.write_button, Key.Key_Space)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=60_000)

    assert seen == [True]
    assert bar(window).startswith("Invitations written")


def test_nothing_is_written_to_those_invited_to_a_meeting_that_took_place(part: InvitationsPart, sample: Desk) -> None:
    send_all(sample)
    sample.live.perform("Remove", invitations.remove, row(sample, "Jafarov").id)
    assert part.form.write_button.isVisible()
    assert part.list_form.outdated_box.isVisible()

    sample.live.perform("Hold", meetings.set_state, planned(sample), MeetingState.HELD)

    assert part.form.write_button.isHidden()
    assert part.list_form.outdated_box.isHidden()
    assert part.form.sent_button.isVisible()


def test_who_was_told_another_hour_is_out_of_date_and_the_next_step_says_so(
    part: InvitationsPart, window: MainWindow, sample: Desk
) -> None:
    send_all(sample)
    draft = sample.live.read(meetings.draft, planned(sample))
    assert part.list_form.outdated_box.isHidden()
    assert draft.starts_at is not None
    later = replace(draft, starts_at=draft.starts_at + dt.timedelta(minutes=30))

    sample.live.perform("Change", meetings.change, planned(sample), later)

    assert part.list_form.outdated_box.isVisible()
    assert shown(part, "Shafiyev")[2] == "Out of date"
    assert window.view.form.main_button.text() == "Tell what changed"


def test_the_filter_finds_in_any_script_and_keeps_the_keys(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.form.filter_edit, "мустаф")
    count = part.list_form.count_label.text()
    qtbot.keyClick(part.form.filter_edit, Key.Key_Down)
    qtbot.keyClick(part.tree, Key.Key_1)
    qtbot.keyClick(part.form.filter_edit, Key.Key_Escape)

    assert count.startswith("1 shown of ")
    assert row(sample, "Mustafayev").reply is Reply.ACCEPTED
    assert part.form.filter_edit.text() == ""
    assert part.tree.shown_count > 1


def test_delete_removes_an_invitation_and_undo_brings_it_back(
    part: InvitationsPart, window: MainWindow, sample: Desk, qtbot: QtBot
) -> None:
    choose(part, "Jafarov")

    qtbot.keyClick(part.tree, Key.Key_Delete)

    assert part.form.members_button.isVisible()
    assert bar(window) == "Invitations removed: 1"
    sample.live.undo()
    assert row(sample, "Jafarov").reply is Reply.NONE


def test_who_was_written_to_and_is_removed_is_told_so(
    part: InvitationsPart,
    window: MainWindow,
    sample: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sample.settings.put(settings.INVITATIONS_FOLDER, str(tmp_path / "out"))
    send_all(sample)
    removed = row(sample, "Jafarov").id
    choose(part, "Jafarov")

    qtbot.keyClick(part.tree, Key.Key_Delete)
    told, named = bar(window), part.list_form.outdated_label.text()
    qtbot.mouseClick(window.view.frame.quiet_bar.offer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=60_000)
    written = bar(window)
    dialog = SentDialog("en", part.dispatching._waiting(), [], part.dispatching._written, TODAY.date(), None)
    qtbot.addWidget(dialog)
    said = dialog.sent
    monkeypatch.setattr(SentDialog, "ask", lambda *_: said)
    qtbot.keyClick(part.form.sent_button, Key.Key_Space)

    assert told == "Invitations removed: 1 · written to already, and to be told: 1"
    assert named == "Removed after they were told: 1 (Jafarov, Mahir)"
    (folder,) = (tmp_path / "out").iterdir()
    assert b"METHOD:CANCEL" in (folder / "001 Jafarov, Mahir.ics").read_bytes()
    assert written == "letters to those not invited any more: 1"
    assert said.invitations == [removed]
    assert part.list_form.outdated_box.isHidden()
    assert sample.live.read(invitations.withdrawn, planned(sample), "en") == []


def test_those_invited_to_a_meeting_that_is_called_off_are_told_from_here(
    part: InvitationsPart, window: MainWindow, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_all(sample)
    sample.live.perform("Cancel", meetings.set_state, planned(sample), MeetingState.CANCELLED, "No room")
    step, named = window.view.form.main_button.text(), part.list_form.outdated_label.text()
    ids = [one.id for one in sample.live.read(invitations.rows, planned(sample), "en")]
    monkeypatch.setattr(SentDialog, "ask", lambda *_: Sent(ids, dt.date(2026, 11, 30), Channel.MAIL))

    qtbot.keyClick(part.form.sent_button, Key.Key_Space)

    assert step == "Inform those invited"
    assert named == f"Not told yet that the meeting does not take place: {len(ids)}"
    assert part.list_form.outdated_box.isHidden()
    assert window.view.form.main_button.text() != step


def test_what_became_of_an_invitation_stands_beside_the_list(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov")
    qtbot.keyClick(part.tree, Key.Key_2)
    choose(part, "Jafarov")
    qtbot.keyClick(part.tree, Key.Key_3)
    choose(part, "Jafarov")

    lines = part.side_form.events_label.text().splitlines()

    assert [line.split("  ")[1] for line in lines] == ["Not coming", "Coming, Online", "Invited"]


def test_a_remark_is_kept_beside_the_list(part: InvitationsPart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov")

    type_into(qtbot, part.side_form.remark_edit, "Arrives on the eve")

    assert shown(part, "Jafarov")[6] == "Arrives on the eve"


def test_a_remark_is_kept_while_it_is_typed_whatever_is_filtered(
    part: InvitationsPart, sample: Desk, qtbot: QtBot
) -> None:
    field = part.side_form.remark_edit
    choose(part, "Jafarov")
    type_into(qtbot, field, "quartz")
    part.form.filter_edit.setText("quartz")
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "late")

    qtbot.waitUntil(lambda: row(sample, "Jafarov").reason == "late")
    assert part.tree.current is not None
    assert part.tree.current.name.startswith("Jafarov")
    assert (field.text(), field.hasFocus()) == ("late", True)
    part.tree.filter("quartz")
    assert part.tree.shown_count == 0


def test_lines_are_copied_as_a_table(part: InvitationsPart, qtbot: QtBot) -> None:
    choose(part, "Jafarov", "Mustafayev")

    qtbot.keyClick(part.tree, Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Name", "Jafarov, Mahir", "Mustafayev, Bakhtiyor"]


def test_the_notice_period_says_its_rule_and_the_last_day(part: InvitationsPart, sample: Desk) -> None:
    meeting = sample.live.read(meetings.row, planned(sample), "en")
    last = dates.with_weekday(meeting.date - dt.timedelta(days=14), "en")

    lines = part.side_form.notice_label.text().splitlines()
    send_all(sample)

    assert lines[0].startswith("Notice period of 14 days")
    assert lines[1] == f"Last day to invite: {last}."
    assert part.expectation.notice_chip.state is not None
    given = (meeting.date - clocks.local_day(TODAY, meeting.time_zone)).days
    word = "Kept" if given >= 14 else "Not kept"
    assert part.expectation.notice_chip.state.word == f"{word}: {given} days"


def test_an_empty_meeting_offers_to_invite_the_members(empty: Desk, qtbot: QtBot) -> None:
    from councildesk.services.meetings import MeetingDraft

    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(dt.date(2026, 12, 24)))
    window, page = show(qtbot, empty, Place("meetings", meeting, "invitations"))
    part = page.record.part
    assert isinstance(part, InvitationsPart)

    qtbot.keyClick(part.empty_state.button, Key.Key_Space)

    assert bar(window) == "Nobody has a seat on the day of the meeting."
    window.close()
