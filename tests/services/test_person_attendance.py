"""How one person attended, over all meetings."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

from builders import at, council, meeting, person, seat
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import MandateKind
from councildesk.domain.meetings import MeetingState
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import (
    attendance,
    excuses,
    invitations,
    meetings,
    person_appearances,
    person_attendance,
    persons,
    record,
    running,
    seats,
    stays,
)
from councildesk.services.invitations import InvitationDraft, ReplyDraft
from councildesk.services.person_attendance import AttendedMeeting
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from real_councils import nodejs

PRESENT = TurnoutStatus.PRESENT


def held(workspace: Workspace, *there: StayDraft, day: dt.date = dt.date(2024, 8, 27)) -> str:
    """A meeting that was held on the day with these present."""
    one = meeting(workspace, date=day, number=day.isoformat())
    for draft in there:
        workspace.perform("Arrive", stays.arrive, one, draft)
    workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD, "")
    return one


def rows(workspace: Workspace, one: str) -> list[AttendedMeeting]:
    return workspace.read(person_attendance.rows, one, "en")


def test_every_way_to_attend_is_counted_by_year(workspace: Workspace) -> None:
    council(workspace)
    ada, host, emin = (person(workspace, name) for name in ("Ada King", "Charles Babbage", "Emin Aliyev"))
    place = seat(workspace, ada, alternates=[emin])
    other = StayDraft(host)
    held(workspace, StayDraft(ada, place), day=dt.date(2023, 1, 10))
    held(workspace, StayDraft(ada, place, presence=Presence.ONLINE), day=dt.date(2024, 1, 10))
    held(workspace, StayDraft(emin, place), day=dt.date(2024, 2, 10))
    held(workspace, other, day=dt.date(2024, 3, 10))
    excused = meeting(workspace, date=dt.date(2024, 4, 10))
    workspace.perform("Excuse", excuses.add, excused, ada, "Ill")
    workspace.perform("Arrive", stays.arrive, excused, other)
    workspace.perform("Hold", meetings.set_state, excused, MeetingState.HELD, "")

    found = workspace.read(person_attendance.figures, ada)

    assert (found.total.meetings, found.total.attended, found.total.percent) == (5, 2, 40)
    assert list(found.years) == [2024, 2023]
    this = found.years[2024]
    assert (this.attended, this.online, this.replaced, this.absent, this.excused) == (1, 1, 1, 1, 1)
    assert [row.turnout.status for row in rows(workspace, ada)][:2] == [TurnoutStatus.EXCUSED, TurnoutStatus.ABSENT]
    assert rows(workspace, ada)[2].replaced_by == ("Aliyev, Emin",)
    assert workspace.read(person_attendance.figures, emin).total.attended == 1


def test_late_and_early_are_told_from_the_meetings_course(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada King")
    one = meeting(workspace)
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    workspace.perform("Close", running.close_meeting, one, at("12:00"))
    draft = StayDraft(ada, arrived_at=at("10:15"), left_at=at("11:45"))
    workspace.perform("Arrive", stays.arrive, one, draft)

    total = workspace.read(person_attendance.figures, ada).total

    assert (total.attended, total.late, total.left_early) == (1, 1, 1)


def test_meetings_ahead_cancelled_or_without_a_list_do_not_count(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada King")
    seat(workspace, ada)
    meeting(workspace)
    held(workspace, day=dt.date(2023, 1, 10))
    cancelled = meeting(workspace, date=dt.date(2024, 5, 10))
    workspace.perform("Arrive", stays.arrive, cancelled, StayDraft(ada))
    workspace.perform("Cancel", meetings.set_state, cancelled, MeetingState.CANCELLED, "Snow")

    assert rows(workspace, ada) == []
    assert workspace.read(person_attendance.figures, ada).total.percent is None


def test_only_meetings_in_the_time_of_a_seat_are_expected(workspace: Workspace) -> None:
    council(workspace)
    ada, host = person(workspace, "Ada King"), person(workspace, "Charles Babbage")
    place = seat(workspace, None)
    workspace.perform("Appoint", seats.appoint, place, ada, MandateKind.HOLDER, dt.date(2024, 1, 1), None)
    for year in (2023, 2024):
        held(workspace, StayDraft(host), day=dt.date(year, 6, 1))

    assert [row.date.year for row in rows(workspace, ada)] == [2024]


def test_who_is_only_informed_is_not_absent_and_who_is_sent_instead_is_expected(workspace: Workspace) -> None:
    council(workspace)
    ada, host, emin = (person(workspace, name) for name in ("Ada King", "Charles Babbage", "Emin Aliyev"))
    place = seat(workspace, host, alternates=[ada, emin])
    one = meeting(workspace)
    for each in (ada, emin):
        draft = InvitationDraft(each, seat_id=place, informed_only=True)
        workspace.perform("Invite", invitations.add, one, draft)
    invited = workspace.perform("Invite", invitations.add, one, InvitationDraft(host, seat_id=place))
    workspace.perform("Reply", invitations.reply, invited, ReplyDraft(Reply.DECLINED, substitute_id=emin))
    workspace.perform("Arrive", stays.arrive, one, StayDraft(person(workspace, "A Guest")))
    workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD, "")

    assert rows(workspace, ada) == []
    assert [row.turnout.status for row in rows(workspace, emin)] == [TurnoutStatus.ABSENT]
    assert [row.turnout.status for row in rows(workspace, host)] == [TurnoutStatus.EXCUSED]


def test_a_real_council_is_counted_as_its_meetings_are(workspace: Workspace, shared_data: Path) -> None:
    """Each fourth of 399 meetings: person by person the same as meeting by meeting."""
    source = nodejs.convert(json.loads((shared_data / "council-nodejs-tsc.json").read_text(encoding="utf-8")))
    source["meetings"] = source["meetings"][::4]
    workspace.perform("Load record", record.load, "nodejs.json", json.dumps(source))
    by_meeting: Counter[tuple[str, str, TurnoutStatus]] = Counter()
    chosen = [
        row for row in workspace.read(meetings.rows, "en") if row.state in (MeetingState.HELD, MeetingState.CLOSED)
    ]
    for one in chosen:
        listed = workspace.read(attendance.rows, one.id, "en")
        if any(row.stays for row in listed):
            told = {(row.person_id, row.turnout.status) for row in listed if row.is_expected or row.stays}
            by_meeting.update((person_id, one.id, status) for person_id, status in told)
    looked_at = {one.id for one in chosen}

    by_person = {
        (one.id, row.meeting_id, row.turnout.status)
        for one in workspace.read(persons.rows, "en")
        for row in workspace.read(person_attendance.rows, one.id, "en")
        if row.meeting_id in looked_at
    }

    assert by_person == set(by_meeting)
    assert len(by_person) > 400


def test_statements_and_open_actions_of_nobody_are_none(workspace: Workspace) -> None:
    ada = person(workspace, "Ada King")

    found = workspace.read(person_appearances.figures, ada)

    assert (found.statements, found.open_actions) == (0, 0)
