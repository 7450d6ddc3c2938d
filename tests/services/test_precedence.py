"""The order of people that a council chooses is that of its lists."""

from __future__ import annotations

from dataclasses import replace

import builders
from councildesk.domain.council import Role
from councildesk.domain.precedence import USUAL, Order
from councildesk.services import attendance, council, invitations, precedence
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_a_chosen_order_is_kept_with_the_roles_it_does_not_name_behind(workspace: Workspace) -> None:
    builders.council(workspace)
    assert workspace.read(precedence.order) == USUAL

    chosen = Order((Role.SECRETARY, Role.CHAIR), by_side=False, own_side_first=False)
    step(workspace, "Change order", precedence.set_order, chosen)

    order = workspace.read(precedence.order)
    assert (order.by_side, order.own_side_first) == (False, False)
    assert order.roles[:2] == (Role.SECRETARY, Role.CHAIR)
    assert set(order.roles) == set(Role)


def test_words_that_are_no_roles_are_passed_over(workspace: Workspace) -> None:
    builders.council(workspace)
    workspace.perform("Change setting", council.set_setting, "precedence", {"roles": ["emperor", "guest", "guest"]})

    assert workspace.read(precedence.order).roles[:2] == (Role.GUEST, Role.CO_CHAIR)


def test_lists_of_a_meeting_follow_the_order(workspace: Workspace) -> None:
    builders.council(workspace)
    first, second = (builders.side(workspace, code) for code in ("AZ", "UZ"))
    for side, letter in ((first, "A"), (second, "B")):
        for role in (Role.CO_CHAIR, Role.MEMBER, Role.SECRETARY):
            person = builders.person(workspace, f"{letter} {role.value}", side)
            builders.seat(workspace, person, side, role)
    meeting = builders.meeting(workspace)
    workspace.perform("Invite", invitations.invite_seats, meeting)

    def names() -> list[str]:
        return [" ".join(reversed(row.name.split(", "))) for row in workspace.read(attendance.rows, meeting, "en")]

    assert names() == ["A co_chair", "A member", "A secretary", "B co_chair", "B member", "B secretary"]

    order = replace(USUAL, roles=(Role.SECRETARY, Role.MEMBER))
    workspace.perform("Change order", precedence.set_order, order)
    assert names()[:3] == ["A secretary", "A member", "A co_chair"]

    workspace.perform("Change order", precedence.set_order, replace(order, by_side=False))
    assert names()[:4] == ["A secretary", "B secretary", "A member", "B member"]
