"""Opening files in the window: what is asked, what each answer does, and what the bar above the page says."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

import empty_council
from builders import meeting
from councildesk.domain import dates
from councildesk.domain.place import Place, PlaceKind
from councildesk.paths import Paths
from councildesk.services import backup_places, backups, council, opening, rescue
from councildesk.services.council import CouncilDraft
from councildesk.services.repairing import Repair
from councildesk.services.workspace import Workspace
from councildesk.storage import lock, place, processes, schema
from councildesk.storage.private_folders import PrivateFolder
from councildesk.storage.refusals import DiskFull, FileReadOnly, PlaceUnreachable
from councildesk.ui import making, settings
from councildesk.ui.application import Application
from councildesk.ui.desktop import Desktop
from councildesk.ui.opening import caretaker
from councildesk.ui.opening.backup_choice_dialog import BackupChoiceDialog
from councildesk.ui.opening.backup_search_dialog import BackupSearchDialog
from councildesk.ui.opening.question_dialog import Question, QuestionDialog, Reply
from councildesk.ui.opening.repair_dialog import RepairDialog
from councildesk.ui.unsaved.rescue_dialog import RescueDialog

SHURA = CouncilDraft(name={"az": "Ekspert Şurası"}, languages=("az",), time_zone="Asia/Baku")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "council"
    folder.mkdir()
    file = folder / "Şura.council"
    with empty_council.opened(file) as workspace:
        workspace.perform("Set up council", council.found, SHURA)
    return file


@pytest.fixture
def desktop(qapp: QApplication, places: Paths) -> Iterator[Desktop]:
    desktop = Desktop(qapp, places)
    desktop.window.show()
    yield desktop
    desktop.window.close()
    desktop.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> tuple[list[Question], list[Reply]]:
    """The questions that were asked, and the answers to give, in turn."""
    questions: list[Question] = []
    replies: list[Reply] = []

    def answer(question: Question, _parent: object) -> Reply:
        questions.append(question)
        assert replies[0] in dict(question.replies)
        return replies.pop(0)

    monkeypatch.setattr(QuestionDialog, "ask", answer)
    return questions, replies


@pytest.fixture
def held(file: Path) -> Path:
    """The file is open on another computer."""
    lock._lay_down(file, lock._own("ada"))
    change_lock(file, computer="DESK-3", computer_id="another", name="Ada Lovelace")
    return file


def change_lock(file: Path, age: dt.timedelta = dt.timedelta(), **changes: str) -> None:
    path = lock.path_for(file)
    told = dt.datetime.now(dt.UTC) - age
    facts = json.loads(path.read_bytes()) | {"told_at": told.isoformat(), "taken_at": told.isoformat()} | changes
    path.write_text(json.dumps(facts), encoding="utf-8")
    os.utime(path, (told.timestamp(), told.timestamp()))


def shown(desktop: Desktop, qtbot: QtBot) -> Workspace:
    """The open workspace, when all that goes on beside it has begun."""

    def is_looked_after() -> bool:
        council = desktop._council
        return council is not None and council.caretaker is not None

    qtbot.waitUntil(is_looked_after)
    assert desktop.window.desk is not None
    return desktop.window.desk.live.workspace


def test_a_file_open_elsewhere_is_opened_to_read_and_the_bar_says_who_has_it(
    desktop: Desktop, held: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    replies[:] = [Reply.READ]

    desktop.open(held)
    workspace = shown(desktop, qtbot)

    assert "Ada Lovelace (ada)" in questions[0].heading
    assert "DESK-3" in questions[0].paragraphs[0]
    assert workspace.is_read_only
    bar = desktop.window.view.standing_bar
    assert bar.text.startswith("Opened to read: somebody else has the file open.")
    assert "Ada Lovelace (ada) on DESK-3" in bar.text
    since = json.loads(lock.path_for(held).read_bytes())["taken_at"]
    assert dates.with_time(dt.datetime.fromisoformat(since).astimezone(), "en") in bar.text
    assert not desktop.window.actions_by_name["undo"].isEnabled()


def test_a_window_that_reads_shows_what_is_written_elsewhere(
    desktop: Desktop,
    held: Path,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _questions, replies = asked
    replies[:] = [Reply.READ]
    monkeypatch.setattr(caretaker, "LOOK_EVERY_MS", 20)
    desktop.open(held)
    shown(desktop, qtbot)
    assert desktop.window.windowTitle().startswith("Ekspert Şurası")

    with Workspace.open(held, take_over=True) as workspace:
        workspace.perform("Change council", council.change, replace(SHURA, name={"az": "Birgə Şura"}))
        qtbot.waitUntil(lambda: desktop.window.windowTitle().startswith("Birgə Şura"))


def test_on_a_full_disk_a_file_can_still_be_read(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, _login: str, **_: object) -> None:
        raise DiskFull(str(file))

    monkeypatch.setattr(lock, "take", full)

    desktop.open(file)

    assert shown(desktop, qtbot).is_read_only
    assert "no space left" in desktop.window.view.standing_bar.text
    monkeypatch.undo()
    desktop.window.view.standing_bar.offer_button.click()
    assert not shown(desktop, qtbot).is_read_only


def test_a_file_that_became_free_is_opened_to_write_from_the_bar(
    desktop: Desktop, held: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    _questions, replies = asked
    replies[:] = [Reply.READ]
    desktop.open(held)
    shown(desktop, qtbot)
    desktop.window.menus.page_actions[1].trigger()
    lock.path_for(held).unlink()

    desktop.window.view.standing_bar.offer_button.click()
    workspace = shown(desktop, qtbot)

    assert not workspace.is_read_only
    assert desktop.window.view.standing_bar.isHidden()
    here = desktop.window.view.frame.place
    assert here is not None
    assert here.page == "meetings"


def test_taking_over_is_asked_twice_where_somebody_works_and_says_whom_it_hurts(
    desktop: Desktop, held: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    replies[:] = [Reply.TAKE_OVER, Reply.SURELY_TAKE_OVER]

    desktop.open(held)

    assert not shown(desktop, qtbot).is_read_only
    assert questions[1].heading == "Take “Şura.council” over from Ada Lovelace (ada)?"
    assert questions[1].replies[0][0] is Reply.NOTHING
    found = lock.look(held)
    assert found is not None
    assert found.holder.process == os.getpid()


def test_taking_over_from_a_computer_that_is_silent_is_asked_once(
    desktop: Desktop, held: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    change_lock(held, dt.timedelta(hours=2))
    replies[:] = [Reply.SURELY_TAKE_OVER]

    desktop.open(held)

    assert not shown(desktop, qtbot).is_read_only
    assert "last heard of" in questions[0].paragraphs[0]


def test_who_thinks_better_of_it_keeps_what_was_open(
    desktop: Desktop, held: Path, tmp_path: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    _questions, replies = asked
    replies[:] = [Reply.TAKE_OVER, Reply.NOTHING, Reply.NOTHING]
    mine = tmp_path / "mine.council"
    Workspace.create(mine).close()
    desktop.open(mine)
    shown(desktop, qtbot)

    desktop.open(held)
    qtbot.waitUntil(lambda: not replies)

    assert shown(desktop, qtbot).path == mine
    assert not shown(desktop, qtbot).is_read_only


def test_a_place_that_cannot_be_written_to_opens_to_read_without_a_question(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileReadOnly(str(file))

    monkeypatch.setattr(lock, "_lay_down", refuse)

    desktop.open(file)

    assert shown(desktop, qtbot).is_read_only
    assert desktop.window.view.standing_bar.text == ("Opened to read: the file or its folder cannot be written to.")


def test_an_older_file_is_kept_in_a_copy_and_brought_up_to_date(desktop: Desktop, file: Path, qtbot: QtBot) -> None:
    with Workspace.open(file) as workspace:
        meeting(workspace, title={"en": "Energy"})
    connection = sqlite3.connect(file)
    connection.execute("ALTER TABLE invitation DROP COLUMN sent_digest")
    connection.execute("ALTER TABLE invitation DROP COLUMN first_sent_at")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()

    desktop.open(file)
    shown(desktop, qtbot)

    assert schema.version(file) == schema.VERSION
    assert schema.version(file.with_name("Şura (format 1).council")) == 1


def test_a_newer_file_is_refused_with_the_format_it_needs(
    desktop: Desktop, file: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    replies[:] = [Reply.NOTHING]
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 77")
    connection.close()

    desktop.open(file)
    qtbot.waitUntil(lambda: bool(questions) and desktop.window.start_page.isVisible())

    assert "format 77" in questions[0].paragraphs[0]
    assert desktop.window.start_page.form.refusal_label.text() == ""


def test_a_file_that_is_no_councils_leads_to_another_one(
    desktop: Desktop,
    file: Path,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _questions, replies = asked
    replies[:] = [Reply.OTHER_FILE]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    letter = file.with_name("letter.council")
    letter.write_text("Dear Ada")

    desktop.open(letter)

    assert shown(desktop, qtbot).path == file
    assert letter.read_text() == "Dear Ada"


def damage(file: Path) -> bytes:
    """Spoil the pages in the middle, where tables are; what the file is, is still told."""
    content = bytearray(file.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in range(40, 60):
        content[page * size : (page + 1) * size] = bytes(size)
    file.write_bytes(content)
    return bytes(content)


def test_what_can_be_read_of_a_damaged_file_is_saved_in_a_new_one(
    desktop: Desktop,
    file: Path,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.REPAIR]
    original = RepairDialog.show_report
    reports: list[int] = []

    def show_and_go_on(dialog: RepairDialog, repair: Repair) -> None:
        original(dialog, repair)
        reports.append(dialog.report_list.count())
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    monkeypatch.setattr(RepairDialog, "show_report", show_and_go_on)
    content = damage(file)

    desktop.open(file)

    assert shown(desktop, qtbot).path.name == "Şura (repaired).council"
    assert questions[0].heading == "This file is damaged"
    assert reports[0] > 0
    assert file.read_bytes() == content


def test_a_file_whose_header_is_lost_is_repaired(
    desktop: Desktop,
    file: Path,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.REPAIR]
    original = RepairDialog.show_report

    def show_and_go_on(dialog: RepairDialog, repair: Repair) -> None:
        original(dialog, repair)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    monkeypatch.setattr(RepairDialog, "show_report", show_and_go_on)
    file.write_bytes(bytes(100) + file.read_bytes()[100:])

    desktop.open(file)

    assert shown(desktop, qtbot).path.name == "Şura (repaired).council"
    assert "its beginning" in questions[0].paragraphs[1]


def test_an_empty_file_is_said_to_be_empty(
    desktop: Desktop, file: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    replies[:] = [Reply.NOTHING]
    file.write_bytes(b"")

    desktop.open(file)
    qtbot.waitUntil(lambda: bool(questions))

    assert questions[0].heading == "This file is empty"
    assert file.read_bytes() == b""


def test_damage_that_is_found_beside_work_stands_above_the_page(
    desktop: Desktop,
    file: Path,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.NOTHING]
    monkeypatch.setattr(opening, "damage", lambda *_: "Page 7 is never used")
    desktop.open(file)
    bar = desktop.window.view.standing_bar
    qtbot.waitUntil(lambda: "Page 7 is never used" in bar.text)

    bar.offer_button.click()

    assert "Page 7 is never used" in questions[0].paragraphs[1]
    assert shown(desktop, qtbot).path == file


def test_a_part_that_its_disk_cannot_read_stands_above_the_page_as_well(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise PlaceUnreachable(str(file), "disk I/O error")

    monkeypatch.setattr(opening, "damage", fail)
    desktop.open(file)
    shown(desktop, qtbot)
    bar = desktop.window.view.standing_bar

    qtbot.waitUntil(lambda: "does not answer (disk I/O error)" in bar.text)

    assert bar.offer_button.isVisible()
    assert bar.offer_button.text() == "What can be done…"


def test_a_damaged_file_is_opened_from_its_newest_backup_with_what_was_rescued(
    desktop: Desktop,
    file: Path,
    places: Paths,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.BACKUP]
    made = backups.make(backup_places.of(file, places.backups), backup_places.Occasion.OPENED)
    waiting = rescue.rescued("gone/body/az", "Type", "Words", dt.datetime.now(dt.UTC))
    rescue.write(rescue.path_for(file, places.rescue), file, waiting)
    offered: list[str] = []
    monkeypatch.setattr(RescueDialog, "exec", lambda dialog: offered.append(dialog.text_edit.toPlainText()))
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)

    desktop.open(file)
    workspace = shown(desktop, qtbot)

    assert "The newest sound backup was made at" in questions[0].paragraphs[-1]
    assert workspace.path.name.startswith("Şura (backup ")
    assert workspace.path.parent == file.parent
    assert workspace.path.stat().st_mode == file.stat().st_mode
    assert made.path.exists()
    qtbot.waitUntil(lambda: bool(offered))
    assert "Words" in offered[0]
    row = workspace.read(council.row, "az")
    assert row is not None
    assert row.name == "Ekspert Şurası"


def test_backups_of_a_damaged_file_are_looked_through_in_a_thread_and_nobody_must_wait(
    desktop: Desktop,
    file: Path,
    places: Paths,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.NOTHING]
    backups.make(backup_places.of(file, places.backups), backup_places.Occasion.OPENED)
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    is_given_up, threads = threading.Event(), []

    def look(_path: Path) -> bool:
        threads.append(threading.current_thread())
        return is_given_up.wait(60)

    monkeypatch.setattr(backups, "_is_sound", look)
    start = BackupSearchDialog.start

    def start_and_give_up(dialog: BackupSearchDialog, *args: Any) -> None:
        start(dialog, *args)
        qtbot.waitUntil(lambda: bool(threads))
        QTimer.singleShot(0, dialog.buttons.buttons()[0].click)

    monkeypatch.setattr(BackupSearchDialog, "start", start_and_give_up)
    desktop.open(file)
    qtbot.waitUntil(lambda: bool(questions))
    is_given_up.set()

    assert threads[0] is not threading.main_thread()
    assert Reply.BACKUP not in dict(questions[0].replies)
    assert Reply.OTHER_BACKUP in dict(questions[0].replies), "who does not wait can look through them"


def test_the_backup_of_a_file_whose_disk_answers_no_more_is_opened(
    desktop: Desktop,
    file: Path,
    places: Paths,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.BACKUP]
    backups.make(backup_places.of(file, places.backups), backup_places.Occasion.OPENED)

    def fail(path: Path) -> Workspace:
        raise PlaceUnreachable(str(path), "disk I/O error")

    monkeypatch.setattr(making, "opened", fail)
    desktop.open(file)
    workspace = shown(desktop, qtbot)

    assert "does not answer" in questions[0].paragraphs[0]
    assert workspace.path.name.startswith("Şura (backup ")


def test_another_backup_of_a_damaged_file_is_chosen_and_opened(
    desktop: Desktop,
    file: Path,
    places: Paths,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _questions, replies = asked
    replies[:] = [Reply.OTHER_BACKUP]
    backups.make(backup_places.of(file, places.backups), backup_places.Occasion.OPENED)
    with Workspace.open(file) as workspace:
        workspace.perform("Change council", council.change, replace(SHURA, name={"az": "Birgə Şura"}))
    backups.make(backup_places.of(file, places.backups), backup_places.Occasion.BY_HAND)
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    details = []

    def choose_the_older(dialog: BackupChoiceDialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: all(one.inside is not None for one in dialog._shown.values()))
        dialog.list.table.select([key for key in dialog._shown if "opened" in key])
        details.append(dialog.details_label.text())
        dialog.hide()
        dialog.show()  # as after it was minimised
        dialog.open_button.click()
        return 0

    monkeypatch.setattr(BackupChoiceDialog, "exec", choose_the_older)
    desktop.open(file)
    workspace = shown(desktop, qtbot)

    row = workspace.read(council.row, "az")
    assert row is not None
    assert row.name == "Ekspert Şurası"
    assert "Set up council" in details[0]
    assert workspace.path.name.startswith("Şura (backup ")


def test_another_file_is_not_opened_over_a_text_that_waits_without_a_question(
    desktop: Desktop, file: Path, qtbot: QtBot, asked: tuple[list[Question], list[Reply]]
) -> None:
    questions, replies = asked
    replies[:] = [Reply.NOTHING, Reply.CLOSE]
    other = file.with_name("other.council")
    other.write_bytes(file.read_bytes())
    desktop.open(file)
    shown(desktop, qtbot)
    desk = desktop.window.desk
    assert desk is not None
    file.rename(file.with_name("elsewhere"))
    waiting = desk.live.hand_over(
        "Words", lambda: desk.live.perform_typing("one", "Type", council.change, SHURA), passage="one"
    )
    assert waiting is not None

    desktop.open(other)
    qtbot.waitUntil(lambda: len(questions) == 1)
    stayed = shown(desktop, qtbot).path
    desktop.open(other)
    qtbot.waitUntil(lambda: len(questions) == 2)

    assert questions[0].heading == "Not everything that was typed is in the file yet"
    assert stayed == file
    assert shown(desktop, qtbot).path == other
    assert lock.look(other) is not None
    file.with_name("elsewhere").rename(file)


def test_a_backup_in_the_second_place_is_offered_and_a_refusal_to_copy_it_is_told(
    desktop: Desktop,
    file: Path,
    places: Paths,
    qtbot: QtBot,
    asked: tuple[list[Question], list[Reply]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions, replies = asked
    replies[:] = [Reply.BACKUP, Reply.NOTHING]
    stick = places.backups.with_name("stick")
    stick.mkdir()
    desktop._settings.put(settings.BACKUPS_PLACE, str(stick))
    backups.make(backup_places.of(file, places.backups, stick), backup_places.Occasion.OPENED)
    shutil.rmtree(places.backups)
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)

    def full(_backup: Path, target: Path, **_: object) -> None:
        raise DiskFull(str(target))

    monkeypatch.setattr(opening, "copy_checked", full)
    desktop.open(file)
    qtbot.waitUntil(lambda: len(questions) == 2)

    assert "The newest sound backup was made at" in questions[0].paragraphs[-1]
    assert questions[1].heading == "The backup could not be copied"
    assert "no space left" in questions[1].paragraphs[0]
    assert not desktop.has_council


def test_a_window_whose_file_was_taken_over_says_so_and_takes_no_more(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(caretaker, "LOOK_EVERY_MS", 20)
    desktop.open(file)
    shown(desktop, qtbot)
    taken = lock.take(file, "rauf", over=True)

    bar = desktop.window.view.standing_bar
    qtbot.waitUntil(lambda: "was taken over" in bar.text)

    assert "rauf on " in bar.text
    assert bar.offer_button.text() == "Open again"
    taken.release()


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Place(PlaceKind.SHARE), "network share"),
        (Place(PlaceKind.CLOUD, "OneDrive"), "OneDrive"),
        (Place(PlaceKind.REMOVABLE), "pull it out"),
    ],
)
def test_a_word_about_the_place_is_said_once(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: Place, word: str
) -> None:
    monkeypatch.setattr(place, "of", lambda *_: kind)
    quiet_bar = desktop.window.view.frame.quiet_bar
    desktop.open(file)
    shown(desktop, qtbot)
    assert word in quiet_bar.text

    desktop.window.actions_by_name["close_council"].trigger()
    desktop.open(file)
    shown(desktop, qtbot)

    assert quiet_bar.text == ""


def test_a_file_that_this_window_shows_comes_forward_and_stays(desktop: Desktop, file: Path, qtbot: QtBot) -> None:
    desktop.open(file)
    before = shown(desktop, qtbot)
    desktop.window.showMinimized()

    desktop.open(file)

    assert not desktop.window.isMinimized()
    assert shown(desktop, qtbot) is before
    link = file.with_name("link.council")
    link.symlink_to(file)
    desktop.open(link)
    assert shown(desktop, qtbot) is before


def test_a_council_dropped_on_the_window_is_opened(desktop: Desktop, file: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(desktop.window.rect().center(), copy, data, left, none)
    dropping = QDropEvent(QPointF(desktop.window.rect().center()), copy, data, left, none)

    desktop.window.dragEnterEvent(entering)
    desktop.window.dropEvent(dropping)

    assert entering.isAccepted()
    assert shown(desktop, qtbot).path == file


def test_a_file_that_the_system_hands_over_is_told(qapp: QApplication, file: Path) -> None:
    """As macOS does at a double click; Qt bears only one application at a time, so its method is called on this one."""
    told: list[Path] = []

    class Stub:
        class file_opened:  # noqa: N801 - stands for the signal
            emit = told.append

    assert Application.event(Stub, QFileOpenEvent(str(file)))  # type: ignore[arg-type]

    assert told == [file]


def test_copies_of_papers_go_with_the_council_and_those_of_a_killed_program_at_the_next_start(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = PrivateFolder()
    with monkeypatch.context() as killed:
        killed.setattr(processes, "birth", lambda _number: "before")
        abandoned = PrivateFolder()
    (abandoned.path / "minutes.pdf").write_bytes(b"secret")

    desktop.open(file)
    shown(desktop, qtbot)
    desk = desktop.window.desk
    assert desk is not None
    copy = desk.copies.put("minutes.pdf", b"secret")
    qtbot.waitUntil(lambda: not abandoned.path.exists())
    assert copy.exists()
    desktop.window.actions_by_name["close_council"].trigger()

    assert not copy.exists()
    assert left.path.exists()
    left.close()
