"""The two questions about invitations, answered by the keyboard."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from councildesk.domain.attendance import Channel, Reply
from councildesk.domain.council import Role
from councildesk.services.appointments import Change
from councildesk.services.invitations import InvitationRow
from councildesk.ui import settings
from councildesk.ui.invitations import whom
from councildesk.ui.invitations.sent_dialog import Sent, SentDialog
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog
from councildesk.ui.settings import Settings

pytestmark = pytest.mark.usefixtures("look")
Key = Qt.Key
DAY = dt.date(2026, 11, 26)
SENT = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


def row(key: str, *, sent: bool = False, outdated: bool = False) -> InvitationRow:
    blank = InvitationRow(
        key,
        key,
        key,
        None,
        Role.MEMBER,
        None,
        False,
        (),
        None,
        None,
        Reply.NONE,
        None,
        None,
        "",
        None,
        "",
        "",
        0,
    )
    return replace(blank, sent_at=SENT if sent else None, change=Change.MEETING if outdated else None)


ROWS = [row("new"), row("sent", sent=True), row("moved", sent=True, outdated=True), row("late")]


def test_what_is_usually_meant_comes_first() -> None:
    assert list(whom.groups(ROWS, ["new"])) == [Whom.UNSENT, Whom.OUTDATED, Whom.ALL, Whom.CHOSEN]
    assert whom.groups(ROWS, ["sent", "new"])[Whom.CHOSEN] == ["new", "sent"]
    assert next(iter(whom.groups(ROWS, ["sent", "new"]))) is Whom.CHOSEN
    assert next(iter(whom.groups(ROWS[1:3], []))) is Whom.OUTDATED
    assert whom.groups([], []) == {}


def test_what_was_written_and_has_not_left_the_house_is_what_is_sent() -> None:
    found = whom.groups(ROWS, [], ["sent", "moved", "late"])

    assert next(iter(found.items())) == (Whom.WRITTEN, ["moved", "late"])


def test_a_day_and_a_way_are_given_by_keys(qtbot: QtBot) -> None:
    dialog = SentDialog("en", ROWS, [], [], DAY, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClicks(dialog.day_edit, "24.11.2026")
    qtbot.keyClick(dialog.day_edit, Key.Key_Tab)
    qtbot.keyClick(dialog.form.channel_combo, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_Return)

    assert dialog.result() == SentDialog.DialogCode.Accepted
    assert dialog.sent == Sent(["new", "late"], dt.date(2026, 11, 24), Channel.POST)


def test_a_day_that_cannot_be_read_keeps_the_question_open(qtbot: QtBot) -> None:
    dialog = SentDialog("en", ROWS, [], [], DAY, None)
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.keyClicks(dialog.day_edit, "soon")
    qtbot.keyClick(dialog, Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.form.refusal_label.isVisible()


def test_the_folder_is_remembered_and_enter_writes(kept: Settings, qtbot: QtBot, tmp_path: Path) -> None:
    kept.put(settings.INVITATIONS_FOLDER, str(tmp_path / "last"))
    dialog = WriteInvitationsDialog(kept, ROWS, [], Whom.OUTDATED, None)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.folder

    dialog.form.folder_edit.setText(str(tmp_path / "now"))
    qtbot.keyClick(dialog, Key.Key_Return)

    assert shown == tmp_path / "last"
    assert dialog.invitations == ["moved"]
    assert kept.get(settings.INVITATIONS_FOLDER) == str(tmp_path / "now")


def test_without_a_folder_nothing_is_written(kept: Settings, qtbot: QtBot) -> None:
    dialog = WriteInvitationsDialog(kept, ROWS, [], None, None)
    qtbot.addWidget(dialog)

    dialog.form.folder_edit.clear()

    assert not dialog.form.button_box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
