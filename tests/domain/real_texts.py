"""Real names and parallel texts that may lie beside the project; tests that want them are skipped where they do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


def load(name: str) -> Any:
    """A JSON file of real data; skips the test that asks where there is none."""
    return json.loads(lines_of(name))


def lines_of(name: str) -> str:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the project")
    return path.read_text(encoding="utf-8")


def pairs_in(record: Any, first: str, second: str) -> list[tuple[str, str]]:
    """Every text that a record holds in both of two languages."""
    if isinstance(record, list):
        return [pair for each in record for pair in pairs_in(each, first, second)]
    if not isinstance(record, dict):
        return []
    found = [pair for each in record.values() for pair in pairs_in(each, first, second)]
    one, other = record.get(first), record.get(second)
    if isinstance(one, str) and isinstance(other, str):
        found.append((one, other))
    return found
