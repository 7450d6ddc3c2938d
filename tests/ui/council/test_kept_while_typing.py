"""What is typed on the council's page is in the file before the field is left, even when the program dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.domain.council import NumberKind
from councildesk.services import council, numbers, rules, secretariats, sides
from councildesk.services.council import CouncilDraft
from councildesk.services.workspace import Workspace
from councildesk.ui.council.council_page import Section
from councildesk.ui.council.general_section import GeneralSection
from councildesk.ui.council.numbers_section import NumbersSection
from councildesk.ui.council.rules_section import RulesSection
from councildesk.ui.council.secretariats_section import SecretariatsSection
from councildesk.ui.council.sides_section import SidesSection
from councildesk.ui.live_workspace import Notice
from councildesk.ui.page import Desk
from ui.council.opened_council import Opened, opened
from ui.opened_meeting import empty

__all__ = ("empty", "opened")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


def test_names_are_kept_when_the_fingers_rest_and_are_one_step(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.GENERAL).section
    assert isinstance(section, GeneralSection)
    field = section.name_fields.field("uz")
    field.setFocus()

    qtbot.keyClicks(field, "Kengash ")
    assert not empty.live.is_saved
    qtbot.waitUntil(lambda: empty.live.read(council.draft).name.get("uz") == "Kengash")
    assert empty.live.is_saved
    assert field.text() == "Kengash "
    qtbot.keyClicks(field, "soveti")
    qtbot.waitUntil(lambda: empty.live.read(council.draft).name.get("uz") == "Kengash soveti")

    empty.live.undo()
    assert "uz" not in empty.live.read(council.draft).name


def test_a_name_emptied_to_be_written_anew_is_not_refused_while_one_types(
    opened: Opened, empty: Desk, qtbot: QtBot
) -> None:
    section = opened(empty, Section.GENERAL).section
    assert isinstance(section, GeneralSection)
    told: list[Notice] = []
    empty.live.told.connect(told.append)
    field = section.name_fields.field("az")
    field.setFocus()
    field.selectAll()

    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: empty.live.is_saved)
    assert (field.text(), told) == ("", [])

    qtbot.keyClicks(field, "Yeni")
    qtbot.waitUntil(lambda: empty.live.read(council.draft).name["az"] == "Yeni")


def test_texts_of_a_side_and_a_new_code_are_kept(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.SIDES).section
    assert isinstance(section, SidesSection)
    box = section.lines_fields.box("az")
    box.setFocus()
    qtbot.keyClicks(box, "1 Lake Street")
    first = empty.live.read(sides.rows, "en")[0].id
    qtbot.waitUntil(lambda: empty.live.read(sides.draft, first).letterhead == {"az": "1 Lake Street"})

    section.add_new()
    qtbot.keyClicks(section.form.code_edit, "K")
    qtbot.waitUntil(lambda: [side.code for side in empty.live.read(sides.rows, "en")] == ["AZ", "UZ", "K"])
    assert section.form.code_edit.hasFocus()

    qtbot.keyClicks(section.form.code_edit, "Z")
    qtbot.waitUntil(lambda: [side.code for side in empty.live.read(sides.rows, "en")] == ["AZ", "UZ", "KZ"])


def test_a_new_side_is_left_and_an_old_one_chosen_again(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.SIDES).section
    assert isinstance(section, SidesSection)
    section.add_new()

    section.list.list.setCurrentRow(0)

    assert section.form.code_edit.text() == "AZ"
    assert section.name_fields.isEnabled()


def test_a_secretariat_and_its_address_are_kept(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.SECRETARIATS).section
    assert isinstance(section, SecretariatsSection)
    section.add_new()
    qtbot.keyClicks(section.name_fields.field("az"), "Office")
    qtbot.waitUntil(lambda: [row.name for row in empty.live.read(secretariats.rows, "az")] == ["Office"])

    section.form.mail_edit.setFocus()
    qtbot.keyClicks(section.form.mail_edit, "office@example.org")

    qtbot.waitUntil(lambda: empty.live.read(secretariats.rows, "az")[0].mail == "office@example.org")


def test_a_pattern_is_kept_as_soon_as_it_can_be_used(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.NUMBERS).section
    assert isinstance(section, NumbersSection)
    before = empty.live.read(numbers.patterns)
    field = section.lines[NumberKind.DECISION][0]
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "D-{")
    qtbot.waitUntil(lambda: empty.live.is_saved)
    assert empty.live.read(numbers.patterns) == before
    assert field.text() == "D-{"

    qtbot.keyClicks(field, "number}")
    qtbot.waitUntil(lambda: empty.live.read(numbers.patterns)[NumberKind.DECISION] == "D-{number}")


@pytest.mark.parametrize("form", ["quorum_fields", "majority_fields"])
def test_the_article_of_a_rule_is_kept_with_the_blank_one_is_about_to_type_behind(
    opened: Opened, empty: Desk, qtbot: QtBot, form: str
) -> None:
    section = opened(empty, Section.RULES).section
    assert isinstance(section, RulesSection)
    field = getattr(section, form).form.article_edit
    field.setFocus()

    qtbot.keyClicks(field, "Article ")
    qtbot.waitUntil(lambda: "Article" in repr(empty.live.read(rules.rows, "en")[0].rules))
    qtbot.keyClicks(field, "5")

    qtbot.waitUntil(lambda: "Article 5" in repr(empty.live.read(rules.rows, "en")[0].rules))


def test_what_was_typed_a_second_before_the_program_was_killed_is_there(tmp_path: Path) -> None:
    path = tmp_path / "killed.council"
    with Workspace.create(path) as workspace:
        workspace.perform("Set up council", council.found, CouncilDraft(name={"en": "Board"}))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    ended = subprocess.run(
        [sys.executable, "-m", "ui.council.killed_while_typing", str(path)], env=environment, timeout=60, check=False
    )

    assert ended.returncode == -signal.SIGKILL
    with Workspace.open(path) as workspace:
        assert workspace.read(council.draft).name == {"en": "Board of Experts"}
