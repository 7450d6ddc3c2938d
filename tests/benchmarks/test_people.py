"""What the lists of persons and members ask for, with as many of them as no council has.

The record is written past the journal, which would take minutes; only reading is measured.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.minutes import TextState
from councildesk.services import council, members, persons, sides
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.ids import new_id
from councildesk.storage.models import Contact, Mandate, Organisation, Person, PersonName, Post, Seat, Text, text_id

FEW, MANY = 1_000, 10_000
MOST_SECONDS, MOST_TIMES = 1.0, 20
"""For ten thousand persons; and how much longer than for a thousand: ten times is in proportion."""

DAY = dt.date(2026, 6, 1)
GIVEN = ("Farid", "Günel", "Şəhla", "Rəşad", "Shuhrat", "Gulnora", "Oʻktam", "Ўткир", "Шавкат", "Николай", "Jürgen")
FAMILY = ("Shafiyev", "Əliyeva", "Quliyev", "Məmmədov", "Oʻrinboyev", "Gʻulomov", "Каримов", "Ўринбоев", "Groß")
ORGANISATIONS = 40


def seed(workspace: Workspace, count: int) -> None:
    """A council of two sides with so many persons, each with two names, a mail address, a phone, a post and a seat."""
    drafts = (SideDraft("AZ", name={"en": "Azerbaijan"}), SideDraft("UZ", name={"en": "Uzbekistan"}))
    draft = CouncilDraft(name={"en": "A council"}, languages=("az", "uz", "ru", "en"))
    workspace.perform("Set up council", council.found, draft, drafts)
    side_ids = [side.id for side in workspace.read(sides.rows, "en")]
    with workspace._database.writer.begin() as connection:
        organisations = [new_id() for _ in range(ORGANISATIONS)]
        _write(connection, Organisation, [{"id": one} for one in organisations])
        _write(
            connection,
            Text,
            [_text("organisation", one, "name", f"Institute {number}") for number, one in enumerate(organisations)],
        )
        for model, rows in _people(count, side_ids, organisations).items():
            _write(connection, model, rows)


def _people(count: int, side_ids: list[str], organisations: list[str]) -> dict[type[Any], list[dict[str, Any]]]:
    draw = random.Random(1)
    rows: dict[type[Any], list[dict[str, Any]]] = {
        model: [] for model in (Person, PersonName, Contact, Post, Text, Seat, Mandate)
    }
    for number in range(count):
        person, post, seat, rank = new_id(), new_id(), new_id(), f"a{number:06}"
        side = draw.choice(side_ids)
        rows[Person].append({"id": person, "side_id": side, "languages": ["az"], "notes": ""})
        for language in ("az", "ru"):
            name = {"given": draw.choice(GIVEN), "family": f"{draw.choice(FAMILY)}{number % 997}"}
            rows[PersonName].append({"id": new_id(), "person_id": person, "language": language, **name})
        for kind, value in ((ContactKind.MAIL, f"person{number}@example.org"), (ContactKind.PHONE, f"+994 {number}")):
            contact = {"id": new_id(), "person_id": person, "kind": kind, "value": value, "rank": "a"}
            rows[Contact].append(contact)
        rows[Post].append({"id": post, "person_id": person, "organisation_id": draw.choice(organisations), "rank": "a"})
        rows[Text] += [_text("post", post, "title", f"Director {number % 50}")]
        rows[Seat].append({"id": seat, "side_id": side, "role": Role.MEMBER, "voting": True, "rank": rank})
        held = {"id": new_id(), "seat_id": seat, "person_id": person, "kind": MandateKind.HOLDER, "rank": "a"}
        rows[Mandate].append(held)
    return rows


def _text(noun: str, owner: str, field: str, body: str) -> dict[str, Any]:
    key = text_id(owner, field, "en")
    written = {"noun": noun, "owner": owner, "field": field, "language": "en", "body": body}
    return {"id": key, **written, "state": TextState.ORIGINAL}


def _write(connection: Connection, model: type[Any], rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(model.__table__), rows)


QUESTIONS: dict[str, Callable[[Workspace], object]] = {
    "persons.rows": lambda workspace: workspace.read(persons.rows, "az"),
    "members.rows": lambda workspace: workspace.read(members.rows, DAY, "az"),
    "persons.find": lambda workspace: workspace.read(persons.find, "sefiyev 12", "az"),
}


def test_people_are_listed_in_proportion_to_their_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for count in (FEW, MANY):
        with Workspace.create(tmp_path / f"{count}.council") as workspace:
            seed(workspace, count)
            for name, ask in QUESTIONS.items():
                ask(workspace)  # puts the statements together
                taken[name].append(min(_seconds(ask, workspace) for _ in range(3)))

    with capsys.disabled():
        print()  # noqa: T201
        for name, (few, many) in taken.items():
            print(f"{name:14} {FEW:6} {1000 * few:6.0f} ms   {MANY:6} {1000 * many:6.0f} ms  x {many / few:.1f}")  # noqa: T201
    for few, many in taken.values():
        assert many <= MOST_SECONDS
        assert many / few <= MOST_TIMES


def _seconds(ask: Callable[[Workspace], object], workspace: Workspace) -> float:
    """Of the processor, which does not depend on what else the machine does."""
    begun = time.process_time()
    ask(workspace)
    return time.process_time() - begun
