"""While a file is only read: nothing typed is taken, and everything can be looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState
from councildesk.services.workspace import Workspace
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.background import Background
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace, Notice
from councildesk.ui.main_window import MainWindow
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.meetings.new_meeting_dialog import NewMeetingDialog
from councildesk.ui.members.seat_dialog import SeatDialog
from councildesk.ui.opening.caretaker import Caretaker
from councildesk.ui.opening.reading_guard import LOOKING
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from councildesk.ui.theme import Theme
from ui import sample_council
from ui.opened_meeting import held, planned


@pytest.fixture
def window(tmp_path: Path, kept: Settings, look: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    file = sample_council.opened(tmp_path)
    file.close()
    live = LiveWorkspace(Workspace.open(file.path, read_only=True))
    background = Background()
    desk = Desk(live, background, kept)
    window = MainWindow(kept, PAGES)
    window.show_workspace(desk, "Council")
    caretaker = Caretaker(desk, window.view.standing_bar, None, tmp_path / "doors")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    caretaker.close()
    window.close()
    background.close()
    live.close()


def test_every_page_is_shown_and_every_record_opened(window: MainWindow) -> None:
    notices: list[Notice] = []
    assert window.desk is not None
    window.desk.live.told.connect(notices.append)

    for entry in PAGES:
        page = window.go(Place(entry.name))
        assert page is not None
        for place in page.tour_places():
            window.go(place)

    assert [notice.text for notice in notices if notice.tone is Tone.BAD] == []


def test_what_is_typed_into_a_field_of_the_record_is_dropped_and_told(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go(Place("council"))
    assert page is not None
    field = next(one for one in page.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
    before = field.text()

    field.setFocus()
    qtbot.keyClicks(field, "typed")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert field.text() == before
    assert window.view.frame.quiet_bar.text.startswith("Nothing can be changed")


def test_searching_and_filtering_go_on(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.view.form.search_edit, "energy")

    assert window.view.form.search_edit.text() == "energy"


def test_a_dialog_that_would_keep_something_says_so_at_once(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    day = dt.date(2026, 11, 3)

    for dialog in (
        SeatDialog.for_new(window.desk, None, Role.MEMBER, day, window),
        NewMeetingDialog(window.desk, day, window),
    ):
        dialog.show()
        label = dialog.form.refusal_label
        qtbot.waitUntil(label.isVisible)
        assert label.text().startswith("Nothing can be changed")
        assert not dialog.form.button_box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        dialog.close()


def test_nobody_is_asked_for_a_file_or_a_reason_that_could_not_be_kept(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused before anything is chosen or typed, and says why."""

    def ask(*_: object) -> None:
        raise AssertionError("something was asked for")

    for owner, name in ((QFileDialog, "getOpenFileName"), (QFileDialog, "getOpenFileNames"), (QDialog, "exec")):
        monkeypatch.setattr(owner, name, ask)
    assert window.desk is not None
    page = window.go(Place("meetings", planned(window.desk), "agenda"))
    assert isinstance(page, MeetingsPage)
    assert isinstance(page.record.part, AgendaPart)
    told: list[str] = []
    window.desk.live.told.connect(lambda notice: told.append(notice.text))

    for act in (
        window.actions_by_name["import_people"].trigger,
        window.actions_by_name["backups"].trigger,
        page.record.part.papers.form.attach_button.click,
        lambda: page._set_state(MeetingState.POSTPONED),
    ):
        told.clear()
        act()
        assert len(told) == 1
        assert told[0].startswith("Nothing can be changed")


@pytest.mark.parametrize("name", ["hold", "minutes", "agenda", "invitations", "attendance"])
def test_no_field_of_a_meeting_takes_words_that_could_not_be_kept(window: MainWindow, qtbot: QtBot, name: str) -> None:
    assert window.desk is not None
    meeting = (planned if name in ("agenda", "invitations") else held)(window.desk)
    page = window.go(Place("meetings", meeting, name))
    assert isinstance(page, MeetingsPage)
    part = page.record.part
    assert part is not None
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for field in part.findChildren(kind)
        if field.isVisible() and field.isEnabled() and not field.isReadOnly() and field.objectName() not in LOOKING
    ]
    assert fields
    for field in fields:
        before = text_of(field)
        field.setFocus()
        qtbot.keyClicks(field, "words")
        assert text_of(field) == before, field.objectName()


def text_of(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
