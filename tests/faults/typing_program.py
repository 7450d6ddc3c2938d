"""The program itself, and somebody who types into the minutes in it without a rest."""

from __future__ import annotations

import dataclasses
import random
import string
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from councildesk.paths import Paths
from councildesk.ui.desktop import Desktop
from councildesk.ui.page import Place
from councildesk.ui.theme import ARGUMENTS
from councildesk.ui.widgets.blocks_edit import BlocksEdit
from faults.programs import Say

PACES = (15, 30, 60, 90, 140, 140, 200, 450)
"""Milliseconds between two keys."""


def places_in(folder: Path) -> Paths:
    return Paths(**{field.name: folder / field.name for field in dataclasses.fields(Paths)})


def type_minutes(say: Say, file: str, folder: str, meeting_id: str, part: str, seed: int) -> None:
    """Open the file in the window, go to this tab of the meeting, and type.

    Says "key" with the time and the text before each key, "saved" with the text when the window says that it is saved.
    """
    application = QApplication(["councildesk", *ARGUMENTS])
    desktop = Desktop(application, places_in(Path(folder)), Path(file))
    desktop.window.painted.connect(lambda: desktop.begin(Path(file)))
    desktop.window.resize(1366, 728)
    desktop.window.show()
    while desktop.window.desk is None:
        application.processEvents()
    typist = _Typist(say, desktop, seed)
    QTimer.singleShot(0, lambda: typist.begin(Place("meetings", meeting_id, part)))
    application.exec()


class _Typist:
    def __init__(self, say: Say, desktop: Desktop, seed: int) -> None:
        self._say, self._desktop, self._chance = say, desktop, random.Random(seed)

    def begin(self, place: Place) -> None:
        desk = self._desktop.window.desk
        assert desk is not None
        self._desktop.window.view.frame.enter(place)
        if not isinstance(QApplication.focusWidget(), BlocksEdit):
            edits = self._desktop.window.findChildren(BlocksEdit)
            next(edit for edit in edits if edit.isVisible() and not edit.isReadOnly()).setFocus()
        self._edit.moveCursor(self._edit.textCursor().MoveOperation.End)
        desk.live.pending_changed.connect(self._note)
        self._say("ready")
        self._press()

    @property
    def _edit(self) -> BlocksEdit:
        field = QApplication.focusWidget()
        assert isinstance(field, BlocksEdit), field
        return field

    def _note(self, is_pending: bool) -> None:
        if not is_pending:
            self._say("saved", self._edit.toPlainText())

    def _press(self) -> None:
        letter = self._chance.choice(string.ascii_lowercase)
        self._say("key", (time.monotonic(), self._edit.toPlainText() + letter))
        QTest.keyClick(self._edit, letter)
        QTimer.singleShot(self._chance.choice(PACES), self._press)
