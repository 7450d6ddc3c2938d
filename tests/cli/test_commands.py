"""The commands, called as the program calls them; each refusal is one sentence on stderr and exit status 1."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from councildesk.cli import demo
from councildesk.cli.main import run
from councildesk.documents.kinds import OF_MEETINGS, DocumentKind
from storage.test_migrations import OLDER, restore
from ui import sample_council

RECORD = {
    "format": "councildesk",
    "council": {"name": {"az": "Şura", "en": "Council"}, "languages": ["az", "en"]},
    "persons": [{"key": "ann", "names": [{"language": "en", "given": "Ann", "family": "Lee"}]}],
    "meetings": [
        {
            "date": "2026-03-01",
            "number": "1",
            "state": "held",
            "title": "İclas",
            "agenda": ["Büdcə"],
            "attendance": ["ann"],
        }
    ],
}


class Desk:
    """Runs commands and says what they printed; windows are only counted."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.opened: list[Path | None] = []
        self.obstacle: str | None = None

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        status = run([str(one) for one in arguments], open_window=self._open, obstacle=lambda: self.obstacle)
        printed = self._capsys.readouterr()
        return status, printed.out, printed.err

    def _open(self, file: Path | None) -> int:
        self.opened.append(file)
        return 0


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(capsys)


@pytest.fixture
def council(desk: Desk, tmp_path: Path) -> Path:
    source = tmp_path / "record.json"
    source.write_text(json.dumps(RECORD), encoding="utf-8")
    assert desk("load", tmp_path / "council.council", source)[0] == 0
    return tmp_path / "council.council"


def test_a_new_file_holds_a_council(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "new.council"

    status, out, err = desk("new", file, "--name", "Şura", "--language", "az", "--time-zone", "Asia/Baku")

    assert (status, err) == (0, "")
    facts = json.loads(desk("info", file, "--json")[1])
    assert (facts["council"], facts["languages"], facts["time_zone"]) == ("Şura", ["az"], "Asia/Baku")
    assert str(file) in out


def test_a_new_council_gets_its_sides(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "new.council"
    sides = ("AZ=Azerbaijan@Asia/Baku", "UZ=Uzbekistan", "KZ@Asia/Almaty", "KG")

    options = [option for side in sides for option in ("--side", side)]
    status, _out, err = desk("new", file, "--time-zone", "Asia/Tashkent", *options)

    assert (status, err) == (0, "")
    made = json.loads(desk("dump", file)[1])["council"]
    assert [(side["code"], side.get("name"), side["time_zone"]) for side in made["sides"]] == [
        ("AZ", {"en": "Azerbaijan"}, "Asia/Baku"),
        ("UZ", {"en": "Uzbekistan"}, "Asia/Tashkent"),
        ("KZ", None, "Asia/Almaty"),
        ("KG", None, "Asia/Tashkent"),
    ]
    assert made["rules"][0]["rules"]["quorum"]["each_side"] is not None


@pytest.mark.parametrize("side", ["=Azerbaijan", "", "AZ=Azerbaijan@Mars"])
def test_a_side_that_cannot_be_is_refused_and_leaves_no_file(desk: Desk, tmp_path: Path, side: str) -> None:
    status, _out, err = desk("new", tmp_path / "new.council", "--side", side)

    assert status == 1
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_new_council_that_is_refused_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    status, out, err = desk("new", tmp_path / "new.council", "--time-zone", "Mars")

    assert (status, out) == (1, "")
    assert "Mars" in err
    assert list(tmp_path.iterdir()) == []


def test_a_new_council_never_overwrites_a_file(desk: Desk, council: Path) -> None:
    status, _out, err = desk("new", council)

    assert status == 1
    assert str(council) in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", [("dump",), ("export", "persons", "--format", "csv")])
def test_what_is_written_out_never_takes_the_place_of_a_council(
    command: tuple[str, ...], desk: Desk, council: Path
) -> None:
    before = council.read_bytes()

    status, _out, err = desk(*command[:1], council, *command[1:], "--out", council)

    assert status == 1
    assert f"“{council}” is a council's file" in err
    assert council.read_bytes() == before


def test_dump_load_and_dump_give_the_same_bytes(desk: Desk, council: Path, tmp_path: Path) -> None:
    desk("dump", council, "--out", tmp_path / "dump.json")
    desk("load", tmp_path / "copy.council", tmp_path / "dump.json")

    status, out, _err = desk("dump", tmp_path / "copy.council")

    assert status == 0
    assert out == (tmp_path / "dump.json").read_text(encoding="utf-8")


def test_a_wrong_record_is_refused_with_all_its_mistakes_and_no_file_is_made(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "wrong.json"
    source.write_text('{"format": "councildesk", "council": "C", "meetings": [{"dat": 1}]}', encoding="utf-8")

    status, _out, err = desk("load", tmp_path / "new.council", source)

    assert status == 1
    assert "wrong.json" in err
    assert "meetings[0].dat" in err
    assert "meetings[0].date" in err
    assert not (tmp_path / "new.council").exists()


def test_a_file_that_holds_a_council_is_replaced_only_on_request(desk: Desk, council: Path, tmp_path: Path) -> None:
    before = desk("dump", council)[1]

    refused = desk("load", council, tmp_path / "record.json")
    replaced = desk("load", council, tmp_path / "record.json", "--replace")
    undone = desk("undo", council)

    assert (refused[0], replaced[0], undone[0]) == (1, 0, 0)
    assert desk("dump", council)[1] == before


def test_a_source_that_is_not_there_is_named(desk: Desk, tmp_path: Path) -> None:
    status, _out, err = desk("load", tmp_path / "new.council", tmp_path / "missing.json")

    assert status == 1
    assert "missing.json" in err


def test_info_tells_what_the_file_holds(desk: Desk, council: Path) -> None:
    status, out, _err = desk("info", council)

    assert status == 0
    assert "Şura" in out
    assert "az, en" in out


def test_a_sound_file_has_no_findings(desk: Desk, council: Path) -> None:
    assert desk("check", council)[0] == 0


def test_a_file_with_a_contradiction_is_told_and_exits_one(desk: Desk, tmp_path: Path) -> None:
    meeting = {"date": "2026-03-01", "entries": [{"kind": "decision", "decision": {"number": "D-7"}}]}
    source = tmp_path / "wordless.json"
    source.write_text(json.dumps({**RECORD, "meetings": [meeting]}), encoding="utf-8")
    desk("load", tmp_path / "wordless.council", source)

    status, out, err = desk("check", tmp_path / "wordless.council")

    assert status == 1
    assert "D-7" in out
    assert "1 finding." in err


def test_undo_and_redo_walk_through_the_history(desk: Desk, council: Path) -> None:
    assert "Load record" in desk("undo", council)[1]
    assert "Load record" in desk("undo", council, "--redo")[1]
    status, out, _err = desk("history", council, "--limit", 2)

    assert status == 0
    said = [line.split("  ")[-1].partition(":")[0] for line in out.splitlines()]
    assert said == ["Load record (redo)", "Load record (undo)"]


def test_nothing_to_undo_is_one_sentence(desk: Desk, council: Path) -> None:
    desk("undo", council)

    status, _out, err = desk("undo", council)

    assert status == 1
    assert len(err.splitlines()) == 1


def test_a_paper_is_published_in_the_councils_languages(desk: Desk, council: Path, tmp_path: Path) -> None:
    status, out, err = desk("publish", council, "minutes", "--meeting", "1", "--out", tmp_path / "m.pdf")

    assert (status, err) == (0, "")
    assert "m.pdf" in out
    text = pypdfium2.PdfDocument(tmp_path / "m.pdf")[0].get_textpage().get_text_range()
    assert "İclas" in text
    assert "Büdcə" in text


def test_a_paper_gets_a_name_of_its_own(
    desk: Desk, council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    desk("publish", council, "agenda", "--language", "en")

    assert (tmp_path / "2026-03-01 1 agenda en.pdf").is_file()


def test_the_list_of_members_is_published_for_a_day(desk: Desk, council: Path, tmp_path: Path) -> None:
    status, out, err = desk(
        "publish", council, "members", "--day", "2026-03-01", "--language", "en", "--out", tmp_path / "m.pdf"
    )

    assert (status, err) == (0, "")
    assert "m.pdf" in out
    text = pypdfium2.PdfDocument(tmp_path / "m.pdf")[0].get_textpage().get_text_range()
    assert "List of members" in text
    assert "1 March 2026" in text


def test_open_actions_are_published_of_the_council_on_a_day_or_of_a_meeting(
    desk: Desk, council: Path, tmp_path: Path
) -> None:
    for name, chosen in (("council", ("--day", "2026-03-02")), ("meeting", ("--meeting", "1"))):
        out = tmp_path / f"{name}.pdf"
        assert desk("publish", council, "actions", *chosen, "--language", "en", "--out", out)[0] == 0

    of_council, of_meeting = (
        pypdfium2.PdfDocument(tmp_path / name)[0].get_textpage().get_text_range()
        for name in ("council.pdf", "meeting.pdf")
    )

    assert "As of 2 March 2026" in of_council
    assert "As of" not in of_meeting
    assert "Open actions" in of_meeting


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("publish", "{file}", "members", "--day", "tomorrow"), 2),
        (("publish", "{file}", "minutes", "--meeting", "99"), 1),
        (("publish", "{file}", "minutes", "--out", "{folder}/nowhere/m.pdf"), 1),
        (("publish", "{file}", "minutes", "--language", "a", "--language", "b", "--language", "c"), 2),
        (("publish", "{file}", "letter"), 2),
        (("info", "{folder}/missing.council"), 1),
        (("check", "{folder}/record.json"), 1),
        (("history", "{file}", "--limit", "0"), 2),
        (("dump",), 2),
        (("unknown", "x"), 2),
    ],
)
def test_what_is_wrong_is_told_without_a_traceback(
    desk: Desk, council: Path, tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    found, out, err = desk(*(one.format(file=council, folder=tmp_path) for one in arguments))

    assert (found, out) == (status, "")
    assert err.strip()
    assert "Traceback" not in err


def test_the_demo_makes_the_sample_its_papers_and_its_window(desk: Desk, tmp_path: Path) -> None:
    status, out, err = desk("demo", "--out", tmp_path / "demo")

    papers = [path.name for path in (tmp_path / "demo").glob("*.pdf")]
    assert (status, err) == (0, "")
    assert desk.opened == [tmp_path / "demo" / "Expert council.council"]
    for pair in ("de-en", "az-uz", "ru-uz-Cyrl"):
        for kind in OF_MEETINGS:
            assert f"2026-06-16 AZ-UZ-2026-01 {kind} {pair}.pdf" in papers
    assert "Expert council.council" in out


@pytest.fixture
def few_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo writes one paper of each meeting; that it writes all is seen in one test."""
    monkeypatch.setattr(demo, "PAIRS", demo.PAIRS[:1])
    for kinds in ("AHEAD", "OF_MEETINGS"):
        monkeypatch.setattr(demo, kinds, [DocumentKind.AGENDA])


@pytest.mark.usefixtures("few_papers")
def test_the_demo_without_a_screen_says_so_and_is_well(desk: Desk, tmp_path: Path) -> None:
    desk.obstacle = "There is no screen."

    status, out, _err = desk("demo", "--out", tmp_path)

    assert (status, desk.opened) == (0, [])
    assert "There is no screen." in out


@pytest.mark.usefixtures("few_papers")
def test_a_second_demo_keeps_what_was_changed_in_the_sample(desk: Desk, tmp_path: Path) -> None:
    desk("demo", "--out", tmp_path, "--no-window")
    desk("undo", tmp_path / "Expert council.council")
    desk("undo", tmp_path / "Expert council.council", "--redo")

    status, _out, _err = desk("demo", "--out", tmp_path, "--no-window")

    assert status == 0
    assert "(redo)" in desk("history", tmp_path / "Expert council.council")[1]


def test_help_names_every_command(desk: Desk) -> None:
    status, out, _err = desk("--help")

    assert status == 0
    for command in ("demo", "new", "load", "dump", "publish", "info", "check", "undo", "history", "removed"):
        assert command in out


def test_invitations_are_written_into_a_folder_of_their_own(desk: Desk, tmp_path: Path) -> None:
    sample_council.opened(tmp_path).close()

    status, out, _ = desk("invite", tmp_path / "sample.council", "--out", tmp_path / "out")

    (folder,) = (tmp_path / "out").iterdir()
    assert (status, out.strip()) == (0, f"{folder} (15 invitations)")
    assert len(list(folder.glob("*.pdf"))) == 15


def test_all_papers_are_written_into_a_folder_of_their_own(desk: Desk, council: Path, tmp_path: Path) -> None:
    status, out, _ = desk("papers", council, "--meeting", "1", "--out", tmp_path / "out")

    (folder,) = (tmp_path / "out").iterdir()
    assert (status, out.strip()) == (0, f"{folder} (1 file)")
    assert [path.name[:3] for path in folder.iterdir()] == ["00 "]


def test_to_a_meeting_that_has_taken_place_nobody_is_invited(desk: Desk, council: Path, tmp_path: Path) -> None:
    status, out, err = desk("invite", council, "--meeting", "1", "--out", tmp_path / "out")

    assert (status, out) == (1, "")
    assert err == "This meeting has taken place: no invitations to it are written any more. Choose a coming meeting.\n"
    assert not (tmp_path / "out").exists()


def test_nobody_to_invite_is_said_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    council, source = tmp_path / "council.council", tmp_path / "record.json"
    source.write_text(json.dumps({**RECORD, "meetings": [{"date": "2026-03-01", "title": "İclas"}]}), encoding="utf-8")
    desk("load", council, source)

    status, _, err = desk("invite", council, "--out", tmp_path / "out")

    assert status == 1
    assert err.startswith("Nobody is invited to this meeting yet.")
    assert not (tmp_path / "out").exists()


def test_a_meeting_is_written_as_a_calendar_entry(desk: Desk, tmp_path: Path) -> None:
    sample_council.opened(tmp_path).close()

    status, _, _ = desk(
        "calendar", tmp_path / "sample.council", "--meeting", "AZ-UZ/2026/01", "--out", tmp_path / "meeting.ics"
    )

    assert status == 0
    assert (tmp_path / "meeting.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_meeting_without_an_hour_has_no_calendar_entry(desk: Desk, council: Path, tmp_path: Path) -> None:
    status, _, err = desk("calendar", council, "--meeting", "1", "--out", tmp_path / "meeting.ics")

    assert (status, err.strip()) == (1, "“Start” is empty. Fill it in.")
    assert not (tmp_path / "meeting.ics").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("dump",),
        ("check",),
        ("history",),
        ("removed",),
        ("backup",),
        ("backups",),
        ("search", "Energy"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_that_reads_leaves_an_older_file_as_it_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "old"
    folder.mkdir()
    file = restore(OLDER[0], folder / "old.council")
    before = file.read_bytes()

    status, _out, err = desk(command[0], file, *command[1:])

    assert (status, err) == (0, "")
    assert file.read_bytes() == before
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize("command", [("history",), ("search", "Evil"), ("info",), ("search", "Evil", "--json")])
def test_nothing_in_a_file_made_elsewhere_steers_the_terminal(
    command: tuple[str, ...], desk: Desk, council: Path
) -> None:
    with closing(sqlite3.connect(council)) as connection:
        connection.execute("UPDATE step SET actor = ?", ("\x1b[31mEvil\x9b2J",))
        connection.execute("UPDATE text SET body = 'Evil ' || ? || body", ("\x1b]0;x\x07\u202e",))
        connection.commit()

    status, out, err = desk(command[0], council, *command[1:])

    assert status == 0
    assert not any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in out + err)
    assert "\u202e" not in out
