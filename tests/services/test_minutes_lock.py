"""What signed or adopted minutes own stays as it is, whichever way somebody tries to change it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import empty_council
from builders import DAY, at, council, meeting, person, seat
from councildesk.domain.agenda import ItemState
from councildesk.domain.attendance import Presence
from councildesk.domain.errors import Refusal, StateNotAllowed
from councildesk.domain.minutes import ActionState, DecisionState, EntryKind, MinutesState
from councildesk.domain.polls import Tally
from councildesk.domain.text import paragraphs
from councildesk.services import (
    actions,
    agenda,
    agenda_tree,
    decisions,
    entries,
    meetings,
    minutes,
    minutes_lock,
    papers,
    person_merging,
    record,
    recusals,
    removed,
    running,
    sentences,
    stays,
    taking_back,
    votes,
)
from councildesk.services.entries import EntryDraft
from councildesk.services.papers import PaperDraft, PaperFile
from councildesk.services.stays import StayDraft
from councildesk.services.vote_records import VoteDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Step
from councildesk.storage.replay import visible
from councildesk.storage.session import Field, RecordSession
from services import drawing
from services.conftest import step
from services.drawing import Undrawable

PART_OF = {
    "meeting_site": "meeting_id",
    "officer": "meeting_id",
    "meeting_event": "meeting_id",
    "stay": "meeting_id",
    "excuse": "meeting_id",
    "proxy": "meeting_id",
    "agenda_item": "meeting_id",
    "item_person": "agenda_item_id",
    "recusal": "agenda_item_id",
    "entry": "meeting_id",
    "decision": "entry_id",
    "vote": "entry_id",
    "vote_count": "vote_id",
    "ballot": "vote_id",
    "text": "owner",
}
GOES_ON = {
    ("decision", "state"),
    ("agenda_item", "state"),
    ("meeting_site", "link"),
    ("meeting_site", "access"),
    ("meeting", "state"),
    ("meeting", "state_reason"),
    ("meeting", "previous_id"),
    ("meeting", "agenda_sent_at"),
    ("meeting", "minutes_adopted_at_id"),
    ("meeting", "minutes_state"),  # signed minutes are adopted
}


class Held:
    """A meeting that took place: somebody came, a decision was voted on, something is to be done."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        council(workspace)
        self.ada, self.ben = person(workspace, "Ada Lovelace"), person(workspace, "Ben Ali")
        seats = [seat(workspace, one) for one in (self.ada, self.ben)]
        self.seat = seats[0]
        self.meeting = meeting(workspace, "Trade", "Transport", number="7")
        self.item, self.other_item = (row.id for row in workspace.read(agenda.rows, self.meeting, "en"))
        workspace.perform("Open", running.open_meeting, self.meeting, at("10:00"))
        for who, which in zip((self.ada, self.ben), seats, strict=True):
            workspace.perform("Arrive", stays.arrive, self.meeting, StayDraft(who, which, arrived_at=at("10:00")))
        workspace.perform("Go to item", running.open_item, self.item, at("10:05"))
        self.words = self.write(EntryKind.PARAGRAPH, "First wording.")
        workspace.perform("Write", entries.write, self.words, "en", paragraphs("Agreed wording."))
        struck_out = self.write(EntryKind.PARAGRAPH, "Struck out.")
        workspace.perform("Strike out", entries.remove, struck_out)
        self.decided = self.write(EntryKind.DECISION, "We open the border.")
        self.voted = self.write(EntryKind.VOTE, "")
        self.asked = self.write(EntryKind.ACTION, "Write to the customs.", self.other_item)
        self.decision, self.vote, self.action = self._records()
        workspace.perform("Vote", votes.record, self.vote, VoteDraft(decision_id=self.decision))
        workspace.perform("Close", running.close_meeting, self.meeting, at("12:00"))

    def write(self, kind: EntryKind, words: str, item: str = "") -> str:
        draft = EntryDraft(kind, {"en": paragraphs(words)} if words else {})
        return self.workspace.perform("Add entry", entries.add, self.meeting, draft, item_id=item or self.item)

    def enter(self, *states: MinutesState) -> None:
        for state in states:
            self.workspace.perform(f"State {state}", minutes.set_state, self.meeting, state)

    def events(self) -> list[str]:
        return [row.id for row in self.workspace.read(running.events, self.meeting)]

    def stay(self) -> str:
        return self.workspace.read(stays.rows, self.meeting)[0].id

    def place(self, label: str) -> int:
        """Of the last step with this label."""
        chosen = select(Step.place).where(Step.label == label).order_by(Step.place.desc())
        return self.workspace.read(lambda session: session.scalars(chosen).first()) or 0

    def _records(self) -> tuple[str, str, str]:
        rows = {row.id: row for row in self.workspace.read(minutes.rows, self.meeting, "en")}
        decision, vote, action = rows[self.decided].decision, rows[self.voted].vote, rows[self.asked].action
        assert decision is not None
        assert vote is not None
        assert action is not None
        return decision.id, vote.id, action.id


@pytest.fixture
def held(workspace: Workspace) -> Held:
    return Held(workspace)


def _take_back_words(held: Held) -> None:
    key = (held.place("Write"), "entry", held.words, "content", "en")
    held.workspace.perform("x", taking_back.take_back, *key)


def _take_back(label: str) -> Callable[[Held], None]:
    return lambda held: held.workspace.perform("x", taking_back.take_back_step, held.place(label))


def _type(held: Held) -> None:
    held.workspace.perform_typing("p", "x", entries.write, held.words, "en", paragraphs("Another."))


def _rename(held: Held) -> None:
    draft = replace(held.workspace.read(agenda.draft, held.item), title={"en": "Another"})
    held.workspace.perform("x", agenda.change, held.item, draft)


def _correct_opening(held: Held) -> None:
    held.workspace.perform("x", running.correct, held.events()[0], at("09:50"))


def _correct_stay(held: Held) -> None:
    draft = replace(held.workspace.read(stays.draft, held.stay()), presence=Presence.ONLINE)
    held.workspace.perform("x", stays.correct, held.stay(), draft)


def _renumber(held: Held) -> None:
    draft = replace(held.workspace.read(meetings.draft, held.meeting), number="8")
    held.workspace.perform("x", meetings.change, held.meeting, draft)


WAYS: dict[str, Callable[[Held], object]] = {
    "take an old wording back": _take_back_words,
    "take a whole step back": _take_back("Write"),
    "take an old vote back": _take_back("Vote"),
    "bring a struck out entry back": lambda held: held.workspace.perform(
        "x", removed.bring_back, held.place("Strike out")
    ),
    "type": _type,
    "count again": lambda held: held.workspace.perform(
        "x", votes.record, held.vote, VoteDraft(decision_id=held.decision, counts={None: Tally(0, 2)})
    ),
    "remove an item": lambda held: held.workspace.perform("x", agenda.remove, held.other_item),
    "rename an item": _rename,
    "move an item": lambda held: held.workspace.perform("x", agenda_tree.move_up, held.other_item),
    "correct the opening": _correct_opening,
    "take the closing out": lambda held: held.workspace.perform("x", running.remove_event, held.events()[-1]),
    "let somebody leave": lambda held: held.workspace.perform("x", stays.leave, held.meeting, held.ada, at("11:00")),
    "correct a stay": _correct_stay,
    "remove a stay": lambda held: held.workspace.perform("x", stays.remove, held.stay()),
    "recuse a seat": lambda held: held.workspace.perform("x", recusals.add, held.item, held.seat),
    "give the meeting another number": _renumber,
    "remove the meeting": lambda held: held.workspace.perform("x", meetings.remove, held.meeting),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_into_adopted_minutes(held: Held, way: str) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)
    before = held.workspace.read(visible)

    with pytest.raises(StateNotAllowed) as refused:
        WAYS[way](held)

    assert sentences.sentence(refused.value) == (
        "The minutes are adopted and stay as they are. Corrections need a corrigendum."
    )
    assert held.workspace.read(visible) == before


@pytest.mark.parametrize("way", WAYS)
def test_minutes_that_are_no_longer_signed_are_changed_as_before(held: Held, way: str) -> None:
    held.enter(MinutesState.AGREED, MinutesState.SIGNED)
    with pytest.raises(StateNotAllowed):
        WAYS[way](held)
    before = held.workspace.read(visible)

    held.enter(MinutesState.AGREED)
    WAYS[way](held)

    assert held.workspace.read(visible) != before


def test_an_adoption_is_undone_but_not_taken_back_later(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)
    with pytest.raises(StateNotAllowed):
        held.workspace.perform("x", taking_back.take_back_step, held.place("State adopted"))

    held.workspace.undo()

    assert held.workspace.read(meetings.row, held.meeting, "en").minutes_state is MinutesState.AGREED


def test_what_becomes_of_decisions_and_actions_goes_on(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)

    step(held.workspace, "Implement", decisions.set_state, held.decision, DecisionState.IMPLEMENTED)
    step(held.workspace, "Done", actions.set_state, held.action, ActionState.DONE, DAY)
    progress = replace(held.workspace.read(actions.draft, held.action), progress={"en": "Sent."}, due_on=DAY)
    step(held.workspace, "Tell progress", actions.change, held.action, progress)
    step(held.workspace, "Postpone", agenda.set_state, held.other_item, ItemState.POSTPONED)
    held.workspace.perform("x", taking_back.take_back_step, held.place("Implement"))

    assert held.workspace.read(decisions.rows)[0].state is DecisionState.ADOPTED
    assert held.workspace.read(actions.draft, held.action) == progress


def test_the_signed_paper_is_attached_to_the_meeting(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.SIGNED)

    file = PaperFile("signed.pdf", b"%PDF-", "application/pdf")
    paper = step(held.workspace, "Add paper", papers.add, held.meeting, PaperDraft(title={"en": "Signed"}))
    step(held.workspace, "Attach", papers.attach, paper, "en", file)

    assert [row.title for row in held.workspace.read(papers.rows, held.meeting, "en")] == ["Signed"]


def test_one_person_in_two_records_becomes_one_also_in_adopted_minutes(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)
    right = person(held.workspace, "Augusta Ada King")

    step(held.workspace, "Merge", person_merging.merge, right, held.ada)

    assert right in {row.person_id for row in held.workspace.read(stays.rows, held.meeting)}


def test_a_record_with_adopted_minutes_is_loaded_and_loaded_again(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)
    document = held.workspace.read(record.dump)

    held.workspace.perform("Load", record.load, "x.json", document, replace=True)

    assert held.workspace.read(record.dump) == document


def test_a_meeting_that_was_removed_comes_back_with_its_adopted_minutes(held: Held) -> None:
    held.enter(MinutesState.AGREED, MinutesState.ADOPTED)
    whole = held.workspace.read(visible)

    def remove(session: RecordSession) -> None:
        """As an older version of the program let anybody do."""
        minutes_lock.lift(session)
        meetings.remove(session, held.meeting)

    held.workspace.perform("Remove meeting", remove)

    held.workspace.perform("Bring back", removed.bring_back, held.place("Remove meeting"))

    assert held.workspace.read(visible) == whole


FUNCTIONS = drawing.functions()
ELSEWHERE = {
    "record.load",
    "record.dump",
    "check.check",
    "search.rebuild",
    "imports.bring_in",
    "person_batch.write",
} | {
    "import_planning.plan",
    "agenda.followed",
    "attendance.followed",
    "person_merging.merge",
    "minutes_lock.lift",
}
"""They write whole records or go on from an answer, or are about persons, and are looked at above or elsewhere."""
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


def minutes_of(fields: Mapping[Field, str], meeting_id: str) -> dict[Field, str]:
    """All fields of the rows that say what was, by an own reading of the tables."""
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for (noun, key, field), value in fields.items():
        rows[noun, key][field] = value
    inside, grows = {meeting_id}, True
    while grows:
        found = {
            key
            for (noun, key), row in rows.items()
            if noun in PART_OF and json.loads(row.get(PART_OF[noun], "null")) in inside
        }
        grows = not found <= inside
        inside |= found
    return {
        (noun, key, field): value
        for (noun, key, field), value in fields.items()
        if key in inside and (noun, field) not in GOES_ON
    }


@settings(max_examples=6, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from([MinutesState.SIGNED, MinutesState.ADOPTED]))
def test_whatever_anybody_does_locked_minutes_stay_what_they_were(data: st.DataObject, state: MinutesState) -> None:
    folder = Path(tempfile.mkdtemp(prefix="councildesk-lock-"))
    try:
        with empty_council.opened(folder / "x.council") as workspace:
            held = Held(workspace)
            held.enter(MinutesState.AGREED, state)
            before = minutes_of(workspace.read(visible), held.meeting)
            for _ in range(40):
                name = data.draw(st.sampled_from(sorted(FUNCTIONS.keys() - ELSEWHERE)))
                try:
                    arguments = drawing.arguments(data.draw, FUNCTIONS[name], workspace.read(drawing.present))
                    workspace.perform(name, FUNCTIONS[name], **arguments)
                except (Refusal, Undrawable):
                    continue
                if workspace.read(meetings.row, held.meeting, "en").minutes_state.accepts_edits:
                    workspace.undo()  # it was taken back to be changed, as signed minutes may be
                assert minutes_of(workspace.read(visible), held.meeting) == before, name
    finally:
        shutil.rmtree(folder)
