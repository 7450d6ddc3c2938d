"""The council's languages as a row of tabs: which one the fields below are written in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from councildesk.domain import languages


class LanguageTabs(QTabBar):
    """`chosen` carries the tag of the language that somebody went to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setStyleSheet("QTabBar::tab { margin-right: 8px; }")
        self.setAccessibleName(self.tr("Language"))
        self.currentChanged.connect(self._tell)

    @property
    def tag(self) -> str:
        """The language that is shown; empty while there is none."""
        return self._tags[self.currentIndex()] if 0 <= self.currentIndex() < len(self._tags) else ""

    def show_languages(self, tags: Sequence[str], written: Collection[str]) -> None:
        """One tab for each language; those in which nothing is `written` stand in brackets."""
        blocked = self.blockSignals(True)
        if self._tags != tuple(tags):
            while self.count():
                self.removeTab(0)
            self._tags = tuple(tags)
            for tag in self._tags:
                self.addTab(tag)
        for number, tag in enumerate(self._tags):
            is_written = tag in written
            name = languages.endonym(tag)
            self.setTabText(number, tag if is_written else f"({tag})")
            tip = name if is_written else self.tr("{language}: nothing written yet").replace("{language}", name)
            self.setTabToolTip(number, tip)
        self.blockSignals(blocked)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.tag)
