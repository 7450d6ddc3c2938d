"""What the choices of the record are called to a person: states, kinds, roles, ways of voting.

Each enum is a context of its own for translators, because "adopted" said of minutes and of a decision may be two words.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import ContactKind, MandateKind, NumberKind, Role
from councildesk.domain.course import Phase
from councildesk.domain.meetings import EventKind, MeetingFormat, MeetingKind, MeetingState, SiteKind
from councildesk.domain.minutes import (
    ActionState,
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    TextState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, in_english

CHOICES: tuple[Mapping[StrEnum, str], ...] = (
    {
        ActionState.OPEN: QT_TRANSLATE_NOOP("ActionState", "open"),
        ActionState.DONE: QT_TRANSLATE_NOOP("ActionState", "done"),
        ActionState.DROPPED: QT_TRANSLATE_NOOP("ActionState", "dropped"),
    },
    {
        Channel.MAIL: QT_TRANSLATE_NOOP("Channel", "by mail"),
        Channel.POST: QT_TRANSLATE_NOOP("Channel", "by post"),
        Channel.HAND: QT_TRANSLATE_NOOP("Channel", "by hand"),
        Channel.NOTE_VERBALE: QT_TRANSLATE_NOOP("Channel", "by note verbale"),
    },
    {
        Choice.FOR: QT_TRANSLATE_NOOP("Choice", "for"),
        Choice.AGAINST: QT_TRANSLATE_NOOP("Choice", "against"),
        Choice.ABSTAINED: QT_TRANSLATE_NOOP("Choice", "abstained"),
        Choice.NOT_VOTING: QT_TRANSLATE_NOOP("Choice", "not voting"),
    },
    {
        ContactKind.MAIL: QT_TRANSLATE_NOOP("ContactKind", "mail address"),
        ContactKind.PHONE: QT_TRANSLATE_NOOP("ContactKind", "phone number"),
        ContactKind.ADDRESS: QT_TRANSLATE_NOOP("ContactKind", "postal address"),
    },
    {
        DecisionKind.DECISION: QT_TRANSLATE_NOOP("DecisionKind", "decision"),
        DecisionKind.RECOMMENDATION: QT_TRANSLATE_NOOP("DecisionKind", "recommendation"),
        DecisionKind.CONCLUSION: QT_TRANSLATE_NOOP("DecisionKind", "conclusion"),
        DecisionKind.STATEMENT: QT_TRANSLATE_NOOP("DecisionKind", "statement"),
        DecisionKind.TOOK_NOTE: QT_TRANSLATE_NOOP("DecisionKind", "took note"),
    },
    {
        DecisionState.PROPOSED: QT_TRANSLATE_NOOP("DecisionState", "proposed"),
        DecisionState.ADOPTED: QT_TRANSLATE_NOOP("DecisionState", "adopted"),
        DecisionState.REJECTED: QT_TRANSLATE_NOOP("DecisionState", "rejected"),
        DecisionState.IMPLEMENTED: QT_TRANSLATE_NOOP("DecisionState", "implemented"),
        DecisionState.WITHDRAWN: QT_TRANSLATE_NOOP("DecisionState", "withdrawn"),
    },
    {
        EntryKind.PARAGRAPH: QT_TRANSLATE_NOOP("EntryKind", "paragraph"),
        EntryKind.STATEMENT: QT_TRANSLATE_NOOP("EntryKind", "statement"),
        EntryKind.DECISION: QT_TRANSLATE_NOOP("EntryKind", "decision"),
        EntryKind.VOTE: QT_TRANSLATE_NOOP("EntryKind", "vote"),
        EntryKind.ACTION: QT_TRANSLATE_NOOP("EntryKind", "action"),
        EntryKind.RESERVATION: QT_TRANSLATE_NOOP("EntryKind", "reservation"),
        EntryKind.NOTE: QT_TRANSLATE_NOOP("EntryKind", "private note"),
    },
    {
        EventKind.OPENED: QT_TRANSLATE_NOOP("EventKind", "opening"),
        EventKind.ITEM_OPENED: QT_TRANSLATE_NOOP("EventKind", "opening of an item"),
        EventKind.ITEM_CLOSED: QT_TRANSLATE_NOOP("EventKind", "end of an item"),
        EventKind.BREAK_STARTED: QT_TRANSLATE_NOOP("EventKind", "start of a break"),
        EventKind.BREAK_ENDED: QT_TRANSLATE_NOOP("EventKind", "end of a break"),
        EventKind.ADJOURNED: QT_TRANSLATE_NOOP("EventKind", "adjournment"),
        EventKind.CLOSED: QT_TRANSLATE_NOOP("EventKind", "closing"),
    },
    {
        ItemKind.OPENING: QT_TRANSLATE_NOOP("ItemKind", "opening"),
        ItemKind.ADDRESS: QT_TRANSLATE_NOOP("ItemKind", "address"),
        ItemKind.MESSAGE: QT_TRANSLATE_NOOP("ItemKind", "message read out"),
        ItemKind.PANEL: QT_TRANSLATE_NOOP("ItemKind", "panel"),
        ItemKind.INFORMATION: QT_TRANSLATE_NOOP("ItemKind", "information"),
        ItemKind.DISCUSSION: QT_TRANSLATE_NOOP("ItemKind", "discussion"),
        ItemKind.DECISION: QT_TRANSLATE_NOOP("ItemKind", "decision"),
        ItemKind.AGENDA_ADOPTION: QT_TRANSLATE_NOOP("ItemKind", "adoption of the agenda"),
        ItemKind.MINUTES_ADOPTION: QT_TRANSLATE_NOOP("ItemKind", "adoption of the minutes"),
        ItemKind.MATTERS_ARISING: QT_TRANSLATE_NOOP("ItemKind", "matters arising"),
        ItemKind.OTHER_BUSINESS: QT_TRANSLATE_NOOP("ItemKind", "other business"),
        ItemKind.BREAK: QT_TRANSLATE_NOOP("ItemKind", "break"),
        ItemKind.CLOSING: QT_TRANSLATE_NOOP("ItemKind", "closing"),
    },
    {
        ItemRole.RAPPORTEUR: QT_TRANSLATE_NOOP("ItemRole", "rapporteur"),
        ItemRole.MODERATOR: QT_TRANSLATE_NOOP("ItemRole", "moderator"),
        ItemRole.SPEAKER: QT_TRANSLATE_NOOP("ItemRole", "speaker"),
        ItemRole.GUEST: QT_TRANSLATE_NOOP("ItemRole", "guest"),
    },
    {
        ItemState.PLANNED: QT_TRANSLATE_NOOP("ItemState", "planned"),
        ItemState.DONE: QT_TRANSLATE_NOOP("ItemState", "done"),
        ItemState.POSTPONED: QT_TRANSLATE_NOOP("ItemState", "postponed"),
        ItemState.WITHDRAWN: QT_TRANSLATE_NOOP("ItemState", "withdrawn"),
    },
    {
        MandateKind.HOLDER: QT_TRANSLATE_NOOP("MandateKind", "holder"),
        MandateKind.ALTERNATE: QT_TRANSLATE_NOOP("MandateKind", "alternate"),
    },
    {
        MeetingFormat.IN_PERSON: QT_TRANSLATE_NOOP("MeetingFormat", "in person"),
        MeetingFormat.ONLINE: QT_TRANSLATE_NOOP("MeetingFormat", "online"),
        MeetingFormat.HYBRID: QT_TRANSLATE_NOOP("MeetingFormat", "hybrid"),
    },
    {
        MeetingKind.ORDINARY: QT_TRANSLATE_NOOP("MeetingKind", "ordinary"),
        MeetingKind.EXTRAORDINARY: QT_TRANSLATE_NOOP("MeetingKind", "extraordinary"),
        MeetingKind.CONFERENCE: QT_TRANSLATE_NOOP("MeetingKind", "conference"),
        MeetingKind.WRITTEN_PROCEDURE: QT_TRANSLATE_NOOP("MeetingKind", "written procedure"),
    },
    {
        MeetingState.PLANNED: QT_TRANSLATE_NOOP("MeetingState", "planned"),
        MeetingState.INVITED: QT_TRANSLATE_NOOP("MeetingState", "invited"),
        MeetingState.RUNNING: QT_TRANSLATE_NOOP("MeetingState", "running"),
        MeetingState.HELD: QT_TRANSLATE_NOOP("MeetingState", "held"),
        MeetingState.CLOSED: QT_TRANSLATE_NOOP("MeetingState", "closed"),
        MeetingState.POSTPONED: QT_TRANSLATE_NOOP("MeetingState", "postponed"),
        MeetingState.CANCELLED: QT_TRANSLATE_NOOP("MeetingState", "cancelled"),
    },
    {
        MinutesState.DRAFT: QT_TRANSLATE_NOOP("MinutesState", "draft"),
        MinutesState.CIRCULATED: QT_TRANSLATE_NOOP("MinutesState", "circulated"),
        MinutesState.AGREED: QT_TRANSLATE_NOOP("MinutesState", "agreed"),
        MinutesState.SIGNED: QT_TRANSLATE_NOOP("MinutesState", "signed"),
        MinutesState.ADOPTED: QT_TRANSLATE_NOOP("MinutesState", "adopted"),
    },
    {
        NumberKind.MEETING: QT_TRANSLATE_NOOP("NumberKind", "meetings"),
        NumberKind.DECISION: QT_TRANSLATE_NOOP("NumberKind", "decisions"),
        NumberKind.RECOMMENDATION: QT_TRANSLATE_NOOP("NumberKind", "recommendations"),
        NumberKind.PAPER: QT_TRANSLATE_NOOP("NumberKind", "papers"),
        NumberKind.ACTION: QT_TRANSLATE_NOOP("NumberKind", "actions"),
    },
    {
        Phase.AHEAD: QT_TRANSLATE_NOOP("Phase", "not opened yet"),
        Phase.RUNNING: QT_TRANSLATE_NOOP("Phase", "running"),
        Phase.ON_BREAK: QT_TRANSLATE_NOOP("Phase", "on break"),
        Phase.ADJOURNED: QT_TRANSLATE_NOOP("Phase", "adjourned"),
        Phase.OVER: QT_TRANSLATE_NOOP("Phase", "over"),
    },
    {
        Presence.IN_ROOM: QT_TRANSLATE_NOOP("Presence", "in the room"),
        Presence.ONLINE: QT_TRANSLATE_NOOP("Presence", "online"),
    },
    {
        Reply.NONE: QT_TRANSLATE_NOOP("Reply", "no reply"),
        Reply.ACCEPTED: QT_TRANSLATE_NOOP("Reply", "accepted"),
        Reply.DECLINED: QT_TRANSLATE_NOOP("Reply", "declined"),
        Reply.TENTATIVE: QT_TRANSLATE_NOOP("Reply", "tentative"),
    },
    {
        Role.CO_CHAIR: QT_TRANSLATE_NOOP("Role", "co-chair"),
        Role.CHAIR: QT_TRANSLATE_NOOP("Role", "chair"),
        Role.DEPUTY_CHAIR: QT_TRANSLATE_NOOP("Role", "deputy chair"),
        Role.MEMBER: QT_TRANSLATE_NOOP("Role", "member"),
        Role.SECRETARY: QT_TRANSLATE_NOOP("Role", "secretary"),
        Role.RAPPORTEUR: QT_TRANSLATE_NOOP("Role", "rapporteur"),
        Role.ADVISER: QT_TRANSLATE_NOOP("Role", "adviser"),
        Role.EXPERT: QT_TRANSLATE_NOOP("Role", "expert"),
        Role.OBSERVER: QT_TRANSLATE_NOOP("Role", "observer"),
        Role.INTERPRETER: QT_TRANSLATE_NOOP("Role", "interpreter"),
        Role.GUEST: QT_TRANSLATE_NOOP("Role", "guest"),
    },
    {
        SiteKind.ROOM: QT_TRANSLATE_NOOP("SiteKind", "room"),
        SiteKind.ONLINE: QT_TRANSLATE_NOOP("SiteKind", "online link"),
    },
    {
        TextState.ORIGINAL: QT_TRANSLATE_NOOP("TextState", "original"),
        TextState.TRANSLATED: QT_TRANSLATE_NOOP("TextState", "translated"),
        TextState.CHECKED: QT_TRANSLATE_NOOP("TextState", "checked"),
    },
    {
        VoteMethod.CONSENSUS: QT_TRANSLATE_NOOP("VoteMethod", "consensus"),
        VoteMethod.NO_OBJECTION: QT_TRANSLATE_NOOP("VoteMethod", "no objection"),
        VoteMethod.SHOW_OF_HANDS: QT_TRANSLATE_NOOP("VoteMethod", "show of hands"),
        VoteMethod.ROLL_CALL: QT_TRANSLATE_NOOP("VoteMethod", "roll call"),
        VoteMethod.SECRET: QT_TRANSLATE_NOOP("VoteMethod", "secret vote"),
    },
    {
        VoteOutcome.ADOPTED: QT_TRANSLATE_NOOP("VoteOutcome", "adopted"),
        VoteOutcome.REJECTED: QT_TRANSLATE_NOOP("VoteOutcome", "rejected"),
        VoteOutcome.UNDECIDED: QT_TRANSLATE_NOOP("VoteOutcome", "undecided"),
    },
)
"""For each enum the words of its members."""

_WORDS: dict[tuple[str, str], str] = {
    (type(member).__name__, member.value): word for choice in CHOICES for member, word in choice.items()
}

_STATES: Mapping[str, tuple[type[StrEnum], ...]] = {
    "action": (ActionState,),
    "decision": (DecisionState,),
    "meeting": (MeetingState, Phase),
    "minutes": (MinutesState,),
}


def word(choice: StrEnum, translate: Translate = in_english) -> str:
    """What a choice is called; its kept form where it has no word."""
    kind = type(choice)
    text = _WORDS.get((kind.__name__, choice.value))
    return translate(kind.__name__, text) if text else choice.value


def state(noun: str, kept: str, translate: Translate = in_english) -> str:
    """What a state of a meeting, of minutes, of a decision or an action is called, from its kept form."""
    for kind in _STATES.get(noun, ()):
        if kept in list(kind):
            return word(kind(kept), translate)
    return kept
