"""Attendance of a meeting as a whole, excuses and recusals."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from builders import at, council, item, meeting, person, seat, side
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound, Refusal
from councildesk.domain.minutes import DecisionKind, EntryKind
from councildesk.domain.turnout import MissedItem, TurnoutStatus, missed
from councildesk.services import (
    agenda_tree,
    attendance,
    decisions,
    entries,
    entry_order,
    excuses,
    invitations,
    meetings,
    order_of_business,
    recusals,
    running,
    stays,
)
from councildesk.services.attendance import Attendance, AttendanceRow
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import InvitationDraft, ReplyDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

PRESENT, REPLACED = TurnoutStatus.PRESENT, TurnoutStatus.REPLACED
EXCUSED, ABSENT = TurnoutStatus.EXCUSED, TurnoutStatus.ABSENT


def rows(workspace: Workspace, one: str, clock: str | None = None) -> list[AttendanceRow]:
    return workspace.read(attendance.rows, one, "en", at(clock) if clock else None)


def test_everybody_expected_and_everybody_who_came_is_listed(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    names = ("Farid Shafiyev", "Aysel Quliyeva", "Leyla Karimova", "Emin Aliyev")
    farid, aysel, leyla, emin = (person(workspace, name, az) for name in names)
    bahrom, ada = person(workspace, "Bahrom Ashrafkhanov", uz), person(workspace, "Ada Lovelace")
    chair = seat(workspace, farid, az, Role.CO_CHAIR)
    place = seat(workspace, aysel, az, alternates=[emin])
    seat(workspace, leyla, az)
    other = seat(workspace, bahrom, uz)
    one = meeting(workspace)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(farid, chair, Role.CO_CHAIR))
    workspace.perform("Arrive", stays.arrive, one, StayDraft(emin, place, presence=Presence.ONLINE))
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, role=Role.GUEST))
    workspace.perform("Excuse", excuses.add, one, leyla, "Ill", at("08:00"))

    listed = rows(workspace, one)

    assert [(row.name, row.turnout.status, row.is_expected) for row in listed] == [
        ("Shafiyev, Farid", PRESENT, True),
        ("Quliyeva, Aysel", REPLACED, True),
        ("Aliyev, Emin", PRESENT, False),
        ("Karimova, Leyla", EXCUSED, True),
        ("Ashrafkhanov, Bahrom", ABSENT, True),
        ("Lovelace, Ada", PRESENT, False),
    ]
    replaced, alternate, excused = listed[1:4]
    assert replaced.replaced_by == ("Aliyev, Emin",)
    assert (alternate.stands_for_id, alternate.stands_for_name) == (aysel, "Quliyeva, Aysel")
    assert alternate.turnout.presences == (Presence.ONLINE,)
    assert (excused.turnout.excuse, excused.excused_at) == ("Ill", at("08:00"))
    assert [(row.side_id, row.seat_id) for row in listed[4:]] == [(uz, other), (None, None)]


def test_who_comes_late_and_leaves_early_missed_items(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    seat(workspace, ada)
    one = meeting(workspace)
    first, second, third = (item(workspace, one, title) for title in "abc")
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    for each, clock in ((first, "10:00"), (second, "10:30"), (third, "11:00")):
        workspace.perform("Item", running.open_item, each, at(clock))
    workspace.perform("Close", running.close_meeting, one, at("12:00"))
    draft = StayDraft(ada, arrived_at=at("10:15"), left_at=at("11:00"))

    workspace.perform("Arrive", stays.arrive, one, draft)

    (row,) = rows(workspace, one)
    assert (row.turnout.arrived_at, row.turnout.left_at) == (at("10:15"), at("11:00"))
    course = workspace.read(running.course, one)
    assert missed(row.turnout.spans, course.items) == [
        MissedItem(first, in_part=True),
        MissedItem(third, in_part=False),
    ]


def test_who_is_here_is_told_for_an_instant(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00"), left_at=at("11:00")))

    assert [rows(workspace, one, clock)[0].is_here for clock in ("09:59", "10:00", "11:00")] == [False, True, False]
    assert not rows(workspace, one)[0].is_here
    workspace.perform("Come back", stays.come_back, one, ada, at("11:30"))
    assert rows(workspace, one)[0].is_here


def _follow(
    workspace: Workspace, one: str, known: Attendance, label: str, action: Any, *args: Any
) -> Attendance | None:
    """How the step is followed up from what was known; what is followed is what a whole reading gives."""
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))
    workspace.perform(label, action, *args)
    found = workspace.read(attendance.followed, one, "en", known, touched)
    assert found is None or found == workspace.read(attendance.whole, one, "en")
    return found


def test_who_comes_and_goes_is_followed_without_reading_everybody(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    place = seat(workspace, ada, alternates=[mary])
    one = meeting(workspace, "First", "Second")
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    workspace.perform("Take the opening out", running.remove_event, workspace.read(running.events, one)[0].id)
    known: Attendance | None = workspace.read(attendance.whole, one, "en")
    steps: list[tuple[Any, ...]] = [
        (order_of_business.start, one, at("10:00")),
        (stays.arrive, one, StayDraft(ada, place, arrived_at=at("10:05"))),
        (stays.leave, one, ada, at("10:30")),
        (stays.come_back, one, ada, at("11:00")),
        (stays.leave, one, ada, at("11:30")),
        (order_of_business.go_on, one, at("11:31")),
        (running.close_meeting, one, at("12:00")),
    ]

    for action, *args in steps:
        assert known is not None
        known = _follow(workspace, one, known, "Note attendance", action, *args)

    assert known is not None
    assert [len(row.stays) for row in known.rows] == [2]
    alternate = stays.arrive, one, StayDraft(mary, place, arrived_at=at("11:40"))
    assert _follow(workspace, one, known, "Note attendance", *alternate) is None, "somebody new stands in the list"


def test_as_what_somebody_came_is_followed_when_the_first_stay_is_brought_back(workspace: Workspace) -> None:
    ada, one = person(workspace, "Ada Lovelace"), meeting(workspace, "First")
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    guest = StayDraft(ada, None, Role.GUEST, arrived_at=at("10:05"))
    workspace.perform("Arrive", stays.arrive, one, guest)
    workspace.perform("Leave", stays.leave, one, ada, at("10:30"))
    expert = replace(guest, role=Role.EXPERT, arrived_at=at("11:00"))
    workspace.perform("Arrive", stays.arrive, one, expert)
    workspace.perform("Remove", stays.remove, workspace.read(stays.rows, one)[0].id)
    known = workspace.read(attendance.whole, one, "en")
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))

    workspace.undo()

    found = workspace.read(attendance.followed, one, "en", known, touched)
    whole = workspace.read(attendance.whole, one, "en")
    assert [row.role for row in whole.rows] != [row.role for row in known.rows]
    assert found in (None, whole)


def test_whatever_is_noted_is_followed_as_a_whole_reading_gives_it(workspace: Workspace) -> None:
    """Eighty random notes of five persons, two seats and a guest; what cannot be followed is read anew."""
    dice = random.Random(20261224)
    persons = [person(workspace, f"Ada Lovelace{number}") for number in range(5)]
    seats = [seat(workspace, persons[0], alternates=[persons[1]]), seat(workspace, persons[2]), None]
    one, clock = meeting(workspace, "First"), at("10:00")
    workspace.perform("Open", running.open_meeting, one, clock)
    days = [clock.date(), clock.date(), clock.date(), clock.date() + dt.timedelta(days=1)]
    followed = 0

    def some_action() -> tuple[Callable[..., Any], tuple[Any, ...]]:
        who, stay = dice.choice(persons), [one.id for one in workspace.read(stays.rows, one)]
        draft = StayDraft(who, dice.choice(seats), dice.choice([Role.MEMBER, Role.GUEST]), arrived_at=clock)
        options: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
            (stays.arrive, (one, draft)),
            (stays.leave, (one, who, clock)),
            (stays.come_back, (one, who, clock)),
            (running.close_meeting, (one, clock)),
            (running.open_meeting, (one, clock)),
            *((running.remove_event, (event.id,)) for event in workspace.read(running.events, one)[-1:]),
            (meetings.change, (one, replace(workspace.read(meetings.draft, one), date=dice.choice(days)))),
        ]
        if stay:
            options.append((stays.remove, (dice.choice(stay),)))
            options.append((stays.correct, (dice.choice(stay), draft)))
        return dice.choice(options)

    known = workspace.read(attendance.whole, one, "en")
    for _ in range(80):
        clock += dt.timedelta(minutes=dice.choice([0, 1, 7]))
        action, args = some_action()
        try:
            found = _follow(workspace, one, known, "Note attendance", action, *args)
        except Refusal:
            continue
        followed += found is not None
        known = found or workspace.read(attendance.whole, one, "en")
    assert followed > 12


def test_declining_is_an_excuse_and_the_substitute_is_expected(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    place = seat(workspace, ada)
    one = meeting(workspace)
    (invitation,) = workspace.perform("Invite", invitations.invite_seats, one)
    declined = ReplyDraft(Reply.DECLINED, at("08:00"), reason="On a journey", substitute_id=mary)
    workspace.perform("Reply", invitations.reply, invitation, declined)

    holder, substitute = rows(workspace, one)

    assert (holder.turnout.status, holder.turnout.excuse, holder.excused_at) == (EXCUSED, "On a journey", at("08:00"))
    assert (holder.reply, holder.excuse_id) == (Reply.DECLINED, None)
    assert (substitute.name, substitute.is_expected, substitute.seat_id) == ("Somerville, Mary", True, place)
    assert substitute.stands_for_id == ada


def test_a_guest_who_sits_for_a_seat_has_one_row(workspace: Workspace) -> None:
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    place = seat(workspace, mary)
    one = meeting(workspace)
    workspace.perform("Invite", invitations.add, one, InvitationDraft(ada, Role.EXPERT))

    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, place))

    assert [(row.name, row.seat_id, row.role, row.is_expected) for row in rows(workspace, one)] == [
        ("Somerville, Mary", place, Role.MEMBER, True),
        ("Lovelace, Ada", place, Role.MEMBER, True),
    ]


def test_who_handed_over_the_seat_keeps_one_row(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    place = seat(workspace, ada)
    one = meeting(workspace)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, place, arrived_at=at("10:00"), left_at=at("11:00")))

    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("11:00")))

    (row,) = rows(workspace, one)
    assert (row.seat_id, len(row.stays), row.turnout.left_at) == (place, 2, None)


def test_an_excuse_is_written_changed_and_taken_back(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")

    excuse = step(workspace, "Excuse", excuses.add, one, ada, " Ill ", None, seat(workspace, None))
    assert [(row.name, row.turnout.status, row.excuse_id) for row in rows(workspace, one)] == [
        ("Lovelace, Ada", EXCUSED, excuse)
    ]
    step(workspace, "Change excuse", excuses.change, excuse, "On leave", at("08:00"))
    assert workspace.read(excuses.rows, one)[0].reason == "On leave"
    with pytest.raises(AlreadyThere):
        workspace.perform("Excuse", excuses.add, one, ada)
    step(workspace, "Take excuse back", excuses.remove, excuse)
    assert rows(workspace, one) == []


def test_an_excuse_needs_somebody(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")

    with pytest.raises(NotFound):
        workspace.perform("Excuse", excuses.add, one, "nobody")
    with pytest.raises(NotFound):
        workspace.perform("Excuse", excuses.add, one, ada, seat_id="none")
    with pytest.raises(NotFound):
        workspace.perform("Change excuse", excuses.change, "none", "")


def test_a_seat_is_recused_from_one_item(workspace: Workspace) -> None:
    one = meeting(workspace)
    first, second = item(workspace, one, "a"), item(workspace, one, "b")
    place = seat(workspace, person(workspace, "Ada Lovelace"))

    recusal = step(workspace, "Recuse", recusals.add, first, place, " Own contract ")

    (row,) = workspace.read(recusals.rows, one)
    assert (row.item_id, row.seat_id, row.reason) == (first, place, "Own contract")
    assert [workspace.read(recusals.seats, each) for each in (first, second)] == [frozenset({place}), frozenset()]
    with pytest.raises(AlreadyThere):
        workspace.perform("Recuse", recusals.add, first, place)
    with pytest.raises(NotFound):
        workspace.perform("Recuse", recusals.add, first, "none")
    step(workspace, "Take recusal back", recusals.remove, recusal)
    with pytest.raises(NotFound):
        workspace.perform("Take recusal back", recusals.remove, recusal)


def test_a_recusal_holds_under_the_items_below_as_well(workspace: Workspace) -> None:
    one = meeting(workspace)
    first, other = item(workspace, one, "a"), item(workspace, one, "b")
    below = item(workspace, one, "a.1", first)
    lowest = item(workspace, one, "a.1.1", below)
    place, second = (seat(workspace, person(workspace, name)) for name in ("Ada Lovelace", "Mary Somerville"))

    workspace.perform("Recuse", recusals.add, first, place)
    workspace.perform("Recuse", recusals.add, below, second)

    found = [workspace.read(recusals.seats, each) for each in (first, below, lowest, other)]
    assert found == [{place}, {place, second}, {place, second}, set()]
    with pytest.raises(AlreadyThere):
        workspace.perform("Recuse", recusals.add, lowest, place)
    entry = workspace.perform("Add", entries.add, one, EntryDraft(EntryKind.DECISION, {}), item_id=lowest)
    kind = DecisionKind.DECISION
    basis = workspace.read(lambda session: decisions.basis_of(session, entry_order.get(session, entry), kind))
    assert set(basis.recused) == {place, second}
    step(workspace, "Outdent", agenda_tree.move_into, lowest, None)
    assert workspace.read(recusals.seats, lowest) == frozenset()
