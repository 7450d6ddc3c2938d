from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import text as formatted
from councildesk.domain.text import Block, BlockKind, Run
from councildesk.exchange.record.reading import read
from councildesk.exchange.record.writing import write

words = st.text(max_size=30)
runs = words | st.fixed_dictionaries({"text": words}, optional={"bold": st.booleans(), "italic": st.booleans()})
blocks = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["p", "ul", "ol"]), "level": st.integers(0, 3), "runs": st.lists(runs, max_size=3)}
    )
    | words,
    max_size=4,
)


@given(contents=st.lists(words | blocks, max_size=5), titles=st.lists(words, max_size=3))
def test_any_text_is_written_as_it_was_read(contents: list[Any], titles: list[str]) -> None:
    meeting = {"date": "2026-03-01", "agenda": titles, "entries": [{"content": {"uz": one}} for one in contents]}

    written = write(read("x", json.dumps({"format": "councildesk", "council": "C", "meetings": [meeting]}), ids()))

    assert write(read("x", written, ids())) == written


@given(st.lists(st.builds(Block, st.sampled_from(BlockKind), st.tuples(st.builds(Run, words, st.booleans())))))
def test_formatted_text_loses_nothing_on_its_way(content: list[Block]) -> None:
    kept = formatted.clean_blocks(tuple(content))
    entry = {"content": {"uz": [{"kind": b.kind, "runs": [_run(r) for r in b.runs]} for b in content]}}
    document = {"format": "councildesk", "council": "C", "meetings": [{"date": "2026-03-01", "entries": [entry]}]}

    again = read("x", write(read("x", json.dumps(document), ids())), ids())

    bodies = [wording.body for row in again if row.noun == "entry" for wording in row.texts.get("content", [])]
    assert bodies == ([formatted.to_json(kept)] if kept else [])


def _run(run: Run) -> dict[str, Any]:
    return {"text": run.text, "bold": run.bold}


def ids() -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"new-{next(counter):04}"
