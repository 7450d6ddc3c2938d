"""Who is expected while replies come in, and whether there will be a quorum."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Presence, Proxy, Reply
from councildesk.domain.council import Role, Seat
from councildesk.domain.expectation import Answer, Expectation, Headcount, Outlook, expectation
from councildesk.domain.rules import HALF, MORE_THAN_HALF, WITH_SIDES, Count, QuorumRule, RoleRequirement

IN_ROOM, ONLINE = Presence.IN_ROOM, Presence.ONLINE
ACCEPTED, DECLINED, TENTATIVE, SILENT = Reply.ACCEPTED, Reply.DECLINED, Reply.TENTATIVE, Reply.NONE
SEATS = [
    Seat("az0", "AZ", Role.CO_CHAIR, holder="Farid"),
    Seat("az1", "AZ", holder="Ada", alternates=("Mary", "Emmy")),
    Seat("uz0", "UZ", Role.CO_CHAIR, holder="Bahrom"),
    Seat("uz1", "UZ", holder="Dilnoza"),
]


def said(person: str, seat: str | None, reply: Reply = ACCEPTED, **more: object) -> Answer:
    side = seat[:2].upper() if seat else None
    return replace(Answer(person, seat, side, reply), **more)  # type: ignore[arg-type]


def expect(*answers: Answer, rule: QuorumRule = WITH_SIDES.quorum, proxies: tuple[Proxy, ...] = ()) -> Expectation:
    return expectation(rule, SEATS, answers, IN_ROOM, proxies)


def test_those_who_accepted_are_enough() -> None:
    result = expect(said("Farid", "az0"), said("Bahrom", "uz0"), said("Dilnoza", "uz1", TENTATIVE))

    assert result.outlook is Outlook.SURE
    assert [(part.counted, part.required) for part in result.coming.sides] == [(1, 1), (1, 1)]


def test_those_who_may_come_are_counted_apart() -> None:
    result = expect(said("Farid", "az0"), said("Bahrom", "uz0", TENTATIVE))

    assert result.outlook is Outlook.PERHAPS
    assert (result.coming.is_quorate, result.perhaps.is_quorate) == (False, True)
    assert (result.overall.coming, result.overall.perhaps) == (1, 1)


def test_while_somebody_has_not_answered_the_quorum_is_open_and_then_it_is_lacking() -> None:
    assert expect(said("Farid", "az0"), said("Bahrom", "uz0", SILENT)).outlook is Outlook.OPEN
    assert expect().outlook is Outlook.OPEN
    assert expect(said("Farid", "az0"), said("Bahrom", "uz0", DECLINED)).outlook is Outlook.LACKING


def test_whom_a_member_sends_counts_for_the_seat_on_the_member_s_word() -> None:
    rule = QuorumRule(overall=Count(1))
    declined = said("Ada", "az1", DECLINED, substitute="Mary")

    assert expect(declined, rule=rule).outlook is Outlook.SURE
    assert expect(declined, said("Mary", "az1", SILENT, informed_only=True), rule=rule).outlook is Outlook.SURE
    assert not expect(declined, said("Mary", "az1", DECLINED), rule=rule).coming.is_quorate
    assert expect(declined, rule=rule).overall == Headcount(in_room=1, declined=1)


def test_alternates_count_as_the_rules_say() -> None:
    rule = QuorumRule(overall=Count(1), alternates_count=False)

    result = expect(said("Ada", "az1", DECLINED), said("Mary", "az1"), rule=rule)

    assert not result.coming.is_quorate
    assert result.coming.overall.present == 1


def test_alternates_who_are_only_informed_are_not_expected() -> None:
    result = expect(said("Ada", "az1", SILENT), said("Mary", "az1", ACCEPTED, informed_only=True))

    assert result.overall == Headcount(unanswered=1)
    assert result.coming.overall.present == 0


def test_a_proxy_counts_when_its_bearer_comes() -> None:
    rule = QuorumRule(overall=Count(2), proxies_count=True)
    proxy = (Proxy("uz1", "Bahrom"),)

    assert expect(said("Bahrom", "uz0"), rule=rule, proxies=proxy).coming.is_quorate
    assert not expect(said("Bahrom", "uz0", DECLINED), rule=rule, proxies=proxy).coming.is_quorate


def test_who_is_invited_twice_is_one_person_with_the_better_answer() -> None:
    result = expect(said("Ada", "az1", DECLINED), said("Ada", None, ACCEPTED, presence=ONLINE))

    assert result.overall == Headcount(online=1)
    assert result.sides[0] == Headcount("AZ", declined=1)


people = st.sampled_from(["Farid", "Ada", "Mary", "Emmy", "Bahrom", "Dilnoza", "Gul"])
answers = st.builds(
    lambda person, seat, reply, presence, informed, substitute: said(
        person, seat, reply, presence=presence, informed_only=informed, substitute=substitute
    ),
    people,
    st.sampled_from(["az0", "az1", "uz0", "uz1", None]),
    st.sampled_from(list(Reply)),
    st.sampled_from([IN_ROOM, ONLINE, None]),
    st.booleans(),
    people | st.none(),
)
rules = st.builds(
    QuorumRule,
    overall=st.sampled_from([None, HALF, MORE_THAN_HALF, Count(2)]),
    each_side=st.sampled_from([None, HALF, Count(1)]),
    roles=st.sampled_from([(), (RoleRequirement((Role.CO_CHAIR,), each_side=True),)]),
    online_counts=st.booleans(),
    alternates_count=st.booleans(),
    proxies_count=st.booleans(),
)


@given(
    rules,
    st.lists(answers, max_size=8, unique_by=lambda one: (one.person, one.seat)),
    st.lists(st.builds(Proxy, st.sampled_from(["az0", "az1", "uz0", "uz1"]), people), max_size=2),
    st.sampled_from(list(Presence)),
)
def test_the_count_is_what_one_gets_by_going_through_the_seats(
    rule: QuorumRule, given_answers: list[Answer], proxies: list[Proxy], usual: Presence
) -> None:
    result = expectation(rule, SEATS, given_answers, usual, proxies)

    for side in ("AZ", "UZ"):
        counted = sum(_counts(rule, seat, given_answers, proxies, usual) for seat in SEATS if seat.side == side)
        assert next(part.counted for part in result.coming.sides if part.side == side) == counted
    everybody = {one.person: None for one in given_answers if not one.informed_only} | _sent(given_answers)
    heads = result.overall
    assert heads.coming + heads.perhaps + heads.declined + heads.unanswered == len(everybody)
    assert not result.coming.is_quorate or result.outlook is Outlook.SURE


def _sent(given_answers: list[Answer]) -> dict[str, None]:
    return {one.substitute: None for one in given_answers if one.substitute and one.reply is DECLINED}


def _comes(person: str, seat: str | None, given_answers: list[Answer]) -> tuple[bool, Presence | None]:
    """Whether somebody comes for a seat, and where they said that they would be, told plainly."""
    own = [one for one in given_answers if (one.person, one.seat) == (person, seat)]
    is_sent = any(one.reply is DECLINED and (one.substitute, one.seat) == (person, seat) for one in given_answers)
    if own and own[0].reply is not SILENT:
        return own[0].reply is ACCEPTED and (is_sent or not own[0].informed_only), own[0].presence
    return is_sent, own[0].presence if own else None


def _counts(rule: QuorumRule, seat: Seat, given_answers: list[Answer], proxies: list[Proxy], usual: Presence) -> bool:
    """Whether a seat counts, by asking each who sits on it; a proxy only where nobody does."""
    is_taken = False
    for person in {seat.holder} | {one.person for one in given_answers} | _sent(given_answers).keys():
        comes, presence = _comes(person, seat.id, given_answers) if person else (False, None)
        is_taken = is_taken or comes
        is_counted = person == seat.holder or rule.alternates_count
        if comes and is_counted and (rule.online_counts or (presence or usual) is IN_ROOM):
            return True
    if is_taken:
        return False
    for proxy in proxies:
        if proxy.seat == seat.id and rule.proxies_count:
            places = [_comes(proxy.person, one, given_answers) for one in ("az0", "az1", "uz0", "uz1", None)]
            if any(comes for comes, _presence in places):
                return _proxy_is_counted(rule, seat, given_answers, proxies, usual)
    return False


def _proxy_is_counted(
    rule: QuorumRule, seat: Seat, given_answers: list[Answer], proxies: list[Proxy], usual: Presence
) -> bool:
    """Of several bearers who come, the first in the ledger; who is invited twice is where the first of them says."""
    bearers = {proxy.person for proxy in proxies if proxy.seat == seat.id}
    order = [(one.person, one.seat) for one in given_answers]
    order += [(one.substitute, one.seat) for one in given_answers if one.substitute and one.reply is DECLINED]
    for person, place in order:
        if person in bearers:
            comes, presence = _comes(person, place, given_answers)
            if comes:
                return rule.online_counts or (presence or usual) is IN_ROOM
    return False
