"""Whatever people do, in whatever order: undo and redo give the exact earlier record, and the journal rebuilds it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import empty_council
from councildesk.domain.errors import Refusal
from councildesk.services import record
from councildesk.services.workspace import Workspace
from councildesk.storage.replay import differences, visible
from councildesk.storage.session import Field
from services import drawing
from services.drawing import Undrawable

FUNCTIONS = drawing.functions()
SLOW = {"check.check", "record.load", "record.dump", "search.rebuild"} | {
    "import_planning.plan",
    "imports.bring_in",
    "person_batch.write",
}
"""Looked at elsewhere: they read or write everything at once."""
FOLLOWING = {"agenda.followed", "attendance.followed"}
"""They go on from an answer given before, and are held to a whole reading by their own tests."""
CHOICES = sorted(FUNCTIONS.keys() - SLOW - FOLLOWING)
SMALL = """{"format": "councildesk", "council": {"name": "C", "languages": ["az", "uz"], "sides": ["AZ", "UZ"]},
 "persons": [{"key": "a", "names": ["A"]}, {"key": "b", "names": ["B"], "side": "UZ"}],
 "seats": [{"side": "AZ", "role": "co_chair", "mandates": ["a"]}, {"side": "UZ", "mandates": ["b"]}],
 "meetings": [{"date": "2026-03-01", "starts_at": "10:00", "sites": ["Room"], "attendance": ["a"],
   "agenda": [{"title": "One", "entries": ["x", {"kind": "decision", "decision": {}, "content": "y"}]}, "Two"],
   "invitations": ["a", "b"]}, {"date": "2026-03-02"}]}"""


class Desk(RuleBasedStateMachine):
    """A council that random hands work on. `past` and `future` are the records that undo and redo must give back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="councildesk-desk-"))
        self.workspace = empty_council.opened(self.folder / "x.council")
        self.past: list[dict[Field, str]] = []
        self.future: list[dict[Field, str]] = []

    @initialize(is_empty=st.sampled_from([False, False, False, True]))
    def begin(self, is_empty: bool) -> None:
        if not is_empty:
            self._keep(lambda: self.workspace.perform("Load record", record.load, "small.json", SMALL))

    @rule(data=st.data(), name=st.sampled_from(CHOICES))
    def do_anything(self, data: st.DataObject, name: str) -> None:
        ids = self.workspace.read(drawing.present)
        try:
            arguments = drawing.arguments(data.draw, FUNCTIONS[name], ids)
        except Undrawable:
            return
        self._keep(lambda: self.workspace.perform(name, FUNCTIONS[name], **arguments))

    @rule(data=st.data(), typed=st.lists(st.sampled_from(["a", "ab", "abc", ""]), min_size=1, max_size=3))
    def type_a_title(self, data: st.DataObject, typed: list[str]) -> None:
        ids = self.workspace.read(drawing.present)["meeting"]
        if not ids:
            return
        meeting = data.draw(st.sampled_from(ids))
        put = FUNCTIONS["texts.put"]
        for text in typed:
            texts = {"az": text}
            self._keep(
                lambda texts=texts: self.workspace.perform_typing(  # type: ignore[misc]
                    "title", "Type", put, "meeting", meeting, "title", texts
                ),
                joins=True,
            )

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self.workspace.read(visible))
        self.workspace.undo()
        assert self.workspace.read(visible) == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.workspace.read(visible))
        self.workspace.redo()
        assert self.workspace.read(visible) == self.future.pop()

    @rule()
    def close_and_open_again(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.workspace.path)

    @invariant()
    def the_journal_rebuilds_the_tables(self) -> None:
        assert self.workspace.read(differences) == []

    def teardown(self) -> None:
        while self.past:
            self.undo()
        self.workspace.close()
        shutil.rmtree(self.folder)

    def _keep(self, act: Any, *, joins: bool = False) -> None:
        """Act, and remember the record as it was when the act made a step; a refused act changes nothing."""
        before, steps = self.workspace.read(visible), len(self.workspace._stacks.undo)
        try:
            act()
        except Refusal:
            assert self.workspace.read(visible) == before
            assert len(self.workspace._stacks.undo) == steps
            return
        if len(self.workspace._stacks.undo) > steps:
            self.past.append(before)
            self.future.clear()
        elif not joins:
            assert self.workspace.read(visible) == before


# Shrinking a sequence of service calls takes minutes and tells little more than the sequence does.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)

TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=30, phases=QUICK)


class LongDesk(Desk):
    """The same for an hour's work."""


TestLongDesk = pytest.mark.long(LongDesk.TestCase)
TestLongDesk.settings = settings(max_examples=1000, stateful_step_count=60, phases=QUICK)


def test_only_what_takes_rows_of_the_database_is_left_out() -> None:
    """Such functions are for other services; everything a window can call takes part in the random sequences."""
    left_out = drawing.undrawable({name: FUNCTIONS[name] for name in CHOICES})

    assert {name for name in left_out if not drawing.takes_rows(FUNCTIONS[name])} == set()
    assert len(CHOICES) - len(left_out) > 150
