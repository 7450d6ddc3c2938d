"""Calendar entries, read back by another library."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import clocks
from councildesk.exchange.calendar import writing
from councildesk.exchange.calendar.writing import CalendarEntry, Method
from councildesk.exchange.mail.mailbox import Mailbox, mailbox
from exchange.nasty import NASTY

STAMPED_AT = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
FIRST = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
ZONES = ("Asia/Baku", "Asia/Tashkent", "Europe/Berlin", "UTC")
OFFICE = Mailbox("Katiblik", "office@example.org")
GUEST = Mailbox('Fərid "Farid" Şəfiyev; AZ, UZ:', "farid@example.org")


def entry(
    starts_at: dt.datetime = dt.datetime(2026, 12, 15, 5, 0, tzinfo=dt.UTC),
    hours: float = 3,
    time_zone: str = "Asia/Tashkent",
    **facts: Any,
) -> CalendarEntry:
    given_facts = {"summary": "Şuranın birinci iclası", **facts}
    return CalendarEntry(
        "0197-meeting", 0, starts_at, starts_at + dt.timedelta(hours=hours), time_zone, STAMPED_AT, **given_facts
    )


def read(content: bytes) -> Any:
    """The calendar as vobject reads it, without what it remembers of zones from calendars before."""
    known = vars(vobject.icalendar)["__tzidMap"]
    for name in set(known) & set(ZONES) - {"UTC"}:
        del known[name]
    (calendar,) = vobject.readComponents(content.decode("utf-8"))
    return calendar


def lines(content: bytes) -> list[str]:
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("time_zone", ZONES)
@pytest.mark.parametrize(
    "starts",
    [
        dt.datetime(2026, 12, 15, 10, 0, tzinfo=dt.UTC),
        dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC),  # summer time in Berlin
        dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC),  # over midnight, and the year
        dt.datetime(2026, 3, 28, 23, 0, tzinfo=dt.UTC),  # over the hour at which Berlin's clocks go forward
        dt.datetime(2026, 10, 24, 23, 0, tzinfo=dt.UTC),  # and back
    ],
)
def test_an_entry_begins_and_ends_at_its_instants_in_every_zone(starts: dt.datetime, time_zone: str) -> None:
    starts_at = starts.replace(tzinfo=ZoneInfo(time_zone))
    begins = starts_at.astimezone(dt.UTC)

    event = read(writing.write(entry(begins, 5, time_zone))).vevent

    assert event.dtstart.value.astimezone(dt.UTC) == begins
    assert event.dtend.value.astimezone(dt.UTC) == begins + dt.timedelta(hours=5)
    assert event.dtstart.value.replace(tzinfo=dt.UTC) == starts


@given(
    st.integers(0, 12 * 365 * 24 * 4).map(lambda quarters: FIRST + quarters * dt.timedelta(minutes=15)),
    st.floats(0.25, 30).map(lambda hours: round(hours * 4) / 4),
    st.sampled_from(ZONES),
)
def test_any_meeting_is_read_at_its_instants(begins: dt.datetime, hours: float, time_zone: str) -> None:
    ends = begins + dt.timedelta(hours=hours)
    # Of an hour that comes twice in autumn RFC 5545 means the first (section 3.3.5).
    local = begins.astimezone(clocks.zone(time_zone)), ends.astimezone(clocks.zone(time_zone))
    if any(one.fold for one in local):
        return

    event = read(writing.write(entry(begins, hours, time_zone))).vevent

    assert event.dtstart.value.astimezone(dt.UTC) == begins
    assert event.dtend.value.astimezone(dt.UTC) == ends


def test_a_zone_is_defined_in_the_entry() -> None:
    written = lines(writing.write(entry(time_zone="Europe/Berlin")))

    assert "BEGIN:VTIMEZONE" in written
    assert "TZID:Europe/Berlin" in written
    assert any(line.startswith("DTSTART;TZID=Europe/Berlin:20261215T060000") for line in written)


def test_an_invitation_names_who_invites_and_who_is_invited() -> None:
    calendar = read(writing.write(entry(organizer=OFFICE, attendee=GUEST)))

    assert calendar.method.value == "REQUEST"
    assert calendar.vevent.organizer.value == "mailto:office@example.org"
    assert calendar.vevent.attendee.value == "mailto:farid@example.org"
    assert calendar.vevent.attendee.params["CN"] == ["Fərid ”Farid” Şəfiyev; AZ, UZ:"]
    assert calendar.vevent.attendee.params["RSVP"] == ["TRUE"]


def test_a_cancellation_is_of_the_same_entry_with_a_higher_sequence() -> None:
    called_off = CalendarEntry(
        "0197-meeting", 2, STAMPED_AT, STAMPED_AT + dt.timedelta(hours=1), "UTC", STAMPED_AT, "", organizer=OFFICE
    )

    calendar = read(writing.write(called_off, is_cancelled=True))

    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"
    assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == ("0197-meeting", "2")


@pytest.mark.parametrize(
    ("facts", "is_cancelled", "method"),
    [
        ({}, False, None),
        ({"attendee": GUEST}, True, None),
        ({"organizer": OFFICE}, False, Method.PUBLISH),
        ({"organizer": OFFICE, "attendee": GUEST}, False, Method.REQUEST),
        ({"organizer": OFFICE, "attendee": GUEST}, True, Method.CANCEL),
    ],
)
def test_each_method_asks_for_an_organizer(
    facts: dict[str, Mailbox], is_cancelled: bool, method: Method | None
) -> None:
    assert writing.method(entry(**facts), is_cancelled=is_cancelled) is method


def test_the_same_entry_gives_the_same_bytes_in_folded_lines() -> None:
    one = entry(description="Gündəlik: " + "Azərbaycan–Özbəkistan, " * 40, location="Bakı; Daşkənd")

    content = writing.write(one)

    assert content == writing.write(one)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert read(content).vevent.description.value == one.description


def test_an_address_for_taking_part_is_the_entrys_own() -> None:
    content = writing.write(entry(link="https://example.org/j/1?pwd=a%20b", location="Bakı"))

    assert "URL:https://example.org/j/1?pwd=a%20b" in lines(content)
    assert read(content).vevent.location.value == "Bakı"


@pytest.mark.parametrize("typed", ["Zoom", "Zoom: 812 3456", "https://example.org/iclas otağı"])
def test_a_link_that_is_no_address_is_a_place(typed: str) -> None:
    """RFC 5545, section 3.8.4.6: the value of URL is a URI."""
    assert read(writing.write(entry(link=typed, location="Bakı"))).vevent.location.value == f"Bakı; {typed}"
    assert read(writing.write(entry(link=typed))).vevent.location.value == typed
    assert "URL" not in names(writing.write(entry(link=typed)))


def test_a_link_that_is_told_already_is_not_told_twice() -> None:
    event = read(writing.write(entry(link="Zoom", description="Online: Zoom"))).vevent

    assert (event.description.value, hasattr(event, "location")) == ("Online: Zoom", False)


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_typed_adds_a_property(typed: str) -> None:
    assert_harmless(typed)


def test_no_string_known_for_trouble_adds_a_property(shared_data: Path) -> None:
    for typed in json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8")):
        assert_harmless(typed)


def assert_harmless(typed: str) -> None:
    box = Mailbox(typed, GUEST.address)
    plain = writing.write(
        entry(
            summary="a",
            location="a",
            description="a",
            link="a:b",
            organizer=OFFICE,
            attendee=Mailbox("a", GUEST.address),
        )
    )

    content = writing.write(
        entry(summary=typed, location=typed, description=typed, link=typed, organizer=OFFICE, attendee=box)
    )

    assert names(content) <= names(plain)
    assert [line for line in lines(content) if line.startswith(("BEGIN", "END"))] == [
        line for line in lines(plain) if line.startswith(("BEGIN", "END"))
    ]
    event = read(content).vevent
    assert event.attendee.value == f"mailto:{GUEST.address}"
    assert mailbox(typed, GUEST.address) is not None


def names(content: bytes) -> set[str]:
    return {line.partition(":")[0].partition(";")[0] for line in lines(content)}


@pytest.mark.parametrize("wrong", [{"hours": -1}, {"starts_at": STAMPED_AT.replace(tzinfo=None)}])
def test_an_entry_without_a_real_time_is_a_mistake_of_the_caller(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="aware instant"):
        writing.write(entry(**wrong))
