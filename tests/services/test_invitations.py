"""Invitations to a meeting, and the replies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import at, council, item, meeting, person, seat, side
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, InUse, NotFound
from councildesk.domain.meetings import MeetingState
from councildesk.services import agenda, invitations, meetings, sites
from councildesk.services.invitations import Expected, InvitationDraft, ReplyDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


@pytest.fixture
def sides(workspace: Workspace) -> tuple[str, str]:
    council(workspace)
    return side(workspace, "AZ"), side(workspace, "UZ")


def names(workspace: Workspace, one: str) -> list[tuple[str, bool]]:
    return [(row.name, row.informed_only) for row in workspace.read(invitations.rows, one, "en")]


def test_seats_are_invited_and_alternates_informed(workspace: Workspace, sides: tuple[str, str]) -> None:
    az, uz = sides
    farid, aysel = person(workspace, "Farid Shafiyev", az), person(workspace, "Aysel Quliyeva", az)
    bahrom = person(workspace, "Bahrom Ashrafkhanov", uz)
    seat(workspace, bahrom, uz, Role.CO_CHAIR)
    place = seat(workspace, farid, az, alternates=[aysel])
    seat(workspace, None, az)
    one = meeting(workspace)

    invited = step(workspace, "Invite seats", invitations.invite_seats, one)

    assert len(invited) == 3
    assert names(workspace, one) == [
        ("Shafiyev, Farid", False),
        ("Quliyeva, Aysel", True),
        ("Ashrafkhanov, Bahrom", False),
    ]
    rows = workspace.read(invitations.rows, one, "en")
    assert {(row.seat_id, row.side_id) for row in rows[:2]} == {(place, az)}
    assert (rows[2].role, rows[2].side_id, rows[2].calendar_uid) == (Role.CO_CHAIR, uz, one)


def test_who_is_invited_already_is_not_invited_again(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    seat(workspace, ada)
    one = meeting(workspace)
    workspace.perform("Invite", invitations.invite_seats, one)
    seat(workspace, mary)

    step(workspace, "Invite", invitations.invite_seats, one)

    assert names(workspace, one) == [("Lovelace, Ada", False), ("Somerville, Mary", False)]
    assert workspace.perform("Invite", invitations.invite_seats, one) == []


def test_a_guest_is_invited_for_some_items(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    first, second, third = (item(workspace, one, title) for title in "abc")
    draft = InvitationDraft(ada, Role.EXPERT, items=(second, first))

    invitation = step(workspace, "Invite", invitations.add, one, draft)
    assert workspace.read(invitations.draft, invitation) == draft
    step(workspace, "Change", invitations.change, invitation, InvitationDraft(ada, Role.GUEST, items=(first, third)))

    (row,) = workspace.read(invitations.rows, one, "en")
    assert (row.role, row.items) == (Role.GUEST, (first, third))
    with pytest.raises(InUse):
        workspace.perform("Remove item", agenda.remove, first)
    step(workspace, "Remove", invitations.remove, invitation)
    assert workspace.read(invitations.rows, one, "en") == []


def test_what_was_sent_counts_up_when_it_is_sent_again(workspace: Workspace) -> None:
    one = meeting(workspace)
    guests = [InvitationDraft(person(workspace, name)) for name in ("Ada Lovelace", "Emmy Noether")]
    ids = [workspace.perform("Invite", invitations.add, one, guest) for guest in guests]

    step(workspace, "Mark sent", invitations.mark_sent, ids, at("09:00"), Channel.MAIL)
    step(workspace, "Mark sent", invitations.mark_sent, ids[:1], at("09:30"), Channel.POST)

    rows = {row.id: row for row in workspace.read(invitations.rows, one, "en")}
    assert [(rows[one].sequence, rows[one].sent_at, rows[one].channel) for one in ids] == [
        (1, at("09:30"), Channel.POST),
        (0, at("09:00"), Channel.MAIL),
    ]
    assert workspace.read(meetings.row, one, "en").state is MeetingState.INVITED


def test_a_member_declines_and_sends_somebody(workspace: Workspace) -> None:
    ada, mary, emmy = (person(workspace, name) for name in ("Ada Lovelace", "Mary Somerville", "Emmy Noether"))
    place = seat(workspace, ada, alternates=[mary, emmy])
    one = meeting(workspace)
    workspace.perform("Invite", invitations.invite_seats, one)
    rows = {row.person_id: row for row in workspace.read(invitations.rows, one, "en")}

    workspace.perform("Reply", invitations.reply, rows[mary].id, ReplyDraft(Reply.DECLINED))
    offered = workspace.read(invitations.next_alternate, rows[ada].id)
    answer = ReplyDraft(Reply.DECLINED, at("09:00"), None, " Ill ", offered)
    step(workspace, "Reply", invitations.reply, rows[ada].id, answer)

    row = next(row for row in workspace.read(invitations.rows, one, "en") if row.person_id == ada)
    assert offered == emmy
    assert (row.reply, row.reason, row.substitute_id, row.substitute_name) == (
        Reply.DECLINED,
        "Ill",
        emmy,
        "Noether, Emmy",
    )
    assert workspace.read(invitations.expected, one) == [
        Expected(ada, place, Role.MEMBER),
        Expected(emmy, place, Role.MEMBER),
    ]


def test_a_seat_without_more_alternates_offers_nobody(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    seat(workspace, ada)
    one = meeting(workspace)
    (invitation,) = workspace.perform("Invite", invitations.invite_seats, one)

    assert workspace.read(invitations.next_alternate, invitation) is None


def test_holders_and_guests_are_expected_and_the_informed_are_not(workspace: Workspace) -> None:
    ada, mary, emmy = (person(workspace, name) for name in ("Ada Lovelace", "Mary Somerville", "Emmy Noether"))
    place = seat(workspace, ada, alternates=[mary])
    one = meeting(workspace)
    workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Invite", invitations.add, one, InvitationDraft(emmy, Role.OBSERVER))

    assert workspace.read(invitations.expected, one) == [
        Expected(ada, place, Role.MEMBER),
        Expected(emmy, None, Role.OBSERVER),
    ]


def test_the_answer_of_a_person_is_that_for_the_own_seat(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    seat(workspace, mary, alternates=[ada])
    seat(workspace, ada)
    one = meeting(workspace)
    workspace.perform("Invite", invitations.invite_seats, one)
    rows = [row for row in workspace.read(invitations.rows, one, "en") if row.person_id == ada]
    own = next(row for row in rows if not row.informed_only)
    online = ReplyDraft(Reply.ACCEPTED, at("09:00"), Presence.ONLINE)

    workspace.perform("Reply", invitations.reply, own.id, online)

    assert workspace.read(invitations.replies, one)[ada] == online


def test_an_invitation_that_cannot_be_is_refused(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    stranger = item(workspace, meeting(workspace), "Stranger")
    invitation = workspace.perform("Invite", invitations.add, one, InvitationDraft(ada))

    with pytest.raises(AlreadyThere):
        workspace.perform("Invite", invitations.add, one, InvitationDraft(ada, Role.EXPERT))
    for wrong in (InvitationDraft("nobody"), InvitationDraft(ada, seat_id="none")):
        with pytest.raises(NotFound):
            workspace.perform("Invite", invitations.add, one, wrong)
    with pytest.raises(NotFound):
        workspace.perform("Change", invitations.change, invitation, InvitationDraft(ada, items=(stranger,)))
    with pytest.raises(NotFound):
        workspace.perform("Reply", invitations.reply, invitation, ReplyDraft(Reply.DECLINED, substitute_id="nobody"))
    with pytest.raises(NotFound):
        workspace.perform("Remove", invitations.remove, "none")


def test_who_was_told_another_hour_or_place_has_to_be_told_again(workspace: Workspace) -> None:
    council(workspace)
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    one = meeting(workspace)
    first, second = (workspace.perform("Invite", invitations.add, one, InvitationDraft(who)) for who in (ada, mary))
    workspace.perform("Send", invitations.mark_sent, [first], at("08:00"), Channel.MAIL)

    def out_of_date() -> list[bool]:
        rows = {row.id: row.is_out_of_date for row in workspace.read(invitations.rows, one, "en")}
        return [rows[first], rows[second]]

    assert out_of_date() == [False, False]
    room = workspace.perform("Add", sites.add, one, SiteDraft(name={"en": "Hall"}))
    assert out_of_date() == [True, False]
    workspace.perform("Remove", sites.remove, room)
    assert out_of_date() == [False, False]

    draft = workspace.read(meetings.draft, one)
    workspace.perform("Change", meetings.change, one, replace(draft, title={"en": "Another title"}))
    assert out_of_date() == [False, False]
    workspace.perform("Change", meetings.change, one, replace(draft, starts_at=at("15:00"), ends_at=at("16:00")))
    assert out_of_date() == [True, False]

    workspace.perform("Send", invitations.mark_sent, [first], at("08:30"), Channel.MAIL)
    assert out_of_date() == [False, False]
    workspace.perform("Cancel", meetings.set_state, one, MeetingState.CANCELLED, "No room")
    assert out_of_date() == [True, False]


def test_an_entry_made_now_counts_one_up_when_one_was_sent_before(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    invited = workspace.perform("Invite", invitations.add, one, InvitationDraft(person(workspace, "Ada Lovelace")))

    def next_sequence() -> int:
        return workspace.read(invitations.rows, one, "en")[0].next_sequence

    assert next_sequence() == 0
    workspace.perform("Send", invitations.mark_sent, [invited], at("08:00"), Channel.MAIL)
    assert next_sequence() == 1
    workspace.perform("Send", invitations.mark_sent, [invited], at("09:00"), Channel.MAIL)
    assert next_sequence() == 2
