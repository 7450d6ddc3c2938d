"""Writing a meeting as a calendar entry that Outlook, Apple Calendar, Google and Thunderbird take.

The library `icalendar` writes it: escaping and folding at 75 octets are its work. Clock
times stand in the zone of the meeting, with its VTIMEZONE, so that an entry stays at its hour where a country changes
its clocks after the entry was sent.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from councildesk.domain import clocks
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.exchange.calendar import zones
from councildesk.exchange.mail.mailbox import Mailbox

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9%/?#\[\]@:!$&'()*+,;=~._-]+")
"""A scheme, and behind it what RFC 3986 allows."""
PRODUCT = "-//CouncilDesk//CouncilDesk//EN"
_AROUND = dt.timedelta(days=400)
"""A zone is defined for the year before and after the meeting: calendars move entries about."""


class Method(StrEnum):
    """What the entry is for (RFC 5546, section 1.4)."""

    PUBLISH = "PUBLISH"
    """For anybody to put into a calendar."""
    REQUEST = "REQUEST"
    """Invites one person, or tells the same person what changed."""
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class CalendarEntry:
    """A meeting as a calendar keeps it. Instants are aware; `time_zone` is the IANA zone its clock times stand in.

    `uid` stays the same for the life of the meeting, `sequence` is raised when its time or place changes (RFC 5545,
    sections 3.8.4.7 and 3.8.7.4).
    """

    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str
    stamped_at: dt.datetime
    summary: str
    location: str = ""
    description: str = ""
    link: str = ""
    language: str = ""
    organizer: Mailbox | None = None
    attendee: Mailbox | None = None


def method(entry: CalendarEntry, *, is_cancelled: bool = False) -> Method | None:
    """The method that the entry allows: none without an organizer, whom every one of them asks for (RFC 5546, 3.2)."""
    if entry.organizer is None:
        return None
    if is_cancelled:
        return Method.CANCEL
    return Method.REQUEST if entry.attendee is not None else Method.PUBLISH


def write(entry: CalendarEntry, *, is_cancelled: bool = False) -> bytes:
    """The entry as a file, UTF-8. The same entry gives the same bytes.

    Raises ValueError for an end before the beginning, and for instants without a zone. Refuses with ValueNotAllowed an
    unknown zone.
    """
    if entry.ends_at < entry.starts_at or entry.starts_at.tzinfo is None:
        raise ValueError("a calendar entry begins at an aware instant and ends after it")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    wanted = method(entry, is_cancelled=is_cancelled)
    if wanted is not None:
        calendar.add("method", wanted.value)
    if entry.time_zone != "UTC":
        day = entry.starts_at.date()
        calendar.add_component(zones.definition(clocks.zone(entry.time_zone), day - _AROUND, day + _AROUND))
    calendar.add_component(_event(entry, is_cancelled))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, is_cancelled: bool) -> Event:
    zone = clocks.zone(entry.time_zone)
    event = Event()
    event.add("uid", clean_line(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped_at.astimezone(dt.UTC))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("summary", _text(clean_line(entry.summary), entry.language))
    link, location, description = clean_line(entry.link), clean_line(entry.location), clean_text(entry.description)
    if not _URI.fullmatch(link):  # RFC 5545, 3.8.4.6: a URL is a URI; what somebody typed is a place
        location = location if link in f"{location} {description}" else "; ".join(filter(None, (location, link)))
        link = ""
    for name, text in (("location", location), ("description", description)):
        if text:
            event.add(name, _text(text, entry.language))
    if link:
        event.add("url", vUri(link))
    if entry.organizer is not None:
        event.add("organizer", _person(entry.organizer))
    if entry.attendee is not None:
        attendee = _person(entry.attendee)
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "TRUE"
        event.add("attendee", attendee)
    return event


def _text(text: str, language: str) -> vText:
    value = vText(text)
    if language:
        value.params["LANGUAGE"] = language
    return value


def _person(box: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{box.address}")
    # A parameter holds no double quotes in any form (RFC 5545, section 3.1), so they stand as others do.
    name = clean_line(box.name).replace('"', "”")
    if name:
        address.params["CN"] = name
    return address
