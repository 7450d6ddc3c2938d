"""Reading plain data (dict, list, text, number, as JSON gives them) strictly: a mistake names its place.

A reader is a function of a value and its path; it gives what was meant or raises Misread, a ValueError such as
`rules.quorum.of: expected one of all, filled, found 'half'`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

Plain = dict[str, Any]
_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)


class Misread(ValueError):
    """Names its place already."""


def wrong(path: str, value: object, expected: str) -> Misread:
    return Misread(f"{path}: expected {expected}, found {value!r:.60}")


class Table:
    """An object being read: gives out its keys one by one, and refuses those nobody asked for."""

    def __init__(self, plain: object, path: str) -> None:
        if not isinstance(plain, Mapping):
            raise wrong(path, plain, "an object")
        self._plain = plain
        self._path = path
        self._taken: set[object] = set()

    def take(self, key: str, read: Callable[[object, str], _Value], missing: _Value) -> _Value:
        self._taken.add(key)
        return read(self._plain[key], f"{self._path}.{key}") if key in self._plain else missing

    def need(self, key: str, read: Callable[[object, str], _Value]) -> _Value:
        if key not in self._plain:
            raise Misread(f"{self._path}: {key!r} is missing")
        self._taken.add(key)
        return read(self._plain[key], f"{self._path}.{key}")

    def made(self, make: Callable[[], _Value]) -> _Value:
        """What is made of the taken values; adds the place where the value itself refuses them."""
        try:
            return make()
        except Misread:
            raise
        except ValueError as error:
            raise Misread(f"{self._path}: {error}") from error

    def finish(self) -> None:
        for key in self._plain:
            if key not in self._taken:
                known = ", ".join(sorted(map(str, self._taken)))
                raise Misread(f"{self._path}: {key!r} is not known here; expected {known}")


def number(plain: object, path: str) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise wrong(path, plain, "a whole number")
    return plain


def truth(plain: object, path: str) -> bool:
    if not isinstance(plain, bool):
        raise wrong(path, plain, "true or false")
    return plain


def text(plain: object, path: str) -> str:
    if not isinstance(plain, str):
        raise wrong(path, plain, "a text")
    return plain


def instant(plain: object, path: str) -> datetime:
    """A point in time as ISO 8601 with its offset."""
    try:
        read = datetime.fromisoformat(text(plain, path))
    except Misread:
        raise
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise wrong(path, plain, "an instant such as 2024-08-27T06:00:00+00:00")
    return read


def word(kind: type[_Word]) -> Callable[[object, str], _Word]:
    def read(plain: object, path: str) -> _Word:
        if not isinstance(plain, str) or plain not in list(kind):
            raise wrong(path, plain, "one of " + ", ".join(kind))
        return kind(plain)

    return read


def optional(read: Callable[[object, str], _Value]) -> Callable[[object, str], _Value | None]:
    def read_or_none(plain: object, path: str) -> _Value | None:
        return None if plain is None else read(plain, path)

    return read_or_none


def many(read: Callable[[object, str], _Value]) -> Callable[[object, str], tuple[_Value, ...]]:
    def read_all(plain: object, path: str) -> tuple[_Value, ...]:
        if not isinstance(plain, list | tuple):
            raise wrong(path, plain, "a list")
        return tuple(read(value, f"{path}[{index}]") for index, value in enumerate(plain))

    return read_all


def by_word(
    kind: type[_Word], read: Callable[[object, str], _Value]
) -> Callable[[object, str], Mapping[_Word, _Value]]:
    """Reads an object whose keys are words of an enum."""

    def read_all(plain: object, path: str) -> Mapping[_Word, _Value]:
        if not isinstance(plain, Mapping):
            raise wrong(path, plain, "an object")
        return {word(kind)(key, path): read(value, f"{path}.{key}") for key, value in plain.items()}

    return read_all
