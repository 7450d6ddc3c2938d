"""Words for everything in the record: tables, columns, choices."""

from __future__ import annotations

import pytest

from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services import choices, words
from councildesk.storage.models import journaled


def test_every_table_has_words_for_one_and_for_several() -> None:
    assert journaled().keys() <= words.NOUNS.keys()
    assert (words.noun("agenda_item"), words.nouns("agenda_item")) == ("agenda item", "agenda items")


def test_every_column_and_text_has_a_word() -> None:
    columns = {column.name for model in journaled().values() for column in model.__table__.columns}
    texts = {field.name for fields in TEXT_FIELDS.values() for field in fields}

    assert columns | texts <= words.FIELDS.keys()


def test_every_choice_of_a_column_has_a_word() -> None:
    listed = {type(member) for choice in choices.CHOICES for member in choice}
    enums = {
        column.type.enum_class
        for model in journaled().values()
        for column in model.__table__.columns
        if getattr(column.type, "enum_class", None)
    }

    assert enums <= listed
    for choice in choices.CHOICES:
        kind = type(next(iter(choice)))
        assert set(choice) == set(kind), kind


@pytest.mark.parametrize("called", [words.noun, words.nouns, words.field])
def test_what_has_no_word_is_called_by_its_name(called: object) -> None:
    assert called("nothing_like_it") == "nothing_like_it"  # type: ignore[operator]


def test_words_are_translated_in_their_context() -> None:
    def shown(context: str, text: str) -> str:
        return f"{context}:{text}"

    assert words.noun("seat", shown) == "Nouns:seat"
    assert words.nouns("seat", shown) == "Nouns:seats"
    assert words.field("title", shown) == "Fields:title"
    assert choices.word(MinutesState.ADOPTED, shown) == "MinutesState:adopted"
    assert choices.word(EntryKind.NOTE) == "private note"


def test_a_state_is_named_from_its_kept_form() -> None:
    assert choices.state("meeting", "on_break") == "on break"
    assert choices.state("meeting", "nothing") == "nothing"
    assert choices.state("person", "adopted") == "adopted"
