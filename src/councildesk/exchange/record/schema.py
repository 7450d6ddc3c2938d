"""The JSON Schema (draft 2020-12) of the document, made from its shape."""

from __future__ import annotations

from councildesk.exchange.record import wording
from councildesk.exchange.record.kinds import Schema
from councildesk.exchange.record.nouns import NOUNS, ROOTS
from councildesk.exchange.record.rows import FORMAT, VERSION
from councildesk.exchange.record.shape import Noun, Part


def schema() -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record of a council (CouncilDesk)",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **{part.key: _part(part) for part in ROOTS},
        },
        "required": ["format", "council"],
        "additionalProperties": False,
        "$defs": {
            "run": wording.RUN_SCHEMA,
            "block": wording.BLOCK_SCHEMA,
            **{noun.name: _noun(noun) for noun in NOUNS.values()},
        },
    }


def _noun(noun: Noun) -> Schema:
    properties: Schema = {"id": {"type": "string", "maxLength": 36}, "key": {"type": "string"}}
    properties.update({field.key: field.kind.schema() for field in noun.fields})
    properties.update({text.name: wording.schema(text) for text in noun.texts})
    required = [field.key for field in noun.fields if field.required]
    if noun.name == "stored_file":
        properties["content"] = {"type": "string", "contentEncoding": "base64"}
        required.append("content")
    properties.update({part.key: _part(part) for part in noun.parts})
    record = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {"anyOf": [record, {"type": "string"}]} if noun.shorthand else record


def _part(part: Part) -> Schema:
    record = {"$ref": f"#/$defs/{part.noun}"}
    return record if part.single else {"type": "array", "items": record}
