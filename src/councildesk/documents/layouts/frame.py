"""What all papers of the council share: letterhead, titles, header, footer, data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from councildesk.documents.composer.model import (
    Attachment,
    Element,
    Image,
    LetterheadSide,
    Paper,
    Paragraph,
    Style,
    Texts,
)
from councildesk.documents.layouts.pen import Pen, as_text
from councildesk.documents.packets.plain import to_json
from councildesk.domain.meetings import MeetingState


def paper(
    pen: Pen,
    title: Texts,
    elements: Sequence[Element],
    made_at: dt.datetime,
    packet: object,
    *,
    draft: Texts = (),
    is_titled: bool = True,
) -> Paper:
    """A paper of the council with everything around its elements, and the packet it tells of attached to it.

    A letter names its meeting itself (`is_titled`).
    """
    head = pen.head
    name = pen.text(head.council)
    short = pen.text(head.short_council if any(head.short_council.values()) else head.council)
    titled = [Paragraph(pen.wording(head.title), Style.LEAD)] if is_titled and any(head.title.values()) else []
    return Paper(
        languages=pen.languages,
        title=title,
        subtitle=name if pen.head.sides else (),
        elements=(*titled, *_standing(pen), *elements),
        made_at=made_at,
        header=_running(pen, title, short),
        footer=pen.each(lambda words, _language: words.phrase("page.number", page="{page}", pages="{pages}")),
        draft=draft,
        letterhead=_letterhead(pen),
        author=as_text(name[0]),
        subject=as_text(pen.text(head.title)[0]),
        attachment=Attachment("record.json", "application/json", partial(to_json, packet), as_text(title[0])),
    )


def _standing(pen: Pen) -> list[Element]:
    sentence = called_off(pen)
    return [Paragraph(sentence, Style.LEAD)] if sentence else []


def called_off(pen: Pen) -> tuple[str, ...]:
    """That the meeting was cancelled or postponed, and why; nothing where it was neither."""
    state, reason = pen.head.state, pen.head.state_reason
    if state not in (MeetingState.CANCELLED, MeetingState.POSTPONED):
        return ()
    if not reason:
        return pen.each(lambda words, _language: words.name(state))
    return pen.phrase(f"meeting.{state.value}", reason=reason)


def _letterhead(pen: Pen) -> tuple[LetterheadSide, ...]:
    head = pen.head
    if not head.sides:
        return (_letterhead_side(pen, head.council, head.logo, head.letterhead),)
    return tuple(_letterhead_side(pen, side.name, side.logo, side.letterhead) for side in head.sides)


def _letterhead_side(pen: Pen, name: Mapping[str, str], logo: bytes | None, lines: Mapping[str, str]) -> LetterheadSide:
    names = pen.text(name)
    return LetterheadSide(names, Image(logo, names) if logo else None, _lines(pen, lines))


def _lines(pen: Pen, lines: Mapping[str, str]) -> Texts:
    """Each language's lines below one another; what reads alike in all languages stands once."""
    if not any(lines.values()):
        return ()
    found = pen.text(lines)
    return found[:1] if len(set(map(as_text, found))) == 1 else found


def _running(pen: Pen, title: Texts, council: Texts) -> Texts:
    """What a loose sheet is of; the council's name comes last, where a long line is cut."""
    number = f" {pen.head.number}" if pen.head.number else ""
    pairs = zip(map(as_text, title), map(as_text, council), strict=True)
    return tuple(" · ".join(filter(None, (f"{one}{number}", other))) for one, other in pairs)
