"""The sheet of keys: everything that the keyboard does here, on one page (F1)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QWidget

from councildesk._generated.forms.ui_keys_sheet import Ui_KeysSheet
from councildesk.ui.page import Key, Page
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.widgets.screen_room import keep_within_screen


class KeysSheet(QDialog):
    def __init__(self, keys: Iterable[Key], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_KeysSheet()
        self.form.setupUi(self)
        keep_within_screen(self)
        columns = [
            Column[Key]("does", self.tr("What it does"), lambda key: key.does),
            Column[Key]("keys", self.tr("Keys"), lambda key: _native(key.keys)),
        ]
        self.model = RowsModel(columns, key=lambda key: f"{key.keys} {key.does}", parent=self)
        self.model.show_rows(keys)
        table = self.form.keys_table
        table.setModel(self.model)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().hide()
        self.form.filter_edit.textChanged.connect(self.model.filter)
        self.form.button_box.rejected.connect(self.reject)

    @classmethod
    def show_for(cls, actions: Iterable[QAction], page: Page | None, parent: QWidget) -> None:
        """Show the keys of these actions and of the page."""
        cls(gather(actions, page), parent).exec()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)


def gather(actions: Iterable[QAction], page: Page | None) -> list[Key]:
    """The page's own keys first, then those of the window. What the page says of a key is what it does here."""
    own = [action for action in page.actions() if action.isVisible()] if page else []
    told = page.keys() if page else []
    here = {key.keys for key in told}
    keys = [key for key in (_key(action) for action in own if not action.shortcut().isEmpty()) if key.keys not in here]
    return [*keys, *told] + [_key(action) for action in actions if not action.shortcut().isEmpty()]


def _key(action: QAction) -> Key:
    text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
    return Key(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText), text.lstrip("0123456789 "))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
