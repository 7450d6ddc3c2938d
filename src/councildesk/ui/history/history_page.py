"""The page of the history: the council's steps, what was removed, or the history of one record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout

from councildesk.domain import languages
from councildesk.services import meetings, record_history, titles, words
from councildesk.ui.history.record_history_part import RecordHistoryPart
from councildesk.ui.history.removed_part import RemovedPart
from councildesk.ui.history.steps_part import StepsPart
from councildesk.ui.page import Desk, Heading, Key, Page, Place, history_of
from councildesk.ui.page_part import PagePart

NAME = "history"
STEPS, REMOVED = "steps", "removed"


class HistoryPage(Page):
    """`Place("history", None, "steps" or "removed")`, or `page.history_of`."""

    nouns = frozenset(words.NOUNS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record: tuple[str, str] | None = None
        self.stack, self.tabs = QStackedWidget(self), QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.parts: dict[str, PagePart] = {STEPS: StepsPart(desk, self), REMOVED: RemovedPart(desk, self)}
        for part in self.parts.values():
            self.tabs.addTab(part, "")
        self.record = RecordHistoryPart(desk, self)
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.tabs.currentChanged.connect(self._note_part)
        self.retranslate()

    def heading(self) -> Heading:
        if self._record is None:
            return Heading(self.tr("History"))
        noun, key = self._record
        called = self.live.read(titles.one, noun, key, self.desk.language)
        kind = languages.capitalised(words.noun(noun, QCoreApplication.translate), self.desk.language)
        return Heading(self.tr("History: {record}").replace("{record}", called or kind), kind if called else "")

    def show_place(self, place: Place) -> None:
        noun, _, key = (place.record or "").partition(":")
        is_known = bool(key) and self.live.read(record_history.is_there, noun, key)
        self._record = (noun, key) if is_known else None
        if self._record is None:
            self.record.show_record(None)
            self.tabs.setCurrentIndex(list(self.parts).index(place.part) if place.part in self.parts else 0)
            self.stack.setCurrentWidget(self.tabs)
            return
        self.record.show_history_of(noun, key)
        self.stack.setCurrentWidget(self.record)
        if place.target:
            self.record.look_again()
            self.record.show_field(place.target)

    def enter(self) -> None:
        part = self.record if self._record is not None else self.tabs.currentWidget()
        part.enter()  # type: ignore[attr-defined]

    def keys(self) -> list[Key]:
        if self._record is not None:
            return self.record.keys()
        return list(self.parts.values())[self.tabs.currentIndex()].keys()

    def tour_places(self) -> list[Place]:
        rows = self.live.read(meetings.rows, self.desk.language)
        return [Place(NAME, None, REMOVED), *(history_of("meeting", row.id) for row in rows[:1])]

    def retranslate(self) -> None:
        for number, name in enumerate((self.tr("Steps"), self.tr("Recently removed"))):
            self.tabs.setTabText(number, name)

    @Slot(int)
    def _note_part(self, _number: int) -> None:
        self.heading_changed.emit()
