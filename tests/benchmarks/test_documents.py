"""How fast papers are composed, in ratios: against other engines, against ourselves without tags, long against short.

    python -m pip install fpdf2 typst                  (the dependency group `benchmark`; missing ones are left out)
    python -m pytest tests/benchmarks/test_documents.py -s

All cases take turns in one process, and medians of their CPU seconds are compared: a busy machine slows all alike. The
first turn of each reads fonts and is not counted. WeasyPrint is no part of it: it needs libraries of the system.
"""

from __future__ import annotations

import gc
import importlib
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from benchmarks.documents import desk, minutes, platypus

ROUNDS = 7
SIXTY_PAGES, FIVE_HUNDRED_PAGES = 51, 434
"""Items of the agenda that make so many pages."""
LONG_TEXT = 384_000


@dataclass
class Case:
    draw: Callable[[Any], int]
    given: Any
    seconds: list[float] = field(default_factory=list)
    pages: int = 0

    def run(self) -> None:
        gc.collect()
        started = time.process_time()
        self.pages = self.draw(self.given)
        self.seconds.append(time.process_time() - started)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds[1:])


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    """All cases, run in turns."""
    cases = dict(_cases())
    for turn in range(ROUNDS + 1):
        for name, case in cases.items():
            if turn < 4 or not name.endswith("slow"):
                case.run()
    for name, case in cases.items():
        _tell(f"{name:32} {case.median * 1000:9.1f} ms {case.pages:5} pages")
    return cases


def _cases() -> Iterator[tuple[str, Case]]:
    short, long = minutes.make(SIXTY_PAGES), minutes.make(FIVE_HUNDRED_PAGES)
    yield "desk 60", Case(desk.draw, desk.prepare(short))
    yield "desk 60 untagged", Case(desk.draw_untagged, desk.prepare(short))
    yield "desk 500", Case(desk.draw, desk.prepare(long))
    yield "desk 500 untagged", Case(desk.draw_untagged, desk.prepare(long))
    yield "platypus table per item 60", Case(platypus.draw_table_per_item, platypus.prepare(short))
    yield "platypus one table 500 slow", Case(platypus.draw_one_table, platypus.prepare(long))
    for name, module in (("fpdf2 60 slow", "fpdf_pages"), ("typst 60", "typst_pages")):
        try:
            engine = importlib.import_module(f"benchmarks.documents.{module}")
        except ModuleNotFoundError:
            continue
        yield name, Case(engine.draw, engine.prepare(short))
    text = minutes.long_text(LONG_TEXT)
    yield "desk one paragraph", Case(desk.draw, desk.prepare_text(text))
    pieces = [tuple(each[first : first + 480] for each in text) for first in range(0, LONG_TEXT, 480)]
    yield "desk 800 paragraphs", Case(desk.draw, desk.prepare_text(*pieces))


def test_ratio_1_platypus_with_a_table_for_each_item(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "platypus table per item 60", "desk 60", ">=", 3.5) >= 3.0


def test_ratio_2_platypus_with_one_table(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "platypus one table 500 slow", "desk 500", ">=", 7) >= 6


def test_ratio_3_tags_metadata_and_attachment(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "desk 60", "desk 60 untagged", "<=", 1.35) <= 1.5
    assert _ratio(cases, "desk 500", "desk 500 untagged", "<=", 1.6) <= 1.75


def test_ratio_4_a_page_of_a_long_paper(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "desk 500", "desk 60", "<=", 1.1, per_page=True) <= 1.25


def test_ratio_5_a_long_paragraph(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "desk one paragraph", "desk 800 paragraphs", "<=", 1.2) <= 1.5


def test_ratio_7_fpdf2(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "fpdf2 60 slow", "desk 60", ">=", 20) >= 15


def test_ratio_7_typst(cases: dict[str, Case]) -> None:
    assert _ratio(cases, "typst 60", "desk 60", ">=", 4) >= 3


def test_sixty_pages(benchmark: Any) -> None:
    """The plain figure, for comparing one commit with another (`--benchmark-save`, `--benchmark-compare`)."""
    paper = desk.prepare(minutes.make(SIXTY_PAGES))

    assert 55 <= benchmark(desk.draw, paper) <= 65


def _ratio(
    cases: dict[str, Case], above: str, below: str, relation: str, target: float, *, per_page: bool = False
) -> float:
    """Of two medians, printed with what is aimed at. What is asserted leaves room for a noisy machine."""
    if above not in cases:
        pytest.skip(f"{above.split()[0]} is not installed")
    one, other = cases[above], cases[below]
    ratio = one.median / other.median
    if per_page:
        ratio *= other.pages / one.pages
    _tell(f"{above} / {below}{' for each page' if per_page else ''}: {ratio:.2f}, aim {relation} {target}")
    return ratio


def _tell(line: str) -> None:
    print(f"\n{line}", end="")  # noqa: T201
