"""The invitation: a letter to one person, or to all, with the agenda, times in every zone and a slip to reply on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from councildesk.documents.composer.model import (
    Column,
    Element,
    Fact,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Row,
    Space,
    Style,
    Table,
    Texts,
)
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts import agenda
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import brief_facts, meeting_facts
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.layouts.signing import signatures
from councildesk.documents.packets.invitation import InvitationPacket, InviteeFacts
from councildesk.domain import dates
from councildesk.domain.council import Role
from councildesk.domain.signatories import SignedPaper

_SLIP = ("invitation.in_the_room", "invitation.online", "invitation.will_not_come", "invitation.alternate")


def invitation(packet: InvitationPacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    written_on = pen.each(lambda _words, tag: dates.in_words(pen.local_day(made_at), tag))
    elements: list[Element] = [
        *_addressee(pen, packet.invitee),
        Paragraph(written_on, Style.SMALL),
        Paragraph(salutation(pen, packet)),
        *(Paragraph(sentence) for sentence in opening(pen, packet)),
        Paragraph(pen.wording(packet.head.title), Style.LEAD),
        told_facts(pen, packet),
        *_access(pen, packet),
        *(Paragraph(sentence) for sentence in closing(pen, packet)),
        *_contact(pen, packet),
        Paragraph(pen.word("invitation.regards")),
        signatures(pen, SignedPaper.INVITATION),
    ]
    if not packet.is_refusal:
        elements += [*_agenda(pen, packet), *_slip(pen, packet)]
    return paper(pen, title(pen, packet), elements, made_at, packet, is_titled=False)


def title(pen: Pen, packet: InvitationPacket) -> tuple[str, ...]:
    """Who is not asked to come gets no invitation."""
    return pen.word("document.notice" if packet.is_refusal else "document.invitation")


def salutation(pen: Pen, packet: InvitationPacket) -> tuple[str, ...]:
    if packet.invitee is None:
        return pen.word("invitation.dear_all")
    return pen.phrase("invitation.dear", name=packet.invitee.salutation)


def opening(pen: Pen, packet: InvitationPacket) -> list[tuple[str, ...]]:
    """What the letter is for, before the facts of the meeting."""
    if packet.is_called_off:
        return [pen.word("invitation.called_off")]
    if packet.is_withdrawn:
        return [pen.word("invitation.withdrawn")]
    body = pen.word("invitation.body")
    if not packet.replaces:
        return [body]
    # In German a sentence begins small after the salutation and only there.
    first = tuple(f"{text[:1].upper()}{text[1:]}" for text in body)
    return [pen.word("invitation.updated" if packet.is_update else "invitation.replaces"), first]


def told_facts(pen: Pen, packet: InvitationPacket) -> Facts:
    """Who is not invited any more needs to know which meeting it is, and no more."""
    return brief_facts(pen) if packet.is_withdrawn else meeting_facts(pen, as_planned=True)


def closing(pen: Pen, packet: InvitationPacket) -> list[tuple[str, ...]]:
    """What is asked of the person, after the facts of the meeting."""
    invitee, found = packet.invitee, []
    if packet.removes_entry:
        found.append(pen.word("invitation.removes_entry"))
    if packet.is_refusal:
        return found
    if invitee is not None and invitee.role is Role.OBSERVER and not invitee.is_informed:
        found.append(pen.word("invitation.as_observer"))
    if invitee is not None and invitee.items:
        found.append(pen.phrase("invitation.for_items", items=", ".join(invitee.items)))
    if invitee is not None and invitee.stands_for:
        key = "invitation.informed_alternate" if invitee.is_informed else "invitation.stands_in"
        found.append(pen.phrase(key, name=invitee.stands_for))
    reply_by = packet.reply_by
    if reply_by is not None:
        found.append(pen.each(lambda words, tag: words.phrase("invitation.reply", date=dates.in_words(reply_by, tag))))
    return found


def _addressee(pen: Pen, invitee: InviteeFacts | None) -> list[Element]:
    """Name, post and organisation, one below the other."""
    if invitee is None:
        return []

    def say(_words: Glossary, language: str) -> str:
        parts = (invitee.name, invitee.post, invitee.organisation)
        return "\n".join(filter(None, (shown(part, language) for part in parts)))

    return [Paragraph(pen.each(say), Style.ADDRESS), Space(2)]


def _access(pen: Pen, packet: InvitationPacket) -> list[Element]:
    facts = []
    for one in packet.access:
        label = pen.text(one.name) if any(one.name.values()) else pen.word("invitation.link")
        if one.link:
            facts.append(Fact(label, (one.link,)))
        if one.access:
            facts.append(Fact(pen.word("invitation.access"), (one.access,)))
    return [Facts(tuple(facts), across=True)] if facts else []


def _contact(pen: Pen, packet: InvitationPacket) -> list[Element]:
    office = packet.office
    if office is None:
        return []

    def say(_words: Glossary, language: str) -> str:
        parts = (shown(office.name, language), shown(office.address, language), office.mail, office.phone)
        return "\n".join(filter(None, parts))

    return [Facts((Fact(pen.word("invitation.reply_to"), pen.each(say)),))]


def _slip(pen: Pen, packet: InvitationPacket) -> list[Element]:
    """To be ticked and sent back by those who answer on paper."""
    if packet.reply_by is None:
        return []
    rows = tuple(Row((pen.word(key), ())) for key in _SLIP)
    columns = (Column(pen.word("invitation.your_reply"), share=3), Column(_reply_by(pen, packet.reply_by), share=2))
    return [Space(), Table(columns, rows, grid=True, row_height_mm=8, naming_column=0, together=True)]


def _reply_by(pen: Pen, day: dt.date) -> Texts:
    return pen.each(lambda words, tag: f"{words.word('invitation.reply_by')}: {dates.in_figures(day, tag)}")


def _agenda(pen: Pen, packet: InvitationPacket) -> Sequence[Element]:
    if not packet.items:
        return []
    papers = [agenda.paper_paragraph(pen, one) for one in packet.papers]
    return [Heading(pen.word("document.provisional_agenda")), agenda.table(pen, packet.items), *papers]
