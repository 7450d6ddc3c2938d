"""What became of an invitation, told from the journal."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import at, council, meeting, person, seat
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.errors import NotFound
from councildesk.services import invitation_history, invitations, replies
from councildesk.services.invitation_history import Happening, InvitationEvent
from councildesk.services.workspace import Workspace

LATER = at("09:00") + dt.timedelta(days=1)


def test_sendings_answers_and_who_comes_instead_are_told_newest_first(workspace: Workspace) -> None:
    council(workspace)
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    seat(workspace, ada, alternates=[mary])
    one = meeting(workspace)
    of_ada, of_mary = workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Send", invitations.mark_sent, [of_ada, of_mary], at("08:00"), Channel.POST)
    workspace.perform("Reply", replies.attend, [of_ada], Presence.ONLINE, at("09:00"))
    workspace.perform("Send instead", replies.send_instead, of_ada, mary, LATER)
    workspace.undo()
    workspace.perform("Remark", replies.note, of_ada, "By phone")

    told = workspace.read(invitation_history.rows, of_ada, "en")
    asked = [event.what for event in workspace.read(invitation_history.rows, of_mary, "en")]

    accepted = InvitationEvent(at("09:00"), Happening.ANSWERED, reply=Reply.ACCEPTED, presence=Presence.ONLINE)
    declined = InvitationEvent(LATER, Happening.ANSWERED, reply=Reply.DECLINED, instead="Somerville, Mary")
    sent = InvitationEvent(at("08:00"), Happening.SENT, Channel.POST)
    assert told[:-1] == [accepted, declined, accepted, sent]
    assert told[-1].what is Happening.ASKED
    assert asked == [Happening.INFORMED, Happening.ASKED, Happening.SENT, Happening.INFORMED]
    with pytest.raises(NotFound):
        workspace.read(invitation_history.rows, "none", "en")


def test_an_answer_that_is_taken_back_is_told(workspace: Workspace) -> None:
    ada, one = person(workspace, "Ada Lovelace"), meeting(workspace)
    invited = workspace.perform("Invite", invitations.add, one, invitations.InvitationDraft(ada))
    workspace.perform("Reply", replies.answer, [invited], Reply.TENTATIVE, at("09:00"))
    workspace.perform("Take back", replies.answer, [invited], Reply.NONE, LATER)

    newest, before, first = workspace.read(invitation_history.rows, invited, "en")

    assert (newest.what, newest.reply) == (Happening.ANSWERED, Reply.NONE)
    assert (before.reply, first.what) == (Reply.TENTATIVE, Happening.ASKED)
