"""What was removed is listed by the step that did it, and comes back as it was."""

from __future__ import annotations

import pytest

from builders import DAY, council, item, meeting, person, seat
from councildesk.domain.errors import AlreadyThere, NotFound
from councildesk.services import agenda, agenda_batch, meetings, members, papers, persons, removed, seats, sentences
from councildesk.services.papers import PaperDraft
from councildesk.services.removed import RemovedRow
from councildesk.services.workspace import Workspace
from councildesk.storage.refusals import OwnerRemoved
from councildesk.storage.replay import visible
from services.conftest import step


def rows(workspace: Workspace) -> list[RemovedRow]:
    return workspace.read(removed.rows, "en")


def test_a_meeting_with_its_parts_is_one_line(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", "Trade", number="7")
    before = workspace.read(visible)
    workspace.perform("Remove meeting", meetings.remove, one)

    (row,) = rows(workspace)

    assert (row.nouns, row.titles, row.count, row.parts) == (("meeting",), ("7 Conference",), 1, {"agenda_item": 2})
    assert (row.label, row.actor) == ("Remove meeting", "Leyla")
    step(workspace, "Bring back", removed.bring_back, row.place)
    assert workspace.read(visible) == before
    assert rows(workspace) == []


def test_an_item_comes_back_with_the_papers_it_had(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", "Trade")
    first, second = (row.id for row in workspace.read(agenda.rows, one, "en"))
    kept = workspace.perform("Add", papers.add, one, PaperDraft({"en": "Report"}, first))
    given = workspace.perform("Add", papers.add, one, PaperDraft({"en": "Plan"}, first))
    workspace.perform("Remove item", agenda_batch.remove, [first])
    workspace.perform("Give", papers.give, given, second)

    step(workspace, "Bring back", removed.bring_back, rows(workspace)[0].place)

    assert workspace.read(papers.draft, kept).item_id == first
    assert workspace.read(papers.draft, given).item_id == second


def test_what_was_removed_by_itself_before_stays_removed(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", "Trade")
    first, _second = workspace.read(agenda.rows, one, "en")
    workspace.perform("Remove item", agenda.remove, first.id)
    workspace.perform("Remove meeting", meetings.remove, one)
    whole, alone = rows(workspace)

    workspace.perform("Bring back", removed.bring_back, whole.place)

    assert [row.title for row in workspace.read(agenda.rows, one, "en")] == ["Trade"]
    assert [row.place for row in rows(workspace)] == [alone.place]


def test_a_part_does_not_come_back_without_what_it_belonged_to(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", number="7")
    (first,) = workspace.read(agenda.rows, one, "en")
    workspace.perform("Remove item", agenda.remove, first.id)
    workspace.perform("Remove meeting", meetings.remove, one)
    alone = rows(workspace)[1]

    with pytest.raises(OwnerRemoved) as refused:
        workspace.perform("Bring back", removed.bring_back, alone.place)

    said = "Agenda item cannot come back alone: meeting “7 Conference” is removed too. Bring that back first."
    assert sentences.sentence(refused.value) == said
    assert len(rows(workspace)) == 2


def test_a_seat_given_to_somebody_else_is_not_brought_back_to_the_one_before(workspace: Workspace) -> None:
    council(workspace)
    ada, bo = person(workspace, "Ada Lovelace"), person(workspace, "Bo Li")
    one = seat(workspace, ada)
    (row,) = workspace.read(members.rows, DAY, "en")
    assert row.mandate_id is not None
    workspace.perform("Withdraw", seats.withdraw, row.mandate_id)
    workspace.perform("Appoint", seats.appoint, one, bo)

    with pytest.raises(AlreadyThere):
        workspace.perform("Bring back", removed.bring_back, rows(workspace)[0].place)


def test_what_is_there_again_cannot_be_brought_back_once_more(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    workspace.perform("Remove person", persons.remove, ada)
    (row,) = rows(workspace)
    workspace.undo()

    with pytest.raises(NotFound) as refused:
        workspace.perform("Bring back", removed.bring_back, row.place)

    assert sentences.sentence(refused.value) == "This was brought back already, or is not removed any more."
    assert rows(workspace) == []


def test_only_the_last_removal_of_a_record_counts(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    for _ in range(2):
        workspace.perform("Remove person", persons.remove, ada)
        (row,) = rows(workspace)
        workspace.perform("Bring back", removed.bring_back, row.place)
    workspace.perform("Remove person", persons.remove, ada)

    (last,) = rows(workspace)

    assert last.place > row.place
    assert last.titles == ("Ada Lovelace",)


def test_several_removed_at_once_are_one_line_with_all_names(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", "Trade")
    item(workspace, one, "Transport")
    ids = [row.id for row in workspace.read(agenda.rows, one, "en")][:2]
    workspace.perform("Remove items", lambda session: [agenda.remove(session, key) for key in ids])

    (row,) = rows(workspace)

    assert (row.count, set(row.titles)) == (2, {"Opening", "Trade"})
