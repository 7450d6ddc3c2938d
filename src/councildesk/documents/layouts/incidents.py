"""What happened between the entries of the minutes, in the sentences that minutes have for it."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.documents.composer.model import Paragraph, Style
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.incidents import IncidentFacts, MoverFacts
from councildesk.domain.attendance import Presence
from councildesk.domain.incidents import IncidentKind

_AT: Mapping[IncidentKind, str] = {
    IncidentKind.QUORUM_LOST: "quorum.lost",
    IncidentKind.QUORUM_REGAINED: "quorum.regained",
    IncidentKind.INTERRUPTED: "incident.break_began",
    IncidentKind.ADJOURNED: "meeting.adjourned",
    IncidentKind.RESUMED: "incident.resumed",
}


def sentence(pen: Pen, one: IncidentFacts, place: str) -> Paragraph:
    """One sentence, set apart from what people said."""
    return Paragraph(pen.each(lambda words, language: _say(pen, one, words, language)), Style.INCIDENT, place=place)


def _say(pen: Pen, one: IncidentFacts, words: Glossary, language: str) -> str:
    time = pen.clock_in_text(one.at, language)
    if one.kind is IncidentKind.INTERRUPTED and one.until is not None:
        end = pen.clock_in_text(one.until, language)
        return words.phrase("meeting.interrupted", begin=time, end=end)
    if one.kind not in (IncidentKind.ARRIVED, IncidentKind.LEFT):
        return words.phrase(_AT[one.kind], time=time)
    online = "_online" if one.presence is Presence.ONLINE else ""
    names = "; ".join(_named(mover, words, language) for mover in one.movers)
    return words.phrase(f"incident.{one.kind.value}{online}", time=time, names=names)


def _named(mover: MoverFacts, words: Glossary, language: str) -> str:
    name = shown(mover.name, language)
    if not mover.stands_for:
        return name
    return f"{name} ({words.phrase('attendance.alternate_for', name=shown(mover.stands_for, language))})"
