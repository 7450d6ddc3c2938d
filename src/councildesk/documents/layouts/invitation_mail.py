"""The words of a mail that brings an invitation, and those of its calendar entry; in one language, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from councildesk.documents.composer.model import Facts
from councildesk.documents.glossary import glossary
from councildesk.documents.layouts import invitation
from councildesk.documents.layouts.frame import called_off
from councildesk.documents.layouts.pen import Pen, as_text, shown
from councildesk.documents.packets.agenda import ItemFacts
from councildesk.documents.packets.invitation import InvitationPacket
from councildesk.domain import clocks, dates
from councildesk.domain.signatories import SignedPaper


@dataclass(frozen=True)
class MailWords:
    subject: str
    text: str


@dataclass(frozen=True)
class EntryWords:
    """What a calendar shows of the meeting."""

    summary: str
    location: str
    description: str
    link: str


def mail_words(packet: InvitationPacket) -> MailWords:
    pen = Pen(packet.head)
    tag = pen.languages[0]
    day = dates.in_words(packet.head.date, tag)
    begins = glossary(tag).name(packet.head.state) if packet.is_called_off else invitation.title(pen, packet)[0]
    subject = " · ".join(filter(None, (begins, _called(pen), day)))
    parts = [
        invitation.salutation(pen, packet)[0],
        " ".join(sentence[0] for sentence in invitation.opening(pen, packet)),
        called_off(pen)[0] if packet.is_called_off else "",
        "\n".join(filter(None, (shown(packet.head.title, tag), *_lines(invitation.told_facts(pen, packet))))),
        "\n".join(_access(pen, packet)),
        *(sentence[0] for sentence in invitation.closing(pen, packet)),
        "\n".join(_signed(pen)),
    ]
    return MailWords(subject, "\n\n".join(filter(None, parts)) + "\n")


def entry_words(packet: InvitationPacket) -> EntryWords:
    """Links and access data only in what goes to one person."""
    pen = Pen(packet.head)
    tag = pen.languages[0]
    sites = [", ".join(filter(None, (shown(one.name, tag), shown(one.address, tag)))) for one in packet.head.sites]
    place = "; ".join(filter(None, sites)) or shown(packet.head.place, tag)
    agenda = "\n".join(_agenda(pen, packet.items))
    description = "\n\n".join(filter(None, (shown(packet.head.title, tag), "\n".join(_access(pen, packet)), agenda)))
    link = next((one.link for one in packet.access if one.link), "")
    return EntryWords(_called(pen), place, description, link)


def _called(pen: Pen) -> str:
    """`Expert Council, ordinary meeting AZ-UZ/2026/01`."""
    head, tag = pen.head, pen.languages[0]
    council = shown(head.short_council, tag) or shown(head.council, tag)
    kind = glossary(tag).name(head.kind)
    return ", ".join(filter(None, (council, " ".join(filter(None, (kind, head.number))))))


def _lines(facts: Facts) -> Iterable[str]:
    for fact in facts.facts:
        yield f"{as_text(fact.label[0])}: {as_text(fact.value[0]).replace(chr(10), '; ')}"


def _access(pen: Pen, packet: InvitationPacket) -> Iterable[str]:
    words = glossary(pen.languages[0])
    for one in packet.access:
        name = shown(one.name, pen.languages[0]) or words.word("invitation.link")
        yield ": ".join(filter(None, (name, one.link)))
        if one.access:
            yield f"{words.word('invitation.access')}: {one.access}"


def _signed(pen: Pen) -> Iterable[str]:
    """Those who invite, each with the office."""
    tag = pen.languages[0]
    words = glossary(tag)
    yield words.word("invitation.regards")
    yield ""
    for role in pen.head.signatories[SignedPaper.INVITATION]:
        for one in pen.head.officers:
            if one.role is role:
                yield f"{shown(one.name, tag)}, {words.inline(one.role)}"


def _agenda(pen: Pen, items: Sequence[ItemFacts]) -> Iterable[str]:
    """The items with their hours in every zone, whose cities stand above them once."""
    if any(item.starts_at for item in items) and len(pen.head.zones) > 1:
        yield " / ".join(clocks.city(zone, pen.languages[0]) for zone in pen.head.zones)
    for item in items:
        yield _item(pen, item)


def _item(pen: Pen, item: ItemFacts) -> str:
    tag = pen.languages[0]
    starts = clocks.figures(item.starts_at, pen.head.zones, pen.head.date) if item.starts_at else ""
    return "  " * item.level + " ".join(filter(None, (starts, item.number, shown(item.title, tag))))
