from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from councildesk.ui.widgets.language_fields import LanguageFields


@pytest.fixture
def fields(qtbot: QtBot) -> LanguageFields:
    fields = LanguageFields()
    qtbot.addWidget(fields)
    fields.show_languages(["az", "uz", "uz-Cyrl"], "&Title")
    fields.show_texts({"az": "Şura", "uz": "Kengash"})
    return fields


def test_there_is_one_field_for_each_language(fields: LanguageFields) -> None:
    assert fields.field("az").text() == "Şura"
    assert fields.field("uz-Cyrl").text() == ""
    assert [label.text() for label in fields.findChildren(QLabel)] == ["az", "uz", "uz-Cyrl"]


def test_a_screen_reader_hears_which_language_a_field_is_for(fields: LanguageFields) -> None:
    assert fields.field("uz-Cyrl").accessibleName() == "Title, Ўзбекча"


def test_a_council_of_one_language_never_sees_its_tag(qtbot: QtBot) -> None:
    fields = LanguageFields()
    qtbot.addWidget(fields)

    fields.show_languages(["de"], "Titel")

    assert fields.findChildren(QLabel) == []


def test_leaving_a_changed_field_tells_all_texts(fields: LanguageFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fields.edited) as edited:
        fields.field("uz-Cyrl").insert("Кенгаш")
        fields.field("uz-Cyrl").editingFinished.emit()

    assert edited.args == [{"az": "Şura", "uz": "Kengash", "uz-Cyrl": "Кенгаш"}]


def test_leaving_an_unchanged_field_tells_nothing(fields: LanguageFields, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(fields.edited):
        fields.field("az").editingFinished.emit()


def test_an_emptied_field_is_left_out(fields: LanguageFields) -> None:
    fields.field("az").setText("  ")

    assert fields.texts() == {"uz": "Kengash"}


def test_other_languages_take_the_place_of_the_first(fields: LanguageFields) -> None:
    fields.show_languages(["ru", "en"], "Title")
    fields.show_texts({"ru": "Совет", "az": "Şura"})

    assert fields.texts() == {"ru": "Совет"}
    assert fields.focusProxy() is fields.field("ru")


def test_the_letter_of_a_label_leads_into_the_first_field(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    other, label, fields = QLineEdit(form), QLabel("&Title", form), LanguageFields(form)
    label.setBuddy(fields)
    fields.show_languages(["az", "uz"], "&Title")
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    other.setFocus()

    qtbot.keyClick(other, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)

    assert fields.field("az").hasFocus()
