"""Moving from state to state: which moves a table allows, and the refusal of all others."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from councildesk.domain.errors import StateNotAllowed

_State = TypeVar("_State", bound=StrEnum)


def move(noun: str, table: Mapping[_State, tuple[_State, ...]], state: _State, wanted: _State) -> _State:
    """The wanted state. Refuses with StateNotAllowed what the table does not list, staying where one is included."""
    if wanted not in table[state]:
        raise StateNotAllowed(noun, state.value, wanted.value)
    return wanted
