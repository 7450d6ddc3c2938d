"""The minutes as a whole: their order, their translation, their state."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from builders import meeting, person
from councildesk.domain.errors import NotFound, StateNotAllowed
from councildesk.domain.minutes import EntryKind, MinutesState, TextState
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, entries, meetings, minutes
from councildesk.services.agenda import ItemDraft
from councildesk.services.minutes import Translation
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def test_minutes_follow_the_tree_of_the_agenda(desk: Desk) -> None:
    below = desk.workspace.perform("Add", agenda.add, desk.meeting, ItemDraft({"en": "Below"}), parent_id=desk.items[0])
    desk.items.insert(1, below)
    for place, text in ((3, "transport"), (0, "opening"), (2, "trade"), (1, "below")):
        desk.write(text, place)

    assert desk.read() == ["1 opening", "2 below", "3 trade", "4 transport"]


def test_minutes_of_another_meeting_are_not_mixed_in(desk: Desk) -> None:
    other = meeting(desk.workspace)
    desk.workspace.perform("Write", entries.add, other, entries.EntryDraft())

    assert desk.rows() == []


def test_long_minutes_take_as_many_queries_as_short_ones(desk: Desk) -> None:
    everything = (EntryKind.STATEMENT, EntryKind.DECISION, EntryKind.VOTE, EntryKind.ACTION)
    speaker = person(desk.workspace, "Ada X")

    def count() -> int:
        seen: list[str] = []
        engine = desk.workspace._database.readers

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        desk.rows()
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    def fill() -> None:
        for kind in everything:
            desk.workspace.perform("Speaker", entries.set_speaker, desk.write("text", kind=kind), speaker)

    fill()
    few = count()
    for _ in range(5):
        fill()

    assert count() == few


def test_progress_of_translation_is_told_for_each_working_language(desk: Desk) -> None:
    written = [desk.write(text) for text in ("one", "two", "three", "four")]
    desk.write("")
    desk.write("only for us", kind=EntryKind.NOTE)
    for entry in written[:3]:
        desk.workspace.perform("Type", entries.write, entry, "az", paragraphs("mətn"))
    desk.workspace.perform("Check", entries.set_text_state, written[0], "az", TextState.CHECKED)
    desk.workspace.perform("Type", entries.write, written[1], "en", paragraphs("two, changed"))
    desk.workspace.perform("Type", entries.write, written[0], "ru", paragraphs("один"))

    found = {one.language: one for one in desk.workspace.read(minutes.translations, desk.meeting)}

    assert list(found) == ["az", "uz", "en", "ru"]
    assert found["az"] == Translation("az", entries=4, originals=0, translated=1, checked=1, out_of_date=1)
    assert (found["az"].missing, found["az"].is_complete) == (1, False)
    assert (found["uz"].missing, found["ru"].missing) == (4, 3)
    assert (found["en"].originals, found["en"].is_complete) == (4, True)


def test_minutes_go_through_their_states(desk: Desk) -> None:
    assert MinutesState.CIRCULATED in desk.workspace.read(minutes.next_states, desk.meeting)

    for state in (MinutesState.CIRCULATED, MinutesState.AGREED, MinutesState.SIGNED, MinutesState.AGREED):
        step(desk.workspace, "State", minutes.set_state, desk.meeting, state)

    assert desk.workspace.read(meetings.row, desk.meeting, "en").minutes_state is MinutesState.AGREED
    desk.write("once more")
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("State", minutes.set_state, desk.meeting, MinutesState.DRAFT)


def test_minutes_are_adopted_by_another_meeting(desk: Desk) -> None:
    following = meeting(desk.workspace)
    desk.workspace.perform("State", minutes.set_state, desk.meeting, MinutesState.AGREED)

    for wrong in (desk.meeting, "nothing"):
        with pytest.raises(NotFound):
            desk.workspace.perform("State", minutes.set_state, desk.meeting, MinutesState.ADOPTED, adopted_at_id=wrong)
    step(desk.workspace, "State", minutes.set_state, desk.meeting, MinutesState.ADOPTED, adopted_at_id=following)

    assert desk.workspace.read(minutes.next_states, desk.meeting) == ()
    assert desk.workspace.read(minutes.adopted_at, desk.meeting) == following
