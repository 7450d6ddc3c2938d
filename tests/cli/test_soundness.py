"""Commands about damage: `check` and `repair`; a damaged file never ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import small_council
from councildesk.cli.main import run


class Desk:
    """A council's file that is damaged, and the commands."""

    def __init__(self, folder: Path, sound: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        self.file, self._capsys = folder / "small.council", capsys
        self.file.write_bytes(sound)

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        status = run([str(one) for one in arguments], open_window=lambda _file: 0, obstacle=lambda: None)
        printed = self._capsys.readouterr()
        return status, printed.out, printed.err

    def damage(self) -> None:
        self.file.write_bytes(bytes(100) + self.file.read_bytes()[100:])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "small.council"
    small_council.make(path)
    return path.read_bytes()


@pytest.fixture
def desk(tmp_path: Path, sound: bytes, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, sound, capsys)


def test_a_sound_file_is_said_to_be_sound(desk: Desk) -> None:
    status, out, err = desk("check", desk.file)

    assert (status, err) == (0, "")
    assert "nothing found" in out


def test_findings_are_listed_and_counted(desk: Desk) -> None:
    desk.damage()

    status, out, err = desk("check", desk.file)

    assert status == 1
    assert "beginning of the file is damaged" in out
    assert f"{desk.file}: 1 finding.\n" == err


def test_findings_are_given_as_json(desk: Desk) -> None:
    desk.damage()

    status, out, err = desk("check", desk.file, "--json")

    assert (status, err) == (1, "")
    (found,) = json.loads(out)["findings"]
    assert (found["kind"], found["noun"], found["title"]) == ("header_damaged", "", "")
    assert found["sentence"].endswith(".")


def test_a_damaged_file_is_repaired_into_a_new_one_that_is_sound(desk: Desk) -> None:
    desk.damage()
    out_file = desk.file.with_name("new.council")

    status, out, err = desk("repair", desk.file, "--out", out_file)

    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "Everything was saved. Nothing is lost."
    assert desk("check", out_file)[0] == 0


def test_what_is_lost_is_told_by_status_and_in_json(desk: Desk) -> None:
    content = desk.file.read_bytes()
    desk.file.write_bytes(content.replace("Büdcə".encode(), "Büdgə".encode(), 1))

    status, out, _err = desk("repair", desk.file, "--out", desk.file.with_name("new.council"), "--json")

    told = json.loads(out)
    assert (status, told["is_complete"]) == (1, False)
    assert {line["kind"] for line in told["lines"]} == {"saved", "doubtful"}


@pytest.mark.parametrize("content", [b"", b"short", bytes(9000)])
def test_what_is_no_council_is_refused_in_one_sentence(desk: Desk, content: bytes) -> None:
    desk.file.write_bytes(content)
    for arguments in (("check", desk.file), ("repair", desk.file, "--out", desk.file.with_name("new.council"))):
        status, out, err = desk(*arguments)

        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1
        assert str(desk.file) in err
