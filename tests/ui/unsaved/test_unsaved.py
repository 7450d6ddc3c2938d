"""The place of the file refuses what is typed: nothing is thrown away, and it is written when it can be."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.domain.text import paragraphs, plain
from councildesk.services import agenda, entries, minutes, organisations, rescue
from councildesk.services.entries import EntryDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.main_window import MainWindow
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.opening.question_dialog import Question, QuestionDialog, Reply
from councildesk.ui.page import Desk, Place
from councildesk.ui.unsaved.rescuer import Rescuer
from ui.opened_meeting import held, sample, show

__all__ = ("sample",)

pytestmark = [
    pytest.mark.usefixtures("look"),
    pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open"),
]


@dataclass
class Opened:
    """The sample in the window, at two entries of the conference; its file comes and goes like a stick."""

    desk: Desk
    qtbot: QtBot
    window: MainWindow
    page: MeetingsPage
    entries: list[str]
    folder: Path
    rescuer: Rescuer

    @property
    def file(self) -> Path:
        return self.desk.live.workspace.path

    @property
    def rescued(self) -> Path:
        return rescue.path_for(self.file, self.folder)

    @property
    def bar(self) -> str:
        return self.window.view.unsaved_bar.text

    @property
    def saved(self) -> str:
        return self.window.view.form.saved_label.text()

    def part(self, name: str) -> MinutesPart | HoldPart | AgendaPart:
        page = self.window.go(Place("meetings", held(self.desk), name))
        assert isinstance(page, MeetingsPage)
        part = page.record.part
        assert isinstance(part, MinutesPart | HoldPart | AgendaPart)
        return part

    def pull(self) -> None:
        self.file.rename(self.file.with_name("elsewhere"))

    def plug_in(self) -> None:
        self.file.with_name("elsewhere").rename(self.file)

    def type(self, part: MinutesPart, entry: str, text: str) -> None:
        frame = part.column.frame(entry)
        assert frame is not None
        frame.focus_end()
        self.qtbot.keyClicks(QApplication.focusWidget(), text)
        part.flush()

    def shown(self, part: MinutesPart, entry: str) -> str:
        frame = part.column.frame(entry)
        assert frame is not None
        return frame.texts["az"].edit.toPlainText()

    def kept(self, entry: str) -> str:
        return plain(self.desk.live.read(minutes.row, entry, "en").content["az"].blocks)


@pytest.fixture
def opened(sample: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    answer(monkeypatch, *[Reply.CLOSE] * 9)  # when a test fails, its window closes all the same
    meeting = held(sample)
    items = [row.id for row in sample.live.read(agenda.rows, meeting, "en")]
    made = [
        sample.live.perform(
            "Add entry",
            entries.add,
            meeting,
            EntryDraft(EntryKind.PARAGRAPH, {"az": paragraphs("Word")}),
            item_id=items[number],
        )
        for number in (0, 1)
    ]
    window, page = show(qtbot, sample, Place("meetings", meeting, "minutes"))
    folder = tmp_path / "rescue"
    rescuer = Rescuer(sample.live, sample.background, window.view.unsaved_bar, folder)
    opened = Opened(sample, qtbot, window, page, made, folder, rescuer)
    yield opened
    if not opened.file.exists():
        opened.plug_in()
    sample.live.unsaved.changed.disconnect()  # the bar goes before the rescuer does
    window.close()


def end_while_it_waits(opened: Opened) -> MinutesPart:
    """“WordA” could not be written into the first entry when the program ended; now the place of the file is back."""
    part, (first, _) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.pull()
    opened.type(part, first, "A")
    opened.rescuer.close()
    opened.desk.live.unsaved.settle(entries.passage(first, "az"))
    opened.plug_in()
    opened.desk.live.unsaved.note(None)
    return part


def next_run(opened: Opened) -> Rescuer:
    return Rescuer(opened.desk.live, opened.desk.background, opened.window.view.unsaved_bar, opened.folder)


def answer(monkeypatch: pytest.MonkeyPatch, *replies: Reply) -> list[Question]:
    """Answer the questions that are asked in this order; gives what was asked."""
    asked: list[Question] = []
    left = list(replies)

    def answer_next(dialog: QuestionDialog) -> int:
        dialog.reply = left.pop(0)
        asked.append(dialog.question)
        return 0

    monkeypatch.setattr(QuestionDialog, "exec", answer_next)
    return asked


def test_what_is_typed_while_the_file_is_gone_stays_is_rescued_and_is_written_later(opened: Opened) -> None:
    part, (first, second) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.pull()

    opened.type(part, first, "A")
    part.show_target(second)
    opened.type(part, second, "B")
    part.look_again()
    part.show_target(first)

    assert (opened.shown(part, first), opened.saved) == ("WordA", "Not saved")
    assert "There is no file" in opened.bar
    assert "rescue file" in opened.bar
    rescued = opened.rescued.read_text(encoding="utf-8")
    assert '"text": "WordA"' in rescued
    assert '"text": "WordB"' in rescued
    assert (opened.rescued.stat().st_mode & 0o777, opened.folder.stat().st_mode & 0o777) == (0o600, 0o700)

    opened.plug_in()
    opened.window.actions_by_name["save"].trigger()

    assert (opened.kept(first), opened.kept(second)) == ("WordA", "WordB")
    assert (opened.bar, opened.saved, opened.rescued.exists()) == ("", "Saved", False)
    opened.desk.live.undo()
    assert (opened.kept(first), opened.kept(second)) == ("WordA", "Word")


def test_it_is_tried_again_by_itself(opened: Opened) -> None:
    part, (first, _) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.rescuer._timer.setInterval(1)
    opened.pull()
    opened.type(part, first, "A")
    opened.plug_in()

    opened.qtbot.waitUntil(lambda: not opened.bar)

    assert opened.kept(first) == "WordA"


def test_what_is_begun_at_the_live_desk_stays_on_its_line_and_becomes_one_entry(opened: Opened) -> None:
    part = opened.part("hold")
    assert isinstance(part, HoldPart)
    part.look_at(opened.desk.live.read(agenda.rows, held(opened.desk), "en")[0].id)
    line = part.writing.column.line_edit
    before = {row.id for row in opened.desk.live.read(minutes.rows, held(opened.desk), "en")}
    part.writing.column.go_to_line()
    opened.pull()

    opened.qtbot.keyClicks(line, "New words")

    assert line.toPlainText() == "New words"
    opened.plug_in()
    opened.desk.live.save()
    rows = opened.desk.live.read(minutes.rows, held(opened.desk), "en")
    new = [plain(row.content["az"].blocks) for row in rows if row.id not in before]
    assert new == ["New words"]
    assert line.toPlainText() == ""
    assert not opened.rescued.exists()


def test_what_is_begun_in_two_languages_while_the_file_is_gone_is_one_entry_and_is_offered_no_more(
    opened: Opened,
) -> None:
    part, live = opened.part("hold"), opened.desk.live
    assert isinstance(part, HoldPart)
    part.look_at(live.read(agenda.rows, held(opened.desk), "en")[0].id)
    pane, before = part.writing, {row.id for row in live.read(minutes.rows, held(opened.desk), "en")}
    opened.pull()
    for tag, words in (("az", "Yeni"), ("uz", "Yangi")):
        pane.tag = tag
        pane.column.fill_line(())
        pane.column.line_edit.setFocus()
        opened.qtbot.keyClicks(pane.column.line_edit, words)
    rescued = rescue.read(opened.rescued).texts

    opened.plug_in()
    live.save()

    (new,) = [row for row in live.read(minutes.rows, held(opened.desk), "en") if row.id not in before]
    assert {tag: plain(text.blocks) for tag, text in new.content.items()} == {"az": "Yeni", "uz": "Yangi"}
    assert len(rescued) == 2
    assert live.read(rescue.not_in_record, rescued) == []


def test_two_fields_of_one_record_that_waited_are_both_written(opened: Opened) -> None:
    opened.desk.live.perform("Add", organisations.add, OrganisationDraft(name={"az": "Institut"}))
    part = opened.part("agenda")
    assert isinstance(part, AgendaPart)
    fields = part.fields
    item = fields._item
    assert item is not None
    opened.pull()

    for field, text in ((fields.form.title_edit, "Title"), (fields.form.note_edit, "Note")):
        field.setFocus()
        field.selectAll()
        opened.qtbot.keyClicks(field, text)
        opened.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (fields.form.title_edit.text(), fields.form.note_edit.text()) == ("Title", "Note")

    opened.plug_in()
    assert opened.desk.live.unsaved.try_again()
    draft, tag = opened.desk.live.read(agenda.draft, item.id), fields.languages.tag
    assert (draft.title[tag], draft.note[tag]) == ("Title", "Note")


def test_other_actions_are_said_not_to_be_done_until_the_file_is_back(opened: Opened) -> None:
    opened.pull()

    assert opened.desk.live.attempt("Add", organisations.add, OrganisationDraft(name={"az": "Institut"})) is None

    assert "What you did last was not done" in opened.bar
    assert opened.saved == "Saved"
    opened.plug_in()
    assert opened.desk.live.unsaved.try_again()
    assert not opened.bar


def test_another_file_in_its_place_is_not_written_into(opened: Opened) -> None:
    part, (first, _) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.pull()
    opened.file.write_bytes(b"something else")

    opened.type(part, first, "A")

    assert "Another file was put in the place of" in opened.bar
    assert opened.file.read_bytes() == b"something else"
    opened.file.unlink()


def test_the_window_asks_before_it_closes_and_the_next_one_brings_the_text_back(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, (first, _) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.pull()
    opened.type(part, first, "A")

    asked = answer(monkeypatch, Reply.TRY_AGAIN, Reply.NOTHING, Reply.CLOSE, Reply.PUT_BACK)
    assert not opened.window.may_leave()
    assert opened.window.may_leave()
    assert "is kept in a rescue file" in asked[2].paragraphs[-1]

    opened.rescuer.close()
    opened.desk.live.unsaved.settle(entries.passage(first, "az"))  # as if the program had ended
    opened.plug_in()
    opened.desk.live.unsaved.note(None)
    later = next_run(opened)
    later.offer("en", opened.window)

    assert opened.kept(first) == "WordA"
    assert not opened.rescued.exists()
    opened.desk.live.undo()
    assert opened.kept(first) == "Word"


def test_what_fits_nowhere_any_more_is_kept_until_it_is_in_a_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    end_while_it_waits(opened)
    opened.desk.live.perform("Remove", entries.remove, opened.entries[0])
    target = tmp_path / "texts.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    for replies in ((Reply.NOTHING,), (Reply.PUT_BACK, Reply.NOTHING), (Reply.PUT_BACK, Reply.SAVE_TEXT)):
        assert opened.rescued.exists()
        answer(monkeypatch, *replies)
        later = next_run(opened)
        later.offer("en", opened.window)
        later.close()

    written = target.read_text(encoding="utf-8")
    assert "WordA" in written
    assert written.startswith("Azərbaycan dili · ")
    assert not opened.rescued.exists()


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "a comma lost in an editor": lambda kept: kept.replace(b'",\n', b'"\n', 1),
    "saved in another encoding": lambda kept: kept.replace(b"WordA", "WordÄ".encode("latin-1")),
    "cut off": lambda kept: kept[: len(kept) // 2],
    "of another program": lambda _kept: b"[1, 2]",
    "a text of a newer program": lambda kept: kept.replace(b'"typed_at"', b'"typed_on"'),
}


@pytest.mark.parametrize("how", SPOILED)
def test_rescued_texts_that_cannot_be_read_are_kept_and_told_of(
    how: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_while_it_waits(opened)
    spoiled = SPOILED[how](opened.rescued.read_bytes())
    opened.rescued.write_bytes(spoiled)

    later = next_run(opened)
    later.offer("en", opened.window)

    (kept,) = opened.folder.glob("*unreadable*")
    assert kept.read_bytes() == spoiled
    assert str(kept) in opened.window.view.frame.quiet_bar.text
    later.close()


def test_one_rescued_text_that_cannot_be_read_does_not_cost_the_others(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_while_it_waits(opened)
    content = json.loads(opened.rescued.read_bytes())
    content["texts"].insert(0, {"passage": 7})
    opened.rescued.write_text(json.dumps(content), encoding="utf-8")
    answer(monkeypatch, Reply.PUT_BACK)

    later = next_run(opened)
    later.offer("en", opened.window)

    assert opened.kept(opened.entries[0]) == "WordA"
    later.close()


def test_rescued_texts_that_cannot_be_read_just_now_are_left_alone(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = end_while_it_waits(opened)
    written = opened.rescued.read_bytes()

    with monkeypatch.context() as fault:
        fault.setattr(Path, "read_bytes", Mock(side_effect=OSError(errno.EIO, "Input/output error")))
        later = next_run(opened)
        later.offer("en", opened.window)
        opened.pull()
        opened.type(part, opened.entries[0], "B")
        assert not opened.desk.live.unsaved.is_rescued

    assert opened.rescued.read_bytes() == written
    opened.desk.live.save()
    rescued = opened.rescued.read_text(encoding="utf-8")
    assert '"text": "WordA"' in rescued
    assert 'B"' in rescued
    later.close()


def test_what_can_never_be_written_where_it_was_typed_holds_up_nothing_else(opened: Opened) -> None:
    part, (first, _) = opened.part("minutes"), opened.entries
    assert isinstance(part, MinutesPart)
    opened.pull()
    opened.type(part, first, "A")
    opened.plug_in()
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        opened.desk.live.workspace.perform("Sign", minutes.set_state, held(opened.desk), state)

    assert opened.desk.live.unsaved.try_again()

    assert "does not fit there any more" in opened.bar
    assert opened.rescued.exists()
    assert opened.desk.live.attempt("Add", organisations.add, OrganisationDraft(name={"az": "Institut"})) is not None


def test_a_text_that_waits_is_written_into_its_own_record_though_another_is_shown(opened: Opened) -> None:
    part = opened.part("agenda")
    assert isinstance(part, AgendaPart)
    fields, live = part.fields, opened.desk.live
    first, second = live.read(agenda.rows, held(opened.desk), "az")[:2]
    fields.show_item(first, fields._meeting, fields._around)
    opened.pull()
    fields.form.title_edit.setFocus()
    fields.form.title_edit.selectAll()
    opened.qtbot.keyClicks(fields.form.title_edit, "Title")
    opened.qtbot.keyClick(fields.form.title_edit, Qt.Key.Key_Return)

    fields.show_item(second, fields._meeting, fields._around)
    shown, title = fields.form.title_edit.text(), live.read(agenda.draft, second.id).title
    fields.show_item(first, fields._meeting, fields._around)
    shown_again = fields.form.title_edit.text()
    fields.show_item(second, fields._meeting, fields._around)
    opened.plug_in()
    assert live.unsaved.try_again()

    tag = fields.languages.tag
    assert (shown, shown_again) == (title[tag], "Title")
    assert live.read(agenda.draft, first.id).title[tag] == "Title"
    assert live.read(agenda.draft, second.id).title[tag] == title[tag]
