"""Arguments for any service function, drawn from the record as it is and from what people type.

What a parameter needs is read from its type and name: `meeting_id` is the id of a meeting that is there, `language` a
tag, a draft its fields. So a new action takes part in the random sequences without another line.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import inspect
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from pkgutil import iter_modules
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from sqlalchemy import select

from councildesk import services
from councildesk.domain.names import PersonName
from councildesk.domain.rules import SIMPLE_MAJORITY, WITH_SIDES, WITHOUT_SIDES, Rules
from councildesk.domain.text import Block, Run
from councildesk.services.agenda import Agenda
from councildesk.storage.base import Base
from councildesk.storage.models import journaled
from councildesk.storage.session import RecordSession

Ids = Mapping[str, Sequence[str]]
"""Noun to the ids of its records that are not removed."""

NOUNS = {
    "agenda_item_id": "agenda_item",
    "after_id": "agenda_item",
    "carried_from_id": "agenda_item",
    "host_side_id": "side",
    "item_id": "agenda_item",
    "logo_id": "stored_file",
    "file_id": "stored_file",
    "previous_id": "meeting",
    "other_organisation_id": "organisation",
    "other_person_id": "person",
    "replaces_id": "person",
    "rules_id": "rules_of_procedure",
    "site_id": "meeting_site",
    "speaker_id": "person",
    "stands_for_seat_id": "seat",
    "substitute_id": "person",
    "event_id": "meeting_event",
    "parent_id": "agenda_item",
    "item_person_id": "item_person",
}
"""What an id is of, where its name does not say it."""

OF_WHAT_IS_MADE = {("agenda.add", "item_id"), ("entries.add", "entry_id")}
"""Ids that programs make of what the record stands for: one of another noun is a bug and no refusal."""

OF_NEW_RECORDS = {"texts.put_new"}
"""For what was made in the same step, and only then."""

BROUGHT_ALONG = {"template": ("ordinary", "conference")}
"""Ids that are there without a record."""

INSTANTS = [dt.datetime(2026, 3, 1, 6, tzinfo=dt.UTC) + dt.timedelta(minutes=10 * n) for n in range(12)]
DAYS = [dt.date(2026, 3, 1) + dt.timedelta(days=n) for n in range(-2, 3)]
WORDS = ["", "Büdcə", "  two  words ", "Бюджет", "x" * 30, "<b>", "=1+1"]
TAGS = ["az", "uz", "uz-Cyrl", "ru", "en"]


class Undrawable(TypeError):
    """A parameter that only other services can fill, such as a row of the database."""


def functions() -> dict[str, Callable[..., Any]]:
    """Every public function of the services that takes a session, by `module.function`."""
    found = {}
    for module in iter_modules(services.__path__, services.__name__ + "."):
        loaded = __import__(module.name, fromlist=["_"])
        for name, function in vars(loaded).items():
            is_own = inspect.isfunction(function) and function.__module__ == module.name
            if is_own and not name.startswith("_") and "session" in inspect.signature(function).parameters:
                found[f"{module.name.rpartition('.')[2]}.{name}"] = function
    return {name: function for name, function in found.items() if name not in OF_NEW_RECORDS}


def present(session: RecordSession) -> dict[str, list[str]]:
    return {noun: list(session.scalars(select(model.id).order_by(model.id))) for noun, model in journaled().items()}


def arguments(draw: DrawFn, function: Callable[..., Any], ids: Ids) -> dict[str, Any]:
    """Raises Undrawable for a function that is only for other services."""
    hints = typing.get_type_hints(function)
    drawn = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "session" or parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        if parameter.default is not inspect.Parameter.empty and draw(st.booleans()):
            continue
        if (f"{function.__module__.rpartition('.')[2]}.{function.__name__}", name) in OF_WHAT_IS_MADE:
            drawn[name] = draw(st.sampled_from([None, *ids.get(NOUNS.get(name, name.removesuffix("_id")), ())]))
            continue
        drawn[name] = value(draw, name, hints[name], ids)
    if {"noun", "field"} <= drawn.keys():
        # Which fields are texts is known to programs; a wrong one is a bug and no refusal.
        drawn["noun"], drawn["field"] = ("entry", "content") if "blocks" in drawn else ("meeting", "title")
        if "owner" in drawn:
            drawn["owner"] = _id(draw, f"{drawn['noun']}_id", str, ids)
    return drawn


def value(draw: DrawFn, name: str, kind: Any, ids: Ids) -> Any:
    if name.endswith("_id") or name in ("bearer", "owner"):
        return _id(draw, name, kind, ids)
    if name == "limit" and kind is int:
        return draw(st.integers(1, 20))  # of nothing at all nobody asks
    special = _SPECIAL.get(kind) if isinstance(kind, type) else None
    if special is not None:
        return draw(special)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if inner == (tuple[str, str],) and name == "keys":  # nouns with ids
        known = [(noun, key) for noun, keys in ids.items() for key in keys]
        return draw(st.lists(st.sampled_from(known), max_size=3)) if known else []
    if origin in (typing.Union, types.UnionType):
        chosen = draw(st.sampled_from(inner))
        return None if chosen is type(None) else value(draw, name, chosen, ids)
    if origin in (tuple, list, Sequence, Collection, Iterable, frozenset, set):
        return _several(draw, name, origin, inner, ids)
    if origin in (dict, Mapping):
        return _mapping(draw, inner, ids)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return draw(st.sampled_from(list(kind)))
    if kind is str:
        return draw(st.sampled_from(TAGS if name in ("language", "tag") else _texts(name)))
    if is_dataclass(kind):
        return _draft(draw, kind, ids)
    raise Undrawable(f"{name}: {kind}")


def _texts(name: str) -> list[str]:
    if name == "delimiter":
        return [";", ",", "\t"]
    return ["Asia/Baku", "Asia/Tashkent", "Baku"] if name == "time_zone" else WORDS


def _id(draw: DrawFn, name: str, kind: Any, ids: Ids) -> str | None:
    noun = NOUNS.get(name, name.removesuffix("_id"))
    known = list(ids.get(noun, BROUGHT_ALONG.get(noun, ())))
    if type(None) in typing.get_args(kind):
        known.append("")
    if not known or draw(st.integers(0, 19)) == 0:
        return "nothing-has-this-id"
    return draw(st.sampled_from(known)) or None


def _several(draw: DrawFn, name: str, origin: Any, inner: tuple[Any, ...], ids: Ids) -> Any:
    if origin is tuple and Ellipsis not in inner:
        return tuple(value(draw, name, one, ids) for one in inner)
    count = draw(st.integers(0, 2))
    singular = name.removesuffix("s") if name.endswith("ids") else name
    if singular.endswith("_ids"):
        singular = singular[:-1]
    drawn = [value(draw, singular, inner[0], ids) for _ in range(count)]
    return tuple(drawn) if origin is not list else drawn


def _mapping(draw: DrawFn, inner: tuple[Any, ...], ids: Ids) -> dict[Any, Any]:
    name = "language" if inner[0] is str else "side_id" if str in typing.get_args(inner[0]) else "key"
    keys = [value(draw, name, inner[0], ids) for _ in range(draw(st.integers(0, 2)))]
    return {key: value(draw, "text", inner[1], ids) for key in keys}


def _draft(draw: DrawFn, kind: Any, ids: Ids) -> Any:
    hints = typing.get_type_hints(kind)
    drawn = {}
    for field in fields(kind):
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        if not has_default or draw(st.booleans()):
            drawn[field.name] = value(draw, field.name, hints[field.name], ids)
    return kind(**drawn)


_BLOCKS = st.builds(Block, runs=st.tuples(st.builds(Run, st.sampled_from(WORDS[1:]), st.booleans())))
_SPECIAL: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(0, 40),
    Agenda: st.none(),
    bytes: st.sampled_from([b"", b"%PDF-", bytes(1000)]),
    dt.datetime: st.sampled_from(INSTANTS),
    dt.date: st.sampled_from(DAYS),
    dt.time: st.sampled_from([dt.time(hour) for hour in (10, 12, 23)]),
    Block: _BLOCKS,
    Rules: st.sampled_from([WITH_SIDES, WITHOUT_SIDES, Rules(majority=SIMPLE_MAJORITY)]),
    PersonName: st.builds(
        PersonName,
        st.sampled_from(TAGS),
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        printed=st.sampled_from(WORDS),
    ),
}


def undrawable(functions: Mapping[str, Callable[..., Any]]) -> set[str]:
    """Names of those with a parameter that cannot be drawn.

    Many are drawn in one example: an engine of hypothesis for each function would take longer than all the rest.
    """
    found: set[str] = set()

    @settings(max_examples=5, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.data())
    def draw_all(names: list[str], data: st.DataObject) -> None:
        for name in names:
            try:
                arguments(data.draw, functions[name], {})
            except Undrawable:
                found.add(name)

    names = sorted(functions)
    for start in range(0, len(names), 20):
        draw_all(names[start : start + 20])
    return found


def takes_rows(function: Callable[..., Any]) -> bool:
    """Whether some parameter, alone or inside another, is a row of the database or something made of rows or calls."""
    return any(_mentions_rows(hint) for name, hint in typing.get_type_hints(function).items() if name != "return")


def _mentions_rows(hint: Any) -> bool:
    if isinstance(hint, type) and (issubclass(hint, Base) or hasattr(hint, "_fields")):
        return True  # a record, or a tuple of its fields
    origin = typing.get_origin(hint)
    if origin is collections.abc.Callable or isinstance(hint, typing.TypeVar) or hint is Any or hint is object:
        return True
    inside = list(typing.get_type_hints(hint).values()) if is_dataclass(hint) else typing.get_args(hint)
    return any(_mentions_rows(inner) for inner in inside)
