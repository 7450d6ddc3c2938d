"""Texts of the document: a bare text, one for each language, or one with its state and source.

    "title": "Budget"                                      in the council's first language
    "title": {"en": "Budget", "ru": "Бюджет"}
    "title": {"en": "Budget", "ru": {"text": "Бюджет", "state": "translated", "source": "en", "digest": "…"}}

A formatted text is a bare text (one paragraph for each line) or a list of blocks:

    ["A paragraph.", {"kind": "ul", "level": 1, "runs": ["an item ", {"text": "in bold", "bold": true}]}]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from councildesk.domain import text as formatted
from councildesk.domain.minutes import TextState
from councildesk.domain.spelling import clean_text
from councildesk.domain.text import Block, BlockKind, Run
from councildesk.domain.texts import TextField
from councildesk.exchange.record.kinds import (
    Choice,
    Flag,
    Integer,
    Json,
    Line,
    Mistake,
    Passage,
    Schema,
    Surroundings,
    Tag,
)

_STATE = Choice(TextState)
_NOWHERE = Surroundings()


@dataclass(frozen=True)
class Wording:
    """A text in one language as the record keeps it."""

    language: str
    body: str
    state: TextState = TextState.ORIGINAL
    source_language: str | None = None
    source_digest: str | None = None


def read(value: Json, field: TextField, around: Surroundings) -> Iterator[tuple[str, Json]]:
    """The languages of a text with what stands for each; empty texts are left out."""
    if isinstance(value, dict):
        yield from value.items()
    else:
        yield around.language, value


def read_one(language: str, value: Json, field: TextField) -> Wording | None:
    """One language of a text; None when it is empty. Raises Mistake."""
    Tag().read(language, _NOWHERE)
    if not (isinstance(value, dict) and "text" in value):
        body = _body(value, field)
        return Wording(language, body) if body else None
    unknown = value.keys() - {"text", "state", "source", "digest"}
    if unknown:
        raise Mistake("text, state, source and digest only")
    body = _body(value["text"], field)
    state = TextState(_STATE.read(value.get("state", "original"), _NOWHERE))
    source = Tag().read(value["source"], _NOWHERE) if "source" in value else None
    digest = Line(64).read(value["digest"], _NOWHERE) if "digest" in value else None
    return Wording(language, body, state, source, digest) if body else None


def write(wordings: list[Wording], field: TextField) -> Json:
    return {wording.language: _written(wording, field) for wording in sorted(wordings, key=lambda one: one.language)}


def schema(field: TextField) -> Schema:
    body: Schema = {"type": "string"}
    if field.formatted:
        body = {"anyOf": [body, {"type": "array", "items": {"$ref": "#/$defs/block"}}]}
    full = {
        "type": "object",
        "properties": {
            "text": body,
            "state": _STATE.schema(),
            "source": Tag().schema(),
            "digest": Line(64).schema(),
        },
        "required": ["text"],
        "additionalProperties": False,
    }
    return {"anyOf": [body, {"type": "object", "additionalProperties": {"anyOf": [body, full]}}]}


RUN_SCHEMA: Schema = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"text": {"type": "string"}, "bold": {"type": "boolean"}, "italic": {"type": "boolean"}},
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}
BLOCK_SCHEMA: Schema = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "kind": Choice(BlockKind).schema(),
                "level": Integer().schema(),
                "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
            },
            "additionalProperties": False,
        },
    ]
}


def _body(value: Json, field: TextField) -> str:
    if not field.formatted:
        return Passage().read(value, _NOWHERE).strip()
    if isinstance(value, str):
        blocks = formatted.paragraphs(clean_text(value).strip())
    elif isinstance(value, list):
        blocks = tuple(_block(item) for item in value)
    else:
        raise Mistake("text or a list of blocks")
    kept = formatted.clean_blocks(blocks)
    return formatted.to_json(kept) if kept else ""


def _block(value: Json) -> Block:
    if isinstance(value, str):
        return Block(runs=(Run(value),) if value else ())
    if (
        not isinstance(value, dict)
        or value.keys() - {"kind", "level", "runs"}
        or not isinstance(value.get("runs", []), list)
    ):
        raise Mistake("a block: text, or an object of kind, level and runs")
    kind = BlockKind(Choice(BlockKind).read(value.get("kind", "p"), _NOWHERE))
    return Block(
        kind, tuple(_run(run) for run in value.get("runs", [])), Integer().read(value.get("level", 0), _NOWHERE)
    )


def _run(value: Json) -> Run:
    if isinstance(value, str):
        return Run(value)
    if (
        not isinstance(value, dict)
        or value.keys() - {"text", "bold", "italic"}
        or not isinstance(value.get("text"), str)
    ):
        raise Mistake("a run: text, or an object of text, bold and italic")
    marks = [Flag().read(value.get(mark, False), _NOWHERE) for mark in ("bold", "italic")]
    return Run(value["text"], *marks)


def _written(wording: Wording, field: TextField) -> Json:
    body: Json = wording.body
    if field.formatted:
        body = _written_blocks(formatted.from_json(wording.body))
    if wording.state is TextState.ORIGINAL and wording.source_digest is None:
        return body
    written = {"text": body, "state": wording.state.value}
    if wording.source_language is not None:
        written["source"] = wording.source_language
    if wording.source_digest is not None:
        written["digest"] = wording.source_digest
    return written


def _written_blocks(blocks: formatted.Blocks) -> Json:
    plain = formatted.plain(blocks)
    if formatted.clean_blocks(formatted.paragraphs(plain.strip())) == blocks:
        return plain
    return [_written_block(block) for block in blocks]


def _written_block(block: Block) -> Json:
    runs = [_written_run(run) for run in block.runs]
    if (
        block.kind is BlockKind.PARAGRAPH
        and not block.level
        and len(runs) <= 1
        and all(isinstance(run, str) for run in runs)
    ):
        return "".join(runs)
    written: dict[str, Json] = {"kind": block.kind.value}
    if block.level:
        written["level"] = block.level
    return {**written, "runs": runs}


def _written_run(run: Run) -> Json:
    marks = {name: True for name in ("bold", "italic") if getattr(run, name)}
    return {"text": run.text, **marks} if marks else run.text
