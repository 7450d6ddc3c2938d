"""How papers in each language print a person's name, while one writes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from councildesk.domain import languages, names
from councildesk.domain.names import PersonName
from councildesk.ui import tooltips


def fill(tree: QTreeWidget, written: Sequence[PersonName], tags: Sequence[str]) -> None:
    """A line for each language: natural order, in lists, short, with the honorific."""
    tree.clear()
    for tag in tags:
        name = names.choose(written, tag, tags) or PersonName(tag)
        forms = (names.full(name), names.listed(name), names.short(name), names.with_honorific(name))
        line = QTreeWidgetItem([languages.endonym(tag), *forms])
        for column, form in enumerate(forms, start=1):
            line.setToolTip(column, tooltips.plain(form))
        tree.addTopLevelItem(line)
    fit(tree)


def fit(tree: QTreeWidget) -> None:
    """As high as its lines, with columns that share the width."""
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(False)
    row = tree.sizeHintForRow(0) if tree.topLevelItemCount() else 0
    tree.setFixedHeight(header.sizeHint().height() + row * tree.topLevelItemCount() + 4)
