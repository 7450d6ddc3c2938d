"""The tree of a document's records: each with its id, its place and what surrounds it, before its values are read.

Ids and keys are gathered first, so that a record may be referred to before it stands in the document.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace

from councildesk.domain import rank
from councildesk.exchange.record.kinds import Json, Mistake, Surroundings
from councildesk.exchange.record.nouns import NOUNS, ROOTS
from councildesk.exchange.record.problems import Problem, shown
from councildesk.exchange.record.shape import Noun, Part

_MOST_NESTING = 40


@dataclass
class Node:
    """A record as it was given. `rank` is its place among its siblings, where they are ordered."""

    noun: Noun
    id: str
    path: str
    given: dict[str, Json]
    parent: Node | None
    link: str
    around: Surroundings
    rank: str

    def enclosing(self, noun: str) -> Node | None:
        """The nearest record of that noun around this one."""
        above = self.parent
        while above is not None and above.noun.name != noun:
            above = above.parent
        return above


class Tree:
    """All records of a document in its order, and what was wrong with their nesting, ids and keys."""

    def __init__(self, document: dict[str, Json], new_id: Callable[[], str]) -> None:
        self.nodes: list[Node] = []
        self.problems: list[Problem] = []
        self._new_id = new_id
        self._keys: dict[tuple[str, str], str] = {}
        """(noun, local key or id) to id."""
        self._ids: dict[str, str] = {}
        """Id to the path where it was given."""
        self._check_keys("", document, [part.key for part in ROOTS])
        around = _surroundings(document.get("council"))
        for part in ROOTS:
            self._gather(part, document.get(part.key), part.key, None, around)

    def referred(self, noun: str, key: str) -> str | None:
        """The id of the record that this key or id means; of a record of any noun, by its id, when `noun` is empty."""
        if noun:
            return self._keys.get((noun, key))
        return key if key in self._ids else next((found for (_, one), found in self._keys.items() if one == key), None)

    def wrong(self, path: str, value: Json, expected: str) -> None:
        self.problems.append(Problem(path, shown(value), expected))

    def _gather(
        self, part: Part, value: Json, path: str, parent: Node | None, around: Surroundings, depth: int = 0
    ) -> None:
        """Take the records of one part into the tree."""
        if value is None:
            return
        if part.single:
            self._take(part, value, path, parent, around, "", depth)
            return
        if not isinstance(value, list):
            self.wrong(path, value, "a list")
            return
        ranks = rank.spread(len(value)) if NOUNS[part.noun].ranked else [""] * len(value)
        for index, (item, place) in enumerate(zip(value, ranks, strict=True)):
            self._take(part, item, f"{path}[{index}]", parent, around, place, depth)

    def _take(
        self, part: Part, value: Json, path: str, parent: Node | None, around: Surroundings, place: str, depth: int
    ) -> None:
        noun = NOUNS[part.noun]
        if isinstance(value, str) and noun.shorthand:
            value = {noun.shorthand: value}
        if not isinstance(value, dict) or depth > _MOST_NESTING:
            self.wrong(path, value, "an object" + (" or text" if noun.shorthand else ""))
            return
        self._check_keys(path, value, _known_keys(noun))
        found = self._identify(noun, value, path)
        node = Node(noun, found, path, value, parent, part.link, _inner(noun, value, around), place)
        self.nodes.append(node)
        for inner in noun.parts:
            self._gather(inner, value.get(inner.key), f"{path}.{inner.key}", node, node.around, depth + 1)

    def _identify(self, noun: Noun, value: dict[str, Json], path: str) -> str:
        """The record's id, given or new; its key is noted for references."""
        given = value.get("id")
        if given is not None and not (isinstance(given, str) and 0 < len(given) <= 36 and given.isascii()):
            self.wrong(f"{path}.id", given, "an id of at most 36 characters")
            given = None
        if given in self._ids:
            self.wrong(f"{path}.id", given, f"an id of its own (it stands at {self._ids[given]} too)")
        found = given or self._new_id()
        self._ids[found] = path
        self._keys[noun.name, found] = found
        key = value.get("key") or value.get(noun.named_by)
        if isinstance(key, str):
            if "key" in value and self._keys.get((noun.name, key), found) != found:
                self.wrong(f"{path}.key", key, f"a key of its own among {noun.name} records")
            self._keys.setdefault((noun.name, key), found)
        return found

    def _check_keys(self, path: str, given: dict[str, Json], known: list[str]) -> None:
        for key in given:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f"no such field (did you mean {near[0]}?)" if near else "no such field"
                self.wrong(f"{path}.{key}".lstrip("."), given[key], hint)


def _known_keys(noun: Noun) -> list[str]:
    content = ["content"] if noun.name == "stored_file" else []
    fields = [field.key for field in noun.fields]
    texts = [text.name for text in noun.texts]
    return ["id", "key", *fields, *texts, *(part.key for part in noun.parts), *content]


def _surroundings(council: Json) -> Surroundings:
    """The council's first language and its zone, as far as they can be read at all."""
    around = Surroundings()
    if not isinstance(council, dict):
        return around
    languages = council.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else None
    tag = first.get("tag") if isinstance(first, dict) else first
    return _inner(NOUNS["council"], council, replace(around, language=tag) if isinstance(tag, str) else around)


def _inner(noun: Noun, value: dict[str, Json], around: Surroundings) -> Surroundings:
    """What the parts of this record lean on: its zone where it has one, its day where it is a meeting."""
    for one in noun.fields:
        if one.name == "time_zone" or (noun.name == "meeting" and one.name == "date"):
            try:
                read = one.kind.read(value[one.key], around)
            except (KeyError, Mistake):
                continue
            around = replace(around, **{"day" if one.name == "date" else "time_zone": read})
    return around
