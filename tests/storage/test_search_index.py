"""The search index follows the record, whatever changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import empty_council
from councildesk.domain import folding
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services.workspace import Workspace
from councildesk.storage import removal, search_documents, search_index
from councildesk.storage.ids import new_id
from councildesk.storage.models import (
    Council,
    Meeting,
    Organisation,
    Person,
    PersonName,
    Side,
    Text,
    journaled,
    text_id,
)
from councildesk.storage.search_index import Place
from councildesk.storage.session import RecordSession


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with empty_council.opened(tmp_path / "test.council") as workspace:
        yield workspace


def places(workspace: Workspace, typed: str, limit: int = 9) -> list[Place]:
    return workspace.read(search_index.find, folding.queries(typed), limit)


def put_text(session: RecordSession, noun: str, owner: str, field: str, body: str) -> Text:
    key = text_id(owner, field, "en")
    text = Text(id=key, noun=noun, owner=owner, field=field, language="en", body=body)
    session.add(text)
    return text


def add_organisation(session: RecordSession, name: str, code: str | None = None) -> str:
    one = Organisation(id=new_id(), code=code)
    session.add(one)
    put_text(session, "organisation", one.id, "name", name)
    return one.id


def test_a_new_record_is_found_at_once(workspace: Workspace) -> None:
    one = workspace.perform("Add", add_organisation, "Embassy", "EMB")

    assert places(workspace, "embassy") == places(workspace, "emb") == [Place("organisation", one)]


def test_a_refused_action_leaves_nothing_in_the_index(workspace: Workspace) -> None:
    def fail(session: RecordSession) -> None:
        add_organisation(session, "Embassy")
        session.flush()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        workspace.perform("Add", fail)

    assert places(workspace, "embassy") == []


def test_the_best_come_first_and_no_more_than_asked_for(workspace: Workspace) -> None:
    for name in ("Energy agency of the republic and of the region", "Energy", "Energy agency"):
        workspace.perform("Add", add_organisation, name)

    found = places(workspace, "energy", limit=2)

    assert len(found) == 2
    assert found[0] == places(workspace, "energy", limit=9)[0]


def test_a_part_that_moves_to_another_record_is_found_there_only(workspace: Workspace) -> None:
    def make(session: RecordSession) -> tuple[str, str, str]:
        one, other = Person(id=new_id()), Person(id=new_id())
        session.add_all((one, other))
        session.flush()
        name = PersonName(id=new_id(), person_id=one.id, language="en", given="Ada", family="Lovelace")
        session.add(name)
        return one.id, other.id, name.id

    def give(session: RecordSession, name: str, other: str) -> None:
        session.get_one(PersonName, name).person_id = other

    one, other, name = workspace.perform("Make", make)
    assert places(workspace, "lovelace") == [Place("person", one)]

    workspace.perform("Give", give, name, other)

    assert places(workspace, "lovelace") == [Place("person", other)]
    assert workspace.read(search_index.disagreements) == 0


def test_a_text_that_cannot_be_read_does_not_stop_the_index() -> None:
    assert search_documents.as_read("entry", "content", "torn [") == "torn ["
    assert search_documents.as_read("unheard_of", "content", "words") == "words"
    assert search_documents.as_read("meeting", "title", "words") == "words"


def test_what_cannot_be_searched_makes_no_work(workspace: Workspace) -> None:
    def make(session: RecordSession) -> str:
        one = Meeting(id=new_id(), date=dt.date(2024, 8, 27), time_zone="UTC")
        session.add(one)
        return one.id

    workspace.perform("Make", make)

    assert workspace.read(lambda session: list(search_documents.every(session))) == []


def test_every_noun_with_texts_is_found_as_itself_or_as_a_part() -> None:
    assert TEXT_FIELDS.keys() <= set(search_documents.ROOTS) | set(search_documents.WITHIN)
    assert set(search_documents.WITHIN) <= journaled().keys()
    for part, (column, owner) in search_documents.WITHIN.items():
        assert owner in search_documents.ROOTS
        assert column in journaled()[part].__table__.columns


def test_every_noun_is_numbered_in_a_block_of_its_own() -> None:
    nouns = {*search_documents.ROOTS, *search_documents.WITHIN}

    assert len({search_index._block(noun) for noun in nouns}) == len(nouns)
    assert all(search_index._block(noun) << 40 < search_index._END for noun in nouns)


STEPS = st.tuples(st.sampled_from("arucx"), st.integers(0, 3), st.sampled_from(["Bakı", "Ташкент", ""]))
"""What is done (add, remove, undo, change, redo), to which record, with which word."""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=12))
def test_after_any_steps_the_index_is_what_rebuilding_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    with empty_council.opened(tmp_path_factory.mktemp("index") / "x.council") as workspace:
        ids: list[str] = []
        for kind, index, word in steps:
            known = ids[index % len(ids)] if ids else None
            if kind == "a":
                ids.append(workspace.perform("Add", add_organisation, word or "x", word))
            elif kind == "r" and known:
                workspace.perform("Remove", remove, known)
            elif kind == "c" and known:
                workspace.perform("Change", recode, known, word)
            elif kind == "u" and workspace.undo_label:
                workspace.undo()
            elif kind == "x" and workspace.redo_label:
                workspace.redo()
            assert workspace.read(search_index.disagreements) == 0


def remove(session: RecordSession, key: str) -> None:
    one = session.get(Organisation, key)
    if one is not None:
        removal.remove(session, one)


def recode(session: RecordSession, key: str, code: str) -> None:
    one = session.get(Organisation, key)
    if one is not None:
        one.code = code
        text = session.get(Text, text_id(key, "name", "en"))
        if text is not None:
            text.body = f"{code} renamed"


def test_a_side_is_found_by_its_code(workspace: Workspace) -> None:
    def make(session: RecordSession) -> str:
        council = Council(id=new_id())
        session.add(council)
        session.flush()
        one = Side(id=new_id(), council_id=council.id, code="UZB", rank="n0")
        session.add(one)
        return one.id

    one = workspace.perform("Make", make)

    assert places(workspace, "uzb") == [Place("side", one)]
