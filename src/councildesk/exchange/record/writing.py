"""Writing a document: the same records always give the same bytes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from councildesk.exchange.record import files, wording
from councildesk.exchange.record.kinds import Json
from councildesk.exchange.record.nouns import NOUNS, ROOTS
from councildesk.exchange.record.rows import FORMAT, VERSION, Row
from councildesk.exchange.record.shape import Field, Part


def write(rows: Iterable[Row]) -> str:
    """The document of these records, which come owners before parts and siblings in their order.

    Only what is set is written: a field with its default is left out.
    """
    tree = _Tree(rows)
    document: dict[str, Json] = {"format": FORMAT, "version": VERSION}
    for part in ROOTS:
        records = tree.part(part, None)
        if records:
            document[part.key] = records[0] if part.single else records
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Tree:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[tuple[str, str | None, str | None], list[Row]] = defaultdict(list)
        """(noun, link, owner) to the rows that stand there."""
        for row in rows:
            self._rows[(row.noun, *_place(row))].append(row)

    def part(self, part: Part, owner: str | None) -> list[Json]:
        return [self._record(row) for row in self._rows[part.noun, part.link or None, owner]]

    def _record(self, row: Row) -> Json:
        noun = NOUNS[row.noun]
        record: dict[str, Json] = {"id": row.id}
        for field in noun.fields:
            if _is_set(field, row):
                record[field.key] = field.kind.write(row.values[field.name])
        for text in noun.texts:
            if row.texts.get(text.name):
                record[text.name] = wording.write(row.texts[text.name], text)
        if row.content is not None:
            record["content"] = files.encode(row.content)
        for part in noun.parts:
            inner = self.part(part, row.id)
            if inner:
                record[part.key] = inner[0] if part.single else inner
        return record


def _place(row: Row) -> tuple[str | None, str | None]:
    """Where a row stands: the innermost of the records whose part it is."""
    links = [part.link for noun in NOUNS.values() for part in noun.parts if part.noun == row.noun]
    # A part of an item is a part of its meeting too, and stands under the item.
    set_links = [link for link in links if row.values.get(link)]
    own = {column for column, _noun in NOUNS[row.noun].inherits}
    inner = [link for link in set_links if link not in own] or set_links
    return (inner[0], row.values[inner[0]]) if inner else (None, None)


def _is_set(field: Field, row: Row) -> bool:
    value = row.values.get(field.name)
    if value is None:
        return False
    return field.required or bool(field.falls_back_to) or value != field.default
