"""Every table, imported once so that the metadata is complete.

The files of models do without postponed annotations: SQLAlchemy would evaluate each one again from its text, which is
a tenth of what the models cost at every start.
"""

from __future__ import annotations

from functools import cache

from councildesk.storage.base import Base, Journaled
from councildesk.storage.models.actions import Action, Assignee
from councildesk.storage.models.agenda import AgendaItem, ItemPerson
from councildesk.storage.models.attendance import Excuse, Proxy, Recusal, Stay
from councildesk.storage.models.council import Council, Secretariat, Setting, Side, WorkingLanguage
from councildesk.storage.models.decisions import Decision
from councildesk.storage.models.invitations import Invitation, InvitedItem
from councildesk.storage.models.journal import Change, Replica, Seen, Step
from councildesk.storage.models.meetings import Meeting, MeetingEvent, MeetingSite, Officer
from councildesk.storage.models.minutes import Entry, MinutesVersion
from councildesk.storage.models.numbers import IssuedNumber, NumberPattern
from councildesk.storage.models.organisations import Organisation
from councildesk.storage.models.papers import FileChunk, Paper, PaperVersion, StoredFile
from councildesk.storage.models.persons import Contact, Person, PersonName, Post
from councildesk.storage.models.rules import RulesOfProcedure
from councildesk.storage.models.seats import Mandate, Seat
from councildesk.storage.models.texts import Text, text_id
from councildesk.storage.models.votes import Ballot, Vote, VoteCount

__all__ = [
    "Action",
    "AgendaItem",
    "Assignee",
    "Ballot",
    "Base",
    "Change",
    "Contact",
    "Council",
    "Decision",
    "Entry",
    "Excuse",
    "FileChunk",
    "Invitation",
    "InvitedItem",
    "IssuedNumber",
    "ItemPerson",
    "Journaled",
    "Mandate",
    "Meeting",
    "MeetingEvent",
    "MeetingSite",
    "MinutesVersion",
    "NumberPattern",
    "Officer",
    "Organisation",
    "Paper",
    "PaperVersion",
    "Person",
    "PersonName",
    "Post",
    "Proxy",
    "Recusal",
    "Replica",
    "RulesOfProcedure",
    "Seat",
    "Secretariat",
    "Seen",
    "Setting",
    "Side",
    "Stay",
    "Step",
    "StoredFile",
    "Text",
    "Vote",
    "VoteCount",
    "WorkingLanguage",
    "journaled",
    "text_id",
]


@cache
def journaled() -> dict[str, type[Journaled]]:
    """The journaled models by table name, owners before their parts."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    models = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Journaled)]
    return {model.__tablename__: model for model in sorted(models, key=lambda model: order[model.__tablename__])}
