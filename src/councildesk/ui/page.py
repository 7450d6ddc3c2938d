"""What every page of the window has in common, and the places between which one goes.

A page asks for rows, shows them, turns clicks into attempts, and looks again when an announcement concerns it. It knows
no other page: it asks for a `Place`, and the window goes there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from councildesk.ui import icons
from councildesk.ui.live_view import LiveView
from councildesk.ui.state import State

if TYPE_CHECKING:
    from councildesk.documents.opened_copies import OpenedCopies
    from councildesk.ui.background import Background
    from councildesk.ui.backups.keeping import BackupKeeping
    from councildesk.ui.live_workspace import LiveWorkspace
    from councildesk.ui.settings import Settings


def _copies() -> OpenedCopies:
    from councildesk.documents.opened_copies import OpenedCopies  # nobody needs it before a council is open

    return OpenedCopies()


@dataclass(frozen=True)
class Desk:
    """What a page is given to work with."""

    live: LiveWorkspace
    background: Background
    settings: Settings
    language: str = "en"
    """Tag of the language in which the program speaks."""
    backups: BackupKeeping | None = None
    """None where none are made: the file is only read."""
    copies: OpenedCopies = field(default_factory=_copies)
    """What was given to other programs to be looked at."""


@dataclass(frozen=True)
class Place:
    """Somewhere in the window: a page, a record opened in it, a part (tab) of the record, and something in that part.

    `target` is the id of an agenda item or of an entry of the minutes; a part that knows nothing of it passes it over.
    """

    page: str
    record: str | None = None
    part: str | None = None
    target: str | None = None


def history_of(noun: str, key: str, field: str | None = None) -> Place:
    """Where the history of a record is shown, or of one of its fields, called as in the list of its history."""
    return Place("history", f"{noun}:{key}", None, field)


@dataclass(frozen=True)
class Heading:
    """What stands above a page."""

    title: str
    subtitle: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Key:
    """A line of the sheet of keys: `keys` as Qt writes them, such as `Alt+Up`."""

    keys: str
    does: str


class Page(LiveView):
    """Base of all pages. Subclasses set `nouns`, and give `heading` and `refresh`."""

    heading_changed = Signal()
    place_wanted = Signal(object)
    back_wanted = Signal()
    """Somebody is done with the record that is open: to where they came from."""
    _history_action: QAction | None = None

    def heading(self) -> Heading:
        """What to show above the page now. Emit `heading_changed` when it becomes another."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Open the record of this place, or the list when there is none. Called before the page is shown."""

    def enter(self) -> None:
        """Put the focus where work goes on: somebody came by a key or a link, not along the sidebar."""
        self.setFocus()

    def main_action(self) -> QAction | None:
        """The one action that the page offers as a button beside its title."""
        return None

    def more_actions(self) -> list[QAction]:
        """Further actions, in a menu beside the main one."""
        return []

    def record_shown(self) -> tuple[str, str] | None:
        """The record that is opened or chosen, by noun and id: its history is offered. None: that of the council."""
        return None

    def history_action(self) -> QAction:
        """Leads to the history of `record_shown`; disabled while there is none."""
        action = self._history_action
        if action is None:
            action = QAction(icons.icon("history"), QCoreApplication.translate("Page", "Histor&y"), self)
            action.triggered.connect(lambda: self._go_to_history())
            self._history_action = action
        action.setEnabled(self.record_shown() is not None)
        return action

    def offers_menu(self) -> bool:
        """Whether a click with the right button offers the further actions where it falls: they concern its row."""
        return False

    def keys(self) -> list[Key]:
        """Keys of this page beyond those of its actions, for the sheet of keys."""
        return []

    def tour_places(self) -> list[Place]:
        """Places in this page that are worth a picture, with the data of the open council."""
        return []

    def flush(self) -> None:
        """Write what editors of this page hold. Called before the window leaves the place."""

    def add_page_action(self, text: str, icon: str, shortcut: str, does: Callable[[], Any]) -> QAction:
        """An action of this page; its shortcut works while the page is shown."""
        action = QAction(icons.icon(icon), text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: does())
        self.addAction(action)
        return action

    def look_again(self) -> None:
        super().look_again()
        self.heading_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click, or the menu key, that no widget inside wanted."""
        if not self.offers_menu():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([*self.more_actions(), self.history_action()])
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.heading_changed.emit()

    def _go_to_history(self) -> None:
        shown = self.record_shown()
        if shown is not None:
            self.place_wanted.emit(history_of(*shown))
