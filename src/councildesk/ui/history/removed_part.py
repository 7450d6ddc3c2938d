"""What was removed and is still gone, and the key that brings it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from councildesk.domain import languages
from councildesk.domain.errors import Refusal
from councildesk.services import removed, words
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.removed import RemovedRow
from councildesk.services.workspace import Workspace
from councildesk.ui import history_words, icons
from councildesk.ui.background import Progress
from councildesk.ui.page import Desk, Key
from councildesk.ui.page_part import PagePart
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.widgets.rows_list import RowsList

translate = QCoreApplication.translate
_JOB = "removed"


class RemovedPart(PagePart):
    nouns = frozenset(words.NOUNS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = RowsList("removed", desk.settings, self)
        self.list.show_model(RowsModel(self._columns(), key=lambda row: str(row.place)))
        self.back_button = QPushButton(icons.icon("undo"), "", self)
        self.list.form.tools_layout.insertWidget(1, self.back_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.list)
        self.list.opened.connect(self.bring_back)
        self.list.selection_changed.connect(self._note_selection)
        self.back_button.clicked.connect(self._bring_chosen_back)
        self.retranslate()

    def refresh(self) -> None:
        work = partial(_asked, self.live.workspace, self.desk.language)
        job = self.desk.background.run(work, self._show, key=_JOB)
        self.destroyed.connect(job.cancel)  # another council may be opened before the answer is there

    def enter(self) -> None:
        self.list.table.setFocus()

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Bring back what is chosen")), Key("Ctrl+C", self.tr("Copy as a table"))]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Recently removed"))
        self.back_button.setText(self.tr("&Bring back"))
        self.list.empty_state.describe(
            "remove",
            self.tr("Nothing is removed"),
            self.tr("Whatever is removed stands here, with who removed it and when, and can be brought back."),
        )

    @Slot(str)
    def bring_back(self, key: str) -> None:
        """Bring back all that one step removed, as one step."""
        row = next(row for row in map(self.list.model.row, range(self.list.model.rowCount())) if str(row.place) == key)
        label = QT_TRANSLATE_NOOP("Steps", "Bring back what was removed")
        try:
            self.live.perform(label, removed.bring_back, row.place, self.desk.language)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            self.refresh()
            return
        called = self._called(row) or self._kinds(row)
        self.live.tell(self.tr("Brought back: {what}").replace("{what}", called), undoable=True)

    @Slot()
    def _bring_chosen_back(self) -> None:
        for key in self.list.table.selected_keys():
            self.bring_back(key)

    def _show(self, rows: list[RemovedRow]) -> None:
        self.list.show_rows(rows)
        if rows and not self.list.table.selected_keys():
            self.list.table.select([str(rows[0].place)])
        self._note_selection()

    @Slot()
    def _note_selection(self) -> None:
        chosen = self.list.table.selected_keys()
        self.back_button.setVisible(self.list.model.total > 0)
        self.back_button.setEnabled(bool(chosen) and not self.live.workspace.is_read_only)

    def _columns(self) -> list[Column[RemovedRow]]:
        language = self.desk.language
        return [
            Column(
                "when",
                translate("PersonHistory", "When"),
                lambda row: history_words.moment(row.at, language),
                order=lambda row: row.at,
                has_figures=True,
                width=17,
            ),
            Column("who", translate("PersonHistory", "Who"), lambda row: row.actor, width=14),
            Column("kind", translate("Removed", "Kind"), self._kinds, width=22),
            Column("what", translate("Removed", "What"), self._called),
            Column("parts", translate("Removed", "With it"), self._parts, width=30, gives_way=2),
            Column("step", translate("PersonHistory", "Step"), history_words.step, width=24, gives_way=1),
        ]

    def _kinds(self, row: RemovedRow) -> str:
        name = words.noun if row.count == 1 else words.nouns
        return languages.capitalised(", ".join(name(noun, translate) for noun in row.nouns), self.desk.language)

    def _called(self, row: RemovedRow) -> str:
        is_more = row.count > len(row.titles) > 0
        return "; ".join((*row.titles, *(["…"] if is_more else [])))

    def _parts(self, row: RemovedRow) -> str:
        counted = "{noun}: {count}"
        return ", ".join(
            counted.replace("{noun}", words.nouns(noun, translate)).replace("{count}", str(count))
            for noun, count in row.parts.items()
        )


def _asked(workspace: Workspace, language: str, _progress: Progress) -> list[RemovedRow]:
    """In the thread."""
    return workspace.read(removed.rows, language)
