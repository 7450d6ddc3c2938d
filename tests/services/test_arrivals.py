"""What is proposed when somebody arrives."""

from __future__ import annotations

from builders import council, meeting, person, seat, side
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingFormat, SiteKind
from councildesk.services import arrivals, invitations, sites, stays
from councildesk.services.invitations import InvitationDraft, ReplyDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_a_holder_comes_for_the_own_seat_to_the_room_of_the_own_side(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    bahrom = person(workspace, "Bahrom Ashrafkhanov", uz)
    place = seat(workspace, bahrom, uz, Role.CO_CHAIR)
    one = meeting(workspace)
    _baku, tashkent = (
        workspace.perform("Site", sites.add, one, SiteDraft(name={"en": name}, side_id=owner))
        for name, owner in (("Baku", az), ("Tashkent", uz))
    )

    proposed = workspace.read(arrivals.proposed, one, bahrom)

    assert proposed == StayDraft(bahrom, place, Role.CO_CHAIR, Presence.IN_ROOM, tashkent)
    step(workspace, "Note arrival", stays.arrive, one, proposed)


def test_a_substitute_comes_for_the_seat_of_who_sent_them_as_answered(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    place = seat(workspace, ada)
    one = meeting(workspace)
    link = workspace.perform("Site", sites.add, one, SiteDraft(SiteKind.ONLINE, link="https://example.org"))
    (invitation,) = workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Reply", invitations.reply, invitation, ReplyDraft(Reply.DECLINED, substitute_id=mary))
    guest = workspace.perform("Invite", invitations.add, one, InvitationDraft(mary))
    workspace.perform("Reply", invitations.reply, guest, ReplyDraft(Reply.ACCEPTED, presence=Presence.ONLINE))

    assert workspace.read(arrivals.proposed, one, mary) == StayDraft(mary, place, Role.MEMBER, Presence.ONLINE, link)


def test_an_alternate_comes_for_a_holder_who_is_not_there(workspace: Workspace) -> None:
    ada, mary, emmy = (person(workspace, name) for name in ("Ada Lovelace", "Mary Somerville", "Emmy Noether"))
    first, second = seat(workspace, ada, alternates=[emmy]), seat(workspace, mary, alternates=[emmy])
    one = meeting(workspace)
    assert workspace.read(arrivals.proposed, one, emmy).seat_id == first

    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, first))

    assert workspace.read(arrivals.proposed, one, emmy).seat_id == second


def test_others_come_in_the_role_of_their_invitation_or_as_guests(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    one = meeting(workspace, format=MeetingFormat.ONLINE)
    workspace.perform("Invite", invitations.add, one, InvitationDraft(ada, Role.OBSERVER))

    assert workspace.read(arrivals.proposed, one, ada) == StayDraft(ada, None, Role.OBSERVER, Presence.ONLINE)
    assert workspace.read(arrivals.proposed, one, mary) == StayDraft(mary, None, Role.GUEST, Presence.ONLINE)
