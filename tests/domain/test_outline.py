"""Lines of Word, Excel and mails as items of an agenda."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import outline
from councildesk.domain.agenda import ItemKind
from councildesk.domain.outline import Line


def drawn(text: str) -> list[str]:
    """Titles with a dot for each level, and minutes."""
    return [
        "." * line.level + " / ".join(line.titles) + (f" {line.minutes}" if line.minutes is not None else "")
        for line in outline.read(text)
    ]


def test_indented_lines_stand_under_the_one_before() -> None:
    assert drawn("Opening\n\tWelcome\n\tMessage\n\n\t\tReply\nClosing") == [
        "Opening",
        ".Welcome",
        ".Message",
        "..Reply",
        "Closing",
    ]


def test_numbers_say_the_depth_and_are_not_kept() -> None:
    assert drawn("1. Opening\n2. Panels\n2.1. Trade\n2.1.1 Customs\n3) Closing") == [
        "Opening",
        "Panels",
        ".Trade",
        "..Customs",
        "Closing",
    ]


def test_a_list_of_word_has_its_numbers_in_front_of_a_tab() -> None:
    assert drawn("1.\tOpening\n2.\tPanels\n\t2.1.\tTrade\n•\tCustoms\n3.\tClosing") == [
        "Opening",
        "Panels",
        ".Trade",
        "..Customs",
        "Closing",
    ]


def test_rows_of_excel_hold_both_titles_and_minutes() -> None:
    assert drawn("1\tAçılış\tOchilish\t15\n\tFasilə\tTanaffus\t10\n2\tTicarət\tSavdo\t45 dəq") == [
        "Açılış / Ochilish 15",
        "Fasilə / Tanaffus 10",
        "Ticarət / Savdo 45",
    ]


def test_minutes_stand_behind_a_title_or_are_told_by_a_span() -> None:
    assert drawn("Trade (20 min)\nТорговля, 15 минут\n10:00–10:30 Welcome\n23:45-00:15 Night") == [
        "Trade 20",
        "Торговля 15",
        "Welcome 30",
        "Night 30",
    ]


@pytest.mark.parametrize("title", ["2026 in figures", "15 years of trade", "5G networks", "Agenda 2030", "C4 summit"])
def test_a_number_of_the_title_stays(title: str) -> None:
    assert drawn(title) == [title]


@pytest.mark.parametrize(
    "title", ["Break", "Coffee break", "Fasilə", "Tanaffus", "Танаффус", "Перерыв", "Кофе-брейк", "Kaffeepause", "Обед"]
)
def test_a_break_is_told_by_its_title(title: str) -> None:
    assert [line.kind for line in outline.read(title)] == [ItemKind.BREAK]


@pytest.mark.parametrize("title", ["Breakthrough in trade", "On how the lunch of the delegation is to be paid for"])
def test_what_only_speaks_of_a_break_is_none(title: str) -> None:
    assert not outline.is_break(title)


def test_what_was_written_is_read_back() -> None:
    rows = [("1", ("Açılış", "Ochilish"), 15), ("2", ("Ticarət", "Savdo"), None), ("2.1", ("Gömrük", "Bojxona"), 20)]

    back = outline.read(outline.written(rows))

    assert back == [
        Line(("Açılış", "Ochilish"), 0, 15),
        Line(("Ticarət", "Savdo"), 0, None),
        Line(("Gömrük", "Bojxona"), 1, 20),
    ]


@given(text=st.text(alphabet="ab1.2)\t \n-•:0–", max_size=60))
def test_any_text_gives_a_tree(text: str) -> None:
    level = -1
    for line in outline.read(text):
        assert line.level <= level + 1
        assert all(title.strip() for title in line.titles)
        level = line.level
