"""The middle of the window: the page that is shown, its heading, its actions, and the quiet bar below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from councildesk._generated.forms.ui_desk_view import Ui_DeskView
from councildesk.ui import icons
from councildesk.ui.navigation import Trail
from councildesk.ui.page import Desk, Heading, Page, Place
from councildesk.ui.pages import PageEntry
from councildesk.ui.widgets.quiet_bar import QuietBar
from councildesk.ui.widgets.state_chip import StateChip


class PageFrame(QObject):
    """Makes pages when they are first gone to, and finds the way between places."""

    place_changed = Signal(object)

    def __init__(self, form: Ui_DeskView, pages: Sequence[PageEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        self._form = form
        self._desk: Desk | None = None
        self._made: dict[str, Page] = {}
        self._glance: QWidget | None = None
        self._wanted: Callable[[], object] | None = None
        self._trail = Trail()
        self._shown: Place | None = None
        self._main_action: QAction | None = None
        self._more_menu = QMenu(parent)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self.quiet_bar = QuietBar(parent)
        self.state_chip = StateChip(parent)
        form.page_layout.addWidget(self.quiet_bar)
        form.subtitle_layout.insertWidget(0, self.state_chip)
        form.more_button.setIcon(icons.icon("menu"))
        form.more_button.setIconSize(QSize(18, 18))
        form.more_button.setMenu(self._more_menu)
        form.back_button.setIcon(icons.icon("back"))
        form.back_button.clicked.connect(self.back)
        form.main_button.clicked.connect(self._do_main_action)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        here = self._trail.here
        return self._made.get(here.page) if here else None

    @property
    def place(self) -> Place | None:
        """Where somebody is."""
        return self._trail.here

    @property
    def desk(self) -> Desk | None:
        """What pages are made with; None while no council is open."""
        return self._desk

    @property
    def can_go_back(self) -> bool:
        return self._trail.can_go_back

    def number(self, name: str) -> int:
        """Where the page of this name stands in the sidebar; -1 for none."""
        return next((number for number, entry in enumerate(self.pages) if entry.name == name), -1)

    def has(self, name: str) -> bool:
        return self.number(name) >= 0

    def show_glance(self, title: str, glance: QWidget) -> None:
        """Show this where the first page will stand; where somebody wants to go is gone to when the desk is shown."""
        self._glance = glance
        self._form.pages_stack.addWidget(glance)
        self._form.pages_stack.setCurrentWidget(glance)
        self._put_heading(Heading(title))
        for button in (self._form.back_button, self._form.main_button, self._form.more_button):
            button.hide()

    def leave_glance(self) -> None:
        """Nothing is on its way any more."""
        self._wanted = None
        if self._glance is not None:
            self._form.pages_stack.removeWidget(self._glance)
            self._glance.deleteLater()
            self._glance = None

    def show_desk(self, desk: Desk) -> None:
        """Show the first page, then what somebody wanted to see while only a glance was there."""
        self._desk = desk
        wanted = self._wanted
        self.leave_glance()
        self.go_first()
        if wanted is not None:
            wanted()

    def leave_desk(self) -> None:
        """Drop all pages: those of another council are made anew."""
        for page in self._made.values():
            page.flush()
            self._form.pages_stack.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._trail.clear()
        self._shown = None
        self._desk = None
        self.quiet_bar.hide()

    def go(self, place: Place) -> Page | None:
        """Show a place and remember the way. None while no council is open or when there is no such page."""
        if self._desk is None:
            self._wanted = partial(self.go, place) if self._glance is not None else None
            return None
        if not self.has(place.page):
            return None
        self._flush()
        self._trail.go(place)
        return self._show(place)

    @Slot(object)
    def enter(self, place: Place) -> Page | None:
        """As `go`, and work goes on there: the page takes the focus."""
        page = self.go(place)
        if page is not None:
            page.enter()
        elif self._wanted is not None:
            self._wanted = partial(self.enter, place)
        return page

    def go_first(self) -> None:
        if self.pages:
            self.go(Place(self.pages[0].name))

    @Slot(int)
    def go_to_number(self, number: int) -> None:
        self.go(Place(self.pages[number].name))

    def enter_number(self, number: int) -> None:
        self.enter(Place(self.pages[number].name))

    @Slot()
    def back(self) -> None:
        self._flush()
        place = self._trail.back()
        if place is not None:
            self._show(place).enter()

    def _show(self, place: Place) -> Page:
        page = self._page(place.page)
        if place != self._shown:
            self._shown = place
            self.quiet_bar.note_place()
        if page is not self._form.pages_stack.currentWidget():
            self._scroll_back()
        page.show_place(place)
        self._form.pages_stack.setCurrentWidget(page)
        self._show_heading()
        self.place_changed.emit(place)
        return page

    def _scroll_back(self) -> None:
        """In a small window each page is seen from its beginning, wherever the one before was scrolled to."""
        area = self._form.pages_scroll
        for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
            bar.setValue(0)

    def _page(self, name: str) -> Page:
        assert self._desk is not None
        if name not in self._made:
            page = self.pages[self.number(name)].make(self._desk)
            page.setObjectName(f"{name}_page")
            page.place_wanted.connect(self.enter)
            page.back_wanted.connect(self.back)
            page.heading_changed.connect(self._show_heading)
            self._form.pages_stack.addWidget(page)
            self._made[name] = page
        return self._made[name]

    def _flush(self) -> None:
        if self.page is not None:
            self.page.flush()

    @Slot()
    def _show_heading(self) -> None:
        page, form = self.page, self._form
        if page is None:
            return
        self._put_heading(page.heading())
        here = self._trail.here
        form.back_button.setVisible(here is not None and here.record is not None and here.page != "search")
        back = QCoreApplication.translate("PageFrame", "Back")
        form.back_button.setToolTip(f"{back} (Alt+←)")
        form.back_button.setAccessibleName(back)
        self._show_actions(page)

    def _put_heading(self, heading: Heading) -> None:
        form = self._form
        form.title_label.setText(heading.title)
        form.subtitle_label.setText(heading.subtitle)
        form.subtitle_bar.setVisible(bool(heading.subtitle) or heading.state is not None)
        self.state_chip.show_state(heading.state)

    def _show_actions(self, page: Page) -> None:
        button = self._form.main_button
        self._main_action = action = page.main_action()
        button.setVisible(action is not None)
        if action is not None:
            button.setText(action.text())
            button.setEnabled(action.isEnabled())
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            button.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())
        self._fill_more()
        self._form.more_button.setVisible(not self._more_menu.isEmpty())

    @Slot()
    def _fill_more(self) -> None:
        """Again whenever the menu opens: another row may be chosen by now."""
        page = self.page
        self._more_menu.clear()
        if page is None:
            return
        more, history = page.more_actions(), page.history_action()
        self._more_menu.addActions(more)
        if more or history.isEnabled():
            self._more_menu.addAction(history)

    @Slot()
    def _do_main_action(self) -> None:
        if self._main_action is not None:
            self._main_action.trigger()
