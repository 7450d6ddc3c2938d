"""Columns that come below each other where they do not fit side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from councildesk.ui.widgets.folding_columns import FoldingColumns


@pytest.mark.parametrize(("width", "are_side_by_side"), [(700, True), (420, False)])
def test_columns_stand_side_by_side_only_where_there_is_room(width: int, are_side_by_side: bool, qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    columns = QHBoxLayout(page)
    first, second = QLabel(), QLabel()
    for label in (first, second):
        label.setMinimumSize(300, 40)
        columns.addWidget(label)
    area.setWidgetResizable(True)
    area.setWidget(page)
    FoldingColumns(area, columns)
    area.resize(1000, 400)
    area.show()

    area.resize(width, 400)

    qtbot.waitUntil(lambda: (second.pos().y() == first.pos().y()) is are_side_by_side)
    assert area.viewport().rect().contains(second.mapTo(area.viewport(), QPoint(second.width() - 1, 0)))
