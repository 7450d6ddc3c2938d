"""Taking replies: one answer for many, who comes instead, and the alternate who is asked next."""

from __future__ import annotations

import pytest

from builders import at, council, meeting, person, seat, side
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound
from councildesk.domain.expectation import Expectation, Outlook
from councildesk.domain.meetings import MeetingFormat
from councildesk.services import excuses, expectation, invitations, replies
from councildesk.services.invitations import InvitationDraft, InvitationRow
from councildesk.services.workspace import Workspace
from services.conftest import step

NOW = at("09:00")


class Invited:
    """A member with two alternates, and another member, all invited."""

    def __init__(self, workspace: Workspace) -> None:
        council(workspace)
        self.workspace = workspace
        self.people = {name: person(workspace, f"{name} X") for name in ("Ada", "Mary", "Emmy", "Sofia", "Gul")}
        self.place = seat(workspace, self.people["Ada"], alternates=[self.people["Mary"], self.people["Emmy"]])
        seat(workspace, self.people["Sofia"])
        self.meeting = meeting(workspace)
        workspace.perform("Invite", invitations.invite_seats, self.meeting)

    def row(self, name: str) -> InvitationRow:
        rows = self.workspace.read(invitations.rows, self.meeting, "en")
        return next(row for row in rows if row.person_id == self.people[name])

    def said(self, name: str) -> tuple[Reply, bool]:
        row = self.row(name)
        return row.reply, row.informed_only


def expected(workspace: Workspace, meeting_id: str) -> Expectation:
    rows = workspace.read(invitations.rows, meeting_id, "en")
    return expectation.under(workspace.read(expectation.terms, meeting_id), rows)


@pytest.fixture
def invited(workspace: Workspace) -> Invited:
    return Invited(workspace)


def test_many_answer_in_one_step_and_take_it_back(workspace: Workspace, invited: Invited) -> None:
    ids = [invited.row(name).id for name in ("Ada", "Sofia")]

    step(workspace, "Note reply", replies.answer, ids, Reply.ACCEPTED, NOW)
    assert [(invited.row(name).reply, invited.row(name).replied_at) for name in ("Ada", "Sofia")] == [
        (Reply.ACCEPTED, NOW),
        (Reply.ACCEPTED, NOW),
    ]
    step(workspace, "Take back", replies.answer, ids, Reply.NONE, NOW)
    assert (invited.row("Ada").reply, invited.row("Ada").replied_at) == (Reply.NONE, None)


def test_where_somebody_takes_part_says_that_they_come_and_stays(workspace: Workspace, invited: Invited) -> None:
    ada = invited.row("Ada").id

    step(workspace, "Note reply", replies.attend, [ada], Presence.ONLINE, NOW)
    assert (invited.row("Ada").reply, invited.row("Ada").presence) == (Reply.ACCEPTED, Presence.ONLINE)
    workspace.perform("Note reply", replies.answer, [ada], Reply.TENTATIVE, NOW)
    assert (invited.row("Ada").reply, invited.row("Ada").presence) == (Reply.TENTATIVE, Presence.ONLINE)
    workspace.perform("Note reply", replies.attend, [ada], Presence.IN_ROOM, NOW)
    assert (invited.row("Ada").reply, invited.row("Ada").presence) == (Reply.TENTATIVE, Presence.IN_ROOM)
    workspace.perform("Note reply", replies.answer, [ada], Reply.DECLINED, NOW)
    assert invited.row("Ada").presence is None


def test_a_remark_stays_until_the_reply_becomes_another(workspace: Workspace, invited: Invited) -> None:
    ada = invited.row("Ada").id
    workspace.perform("Note reply", replies.answer, [ada], Reply.DECLINED, NOW)

    step(workspace, "Note remark", replies.note, ada, " On a journey ")
    workspace.perform("Note reply", replies.answer, [ada], Reply.DECLINED, NOW)
    assert invited.row("Ada").reason == "On a journey"
    workspace.perform("Note reply", replies.answer, [ada], Reply.ACCEPTED, NOW)
    assert invited.row("Ada").reason == ""


def test_after_a_decline_the_alternates_are_asked_one_after_the_other(workspace: Workspace, invited: Invited) -> None:
    ada = invited.row("Ada").id
    assert workspace.read(replies.alternate_to_invite, ada) is None
    workspace.perform("Note reply", replies.answer, [ada], Reply.DECLINED, NOW)
    assert workspace.read(replies.alternate_to_invite, ada) == invited.people["Mary"]

    asked = step(workspace, "Invite alternate", replies.invite_alternate, ada)
    assert asked == invited.row("Mary").id
    assert invited.said("Mary") == (Reply.NONE, False)
    assert workspace.read(replies.alternate_to_invite, ada) is None

    workspace.perform("Note reply", replies.answer, [asked], Reply.DECLINED, NOW)
    assert workspace.read(replies.alternate_to_invite, asked) == invited.people["Emmy"]
    assert workspace.perform("Invite alternate", replies.invite_alternate, asked) == invited.row("Emmy").id


def test_an_alternate_who_is_asked_to_come_was_told_something_else(workspace: Workspace, invited: Invited) -> None:
    ids = [row.id for row in workspace.read(invitations.rows, invited.meeting, "en")]
    workspace.perform("Send", invitations.mark_sent, ids, NOW, Channel.MAIL)
    assert not invited.row("Mary").is_out_of_date

    workspace.perform("Note reply", replies.answer, [invited.row("Ada").id], Reply.DECLINED, NOW)
    workspace.perform("Invite alternate", replies.invite_alternate, invited.row("Ada").id)

    assert invited.row("Mary").is_out_of_date
    workspace.perform("Send", invitations.mark_sent, [invited.row("Mary").id], NOW, Channel.MAIL)
    assert not invited.row("Mary").is_out_of_date


def test_a_member_sends_somebody_who_is_invited_for_the_seat(workspace: Workspace, invited: Invited) -> None:
    ada, gul = invited.row("Ada").id, invited.people["Gul"]

    step(workspace, "Note substitute", replies.send_instead, ada, gul, NOW)
    assert (invited.row("Ada").reply, invited.row("Ada").substitute_id) == (Reply.DECLINED, gul)
    assert (invited.row("Gul").seat_id, invited.row("Gul").informed_only) == (invited.place, False)

    workspace.perform("Note substitute", replies.send_instead, ada, invited.people["Mary"], NOW)
    rows = workspace.read(invitations.rows, invited.meeting, "en")
    assert gul not in {row.person_id for row in rows}
    assert invited.said("Mary") == (Reply.NONE, False)

    step(workspace, "Note substitute", replies.send_instead, ada, None, NOW)
    assert (invited.said("Ada"), invited.said("Mary")) == ((Reply.DECLINED, False), (Reply.NONE, True))


def test_whom_a_member_sent_stands_back_when_the_member_comes_after_all(workspace: Workspace, invited: Invited) -> None:
    ada = invited.row("Ada").id
    workspace.perform("Note substitute", replies.send_instead, ada, invited.people["Mary"], NOW)

    step(workspace, "Note reply", replies.answer, [ada], Reply.ACCEPTED, NOW)

    assert (invited.row("Ada").substitute_id, invited.said("Mary")) == (None, (Reply.NONE, True))


def test_a_stranger_who_was_written_to_stays_invited(workspace: Workspace, invited: Invited) -> None:
    ada = invited.row("Ada").id
    workspace.perform("Note substitute", replies.send_instead, ada, invited.people["Gul"], NOW)
    workspace.perform("Send", invitations.mark_sent, [invited.row("Gul").id], NOW, Channel.MAIL)

    workspace.perform("Take back", replies.answer, [ada], Reply.NONE, NOW)

    assert invited.said("Gul") == (Reply.NONE, False)


def test_an_alternate_who_says_to_come_is_invited_when_the_member_does_not(
    workspace: Workspace, invited: Invited
) -> None:
    ada, mary = invited.row("Ada").id, invited.row("Mary").id
    workspace.perform("Note reply", replies.answer, [mary], Reply.ACCEPTED, NOW)
    assert invited.said("Mary") == (Reply.ACCEPTED, True)

    workspace.perform("Note reply", replies.answer, [ada], Reply.DECLINED, NOW)
    step(workspace, "Note reply", replies.answer, [mary], Reply.ACCEPTED, NOW)

    assert invited.said("Mary") == (Reply.ACCEPTED, False)


def test_a_guest_sends_another_guest(workspace: Workspace, invited: Invited) -> None:
    draft = InvitationDraft(invited.people["Gul"], Role.OBSERVER)
    guest = workspace.perform("Invite", invitations.add, invited.meeting, draft)
    emmy = person(workspace, "Emmy Noether")

    step(workspace, "Note substitute", replies.send_instead, guest, emmy, NOW)

    rows = workspace.read(invitations.rows, invited.meeting, "en")
    assert [row.role for row in rows if row.person_id == emmy] == [Role.OBSERVER]
    assert workspace.read(replies.alternate_to_invite, guest) is None


def test_what_cannot_be_is_refused(workspace: Workspace, invited: Invited) -> None:
    for action in (
        lambda: workspace.perform("Note", replies.answer, ["none"], Reply.ACCEPTED, NOW),
        lambda: workspace.perform("Note", replies.send_instead, invited.row("Ada").id, "nobody", NOW),
        lambda: workspace.perform("Note", replies.note, "none", "x"),
        lambda: workspace.read(replies.alternate_to_invite, "none"),
    ):
        with pytest.raises(NotFound):
            action()


def test_the_expectation_follows_the_replies_the_excuses_and_the_format(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    farid, bahrom = person(workspace, "Farid Shafiyev", az), person(workspace, "Bahrom Ashrafkhanov", uz)
    seat(workspace, farid, az, Role.CO_CHAIR)
    seat(workspace, bahrom, uz, Role.CO_CHAIR)
    one = meeting(workspace, format=MeetingFormat.ONLINE)
    ids = workspace.perform("Invite", invitations.invite_seats, one)
    assert expected(workspace, one).outlook is Outlook.OPEN

    workspace.perform("Note reply", replies.answer, ids, Reply.ACCEPTED, NOW)
    result = expected(workspace, one)
    assert (result.outlook, result.overall.online) == (Outlook.SURE, 2)
    assert [part.side for part in result.sides] == [az, uz]

    workspace.perform("Excuse", excuses.add, one, farid)
    result = expected(workspace, one)
    assert (result.overall.coming, result.overall.declined) == (1, 1)
