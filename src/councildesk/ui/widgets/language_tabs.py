"""The council's languages as a row of tabs: which one the fields below are written in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from councildesk.domain import languages
from councildesk.ui import icons


class LanguageTabs(QTabBar):
    """`chosen` carries the tag of the language that somebody went to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(self.tr("Language"))
        self.currentChanged.connect(self._tell)

    @property
    def tag(self) -> str:
        """The language that is shown; empty while there is none."""
        return self._tags[self.currentIndex()] if 0 <= self.currentIndex() < len(self._tags) else ""

    def show_languages(self, tags: Sequence[str], written: Collection[str]) -> None:
        """One tab for each language; those in which something is `written` have a mark."""
        blocked = self.blockSignals(True)
        if self._tags != tuple(tags):
            while self.count():
                self.removeTab(0)
            self._tags = tuple(tags)
            for number, tag in enumerate(self._tags):
                self.addTab(tag)
                self.setTabToolTip(number, languages.endonym(tag))
        for number, tag in enumerate(self._tags):
            self.setTabIcon(number, icons.icon("saved" if tag in written else "missing"))
        self.blockSignals(blocked)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.tag)
