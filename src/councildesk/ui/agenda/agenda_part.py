"""The agenda of a meeting: the tree, and beside it what belongs to the chosen item."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QWidget

from councildesk._generated.forms.ui_agenda_part import Ui_AgendaPart
from councildesk.domain.agenda import ItemKind
from councildesk.domain.meetings import NOT_BEGUN
from councildesk.services import agenda, offers
from councildesk.services.agenda import Agenda, AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.offers import Offer
from councildesk.ui import icons, settings
from councildesk.ui.agenda import agenda_cells, kind_words
from councildesk.ui.agenda.agenda_head import AgendaHead
from councildesk.ui.agenda.agenda_shape import NEW
from councildesk.ui.agenda.agenda_tree import AgendaTree
from councildesk.ui.agenda.item_fields import ItemFields
from councildesk.ui.agenda.offers_list import OffersList
from councildesk.ui.agenda.tree_edits import TreeEdits
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.papers.papers_card import PapersCard
from councildesk.ui.papers.papers_export import PapersExport
from councildesk.ui.widgets.empty_state import EmptyState

_SPLITTER = settings.splitter_sizes("agenda")


class AgendaPart(MeetingPart):
    is_of_minutes = True
    nouns = frozenset(
        {"meeting", "agenda_item", "item_person", "text", "side", "setting", "working_language", "person_name", "paper"}
        | {"paper_version", "stored_file", "action", "decision", "entry", "meeting_event"}
    )

    within = frozenset({"agenda_item"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_AgendaPart()
        self.form.setupUi(self)
        self._agenda: Agenda | None = None
        self._wanted: str | None = None
        self._is_read = False
        """Texts, people and papers of the items are shown as they are in the record."""
        self.tree = AgendaTree(self)
        self.edits = TreeEdits(self, self.tree, self._rows)
        self.fields = ItemFields(desk, self)
        self.papers = PapersCard(desk, self)
        self.offers = OffersList(desk.settings, self)
        self.export = PapersExport(desk, self.form, self)
        self.head = AgendaHead(desk, self.form, self)
        self.empty_state = EmptyState(parent=self)
        self.side_tabs = QTabWidget(self)
        self.side_tabs.setDocumentMode(True)
        self.side_tabs.addTab(self.fields, icons.icon("details"), "")
        self.papers_scroll = QScrollArea(self)
        self.papers_scroll.setWidgetResizable(True)
        self.papers_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.papers_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.papers_scroll.setWidget(self.papers)
        self.side_tabs.addTab(self.papers_scroll, icons.icon("paper"), "")
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("agenda_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(self.side_tabs)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([780, 310])
        self.form.content_stack.addWidget(self.splitter)
        self.form.content_stack.addWidget(self.empty_state)
        self.form.offers_layout.addWidget(self.offers)
        self._furnish()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        if self.tree.is_naming:  # a title that is typed just now must not go; the tree asks again
            QTimer.singleShot(200, self, self.look_again)
            return
        known = self._agenda if self._has_changed_within() else None
        touched = self._touched_rows or None
        self._agenda = self.live.read(agenda.whole, self.meeting.id, self.desk.language, known, touched)
        if known is None:
            self.fields.people.offer(surroundings.candidates(self.desk))
            self.offers.show_offers(self._offered(), self.desk.language)
        chosen = self._wanted or self.tree.current
        self.tree.items.show_items(self._agenda.rows, self.meeting, self.around)
        self._show_stack()
        first = self._agenda.rows[0].id if self._agenda.rows else None
        if not self.tree.current or self._wanted:
            self.tree.choose(chosen if self.tree.items.row(chosen) else first)
        self._wanted = None
        self._is_read = known is not None
        self._show_item()
        self._is_read = True
        self.head.show_agenda(self._agenda, self.meeting, self.around)
        self._name_papers()

    def forget(self) -> None:
        self._agenda = None
        self.tree.items.begin_new(None)
        self.fields.show_item(None, None, None)
        self._wanted = None

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.fields.flush()
            self.papers.flush()

    def keeps_heading_waiting(self) -> bool:
        """An item moved by key after key is seen at once; the next step of the meeting follows."""
        return self.tree.hasFocus()

    def first_focus(self) -> QWidget:
        return self.tree

    def show_target(self, target: str) -> bool:
        """An item."""
        self.tree.choose(target)
        self.tree.setFocus()
        return self.tree.current == target

    def add_new(self) -> None:
        """Name a new item behind the chosen one."""
        self.form.content_stack.setCurrentWidget(self.splitter)
        self.tree.setFocus()
        self.tree.begin_new()

    def escape_word(self) -> str:
        return "" if self.tree.hasFocus() else self.tr("Back to the items")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From a field beside the tree Escape leads back to the tree, from there back out of the meeting."""
        if event.key() == Qt.Key.Key_Escape and self.tree.isVisible() and not self.tree.hasFocus():
            self.tree.setFocus()
        else:
            super().keyPressEvent(event)

    def record_shown(self) -> tuple[str, str] | None:
        """The item that is chosen."""
        current = self.tree.current
        return ("agenda_item", current) if current and self.tree.items.row(current) else None

    def keys(self) -> list[Key]:
        return [
            Key("Ctrl+N", self.tr("Add an item")),
            Key("Return", self.tr("Add an item below; Enter again for the next, Escape to end")),
            Key("Tab", self.tr("One level down")),
            Key("Shift+Tab", self.tr("One level up")),
            Key("Alt+Up", self.tr("Move up")),
            Key("Alt+Down", self.tr("Move down")),
            Key("F2", self.tr("Rename in place")),
            Key("Shift+F2", self.tr("Title in the second language")),
            Key("F4", self.tr("Choose the kind")),
            Key("0…9", self.tr("Type the minutes")),
            Key("Ctrl+D", self.tr("Duplicate")),
            Key("Ctrl+C", self.tr("Copy, also for Word and Excel")),
            Key("Ctrl+X", self.tr("Cut: Ctrl+V moves the items behind another one")),
            Key("Ctrl+V", self.tr("Paste items, or lines as items")),
            Key("Del", self.tr("Remove")),
            Key("F3", self.tr("Next title that is missing or out of date")),
            Key("F6", self.tr("From the tree to the item's fields, to what is offered, and back")),
        ]

    def retranslate(self) -> None:
        self._agenda = None
        self.form.retranslateUi(self)
        self.tree.setAccessibleName(self.tr("Agenda"))
        self.empty_state.describe(
            "agenda",
            self.tr("Nothing on the agenda yet"),
            self.tr(
                "Type one title after the other: Enter goes on to the next item, Tab puts an item under the one before."
            ),
        )
        self.empty_state.offer(self.tr("Add the first item"))
        self.offers.retranslate()
        self._name_papers()

    def _furnish(self) -> None:
        form = self.form
        icons.beside_text(form.add_button, "add")
        for button, icon in (
            (form.outdent_button, "outdent"),
            (form.indent_button, "indent"),
            (form.up_button, "up"),
            (form.down_button, "down"),
            (form.remove_button, "remove"),
        ):
            button.setIcon(icons.icon(icon))
        form.content_stack.setMinimumSize(QSize(0, 200))
        self._pane_key = QShortcut(QKeySequence("F6"), self)
        self._pane_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._pane_key.setObjectName("pane_key")
        self._lack_key = QShortcut(QKeySequence("F3"), self)
        self._lack_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lack_key.setObjectName("lack_key")
        icons.beside_text(form.export_button, "export")
        kept = self.desk.settings.get(_SPLITTER)
        if kept:
            self.splitter.restoreState(kept)

    def _connect(self) -> None:
        form, tree = self.form, self.tree
        form.add_button.clicked.connect(self.add_new)
        self.empty_state.first_step_wanted.connect(self.add_new)
        form.indent_button.clicked.connect(self._indent_selected)
        form.outdent_button.clicked.connect(self._outdent_selected)
        form.up_button.clicked.connect(self._raise_selected)
        form.down_button.clicked.connect(self._lower_selected)
        form.remove_button.clicked.connect(self._remove_selected)
        form.export_button.clicked.connect(self._export)
        form.lack_button.clicked.connect(self._go_to_lack)
        tree.chosen.connect(self._show_item)
        tree.files_dropped.connect(self._attach)
        self.offers.taken.connect(self._take)
        self._lack_key.activated.connect(self._go_to_lack)
        self._pane_key.activated.connect(self._change_pane)
        self.splitter.splitterMoved.connect(self._keep_sizes)

    def _rows(self) -> list[AgendaRow]:
        return list(self._agenda.rows) if self._agenda else []

    def _show_stack(self) -> None:
        is_empty = not self._rows() and self.tree.items.new_item is None
        self.form.content_stack.setCurrentWidget(self.empty_state if is_empty else self.splitter)
        for button in (self.form.outdent_button, self.form.indent_button, self.form.up_button):
            button.setEnabled(not is_empty)
        self.form.down_button.setEnabled(not is_empty)
        self.form.remove_button.setEnabled(not is_empty)

    @Slot()
    def _show_item(self) -> None:
        if self.meeting_id is not None and self.tree.current != NEW:
            item = self.tree.items.row(self.tree.current)
            self.fields.show_item(item, self.meeting, self.around, is_read=self._is_read)
            self.papers.show_papers(self.meeting.id, self._rows(), item, self.around, is_read=self._is_read)

    def _offered(self) -> list[Offer]:
        """Nothing once the agenda was held: it says what was dealt with."""
        if self.meeting.state not in NOT_BEGUN:
            return []
        return self.live.read(offers.rows, self.meeting.id, self.desk.language)

    def _name_papers(self) -> None:
        count = f" ({self.papers.count})" if self.papers.count else ""
        for place, text in enumerate((self.tr("Item"), self.tr("Papers") + count)):
            if text != self.side_tabs.tabText(place):  # Qt would lay out and paint the whole page again
                self.side_tabs.setTabText(place, text)

    @Slot(list)
    def _take(self, keys: list[str]) -> None:
        names = {kind: kind_words.titles(kind, self.around.languages) for kind in ItemKind}
        label = QT_TRANSLATE_NOOP("Steps", "Take over onto agenda")
        made = self.live.attempt(label, offers.take, self.meeting.id, keys, names)
        if made:
            self.tree.choose(made[0])
            self.live.tell(self.tr("Taken onto the agenda: %n", "", len(made)), undoable=True)

    @Slot(object, list)
    def _attach(self, item_id: str | None, paths: list[Path]) -> None:
        """Dropped onto an item they are its papers, beside the items those of the meeting."""
        self.side_tabs.setCurrentWidget(self.papers_scroll)
        self.tree.choose(item_id)
        self.papers.attach(item_id, paths)

    @Slot()
    def _export(self) -> None:
        self.flush()
        self.export.ask(self.meeting.id, self.around.pair, self)

    @Slot()
    def _go_to_lack(self) -> None:
        """The next title, from the current item on, that is missing or out of date in one of the two languages."""
        rows, tags = self._rows(), self.around.pair
        order = [row.id for row in rows]
        start = order.index(self.tree.current) + 1 if self.tree.current in order else 0
        for row in [*rows[start:], *rows[:start]]:
            if agenda_cells.is_lacking(row, tags):
                self.side_tabs.setCurrentWidget(self.fields)
                self.tree.choose(row.id)
                self.fields.go_to_lack(tags)
                return

    @Slot()
    def _indent_selected(self) -> None:
        self.edits.indent(self.tree.selected(), 1)

    @Slot()
    def _outdent_selected(self) -> None:
        self.edits.indent(self.tree.selected(), -1)

    @Slot()
    def _raise_selected(self) -> None:
        self.edits.shift(self.tree.selected(), -1)

    @Slot()
    def _lower_selected(self) -> None:
        self.edits.shift(self.tree.selected(), 1)

    @Slot()
    def _remove_selected(self) -> None:
        self.edits.remove(self.tree.selected())

    @Slot()
    def _change_pane(self) -> None:
        """From the tree to what stands beside it, to what is offered below, and back."""
        beside = self.side_tabs.currentWidget()
        if self.tree.hasFocus():
            (self.fields.form.title_edit if beside is self.fields else self.papers.first_focus()).setFocus()
        elif self.offers.list.isVisible() and not self.offers.list.hasFocus():
            self.offers.list.setFocus()
        else:
            self.tree.setFocus()

    @Slot()
    def _keep_sizes(self) -> None:
        self.desk.settings.put(_SPLITTER, bytes(self.splitter.saveState().data()))
