"""Writing up by keys alone: translating, what changed, what is missing, the paper beside the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.completeness import Gap, Missing
from councildesk.domain.council import Role
from councildesk.domain.differences import Piece, Side
from councildesk.domain.minutes import EntryKind, MinutesState, TextState
from councildesk.domain.text import paragraphs, plain
from councildesk.services import agenda, attendance, entries, meetings, minutes, officers
from councildesk.services.completeness import Report
from councildesk.services.entries import EntryDraft
from councildesk.ui.attendance.attendance_part import AttendancePart
from councildesk.ui.minutes import gap_words
from councildesk.ui.minutes.changes_label import ChangesLabel
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.minutes.minutes_side import MinutesSide
from councildesk.ui.minutes.missing_panel import MissingPanel
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import held, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Opened:
    """The minutes of the conference, with new entries under its first and its last item; languages are az and uz."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk, self.meeting = qtbot, desk, held(desk)
        items = [row.id for row in desk.live.read(agenda.rows, self.meeting, "en")]
        self.first = self.write(items[0], az="Ticarət artıb.")
        self.last = self.write(items[-1], az="Qərar verildi.", uz="Qaror qilindi.")
        self.window, page = show(qtbot, desk, Place("meetings", self.meeting, "minutes"))
        assert isinstance(page.record.part, MinutesPart)
        self.page, self.part = page, page.record.part

    def write(self, item: str, **words: str) -> str:
        draft = EntryDraft(EntryKind.PARAGRAPH, {tag: paragraphs(text) for tag, text in words.items()})
        return self.desk.live.perform("Add entry", entries.add, self.meeting, draft, item_id=item)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifiers)
        QApplication.processEvents()

    @property
    def cursor(self) -> tuple[str, str] | None:
        return self.part.column.place

    def words(self, entry: str, tag: str) -> str:
        content = self.desk.live.read(minutes.row, entry, "en").content
        return plain(content[tag].blocks) if tag in content else ""

    def state(self, entry: str, tag: str) -> TextState:
        return self.desk.live.read(minutes.row, entry, "en").content[tag].state


@pytest.fixture
def opened(sample: Desk, qtbot: QtBot) -> Iterator[Opened]:
    opened = Opened(qtbot, sample)
    yield opened
    qtbot.keyClick(opened.window, Key.Key_F24)  # Qt would take the modifiers of the last key for held
    opened.window.close()


def test_f3_leads_to_what_is_not_translated_over_all_items(opened: Opened) -> None:
    opened.press(Key.Key_F3)
    first = opened.cursor
    opened.qtbot.keyClicks(QApplication.focusWidget(), "Savdo oshdi.")
    opened.press(Key.Key_F3)

    assert first == (opened.first, "uz")
    assert opened.words(opened.first, "uz") == "Savdo oshdi."
    assert opened.cursor == (opened.first, "uz")


def test_ctrl_f3_leads_to_what_is_out_of_date_and_shows_what_changed(opened: Opened) -> None:
    opened.desk.live.perform("Write", entries.write, opened.last, "az", paragraphs("Tövsiyə verildi."))

    opened.press(Key.Key_F3, CONTROL)

    assert opened.cursor == (opened.last, "uz")
    frame = opened.part.column.frame(opened.last)
    assert frame is not None
    changes = frame.texts["uz"].changes
    assert changes.isVisible()
    assert "Removed: Qərar. Added: Tövsiyə." in changes.accessibleName()
    assert "line-through" in changes.text()
    assert frame.texts["az"].changes.isHidden()


def test_the_way_back_is_the_same_key_with_shift(opened: Opened) -> None:
    another = opened.write(opened.part._items[-1].id, az="Sonda.")

    opened.press(Key.Key_F3, SHIFT)
    last = opened.cursor
    opened.press(Key.Key_F3, SHIFT)

    assert (last, opened.cursor) == ((another, "uz"), (opened.first, "uz"))


def test_a_translation_is_checked_by_a_key_and_its_changes_go(opened: Opened) -> None:
    opened.desk.live.perform("Write", entries.write, opened.last, "az", paragraphs("Tövsiyə verildi."))
    opened.press(Key.Key_F3, CONTROL)

    opened.press(Key.Key_K, CONTROL | SHIFT)

    frame = opened.part.column.frame(opened.last)
    assert frame is not None
    assert opened.state(opened.last, "uz") is TextState.CHECKED
    assert frame.texts["uz"].changes.isHidden()
    opened.desk.live.undo()
    assert opened.state(opened.last, "uz") is TextState.TRANSLATED


def test_the_original_is_copied_by_a_key_and_written_over(opened: Opened) -> None:
    opened.press(Key.Key_F3)

    opened.press(Key.Key_C, CONTROL | SHIFT)

    assert opened.words(opened.first, "uz") == "Ticarət artıb."
    assert opened.state(opened.first, "uz") is TextState.TRANSLATED
    assert opened.cursor == (opened.first, "uz")
    opened.desk.live.undo()
    assert opened.words(opened.first, "uz") == ""


def test_where_everything_is_translated_that_is_told(opened: Opened) -> None:
    opened.desk.live.perform("Write", entries.write, opened.first, "uz", paragraphs("Savdo oshdi."))
    told: list[str] = []
    opened.desk.live.told.connect(lambda notice: told.append(notice.text))

    opened.press(Key.Key_F3)
    opened.press(Key.Key_F3, CONTROL)

    assert told == ["Everything is translated.", "No translation is out of date."]


def test_the_progress_names_each_language_and_what_is_missing_in_it(opened: Opened) -> None:
    button = opened.part.progress_button
    lines = [action.text() for action in button.menu().actions()]

    assert button.text() == "az 11/11   uz 10/11"
    assert any(line.startswith("Oʻzbekcha: 10 of 11, 1 missing") for line in lines)

    button.wanted.emit("ru")

    assert opened.part.around.pair == ("az", "ru")
    assert opened.cursor == (opened.first, "ru")


def test_a_language_that_the_council_gave_up_is_counted_but_not_worked_in(opened: Opened) -> None:
    opened.desk.live.perform("Write", entries.write, opened.first, "fr", paragraphs("Le commerce a augmenté."))
    lines = {action.text(): action.isEnabled() for action in opened.part.progress_button.menu().actions()}

    assert [text for text, is_offered in lines.items() if not is_offered] == ["fr: 1 of 11, 10 missing, 1 not checked"]


def test_what_is_missing_stands_beside_the_minutes_and_each_line_leads_there(opened: Opened) -> None:
    side = opened.part.side
    opened.qtbot.waitUntil(lambda: side.missing_button.text() != "")

    opened.press(Key.Key_M, CONTROL | SHIFT)
    links = side.missing.links
    lines = [links.item(row).text() for row in range(links.count())]
    row = lines.index("1: not in Oʻzbekcha: Ticarət artıb.")
    links.setCurrentRow(row)
    opened.press(Key.Key_Return)

    assert side.missing_button.text() == str(len(lines))
    assert opened.cursor == (opened.first, "uz")
    assert f"{len(lines)} missing in the minutes" in opened.page.heading().subtitle


def test_a_line_about_another_language_puts_that_language_beside_the_first(opened: Opened) -> None:
    opened.window.go(Place("meetings", opened.meeting, "minutes", entries.passage(opened.first, "uz-Cyrl")))

    assert opened.part.around.pair == ("az", "uz-Cyrl")
    assert opened.cursor == (opened.first, "uz-Cyrl")


def test_a_member_who_is_not_accounted_for_is_found_in_the_attendance(opened: Opened) -> None:
    person = next(row.person_id for row in opened.desk.live.read(attendance.rows, opened.meeting, "en"))

    opened.window.go(Place("meetings", opened.meeting, "attendance", person))

    part = opened.page.record.part
    assert isinstance(part, AttendancePart)
    assert part.tree.current is not None
    assert part.tree.current.person_id == person
    assert part.tree.hasFocus()


def test_the_list_follows_what_is_written(opened: Opened) -> None:
    side = opened.part.side
    opened.qtbot.waitUntil(lambda: side.missing_button.text() != "")
    before = int(side.missing_button.text())

    opened.desk.live.perform("Write", entries.write, opened.first, "uz", paragraphs("Savdo oshdi."))

    opened.qtbot.waitUntil(lambda: side.missing_button.text() == str(before - 1))


def test_minutes_that_go_on_are_told_what_is_missing_but_not_held_back(opened: Opened) -> None:
    told: list[tuple[str, bool]] = []
    opened.desk.live.told.connect(lambda notice: told.append((notice.text, notice.undoable)))

    opened.part.state_chip.chosen.emit(MinutesState.AGREED)

    assert opened.desk.live.read(meetings.row, opened.meeting, "en").minutes_state is MinutesState.AGREED
    assert len(told) == 1
    assert told[0][0].startswith("The minutes are now “Agreed”. Missing in them: ")
    assert "First: 1: not in" in told[0][0]
    assert told[0][1]


def test_the_button_in_the_head_tells_it_as_well(sample: Desk, qtbot: QtBot) -> None:
    meeting = held(sample)
    writer = next(row for row in sample.live.read(officers.rows, meeting, "en") if row.role is Role.SECRETARY)
    sample.live.perform("Remove officer", officers.remove, writer.id)
    window, page = show(qtbot, sample, Place("meetings", meeting, "minutes"))
    told: list[str] = []
    sample.live.told.connect(lambda notice: told.append(notice.text))

    page.step_action.trigger()

    assert told == ["The minutes are now “Agreed”. Missing in them: 1. First: No secretary is named."]
    window.close()


def test_the_paper_beside_the_text_follows_what_is_typed_and_keeps_its_place(opened: Opened) -> None:
    preview = opened.part.side.preview.preview
    opened.press(Key.Key_F12)
    opened.qtbot.waitUntil(lambda: preview.page_count > 0, timeout=20_000)
    preview.go_to(2)
    place = preview.verticalScrollBar().value()

    def pages() -> str:
        return " ".join(preview.page_text(number + 1) for number in range(preview.page_count))

    opened.desk.live.perform("Write", entries.write, opened.first, "uz", paragraphs("Savdo oshdi."))

    opened.qtbot.waitUntil(lambda: "Savdo oshdi." in pages(), timeout=20_000)
    assert preview.verticalScrollBar().value() == place

    opened.press(Key.Key_F12)
    assert opened.part.side.isHidden()
    assert preview.page_count == 0


def test_what_is_shown_beside_the_minutes_is_remembered(opened: Opened, qtbot: QtBot) -> None:
    opened.press(Key.Key_M, CONTROL | SHIFT)
    parent = QWidget()
    qtbot.addWidget(parent)

    again = MinutesSide(opened.desk, parent)

    assert again.missing_button.isChecked()
    assert not again.preview_button.isChecked()


def test_of_very_much_that_is_missing_the_beginning_is_listed_and_the_rest_counted(qtbot: QtBot) -> None:
    report = Report(tuple(Missing(Gap.ITEM_EMPTY, str(number)) for number in range(204)))
    panel = MissingPanel()
    qtbot.addWidget(panel)

    panel.show_report(report, "meeting")
    hidden = panel.links.count()
    panel.show()

    assert hidden == 0
    assert panel.heading.text().endswith("204")
    assert panel.links.count() == 201
    assert panel.links.item(200).text() == "and 4 more"


def test_what_is_missing_in_the_languages_side_by_side_comes_first(qtbot: QtBot) -> None:
    russian, azerbaijani, english, uzbek = gaps = [
        Missing(Gap.ITEM_UNTITLED, "item", tag) for tag in ("ru", "az", "en", "uz")
    ]
    no_end = Missing(Gap.NO_END)
    report = Report((*gaps, no_end), items={"item": "3"})
    panel = MissingPanel()
    qtbot.addWidget(panel)
    panel.show_report(report, "meeting")
    panel.show_languages(("az", "uz"))
    panel.show()

    def lines() -> list[str]:
        return [panel.links.item(number).text() for number in range(panel.links.count())]

    def told(*missing: Missing) -> list[str]:
        return [gap_words.sentence(one, report) for one in missing]

    assert lines() == told(azerbaijani, uzbek, no_end, russian, english)
    panel.show_languages(("en", "ru"))
    assert lines() == told(russian, english, no_end, azerbaijani, uzbek)


def test_changes_are_told_by_strokes_and_words_and_never_read_as_markup(qtbot: QtBot) -> None:
    label = ChangesLabel()
    qtbot.addWidget(label)

    label.show_changes(
        "English", (Piece(Side.BOTH, "a <b>" + "x" * 90), Piece(Side.REMOVED, "<i>"), Piece(Side.ADDED, "&"))
    )

    assert "&lt;i&gt;" in label.text()
    assert "…" in label.text()
    assert "line-through" in label.text()
    assert "underline" in label.text()
    assert label.sentence() == "Changed in the English original: Removed: <i>. Added: &."
    label.show_changes("English", None)
    assert label.sentence() == "The English original has changed; what it said before is not known."
