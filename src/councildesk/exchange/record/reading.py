"""Reading a document: the values of every record in its tree.

Reading never stops at the first mistake: it lists what is wrong where, so that a file written by hand is mended in one
go. It returns rows only when nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from councildesk.domain.council import NumberKind
from councildesk.exchange.record import files, wording
from councildesk.exchange.record.kinds import Json, Mistake, Reference
from councildesk.exchange.record.parsing import parsed
from councildesk.exchange.record.problems import DocumentRefused, Problem, shown
from councildesk.exchange.record.rows import FORMAT, VERSION, Row
from councildesk.exchange.record.shape import Field
from councildesk.exchange.record.tree import Node, Tree
from councildesk.exchange.record.wording import Wording


def read(source: str, document: str | bytes, new_id: Callable[[], str]) -> list[Row]:
    """All records of a document, owners before their parts.

    `source` names the file in refusals; `new_id` makes ids for records that have none. Refuses with DocumentRefused.
    """
    given = parsed(source, document)
    problems = _heading(given)
    if problems:
        raise DocumentRefused(source, tuple(problems))
    tree = Tree({key: value for key, value in given.items() if key not in ("$schema", "format", "version")}, new_id)
    rows = _Rows(tree, new_id).read()
    if tree.problems:
        raise DocumentRefused(source, tuple(tree.problems))
    return rows


def _heading(given: Json) -> list[Problem]:
    if not isinstance(given, dict):
        return [Problem("the whole file", shown(given), "an object")]
    problems = []
    if given.get("format") != FORMAT:
        problems.append(Problem("format", shown(given.get("format")), f'"{FORMAT}"'))
    if given.get("version", VERSION) != VERSION:
        problems.append(Problem("version", shown(given.get("version")), str(VERSION)))
    if given.get("council") is None:
        problems.append(Problem("council", shown(None), "the council"))
    return problems


class _Rows:
    def __init__(self, tree: Tree, new_id: Callable[[], str]) -> None:
        self._tree = tree
        self._new_id = new_id

    def read(self) -> list[Row]:
        rows = [self._row(node) for node in self._tree.nodes]
        self._check_numbers(rows)
        return rows

    def _row(self, node: Node) -> Row:
        row = Row(node.noun.name, node.id, node.path)
        if node.noun.ranked:
            row.values["rank"] = node.rank
        self._link(row, node)
        for one in node.noun.fields:
            row.values[one.name] = self._value(one, node)
        for text in node.noun.texts:
            if node.given.get(text.name) is not None:
                row.texts[text.name] = list(self._wordings(node, text.name))
        if node.noun.name == "stored_file":
            self._content(row, node)
        self._check_period(row, node)
        return row

    def _link(self, row: Row, node: Node) -> None:
        """Say whose part the row is, and to which enclosing records it belongs besides."""
        if node.link and node.parent is not None:
            row.values[node.link] = node.parent.id
        for column, noun in node.noun.inherits:
            above = node.enclosing(noun)
            if above is not None:
                row.values[column] = above.id

    def _value(self, one: Field, node: Node) -> Any:
        given = node.given.get(one.key)
        if given is None:
            if one.required:
                self._tree.wrong(f"{node.path}.{one.key}", None, "a value")
            return one.missing(node.around)
        try:
            value = one.kind.read(given, node.around)
        except Mistake as mistake:
            self._tree.wrong(f"{node.path}.{one.key}", given, str(mistake))
            return one.default
        return self._referred(one.kind, value, f"{node.path}.{one.key}") if isinstance(one.kind, Reference) else value

    def _referred(self, kind: Reference, value: str, path: str) -> str | None:
        found = self._tree.referred(kind.noun, value)
        if found is None and not kind.noun:
            return value
        if found is None:
            self._tree.wrong(path, value, f"the id or key of a {kind.noun} in this file")
        return found

    def _wordings(self, node: Node, name: str) -> Iterator[Wording]:
        text = next(one for one in node.noun.texts if one.name == name)
        for language, value in wording.read(node.given[name], text, node.around):
            try:
                found = wording.read_one(language, value, text)
            except Mistake as mistake:
                self._tree.wrong(f"{node.path}.{name}.{language}", value, str(mistake))
                continue
            if found is not None:
                yield found

    def _content(self, row: Row, node: Node) -> None:
        try:
            row.content = files.decode(node.given.get("content"))
        except Mistake as mistake:
            self._tree.wrong(f"{node.path}.content", node.given.get("content"), str(mistake))
            return
        row.values.update(files.facts(row.content))

    def _check_period(self, row: Row, node: Node) -> None:
        if node.noun.period is None:
            return
        first, last = (row.values.get(name) for name in node.noun.period)
        if first is not None and last is not None and first > last:
            self._tree.wrong(f"{node.path}.{node.noun.period[1]}", str(last), f"nothing earlier than {first}")

    def _check_numbers(self, rows: list[Row]) -> None:
        """A number stands for one bearer only; bearers without an entry among the issued numbers get one."""
        council = next((row.id for row in rows if row.noun == "council"), "")
        issued: dict[tuple[str, str], str] = {}
        for row in [row for row in rows if row.noun == "issued_number"]:
            self._note_number(issued, row.values["kind"], row.values["number"], row.values["bearer"], row.path)
        for row in list(rows):
            kind = _number_kind(row)
            if kind is None:
                continue
            number = row.values["number"]
            is_new = (kind, number) not in issued
            self._note_number(issued, kind, number, row.id, f"{row.path}.number")
            if is_new:
                values = {"council_id": council, "kind": kind, "number": number, "bearer": row.id}
                rows.append(Row("issued_number", self._new_id(), row.path, values))

    def _note_number(self, issued: dict[tuple[str, str], str], kind: str, number: str, bearer: str, path: str) -> None:
        if issued.setdefault((kind, number), bearer) != bearer:
            self._tree.wrong(path, number, f"a {kind} number that nothing else bears")


def _number_kind(row: Row) -> NumberKind | None:
    """Which kind of number a row bears, if it bears one."""
    if not row.values.get("number"):
        return None
    if row.noun == "decision":
        return NumberKind.RECOMMENDATION if row.values["kind"] == "recommendation" else NumberKind.DECISION
    return {"meeting": NumberKind.MEETING, "paper": NumberKind.PAPER, "action": NumberKind.ACTION}.get(row.noun)
