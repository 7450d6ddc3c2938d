"""Templates of meetings on the council's page: each change is a step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.domain.agenda import ItemKind
from councildesk.domain.meeting_templates import MeetingTemplate
from councildesk.services import meeting_templates
from councildesk.services.standing_agendas import shipped
from councildesk.ui.council.council_page import Section
from councildesk.ui.council.templates_section import TemplatesSection
from councildesk.ui.page import Desk, Place
from ui.council.opened_council import Opened, opened
from ui.opened_meeting import planned, sample, show, type_into

__all__ = ("opened", "sample")

Key = Qt.Key


@pytest.fixture
def section(opened: Opened, sample: Desk) -> TemplatesSection:
    section = opened(sample, Section.TEMPLATES).section
    assert isinstance(section, TemplatesSection)
    return section


def kept(desk: Desk, template_id: str = "ordinary") -> MeetingTemplate:
    return desk.live.read(meeting_templates.get, template_id)


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.live.read(meeting_templates.rows, "en")]


def test_the_shipped_templates_stand_there_with_their_agendas(section: TemplatesSection) -> None:
    lines = [section.list.list.item(row).text() for row in range(section.list.list.count())]

    assert lines[0] == "Ordinary meeting"
    assert section.items.list.list.item(0).text() == "Opening and welcome  ·  10 min"


def test_a_template_is_renamed_and_the_step_undone(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, section.name_fields.field("en"), "Plenary")

    assert kept(sample).name["en"] == "Plenary"
    assert kept(sample).name["az"] == shipped()["ordinary"].name["az"]
    sample.live.undo()
    assert kept(sample) == shipped()["ordinary"]


def test_an_item_is_added_with_a_title_and_its_minutes(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    section.items.list.list.setCurrentRow(4)
    qtbot.mouseClick(section.items.form.add_item_button, Qt.MouseButton.LeftButton)
    untitled = kept(sample)

    type_into(qtbot, section.items.title_fields.field("ru"), "Транспорт")
    section.items.form.minutes_spin.setValue(40)

    assert untitled == shipped()["ordinary"]
    new = kept(sample).items[5]
    assert (new.title, new.minutes, new.kind) == ({"ru": "Транспорт"}, 40, ItemKind.DISCUSSION)


def test_items_are_moved_and_removed_by_keys(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    items = section.items.list.list
    items.setFocus()
    items.setCurrentRow(1)

    qtbot.keyClick(items, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.kind for item in kept(sample).items[:2]] == [ItemKind.INFORMATION, ItemKind.OPENING]
    qtbot.keyClick(items, Key.Key_Delete)
    assert [item.kind for item in kept(sample).items[:2]] == [ItemKind.OPENING, ItemKind.AGENDA_ADOPTION]


def test_a_changed_template_is_brought_back_as_it_came(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    section.form.lasts_spin.setValue(60)
    assert kept(sample).minutes == 60
    assert section.form.shipped_button.isVisible()

    qtbot.mouseClick(section.form.shipped_button, Qt.MouseButton.LeftButton)

    assert kept(sample) == shipped()["ordinary"]
    assert not section.form.shipped_button.isVisible()


def test_a_removed_template_can_be_restored(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    section.list.list.setFocus()
    section.list.list.setCurrentRow(2)
    qtbot.keyClick(section.list.list, Key.Key_Delete)
    assert "Conference" not in names(sample)

    qtbot.mouseClick(section.form.restore_button, Qt.MouseButton.LeftButton)

    assert "Conference" in names(sample)
    assert not section.form.restore_button.isVisible()


def test_a_new_template_is_kept_once_it_has_a_name(section: TemplatesSection, sample: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(section.form.add_button, Qt.MouseButton.LeftButton)
    assert len(names(sample)) == 4

    type_into(qtbot, section.name_fields.field("en"), "Working group")

    assert names(sample)[-1] == "Working group"


def test_a_meeting_is_saved_as_a_template_and_shown_to_be_named(sample: Desk, qtbot: QtBot, look: object) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))

    page.template_action.trigger()

    shown = window.view.frame.page
    assert names(sample)[-1] == "Second ordinary meeting of the council (example)"
    section = shown.sections[Section.TEMPLATES]  # type: ignore[union-attr]
    assert isinstance(section, TemplatesSection)
    assert section.isVisible()
    assert section.items.list.list.count() == len(kept(sample, section.shown_id or "").items) > 0
    sample.live.undo()
    assert len(names(sample)) == 4
    window.close()
