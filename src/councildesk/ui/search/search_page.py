"""The page of the search: all that was found, or all of one kind. The palette below the search box leads to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from councildesk.services import search
from councildesk.services.hits import Hit
from councildesk.ui import places
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.search.asking import Answer, ask
from councildesk.ui.search.hits_model import HitsModel
from councildesk.ui.search.hits_view import HitsView
from councildesk.ui.search.lines import More
from councildesk.ui.widgets.empty_state import EmptyState

NAME = "search"
_OF_EACH_KIND, _OF_ONE_KIND = 20, 500


class SearchPage(Page):
    """Shows `Place("search", what was typed, kind or None)`. It asks in a thread; an older question is dropped."""

    nouns = frozenset({*search.NOUNS, "text", "person_name", "contact", "post", "meeting_site", "mandate"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._typed = ""
        self._noun: str | None = None
        self._found: int | None = None
        self._has_more = self._is_similar = False
        self.model = HitsModel(desk.language, self)
        self.hits_view = HitsView(self.model, self)
        self.hits_view.activated.connect(self._open)
        self.empty_state = EmptyState("search", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.hits_view)
        self.stack.addWidget(self.empty_state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.setFocusProxy(self.hits_view)
        self.retranslate()

    def heading(self) -> Heading:
        if not self._typed or self._found is None:
            return Heading(self.tr("Search"))
        found = self.tr("%n found for “{words}”", "", self._found)
        if self._found and self._is_similar:
            found = self.tr("Nothing found for “{words}”, but similar words")
        elif self._has_more:
            found = self.tr("%n found for “{words}”, and more", "", self._found)
        return Heading(self.tr("Search"), found.replace("{words}", self._typed))

    def refresh(self) -> None:
        if not self._typed:
            self._show(Answer(()))
            return
        question = partial(ask, self.live.workspace, self._typed, self.desk.language, self._most, self._noun)
        self.desk.background.run(question, self._show, key=NAME)

    def show_place(self, place: Place) -> None:
        typed = place.record or ""
        if (typed, place.part) != (self._typed, self._noun):
            self._typed, self._noun = typed, place.part
            if self.isVisible():
                self.refresh()
            else:
                self._is_stale = True

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Go to what was found")), Key("Ctrl+K", self.tr("Search for something else"))]

    def tour_places(self) -> list[Place]:
        return [Place(NAME, "Toshkent")]

    def retranslate(self) -> None:
        self.hits_view.setAccessibleName(self.tr("What was found"))
        self._say_why_empty()

    @property
    def _most(self) -> int:
        return _OF_ONE_KIND if self._noun else _OF_EACH_KIND

    def _show(self, answer: Answer) -> None:
        self.model.show_hits(answer.hits, self._most)
        self._is_similar = answer.is_similar
        lines = [self.model.line(row) for row in range(self.model.rowCount())]
        self._found = sum(isinstance(line, Hit) for line in lines)
        self._has_more = any(isinstance(line, More) for line in lines)
        self.hits_view.choose_first()
        self._say_why_empty()
        self.stack.setCurrentWidget(self.hits_view if answer.hits else self.empty_state)
        self.heading_changed.emit()

    def _say_why_empty(self) -> None:
        if not self._typed:
            title = self.tr("Search everything")
            sentence = self.tr(
                "Type above (Ctrl+K): people, meetings, agendas, minutes, decisions, actions and papers are found in "
                "all languages and scripts."
            )
        else:
            title = self.tr("Nothing found for “{words}”").replace("{words}", self._typed)
            sentence = self.tr("Every word must occur in a record. Try fewer words, or the beginning of one.")
        self.empty_state.describe("search", title, sentence)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if isinstance(line, Hit):
            self.place_wanted.emit(places.of_hit(line))
        elif isinstance(line, More):
            self.place_wanted.emit(Place(NAME, self._typed, line.noun))
