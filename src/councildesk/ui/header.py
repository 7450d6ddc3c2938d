"""The head of the window: the council's name, undo and redo, and whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication

from councildesk._generated.forms.ui_desk_view import Ui_DeskView
from councildesk.ui import tooltips, undo_keys
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.widgets.icon_label import IconLabel


class Header(QObject):
    """Connects the form's header to the open workspace."""

    def __init__(self, form: Ui_DeskView, actions: dict[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._live: LiveWorkspace | None = None
        self._undo, self._redo = actions["undo"], actions["redo"]
        self._undo.triggered.connect(self._undo_here)
        self._redo.triggered.connect(self._redo_here)
        for button, action in ((form.undo_button, self._undo), (form.redo_button, self._redo)):
            button.setDefaultAction(action)
            button.setIconSize(QSize(18, 18))
        self._saved_icon = IconLabel("saved", 14, QPalette.ColorRole.PlaceholderText)
        form.tools_layout.insertWidget(form.tools_layout.indexOf(form.saved_label), self._saved_icon)
        self.retranslate()

    def show_workspace(self, live: LiveWorkspace | None) -> None:
        """Follow this workspace from now on."""
        self._live = live
        if live is not None:
            live.changed.connect(self.show_steps)
            live.pending_changed.connect(self._show_saved)
            live.unsaved.changed.connect(self._show_saved)
        self.show_steps()
        self._show_saved()

    @Slot()
    def show_steps(self) -> None:
        """Say on the actions what would be undone and redone."""
        undo = self._live.undo_text if self._live else None
        redo = self._live.redo_text if self._live else None
        for action, text, plain, labelled in (
            (self._undo, undo, self.tr("Undo"), self.tr("Undo: {step}")),
            (self._redo, redo, self.tr("Redo"), self.tr("Redo: {step}")),
        ):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            title = labelled.replace("{step}", text) if text else plain
            action.setText("&" + title.replace("&", "&&"))
            action.setToolTip(tooltips.plain(f"{title} ({keys})"))
            action.setEnabled(self._live is not None and not self._live.workspace.is_read_only)

    def retranslate(self) -> None:
        self.show_steps()
        self._show_saved()

    @Slot()
    def _undo_here(self) -> None:
        field = undo_keys.typed_into(QApplication.focusWidget())
        if field is not None and undo_keys.can_undo(field):
            field.undo()
        elif self._live is not None:
            self._live.undo()

    @Slot()
    def _redo_here(self) -> None:
        field = undo_keys.typed_into(QApplication.focusWidget())
        if field is not None and undo_keys.can_redo(field):
            field.redo()
        elif self._live is not None:
            self._live.redo()

    @Slot()
    def _show_saved(self) -> None:
        is_saved = self._live is None or self._live.is_saved
        is_refused = not is_saved and self._live is not None and not self._live.unsaved.is_empty
        words = self.tr("Saved"), self.tr("Saving…"), self.tr("Not saved")
        number = 0 if is_saved else 2 if is_refused else 1
        self._saved_icon.show_icon(("saved", "saving", "warning")[number])
        self._form.saved_label.show_word(words[number], words)
        self._form.saved_label.setToolTip(self.tr("Everything typed is kept in the council's file at once."))
