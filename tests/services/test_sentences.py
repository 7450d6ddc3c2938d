"""One sentence for each refusal and each finding, in words that translators can turn."""

from __future__ import annotations

import ast
import datetime as dt
import re
import string
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

import councildesk
from councildesk.domain import errors
from councildesk.domain.course import Phase
from councildesk.domain.errors import PatternFault, Refusal
from councildesk.domain.holder import Holder, Presence
from councildesk.domain.meetings import EventKind
from councildesk.domain.polls import PollFault
from councildesk.exchange.record.problems import DocumentRefused, Problem
from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused
from councildesk.services import finding_sentences, refusal_sentences, sentences, source_sentences, words
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.services.entry_parts import EntryNotJoined, NoEntryFollows
from councildesk.services.files import FileTooLarge
from councildesk.services.marking import in_english
from councildesk.storage import refusals

ID = "0198c2f4-1111-7222-8333-444455556666"
PACKAGE = Path(councildesk.__file__).parent


def all_refusals() -> dict[str, set[str]]:
    """Every refusal of the whole package by its name, with its facts; read from the sources, without importing them."""
    kinds: dict[str, tuple[set[str], set[str]]] = {}
    for source in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                facts = {ast.unparse(one.target) for one in node.body if isinstance(one, ast.AnnAssign)}
                kinds[node.name] = ({ast.unparse(base).rpartition(".")[2] for base in node.bases}, facts)
    found = {"Refusal"}
    while more := {name for name, (bases, _) in kinds.items() if bases & found} - found:
        found |= more
    return {name: kinds[name][1] for name in sorted(found - {"Refusal"})}


ALL = all_refusals()


@pytest.mark.parametrize("name", ALL)
def test_each_refusal_has_one_sentence(name: str) -> None:
    tables = (sentences.TEMPLATES, {**sentences.COMPOSED, **sentences.DATED})
    simple, composed = ({kind.__name__ for kind in table} for table in tables)

    assert (name in simple) + (name in composed) + (name in sentences.OF_DOCUMENTS) == 1


@pytest.mark.parametrize("name", ALL)
def test_a_template_names_only_facts_its_refusal_has(name: str) -> None:
    simple = {kind.__name__: template for kind, template in sentences.TEMPLATES.items()}
    template = {**simple, **sentences.OF_DOCUMENTS}.get(name, "")

    named = {place for _, place, _, _ in string.Formatter().parse(template) if place}

    assert named <= ALL[name]


@pytest.mark.parametrize(("language", "told"), [("en", "04/03/2026, 09:05"), ("de", "04.03.2026, 09:05")])
def test_who_has_a_file_is_told_with_day_and_time_as_the_window_writes_them(language: str, told: str) -> None:
    at = dt.datetime(2026, 3, 4, 9, 5).astimezone()  # by the clock of this computer
    holder = Holder("ada", "Ada", "DESK-3", taken_at=at, told_at=at)
    held = [Presence.HERE, Presence.ELSEWHERE, Presence.SILENT]
    refused: list[Refusal] = [refusals.FileHeld("a.council", holder, presence) for presence in held]
    refused.append(refusals.FileTakenOver("a.council", holder, is_here=False))

    assert [told in sentences.sentence(one, in_english, language) for one in refused] == [True] * 4


def test_refusals_of_documents_are_named_as_they_are() -> None:
    assert sentences.OF_DOCUMENTS.keys() <= ALL.keys()


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (errors.TextMissing("title"), "“Title” is empty. Fill it in."),
        (errors.NotFound("meeting", "2026/03"), "Not found: meeting “2026/03”. Check how it is written."),
        (
            errors.NotFound("agenda_item", ID),
            "What this refers to is not there any more: agenda item. It may have been removed; look again.",
        ),
        (errors.NotFound("text", "ru"), "Nothing is written in the language “ru” yet. Write the text first."),
        (errors.AlreadyThere("number", "R-1"), "The number “R-1” was already given out. Choose another one."),
        (errors.AlreadyThere("setting", "logo"), "There is already one: setting “logo”. Choose another value."),
        (
            errors.InUse("person", {"mandate": 2, "entry": 1}),
            "This cannot be removed: person. Others refer to it (entries of the minutes: 1, mandates: 2). "
            "Change or remove these first.",
        ),
        (
            errors.PeriodReversed("2026-03-02", "2026-03-01"),
            "The end (2026-03-01) is before the start (2026-03-02). Correct one of the two.",
        ),
        (
            errors.PeriodReversed("2026-03-01T10:00:00+00:00", "2026-03-01T09:00:00+00:00"),
            "The end (2026-03-01 09:00 UTC) is before the start (2026-03-01 10:00 UTC). Correct one of the two.",
        ),
        (
            errors.StateNotAllowed("minutes", "signed", "edit"),
            "The minutes are signed. Take them back to “agreed” to change them.",
        ),
        (
            errors.StateNotAllowed("minutes", "adopted", "edit"),
            "The minutes are adopted and stay as they are. Corrections need a corrigendum.",
        ),
        (
            errors.StateNotAllowed("decision", "withdrawn", "implemented"),
            "From the state “withdrawn” this cannot become “implemented”: decision.",
        ),
        (
            errors.StateNotAllowed("meeting", Phase.AHEAD, EventKind.CLOSED),
            "This cannot be noted now: closing. State of the meeting: not opened yet.",
        ),
        (
            errors.EventOutOfOrder("10:02", "11:45"),
            "What happened keeps its order: type a time from 10:02 to 11:45.",
        ),
        (errors.EventOutOfOrder("10:02", ""), "What happened keeps its order: type a time from 10:02 on."),
        (errors.EventOutOfOrder("", "11:45"), "What happened keeps its order: type a time up to 11:45."),
        (
            errors.EventNeeded("item_opened", "11:45"),
            "This cannot be removed alone: opening of an item at 11:45 rests on it. Remove that first.",
        ),
        (
            errors.StaysOverlap("p", "2026-03-01T10:00:00+00:00"),
            "This person would be at two places at once, from 2026-03-01 10:00 UTC on. "
            "Correct arrival or departure first.",
        ),
        (
            errors.StaysOverlap("p", ""),
            "This person would be at two places at once, from the opening on. Note arrivals and departures.",
        ),
        (
            errors.ValueNotAllowed("time", "25:00", "time"),
            "“25:00” is no time. Write it like 10:30.",
        ),
        (
            errors.ValueNotAllowed("time", "2026-03-29 02:30", "Europe/Berlin"),
            "There was no 2026-03-29 02:30 in Europe/Berlin: the clocks were put forward. Choose another time.",
        ),
        (
            errors.ValueNotAllowed("planned_minutes", "-5", "0"),
            "The value of “planned minutes” cannot be -5. It must be 0 or more.",
        ),
        (
            errors.ValueNotAllowed("country", "Ruritania", "ISO 3166"),
            "“Ruritania” is not possible as “country”. Expected: ISO 3166.",
        ),
        (
            errors.PatternNotAllowed("{year}", PatternFault.NUMBER_MISSING, "{number}"),
            "The pattern “{year}” has no place for the number. Add {number}.",
        ),
        (
            EntryNotJoined("decision"),
            "The next entry keeps facts of its own and cannot be joined: decision. Make it a paragraph first.",
        ),
        (NoEntryFollows(ID), "This is the last entry under its agenda item: there is none after it to join it with."),
        (
            FileTooLarge("film.mp4", 150_000_000, 100_000_000),
            "“film.mp4” is too large to keep: 150 MB of at most 100 MB. Make it smaller, or keep a link.",
        ),
        (
            FileTooLarge("film.mp4", 100_000_001, 100_000_000),
            "“film.mp4” is too large to keep: 101 MB of at most 100 MB. Make it smaller, or keep a link.",
        ),
        (refusals.NothingToUndo(), "There is nothing to undo."),
        (refusals.NothingToUndo(again=True), "There is nothing to redo."),
        (
            refusals.UndoBlocked("Add member"),
            "“Add member” cannot be taken back: what it changed has been changed again since. Change it by hand.",
        ),
        (
            refusals.FileTooNew("/x.council", 9, 1),
            "“/x.council” was made by a newer program (format 9, this program knows up to 1). "
            "Update CouncilDesk to open it.",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Refusal) else "",
)
def test_a_refusal_is_told_in_words(refusal: Refusal, expected: str) -> None:
    assert sentences.sentence(refusal) == expected


def test_a_refused_document_lists_its_mistakes() -> None:
    problems = tuple(Problem(f"meetings[{n}].kind", '"x"', "one of ordinary") for n in range(22))

    lines = sentences.sentence(DocumentRefused("council.json", problems)).splitlines()

    assert lines[0] == "“council.json” was not taken; nothing has changed. Mistakes: 22."
    assert lines[1] == 'meetings[0].kind: found "x", expected one of ordinary'
    assert len(lines) == 2 + refusal_sentences.MOST_PROBLEMS
    assert lines[-1] == "and more: 2"
    assert len(sentences.sentence(DocumentRefused("x", problems[:1])).splitlines()) == 2


@pytest.mark.parametrize("fault", list(PatternFault))
def test_each_fault_of_a_pattern_is_told(fault: PatternFault) -> None:
    told = sentences.sentence(errors.PatternNotAllowed("A{{x", fault, "{{"))

    assert "A{{x" in told
    assert fault is PatternFault.TOO_LONG or "{{" in told


@pytest.mark.parametrize("fault", list(SourceFault))
def test_each_reason_to_refuse_a_file_names_file_or_place(fault: SourceFault) -> None:
    told = sentences.sentence(SourceRefused("members.xlsx", fault, 7, "Sheet1", "found", 5))

    assert not re.search("[{}]", told)
    assert "members.xlsx" in told or "Sheet1" in told


@pytest.mark.parametrize("fault", list(RowFault))
def test_each_row_that_was_not_taken_is_told_with_its_line(fault: RowFault) -> None:
    told = source_sentences.row_problem(RowProblem(12, fault, 3, "{found}"))

    assert told.startswith("Line 12: ")


@pytest.mark.parametrize(
    ("line", "part", "expected"),
    [
        (0, "", "“m.csv” has more than 5 rows. Divide it into several files."),
        (7, "", "“m.csv”, line 7, has more than 5 rows. Divide it into several files."),
        (0, "Sheet1", "“m.csv”, “Sheet1”, has more than 5 rows. Divide it into several files."),
        (7, "Sheet1", "“m.csv”, “Sheet1”, row 7, has more than 5 rows. Divide it into several files."),
    ],
)
def test_a_refused_file_names_the_place(line: int, part: str, expected: str) -> None:
    assert sentences.sentence(SourceRefused("m.csv", SourceFault.TOO_MANY_ROWS, line, part, "", 5)) == expected


def test_what_a_person_typed_is_never_a_template() -> None:
    assert "{0.__class__} {key}" in sentences.sentence(errors.NotFound("{noun}", "{0.__class__} {key}"))
    assert "{path}" in sentences.sentence(refusals.FileMissing("{path}"))


def test_sentence_and_words_are_translated() -> None:
    german = {
        ("Refusals", "“{field}” is empty. Fill it in."): "„{field}“ ist leer. Bitte ausfüllen.",
        ("Fields", "title"): "Titel",
    }

    told = sentences.sentence(errors.TextMissing("title"), lambda context, text: german[context, text])

    assert told == "„Titel“ ist leer. Bitte ausfüllen."


def literal_facts() -> Iterator[tuple[str, str]]:
    """Nouns and fields that refusals are given as literals anywhere in the package."""
    nouns, in_fields = ("NotFound", "AlreadyThere", "InUse", "StateNotAllowed"), ("TextMissing", "ValueNotAllowed")
    for source in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in nouns:
                    yield "noun", node.args[0].value
                if name in in_fields:
                    yield "field", node.args[0].value


def test_every_noun_and_field_that_is_refused_has_a_word() -> None:
    known = {"noun": {*words.NOUNS, *refusal_sentences.ALREADY, *refusal_sentences.NOT_FOUND}}
    known["field"] = {*words.FIELDS, *refusal_sentences.VALUES}

    assert {(kind, name) for kind, name in literal_facts() if name not in known[kind]} == set()


FACTS = {
    "detail": "row 3 missing",
    "field": "title",
    "other": "person",
    "other_id": "B",
    "journal": '"x"',
    "table": '"y"',
    "count": "3",
    "language": "az",
    "seat_id": "S",
    "number": "R-1",
    "person_id": "P",
    "look": "file contents",
    "step": "7",
}


@pytest.mark.parametrize("kind", [kind for kind in FindingKind if kind is not FindingKind.VOTE_MISCOUNTED])
def test_each_finding_has_a_sentence(kind: FindingKind) -> None:
    told = sentences.finding(Finding(kind, "agenda_item", "A", FACTS))

    assert not re.search("[{}]", told)
    assert told.endswith(".")


@pytest.mark.parametrize("fault", list(PollFault))
def test_each_fault_of_a_vote_has_a_sentence(fault: PollFault) -> None:
    facts = {"fault": fault.value, "counted": "7", "expected": "6", "side": "S", "seat": "T"}

    told = sentences.finding(Finding(FindingKind.VOTE_MISCOUNTED, "vote", "V", facts))

    assert told.startswith("Vote V: ")


def test_a_finding_names_its_record() -> None:
    facts = {"field": "speaker_id", "other": "person", "other_id": "P"}

    told = sentences.finding(Finding(FindingKind.REFERENCE_TO_REMOVED, "entry", "E", facts))

    assert told == "Entry of the minutes E: “speaker” names something that was removed (person P). Choose it anew."


def test_translators_find_every_sentence(tmp_path: Path) -> None:
    """Qt's lupdate knows marked texts only; a template that is not marked would stay English."""
    sources = [
        PACKAGE / "services" / f"{name}.py"
        for name in ("sentences", "refusal_sentences", "finding_sentences", "source_sentences")
    ]
    catalogue = tmp_path / "refusals.ts"
    lupdate = next(Path(PySide6.__file__).parent.glob("lupdate*"))
    subprocess.run([lupdate, *sources, "-ts", catalogue], check=True, capture_output=True, timeout=60)

    found = catalogue.read_text(encoding="utf-8")

    tables = (
        sentences.TEMPLATES,
        sentences.OF_DOCUMENTS,
        finding_sentences.TEMPLATES,
        finding_sentences.VOTES,
        refusal_sentences.VALUES,
        refusal_sentences.PATTERNS,
        source_sentences.REFUSALS,
        source_sentences.PROBLEMS,
    )
    for template in (template for table in tables for template in table.values()):
        assert f"<source>{template}</source>".replace("'", "&apos;") in found, template


@pytest.mark.parametrize(("language", "written"), [("en", "27/08/2024"), ("az", "27.08.2024")])
def test_a_day_is_asked_for_as_the_program_writes_days(language: str, written: str) -> None:
    said = sentences.sentence(errors.ValueNotAllowed("date", "aripov", "date"), language=language)

    assert said == f"“aripov” is no date. Write it like {written} or 2024-08-27."
