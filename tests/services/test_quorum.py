"""Quorum of a meeting at an instant and over its time, and proxies."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DAY, at, council, meeting, person, seat, side
from councildesk.documents.gathering import people
from councildesk.domain import basis as bases
from councildesk.domain.attendance import Capacity, Presence
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound
from councildesk.domain.happenings import HappeningKind
from councildesk.domain.minutes import DecisionKind, EntryKind
from councildesk.domain.rules import HALF, Count, QuorumRule, Rules
from councildesk.services import decisions, entries, entry_order, happenings, proxies, quorum, running, stays
from councildesk.services.entries import EntryDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_meetings import rules_from

QUORUM_TOLD = (HappeningKind.QUORUM_ATTAINED, HappeningKind.QUORUM_LOST, HappeningKind.QUORUM_REGAINED)
KIND = DecisionKind.DECISION


class Bench:
    """Two sides with a co-chair and a member each, and a meeting under the usual rules: half of each side with its
    co-chair."""

    def __init__(self, workspace: Workspace) -> None:
        council(workspace)
        self.workspace = workspace
        self.sides = side(workspace, "AZ"), side(workspace, "UZ")
        self.people = {
            name: person(workspace, f"{name} X") for name in ("Farid", "Aysel", "Bahrom", "Nodira", "Ulugbek")
        }
        self.seats = {
            name: seat(
                workspace, self.people[name], self.sides[place // 2], Role.CO_CHAIR if place % 2 == 0 else Role.MEMBER
            )
            for place, name in enumerate(("Farid", "Aysel", "Bahrom", "Nodira"))
        }
        self.meeting = meeting(workspace)

    def arrive(
        self, name: str, arrived: str | None = None, left: str | None = None, seat_of: str | None = None
    ) -> None:
        draft = StayDraft(
            self.people[name],
            self.seats[seat_of or name],
            presence=Presence.ONLINE,
            arrived_at=at(arrived) if arrived else None,
            left_at=at(left) if left else None,
        )
        self.workspace.perform("Arrive", stays.arrive, self.meeting, draft)

    def spans(self) -> list[tuple[str, str, bool]]:
        zone = at("10:00").tzinfo
        return [
            (
                f"{span.starts_at.astimezone(zone):%H:%M}" if span.starts_at else "-",
                f"{span.ends_at.astimezone(zone):%H:%M}" if span.ends_at else "-",
                span.verdict.is_quorate,
            )
            for span in self.workspace.read(quorum.over, self.meeting)
        ]


@pytest.fixture
def bench(workspace: Workspace) -> Bench:
    return Bench(workspace)


def test_a_meeting_is_quorate_while_half_of_each_side_is_there_with_its_co_chair(bench: Bench) -> None:
    bench.arrive("Farid", "10:00")
    bench.arrive("Bahrom", "10:20", "11:00")
    bench.arrive("Nodira", "10:30")

    verdicts = [bench.workspace.read(quorum.at, bench.meeting, at(clock)) for clock in ("10:00", "10:20", "11:00")]

    assert [verdict.is_quorate for verdict in verdicts] == [False, True, False]
    assert [(part.side, part.counted, part.required) for part in verdicts[2].sides] == [
        (bench.sides[0], 1, 1),
        (bench.sides[1], 1, 1),
    ]
    assert [part.side for part in verdicts[2].roles if not part.is_reached] == [bench.sides[1]]


def test_the_quorum_over_the_meeting_changes_when_somebody_comes_or_goes(bench: Bench) -> None:
    bench.workspace.perform("Open", running.open_meeting, bench.meeting, at("10:00"))
    bench.arrive("Farid")
    bench.arrive("Bahrom", "10:20", "11:00")
    bench.arrive("Aysel", "10:30", "13:00")
    assert [span[:2] for span in bench.spans()] == [
        ("10:00", "10:20"),
        ("10:20", "10:30"),
        ("10:30", "11:00"),
        ("11:00", "13:00"),
        ("13:00", "-"),
    ]

    bench.workspace.perform("Close", running.close_meeting, bench.meeting, at("12:00"))

    assert bench.spans() == [
        ("10:00", "10:20", False),
        ("10:20", "10:30", True),
        ("10:30", "11:00", True),
        ("11:00", "12:00", False),
    ]


def test_a_quorum_is_not_lost_while_the_meeting_is_adjourned(bench: Bench) -> None:
    ws, one, tomorrow = bench.workspace, bench.meeting, DAY + dt.timedelta(days=1)
    for name in ("Farid", "Bahrom"):
        bench.arrive(name, "10:00")
    ws.perform("Open", running.open_meeting, one, at("10:00"))
    ws.perform("Adjourn", running.adjourn, one, at("12:00"))
    for name in ("Farid", "Bahrom"):
        ws.perform("Leave", stays.leave, one, bench.people[name], at("12:05"))
    ws.perform("Come back", stays.come_back, one, bench.people["Farid"], at("09:55", tomorrow))
    ws.perform("Resume", running.open_meeting, one, at("10:00", tomorrow))
    seconds_later = at("10:00", tomorrow) + dt.timedelta(seconds=20)
    ws.perform("Come back", stays.come_back, one, bench.people["Bahrom"], seconds_later)
    assert [span.verdict.is_quorate for span in ws.read(quorum.over, one)] == [True]

    ws.perform("Leave", stays.leave, one, bench.people["Farid"], at("10:30", tomorrow))
    ws.perform("Close", running.close_meeting, one, at("11:00", tomorrow))

    told = [one for one in ws.read(happenings.of, one) if one.kind in QUORUM_TOLD]
    assert [(one.kind, one.at) for one in told] == [(HappeningKind.QUORUM_LOST, at("10:30", tomorrow))]
    assert [(change.at, change.is_quorate) for change in ws.read(people.verdict, one).changes] == [
        (at("10:30", tomorrow), False)
    ]


def test_who_is_missing_when_the_meeting_goes_on_takes_the_quorum_away_then(bench: Bench) -> None:
    ws, one = bench.workspace, bench.meeting
    bench.arrive("Farid", "10:00")
    bench.arrive("Bahrom", "10:00", "11:10")
    ws.perform("Open", running.open_meeting, one, at("10:00"))
    ws.perform("Start break", running.start_break, one, at("11:00"))
    ws.perform("End break", running.end_break, one, at("11:20"))

    assert bench.spans() == [("10:00", "11:20", True), ("11:20", "-", False)]


def test_what_changes_nothing_makes_no_new_span(bench: Bench) -> None:
    bench.arrive("Farid", "10:00", "11:00")
    bench.arrive("Ulugbek", "10:10", "10:50", seat_of="Farid")

    assert bench.spans() == [("10:00", "11:00", False)]


def test_a_meeting_without_times_has_one_verdict(bench: Bench) -> None:
    assert bench.spans() == []

    bench.arrive("Farid")
    bench.arrive("Bahrom")

    assert bench.spans() == [("-", "-", True)]
    assert bench.workspace.read(quorum.at, bench.meeting).is_quorate


def test_an_alternate_and_a_proxy_represent_a_seat(bench: Bench) -> None:
    bench.arrive("Ulugbek", seat_of="Bahrom")
    bench.arrive("Farid")
    step(bench.workspace, "Give proxy", proxies.add, bench.meeting, bench.seats["Aysel"], bench.people["Farid"])

    represented = bench.workspace.read(quorum.represented, bench.meeting)

    assert [(one.seat, one.person, one.capacity) for one in represented] == [
        (bench.seats["Farid"], bench.people["Farid"], Capacity.HOLDER),
        (bench.seats["Aysel"], bench.people["Farid"], Capacity.PROXY),
        (bench.seats["Bahrom"], bench.people["Ulugbek"], Capacity.ALTERNATE),
    ]


def test_the_rules_of_the_meeting_decide(bench: Bench) -> None:
    bench.arrive("Farid")
    assert not bench.workspace.read(quorum.at, bench.meeting).is_quorate

    rules_from(bench.workspace, DAY, Rules(quorum=QuorumRule(overall=HALF, online_counts=False, article="Art. 5")))
    verdict = bench.workspace.read(quorum.at, bench.meeting)

    assert (verdict.is_quorate, verdict.rule.article, verdict.overall.missing) == (False, "Art. 5", 2)


def test_a_proxy_is_given_once_and_taken_back(bench: Bench) -> None:
    place, ada = bench.seats["Aysel"], bench.people["Farid"]
    proxy = step(bench.workspace, "Give proxy", proxies.add, bench.meeting, place, ada)

    (row,) = bench.workspace.read(proxies.rows, bench.meeting, "en")
    assert (row.id, row.seat_id, row.name, row.file_id) == (proxy, place, "Farid X", None)
    with pytest.raises(AlreadyThere):
        bench.workspace.perform("Give proxy", proxies.add, bench.meeting, place, ada)
    for wrong in (("none", ada, None), (bench.seats["Farid"], "nobody", None), (bench.seats["Farid"], ada, "none")):
        with pytest.raises(NotFound):
            bench.workspace.perform("Give proxy", proxies.add, bench.meeting, *wrong)
    step(bench.workspace, "Take proxy back", proxies.remove, proxy)
    assert bench.workspace.read(proxies.given, bench.meeting) == []
    with pytest.raises(NotFound):
        bench.workspace.perform("Take proxy back", proxies.remove, proxy)


def test_an_alternate_in_the_room_counts_where_the_holder_online_does_not(bench: Bench) -> None:
    rules = Rules(quorum=QuorumRule(overall=Count(1), online_counts=False), online_votes=False)
    rules_from(bench.workspace, DAY, rules)
    bench.arrive("Farid")
    assert not bench.workspace.read(quorum.at, bench.meeting).is_quorate

    for_farid = StayDraft(bench.people["Ulugbek"], bench.seats["Farid"])
    bench.workspace.perform("Arrive", stays.arrive, bench.meeting, for_farid)

    assert bench.workspace.read(quorum.at, bench.meeting).is_quorate
    entry = bench.workspace.perform("Add", entries.add, bench.meeting, EntryDraft(EntryKind.DECISION, {}))
    basis = bench.workspace.read(lambda session: decisions.basis_of(session, entry_order.get(session, entry), KIND))
    assert basis.quorum.is_quorate
    assert [voter.person for voter in basis.electorate.voters] == [bench.people["Ulugbek"]]
    assert bases.from_plain(bases.to_plain(basis)) == basis
