"""The minutes, as a summary record and as decision minutes, read back from the paper."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from councildesk.documents import publishing
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.agenda import ItemFacts, ItemPersonFacts, PaperFacts
from councildesk.documents.packets.happenings import HappeningFacts, MoverFacts
from councildesk.documents.packets.head import Interval, OfficerFacts, SiteFacts
from councildesk.documents.packets.minutes import (
    ActionFacts,
    Adoption,
    BallotFacts,
    CountFacts,
    DecisionFacts,
    EntryFacts,
    MinutesItem,
    MinutesPacket,
    VoteFacts,
)
from councildesk.documents.packets.people import QuorumChange
from councildesk.domain import rules
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.happenings import HappeningKind
from councildesk.domain.meetings import MeetingState, SiteKind
from councildesk.domain.minutes import (
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.domain.text import paragraphs
from councildesk.domain.turnout import TurnoutStatus
from documents.composer.papers import MADE_AT, elements_of
from documents.facts import CHAIR, alone, at, count, decided, entry, head, item, minutes, person, quorum, read

STATEMENT = entry(
    EntryKind.STATEMENT, "Trade has grown.", speaker={"en": "Ada Lovelace"}, speaker_post={"en": "Director"}
)
AHEAD = (MeetingState.PLANNED, MeetingState.INVITED)


def summary(packet: MinutesPacket) -> str:
    return read(DocumentKind.MINUTES, packet)


def results(packet: MinutesPacket) -> str:
    return read(DocumentKind.DECISION_MINUTES, packet)


def in_full(packet: MinutesPacket) -> str:
    return read(DocumentKind.FULL_MINUTES, packet)


def languages_of(packet: MinutesPacket) -> set[str]:
    """The languages that paragraphs are marked with, besides that of the paper."""
    pdf = publishing.draw(DocumentKind.MINUTES, packet, MADE_AT).pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {str(each.Lang) for tag in ("P", "Span") for each in elements_of(file, tag) if "/Lang" in each}


def test_the_head_tells_kind_number_day_times_in_both_zones_and_who_presides() -> None:
    officers = (
        OfficerFacts({"en": "Ada Chair"}, Role.CO_CHAIR, "AZ", {"en": "Director"}),
        OfficerFacts({"en": "Bob Deputy"}, Role.CO_CHAIR, "UZ", replaces={"en": "Carl Chair"}),
        OfficerFacts({"en": "Dora Writer"}, Role.SECRETARY),
    )
    pause = Interval(at("11:00"), at("11:15"))

    text = summary(minutes(of=head(officers=officers, opened_at=at("10:00"), closed_at=at("12:00"), breaks=(pause,))))

    assert "Kind of meeting Ordinary meeting No. AZ-UZ/2024/01 Date Tuesday, 27 August 2024" in text
    assert "Begin 10:00 Baku / 11:00 Tashkent End 12:00 Baku / 13:00 Tashkent" in text
    assert "Breaks 11:00–11:15 Baku / 12:00–12:15 Tashkent" in text
    assert "Co-chairs Ada Chair, Director Bob Deputy (for Carl Chair)" in text
    assert "Secretary Dora Writer" in text
    assert "The meeting was closed at 12:00 Baku / 13:00 Tashkent." in text


def test_a_meeting_without_clock_times_tells_none() -> None:
    text = summary(minutes(STATEMENT))

    assert "Begin" not in text
    assert "End" not in text
    assert "closed at" not in text


def test_planned_times_are_called_planned() -> None:
    text = summary(minutes(of=head(starts_at=at("10:00"), ends_at=at("12:00"))))

    assert "Planned begin 10:00 Baku / 11:00 Tashkent Planned end 12:00 Baku / 13:00 Tashkent" in text


def test_each_site_is_named_with_its_address() -> None:
    sites = (
        SiteFacts(SiteKind.ROOM, {"en": "Blue room"}, {"en": "1 Main Street"}, "Asia/Baku"),
        SiteFacts(SiteKind.ONLINE, {}, {}, "Asia/Baku"),
    )

    assert "Places Blue room, 1 Main Street; Online" in summary(minutes(of=head(sites=sites)))
    assert "Place Baku" in summary(minutes(of=head(place={"en": "Baku"})))


def test_a_speaker_is_introduced_with_the_post_once() -> None:
    text = summary(minutes(STATEMENT, STATEMENT))

    assert "1. Ada Lovelace, Director: Trade has grown. 2. Ada Lovelace: Trade has grown." in text


def test_a_side_speaks_where_no_person_is_named() -> None:
    assert "Uzbekistan: Agreed." in summary(minutes(entry(EntryKind.STATEMENT, "Agreed.", side="UZ")))


def test_decision_minutes_leave_out_what_was_said() -> None:
    packet = minutes(STATEMENT, decided(VoteFacts()))

    assert "Trade has grown." not in results(packet)
    assert "Decision no. 2024/1 To build the bridge. Adopted by consensus." in results(packet)
    assert "Trade has grown." in summary(packet)


def test_where_nothing_was_decided_decision_minutes_say_so() -> None:
    assert "No decisions were taken." in results(minutes(STATEMENT))
    assert "Nothing was recorded under this item." in results(minutes())


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        (VoteFacts(VoteMethod.NO_OBJECTION), "Adopted without objection."),
        (
            VoteFacts(VoteMethod.SHOW_OF_HANDS, counts=(CountFacts(None, 5, 1, 2),)),
            "For: 5; against: 1; abstained: 2. Adopted.",
        ),
        (
            VoteFacts(
                VoteMethod.SHOW_OF_HANDS,
                VoteOutcome.REJECTED,
                (CountFacts("AZ", 3, 0, 0), CountFacts("UZ", 0, 3, 0)),
            ),
            "Azerbaijan: for 3, against 0, abstained 0. Uzbekistan: for 0, against 3, abstained 0. Rejected.",
        ),
        (VoteFacts(VoteMethod.SECRET, VoteOutcome.UNDECIDED), "Secret ballot. No decision was reached."),
        (
            VoteFacts(VoteMethod.SHOW_OF_HANDS, overruled_reason="counted twice"),
            "Adopted. Result established by the chair. Reason: counted twice",
        ),
        (
            VoteFacts(VoteMethod.ROLL_CALL, VoteOutcome.UNDECIDED, (CountFacts(None, 2, 0, 0),), to_be_called=3),
            "For: 2; against: 0; abstained: 0. The call has not been completed; still to be called: 3.",
        ),
        (
            VoteFacts(VoteMethod.SHOW_OF_HANDS, VoteOutcome.UNDECIDED, has_result=False),
            "The result of the vote was not recorded.",
        ),
    ],
)
def test_a_vote_is_told_with_its_counts_and_outcome(vote: VoteFacts, told: str) -> None:
    assert told in results(minutes(decided(vote)))


def test_a_roll_call_names_who_voted_how() -> None:
    ballots = (
        BallotFacts({"en": "Ada Lovelace"}, Choice.FOR),
        BallotFacts({"en": "Bob Boole"}, Choice.AGAINST),
        BallotFacts({"en": "Carl Gauss"}, Choice.FOR),
    )

    text = results(minutes(decided(VoteFacts(VoteMethod.ROLL_CALL, ballots=ballots))))

    assert "Roll call. Adopted. For: Ada Lovelace, Carl Gauss Against: Bob Boole" in text


def test_a_roll_call_names_each_side_for_itself_in_the_order_of_the_sides() -> None:
    vote = VoteFacts(
        VoteMethod.ROLL_CALL,
        counts=(CountFacts("UZ", 1, 0, 0), CountFacts("AZ", 1, 0, 1), CountFacts(None, 2, 0, 1)),
        ballots=(
            BallotFacts({"en": "Umid Z"}, Choice.FOR, "UZ"),
            BallotFacts({"en": "Ada Z"}, Choice.ABSTAINED, "AZ"),
            BallotFacts({"en": "Ben Z"}, Choice.FOR, "AZ"),
        ),
    )

    text = results(minutes(decided(vote)))

    assert text.index("For: 2") < text.index("Azerbaijan: for 1") < text.index("Uzbekistan: for 1")
    assert "Azerbaijan, for: Ben Z Azerbaijan, abstained: Ada Z Uzbekistan, for: Umid Z" in text


def test_a_vote_without_a_decision_is_told_too() -> None:
    vote = entry(EntryKind.VOTE, vote=VoteFacts(VoteMethod.SHOW_OF_HANDS, VoteOutcome.REJECTED))

    assert "Rejected." in results(minutes(vote))


def test_a_recommendation_names_whom_it_addresses() -> None:
    facts = DecisionFacts("7", DecisionKind.RECOMMENDATION, {"en": "Both governments"})

    text = results(minutes(entry(EntryKind.DECISION, "To open the border.", decision=facts)))

    assert "Recommendation no. 7 To open the border. Addressee: Both governments" in text


def test_a_decision_without_a_number_is_headed_by_its_kind() -> None:
    facts = DecisionFacts(kind=DecisionKind.CONCLUSION)

    assert "Conclusion All agree." in results(minutes(entry(EntryKind.DECISION, "All agree.", decision=facts)))


NOT_TAKEN = [DecisionState.PROPOSED, DecisionState.REJECTED, DecisionState.WITHDRAWN]


@pytest.mark.parametrize("printed", [summary, results, in_full])
@pytest.mark.parametrize("state", NOT_TAKEN)
def test_what_was_not_decided_is_a_proposal_with_its_state_and_stands_under_no_decided(
    state: DecisionState, printed: Callable[[MinutesPacket], str]
) -> None:
    proposal = entry(EntryKind.DECISION, "We buy the house.", decision=DecisionFacts(state=state))

    text = printed(minutes(proposal))

    assert f"Proposed decision We buy the house. Status: {state.value.capitalize()}" in text
    assert "Decided" not in text


@pytest.mark.parametrize("printed", [summary, results, in_full])
@pytest.mark.parametrize("state", [DecisionState.ADOPTED, DecisionState.IMPLEMENTED])
def test_what_was_decided_is_told_as_the_meeting_decided_it(
    state: DecisionState, printed: Callable[[MinutesPacket], str]
) -> None:
    text = printed(minutes(entry(EntryKind.DECISION, "We buy the house.", decision=DecisionFacts("7", state=state))))

    assert "Decision no. 7" in text
    assert not any(word in text for word in ("Proposed", "Status: Adopted", "Status: Implemented", "quorum"))


def test_a_proposal_keeps_its_number_but_is_not_counted_among_the_decisions_of_the_item() -> None:
    fell = DecisionFacts("7", DecisionKind.RECOMMENDATION, state=DecisionState.REJECTED)
    both = (
        entry(EntryKind.DECISION, "We buy the house.", decision=fell),
        entry(EntryKind.DECISION, "We rent the house.", decision=DecisionFacts("8")),
    )

    text = in_full(minutes(*both))

    assert "Proposed recommendation, no. 7 We buy the house. Status: Rejected Decided" in text
    assert "1.1 We rent the house." in text
    assert "1.2" not in text


def test_a_state_that_the_vote_of_a_proposal_tells_is_told_once() -> None:
    rejected = VoteFacts(VoteMethod.SHOW_OF_HANDS, VoteOutcome.REJECTED, (CountFacts(None, 1, 2, 0),))
    proposal = entry(
        EntryKind.DECISION, "We buy it.", decision=DecisionFacts(state=DecisionState.REJECTED), vote=rejected
    )

    text = results(minutes(proposal))

    assert "Proposed decision We buy it. For: 1; against: 2; abstained: 0. Rejected." in text
    assert "Status: Rejected" not in text


def test_that_a_decision_was_taken_without_a_quorum_is_said() -> None:
    taken = entry(EntryKind.DECISION, "We buy the house.", decision=DecisionFacts("7", lacks_quorum=True))

    assert "Decision no. 7 We buy the house. Taken without a quorum." in results(minutes(taken))


COFFEE = item("", "Coffee", kind=ItemKind.BREAK)


@pytest.mark.parametrize("printed", [summary, results, in_full])
def test_a_decision_that_was_written_under_a_break_is_in_the_minutes(printed: Callable[[MinutesPacket], str]) -> None:
    taken = entry(EntryKind.DECISION, "We meet in Samarkand.", decision=DecisionFacts("7"))

    text = printed(MinutesPacket(head(), (MinutesItem(item()), MinutesItem(COFFEE, (taken,)))))

    assert "Coffee" in text
    assert "Decision no. 7 We meet in Samarkand." in text


def test_what_was_said_or_happened_in_a_break_is_told_where_such_things_are_told() -> None:
    came = HappeningFacts(0, HappeningKind.ARRIVED, at("11:05"), movers=(MoverFacts({"en": "Ada Lovelace"}),))
    packet = MinutesPacket(head(), (MinutesItem(item()), MinutesItem(COFFEE, (STATEMENT,), (came,))))

    for text in (summary(packet), in_full(packet)):
        assert "Coffee" in text
        assert "Trade has grown." in text
        assert "Ada Lovelace." in text
    assert "Coffee" not in results(packet)


@pytest.mark.parametrize("printed", [summary, results, in_full])
def test_a_break_under_which_nothing_stands_is_left_out(printed: Callable[[MinutesPacket], str]) -> None:
    assert "Coffee" not in printed(MinutesPacket(head(), (MinutesItem(item(), (STATEMENT,)), MinutesItem(COFFEE))))


def test_an_action_tells_who_does_it_until_when() -> None:
    facts = ActionFacts("A-1", dt.date(2024, 12, 31), ({"en": "Ada Lovelace"}, {"en": "Uzbekistan"}))
    numbered = entry(EntryKind.ACTION, "Draft the rules.", action=facts)
    bare = entry(EntryKind.ACTION, "Ask around.", action=ActionFacts())

    text = results(minutes(numbered, bare, entry(EntryKind.ACTION, "Wait.")))

    assert "Action no. A-1: Draft the rules. Responsible: Ada Lovelace, Uzbekistan; by 31 December 2024" in text
    assert "Action: Ask around. Action: Wait." in text


@pytest.mark.parametrize(
    ("whose", "told"),
    [
        ({"side": "UZ"}, "Reservation. Side: Uzbekistan"),
        ({"speaker": {"en": "Ada Lovelace"}}, "Reservation. Member: Ada Lovelace"),
        ({}, "Reservation"),
    ],
)
def test_a_reservation_is_put_on_record_in_both_kinds_of_minutes(whose: dict[str, object], told: str) -> None:
    packet = minutes(entry(EntryKind.RESERVATION, "We do not agree.", **whose))

    assert f"{told} We do not agree." in summary(packet)
    assert f"{told} We do not agree." in results(packet)


def test_text_that_looks_like_markup_is_printed_as_typed() -> None:
    typed = "<b>bold</b> &amp; {page} %s \\n [link](x) =1+1 </para>"
    packet = minutes(
        entry(EntryKind.STATEMENT, typed, speaker={"en": "Ada <i>"}),
        of=head(title={"en": typed}, officers=(replace(CHAIR, name={"en": typed}),)),
    )

    assert summary(packet).count(typed) == 4


def test_a_missing_translation_shows_the_original_in_its_own_language() -> None:
    packet = minutes(entry(EntryKind.PARAGRAPH, "Dostluq", "az"), of=head("en"))

    assert "1. Dostluq" in summary(packet)
    assert "az-AZ" in languages_of(packet)
    assert "az-AZ" not in languages_of(minutes(entry(EntryKind.PARAGRAPH, "Friendship"), of=head("en")))


def test_what_leads_and_closes_a_missing_translation_stands_with_it() -> None:
    spoken = entry(EntryKind.STATEMENT, "Dostluq", "az", speaker={"en": "Ada Lovelace"})
    task = entry(EntryKind.ACTION, "Yazmaq", "az", action=ActionFacts("1", None, ({"en": "Ada Lovelace"},)))

    text = summary(minutes(spoken, task))

    assert "Ada Lovelace: Dostluq" in text
    assert "Action no. 1: Yazmaq [Azərbaycan dili] Responsible: Ada Lovelace" in text


def test_an_empty_statement_still_tells_who_spoke() -> None:
    silent = EntryFacts(EntryKind.STATEMENT, {}, speaker={"en": "Ada Lovelace"})

    assert "1. Ada Lovelace:" in summary(minutes(silent))


def test_an_empty_paragraph_takes_no_number() -> None:
    text = summary(minutes(EntryFacts(EntryKind.PARAGRAPH, {}), entry(EntryKind.PARAGRAPH, "Something.")))

    assert "1. Something." in text


def test_both_languages_say_the_same_things_side_by_side() -> None:
    both = EntryFacts(EntryKind.PARAGRAPH, {"de": paragraphs("Der Handel wächst."), "en": paragraphs("Trade grows.")})

    text = summary(minutes(both, of=head("de", "en")))

    assert "1. Der Handel wächst." in text
    assert "1. Trade grows." in text


def test_the_languages_of_both_sides_are_equally_authentic() -> None:
    clause = "hər iki mətn bərabər qüvvəyə malikdir"

    assert clause in summary(minutes(of=head("az", "uz")))
    assert "authentic" not in summary(minutes(of=head("de", "en")))


GAUSS = {"en": "Carl Gauss"}


def test_who_came_is_listed_by_delegation_with_what_is_to_be_said_of_them() -> None:
    text = summary(
        minutes(
            people=(
                person("Ada Lovelace", post={"en": "Director"}, organisation={"en": "Institute"}),
                person("Bob Boole", "UZ", presences=(Presence.ONLINE,), arrived_at=at("10:20"), left_at=at("11:00")),
                person(GAUSS["en"], "UZ", stands_for={"en": "Emmy Noether"}),
                person("Emmy Noether", "UZ", status=TurnoutStatus.REPLACED, presences=(), replaced_by=(GAUSS,)),
                person("Guy Guest", None, has_seat=False, role=Role.GUEST),
                person("Max Planck", status=TurnoutStatus.EXCUSED, excuse="ill", presences=()),
                person("Nina Bari", status=TurnoutStatus.ABSENT, presences=()),
            ),
            quorum=quorum(3, 5, count("AZ", 1, 3), count("UZ", 2, 2)),
        )
    )

    assert "Delegation of Azerbaijan Ada Lovelace, Director, Institute (in the room)" in text
    assert "Bob Boole (online; from 10:20 Baku / 11:20 Tashkent; until 11:00 Baku / 12:00 Tashkent)" in text
    assert "Carl Gauss (for Emmy Noether; in the room)" in text
    assert "Other participants Guy Guest (in the room)" in text
    assert "Excused Emmy Noether (represented by Carl Gauss) Max Planck (ill) Absent Nina Bari" in text
    assert "The meeting is quorate: 3 of 5 members present." in text
    assert "(Azerbaijan: 1 of 3, not quorate; Uzbekistan: 2 of 2, quorate) Rule: at least half" in text


def test_nobody_represents_an_alternate() -> None:
    seat = [
        person("Ada Lovelace", replaced_by=({"en": "Bob Boole"},), left_at=at("11:00")),
        person("Bob Boole", stands_for={"en": "Ada Lovelace"}, replaced_by=({"en": "Ada Lovelace"},)),
    ]

    text = summary(minutes(people=tuple(seat)))

    assert "represented by Bob Boole" in text
    assert "represented by Ada Lovelace" not in text


def test_more_than_ten_participants_are_annexed() -> None:
    names = [f"{letter} Person" for letter in "ABCDEFGHIJK"]
    ten = minutes(people=tuple(map(person, names[:10])))
    eleven = minutes(people=tuple(map(person, names)))

    assert "The list of participants is annexed." not in summary(ten)
    assert "A Person (in the room)" in summary(ten)
    assert "The list of participants is annexed." in summary(eleven)
    assert summary(eleven).index("Person, K") > summary(eleven).index("Place, date")


def test_a_missing_attendance_is_said_to_be_missing() -> None:
    assert "Attendance was not recorded." in summary(minutes())


@pytest.mark.parametrize("state", AHEAD)
def test_before_a_meeting_nobody_is_absent_and_there_is_no_quorum(state: MeetingState) -> None:
    waiting = {"status": TurnoutStatus.ABSENT, "presences": ()}
    expected = (
        person("Ada Lovelace", **waiting),
        person("Max Planck", status=TurnoutStatus.EXCUSED, presences=()),
        person("Bob Boole", "UZ", **waiting),
    )

    text = summary(minutes(people=expected, quorum=quorum(0, 3), of=head(state=state)))

    assert "Expected participants Delegation of Azerbaijan Ada Lovelace" in text
    assert "Excused Max Planck" in text
    assert "Absent" not in text
    assert "quorate" not in text
    assert "Nothing was recorded" not in text


def test_before_a_meeting_of_a_council_without_sides_the_expected_are_listed_once() -> None:
    expected = person("Ada Lovelace", None, status=TurnoutStatus.ABSENT, presences=())

    text = summary(minutes(people=(expected,), of=alone(state=MeetingState.PLANNED)))

    assert "Expected participants Ada Lovelace" in text
    assert text.count("Expected participants") == 1
    assert "Expected participants" not in summary(minutes(of=alone(state=MeetingState.PLANNED)))


def test_a_cancelled_meeting_says_so_with_the_reason() -> None:
    text = summary(minutes(of=head(state=MeetingState.CANCELLED, state_reason="Storm")))

    assert "The meeting was cancelled. Reason: Storm" in text
    assert "Attendance" not in text


def test_a_meeting_postponed_after_it_was_opened_keeps_who_came() -> None:
    missing = person("Ada Lovelace", status=TurnoutStatus.ABSENT, presences=())
    opened = head(state=MeetingState.POSTPONED, opened_at=at("10:00"))

    text = summary(minutes(people=(missing,), quorum=quorum(0, 1), of=opened))

    assert "Postponed" in text
    assert "Absent Ada Lovelace" in text
    assert "The meeting is not quorate: 0 of 1 members present." in text


def test_a_council_without_sides_never_speaks_of_sides() -> None:
    text = summary(
        minutes(
            STATEMENT,
            decided(VoteFacts(VoteMethod.SHOW_OF_HANDS, counts=(CountFacts(None, 2, 0, 0),))),
            entry(EntryKind.RESERVATION, "No.", speaker={"en": "Ada Lovelace"}),
            people=(person("Ada Lovelace", None), person("Guy Guest", None, has_seat=False)),
            quorum=quorum(1, 1),
            of=alone(officers=(CHAIR,)),
        )
    )

    assert "Expert Council" in text
    assert "Present Ada Lovelace (in the room)" in text
    assert "delegation" not in text.lower()
    assert "sides" not in text.lower().replace("each side", "")


def test_items_are_numbered_headings_and_breaks_are_left_out() -> None:
    def empty(number: str, title: str, **changes: object) -> MinutesItem:
        return MinutesItem(ItemFacts(number, {"en": title}, **changes))  # type: ignore[arg-type]

    packet = MinutesPacket(
        head(),
        (
            empty("1", "Trade"),
            empty("1.1", "Border", level=1),
            empty("", "Lunch", kind=ItemKind.BREAK),
            empty("2", "Roads", state=ItemState.POSTPONED),
            empty("3", "Ports", state=ItemState.WITHDRAWN),
        ),
        (entry(EntryKind.PARAGRAPH, "All rose."),),
    )

    text = summary(packet)

    assert "Agenda 1 Trade 2 Roads 3 Ports 1. All rose. 1. Trade 1.1. Border Nothing was recorded" in text
    assert "Lunch" not in text
    assert "2. Roads The item was postponed. 3. Ports The item was withdrawn." in text


def test_people_of_an_item_are_named_with_their_talks() -> None:
    persons = (
        ItemPersonFacts({"en": "Ada Lovelace"}, ItemRole.SPEAKER, {"en": "Director"}, talk={"en": "On engines"}),
        ItemPersonFacts({"en": "Bob Boole"}, ItemRole.SPEAKER),
        ItemPersonFacts({"en": "Carl Gauss"}, ItemRole.MODERATOR),
    )
    packet = MinutesPacket(head(), (MinutesItem(item(persons=persons)),))

    text = summary(packet)

    assert "Moderator: Carl Gauss" in text
    assert "Speakers: Ada Lovelace, Director (" in text
    assert "On engines" in text
    assert "; Bob Boole" in text


def test_the_next_meeting_is_announced() -> None:
    known = head(next_date=dt.date(2024, 12, 15), next_place={"en": "Tashkent"})

    assert "15 December 2024" in summary(minutes(of=known))
    assert "Tashkent" in summary(minutes(of=known))
    assert "The next meeting will be held on 15 December 2024." in summary(minutes(of=replace(known, next_place={})))


@pytest.mark.parametrize("state", MinutesState)
def test_minutes_are_a_draft_until_they_are_agreed(state: MinutesState) -> None:
    text = summary(minutes(state=state))

    assert ("DRAFT" in text) == (state in (MinutesState.DRAFT, MinutesState.CIRCULATED))
    assert "Status" in text


def test_the_chair_and_the_secretary_sign() -> None:
    writer = OfficerFacts({"en": "Dora Writer"}, Role.SECRETARY)

    signed = summary(minutes(of=alone(officers=(writer, CHAIR))))
    blank = summary(minutes(of=alone()))

    assert signed.rindex("Ada Chair") < signed.rindex("Dora Writer")
    assert blank.count("Place, date") == 2


def test_a_text_in_no_language_leaves_a_blank() -> None:
    assert "1." in summary(MinutesPacket(head(title={}), (MinutesItem(ItemFacts("1", {})),)))


def test_a_vote_names_its_rule_the_casting_vote_and_who_took_no_part() -> None:
    vote = VoteFacts(
        VoteMethod.SHOW_OF_HANDS,
        counts=(CountFacts(None, 3, 3, 0),),
        majority=rules.SIMPLE_MAJORITY,
        casting_vote=Choice.FOR,
        recused=({"en": "Ada Lovelace"}, {"en": "Bob Boole"}),
    )

    text = results(minutes(decided(vote)))

    assert "abstained: 0. The chair's vote decided. Adopted." in text
    assert "Required majority: more than half of the votes cast" in text
    assert "Ada Lovelace, Bob Boole" in text


def test_the_quorum_tells_when_it_was_lost_and_there_again() -> None:
    changes = (QuorumChange(at("11:00"), is_quorate=False), QuorumChange(at("11:30"), is_quorate=True))
    packet = minutes(people=(person("Ada Lovelace"),), quorum=quorum(1, 1, changes=changes))

    text = summary(packet)

    assert "No quorum from 11:00 Baku / 12:00 Tashkent. Quorum again from 11:30 Baku / 12:30 Tashkent." in text


def test_without_a_record_of_who_came_nobody_is_called_absent() -> None:
    missing = person("Ada Lovelace", status=TurnoutStatus.ABSENT, presences=())

    text = summary(minutes(people=(missing,), is_attendance_recorded=False))

    assert "Attendance was not recorded." in text
    assert "Ada Lovelace" not in text


def test_a_proxy_is_named_with_who_gave_it() -> None:
    giver = person("Ada Lovelace", status=TurnoutStatus.ABSENT, presences=(), proxy={"en": "Bob Boole"})

    assert "Ada Lovelace (Proxy: Bob Boole)" in summary(minutes(people=(giver, person("Bob Boole"))))


def test_the_state_names_where_the_minutes_were_adopted_and_what_is_unchecked() -> None:
    adopted = minutes(state=MinutesState.ADOPTED, adopted_at=Adoption("7", dt.date(2024, 12, 15)))

    assert "Status Adopted at meeting no. 7 on 15 December 2024" in summary(adopted)
    assert "Status Draft Translation not yet checked" in summary(minutes(unchecked=("en",)))


def test_papers_are_named_under_what_they_belong_to() -> None:
    enclosed = PaperFacts("3", {"en": "Figures"}, ("de", "en"), dt.date(2024, 8, 12))
    packet = MinutesPacket(
        head(), (MinutesItem(item(papers=(enclosed,))),), papers=(PaperFacts("", {"en": "Draft rules"}),)
    )

    text = summary(packet)

    assert "3 Figures (de, en; 12/08/2024)" in text
    assert text.index("Draft rules") < text.index("Figures")


def test_the_host_is_named() -> None:
    assert "Host Uzbekistan" in summary(minutes(of=head(host="UZ")))


def test_a_rapporteur_is_heard_before_others_speak() -> None:
    rapporteur = ItemPersonFacts({"en": "Emmy Noether"}, ItemRole.RAPPORTEUR, talk={"en": "Rings"})
    packet = MinutesPacket(head(), (MinutesItem(item(persons=(rapporteur,)), (STATEMENT,)),))

    assert "Heard Emmy Noether (“Rings”) Spoke 1. Ada Lovelace" in summary(packet)
    assert "Rapporteur: Emmy Noether (“Rings”)" in results(packet)


def test_a_chair_signs_for_a_side_on_the_day_the_minutes_are_made_up() -> None:
    officers = (
        OfficerFacts({"en": "Ada Chair"}, Role.CO_CHAIR, "AZ"),
        OfficerFacts({"en": "Dora Writer"}, Role.SECRETARY),
    )

    text = summary(minutes(of=head(officers=officers)))

    assert "Made up on 14 October 2026" in text
    assert "Co-chair Azerbaijan Ada Chair" in text


def test_a_part_is_not_opened_with_the_word_its_heading_begins_with() -> None:
    decision = EntryFacts(EntryKind.DECISION, {"de": paragraphs("Ja.")}, decision=DecisionFacts("7"))

    assert "Beschluss Beschluss" not in summary(minutes(decision, of=head("de")))
    assert "Decided Decision no. 7" in summary(minutes(decision, of=head("en")))


def test_before_a_meeting_nobody_was_heard_and_nothing_is_done_in_two_originals() -> None:
    rapporteur = ItemPersonFacts({"az": "Emmi"}, ItemRole.RAPPORTEUR)
    ahead = head("az", "uz", state=MeetingState.PLANNED)

    text = summary(MinutesPacket(ahead, (MinutesItem(item(persons=(rapporteur,))),)))

    assert "Məruzəçi: Emmi" in text
    assert "DİNLƏNİLDİ" not in text
    assert "bərabər qüvvəyə" not in text


def test_minutes_tell_who_came_and_went_where_it_happened_and_decision_minutes_do_not() -> None:
    came = HappeningFacts(
        1,
        HappeningKind.ARRIVED,
        at("10:20"),
        presence=Presence.ONLINE,
        movers=(MoverFacts({"en": "Bob Byron"}, {"en": "Carl Chair"}), MoverFacts({"en": "Dora Data"})),
    )
    left = HappeningFacts(2, HappeningKind.LEFT, at("11:00"), movers=(MoverFacts({"en": "Bob Byron"}),))
    packet = MinutesPacket(head(), (MinutesItem(item(), (STATEMENT, STATEMENT), (came, left)),))

    text = in_full(packet)

    joined = "Joined online at 10:20 Baku / 11:20 Tashkent: Bob Byron (for Carl Chair); Dora Data."
    assert f"Ada Lovelace, Director: Trade has grown. {joined} Ada Lovelace: Trade has grown. Left at 11:00" in text
    assert f"1. Ada Lovelace, Director: Trade has grown. {joined} 2. Ada Lovelace: Trade has grown." in summary(packet)
    assert "Joined online" not in results(packet)
    assert "Left at" not in results(packet)


def test_full_minutes_tell_breaks_the_quorum_and_when_an_item_was_dealt_with() -> None:
    happened = (
        HappeningFacts(0, HappeningKind.BREAK, at("10:30"), at("10:45")),
        HappeningFacts(0, HappeningKind.QUORUM_LOST, at("10:50")),
        HappeningFacts(0, HappeningKind.BREAK, at("11:00")),
        HappeningFacts(0, HappeningKind.ADJOURNED, at("11:10")),
        HappeningFacts(0, HappeningKind.RESUMED, at("11:20")),
    )
    one = MinutesItem(item(), (), happened, (Interval(at("10:05"), at("12:00")),))

    text = in_full(MinutesPacket(alone(opened_at=at("10:00")), (one,)))

    assert "The meeting was opened at 10:00. The meeting was held in hybrid form" in text
    assert "1. Trade Dealt with: 10:05–12:00 The meeting was interrupted from 10:30 to 10:45." in text
    assert "No quorum from 10:50. A break began at 11:00. The meeting was adjourned at 11:10." in text
    assert "The meeting was resumed at 11:20." in text


def test_full_minutes_number_the_decisions_of_an_item() -> None:
    packet = minutes(decided(VoteFacts()), decided(VoteFacts(), "2024/2"))

    assert "Decision no. 2024/1 1.1 To build the bridge." in in_full(packet)
    assert "Decision no. 2024/2 1.2 To build the bridge." in in_full(packet)
    assert "1.1 To build" not in summary(packet)
