"""Bringing people in and taking registers out from the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from councildesk import resources
from councildesk.cli.main import run
from councildesk.exchange.tables import csv_reading, xlsx_reading
from councildesk.exchange.tables.csv_form import CsvForm
from councildesk.services import members, persons, record
from councildesk.services.workspace import Workspace
from councildesk.storage.replay import visible

REGISTERS = ("persons", "members", "organisations", "meetings", "decisions", "actions")
UTF8 = CsvForm("utf-8", ";", has_heading=True)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample council's file."""
    file = tmp_path / "sample.council"
    source = resources.sample_file("expert-council")
    with Workspace.create(file) as workspace:
        workspace.perform("Load record", record.load, source.name, source.read_bytes())
    return file


@pytest.fixture
def council(tmp_path: Path) -> Path:
    file = tmp_path / "new.council"
    assert call("new", file, "--language", "az", "--language", "ru", "--language", "en") == 0
    return file


def call(*arguments: object) -> int:
    def no_window(_file: Path | None) -> int:
        raise AssertionError

    return run([str(argument) for argument in arguments], open_window=no_window, obstacle=lambda: "none")


def counts(out: str) -> dict[str, int]:
    found: dict[str, int] = json.loads(out)["counts"]
    return {standing: count for standing, count in found.items() if count}


def people(file: Path) -> list[str]:
    with Workspace.open(file) as workspace:
        return [row.listed for row in workspace.read(persons.rows, "az")]


def listed(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "vcf"])
@pytest.mark.parametrize("language", ["az", "ru", "uz-Cyrl", "de"])
def test_persons_that_were_taken_out_come_back_unchanged(
    sample: Path, tmp_path: Path, suffix: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"persons.{suffix}"
    assert call("export", sample, "persons", "--format", suffix, "--language", language, "--out", out) == 0
    capsys.readouterr()

    assert call("import", sample, out, "--json", "--language", language) == 0

    assert counts(capsys.readouterr().out) == {"unchanged": 20}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_members_that_were_taken_out_come_back_unchanged_with_their_seats(
    sample: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"members.{suffix}"
    assert call("export", sample, "members", "--format", suffix, "--out", out, "--day", "2026-01-01") == 0
    capsys.readouterr()

    assert call("import", sample, out, "--json", "--members") == 0

    assert set(counts(capsys.readouterr().out)) == {"unchanged"}


def test_a_council_can_be_made_from_the_members_of_another(sample: Path, council: Path, tmp_path: Path) -> None:
    out = tmp_path / "members.csv"
    call("export", sample, "members", "--out", out, "--day", "2026-01-01")
    text = out.read_text("utf-8-sig").replace(";AZ;", ";;").replace(";UZ;", ";;")

    assert call("import", council, listed(tmp_path / "in.csv", text), "--members") == 0

    with Workspace.open(sample) as old, Workspace.open(council) as new:
        then, now = (one.read(members.rows, dt.date(2026, 1, 1), "az") for one in (old, new))
    facts = [
        [(row.name, row.role, row.kind, row.stands_for, row.post, row.organisation) for row in rows if row.person_id]
        for rows in (then, now)
    ]
    assert sorted(facts[0]) == sorted(facts[1])


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_every_register_can_be_taken_out(
    sample: Path, tmp_path: Path, register: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"{register}.{suffix}"

    assert call("export", sample, register, "--format", suffix, "--out", out, "--language", "ru") == 0

    assert capsys.readouterr().out == f"{out}\n"
    assert out.stat().st_size > 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("az", {"Qəbul edilib", "Tövsiyə"}),
        ("uz", {"Qabul qilingan", "Tavsiya"}),
        ("uz-Cyrl", {"Қабул қилинган", "Тавсия"}),
        ("ru", {"Принято", "Рекомендация"}),
        ("de", {"Angenommen", "Empfehlung"}),
        ("en", {"Adopted", "Recommendation"}),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_states_and_kinds_are_in_the_language_of_the_headings(
    language: str, words: set[str], suffix: str, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"out.{suffix}"

    assert call("export", sample, "decisions", "--out", out, "--language", language) == 0

    sheet = xlsx_reading.read("out", out) if suffix == "xlsx" else csv_reading.read("out", out.read_bytes(), UTF8)
    assert words <= {cell for row in sheet.rows for cell in row.cells}


def test_the_delimiter_of_csv_can_be_chosen(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"

    assert call("export", sample, "meetings", "--delimiter", "comma", "--out", out, "--language", "az") == 0
    assert out.read_text("utf-8-sig").startswith("Nömrə,")
    assert call("export", sample, "meetings", "--delimiter", "both", "--out", out) == 2
    assert "one character" in capsys.readouterr().err


def test_only_people_become_cards(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("export", sample, "meetings", "--format", "vcf") == 2
    assert "vCards" in capsys.readouterr().err


def test_a_dry_run_changes_nothing(council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = listed(tmp_path / "in.csv", "Name\nAda Lovelace\n")

    assert call("import", council, source, "--dry-run") == 0

    assert "     1  new" in capsys.readouterr().out
    assert people(council) == []


def test_an_import_says_what_it_did_and_is_taken_back_by_one_undo(
    council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(council) as workspace:
        before = workspace.read(visible)
    source = listed(tmp_path / "in.csv", "Soyad;Ad;Təşkilat\nŞəfiyev;Fərid;BMTM\nƏliyeva;Günel;BMTM\n")

    assert call("import", council, source) == 0
    said = capsys.readouterr().out
    assert "Added 2, changed 0, left out 0." in said
    assert people(council) == ["Əliyeva Günel", "Şəfiyev Fərid"]
    assert call("undo", council) == 0
    assert "Import persons" in capsys.readouterr().out

    with Workspace.open(council) as workspace:
        assert workspace.read(visible) == before


def test_rows_that_need_attention_are_told_with_their_line_and_can_be_mended(
    council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = listed(tmp_path / "in.csv", "Name;E-mail\nAda Lovelace;at home\nBo Li;b@x.org\n")
    mend = tmp_path / "mend.csv"

    assert call("import", council, source, "--mend", mend) == 0
    assert "line 2: “at home” is no mail address." in capsys.readouterr().err
    assert people(council) == ["Li, Bo"]

    text = mend.read_text("utf-8-sig")
    assert text.splitlines()[0] == "Name;E-mail;Why it was left out"
    assert call("import", council, listed(tmp_path / "mended.csv", text.replace("at home", "a@x.org"))) == 0
    assert len(people(council)) == 2


@pytest.mark.parametrize(("choice", "number"), [("leave", 1), ("update", 1), ("add", 2)])
def test_what_is_doubtful_is_decided_by_the_call(
    council: Path, tmp_path: Path, choice: str, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", council, listed(tmp_path / "one.csv", "Soyad;Ad\nŞəfiyev;Fərid\n"))

    assert call("import", council, listed(tmp_path / "two.csv", "ФИО\nШафиев Фарид\n"), "--doubtful", choice) == 0

    told = "may be Şəfiyev Fərid (98 % alike: the same name in another spelling)"
    assert (told in capsys.readouterr().err) is (choice == "leave")
    assert len(people(council)) == number


@pytest.mark.parametrize(
    ("options", "content"),
    [
        (("--encoding", "cp1251", "--delimiter", "semicolon"), "ФИО;Почта\nШафиев Фарид;f@x.az\n".encode("cp1251")),
        (("--delimiter", "|"), "ФИО|Почта\nШафиев Фарид|f@x.az\n".encode()),
        ((), "ФИО\tПочта\nШафиев Фарид\tf@x.az\n".encode("utf-16")),
    ],
)
def test_how_a_file_is_written_is_recognised_or_told(
    council: Path, tmp_path: Path, options: Sequence[str], content: bytes
) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(content)

    assert call("import", council, source, *options) == 0

    assert people(council) == ["Шафиев Фарид"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("in.csv", "", "There is nothing in “in.csv”."),
        ("in.csv", "Colour;Size\nred;12\n", "No column of “in.csv” is recognised as names."),
        ("in.xlsx", "PK\x03\x04nothing", "in.xlsx"),
        ("in.vcf", "Hello", "There is no contact in “in.vcf”."),
    ],
)
def test_a_file_that_cannot_be_brought_in_is_refused_in_one_sentence(
    council: Path, tmp_path: Path, name: str, content: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("import", council, listed(tmp_path / name, content)) == 1

    err = capsys.readouterr().err
    assert sentence in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_refused(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("import", council, "nowhere.csv") == 1
    assert "nowhere.csv" in capsys.readouterr().err


def bad_files(shared: Path) -> list[Path]:
    return [path for part in ("csv", "vcard") for path in sorted((shared / part).rglob("*")) if path.is_file()]


def test_every_odd_file_is_brought_in_or_refused_in_a_sentence(
    council: Path, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in bad_files(shared_data):
        status = call("import", council, path, "--dry-run")
        said: Any = capsys.readouterr()
        assert status in (0, 1), path
        assert said.out if status == 0 else said.err.strip(), path


@pytest.mark.parametrize(("ending", "start"), [(".xlsx", b"PK"), (".vcf", b"BEGIN:VCARD"), (".csv", b"\xef\xbb\xbf")])
def test_the_ending_of_the_file_says_the_format(sample: Path, tmp_path: Path, ending: str, start: bytes) -> None:
    out = tmp_path / f"members{ending}"

    assert call("export", sample, "members", "--out", out) == 0

    assert out.read_bytes().startswith(start)


def test_a_list_is_not_written_as_what_it_is_not(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("export", sample, "members", "--out", tmp_path / "members.docx") == 2

    assert ".xlsx" in capsys.readouterr().err
    assert not (tmp_path / "members.docx").exists()


@pytest.mark.parametrize("command", [("export", "members"), ("publish", "members")])
def test_a_language_that_nothing_is_written_in_is_a_wrong_call(
    sample: Path, tmp_path: Path, command: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    name, what = command

    assert call(name, sample, what, "--language", "klingon", "--out", tmp_path / "out.csv") == 2

    assert "uz-Cyrl" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_a_council_without_meetings_says_so(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("publish", council, "minutes") == 1

    assert capsys.readouterr().err == "There is no meeting yet. Plan one first.\n"


def test_a_list_in_a_language_that_nobody_here_writes_is_refused(
    council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name\nAda Lovelace\n")

    assert call("import", council, source, "--language", "zz") == 2
    assert "--language" in capsys.readouterr().err
