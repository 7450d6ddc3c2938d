"""From the bytes of a document to its JSON, strictly by RFC 8259: UTF-8, each key once, no NaN."""

from __future__ import annotations

import json

from councildesk.exchange.record.kinds import Json, Mistake
from councildesk.exchange.record.problems import DocumentRefused, Problem, shown


def parsed(source: str, document: str | bytes) -> Json:
    """Refuses with DocumentRefused, naming line and column."""
    try:
        text = document.decode("utf-8-sig") if isinstance(document, bytes) else document
        return json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        problem = Problem(f"byte {error.start}", "", "UTF-8")
    except json.JSONDecodeError as error:
        problem = Problem(f"line {error.lineno}, column {error.colno}", "", f"JSON ({error.msg})")
    except RecursionError:
        problem = Problem("the whole file", "", "JSON that is less deeply nested")
    except Mistake as error:
        problem = Problem("the whole file", "", str(error))
    except ValueError as error:  # integers of thousands of digits
        problem = Problem("the whole file", "", f"JSON ({error})")
    raise DocumentRefused(source, (problem,))


def _each_key_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    read = dict(pairs)
    if len(read) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Mistake(f"{shown(twice)} only once in one object")
    return read


def _no_constant(name: str) -> Json:
    raise Mistake(f"a number instead of {name}")
