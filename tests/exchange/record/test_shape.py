"""The document's shape, the record's tables and the JSON Schema say the same."""

from __future__ import annotations

import json

import jsonschema
import pytest

from councildesk import resources
from councildesk.exchange.record.nouns import NOUNS, ROOTS
from councildesk.exchange.record.schema import schema
from councildesk.storage.models import journaled

RECORD = sorted(journaled().keys() - {"text"})
COMPUTED = {"stored_file": {"size", "sha256"}}


@pytest.mark.parametrize("noun", RECORD)
def test_every_column_of_the_record_has_its_place_in_the_document(noun: str) -> None:
    shape = NOUNS[noun]
    links = {part.link for owner in NOUNS.values() for part in owner.parts if part.noun == noun}
    named = {field.name for field in shape.fields} | links | {column for column, _noun in shape.inherits}

    columns = {column.name for column in journaled()[noun].__table__.columns} - {"id", "deleted"}
    columns -= COMPUTED.get(noun, set()) | ({"rank"} if shape.ranked else set())

    assert named == columns


@pytest.mark.parametrize("noun", RECORD)
def test_a_field_without_a_value_has_one_that_its_column_takes(noun: str) -> None:
    columns = journaled()[noun].__table__.columns

    for field in NOUNS[noun].fields:
        if columns[field.name].nullable:
            assert field.default is None
        else:
            assert field.required or field.falls_back_to or field.default is not None


@pytest.mark.parametrize("noun", RECORD)
def test_references_point_to_the_nouns_that_the_columns_point_to(noun: str) -> None:
    columns = journaled()[noun].__table__.columns

    for field in NOUNS[noun].fields:
        expected = {key.column.table.name for key in columns[field.name].foreign_keys}
        kind_noun = getattr(field.kind, "noun", None)
        assert expected == ({kind_noun} if kind_noun else set())


def test_every_noun_stands_somewhere_in_the_document() -> None:
    placed = {part.noun for part in ROOTS} | {part.noun for noun in NOUNS.values() for part in noun.parts}

    assert placed == NOUNS.keys() == set(RECORD)


def test_a_shorthand_names_a_field_or_a_text() -> None:
    for noun in NOUNS.values():
        names = {field.key for field in noun.fields} | {text.name for text in noun.texts} | {""}
        assert noun.shorthand in names


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_that_ships_is_the_one_the_program_reads_by() -> None:
    shipped = json.loads(resources.record_schema().read_text(encoding="utf-8"))

    assert shipped == json.loads(json.dumps(schema()))
