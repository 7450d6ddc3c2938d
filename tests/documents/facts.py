"""Facts of a meeting made by hand, each in a line, and the papers drawn from them as a reader extracts them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

import empty_council
from councildesk import resources
from councildesk.documents import publishing
from councildesk.documents.composer.model import Composition
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.agenda import AgendaPacket, ItemFacts
from councildesk.documents.packets.head import Head, OfficerFacts, SideFacts
from councildesk.documents.packets.minutes import DecisionFacts, EntryFacts, MinutesItem, MinutesPacket, VoteFacts
from councildesk.documents.packets.people import PeoplePacket, PersonFacts, QuorumChange, QuorumCount, QuorumFacts
from councildesk.documents.publishing import Packet, Publication
from councildesk.domain import rules, rules_json
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import record
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT, text_of

DAY = dt.date(2024, 8, 27)
AZ = SideFacts("AZ", {"en": "Azerbaijan"}, {"en": "Delegation of Azerbaijan"}, "Asia/Baku", "az")
UZ = SideFacts("UZ", {"en": "Uzbekistan"}, {"en": "Delegation of Uzbekistan"}, "Asia/Tashkent", "uz")
CHAIR = OfficerFacts({"en": "Ada Chair"}, Role.CHAIR)


def at(clock: str) -> dt.datetime:
    """The instant at which clocks in Baku show this on the day."""
    return dt.datetime.combine(DAY, dt.time.fromisoformat(clock), dt.timezone(dt.timedelta(hours=4)))


def head(*languages: str, **changes: Any) -> Head:
    """A meeting of a council of two sides in Baku."""
    given: dict[str, Any] = {
        "council": {"en": "Expert Council"},
        "title": {"en": "First meeting"},
        "number": "AZ-UZ/2024/01",
        "sides": (AZ, UZ),
        "zones": ("Asia/Baku", "Asia/Tashkent"),
    }
    return Head(languages or ("en",), date=DAY, **{**given, **changes})


def alone(**changes: Any) -> Head:
    """A meeting of a council without sides."""
    return head(sides=(), zones=("Asia/Baku",), **changes)


def person(name: str, side: str | None = "AZ", **changes: Any) -> PersonFacts:
    """A member who was in the room the whole time: "Ada Lovelace"."""
    given, family = name.split(" ", 1)
    kept: dict[str, Any] = {"presences": (Presence.IN_ROOM,), "side": side}
    return PersonFacts({"en": name}, {"en": f"{family}, {given}"}, **{**kept, **changes})


def item(number: str = "1", title: str = "Trade", **changes: Any) -> ItemFacts:
    return ItemFacts(number, {"en": title}, **changes)


def entry(kind: EntryKind, text: str = "", language: str = "en", **changes: Any) -> EntryFacts:
    return EntryFacts(kind, {language: paragraphs(text)}, **changes)


def decided(vote: VoteFacts, number: str = "2024/1") -> EntryFacts:
    return entry(EntryKind.DECISION, "To build the bridge.", decision=DecisionFacts(number), vote=vote)


def minutes(*entries: EntryFacts, of: Head | None = None, **changes: Any) -> MinutesPacket:
    """Minutes with these entries under one item."""
    return MinutesPacket(of or head(), (MinutesItem(item(), entries),), **changes)


def people(*who: PersonFacts, of: Head | None = None, quorum: QuorumFacts | None = None) -> PeoplePacket:
    return PeoplePacket(of or head(), who, quorum)


def agenda(*items: ItemFacts, of: Head | None = None, **changes: Any) -> AgendaPacket:
    return AgendaPacket(of or head(), items, **changes)


def count(side: str | None, present: int, total: int) -> QuorumCount:
    """Half of these seats are asked for."""
    return QuorumCount(side, present, total, None, 2 * present >= total)


def quorum(present: int, total: int, *sides: QuorumCount, changes: tuple[QuorumChange, ...] = ()) -> QuorumFacts:
    overall = count(None, present, total)
    return QuorumFacts(overall.is_reached, overall, sides, rules_json.to_plain(rules.WITH_SIDES), changes)


def read(kind: DocumentKind, packet: Packet) -> str:
    """The text of the paper, in one line."""
    return text_in(publishing.draw(kind, packet, MADE_AT))


def text_in(publication: Publication) -> str:
    return text_of(Composition(publication.pdf, publication.pages, publication.problems))


def embedded(publication: Publication) -> dict[str, bytes]:
    """The files inside a paper."""
    with pikepdf.open(io.BytesIO(publication.pdf)) as file:
        return {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()}


@contextmanager
def sample_council(folder: Path) -> Iterator[Workspace]:
    """The council that comes with the program, in a file of its own."""
    source = resources.sample_file("expert-council")
    with empty_council.opened(folder / "sample.council", "Leyla") as workspace:
        workspace.perform("Load record", record.load, source.name, source.read_bytes())
        yield workspace
