"""What became of a person and of the time in the seat, as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from councildesk.services import history
from councildesk.ui import history_words, tooltips
from councildesk.ui.live_workspace import LiveWorkspace

Records = Iterable[tuple[str, str]]
"""Nouns with ids."""


def fill(tree: QTreeWidget, live: LiveWorkspace, records: Records, language: str) -> None:
    """One line for each change of these records, the newest first."""
    changes = [change for record in records for change in live.read(history.of_record, *record)]
    changes.sort(key=lambda change: -change.place)
    named = history_words.named(live, changes, language)
    tree.clear()
    for change in changes:
        old, new = (history_words.value(change, kept, named, language) for kept in (change.old, change.new))
        is_whole = change.field == "deleted"
        what = history_words.step(change) if is_whole else history_words.field(change, language)
        line = QTreeWidgetItem([history_words.moment(change.at, language), change.actor, what, old, new])
        line.setToolTip(3, tooltips.plain(old))
        line.setToolTip(4, tooltips.plain(new))
        tree.addTopLevelItem(line)
    for column in range(tree.columnCount()):
        tree.resizeColumnToContents(column)
        tree.setColumnWidth(column, min(tree.columnWidth(column) + 12, 300))
