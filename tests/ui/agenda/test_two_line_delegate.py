"""What is written in a cell of the agenda, and whether it can be read."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.ui.agenda import two_line_delegate
from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import planned, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]


def test_a_kind_that_is_too_long_for_its_column_is_read_whole_in_two_lines(
    sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two kinds of adoption the last word tells which."""
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    assert isinstance(page.record.part, AgendaPart)
    tree = page.record.part.tree
    window.resize(1280, 740)
    QApplication.processEvents()
    kinds = [tree.items.index(row, AgendaColumn.KIND, QModelIndex()) for row in (1, 2)]
    said = [str(index.data()) for index in kinds]
    written: list[tuple[str, int]] = []
    write = two_line_delegate._Hand.write

    def note(hand: Any, painter: Any, left: int, top: int, width: int, text: str, **how: bool) -> None:
        if left in {tree.visualRect(index).left() + two_line_delegate._INSIDE for index in kinds}:
            written.append((text, top))
        write(hand, painter, left, top, width, text, **how)

    monkeypatch.setattr(two_line_delegate._Hand, "write", note)
    tree.viewport().grab()

    metrics = tree.fontMetrics()
    for index, words in zip(kinds, said, strict=True):
        room = tree.visualRect(index)
        lines = [text for text, top in written if room.top() <= top < room.bottom()]
        assert (len(lines), " ".join(lines)) == (2, words)
        assert all(metrics.horizontalAdvance(line) <= room.width() - 2 * two_line_delegate._INSIDE for line in lines)
    window.close()


def test_a_word_that_fits_into_no_line_stays_in_one(look: object) -> None:
    hand = two_line_delegate._Hand(QApplication.font())

    assert hand.folded("Unteilbarkeitsgrundsatz der Sitzung", 20) == ("Unteilbarkeitsgrundsatz der Sitzung", "")
    assert hand.folded("Opening", 200) == ("Opening", "")
