"""Below a register: the words of the chosen row in every language, and what became of it."""

from __future__ import annotations

import html
from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from councildesk.domain import languages
from councildesk.services import history
from councildesk.services.history import ChangeRow
from councildesk.ui import history_words
from councildesk.ui.page import Desk

_LONGEST = 40
"""Lines of history."""


class RecordPane(QWidget):
    """Out of sight while no single row is chosen."""

    def __init__(self, desk: Desk, noun: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._noun = desk, noun
        self.words, self.history = QTextBrowser(self), QTextBrowser(self)
        self.words.setAccessibleName(self.tr("The words of the chosen line"))
        self.history.setAccessibleName(self.tr("The history of the chosen line"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        for browser, share in ((self.words, 3), (self.history, 2)):
            browser.setOpenLinks(False)
            browser.setTabChangesFocus(True)
            layout.addWidget(browser, share)
        self.setMinimumHeight(110)
        self.hide()

    def show_record(self, key: str | None, words: Mapping[str, str]) -> None:
        """The record of this id, whose words are these; None: none."""
        self.setVisible(key is not None)
        if key is not None:
            told = [f"<p><b>{_said(languages.endonym(tag))}</b>  {_said(text)}</p>" for tag, text in words.items()]
            self.words.setHtml("".join(told))
            self.history.setHtml(self._history(key))

    def _history(self, key: str) -> str:
        language = self.desk.language
        changes = self.desk.live.read(history.of_record, self._noun, key)[:_LONGEST]
        named = history_words.named(self.desk.live, changes, language)
        lines = [self._line(change, named, language) for change in changes if change.field not in ("rank", "entry_id")]
        heading = f"<p><b>{_said(self.tr('History'))}</b></p>"
        return heading + "".join(f"<p>{line}</p>" for line in lines if line)

    def _line(self, change: ChangeRow, named: history_words.Named, language: str) -> str:
        """`24.11.2026 10:42  Leyla  State: Open → Done`."""
        old, new = (history_words.value(change, kept, named, language) for kept in (change.old, change.new))
        if not old and not new and not change.is_creation:
            return ""
        what = history_words.step(change)
        if old or new:
            what = f"{history_words.field(change, language)}: {' → '.join(filter(None, (old, new)))}"
        return _said("  ".join(filter(None, (history_words.moment(change.at, language), change.actor, what))))


def _said(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
