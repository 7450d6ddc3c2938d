"""A person's card: what is typed is kept, derived and suggested names are told from written ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.domain.names import PersonName
from councildesk.services import persons
from councildesk.services.persons import PersonDraft
from councildesk.ui.page import Desk
from councildesk.ui.persons.card_part import CardPart
from councildesk.ui.persons.name_row import Origin
from councildesk.ui.persons.person_record import PersonRecord
from ui.persons.opened_person import draft, person, record, sample

__all__ = ("record", "sample")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key = Qt.Key


@pytest.fixture
def card(record: PersonRecord) -> CardPart:
    part = record.parts["card"]
    assert isinstance(part, CardPart)
    return part


@pytest.fixture
def sherzod(sample: Desk, record: PersonRecord, card: CardPart) -> CardPart:
    """Somebody whose name is known in Uzbek Latin only."""
    name = PersonName("uz", "Sherzod", "Gʻulomov", "Rustam oʻgʻli")
    record.show_person(sample.live.perform("Add person", persons.add, PersonDraft(names=(name,))))
    return card


def names_of(record: PersonRecord) -> dict[str, PersonName]:
    return {name.language: name for name in draft(record).names}


def test_the_heading_names_person_post_and_side(record: PersonRecord) -> None:
    heading = record.heading()

    assert heading.title == "Farid Shafiyev"
    assert "Azerbaijan" in heading.subtitle


def test_typing_in_a_name_is_one_step_however_often_one_rests(
    record: PersonRecord, card: CardPart, sample: Desk, qtbot: QtBot
) -> None:
    field = card.name_fields.field("az", "patronymic")
    field.setFocus()
    for typed in ("Ra", "uf"):
        qtbot.keyClicks(field, typed)
        qtbot.waitUntil(lambda: sample.live.is_saved)
    assert names_of(record)["az"].patronymic == "Rauf"

    sample.live.undo()

    assert names_of(record)["az"].patronymic == ""
    assert field.text() == ""


def test_a_blank_at_which_one_rests_stays_in_the_field(
    record: PersonRecord, card: CardPart, sample: Desk, qtbot: QtBot
) -> None:
    field = card.name_fields.field("az", "given")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Farid ")
    qtbot.waitUntil(lambda: sample.live.is_saved)
    qtbot.keyClicks(field, "Ali")
    record.flush()

    assert names_of(record)["az"].given == "Farid Ali"


def test_the_other_script_is_shown_as_derived_and_not_kept(record: PersonRecord, sherzod: CardPart) -> None:
    row = sherzod.name_fields.row("uz-Cyrl")

    assert row.origin is Origin.DERIVED
    assert row.name() == PersonName("uz-Cyrl", "Шерзод", "Ғуломов", "Рустам ўғли")
    assert row.fields["family"].font().italic()
    assert set(names_of(record)) == {"uz"}


def test_a_derived_name_that_is_corrected_is_kept_whole_and_can_be_derived_again(
    record: PersonRecord, sherzod: CardPart, qtbot: QtBot
) -> None:
    row = sherzod.name_fields.row("uz-Cyrl")
    row.fields["family"].setFocus()
    row.fields["family"].setText("Гулямов")
    record.flush()
    assert names_of(record)["uz-Cyrl"] == PersonName("uz-Cyrl", "Шерзод", "Гулямов", "Рустам ўғли")
    assert not row.fields["family"].font().italic()

    row.button.setFocus()
    qtbot.keyClick(row.button, Key.Key_Space)
    record.flush()

    assert set(names_of(record)) == {"uz"}
    assert row.name().family == "Ғуломов"


def test_a_derived_name_follows_what_is_typed_in_the_other_script(sherzod: CardPart) -> None:
    sherzod.name_fields.field("uz", "given").setText("Shavkat")

    assert sherzod.name_fields.row("uz-Cyrl").name().given == "Шавкат"


def test_a_suggestion_stands_in_grey_and_is_taken_with_one_key(
    record: PersonRecord, sherzod: CardPart, qtbot: QtBot
) -> None:
    row = sherzod.name_fields.row("ru")
    assert row.fields["patronymic"].placeholderText() == "Рустам угли"
    assert row.fields["patronymic"].text() == ""
    assert "ru" not in names_of(record)

    row.button.setFocus()
    qtbot.keyClick(row.button, Key.Key_Space)
    record.flush()

    assert names_of(record)["ru"] == PersonName("ru", "Шерзод", "Гуломов", "Рустам угли")
    assert not row.button.isVisible()


def test_papers_print_a_name_that_is_only_derived(sherzod: CardPart) -> None:
    tree = sherzod.form.print_tree
    lines = {tree.topLevelItem(row).text(0): tree.topLevelItem(row) for row in range(tree.topLevelItemCount())}

    assert lines["Ўзбекча"].text(1) == "Шерзод Рустам ўғли Ғуломов"
    assert lines["Ўзбекча"].text(2) == "Ғуломов Шерзод Рустам ўғли"


def test_a_fathers_name_is_offered_with_its_particle(card: CardPart, qtbot: QtBot) -> None:
    field = card.name_fields.field("az", "patronymic")
    field.setFocus()

    qtbot.keyClicks(field, "Rauf")

    completer = field.completer()
    assert completer is not None
    model = completer.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Rauf oğlu", "Rauf qızı"]


def test_a_person_without_any_name_is_refused_and_the_names_come_back(
    record: PersonRecord, sherzod: CardPart, sample: Desk, qtbot: QtBot
) -> None:
    told = []
    sample.live.told.connect(told.append)
    for part in ("given", "family", "patronymic"):
        field = sherzod.name_fields.field("uz", part)
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Key.Key_Delete)
    sherzod.form.notes_edit.setFocus()

    assert len(told) == 1
    assert sherzod.name_fields.field("uz", "family").text() == "Gʻulomov"


def test_languages_are_moved_added_and_taken_by_keys(
    record: PersonRecord, card: CardPart, sample: Desk, qtbot: QtBot
) -> None:
    card.languages_list._add("az")
    card.languages_list._add("ru")
    card.languages_list.list.setCurrentRow(len(card.languages_list.tags) - 1)
    for _step in range(len(card.languages_list.tags) - 1):
        qtbot.keyClick(card.languages_list.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert draft(record).languages[0] == "ru"

    qtbot.keyClick(card.languages_list.list, Key.Key_Delete)

    assert "ru" not in draft(record).languages
    sample.live.undo()
    assert draft(record).languages[0] == "ru"


def test_a_country_is_found_by_letters_of_its_own_or_its_english_name(
    record: PersonRecord, card: CardPart, qtbot: QtBot
) -> None:
    field = card.country_field
    for typed, code in (("german", "DE"), ("ozbek", "UZ")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Key.Key_Return)
        assert draft(record).country == code


def test_notes_are_kept_while_one_types(record: PersonRecord, card: CardPart, sample: Desk, qtbot: QtBot) -> None:
    card.form.notes_edit.setFocus()
    qtbot.keyClicks(card.form.notes_edit, "Speaks at panels")
    assert not sample.live.is_saved

    qtbot.waitUntil(lambda: sample.live.is_saved)

    assert draft(record).notes == "Speaks at panels"


def test_another_person_gets_nothing_of_what_was_typed_for_the_first(
    record: PersonRecord, card: CardPart, sample: Desk, qtbot: QtBot
) -> None:
    first = record.record_id
    card.form.notes_edit.setFocus()
    qtbot.keyClicks(card.form.notes_edit, "For Farid")

    record.show_person(person(sample, "Mustafayev"))

    assert card.form.notes_edit.toPlainText() == draft(record).notes
    assert draft(record).notes != "For Farid"
    assert first is not None
    assert sample.live.read(persons.draft, first).notes.endswith("For Farid")
