from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from councildesk.domain.errors import InUse
from councildesk.services import texts
from councildesk.services.workspace import Workspace
from councildesk.storage import removal
from councildesk.storage.base import Journaled
from councildesk.storage.models import AgendaItem, Entry, ItemPerson, Meeting, Person, Stay, journaled
from councildesk.storage.session import RecordSession


def test_a_removed_record_takes_its_parts_and_their_texts_with_it(workspace: Workspace) -> None:
    ids = workspace.perform("Add meeting", add_meeting)

    workspace.perform("Remove meeting", remove, Meeting, ids["meeting"])

    assert workspace.read(nouns_left) == {"person": 1}


def test_one_undo_brings_everything_back(workspace: Workspace) -> None:
    ids = workspace.perform("Add meeting", add_meeting)
    before = workspace.read(nouns_left)

    workspace.perform("Remove meeting", remove, Meeting, ids["meeting"])
    workspace.undo()

    assert workspace.read(nouns_left) == before
    assert workspace.read(texts.one, ids["item"], "title") == {"en": "Budget"}


def test_a_record_that_others_refer_to_stays(workspace: Workspace) -> None:
    ids = workspace.perform("Add meeting", add_meeting)

    with pytest.raises(InUse) as refused:
        workspace.perform("Remove person", remove, Person, ids["person"])

    assert refused.value.users == {"item_person": 1, "stay": 1}
    assert workspace.read(nouns_left)["person"] == 1


def test_what_is_removed_no_longer_holds_anything(workspace: Workspace) -> None:
    ids = workspace.perform("Add meeting", add_meeting)
    workspace.perform("Remove meeting", remove, Meeting, ids["meeting"])

    workspace.perform("Remove person", remove, Person, ids["person"])

    assert workspace.read(nouns_left) == {}


def test_an_item_is_removed_with_the_items_and_entries_under_it(workspace: Workspace) -> None:
    ids = workspace.perform("Add meeting", add_meeting)

    workspace.perform("Remove item", remove, AgendaItem, ids["item"])

    assert workspace.read(nouns_left) == {"meeting": 1, "person": 1, "stay": 1}


def add_meeting(session: RecordSession) -> dict[str, str]:
    person = Person()
    meeting = Meeting(date=dt.date(2026, 3, 1), time_zone="Asia/Baku")
    session.add_all([person, meeting])
    session.flush()
    item = AgendaItem(meeting_id=meeting.id, rank="a")
    session.add_all([item, Stay(meeting_id=meeting.id, person_id=person.id)])
    session.flush()
    child = AgendaItem(meeting_id=meeting.id, parent_id=item.id, rank="a")
    session.add_all([child, ItemPerson(agenda_item_id=item.id, person_id=person.id, rank="a")])
    session.flush()
    session.add(Entry(meeting_id=meeting.id, agenda_item_id=child.id, rank="a"))
    texts.put(session, "agenda_item", item.id, "title", {"en": "Budget"})
    return {"meeting": meeting.id, "item": item.id, "person": person.id}


def remove(session: RecordSession, model: type[Journaled], row: str) -> None:
    removal.remove(session, session.get_one(model, row))


def nouns_left(session: RecordSession) -> dict[str, int]:
    counts = {noun: len(session.scalars(select(model)).all()) for noun, model in journaled().items()}
    return {noun: count for noun, count in counts.items() if count}
