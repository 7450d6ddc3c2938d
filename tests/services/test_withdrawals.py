"""Invitations that were removed after they had been sent, and telling those who got them."""

from __future__ import annotations

import pytest

from builders import at, council, meeting, person, seat
from councildesk.domain.attendance import Channel
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import MeetingState, Task
from councildesk.services import invitations, meetings, persons, progress
from councildesk.services.appointments import Change
from councildesk.services.invitations import InvitationDraft, InvitationRow
from councildesk.services.workspace import Workspace
from services.conftest import step


class Invited:
    """Ada and Mary are invited as guests to a coming meeting, and Ada was written to."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        council(workspace)
        self.ada, self.mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
        self.meeting = meeting(workspace)
        self.of_ada, self.of_mary = (
            workspace.perform("Invite", invitations.add, self.meeting, InvitationDraft(who))
            for who in (self.ada, self.mary)
        )
        self.send(self.of_ada)

    def send(self, *ids: str) -> None:
        self._workspace.perform("Send", invitations.mark_sent, ids, at("08:00"), Channel.MAIL)

    def withdrawn(self) -> list[InvitationRow]:
        return self._workspace.read(invitations.withdrawn, self.meeting, "en")

    def rows(self) -> list[InvitationRow]:
        return self._workspace.read(invitations.rows, self.meeting, "en")


@pytest.fixture
def invited(workspace: Workspace) -> Invited:
    return Invited(workspace)


def test_who_was_written_to_and_is_removed_waits_to_be_told(workspace: Workspace, invited: Invited) -> None:
    step(workspace, "Remove", invitations.remove_all, [invited.of_ada, invited.of_mary])

    (row,) = invited.withdrawn()
    assert (row.id, row.name, row.change, row.has_entry) == (invited.of_ada, "Lovelace, Ada", Change.WITHDRAWN, True)
    assert row.next_sequence == 1
    assert invited.rows() == []
    assert Task.SEND_UPDATES in workspace.read(progress.still_to_do, invited.meeting)


def test_once_told_nobody_waits(workspace: Workspace, invited: Invited) -> None:
    workspace.perform("Remove", invitations.remove, invited.of_ada)

    step(workspace, "Send", invitations.mark_sent, [invited.of_ada], at("09:00"), Channel.MAIL)

    assert invited.withdrawn() == []
    assert Task.SEND_UPDATES not in workspace.read(progress.still_to_do, invited.meeting)
    with pytest.raises(NotFound):
        workspace.perform("Send", invitations.mark_sent, ["nobody"], at("09:00"), Channel.MAIL)


def test_an_invitation_that_is_brought_back_is_not_withdrawn(workspace: Workspace, invited: Invited) -> None:
    workspace.perform("Remove", invitations.remove, invited.of_ada)
    workspace.undo()

    assert invited.withdrawn() == []
    assert [row.is_out_of_date for row in invited.rows() if row.id == invited.of_ada] == [False]


def test_who_is_invited_once_more_gets_an_entry_above_the_one_that_took_the_first_back(
    workspace: Workspace, invited: Invited
) -> None:
    workspace.perform("Remove", invitations.remove, invited.of_ada)
    invited.send(invited.of_ada)

    again = step(workspace, "Invite", invitations.add, invited.meeting, InvitationDraft(invited.ada))

    (row,) = [row for row in invited.rows() if row.id == again]
    assert (row.sent_at, row.calendar_uid) == (None, invited.meeting)
    assert row.next_sequence > 1
    assert invited.withdrawn() == []


def test_who_is_still_asked_to_come_is_not_told_otherwise(workspace: Workspace, invited: Invited) -> None:
    place = seat(workspace, None, alternates=[invited.ada])
    as_alternate = InvitationDraft(invited.ada, seat_id=place, informed_only=True)
    other = workspace.perform("Invite", invitations.add, invited.meeting, as_alternate)
    workspace.perform("Remove", invitations.remove, invited.of_ada)
    only_informed = invited.withdrawn()

    workspace.perform("Ask", invitations.change, other, InvitationDraft(invited.ada, seat_id=place))

    assert [row.id for row in only_informed] == [invited.of_ada]
    assert invited.withdrawn() == []


def test_nobody_is_told_of_a_meeting_that_took_place_or_that_they_know_to_be_called_off(
    workspace: Workspace, invited: Invited
) -> None:
    invited.send(invited.of_mary)
    workspace.perform("Cancel", meetings.set_state, invited.meeting, MeetingState.CANCELLED, "No hall")
    invited.send(invited.of_ada)
    workspace.perform("Remove", invitations.remove_all, [invited.of_ada, invited.of_mary])
    assert [row.id for row in invited.withdrawn()] == [invited.of_mary]

    for state in (MeetingState.PLANNED, MeetingState.HELD):
        workspace.perform("Hold", meetings.set_state, invited.meeting, state)
    assert invited.withdrawn() == []


def test_a_person_who_was_removed_is_not_written_to(workspace: Workspace, invited: Invited) -> None:
    workspace.perform("Remove", invitations.remove, invited.of_ada)
    workspace.perform("Remove person", persons.remove, invited.ada)

    assert invited.withdrawn() == []
    with pytest.raises(NotFound):
        workspace.read(invitations.withdrawn, "none", "en")
