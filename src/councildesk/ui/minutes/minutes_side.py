"""What stands beside the minutes when it is wanted: what is missing, or the paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QToolButton, QWidget

from councildesk.services.completeness import Report
from councildesk.ui import icons, settings
from councildesk.ui.minutes.missing_panel import MissingPanel
from councildesk.ui.minutes.preview_panel import PreviewPanel
from councildesk.ui.page import Desk, Key

MISSING_KEY, PREVIEW_KEY = "Ctrl+Shift+M", "F12"
_SHOWN = settings.Setting("minutes/beside", "")


class MinutesSide(QStackedWidget):
    """`buttons` show and hide the panels; what is shown is remembered on this desk."""

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.missing, self.preview = MissingPanel(self), PreviewPanel(desk, self)
        self.missing_button, self.preview_button = QToolButton(parent), QToolButton(parent)
        self.buttons: Sequence[QToolButton] = (self.missing_button, self.preview_button)
        self._panels: dict[str, tuple[QWidget, QToolButton, str]] = {
            "missing": (self.missing, self.missing_button, MISSING_KEY),
            "preview": (self.preview, self.preview_button, PREVIEW_KEY),
        }
        for name, (panel, button, keys) in self._panels.items():
            self.addWidget(panel)
            button.setCheckable(True)
            button.setProperty("look", "quiet")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(partial(self.toggle, name))
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(f"{name}_key")
            shortcut.activated.connect(partial(self.toggle, name))
        self.missing.wanted.connect(self.place_wanted)
        self.setMinimumWidth(260)
        self.missing_button.setIcon(icons.icon("missing"))
        self.preview_button.setIcon(icons.icon("document"))
        self.retranslate()
        self._show(desk.settings.get(_SHOWN))

    def toggle(self, name: str) -> None:
        """Show a panel and go into it, or hide it where it is shown."""
        panel, button, _keys = self._panels[name]
        is_shown = not self.isHidden() and self.currentWidget() is panel
        had_focus = self._has_focus()
        self._show("" if is_shown else name)
        self.desk.settings.put(_SHOWN, "" if is_shown else name)
        if is_shown and had_focus:
            button.setFocus()
        elif not is_shown and name == "missing":
            panel.setFocus()

    def show_meeting(self, meeting_id: str | None, languages: Sequence[str] = ()) -> None:
        self.preview.show_meeting(meeting_id, languages)
        self.missing.show_languages(languages)

    def show_report(self, report: Report, meeting_id: str) -> None:
        self.missing.show_report(report, meeting_id)
        count = len(report.missing)
        self.missing_button.setText(str(count) if count else "")
        self.missing_button.setIcon(icons.icon("missing" if count else "checked"))
        name = self.tr("Missing in the minutes: %n", "", count) if count else self.tr("Nothing is missing")
        self.missing_button.setAccessibleName(name)
        self.missing_button.setToolTip(f"{name} ({_native(MISSING_KEY)})")

    def keys(self) -> list[Key]:
        return [
            Key(MISSING_KEY, self.tr("What is missing, beside the minutes")),
            Key(PREVIEW_KEY, self.tr("The paper beside the minutes")),
        ]

    def retranslate(self) -> None:
        self.preview.retranslate()
        self.missing_button.setAccessibleName(self.tr("What is missing"))
        self.preview_button.setAccessibleName(self.tr("Preview of the paper"))
        for button, keys in ((self.missing_button, MISSING_KEY), (self.preview_button, PREVIEW_KEY)):
            button.setToolTip(f"{button.accessibleName()} ({_native(keys)})")

    def _show(self, name: str) -> None:
        for key, (panel, button, _keys) in self._panels.items():
            button.setChecked(key == name)
            if key == name:
                self.setCurrentWidget(panel)
        self.setVisible(name in self._panels)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QWidget) and self.isAncestorOf(focus)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
