"""The whole record, out to a document and in again."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import select

from councildesk.domain.errors import AlreadyThere
from councildesk.exchange.record.problems import DocumentRefused
from councildesk.exchange.record.schema import schema
from councildesk.services import record
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Meeting, Stay
from councildesk.storage.replay import differences

COUNCIL = {
    "format": "councildesk",
    "council": {
        "name": {"az": "Ekspert Şurası", "uz": {"text": "Ekspertlar kengashi", "state": "translated", "source": "az"}},
        "languages": ["az", "uz", "uz-Cyrl"],
        "time_zone": "Asia/Baku",
        "sides": [{"code": "AZ", "name": {"en": "Azerbaijan"}}, {"code": "UZ", "time_zone": "Asia/Tashkent"}],
        "rules": [{"valid_from": "2024-08-27", "rules": {}}],
        "settings": [{"name": "minutes", "value": {"signed": [1, None]}}],
    },
    "files": [{"key": "paper", "name": "məruzə.pdf", "media_type": "application/pdf", "content": "JVBERi0="}],
    "organisations": [{"code": "AIR", "name": {"en": "Center"}, "side": "AZ"}],
    "persons": [
        {
            "key": "ann",
            "names": [
                {"language": "az", "given": "Fərid", "family": "Şəfiyev"},
                {"language": "ru", "printed": "Ф. Ш."},
            ],
            "posts": [{"title": {"en": "Chairman"}, "organisation": "AIR"}],
            "contacts": [{"kind": "mail", "value": "a@example.org"}],
        },
        {"key": "bek", "names": ["Bek"], "side": "UZ"},
    ],
    "seats": [{"side": "AZ", "role": "co_chair", "mandates": ["ann", {"person": "bek", "kind": "alternate"}]}],
    "meetings": [
        {
            "date": "2024-08-27",
            "number": "2024/1",
            "starts_at": "10:00",
            "title": {"en": "Founding"},
            "sites": ["Baku", {"kind": "online", "link": "https://example.org"}],
            "agenda": [
                "Opening",
                {
                    "title": "Outcome",
                    "persons": [{"person": "ann", "role": "rapporteur", "talk": {"en": "On trade"}}],
                    "entries": [
                        "One.\n\nTwo.",
                        {
                            "kind": "decision",
                            "content": [
                                {"kind": "ul", "runs": ["to ", {"text": "establish", "bold": True}]},
                                "so be it",
                            ],
                            "decision": {"number": "D-1", "basis": {"rule": "consensus"}},
                            "vote": {"outcome": "adopted", "counts": [{"side": "AZ", "in_favour": 4}]},
                        },
                        {"kind": "action", "action": {"due_on": "2024-12-31", "assignees": ["bek"]}},
                    ],
                },
            ],
            "attendance": [{"person": "ann", "arrived_at": "10:05", "left_at": "11:00"}, "bek"],
            "events": [{"kind": "opened", "at": "10:02"}],
            "papers": [{"title": "Report", "versions": [{"language": "az", "file": "paper"}]}],
        },
        {"date": "2025-03-01", "previous": "2024/1"},
    ],
}


@pytest.fixture
def loaded(workspace: Workspace) -> Workspace:
    workspace.perform("Load record", record.load, "council.json", json.dumps(COUNCIL))
    return workspace


def test_a_dump_loaded_elsewhere_dumps_to_the_same_bytes(loaded: Workspace, tmp_path: Path) -> None:
    dumped = loaded.read(record.dump)

    with Workspace.create(tmp_path / "other.council") as other:
        other.perform("Load record", record.load, "dump.json", dumped)

        assert other.read(record.dump) == dumped
        assert other.read(differences) == []


def test_a_dump_keeps_everything_that_was_written_by_hand(loaded: Workspace) -> None:
    dumped = json.loads(loaded.read(record.dump))

    entries = dumped["meetings"][0]["agenda"][1]["entries"]
    assert entries[0]["content"] == {"az": "One.\n\nTwo."}
    assert entries[1]["content"] == {
        "az": [{"kind": "ul", "runs": ["to ", {"text": "establish", "bold": True}]}, "so be it"]
    }
    assert entries[1]["decision"]["basis"] == {"rule": "consensus"}
    assert dumped["files"][0]["content"] == "JVBERi0="
    assert dumped["council"]["settings"][0]["value"] == {"signed": [1, None]}
    assert dumped["meetings"][1]["previous"] == dumped["meetings"][0]["id"]


def test_a_document_by_hand_and_its_dump_fit_the_schema(loaded: Workspace) -> None:
    validator = jsonschema.Draft202012Validator(schema())

    validator.validate(COUNCIL)
    validator.validate(json.loads(loaded.read(record.dump)))


def test_loading_is_one_step_and_one_undo(loaded: Workspace) -> None:
    loaded.undo()

    assert json.loads(loaded.read(record.dump)) == {"format": "councildesk", "version": 1}
    loaded.redo()
    assert len(loaded.read(lambda session: session.scalars(select(Stay)).all())) == 2


def test_a_wrong_document_changes_nothing(loaded: Workspace) -> None:
    before = loaded.read(record.dump)
    wrong = {**COUNCIL, "meetings": [{"date": "tomorrow"}]}

    with pytest.raises(DocumentRefused) as refused:
        loaded.perform("Load record", record.load, "council.json", json.dumps(wrong), replace=True)

    assert refused.value.source == "council.json"
    assert [problem.path for problem in refused.value.problems] == ["meetings[0].date"]
    assert loaded.read(record.dump) == before


def test_a_council_is_not_replaced_by_accident(loaded: Workspace) -> None:
    with pytest.raises(AlreadyThere):
        loaded.perform("Load record", record.load, "council.json", json.dumps(COUNCIL))


def test_replacing_removes_what_the_document_does_not_hold_and_undo_brings_it_back(loaded: Workspace) -> None:
    before = loaded.read(record.dump)
    smaller = json.loads(before)
    del smaller["meetings"]

    loaded.perform("Replace record", record.load, "smaller.json", json.dumps(smaller), replace=True)
    meetings = loaded.read(lambda session: session.scalars(select(Meeting)).all())
    loaded.undo()

    assert meetings == []
    assert loaded.read(record.dump) == before


def test_replacing_with_its_own_dump_changes_nothing(loaded: Workspace) -> None:
    dumped = loaded.read(record.dump)

    loaded.perform("Replace record", record.load, "dump.json", dumped, replace=True)

    assert loaded.read(record.dump) == dumped


def test_removed_records_come_back_when_a_document_holds_them(loaded: Workspace) -> None:
    dumped = loaded.read(record.dump)
    smaller = json.loads(dumped)
    del smaller["meetings"]
    loaded.perform("Replace record", record.load, "smaller.json", json.dumps(smaller), replace=True)

    loaded.perform("Replace record", record.load, "dump.json", dumped, replace=True)

    assert loaded.read(record.dump) == dumped


def test_odd_strings_as_names_titles_and_texts_come_back(
    workspace: Workspace, shared_data: Path, tmp_path: Path
) -> None:
    strings: list[str] = json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8"))
    document = {
        "format": "councildesk",
        "council": "Odd council",
        "persons": [{"names": [{"family": one[:500]}]} for one in strings],
        "meetings": [{"date": "2026-03-01", "agenda": [{"title": one, "entries": [one]} for one in strings]}],
    }

    workspace.perform("Load record", record.load, "odd.json", json.dumps(document))
    dumped = workspace.read(record.dump)
    with Workspace.create(tmp_path / "other.council") as other:
        other.perform("Load record", record.load, "odd.json", dumped)
        assert other.read(record.dump) == dumped
