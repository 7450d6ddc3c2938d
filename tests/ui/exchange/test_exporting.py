"""Taking a register out from the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.exchange.registers import Register
from councildesk.services import entries
from councildesk.services.entries import EntryDraft
from councildesk.ui import files
from councildesk.ui.exchange import exporting, importing
from councildesk.ui.live_workspace import Notice
from councildesk.ui.page import Desk
from councildesk.ui.pages import PAGES
from ui.opened_meeting import planned, sample

__all__ = ("sample",)

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "vcf"])
def test_a_list_is_written_in_the_background_and_told(desk: Desk, tmp_path: Path, suffix: str, qtbot: QtBot) -> None:
    told: list[Notice] = []
    desk.live.told.connect(told.append)
    path = tmp_path / f"members.{suffix}"

    exporting.save(desk, Register.MEMBERS, DAY, path)
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)

    assert [notice.text for notice in told] == [f"Exported to {path}."]
    assert path.exists()


def test_a_place_that_cannot_be_written_is_refused_in_the_quiet_bar(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[Notice] = []
    desk.live.told.connect(told.append)

    exporting.save(desk, Register.MEMBERS, DAY, tmp_path / "nowhere" / "members.csv")
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)

    assert len(told) == 1
    assert "nowhere" in told[0].text


@pytest.mark.parametrize(
    ("page", "register"),
    [
        ("members", Register.MEMBERS),
        ("meetings", Register.MEETINGS),
        ("organisations", Register.ORGANISATIONS),
        ("decisions", Register.DECISIONS),
        ("actions", Register.ACTIONS),
    ],
)
def test_lists_offer_to_be_exported(
    page: str, register: Register, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.xlsx"
    monkeypatch.setattr(files, "ask_export", lambda *_: (path, ";"))
    shown = next(entry for entry in PAGES if entry.name == page).make(desk)
    qtbot.addWidget(shown)

    next(action for action in shown.more_actions() if action.text() == "Export list…").trigger()
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)

    assert path.read_bytes().startswith(b"PK")


def test_the_next_list_is_looked_for_where_the_last_one_was(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    chosen = tmp_path / "lists" / "people.csv"
    monkeypatch.setattr(files, "ask_people", lambda _parent, near: asked.append(near) or chosen)
    monkeypatch.setattr(importing, "import_from", lambda *_: None)
    parent = QWidget()
    qtbot.addWidget(parent)

    for _ in range(2):
        importing.ask_and_import(desk, parent)

    assert asked[1] == chosen.parent


def test_a_register_goes_out_as_it_is_filtered_and_says_how_many(
    sample: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("Xəzər", "Aral"):
        draft = EntryDraft(EntryKind.DECISION, {"az": paragraphs(words)})
        sample.live.perform("Add entry", entries.add, planned(sample), draft)
    path = tmp_path / "decisions.csv"
    monkeypatch.setattr(files, "ask_export", lambda *_: (path, ";"))
    told: list[Notice] = []
    sample.live.told.connect(told.append)
    page = next(one for one in PAGES if one.name == "decisions").make(sample)
    qtbot.addWidget(page)
    page.look_again()
    page.list.form.filter_edit.setText("aral")

    page.export_action.trigger()
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=20_000)

    written = path.read_text(encoding="utf-8-sig")
    assert "Aral" in written
    assert "Xəzər" not in written
    assert told[0].text.startswith(f"Exported to {path}: 1 ")
