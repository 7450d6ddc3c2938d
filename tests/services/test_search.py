"""One search over everything, across languages, spellings and scripts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from builders import council, item, meeting, person, seat, side
from councildesk.domain.council import ContactKind
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import (
    actions,
    agenda,
    decisions,
    entries,
    item_persons,
    meetings,
    organisations,
    papers,
    persons,
    search,
    sites,
    texts,
)
from councildesk.services.actions import ActionDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.hits import Hit
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.papers import PaperFile
from councildesk.services.persons import ContactDraft, PostDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import search_index
from councildesk.storage.session import RecordSession
from domain.real_texts import lines_of


def found(workspace: Workspace, typed: str, language: str = "en", limit: int = 20) -> list[Hit]:
    return workspace.read(search.search, typed, language, limit)


def ids(workspace: Workspace, typed: str) -> list[str]:
    return [hit.id for hit in found(workspace, typed)]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[mark.start : mark.end] for mark in hit.marks]


@pytest.fixture
def workspace_with_council(workspace: Workspace) -> Workspace:
    council(workspace, "az", "uz", "en")
    return workspace


@pytest.fixture
def desk(workspace_with_council: Workspace) -> Workspace:
    return workspace_with_council


@pytest.mark.parametrize("typed", ["Şəfiyev", "Shafiyev", "Шафиев", "safiyev", "SHAF", "Farid Shaf"])
def test_a_person_is_found_in_every_spelling(desk: Workspace, typed: str) -> None:
    one = person(desk, "Fərid Şəfiyev", language="az")
    person(desk, "Bahrom Karimov")

    (hit,) = found(desk, typed)

    assert (hit.noun, hit.id, hit.person_id, hit.title) == ("person", one, one, "Fərid Şəfiyev")
    assert "Şəfiyev" in marked(hit)


@pytest.mark.parametrize("typed", ["Oʻzbekiston", "o'zbekiston", "Ўзбекистон"])
def test_a_meeting_is_found_in_every_script(desk: Workspace, typed: str) -> None:
    one = meeting(desk, title={"uz": "Oʻzbekiston va Ozarbayjon"})

    (hit,) = found(desk, typed)

    assert (hit.noun, hit.id, hit.meeting_id, hit.language) == ("meeting", one, one, "uz")


def test_words_of_number_title_and_place_meet_in_one_record(desk: Workspace) -> None:
    one = meeting(desk, number="AZ-UZ/2026/03", title={"en": "Transport"}, place={"az": "Bakı"})
    meeting(desk, number="AZ-UZ/2026/04", title={"en": "Transport"}, place={"az": "Daşkənd"})

    assert ids(desk, "2026/03 transport bakı") == [one]


def test_an_entry_is_found_under_its_item(desk: Workspace) -> None:
    held = meeting(desk)
    place = item(desk, held, "Trade")
    draft = EntryDraft(content={"en": paragraphs("The customs duties are to be removed."), "az": paragraphs("Gömrük")})
    entry = desk.perform("Write", entries.add, held, draft, item_id=place)

    (hit,) = found(desk, "customs dut")

    assert (hit.noun, hit.id, hit.title) == ("entry", entry, "Trade")
    assert (hit.meeting_id, hit.item_id, hit.entry_id) == (held, place, entry)
    assert marked(hit) == ["customs", "duties"]
    assert hit.language == "en"
    assert found(desk, "gomruk")[0].language == "az"


def test_decisions_and_actions_are_found_as_such(desk: Workspace) -> None:
    held = meeting(desk)
    entry = desk.perform(
        "Write", entries.add, held, EntryDraft(EntryKind.DECISION, {"en": paragraphs("Open a corridor")})
    )
    (decision,) = desk.read(decisions.rows)
    desk.perform("Number", decisions.set_number, decision.id, "R-2026-014")
    content = {"en": paragraphs("Draft the corridor treaty")}
    action = desk.perform("Add", actions.add, held, content, ActionDraft(progress={"en": "waiting"}))

    hits = {hit.noun: hit for hit in found(desk, "corridor")}

    assert (hits["decision"].id, hits["decision"].entry_id, hits["decision"].meeting_id) == (decision.id, entry, held)
    assert hits["decision"].title == "R-2026-014 Open a corridor"
    assert hits["action"].id == action
    assert ids(desk, "r-2026-014") == [decision.id]
    assert ids(desk, "waiting") == [action]
    desk.perform("Kind", entries.set_kind, entry, EntryKind.PARAGRAPH)
    assert [(hit.noun, hit.id) for hit in found(desk, "open corridor")] == [("entry", entry)]
    assert ids(desk, "r-2026-014") == []


def test_parts_are_found_with_the_record_they_belong_to(desk: Workspace) -> None:
    ada = person(desk, "Ada Lovelace")
    draft = replace(
        desk.read(persons.draft, ada),
        posts=(PostDraft(title={"en": "Countess of machines"}),),
        contacts=(ContactDraft(ContactKind.MAIL, "ada@example.org"),),
    )
    desk.perform("Change", persons.change, ada, draft)
    held = meeting(desk)
    place = item(desk, held, "Machines")
    desk.perform("Add", item_persons.add, place, ItemPersonDraft(ada, talk={"en": "Analytical engines"}))
    desk.perform("Add", sites.add, held, sites.SiteDraft(name={"en": "Marble hall"}))

    assert ids(desk, "countess") == ids(desk, "ada@example.org") == [ada]
    assert ids(desk, "analytical") == [place]
    assert ids(desk, "marble") == [held]


def test_a_paper_is_found_by_the_name_of_its_file(desk: Workspace) -> None:
    held = meeting(desk)
    paper = desk.perform("Add", papers.add, held, papers.PaperDraft(title={"en": "Tariffs"}, number=""))
    desk.perform("Attach", papers.attach, paper, "en", PaperFile("customs-2026.pdf", b"%PDF-1.7"))

    (hit,) = found(desk, "customs-2026")

    assert (hit.noun, hit.id, hit.meeting_id, hit.title) == ("paper", paper, held, "Tariffs")


def test_hits_are_grouped_by_noun_and_limited_in_each(desk: Workspace) -> None:
    for number in range(4):
        held = meeting(desk, title={"en": f"Energy {number}"})
        item(desk, held, "Energy")
    person(desk, "Energy Smith")
    desk.perform("Add", organisations.add, OrganisationDraft({"en": "Energy agency"}, code="EA"))

    hits = found(desk, "energy", limit=3)

    assert [hit.noun for hit in hits] == ["person", *["meeting"] * 3, *["agenda_item"] * 3, "organisation"]
    assert found(desk, "EA")[0].title == "Energy agency"


def test_everything_that_is_named_is_found(desk: Workspace) -> None:
    az = side(desk, "AZ")
    one = seat(desk, None, az)
    desk.perform("Name", texts.put, "seat", one, "title", {"en": "Chairwoman of the board"})

    assert [hit.noun for hit in found(desk, "chairwoman")] == ["seat"]
    assert [hit.noun for hit in found(desk, "AZ")] == ["side"]


def test_what_is_removed_is_not_found_until_it_is_brought_back(desk: Workspace) -> None:
    held = meeting(desk, "Budget")
    desk.perform("Remove", meetings.remove, held)
    assert found(desk, "budget") == []

    desk.undo()

    assert [hit.noun for hit in found(desk, "budget")] == ["agenda_item"]
    desk.redo()
    assert found(desk, "budget") == []


def test_what_is_changed_is_found_by_its_new_words_only(desk: Workspace) -> None:
    (row,) = desk.read(agenda.rows, meeting(desk, "Budget"), "en")

    desk.perform_typing("title", "Type", agenda.rename, row.id, "en", "Fin")
    desk.perform_typing("title", "Type", agenda.rename, row.id, "en", "Finances")

    assert ids(desk, "budget") == []
    assert ids(desk, "finances") == [row.id]


def test_the_readers_language_is_shown_where_it_holds_as_much(desk: Workspace) -> None:
    meeting(desk, title={"en": "Transport", "az": "Transport"})

    assert found(desk, "transport", "az")[0].language == "az"
    assert found(desk, "transport", "en")[0].language == "en"


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "*", "AND OR NOT", 'title : "x', "NEAR(a b)", "a*b", "-", "^a", "{a b}", "a" * 5000, "\0"]
)
def test_what_is_typed_is_never_a_query_of_its_own(desk: Workspace, typed: str) -> None:
    meeting(desk, title={"en": "Transport"})

    assert found(desk, typed) == []


def test_quoted_words_stand_side_by_side(desk: Workspace) -> None:
    one = meeting(desk, title={"en": "Green energy corridor"})
    meeting(desk, title={"en": "Energy for a green corridor"})

    assert ids(desk, '"green energy"') == [one]


@given(st.text(max_size=40))
def test_no_input_breaks_the_search(typed: str) -> None:
    with create_engine("sqlite://").connect() as connection, RecordSession(connection) as session:
        search_index.create(connection)
        assert search.search(session, typed, "en") == []


@pytest.mark.parametrize("typed", ["Şəfiyev Fərid", "F. Shafiyev", "farid sh", "Шафиев Ф", '"Fərid Şəfiyev"'])
def test_the_order_of_names_does_not_matter_and_initials_do(desk: Workspace, typed: str) -> None:
    one = person(desk, "Fərid Şəfiyev", language="az")
    person(desk, "Günel Şəfiyeva", language="az")

    assert ids(desk, typed) == [one]


def test_a_name_is_guessed_within_a_sound_when_nothing_else_is_found(desk: Workspace) -> None:
    one = person(desk, "Руслан Гаджиев", language="ru")

    (hit,) = found(desk, "ruslan gadz")

    assert (hit.id, marked(hit)) == (one, ["Руслан", "Гаджиев"])
    person(desk, "Ruslan Gadze")
    assert [hit.title for hit in found(desk, "ruslan gadz")] == ["Ruslan Gadze"]


@pytest.mark.parametrize("typed", ["Shafiyav", "farid shafeiv", "Шфиев", "Səfiyyyav", "Шафев Фарид"])
def test_words_one_letter_off_are_taken_for_what_they_are_near(desk: Workspace, typed: str) -> None:
    one = person(desk, "Fərid Şəfiyev", language="az")
    person(desk, "Bahrom Karimov")
    assert found(desk, typed) == []

    (hit,) = desk.read(search.similar, typed, "en")

    assert hit.id == one
    assert "Şəfiyev" in marked(hit)


@pytest.mark.parametrize("typed", ["Fərid", "Karimov Fərid", "zzzzz", "x", '"', "", "Fərid Kxxxmov"])
def test_what_is_found_or_far_off_has_nothing_similar(desk: Workspace, typed: str) -> None:
    person(desk, "Fərid Şəfiyev", language="az")
    person(desk, "Bahrom Karimov")

    assert desk.read(search.similar, typed, "en") == []


def test_whole_words_come_before_beginnings_and_short_names_before_long_ones(desk: Workspace) -> None:
    longer = person(desk, "Adalbert Aliyev Qasimov")
    short = person(desk, "Adalbert Aliyev")
    whole = person(desk, "Adalbert von und zu Ali")

    assert ids(desk, "ali") == [whole, short, longer]


def test_of_what_belongs_to_meetings_the_newest_comes_first(desk: Workspace) -> None:
    old = meeting(desk, title={"en": "Energy"})
    new = meeting(desk, title={"en": "Energy and transport"})

    assert ids(desk, "energy") == [new, old]
    desk.perform("Rename", texts.put, "meeting", old, "title", {"en": "Energies"})
    assert ids(desk, "energ") == [new, old]


def test_a_group_of_many_does_not_starve_the_others(desk: Workspace) -> None:
    one = person(desk, "Energy Smith")
    held = meeting(desk, title={"en": "Energy"})
    for number in range(60):
        item(desk, held, f"Energy {number}")

    hits = found(desk, "e", limit=5)

    assert [hit.noun for hit in hits] == ["person", "meeting", *["agenda_item"] * 5]
    assert hits[0].id == one


def test_many_hits_are_walked_through_in_portions(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {person(desk, f"Energy Smith{number}") for number in range(9)}
    held = [meeting(desk, f"Energy {number}", title={"en": "Energy"}) for number in range(9)]
    monkeypatch.setattr(search_index, "_AT_ONCE", 4)

    hits = found(desk, "energy", limit=6)

    assert [hit.id for hit in hits if hit.noun == "meeting"] == held[::-1][:6]
    assert {hit.id for hit in hits if hit.noun == "person"} < people
    assert [sum(hit.noun == noun for hit in hits) for noun in ("person", "agenda_item")] == [6, 6]


def test_naughty_strings_are_words_like_others(desk: Workspace) -> None:
    ada = person(desk, "Ada Lovelace")

    for typed in json.loads(lines_of("naughty-strings.json")):
        assert [hit.id for hit in found(desk, f"{typed} ada") if hit.marks] in ([], [ada])
        assert all(hit.marks for hit in found(desk, typed))
        assert all(hit.marks for hit in desk.read(search.similar, typed, "en"))


def test_the_index_can_be_made_anew(desk: Workspace) -> None:
    held = meeting(desk, "Budget")
    person(desk, "Ada Lovelace")
    desk.perform("Damage", lambda session: session.connection().exec_driver_sql("DELETE FROM search_place"))
    assert found(desk, "budget") == []
    assert desk.read(search_index.disagreements) == 3

    desk.perform("Rebuild index", search.rebuild)

    assert [hit.meeting_id for hit in found(desk, "budget")] == [held]
    assert desk.read(search_index.disagreements) == 0
    assert desk.undo_label != "Rebuild index"
