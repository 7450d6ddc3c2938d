"""Two records of one person become one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import DAY, at, council, item, meeting, person, seat, side
from councildesk.domain.agenda import ItemRole
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import AlreadyThere, NotFound, StaysOverlap, ValueNotAllowed
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import Choice, EntryKind, VoteMethod
from councildesk.domain.names import PersonName
from councildesk.domain.text import paragraphs
from councildesk.services import (
    check,
    entries,
    invitations,
    item_persons,
    meetings,
    organisations,
    person_attendance,
    person_merging,
    person_names,
    persons,
    proxies,
    recusals,
    search,
    seats,
    stays,
    votes,
)
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import InvitationDraft, ReplyDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.stays import StayDraft
from councildesk.services.vote_records import BallotDraft, VoteDraft
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_meetings import rules_from
from services.test_votes import EACH_SIDE, Chamber

LABEL = "Merge persons"


def add(workspace: Workspace, *names: PersonName, **fields: object) -> str:
    return workspace.perform("Add person", persons.add, PersonDraft(names=names, **fields))  # type: ignore[arg-type]


@pytest.fixture
def chamber(workspace: Workspace) -> Chamber:
    return Chamber(workspace)


def test_names_contacts_posts_and_facts_are_united(workspace: Workspace) -> None:
    council(workspace)
    az = side(workspace, "AZ")
    house = workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Academy"}))
    kept = add(
        workspace,
        PersonName("en", "Farid", "Shafiyev"),
        languages=("en",),
        notes="Met in Baku.",
        contacts=(ContactDraft(ContactKind.MAIL, "f@example.org", "work"),),
        posts=(PostDraft({"en": "Chair"}, house, dt.date(2024, 1, 1)),),
    )
    other = add(
        workspace,
        PersonName("en", "F.", "Shafiev", honorific="Mr"),
        PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu"),
        side_id=az,
        country="AZ",
        languages=("az", "en"),
        notes="Speaks Persian.",
        form_of_address={"en": "Dear Farid"},
        contacts=(ContactDraft(ContactKind.MAIL, "F@Example.org"), ContactDraft(ContactKind.PHONE, "+994 12 1")),
        posts=(
            PostDraft({"en": "Chair", "az": "Sədr"}, house, dt.date(2022, 1, 1), dt.date(2025, 1, 1)),
            PostDraft({"en": "Professor"}, None),
        ),
    )

    step(workspace, LABEL, person_merging.merge, kept, other)

    one = workspace.read(persons.draft, kept)
    assert {name.language: name for name in one.names} == {
        "en": PersonName("en", "Farid", "Shafiyev", honorific="Mr"),
        "az": PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu"),
    }
    assert (one.side_id, one.country, one.languages) == (az, "AZ", ("en", "az"))
    assert one.notes == "Met in Baku.\n\nSpeaks Persian."
    assert one.form_of_address == {"en": "Dear Farid"}
    assert [contact.value for contact in one.contacts] == ["f@example.org", "+994 12 1"]
    assert [(dict(post.title), post.valid_from, post.valid_to) for post in one.posts] == [
        ({"en": "Chair", "az": "Sədr"}, dt.date(2022, 1, 1), dt.date(2025, 1, 1)),
        ({"en": "Professor"}, None, None),
    ]
    with pytest.raises(NotFound):
        workspace.read(persons.draft, other)


def test_everything_that_named_the_other_names_the_kept_one(workspace: Workspace) -> None:
    council(workspace)
    kept, other, host = (person(workspace, name) for name in ("Ada King", "Ada Lovelace", "Charles Babbage"))
    place = seat(workspace, host, alternates=[other])
    one = meeting(workspace)
    talk = item(workspace, one, "Engines")
    workspace.perform("Arrive", stays.arrive, one, StayDraft(other, place))
    workspace.perform("Speak", item_persons.add, talk, ItemPersonDraft(other))
    draft = EntryDraft(EntryKind.STATEMENT, {"en": paragraphs("Notes")}, other)
    entry = workspace.perform("Add entry", entries.add, one, draft, item_id=talk)
    workspace.perform("Invite", invitations.add, one, InvitationDraft(host, seat_id=place))

    step(workspace, LABEL, person_merging.merge, kept, other)

    assert [row.person_id for row in workspace.read(stays.rows, one)] == [kept]
    assert workspace.read(item_persons.rows, [talk], "en")[talk][0].person_id == kept
    assert workspace.read(entries.draft, entry).speaker_id == kept
    assert kept in [one.person_id for one in workspace.read(seats.mandates, place, "en")]
    assert workspace.read(check.check) == []


def test_what_both_had_in_one_meeting_is_there_once(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada King"), person(workspace, "Ada Lovelace")
    one = meeting(workspace)
    talk = item(workspace, one, "Engines")
    for each, arrived, left in ((kept, "10:00", "11:00"), (other, "10:30", "12:00")):
        workspace.perform("Arrive", stays.arrive, one, StayDraft(each, arrived_at=at(arrived), left_at=at(left)))
        workspace.perform("Speak", item_persons.add, talk, ItemPersonDraft(each, ItemRole.SPEAKER))
    workspace.perform("Invite", invitations.add, one, InvitationDraft(kept))
    invited = workspace.perform("Invite", invitations.add, one, InvitationDraft(other))
    workspace.perform("Reply", invitations.reply, invited, ReplyDraft(Reply.ACCEPTED))

    step(workspace, LABEL, person_merging.merge, kept, other)

    (stay,) = workspace.read(stays.rows, one)
    assert (stay.arrived_at, stay.left_at) == (at("10:00"), at("12:00"))
    assert len(workspace.read(item_persons.rows, [talk], "en")[talk]) == 1
    (invitation,) = workspace.read(invitations.rows, one, "en")
    assert (invitation.person_id, invitation.reply) == (kept, Reply.ACCEPTED)


def test_times_in_one_seat_become_one(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada King"), person(workspace, "Ada Lovelace")
    place = seat(workspace, None)
    first, last = dt.date(2020, 1, 1), dt.date(2026, 1, 1)
    workspace.perform("Appoint", seats.appoint, place, kept, MandateKind.HOLDER, first, dt.date(2024, 1, 1))
    workspace.perform("Appoint", seats.appoint, place, other, MandateKind.ALTERNATE, first, last)
    workspace.perform("Appoint", seats.appoint, place, kept, MandateKind.ALTERNATE, dt.date(2019, 1, 1), first)

    step(workspace, LABEL, person_merging.merge, kept, other)

    found = {(one.kind, one.valid_from, one.valid_to) for one in workspace.read(seats.mandates, place, "en")}
    assert found == {
        (MandateKind.HOLDER, first, dt.date(2024, 1, 1)),
        (MandateKind.ALTERNATE, dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        (MandateKind.ALTERNATE, dt.date(2024, 1, 2), last),
    }


def test_who_was_at_two_places_at_once_are_two(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada King"), person(workspace, "Ada Lovelace")
    one = meeting(workspace)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(kept))
    workspace.perform("Arrive", stays.arrive, one, StayDraft(other, presence=Presence.ONLINE))

    with pytest.raises(StaysOverlap):
        workspace.perform(LABEL, person_merging.merge, kept, other)

    assert len(workspace.read(persons.rows, "en")) == 2


def test_who_both_voted_are_two(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada King"), person(workspace, "Ada Lovelace")
    one = meeting(workspace)
    entry = workspace.perform("Vote", entries.add, one, EntryDraft(EntryKind.VOTE))
    (vote,) = workspace.read(votes.of_entries, [entry], "en").values()
    ballots = tuple(BallotDraft(each, Choice.FOR) for each in (kept, other))
    workspace.perform("Record vote", votes.record, vote.id, VoteDraft(VoteMethod.ROLL_CALL, ballots=ballots))

    with pytest.raises(AlreadyThere):
        workspace.perform(LABEL, person_merging.merge, kept, other)


def test_votes_taken_before_name_the_kept_person_and_mean_the_same(chamber: Chamber) -> None:
    workspace = chamber.workspace
    rules_from(workspace, DAY, EACH_SIDE)
    workspace.perform("Recuse", recusals.add, chamber.items[0], chamber.seats["Ada"])
    named = chamber.ballots(Ben=Choice.FOR, Cem=Choice.FOR, Umid=Choice.FOR, Vali=Choice.AGAINST, Zafar=Choice.FOR)
    before = chamber.record(VoteMethod.ROLL_CALL, *(replace(named[0], seat_id=None), *named[1:]))
    twins = {name: person(workspace, f"{name} Berg") for name in ("Ada", "Ben")}

    for name, twin in twins.items():
        step(workspace, LABEL, person_merging.merge, twin, chamber.people[name])

    after, decision = chamber.facts(), chamber.decision()
    assert (after.verdict, after.outcome, after.problems) == (before.verdict, before.outcome, ())
    assert after.basis is not None
    assert decision.basis == after.basis
    assert {ballot.name for ballot in after.ballots} >= {"Ben Berg", "Cem X"}
    holders = workspace.read(person_names.full, [seat.holder for seat in after.basis.seats if seat.holder], "en")
    assert sorted(holders.values()) == ["Ada Berg", "Ben Berg", "Cem X", "Umid X", "Vali X", "Zafar X"]
    assert {each.person for each in after.basis.presences} == set(holders)
    assert workspace.read(check.check) == []
    workspace.undo()
    workspace.undo()
    assert chamber.facts() == before


def test_a_person_is_not_merged_with_itself(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")

    with pytest.raises(ValueNotAllowed):
        workspace.perform(LABEL, person_merging.merge, ada, ada)


def test_attendance_of_both_is_counted_for_the_one(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada King"), person(workspace, "Ada Lovelace")
    seat(workspace, kept, role=Role.MEMBER)
    for number, each in enumerate((kept, other)):
        one = meeting(workspace, number=str(number))
        workspace.perform("Arrive", stays.arrive, one, StayDraft(each))
        workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD, "")

    workspace.perform(LABEL, person_merging.merge, kept, other)

    total = workspace.read(person_attendance.figures, kept).total
    assert (total.meetings, total.attended) == (2, 2)


def test_nobody_stands_in_for_himself(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada Lovelace"), person(workspace, "Ada Lovelace")
    one = seat(workspace, None)
    workspace.perform("Add", seats.appoint, one, kept, MandateKind.HOLDER, dt.date(2024, 1, 1))
    workspace.perform("Add", seats.appoint, one, other, MandateKind.ALTERNATE, dt.date(2024, 1, 1))

    step(workspace, LABEL, person_merging.merge, kept, other)

    (row,) = workspace.read(seats.rows, dt.date(2024, 6, 1), "en")
    assert row.holder == "Ada Lovelace"
    assert row.alternates == ()


def test_who_stood_in_before_holding_the_seat_stood_in(workspace: Workspace) -> None:
    council(workspace)
    kept, other, former = (person(workspace, name) for name in ("Ada Lovelace", "Ada Lovelace", "Bo Li"))
    one = seat(workspace, None)
    workspace.perform("Add", seats.appoint, one, former, MandateKind.HOLDER, dt.date(2023, 1, 1))
    workspace.perform("Add", seats.appoint, one, other, MandateKind.ALTERNATE, dt.date(2023, 1, 1))
    workspace.perform("Add", seats.appoint, one, kept, MandateKind.HOLDER, dt.date(2024, 1, 1))

    step(workspace, LABEL, person_merging.merge, kept, other)

    before, after = (workspace.read(seats.rows, dt.date(year, 6, 1), "en")[0] for year in (2023, 2024))
    assert list(before.alternates) == ["Ada Lovelace"]
    assert after.alternates == ()


def test_both_are_found_again_when_the_merging_is_undone_and_one_when_it_is_redone(workspace: Workspace) -> None:
    council(workspace)
    kept, other = person(workspace, "Ada Lovelace"), person(workspace, "Augusta King")
    workspace.perform(LABEL, person_merging.merge, kept, other)
    assert [hit.id for hit in workspace.read(search.search, "Augusta", "en")] == []

    workspace.undo()
    assert [hit.id for hit in workspace.read(search.search, "Augusta", "en")] == [other]

    workspace.redo()
    assert [hit.id for hit in workspace.read(search.search, "Augusta", "en")] == []


def test_nobody_votes_for_his_own_seat_by_proxy(workspace: Workspace) -> None:
    council(workspace)
    kept, other, third = (person(workspace, name) for name in ("Ada Lovelace", "Ada Lovelace", "Bo Li"))
    own, foreign = seat(workspace, kept), seat(workspace, third)
    one = meeting(workspace)
    for place in (own, foreign):
        workspace.perform("Give proxy", proxies.add, one, place, other)

    step(workspace, LABEL, person_merging.merge, kept, other)

    assert [(row.seat_id, row.person_id) for row in workspace.read(proxies.rows, one, "en")] == [(foreign, kept)]
