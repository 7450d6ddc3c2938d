"""A person opened in the page's own widget, with the sample council behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from councildesk.services import persons
from councildesk.ui.page import Desk
from councildesk.ui.persons.person_record import PersonRecord
from ui.opened_meeting import sample

__all__ = ("record", "sample")


@pytest.fixture
def record(sample: Desk, look: object, qtbot: QtBot) -> Iterator[PersonRecord]:
    """Farid Shafiyev, co-chair of the Azerbaijani side."""
    record = PersonRecord(sample)
    qtbot.addWidget(record)
    record.resize(1120, 700)
    record.show()
    qtbot.waitExposed(record)
    record.show_person(person(sample, "Shafiyev"))
    yield record
    record.close()


def person(desk: Desk, family: str) -> str:
    return next(row.id for row in desk.live.read(persons.rows, "en") if row.listed.startswith(family))


def draft(record: PersonRecord) -> persons.PersonDraft:
    """What is kept of the person who is shown."""
    assert record.record_id is not None
    return record.live.read(persons.draft, record.record_id)
