"""What became of a person and of the time in the seat, as lines of a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from councildesk.domain import dates, languages
from councildesk.domain.journal import StepKind
from councildesk.services import choices, history, titles, words
from councildesk.services.history import ChangeRow
from councildesk.ui.live_workspace import LiveWorkspace, step_text

translate = QCoreApplication.translate

Records = Iterable[tuple[str, str]]
"""Nouns with ids."""


def fill(tree: QTreeWidget, live: LiveWorkspace, records: Records, language: str) -> None:
    """One line for each change of these records, the newest first."""
    changes = [change for record in records for change in live.read(history.of_record, *record)]
    changes.sort(key=lambda change: -change.place)
    referring = ((change.refers_to, key) for change in changes for key in (change.old, change.new))
    named = live.read(titles.of, {(noun, key) for noun, key in referring if noun and key}, language)
    tree.clear()
    for change in changes:
        old, new = (_value(change, value, named, language) for value in (change.old, change.new))
        line = QTreeWidgetItem([_moment(change.at, language), change.actor, _what(change, language), old, new])
        line.setToolTip(3, old)
        line.setToolTip(4, new)
        tree.addTopLevelItem(line)
    for column in range(tree.columnCount()):
        tree.resizeColumnToContents(column)
        tree.setColumnWidth(column, min(tree.columnWidth(column) + 12, 300))


def _what(change: ChangeRow, language: str) -> str:
    step = step_text(change.label) or ""
    if change.kind is not StepKind.EDIT:
        step = (
            translate("PersonHistory", "Undone: {step}")
            if change.kind is StepKind.UNDO
            else translate("PersonHistory", "Redone: {step}")
        ).replace("{step}", step)
    if change.field == "deleted":
        return step
    name = languages.capitalised(words.field(change.field, QCoreApplication.translate), language)
    return f"{name} ({change.language})" if change.language else name


def _value(change: ChangeRow, value: Any, named: dict[tuple[str, str], str], language: str) -> str:
    if value is None or change.field == "deleted":
        return ""
    if change.refers_to is not None:
        return named.get((change.refers_to, value), "")
    match value:
        case bool():
            return translate("PersonHistory", "Yes") if value else translate("PersonHistory", "No")
        case StrEnum():
            return choices.word(value, QCoreApplication.translate)
        case dt.date():
            return dates.in_figures(value, language)
        case list():
            return ", ".join(map(str, value))
    return str(value)


def _moment(at: dt.datetime, language: str) -> str:
    local = at.astimezone()
    return f"{dates.in_figures(local.date(), language)}  {local:%H:%M}"
