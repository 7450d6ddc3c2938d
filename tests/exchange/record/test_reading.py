from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Presence
from councildesk.domain.minutes import EntryKind, TextState
from councildesk.exchange.record.problems import DocumentRefused
from councildesk.exchange.record.reading import read
from councildesk.exchange.record.rows import Row

COUNCIL: dict[str, Any] = {"name": "Parish council", "languages": ["az", "uz"], "time_zone": "Asia/Baku"}


def test_the_smallest_document_is_a_council_with_a_name() -> None:
    rows = rows_of({"council": "Parish council"})

    assert [(row.noun, row.texts["name"][0].language, row.texts["name"][0].body) for row in rows] == [
        ("council", "en", "Parish council")
    ]


def test_a_meeting_can_be_written_with_bare_titles() -> None:
    rows = rows_of({"meetings": [{"date": "2026-03-01", "agenda": ["Opening", "Budget"]}]})

    items = [row for row in rows if row.noun == "agenda_item"]
    assert [row.texts["title"][0].body for row in items] == ["Opening", "Budget"]
    assert items[0].values["rank"] < items[1].values["rank"]
    assert {row.values["meeting_id"] for row in items} == {one(rows, "meeting").id}


def test_items_below_items_belong_to_the_same_meeting() -> None:
    rows = rows_of({"meetings": [{"date": "2026-03-01", "agenda": [{"title": "A", "items": ["B"]}]}]})

    outer, inner = [row for row in rows if row.noun == "agenda_item"]
    assert inner.values["parent_id"] == outer.id
    assert inner.values["meeting_id"] == outer.values["meeting_id"] == one(rows, "meeting").id


def test_entries_stand_under_their_item_or_before_the_first() -> None:
    item = {"title": "A", "entries": ["under it"]}
    rows = rows_of({"meetings": [{"date": "2026-03-01", "agenda": [item], "entries": ["before it"]}]})

    under, before = [row for row in rows if row.noun == "entry"]
    assert under.values["agenda_item_id"] == one(rows, "agenda_item").id
    assert "agenda_item_id" not in before.values
    assert under.values["kind"] is EntryKind.PARAGRAPH


def test_persons_may_be_named_by_a_key_before_they_stand_in_the_file() -> None:
    rows = rows_of(
        {
            "organisations": [{"key": "embassy", "name": "Embassy"}],
            "persons": [
                {"key": "ann", "names": ["Ann Lee"], "posts": [{"title": "Adviser", "organisation": "embassy"}]}
            ],
            "seats": [{"mandates": ["ann"]}],
        }
    )

    assert one(rows, "mandate").values["person_id"] == one(rows, "person").id
    assert one(rows, "post").values["organisation_id"] == one(rows, "organisation").id
    assert one(rows, "person_name").values["printed"] == "Ann Lee"


def test_sides_are_named_by_their_code() -> None:
    rows = rows_of({"council": {**COUNCIL, "sides": ["AZ", "UZ"]}, "persons": [{"side": "UZ"}]})

    assert one(rows, "person").values["side_id"] == [row.id for row in rows if row.noun == "side"][1]


def test_clock_times_are_those_of_the_meeting() -> None:
    rows = rows_of(
        {
            "persons": [{"key": "ann"}],
            "meetings": [
                {
                    "date": "2026-03-01",
                    "time_zone": "Asia/Tashkent",
                    "starts_at": "2026-03-01T10:00",
                    "attendance": [{"person": "ann", "arrived_at": "10:30", "presence": "online"}],
                }
            ],
        }
    )

    assert one(rows, "meeting").values["starts_at"] == dt.datetime(2026, 3, 1, 5, tzinfo=dt.UTC)
    assert one(rows, "stay").values["arrived_at"] == dt.datetime(2026, 3, 1, 5, 30, tzinfo=dt.UTC)
    assert one(rows, "stay").values["presence"] is Presence.ONLINE


def test_what_is_not_said_follows_the_council() -> None:
    rows = rows_of({"council": {**COUNCIL, "sides": ["AZ"]}, "meetings": [{"date": "2026-03-01", "title": "İclas"}]})

    assert one(rows, "meeting").values["time_zone"] == "Asia/Baku"
    assert one(rows, "side").values["time_zone"] == "Asia/Baku"
    assert one(rows, "meeting").texts["title"][0].language == "az"


def test_a_text_keeps_its_state_and_its_source() -> None:
    title = {"en": "Budget", "ru": {"text": "Бюджет", "state": "checked", "source": "en", "digest": "0123"}}
    rows = rows_of({"meetings": [{"date": "2026-03-01", "title": title}]})

    english, russian = one(rows, "meeting").texts["title"]
    assert english.state is TextState.ORIGINAL
    assert (russian.state, russian.source_language, russian.source_digest) == (TextState.CHECKED, "en", "0123")


def test_the_content_of_a_file_gives_its_size_and_digest() -> None:
    rows = rows_of({"files": [{"name": "a.txt", "media_type": "text/plain", "content": "aGVsbG8="}]})

    stored = one(rows, "stored_file")
    assert (stored.content, stored.values["size"]) == (b"hello", 5)
    assert stored.values["sha256"].startswith("2cf24dba")


def test_a_number_in_use_is_noted_as_given_out() -> None:
    rows = rows_of({"meetings": [{"date": "2026-03-01", "number": "2026/1"}]})

    issued = one(rows, "issued_number")
    assert (issued.values["kind"], issued.values["number"]) == ("meeting", "2026/1")
    assert issued.values["bearer"] == one(rows, "meeting").id


MEETING = "meetings[0]"


@pytest.mark.parametrize(
    ("meeting", "path", "expected"),
    [
        ({}, f"{MEETING}.date", "a value"),
        ({"date": "27.08.2024"}, f"{MEETING}.date", "a day such as 2024-08-27"),
        ({"date": 20240827}, f"{MEETING}.date", "a day such as 2024-08-27"),
        ({"date": "2024-08-27", "starts_at": "noon"}, f"{MEETING}.starts_at", "a time such as"),
        ({"date": "2024-08-27", "starts_at": 10}, f"{MEETING}.starts_at", "a time such as"),
        ({"date": "2024-08-27", "starts_at": "2024-08-27"}, f"{MEETING}.starts_at", "a time such as"),
        ({"date": "2024-08-27", "time_zone": "Baku"}, f"{MEETING}.time_zone", "a time zone such as"),
        ({"date": "2024-08-27", "kind": "party"}, f"{MEETING}.kind", "one of: ordinary"),
        ({"date": "2024-08-27", "tittle": "x"}, f"{MEETING}.tittle", "did you mean title"),
        ({"date": "2024-08-27", "zzz": "x"}, f"{MEETING}.zzz", "no such field"),
        ({"date": "2024-08-27", "title": 5}, f"{MEETING}.title.az", "text"),
        ({"date": "2024-08-27", "title": {"not a tag": "x"}}, f"{MEETING}.title.not a tag", "a language tag"),
        ({"date": "2024-08-27", "title": {"en": {"text": "x", "by": "y"}}}, f"{MEETING}.title.en", "text, state"),
        ({"date": "2024-08-27", "agenda": "Opening"}, f"{MEETING}.agenda", "a list"),
        ({"date": "2024-08-27", "agenda": [7]}, f"{MEETING}.agenda[0]", "an object or text"),
        ({"date": "2024-08-27", "number": "9" * 65}, f"{MEETING}.number", "at most 64"),
        ({"date": "2024-08-27", "number": 3}, f"{MEETING}.number", "text"),
        ({"date": "2024-08-27", "attendance": ["nobody"]}, f"{MEETING}.attendance[0].person", "key of a person"),
        ({"date": "2024-08-27", "attendance": [{"person": 3}]}, f"{MEETING}.attendance[0].person", "the id or key"),
        (
            {"date": "2024-08-27", "starts_at": "11:00", "ends_at": "10:00"},
            f"{MEETING}.ends_at",
            "nothing earlier",
        ),
        (
            {"date": "2024-08-27", "agenda": [{"planned_minutes": -1}]},
            f"{MEETING}.agenda[0].planned_minutes",
            "a whole number from 0",
        ),
        (
            {"date": "2024-08-27", "agenda": [{"planned_minutes": 2**64}]},
            f"{MEETING}.agenda[0].planned_minutes",
            "a whole number",
        ),
        ({"date": "2024-08-27", "agenda": [{"is_closed": 1}]}, f"{MEETING}.agenda[0].is_closed", "true or false"),
        ({"date": "2024-08-27", "entries": [{"content": 3}]}, f"{MEETING}.entries[0].content.az", "list of blocks"),
        ({"date": "2024-08-27", "entries": [{"content": [3]}]}, f"{MEETING}.entries[0].content.az", "a block"),
        (
            {"date": "2024-08-27", "entries": [{"content": [{"runs": [3]}]}]},
            f"{MEETING}.entries[0].content.az",
            "a run",
        ),
        ({"date": "2024-08-27", "id": "x" * 37}, f"{MEETING}.id", "at most 36"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_expected(meeting: object, path: str, expected: str) -> None:
    problems = refused({"council": COUNCIL, "meetings": [meeting]})

    assert [problem.path for problem in problems] == [path]
    assert expected in problems[0].expected


def test_all_mistakes_are_told_at_once() -> None:
    problems = refused({"council": {"nam": "x"}, "meetings": [{"date": "x"}, {"kind": "y"}], "people": []})

    assert [problem.path for problem in problems] == [
        "people",
        "council.nam",
        "meetings[0].date",
        "meetings[1].kind",
        "meetings[1].date",
    ]


@pytest.mark.parametrize(
    ("document", "path", "expected"),
    [
        (b"\xff\xfe", "byte 0", "UTF-8"),
        ("{", "line 1, column 2", "JSON"),
        ("[]", "the whole file", "an object"),
        ('{"a": 1, "a": 2}', "the whole file", "only once"),
        ('{"a": NaN}', "the whole file", "a number instead of NaN"),
        ('{"format": "councildesk", "council": null}', "council", "the council"),
        ('{"format": "word", "council": "x"}', "format", '"councildesk"'),
        ('{"format": "councildesk", "version": 9, "council": "x"}', "version", "1"),
        ("[" * 100_000, "the whole file", "nested"),
        ('{"a": ' + "9" * 5000 + "}", "the whole file", "JSON"),
    ],
)
def test_a_file_that_is_no_document_is_refused(document: str | bytes, path: str, expected: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read("x.json", document, ids())

    assert refused.value.problems[0].path == path
    assert expected in refused.value.problems[0].expected


def test_one_id_or_key_cannot_stand_for_two_records() -> None:
    problems = refused({"persons": [{"id": "a"}, {"id": "a"}, {"key": "b"}, {"key": "b"}]})

    assert [problem.path for problem in problems] == ["persons[1].id", "persons[3].key"]


def test_one_number_cannot_be_borne_by_two_meetings() -> None:
    meeting = {"date": "2026-03-01", "number": "1"}

    problems = refused({"meetings": [meeting, meeting]})

    assert [problem.path for problem in problems] == ["meetings[1].number"]


def test_items_nested_without_end_are_refused() -> None:
    item: dict[str, Any] = {"title": "x"}
    for _ in range(60):
        item = {"title": "x", "items": [item]}

    problems = refused({"meetings": [{"date": "2026-03-01", "agenda": [item]}]})

    assert len(problems) == 1


def test_a_file_that_is_not_base64_is_refused() -> None:
    problems = refused({"files": [{"name": "a", "media_type": "b", "content": "?"}, {"name": "a", "media_type": "b"}]})

    assert [problem.path for problem in problems] == ["files[0].content", "files[1].content"]


def test_rules_that_cannot_be_rules_are_refused() -> None:
    rules = [{"valid_from": "2024-08-27", "rules": {"quorum": "many"}}]

    problems = refused({"council": {**COUNCIL, "rules": rules}})

    assert problems[0].path == "council.rules[0].rules"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["2026-03-01", "AZ", "ann"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "key", "name", "names", "date", "agenda", "items", "entries", "content", "vote", "kind"]
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["council", "persons", "seats", "meetings", "files", "x"]), anything))
def test_whatever_stands_in_a_document_it_is_read_or_refused(document: dict[str, Any]) -> None:
    try:
        rows = read("x.json", json.dumps({"format": "councildesk", **document}), ids())
    except DocumentRefused as refusal:
        problems = refusal.problems
        assert problems
        return
    assert rows


def rows_of(document: dict[str, Any]) -> list[Row]:
    return read("x.json", json.dumps({"format": "councildesk", "council": COUNCIL, **document}), ids())


def refused(document: dict[str, Any]) -> Any:
    with pytest.raises(DocumentRefused) as refusal:
        rows_of(document)
    return refusal.value.problems


def one(rows: list[Row], noun: str) -> Row:
    (found,) = [row for row in rows if row.noun == noun]
    return found


def ids() -> Any:
    counter = itertools.count(1)
    return lambda: f"new-{next(counter):04}"
