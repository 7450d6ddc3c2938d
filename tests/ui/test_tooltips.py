from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from councildesk.ui import tooltips
from councildesk.ui.rows_model import Column, Role, RowsModel
from councildesk.ui.widgets.elided_label import ElidedLabel
from councildesk.ui.widgets.links_list import Link, LinksList

MARKUP = '<img src="file:///a.png"><b>Bold</b> &amp;\nnext'


def read(tip: str) -> str:
    """What Qt shows of a tooltip."""
    if not GuiQt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@given(st.text(st.sampled_from("<>&;/!?ab t\n\"'=")))
def test_a_tooltip_shows_the_letters_that_were_written(text: str) -> None:
    assert read(tooltips.plain(text)) == text


@pytest.mark.parametrize("text", [MARKUP, "&lt;b>", "<?xml ?>", "<!-- a -->b", "a < b", "AT&T", ""])
def test_a_tooltip_of_what_looks_like_markup_shows_it(text: str) -> None:
    assert read(tooltips.plain(text)) == text


def test_lists_and_labels_show_what_was_written(qtbot: QtBot) -> None:
    links, label = LinksList(), ElidedLabel()
    qtbot.addWidget(links)
    qtbot.addWidget(label)
    links.show_links([Link(MARKUP, "meetings")])
    label.setText(MARKUP)
    rows: RowsModel[str] = RowsModel([Column("name", "Name", str)], key=str)
    rows.show_rows([MARKUP])

    tips = [links.item(0).toolTip(), label.toolTip(), rows.data(rows.index(0, 0), Role.ToolTipRole)]

    assert [read(tip) for tip in tips] == [MARKUP] * 3
