"""The first thing somebody sees: the sample council, a council of their own, or a file they know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from councildesk._generated.forms.ui_start_page import Ui_StartPage
from councildesk.ui import icons, tooltips
from councildesk.ui.widgets.choice_card import ChoiceCard
from councildesk.ui.widgets.folding_columns import FoldingColumns

_ROW = 36
_BESIDE = 48
"""Margins and a scroll bar."""


class StartPage(QWidget):
    """Tells what the person wants and opens nothing itself. `file_wanted` carries a Path."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_StartPage()
        self.form.setupUi(self)
        self.sample_card = ChoiceCard("sample", self)
        self.new_card = ChoiceCard("new_file", self)
        self.open_card = ChoiceCard("open_file", self)
        for card, wanted in (
            (self.sample_card, self.sample_wanted),
            (self.new_card, self.new_wanted),
            (self.open_card, self.open_wanted),
        ):
            self.form.choices_layout.addWidget(card, alignment=Qt.AlignmentFlag.AlignTop)
            card.clicked.connect(wanted)
        FoldingColumns(self.form.start_scroll, self.form.choices_layout)
        self.form.recent_list.itemActivated.connect(self._open_recent)
        self.form.recent_list.itemClicked.connect(self._open_recent)
        self._describe()
        self.show_recent([])

    def show_recent(self, files: Sequence[Path]) -> None:
        """Show the files opened last; none at a first start. What was told before is forgotten."""
        self.form.refusal_label.clear()
        self.form.recent_list.clear()
        for file in files:
            item = QListWidgetItem(icons.icon("council"), self._called(file))
            item.setData(Qt.ItemDataRole.UserRole, file)
            item.setToolTip(tooltips.plain(str(file)))
            item.setSizeHint(QSize(0, _ROW))
            self.form.recent_list.addItem(item)
        self.form.recent_list.setFixedHeight(_ROW * max(1, len(files)) + 2)
        self.form.recent_frame.setVisible(bool(files))

    def mark_missing(self, files: Collection[Path]) -> None:
        """Say of these that they are not there now: a stick may be pulled, a share not connected."""
        for row in range(self.form.recent_list.count()):
            item = self.form.recent_list.item(row)
            file = item.data(Qt.ItemDataRole.UserRole)
            if file in files:
                item.setText(self.tr("{file}   —   not there now").replace("{file}", self._called(file)))
                item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))

    def tell(self, sentence: str) -> None:
        """Say why something was not opened, until the person tries again."""
        self.form.refusal_label.setText(sentence)

    def retranslate(self) -> None:
        """Called by the window: a `changeEvent` of its own would cost 2 ms before the first picture."""
        self.form.retranslateUi(self)
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of files is as wide as the choices side by side, in whatever language, or else as the page."""
        cards = (self.sample_card, self.new_card, self.open_card)
        side_by_side = sum(card.sizeHint().width() for card in cards) + 2 * self.form.choices_layout.spacing()
        self.form.recent_frame.setFixedWidth(min(side_by_side, self.width() - _BESIDE))
        super().resizeEvent(event)

    @Slot(QListWidgetItem)
    def _open_recent(self, item: QListWidgetItem) -> None:
        self.file_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _called(self, file: Path) -> str:
        return f"{file.stem}   —   {file.parent}"

    def _describe(self) -> None:
        self.setWindowTitle(self.tr("Start"))
        self.sample_card.describe(
            self.tr("Look around in a &sample"),
            self.tr("A council of two countries with members, a conference and its minutes. Change what you like."),
        )
        self.new_card.describe(
            self.tr("Set up a &new council"),
            self.tr("Name, languages and sides first; members and meetings whenever you are ready."),
        )
        self.open_card.describe(
            self.tr("&Open a council's file"),
            self.tr("A file that you or a colleague made before. Everything of a council is in that one file."),
        )
