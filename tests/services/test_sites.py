"""Sites of a meeting: rooms and online links."""

from __future__ import annotations

import pytest

from builders import BAKU, council, meeting, person, side
from councildesk.domain.errors import InUse, NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.meetings import SiteKind
from councildesk.services import sites, stays
from councildesk.services.sites import SiteDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

ROOM = SiteDraft(name={"en": "Hall 1", "az": "1-ci zal"}, address={"en": "Baku"})
LINK = SiteDraft(SiteKind.ONLINE, link="https://example.org/meet", access="Code 123\nPIN 9", time_zone="Asia/Tashkent")


def test_a_hybrid_meeting_has_a_room_and_a_link(workspace: Workspace) -> None:
    one = meeting(workspace)

    room = step(workspace, "Add site", sites.add, one, ROOM)
    link = step(workspace, "Add site", sites.add, one, LINK)

    rows = workspace.read(sites.rows, one, "az")
    assert [(row.id, row.name, row.address, row.time_zone) for row in rows] == [
        (room, "1-ci zal", "Baku", BAKU),
        (link, "", "", "Asia/Tashkent"),
    ]
    assert (rows[1].kind, rows[1].link, rows[1].access) == (
        SiteKind.ONLINE,
        "https://example.org/meet",
        "Code 123\nPIN 9",
    )
    assert [workspace.read(sites.draft, site) for site in (room, link)] == [ROOM, LINK]


def test_a_site_is_changed_moved_and_removed(workspace: Workspace) -> None:
    council(workspace)
    one, host = meeting(workspace), side(workspace, "AZ")
    first, second, third = (workspace.perform("Add", sites.add, one, SiteDraft(name={"en": name})) for name in "abc")

    step(workspace, "Change site", sites.change, first, SiteDraft(name={"en": "A"}, side_id=host))
    step(workspace, "Move site", sites.move, third, 0)
    step(workspace, "Remove site", sites.remove, second)

    assert [(row.id, row.name) for row in workspace.read(sites.rows, one, "en")] == [(third, "c"), (first, "A")]
    assert workspace.read(sites.draft, first).side_id == host


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (SiteDraft(name={"en": " "}), TextMissing),
        (SiteDraft(name={"en": "Hall"}, time_zone="Nowhere"), ValueNotAllowed),
        (SiteDraft(name={"en": "Hall"}, side_id="nobody"), NotFound),
    ],
)
def test_a_site_that_cannot_be_is_refused(workspace: Workspace, draft: SiteDraft, refusal: type[Exception]) -> None:
    one = meeting(workspace)

    with pytest.raises(refusal):
        workspace.perform("Add site", sites.add, one, draft)


def test_a_site_stays_while_the_attendance_names_it(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    room = workspace.perform("Add site", sites.add, one, ROOM)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, site_id=room))

    with pytest.raises(InUse):
        workspace.perform("Remove site", sites.remove, room)
    with pytest.raises(NotFound):
        workspace.perform("Remove site", sites.remove, "none")
