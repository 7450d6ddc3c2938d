"""A person's posts and contacts: added, changed, put in order, taken away, all by keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from councildesk.domain.council import ContactKind
from councildesk.services import organisations, persons
from councildesk.ui.page import Desk
from councildesk.ui.persons.person_record import PersonRecord
from councildesk.ui.persons.work_part import WorkPart
from ui.opened_meeting import type_into
from ui.persons.opened_person import draft, record, sample

__all__ = ("record", "sample")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def work(record: PersonRecord) -> WorkPart:
    record.show_part("work")
    part = record.parts["work"]
    assert isinstance(part, WorkPart)
    return part


def houses(desk: Desk) -> list[str]:
    return [row.name for row in desk.live.read(organisations.register, "en")]


def lines(work: WorkPart) -> list[str]:
    return [work.posts.list.item(row).text() for row in range(work.posts.list.count())]


def test_a_new_post_is_kept_as_soon_as_it_says_something(record: PersonRecord, work: WorkPart, qtbot: QtBot) -> None:
    before = len(draft(record).posts)
    work.posts.add()
    assert len(draft(record).posts) == before

    type_into(qtbot, work.posts.title_fields.field("en"), "Professor")

    assert dict(draft(record).posts[-1].title) == {"en": "Professor"}
    type_into(qtbot, work.posts.from_edit, "1.9.2020")
    type_into(qtbot, work.posts.to_edit, "31.8.2022")
    post = draft(record).posts[-1]
    assert (post.valid_from, post.valid_to) == (dt.date(2020, 9, 1), dt.date(2022, 8, 31))
    assert lines(work)[-1] == "Professor · 01/09/2020–31/08/2022"
    past, present = (work.posts.list.item(row).foreground().color() for row in (-1 + len(lines(work)), 0))
    assert past != present


def test_an_organisation_is_found_by_a_few_letters(
    record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot
) -> None:
    work.posts.add()
    type_into(qtbot, work.posts.title_fields.field("en"), "Fellow")
    field = work.posts.organisation_field
    field.setFocus()

    qtbot.keyClicks(field, "strat")
    qtbot.keyClick(field, Key.Key_Return)

    house = draft(record).posts[-1].organisation_id
    assert house is not None
    assert "Strategic" in sample.live.read(organisations.draft, house).name["en"]


def test_an_organisation_nobody_knows_is_made_on_the_spot(
    record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot
) -> None:
    before = houses(sample)
    field = work.posts.organisation_field
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "Zzyzx Bureau")
    qtbot.keyClick(field, Key.Key_Tab)

    assert sorted({*houses(sample)} - {*before}) == ["Zzyzx Bureau"]
    assert field.text() == "Zzyzx Bureau"
    assert field.person_id == draft(record).posts[0].organisation_id


def test_what_only_begins_like_a_known_organisation_makes_none(work: WorkPart, sample: Desk, qtbot: QtBot) -> None:
    before = houses(sample)
    field = work.posts.organisation_field
    kept = field.text()
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "stra")
    qtbot.keyClick(field, Key.Key_Tab)

    assert houses(sample) == before
    assert field.text() == kept


def test_posts_are_moved_and_removed_by_keys(record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot) -> None:
    work.posts.add()
    type_into(qtbot, work.posts.title_fields.field("en"), "Professor")
    last = draft(record).posts[-1].id

    qtbot.keyClick(work.posts.list, Key.Key_Up, ALT)
    assert draft(record).posts[0].id == last
    assert work.posts.list.currentRow() == 0

    qtbot.keyClick(work.posts.list, Key.Key_Delete)
    assert last not in [post.id for post in draft(record).posts]
    sample.live.undo()
    assert draft(record).posts[0].id == last


def test_a_contact_is_typed_with_what_it_is_for(record: PersonRecord, work: WorkPart, qtbot: QtBot) -> None:
    work.contacts.add_phone()

    type_into(qtbot, work.contacts.form.value_edit, "+994 12 596 82 39")
    purpose = work.contacts.form.purpose_combo.lineEdit()
    assert purpose is not None
    type_into(qtbot, purpose, "assistant")

    contact = draft(record).contacts[-1]
    assert (contact.kind, contact.value, contact.purpose) == (ContactKind.PHONE, "+994 12 596 82 39", "assistant")


def test_what_a_contact_is_for_is_kept_while_it_is_typed(
    record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot
) -> None:
    work.contacts.add_phone()
    type_into(qtbot, work.contacts.form.value_edit, "+994 12 596 82 39")
    purpose = work.contacts.form.purpose_combo.lineEdit()
    assert purpose is not None
    purpose.setFocus()

    qtbot.keyClicks(purpose, "home")
    qtbot.waitUntil(lambda: draft(record).contacts[-1].purpose == "home")

    assert sample.live.is_saved
    sample.live.undo()
    assert draft(record).contacts[-1].purpose == ""


def test_a_new_contact_that_was_left_empty_is_none(record: PersonRecord, work: WorkPart, qtbot: QtBot) -> None:
    before = draft(record).contacts
    work.contacts.add_mail()

    work.contacts.list.setCurrentRow(0)

    assert draft(record).contacts == before


def test_typing_in_a_title_is_one_step(record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot) -> None:
    field = work.posts.title_fields.field("en")
    before = field.text()
    field.setFocus()
    qtbot.keyClick(field, Key.Key_End)
    for typed in (" a", "b"):
        qtbot.keyClicks(field, typed)
        qtbot.waitUntil(lambda: sample.live.is_saved)
    assert draft(record).posts[0].title["en"] == f"{before} ab"

    sample.live.undo()

    assert draft(record).posts[0].title["en"] == before


@pytest.mark.parametrize(
    ("adds", "typed", "value"),
    [
        ("add_phone", "(012) 596 82 39", "+994 12 596 82 39"),
        ("add_phone", "+998712002020", "+998 71 200 20 20"),
        ("add_mail", "Farid <F.Shafiyev@EXAMPLE.org>", "F.Shafiyev@example.org"),
    ],
)
def test_a_contact_takes_its_proper_form_when_it_is_left(
    record: PersonRecord, work: WorkPart, sample: Desk, qtbot: QtBot, adds: str, typed: str, value: str
) -> None:
    one = replace(draft(record), country="AZ")
    sample.live.perform("Change person", persons.change, record.record_id, one)
    getattr(work.contacts, adds)()

    type_into(qtbot, work.contacts.form.value_edit, typed)

    assert draft(record).contacts[-1].value == value
    assert work.contacts.form.value_edit.text() == value
    assert not work.contacts.form.refusal_label.isVisible()


def test_what_is_no_address_is_kept_and_said_so(record: PersonRecord, work: WorkPart, qtbot: QtBot) -> None:
    work.contacts.add_mail()

    type_into(qtbot, work.contacts.form.value_edit, "ask Leyla")

    assert draft(record).contacts[-1].value == "ask Leyla"
    assert work.contacts.form.refusal_label.isVisible()


def test_the_key_of_a_tab_leads_to_its_first_field_past_the_buttons(record: PersonRecord, qtbot: QtBot) -> None:
    qtbot.waitUntil(record.isActiveWindow)

    qtbot.keyClick(record, Key.Key_2, ALT)
    assert record.part.isAncestorOf(QApplication.focusWidget())
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)

    qtbot.keyClick(record, Key.Key_1, ALT)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
