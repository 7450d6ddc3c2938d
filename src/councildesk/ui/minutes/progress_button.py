"""How far the minutes are translated: a short count for the languages side by side, and each language in a menu."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from councildesk.domain import languages
from councildesk.services.minutes import Translation
from councildesk.ui import icons


class ProgressButton(QToolButton):
    """`wanted` carries the language of the line that somebody took: there work goes on."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("look", "quiet")

    def show_progress(self, found: Sequence[Translation], pair: Sequence[str], offered: Collection[str]) -> None:
        """`found` are all languages; those of `pair` stand on the button. Work goes on in those `offered`: the council
        may have given up one in which something is written."""
        by_language = {one.language: one for one in found if one.entries}
        shown = [by_language[tag] for tag in pair if tag in by_language]
        counts = [f"{one.language} {_current(one)}/{one.entries}" for one in shown]
        self.setText("   ".join(counts))
        self.setVisible(bool(counts))
        self.menu().clear()
        for one in by_language.values():
            line = self.menu().addAction(self.sentence(one))
            line.setIcon(icons.icon("checked" if one.is_complete else "missing"))
            line.setEnabled(one.language in offered)
            line.triggered.connect(partial(self.wanted.emit, one.language))
        told = "\n".join(self.sentence(one) for one in by_language.values())
        self.setToolTip(told)
        self.setAccessibleName(self.tr("Translated so far: {counts}").replace("{counts}", ", ".join(counts)))

    def sentence(self, one: Translation) -> str:
        """`Oʻzbekcha: 7 of 9, 1 missing, 1 out of date, 3 not checked`."""
        counted = self.tr("{language}: {done} of %n", "", one.entries)
        parts = [
            counted.replace("{language}", languages.endonym(one.language)).replace("{done}", str(_current(one))),
            self.tr("%n missing", "", one.missing) if one.missing else "",
            self.tr("%n out of date", "", one.out_of_date) if one.out_of_date else "",
            self.tr("%n not checked", "", one.translated) if one.translated else "",
        ]
        return ", ".join(filter(None, parts))


def _current(one: Translation) -> int:
    """Written, and not out of date."""
    return one.entries - one.missing - one.out_of_date
