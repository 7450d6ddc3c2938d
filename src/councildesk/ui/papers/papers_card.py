"""The papers of an agenda item, or all of its meeting: each with its files by language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from councildesk._generated.forms.ui_papers_card import Ui_PapersCard
from councildesk.domain import languages
from councildesk.exchange import paper_texts
from councildesk.services import papers
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.papers import PaperRow, PaperVersionRow
from councildesk.ui import icons
from councildesk.ui.kept_fields import KeptLine, is_written, never
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.papers.opened_files import OpenedFiles
from councildesk.ui.widgets.choice_combo import ChoiceCombo

_CHANGE = QT_TRANSLATE_NOOP("Steps", "Change paper")
_ATTACH = QT_TRANSLATE_NOOP("Steps", "Attach papers")


class PapersCard(QWidget):
    """Enter opens, F2 names, Insert attaches, Delete removes, Alt+Up and Alt+Down move; files are dropped on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_PapersCard()
        self.form.setupUi(self)
        self.files = OpenedFiles(desk, self)
        self.item_combo, self.language_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.open_button, self.save_button = QPushButton(self), QPushButton(self)
        self.replace_button, self.remove_button = QPushButton(self), QPushButton(self)
        self._rows: list[PaperRow] = []
        self._items: list[AgendaRow] = []
        self._item: AgendaRow | None = None
        self._meeting_id: str | None = None
        self._around: Surroundings | None = None
        self._shown: tuple[str, str] | None = None
        """The paper whose fields are shown, and the language of the title."""
        live, form = desk.live, self.form
        self._title = KeptLine(live, form.paper_title_edit, self._write_title, whole=is_written)
        self._number = KeptLine(live, form.paper_number_edit, self._write_number, whole=never)
        self._place_widgets()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    def show_papers(
        self, meeting_id: str, items: list[AgendaRow], item: AgendaRow | None, around: Surroundings, *, is_read: bool
    ) -> None:
        """Show those of an item, or with None of the meeting; `is_read`: those shown before have not changed."""
        if not is_read or meeting_id != self._meeting_id:
            self._rows = self.live.read(papers.rows, meeting_id, self.desk.language)
        self._meeting_id, self._items, self._item, self._around = meeting_id, items, item, around
        self._fill()

    @property
    def count(self) -> int:
        """How many papers the meeting has."""
        return len(self._rows)

    def attach(self, item_id: str | None, paths: list[Path]) -> None:
        """Take files in for an item, or (None) for the meeting as a whole."""
        brought = self.files.read(paths)
        if not brought or self._meeting_id is None:
            return
        beginnings = [paper_texts.beginning(file.name, file.content) for file in brought]
        made = self.live.attempt(_ATTACH, papers.take_in, self._meeting_id, item_id, brought, beginnings)
        if made:
            self.live.tell(self.tr("Files attached: %n", "", len(brought)), undoable=True)
            self.form.papers_tree.choose(made[0])

    def first_focus(self) -> QWidget:
        """The list, or where files are attached while it is empty."""
        return self.form.papers_tree if self.form.papers_tree.isVisible() else self.form.attach_button

    def flush(self) -> None:
        """Write what was typed and waits."""
        self._title.flush()
        self._number.flush()

    def retranslate(self) -> None:
        self.open_button.setText(self.tr("Open"))
        self.save_button.setText(self.tr("Save as…"))
        self.replace_button.setText(self.tr("Replace…"))
        self.remove_button.setText(self.tr("Remove"))
        self.item_combo.setAccessibleName(self.form.paper_item_label.text())
        self.language_combo.setAccessibleName(self.form.paper_language_label.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.attach(self._scope, paths)

    @property
    def _scope(self) -> str | None:
        """To what files are attached: the item, unless all papers of the meeting are shown."""
        return None if self._item is None or self.form.all_check.isChecked() else self._item.id

    def _place_widgets(self) -> None:
        form = self.form
        icons.beside_text(form.attach_button, "add")
        form.paper_item_layout.addWidget(self.item_combo)
        form.paper_language_layout.addWidget(self.language_combo)
        form.paper_item_label.setBuddy(self.item_combo)
        form.paper_language_label.setBuddy(self.language_combo)
        grid = QGridLayout(form.buttons_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, (button, icon) in enumerate(
            (
                (self.open_button, "link"),
                (self.save_button, "save"),
                (self.replace_button, "reload"),
                (self.remove_button, "remove"),
            )
        ):
            button.setIcon(icons.icon(icon))
            grid.addWidget(button, place // 2, place % 2)
        chain = [form.attach_button, form.all_check, form.papers_tree, form.paper_title_edit, form.paper_number_edit]
        chain += [self.item_combo, self.language_combo, self.open_button, self.save_button, self.replace_button]
        for first, second in zip(chain, [*chain[1:], self.remove_button], strict=True):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        form = self.form
        form.attach_button.clicked.connect(self._ask)
        form.all_check.toggled.connect(self._fill)
        form.papers_tree.currentItemChanged.connect(self._show_chosen)
        form.papers_tree.opened.connect(self._open)
        form.papers_tree.renamed.connect(self._rename)
        form.papers_tree.added.connect(self._ask)
        form.papers_tree.removed.connect(self._remove)
        form.papers_tree.moved.connect(self._move)
        self.item_combo.chosen.connect(self._give)
        self.language_combo.chosen.connect(self._set_language)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.replace_button.clicked.connect(self._replace)
        self.remove_button.clicked.connect(self._remove)

    @Slot()
    def _fill(self) -> None:
        form, item = self.form, self._item
        scope = self._scope
        is_all = scope is None
        shown = [row for row in self._rows if is_all or row.item_id == scope]
        form.all_check.setVisible(item is not None)
        form.scope_label.setText(self.tr("Papers of the meeting") if is_all or item is None else _named(item))
        named = {row.id: _named(row) for row in self._items} if is_all else {}
        places = {row.id: named[row.item_id] for row in shown if row.item_id in named}
        form.papers_tree.show_papers(shown, places)
        form.nothing_label.setVisible(not shown)
        form.papers_tree.setVisible(bool(shown))
        self._show_chosen()

    def _chosen(self) -> tuple[PaperRow | None, PaperVersionRow | None]:
        """The paper, and its file: the chosen one, or the only one there is."""
        key = self.form.papers_tree.chosen
        for row in self._rows:
            version = next((one for one in row.versions if one.id == key), None)
            if row.id == key:
                return row, row.versions[0] if len(row.versions) == 1 else None
            if version is not None:
                return row, version
        return None, None

    @Slot()
    def _show_chosen(self) -> None:
        row, version = self._chosen()
        form, shown = self.form, (row.id, self._tag(row, version)) if row is not None else None
        if self._shown is not None and shown != self._shown:
            self._leave_shown()
        self._shown = shown
        form.paper_box.setVisible(row is not None)
        form.buttons_box.setVisible(row is not None)
        if row is None or self._around is None:
            return
        draft, tag = self.live.read(papers.draft, row.id), self._tag(row, version)
        form.paper_title_label.setText(self.tr("Title ({language})").replace("{language}", tag))
        self._title.show(draft.title.get(tag, ""))
        self._number.show(row.number)
        items = [(one.id, _named(one)) for one in self._items]
        self.item_combo.show_choices([(None, self.tr("The meeting")), *items])
        self.item_combo.show_value(row.item_id)
        self.language_combo.show_choices([(one, languages.endonym(one)) for one in self._around.languages])
        self.language_combo.show_value(version.language if version else None)
        self.language_combo.setEnabled(version is not None)
        for button in (self.save_button, self.replace_button):
            button.setEnabled(version is not None)
        self.open_button.setEnabled(bool(row.versions))

    def _tag(self, row: PaperRow, version: PaperVersionRow | None) -> str:
        """In which language the title is shown: that of the file, for a paper the leading one if it has such a file."""
        pair = self._around.pair if self._around else ("en",)
        there = [one.language for one in row.versions]
        return version.language if version else pair[0] if pair[0] in there or not there else there[0]

    @Slot()
    def _rename(self) -> None:
        self.form.paper_title_edit.setFocus()
        self.form.paper_title_edit.selectAll()

    @Slot()
    def _ask(self) -> None:
        if self.live.lets_write():
            self.attach(self._scope, self.files.ask(self))

    @Slot()
    def _open(self) -> None:
        row, version = self._chosen()
        if row is None or not row.versions:
            return
        by_language = {one.language: one for one in row.versions}
        self.files.open((version or by_language.get(self.desk.language) or row.versions[0]).id)

    @Slot()
    def _save(self) -> None:
        _row, version = self._chosen()
        if version is not None:
            self.files.save(version.id, self)

    @Slot()
    def _replace(self) -> None:
        row, version = self._chosen()
        path = self.files.ask_one(self) if version is not None and self.live.lets_write() else None
        brought = self.files.read([path]) if path else []
        if row is not None and version is not None and brought:
            label = QT_TRANSLATE_NOOP("Steps", "Replace file of paper")
            self.live.attempt(label, papers.attach, row.id, version.language, brought[0])

    @Slot()
    def _remove(self) -> None:
        """A file of several goes by itself, the last one with its paper."""
        row, version = self._chosen()
        if row is None:
            return
        if version is not None and version.id == self.form.papers_tree.chosen and len(row.versions) > 1:
            label = QT_TRANSLATE_NOOP("Steps", "Remove file of paper")
            is_gone = self.live.carry_out(label, papers.detach, version.id)
        else:
            is_gone = self.live.carry_out(QT_TRANSLATE_NOOP("Steps", "Remove paper"), papers.remove, row.id)
        if is_gone:
            self.live.tell(self.tr("Removed: {title}").replace("{title}", row.title), undoable=True)

    @Slot(int)
    def _move(self, by: int) -> None:
        row, _version = self._chosen()
        if row is None:
            return
        scope = self._scope
        shown = [one for one in self._rows if scope is None or one.item_id == scope]
        place = shown.index(row) + by
        if 0 <= place < len(shown):
            label = QT_TRANSLATE_NOOP("Steps", "Move paper")
            self.live.attempt(label, papers.move, row.id, self._rows.index(shown[place]))

    @Slot(object)
    def _give(self, item_id: str | None) -> None:
        row, _version = self._chosen()
        if row is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Move paper"), papers.give, row.id, item_id)

    @Slot(object)
    def _set_language(self, tag: str) -> None:
        _row, version = self._chosen()
        if version is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Change language of file")
            self.live.attempt(label, papers.set_language, version.id, tag)
            self._show_chosen()

    def _leave_shown(self) -> None:
        """What waits belongs to the paper that was shown, unless it is gone."""
        if self._shown is not None and self._shown[0] in [row.id for row in self._rows]:
            self.flush()
        self._title.drop()
        self._number.drop()

    def _write_title(self, text: str) -> None:
        if self._shown is not None:
            self._change(f"title/{self._shown[1]}", title={self._shown[1]: text})

    def _write_number(self, text: str) -> None:
        self._change("number", number=text)

    def _change(self, passage: str, **fields: Any) -> None:
        """Steps of typing in one passage join."""
        if self._shown is not None:
            key, _tag = self._shown
            draft = replace(self.live.read(papers.draft, key), **fields)
            self.live.attempt_typing(f"{key}/{passage}", _CHANGE, papers.change, key, draft)


def _named(item: AgendaRow) -> str:
    return f"{item.number} {item.title}".strip()
