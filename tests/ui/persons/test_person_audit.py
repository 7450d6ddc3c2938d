"""Every tab of a person is named, reachable and readable, in a longer language, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.ui.page import Desk
from councildesk.ui.persons.person_record import Part, PersonRecord
from councildesk.ui.theme import Theme, ThemeChoice
from ui import audit
from ui.opened_meeting import sample
from ui.persons.opened_person import person

__all__ = ("sample",)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("part", list(Part))
def test_a_tab_is_named_reachable_and_readable(
    sample: Desk, qtbot: QtBot, qapp: QApplication, part: Part, choice: ThemeChoice
) -> None:
    Theme(qapp, choice)
    record = PersonRecord(sample)
    qtbot.addWidget(record)
    record.setWindowTitle("Person")
    record.resize(audit.SMALL_SCREEN.width() - 230, audit.SMALL_SCREEN.height() - 120)
    record.show()
    qtbot.waitExposed(record)
    record.show_person(person(sample, "Shafiyev"))
    record.show_part(part)
    for _pass in range(3):  # from the rows to the page to the scroll area
        QApplication.processEvents()

    found = audit.problems(record)

    assert record.part.isVisible()
    record.close()
    assert found == []


@pytest.mark.usefixtures("look")
def test_keys_of_all_tabs_say_what_they_do(sample: Desk, qtbot: QtBot) -> None:
    record = PersonRecord(sample)
    qtbot.addWidget(record)
    record.show_person(person(sample, "Shafiyev"))

    for part in Part:
        record.show_part(part)
        keys = record.keys()
        assert len({key.keys for key in keys}) == len(keys)
        assert all(key.does for key in keys)
