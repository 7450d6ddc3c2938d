"""The desk of one open council, as it fills the window: header, sidebar, and the page that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from councildesk._generated.forms.ui_desk_view import Ui_DeskView
from councildesk.ui import icons, theme
from councildesk.ui.header import Header
from councildesk.ui.page import Desk, Place
from councildesk.ui.page_frame import PageFrame
from councildesk.ui.pages import PageEntry
from councildesk.ui.search.search_box import SearchBox
from councildesk.ui.undo_keys import UndoKeys
from councildesk.ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from councildesk.ui.overview.overview_cards import OverviewLines

_ROW, _GAP = 38, 20
_SIDEBAR, _NARROW_SIDEBAR = 216, 168
_ROOMY = 1200
"""From this width on the sidebar is wide."""
_TALL = 480
"""From this height on a heading may take several lines; in large letters on a small screen it would take the page."""


class DeskView(QWidget):
    """`place_changed` carries the place that is shown."""

    place_changed = Signal(object)

    def __init__(
        self,
        actions: dict[str, QAction],
        page_actions: Sequence[QAction],
        pages: Sequence[PageEntry],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        theme.load_text_cuts()
        self._page_actions = tuple(page_actions)
        self._standing_bar: StandingBar | None = None
        self._unsaved_bar: StandingBar | None = None
        self.form = Ui_DeskView()
        self.form.setupUi(self)
        self.header = Header(self.form, actions, self)
        self.frame = PageFrame(self.form, pages, self)
        self.search_box = SearchBox(self.form.search_edit, self.frame.pages, self._page_actions, actions, self)
        self._undo_keys = UndoKeys(_application(), self)
        self._sidebar_rows: list[int] = []
        for entry in pages:
            self._add_to_sidebar(entry)
        self._name_pages()
        actions["search"].triggered.connect(self.search_box.focus)
        actions["back"].triggered.connect(self.frame.back)
        actions["sidebar"].toggled.connect(self.form.sidebar_frame.setVisible)
        self.form.sidebar_frame.setVisible(actions["sidebar"].isChecked())
        self.form.sidebar_list.currentRowChanged.connect(self._go_to_row)
        self.frame.place_changed.connect(self._mark_page)
        self.frame.quiet_bar.undo_wanted.connect(self._undo_step)
        self.frame.quiet_bar.removed_wanted.connect(self._show_removed)
        self.search_box.place_wanted.connect(self.frame.enter)
        self.search_box.creation_wanted.connect(self._create)

    @property
    def standing_bar(self) -> StandingBar:
        """Says what holds as long as it holds, between header and page; made when it is first asked for."""
        if self._standing_bar is None:
            self._standing_bar = StandingBar("information", self)
            self.form.desk_layout.insertWidget(1, self._standing_bar)
        return self._standing_bar

    @property
    def unsaved_bar(self) -> StandingBar:
        """Says that nothing can be written, right below the header."""
        if self._unsaved_bar is None:
            self._unsaved_bar = StandingBar("warning", self)
            self._unsaved_bar.setObjectName("unsaved_bar")
            self.form.desk_layout.insertWidget(1, self._unsaved_bar)
        return self._unsaved_bar

    def show_glance(self, lines: OverviewLines) -> None:
        """Show what the first page said last, while its council is on its way; of all else there is nothing yet."""
        from councildesk.ui.overview.overview_cards import OverviewCards, title

        cards = OverviewCards(self)
        cards.show_lines(lines)
        cards.place_wanted.connect(self.frame.enter)
        self.frame.show_glance(title(lines.council), cards)
        self.show_council_name(lines.council)
        self._mark_row(0)
        self.form.search_edit.setEnabled(False)
        self.form.sidebar_list.setFocus()

    def leave_glance(self) -> None:
        """Its council does not come."""
        self.frame.leave_glance()
        self.form.search_edit.setEnabled(True)

    def show_desk(self, desk: Desk, council: str) -> None:
        """Show this council, from its first page."""
        self.show_council_name(council)
        self.header.show_workspace(desk.live)
        self.form.search_edit.setEnabled(True)
        self.search_box.show_desk(desk)
        desk.live.told.connect(self.frame.quiet_bar.tell)
        desk.live.amended.connect(self.frame.quiet_bar.amend)
        desk.live.changed.connect(self.frame.quiet_bar.note_change)
        self.form.sidebar_list.setFocus()
        self.frame.show_desk(desk)

    def leave(self, desk: Desk) -> None:
        """Write what waits and drop the pages."""
        desk.live.flush()
        desk.live.told.disconnect(self.frame.quiet_bar.tell)
        desk.live.amended.disconnect(self.frame.quiet_bar.amend)
        desk.live.changed.disconnect(self.frame.quiet_bar.note_change)
        self.search_box.show_desk(None)
        self.frame.leave_desk()
        self.header.show_workspace(None)
        if self._unsaved_bar is not None:
            self._unsaved_bar.hide()

    def show_council_name(self, council: str) -> None:
        self.form.council_label.setText(council)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.sidebar_frame.setFixedWidth(_SIDEBAR if self.width() >= _ROOMY else _NARROW_SIDEBAR)
        for label in (self.form.title_label, self.form.subtitle_label):
            label.setWordWrap(self.height() >= _TALL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_pages()
            self.header.retranslate()
            self.search_box.retranslate()

    @Slot(int)
    def _go_to_row(self, row: int) -> None:
        if row in self._sidebar_rows:
            self.frame.go_to_number(self._sidebar_rows.index(row))

    @Slot(object)
    def _mark_page(self, place: Place) -> None:
        """The sidebar shows where we are without going there again."""
        self._mark_row(self.frame.number(place.page))
        if place.page != "search":
            self.search_box.clear()
        self.search_box.note_place(place, self.frame.page)
        self.place_changed.emit(place)

    def _mark_row(self, number: int) -> None:
        blocked = self.form.sidebar_list.blockSignals(True)
        self.form.sidebar_list.setCurrentRow(self._sidebar_rows[number])
        self.form.sidebar_list.blockSignals(blocked)

    @Slot(object)
    def _create(self, place: Place) -> None:
        """Go to a page and make there what its main action makes."""
        page = self.frame.go(place)
        action = page.main_action() if page else None
        if action is not None:
            action.trigger()

    @Slot()
    def _undo_step(self) -> None:
        if self.frame.desk is not None:
            self.frame.desk.live.undo()

    @Slot()
    def _show_removed(self) -> None:
        self.frame.enter(Place("history", None, "removed"))

    def _add_to_sidebar(self, entry: PageEntry) -> None:
        shown = self.form.sidebar_list
        if entry.stands_apart:
            gap = QListWidgetItem()
            gap.setFlags(Qt.ItemFlag.NoItemFlags)
            gap.setSizeHint(QSize(0, _GAP))
            shown.addItem(gap)
        item = QListWidgetItem(icons.icon(entry.icon, marked=icons.Role.Link), "")
        item.setSizeHint(QSize(0, _ROW))
        self._sidebar_rows.append(shown.count())
        shown.addItem(item)

    def _name_pages(self) -> None:
        for number, (entry, action) in enumerate(zip(self.frame.pages, self._page_actions, strict=True)):
            name = QCoreApplication.translate("Pages", entry.title)
            item = self.form.sidebar_list.item(self._sidebar_rows[number])
            item.setText(name)
            item.setToolTip(f"{name} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
