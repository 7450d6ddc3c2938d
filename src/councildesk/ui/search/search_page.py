"""The page of the search. It is gone to by typing into the header, and found in by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout

from councildesk.services import search
from councildesk.services.search import Hit
from councildesk.services.workspace import Workspace
from councildesk.ui import places
from councildesk.ui.background import Progress
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.search.hits_delegate import HitsDelegate
from councildesk.ui.search.hits_model import HitsModel
from councildesk.ui.widgets.empty_state import EmptyState

NAME = "search"


class SearchPage(Page):
    """Shows `Place("search", what was typed)`. The search runs in a thread; an older one is dropped."""

    nouns = frozenset({*search.NOUNS, "text", "person_name", "contact", "post", "meeting_site", "mandate"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._typed = ""
        self._found: int | None = None
        self.model = HitsModel(desk.language, self)
        self.hits_view = _HitsView(self)
        self.hits_view.setModel(self.model)
        self.hits_view.setItemDelegate(HitsDelegate(self.hits_view))
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
        return Heading(
            self.tr("Search"), self.tr("%n found for “{words}”", "", self._found).replace("{words}", self._typed)
        )

    def refresh(self) -> None:
        if not self._typed:
            self._show([])
            return
        ask = partial(_ask, self.live.workspace, self._typed, self.desk.language)
        self.desk.background.run(ask, self._show, key=NAME)

    def show_place(self, place: Place) -> None:
        typed = place.record or ""
        if typed != self._typed:
            self._typed = typed
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

    def _show(self, hits: Sequence[Hit]) -> None:
        self._found = len(hits)
        self.model.show_hits(hits)
        first = self.model.first_hit()
        if first is not None:
            self.hits_view.setCurrentIndex(self.model.index(first))
            self.hits_view.scrollToTop()
        self._say_why_empty()
        self.stack.setCurrentWidget(self.hits_view if hits else self.empty_state)
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


class _HitsView(QListView):
    """Enter goes to the line, whatever the platform does with double clicks."""

    def __init__(self, parent: SearchPage) -> None:
        super().__init__(parent)
        self.setObjectName("hits_view")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who comes by keys finds the first hit chosen."""
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and isinstance(model, HitsModel) and model.first_hit() is not None:
            self.setCurrentIndex(model.index(1))


def _ask(workspace: Workspace, typed: str, language: str, _progress: Progress) -> list[Hit]:
    """In the working thread."""
    return workspace.read(search.search, typed, language)
