"""Publishing a paper: gather its facts, lay them out, compose the pages.

The three steps are apart, so that a window can gather on one thread and compose on another, and a test can lay out a
packet that it made by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import Paper, TextProblem
from councildesk.documents.gathering import agenda as agenda_facts
from councildesk.documents.gathering import invitation as invitation_facts
from councildesk.documents.gathering import members as members_facts
from councildesk.documents.gathering import minutes as minutes_facts
from councildesk.documents.gathering import people as people_facts
from councildesk.documents.gathering import registers as register_facts
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.layouts import (
    agenda,
    attendance,
    invitation,
    invited,
    members,
    minutes,
    participants,
    registers,
    sign_in,
)
from councildesk.documents.packets.agenda import AgendaPacket
from councildesk.documents.packets.invitation import InvitationPacket, InvitedPacket
from councildesk.documents.packets.members import MembersPacket
from councildesk.documents.packets.minutes import MinutesPacket
from councildesk.documents.packets.people import PeoplePacket
from councildesk.documents.packets.registers import ActionsPacket, DecisionsPacket
from councildesk.domain import file_names
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession

Packet = (
    MinutesPacket
    | PeoplePacket
    | AgendaPacket
    | InvitationPacket
    | InvitedPacket
    | MembersPacket
    | DecisionsPacket
    | ActionsPacket
)

_GATHER: dict[DocumentKind, Callable[[RecordSession, str, Sequence[str]], Packet]] = {
    DocumentKind.MINUTES: minutes_facts.packet,
    DocumentKind.DECISION_MINUTES: minutes_facts.packet,
    DocumentKind.FULL_MINUTES: minutes_facts.packet,
    DocumentKind.DECISIONS: register_facts.decisions_packet,
    DocumentKind.ACTIONS: register_facts.actions_packet,
    DocumentKind.ATTENDANCE: people_facts.attendance_packet,
    DocumentKind.PARTICIPANTS: people_facts.participants_packet,
    DocumentKind.SIGN_IN: people_facts.participants_packet,
    DocumentKind.AGENDA: agenda_facts.packet,
    DocumentKind.INVITATION: invitation_facts.packet,
    DocumentKind.INVITED: invitation_facts.invited_packet,
}
_LAY_OUT: dict[DocumentKind, Callable[[Any, dt.datetime], Paper]] = {
    DocumentKind.MINUTES: minutes.summary_record,
    DocumentKind.DECISION_MINUTES: minutes.decision_minutes,
    DocumentKind.FULL_MINUTES: minutes.full_minutes,
    DocumentKind.DECISIONS: registers.decisions,
    DocumentKind.ACTIONS: registers.actions,
    DocumentKind.ATTENDANCE: attendance.attendance,
    DocumentKind.PARTICIPANTS: participants.participants,
    DocumentKind.SIGN_IN: sign_in.sign_in,
    DocumentKind.AGENDA: agenda.agenda,
    DocumentKind.MEMBERS: members.members,
    DocumentKind.INVITATION: invitation.invitation,
    DocumentKind.INVITED: invited.invited,
}


@dataclass(frozen=True)
class Publication:
    """A finished paper. `file_name` is safe on every system; `problems` are characters that could not be printed."""

    file_name: str
    pdf: bytes
    pages: int
    problems: tuple[TextProblem, ...]


def publish(
    workspace: Workspace, kind: DocumentKind, meeting_id: str, languages: Sequence[str], made_at: dt.datetime
) -> Publication:
    """A paper of a meeting in one or two languages. The same facts and instant give the same bytes.

    May run in any thread. Refuses with NotFound.
    """
    return draw(kind, workspace.read(gather, kind, meeting_id, languages), made_at)


def preview(
    workspace: Workspace, kind: DocumentKind, meeting_id: str, languages: Sequence[str], made_at: dt.datetime
) -> Publication:
    """How `publish` would look, in half the time: pages without tags and data, which is no paper. In any thread."""
    return draw(kind, workspace.read(gather, kind, meeting_id, languages), made_at, tagged=False)


def publish_members(workspace: Workspace, day: dt.date, languages: Sequence[str], made_at: dt.datetime) -> Publication:
    """The list of members on a day in one or two languages. May run in any thread."""
    return draw(DocumentKind.MEMBERS, workspace.read(members_facts.packet, day, languages), made_at)


def publish_open_actions(
    workspace: Workspace, day: dt.date, languages: Sequence[str], made_at: dt.datetime
) -> Publication:
    """The actions of the council that were open on a day. May run in any thread."""
    return draw(DocumentKind.ACTIONS, workspace.read(register_facts.open_actions, day, languages), made_at)


def publish_register(
    workspace: Workspace,
    kind: DocumentKind,
    ids: Collection[str],
    day: dt.date,
    languages: Sequence[str],
    made_at: dt.datetime,
) -> Publication:
    """Chosen decisions, or chosen actions, of all meetings, with this day on the sheet. May run in any thread."""
    if kind is DocumentKind.DECISIONS:
        return draw(kind, workspace.read(register_facts.decisions_register, ids, day, languages), made_at)
    return draw(kind, workspace.read(register_facts.actions_register, ids, day, languages), made_at)


def gather(session: RecordSession, kind: DocumentKind, meeting_id: str, languages: Sequence[str]) -> Packet:
    """The facts of a meeting's paper, read in one go."""
    return _GATHER[kind](session, meeting_id, languages)


def draw(kind: DocumentKind, packet: Packet, made_at: dt.datetime, *, tagged: bool = True) -> Publication:
    """The paper of a packet; asks nobody for anything. Without `tagged` it is for the eye only (`compose`)."""
    composition = compose(_LAY_OUT[kind](packet, made_at), tagged=tagged)
    return Publication(_file_name(kind, packet), composition.pdf, composition.pages, composition.problems)


def _file_name(kind: DocumentKind, packet: Packet) -> str:
    """`2024-08-27 AZ-UZ-2024-01 minutes az-uz.pdf`."""
    head = packet.head
    parts = (head.date.isoformat(), head.number, kind.value, "-".join(head.languages))
    return file_names.safe(" ".join(filter(None, parts)), ".pdf")
