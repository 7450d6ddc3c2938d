"""What is missing, beside the minutes: each line leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from councildesk.services.completeness import Report
from councildesk.ui.minutes import gap_words
from councildesk.ui.widgets.links_list import LinksList
from councildesk.ui.widgets.plain_label import PlainLabel

_MOST = 200
"""Lines; who lacks more is not helped by a longer list."""


class MissingPanel(QWidget):
    """`wanted` carries the place of a line that was clicked or entered."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = (Report(), "")
        self._pair: tuple[str, ...] = ()
        self.heading = PlainLabel(parent=self)
        self.heading.setProperty("look", "heading")
        self.hint = PlainLabel(parent=self)
        self.hint.setProperty("look", "small")
        self.hint.setWordWrap(True)
        self.links = LinksList()
        self.links.setAccessibleName(self.tr("What is missing in the minutes"))
        inside = QWidget()
        inside.setProperty("look", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.links)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(area, 1)
        self.setFocusProxy(self.links)
        self.links.wanted.connect(self.wanted)

    def show_report(self, report: Report, meeting_id: str) -> None:
        """Show what is missing in the minutes of this meeting."""
        count = len(report.missing)
        self._report = (report, meeting_id)
        if self.isVisible():
            self._fill()
        self.heading.setText(self.tr("Missing: %n", "", count) if count else self.tr("Nothing is missing"))
        self.hint.setText(
            self.tr("Enter leads to the place. The minutes may go out all the same.")
            if count
            else self.tr("Times, people, votes, actions and all languages are complete.")
        )

    def show_languages(self, pair: Sequence[str]) -> None:
        """These are read side by side: what is missing in other languages comes after all else."""
        if tuple(pair) != self._pair:
            self._pair = tuple(pair)
            if self.isVisible():
                self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        report, meeting_id = self._report
        ordered = sorted(report.missing, key=lambda one: bool(self._pair) and one.language not in (None, *self._pair))
        self.links.show_links(gap_words.links(replace(report, missing=tuple(ordered)), meeting_id, _MOST))
