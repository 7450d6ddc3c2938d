"""How far a meeting has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from builders import DAY, at, council, item, meeting, person, seat
from councildesk.domain.attendance import Channel, Reply
from councildesk.domain.meetings import MeetingKind, MeetingState, Task
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import entries, invitations, meetings, papers, progress, sites, stays
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import InvitationDraft, ReplyDraft
from councildesk.services.papers import PaperDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import queries
from services.test_meetings import STRICT, rules_from


def test_a_new_meeting_lacks_everything(workspace: Workspace) -> None:
    one = meeting(workspace)

    assert workspace.read(progress.still_to_do, one) == [
        Task.SET_TIME,
        Task.SET_SITE,
        Task.WRITE_AGENDA,
        Task.SEND_INVITATIONS,
        Task.SEND_AGENDA,
    ]


def test_what_was_done_is_no_longer_asked_for(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    seat(workspace, ada, alternates=[person(workspace, "Mary Somerville")])
    one = meeting(workspace, "Opening", starts_at=at("10:00"))
    workspace.perform("Site", sites.add, one, SiteDraft(name={"en": "Hall"}))
    invited = workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Send", invitations.mark_sent, invited[:1], at("09:00"), Channel.MAIL)
    facts = workspace.read(progress.of, one)
    assert (facts.invitations, facts.invitations_unsent, facts.replies_missing) == (2, 1, 1)

    workspace.perform("Send", invitations.mark_sent, invited[1:], at("09:00"), Channel.MAIL)
    workspace.perform("Reply", invitations.reply, invited[0], ReplyDraft(Reply.ACCEPTED))

    assert workspace.read(progress.still_to_do, one) == [Task.SEND_AGENDA, Task.OPEN_MEETING]


def test_the_minutes_of_a_held_meeting_are_counted_by_language(workspace: Workspace) -> None:
    council(workspace, "en", "de")
    one = meeting(workspace)
    opening = item(workspace, one, "Opening")
    workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(person(workspace, "Ada Lovelace")))
    both = EntryDraft(content={"en": paragraphs("Welcome"), "de": paragraphs("Willkommen")})
    first = workspace.perform("Entry", entries.add, one, both, item_id=opening)
    workspace.perform("Entry", entries.add, one, EntryDraft(content={"en": paragraphs("Thanks")}), item_id=opening)
    note = EntryDraft(EntryKind.NOTE, {"en": paragraphs("Ask him")})
    workspace.perform("Entry", entries.add, one, note, item_id=opening)

    assert workspace.read(progress.of, one).texts_untranslated == 1
    workspace.perform("Write", entries.write, first, "en", paragraphs("A warm welcome"))
    facts = workspace.read(progress.of, one)
    assert (facts.texts_untranslated, facts.has_attendance, facts.has_entries) == (2, True, True)


def test_an_update_and_a_late_guest_take_no_notice_away(workspace: Workspace) -> None:
    council(workspace)
    seat(workspace, person(workspace, "Ada Lovelace"))
    one = meeting(workspace)
    invited = workspace.perform("Invite", invitations.invite_seats, one)
    days_before = [at("09:00", DAY - dt.timedelta(days=days)) for days in (20, 5, 3)]
    for sent in days_before:
        workspace.perform("Send", invitations.mark_sent, invited, sent, Channel.MAIL)

    guest = workspace.perform("Invite", invitations.add, one, InvitationDraft(person(workspace, "Charles Babbage")))
    workspace.perform("Send", invitations.mark_sent, [guest], days_before[2], Channel.MAIL)

    notice = workspace.read(progress.notice, one)
    assert notice is not None
    assert notice.given_days == 20


def test_the_notice_is_counted_from_the_last_invitation(workspace: Workspace) -> None:
    council(workspace)
    rules_from(workspace, dt.date(2024, 1, 1), STRICT)
    seat(workspace, person(workspace, "Ada Lovelace"))
    one = meeting(workspace, kind=MeetingKind.ORDINARY)
    assert workspace.read(progress.notice, one) is None

    invited = workspace.perform("Invite", invitations.invite_seats, one)
    sent = at("23:00", DAY - dt.timedelta(days=10))
    workspace.perform("Send", invitations.mark_sent, invited, sent, Channel.MAIL)

    notice = workspace.read(progress.notice, one)
    assert notice is not None
    assert (notice.required_days, notice.given_days, notice.is_kept) == (30, 10, False)


def test_the_notice_period_names_its_rule_and_its_last_day(workspace: Workspace) -> None:
    council(workspace)
    version = rules_from(workspace, dt.date(2024, 1, 1), replace(STRICT, notice_days=10, notice_article="Art. 4"))
    one = meeting(workspace)

    period = workspace.read(progress.notice_period, one)

    assert (period.days, period.article, period.rules_id) == (10, "Art. 4", version)
    assert period.last_day == DAY - dt.timedelta(days=10)
    assert period.given is None


def test_papers_without_a_number_are_counted(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening")
    workspace.perform("Paper", papers.add, one, PaperDraft({"en": "Map"}, number=""))
    workspace.perform("Paper", papers.add, one, PaperDraft({"en": "Plan"}, number="7"))

    facts = workspace.read(progress.of, one)

    assert (facts.papers, facts.papers_unnumbered) == (2, 1)
    assert Task.NUMBER_PAPERS in workspace.read(progress.still_to_do, one)


def test_postponing_keeps_the_invitations_and_marks_them_out_of_date(workspace: Workspace) -> None:
    seat(workspace, person(workspace, "Ada Lovelace"))
    one = meeting(workspace, "Opening", starts_at=at("10:00"))
    invited = workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Send", invitations.mark_sent, invited, at("09:00"), Channel.MAIL)

    workspace.perform("Postpone", meetings.set_state, one, MeetingState.POSTPONED, "Snow")

    assert [row.is_out_of_date for row in workspace.read(invitations.rows, one, "en")] == [True]
    assert Task.INFORM_INVITED in workspace.read(progress.still_to_do, one)


def test_a_long_list_of_meetings_is_asked_in_as_many_queries_as_a_short_one(workspace: Workspace) -> None:
    council(workspace)
    seat(workspace, person(workspace, "Ada Lovelace"))
    _prepare(workspace)
    few = queries(workspace, progress.open_tasks)
    for _ in range(4):
        _prepare(workspace)
    bare = meeting(workspace)

    assert queries(workspace, progress.open_tasks) == few
    found = workspace.read(progress.open_tasks)
    assert len(found) == 6
    assert found[bare] == workspace.read(progress.still_to_do, bare)
    assert Task.SET_SITE in found[bare]


def _prepare(workspace: Workspace) -> None:
    """A meeting with a place, an agenda, a paper and an invitation that was sent."""
    one = meeting(workspace, "Opening", starts_at=at("10:00"))
    workspace.perform("Site", sites.add, one, SiteDraft(name={"en": "Room"}))
    workspace.perform("Paper", papers.add, one, PaperDraft({"en": "Map"}))
    invited = workspace.perform("Invite", invitations.invite_seats, one)
    workspace.perform("Send", invitations.mark_sent, invited, at("09:00"), Channel.MAIL)


def test_every_meeting_that_waits_for_something_is_listed_with_it(workspace: Workspace) -> None:
    planned, held, closed = meeting(workspace), meeting(workspace), meeting(workspace)
    for one in (held, closed):
        workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD)
    workspace.perform("Close", meetings.set_state, closed, MeetingState.CLOSED)

    found = workspace.read(progress.open_tasks)

    assert set(found) == {planned, held}
    assert found[planned] == workspace.read(progress.still_to_do, planned)
