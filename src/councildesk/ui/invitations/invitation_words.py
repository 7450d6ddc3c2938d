"""What an invitation says of itself, in words with their icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks, dates
from councildesk.domain.attendance import Presence, Reply
from councildesk.services.invitation_history import Happening, InvitationEvent
from councildesk.services.invitations import InvitationRow
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.state import State

translate = QCoreApplication.translate


def reply(row: InvitationRow) -> State | None:
    """None where no answer is waited for because nothing was sent."""
    match row.reply:
        case Reply.ACCEPTED:
            return State(translate("Invitations", "Coming"), "checked", Tone.GOOD)
        case Reply.TENTATIVE:
            return State(translate("Invitations", "Perhaps"), "help", Tone.WARNING)
        case Reply.DECLINED if row.substitute_name:
            return State(translate("Invitations", "Replaced"), "alternate", Tone.ACCENT)
        case Reply.DECLINED:
            return State(translate("Invitations", "Not coming"), "absent", Tone.BAD)
    if row.informed_only:
        return State(translate("Invitations", "Informed"), "information", Tone.NEUTRAL)
    if row.sent_at is None:
        return None
    return State(translate("Invitations", "No answer"), "open_state", Tone.NEUTRAL)


def where(row: InvitationRow) -> str:
    """Short, because the column is narrow."""
    return _place(row.presence)


def _place(presence: Presence | None) -> str:
    words = {Presence.IN_ROOM: translate("Invitations", "Room"), Presence.ONLINE: translate("Invitations", "Online")}
    return words[presence] if presence is not None else ""


def where_icon(row: InvitationRow) -> str | None:
    return {Presence.IN_ROOM: "in_room", Presence.ONLINE: "online"}.get(row.presence) if row.presence else None


def sent_state(row: InvitationRow) -> State | None:
    """What is to be done about sending; None where what was sent is still so."""
    if row.sent_at is None:
        return State(translate("Invitations", "Not sent"), "draft", Tone.NEUTRAL)
    if row.is_out_of_date:
        return State(translate("Invitations", "Out of date"), "outdated", Tone.WARNING)
    return None


def sent(row: InvitationRow, zone: str, language: str) -> str:
    """The day and the way, as in `12.08.2024, by mail`; empty for what was not sent."""
    if row.sent_at is None:
        return ""
    day = dates.in_figures(clocks.local_day(row.sent_at, zone), language)
    if row.channel is None:
        return day
    way = meeting_words.inline(row.channel)
    return translate("Invitations", "{day}, {way}").replace("{day}", day).replace("{way}", way)


def event(one: InvitationEvent, zone: str, language: str) -> str:
    """`24/11/2026 11:30  Not coming, Numunezade, Evez comes`, by the clock of the meeting."""
    moment = f"{dates.in_figures(clocks.local_day(one.at, zone), language)} {clocks.clock(one.at, zone)}"
    return f"{moment}  {_happened(one)}"


def _happened(one: InvitationEvent) -> str:
    match one.what:
        case Happening.ASKED:
            return translate("Invitations", "Invited")
        case Happening.INFORMED:
            return translate("Invitations", "Only informed")
        case Happening.SENT:
            way = meeting_words.inline(one.channel) if one.channel else ""
            return ", ".join(filter(None, (translate("Invitations", "Sent"), way)))
    parts = {
        Reply.ACCEPTED: translate("Invitations", "Coming"),
        Reply.TENTATIVE: translate("Invitations", "Perhaps"),
        Reply.DECLINED: translate("Invitations", "Not coming"),
        Reply.NONE: translate("Invitations", "Answer taken back"),
    }
    instead = translate("Invitations", "sends {name}").replace("{name}", one.instead) if one.instead else ""
    return ", ".join(filter(None, (parts[one.reply], _place(one.presence), instead)))


def part(row: InvitationRow, holder: str, numbers: Sequence[str], language: str) -> str:
    """As what somebody is invited: `Member`, `Member, alternate`, `Member, for Aliyev, Ali`, `Guest, agenda: 3, 5.1`.

    `holder` is the name of somebody else who holds the seat; `numbers` those of the items the invitation is for.
    """
    role = meeting_words.word(row.role, language)
    if row.informed_only:
        return translate("Invitations", "{role}, alternate").replace("{role}", role)
    if holder:
        return translate("Invitations", "{role}, for {name}").replace("{role}", role).replace("{name}", holder)
    if numbers:
        return (
            translate("Invitations", "{role}, agenda: {numbers}")
            .replace("{role}", role)
            .replace("{numbers}", ", ".join(numbers))
        )
    return role


def instead(row: InvitationRow, asked: Sequence[InvitationRow]) -> str:
    """Who comes instead; `asked` are those who are asked to, or said that they come."""
    if row.substitute_name:
        return row.substitute_name
    words = [one.name if one.reply is Reply.ACCEPTED else translate("Invitations", "{name} is asked") for one in asked]
    return "; ".join(word.replace("{name}", one.name) for word, one in zip(words, asked, strict=True))
