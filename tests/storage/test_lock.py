"""Who has a file open: taken, told, judged, taken over, left behind."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rights
from councildesk.domain.holder import GONE_AFTER, SILENT_AFTER, Holder, Presence, presence_elsewhere
from councildesk.storage import lock, processes
from councildesk.storage.refusals import FileHeld, FileMissing, PlaceUnreachable

NOW = dt.datetime(2026, 11, 3, 10, 0, tzinfo=dt.UTC)
HOLD = """
import sys
from pathlib import Path
from councildesk.storage import lock
lock.take(Path(sys.argv[1]), "ada")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Stands for a council's file: a lock does not look into it."""
    file = tmp_path / "Şura.council"
    file.write_bytes(b"")
    file.chmod(0o640)
    return file


@pytest.fixture
def held(file: Path) -> Iterator[subprocess.Popen[str]]:
    """The file is held by a program that runs."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    yield program
    program.kill()
    program.communicate()


def written(file: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(lock.path_for(file).read_bytes())
    return facts


def rewrite(file: Path, age: dt.timedelta = dt.timedelta(), **changes: object) -> None:
    """Put other facts into the lock, as it would be after this time."""
    path = lock.path_for(file)
    told = dt.datetime.now(dt.UTC) - age
    facts = written(file) | {"told_at": told.isoformat(), "taken_at": told.isoformat()} | changes
    path.write_text(json.dumps(facts), encoding="utf-8")
    os.utime(path, (told.timestamp(), told.timestamp()))


def test_a_lock_says_who_where_and_since_when_and_goes_with_its_holder(file: Path) -> None:
    own = lock.take(file, "ada")

    found = lock.look(file)
    assert found is not None
    assert (found.holder.login, found.holder.process, found.presence) == ("ada", os.getpid(), Presence.HERE)
    assert found.holder.computer
    assert found.holder.taken_at is not None
    assert lock.path_for(file).stat().st_size < 1000

    own.release()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(os.name != "posix", reason="permissions of files")
def test_a_lock_is_read_by_those_who_may_read_the_file(file: Path) -> None:
    own = lock.take(file, "ada")
    assert stat.S_IMODE(lock.path_for(file).stat().st_mode) == 0o640

    own.tell()

    assert stat.S_IMODE(lock.path_for(file).stat().st_mode) == 0o640
    own.release()


def test_a_second_program_is_told_who_has_the_file(file: Path, held: subprocess.Popen[str]) -> None:
    with pytest.raises(FileHeld) as refused:
        lock.take(file, "rauf")

    assert refused.value.holder.login == "ada"
    assert refused.value.holder.process == held.pid
    assert refused.value.presence is Presence.HERE


def test_the_same_program_does_not_open_a_file_twice(file: Path) -> None:
    own = lock.take(file, "ada")

    with pytest.raises(FileHeld):
        lock.take(file, "ada")

    own.release()


def test_a_file_is_found_held_by_whatever_way_it_is_reached(file: Path, tmp_path: Path) -> None:
    own = lock.take(file, "ada")
    link = tmp_path / "link.council"
    link.symlink_to(file)

    assert lock.look(link) is not None

    own.release()


def test_the_lock_of_a_program_that_was_killed_is_replaced(file: Path, held: subprocess.Popen[str]) -> None:
    held.kill()
    held.wait()
    assert lock.path_for(file).exists()

    own = lock.take(file, "rauf")

    assert written(file)["login"] == "rauf"
    own.release()


def test_a_program_that_ended_and_was_not_yet_taken_notice_of_is_gone(file: Path, held: subprocess.Popen[str]) -> None:
    held.kill()
    os.waitid(os.P_PID, held.pid, os.WEXITED | os.WNOWAIT)  # its number still stands in the list of processes

    found = lock.look(file)

    assert found is not None
    assert found.presence is Presence.GONE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"born": "00000000-0000-0000-0000-000000000000 1"}, id="the computer was restarted"),
        pytest.param({"born": f"{processes.birth(os.getpid())}1"}, id="the number was given out again"),
        pytest.param({"process": 2**31 - 1}, id="there is no such process"),
    ],
)
def test_a_lock_of_this_computer_is_stale_when(file: Path, changes: dict[str, object]) -> None:
    lock.take(file, "ada").release()
    lock._lay_down(file, lock._own("ada"))
    rewrite(file, **changes)

    lock.take(file, "rauf").release()

    assert not lock.path_for(file).exists()


def test_a_running_program_is_not_judged_by_its_age(file: Path, held: subprocess.Popen[str]) -> None:
    rewrite(file, dt.timedelta(days=3))

    with pytest.raises(FileHeld):
        lock.take(file, "rauf")


@pytest.mark.parametrize(
    ("age", "presence"),
    [
        (dt.timedelta(minutes=5), Presence.ELSEWHERE),
        (dt.timedelta(minutes=11), Presence.SILENT),
        (dt.timedelta(hours=23), Presence.SILENT),
        (dt.timedelta(hours=-2), Presence.ELSEWHERE),
    ],
)
def test_another_computer_is_judged_by_its_age(file: Path, age: dt.timedelta, presence: Presence) -> None:
    lock._lay_down(file, lock._own("ada"))
    rewrite(file, age, computer="desk-7", computer_id="another")

    with pytest.raises(FileHeld) as refused:
        lock.take(file, "rauf")

    assert refused.value.presence is presence
    assert refused.value.holder.computer == "desk-7"


def test_another_computer_that_was_silent_for_a_day_has_the_file_no_more(file: Path) -> None:
    lock._lay_down(file, lock._own("ada"))
    rewrite(file, dt.timedelta(hours=25), computer_id="another")

    lock.take(file, "rauf").release()

    assert not lock.path_for(file).exists()


def test_a_program_whose_processes_cannot_be_seen_from_here_has_not_gone(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a Flatpak: same computer, other numbers."""
    with monkeypatch.context() as apart:
        (tmp_path / "numbers").symlink_to("pid:[7]")
        apart.setattr(processes, "_NUMBERS", tmp_path / "numbers")
        processes.computer_id.cache_clear()
        lock._lay_down(file, lock._own("ada"))
    processes.computer_id.cache_clear()
    rewrite(file, process=2**30)  # runs there, not here

    with pytest.raises(FileHeld) as refused:
        lock.take(file, "rauf")

    assert refused.value.presence is Presence.ELSEWHERE


@given(st.lists(st.timedeltas(dt.timedelta(days=-2), dt.timedelta(days=2)), min_size=1))
def test_the_youngest_sign_of_life_counts(ages: list[dt.timedelta]) -> None:
    presence = presence_elsewhere([NOW - age for age in ages], NOW)

    assert (presence is Presence.ELSEWHERE) == (min(ages) < SILENT_AFTER)
    assert (presence is Presence.GONE) == (min(ages) >= GONE_AFTER)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff garbage",
        b"[1, 2]",
        b'{"login": 7, "process": "x", "token": []}',
        b'{"process": -1, "told_at": "yesterday"}',
        b"[" * 5000,
        b"x" * 100_000,
    ],
)
def test_a_lock_that_says_nothing_readable_is_taken_for_a_strangers(file: Path, content: bytes) -> None:
    lock.path_for(file).write_bytes(content)

    with pytest.raises(FileHeld) as refused:
        lock.take(file, "rauf")

    assert refused.value.holder == Holder()
    assert refused.value.presence is Presence.ELSEWHERE
    assert lock.path_for(file).read_bytes() == content


def test_what_a_stranger_wrote_into_a_lock_is_one_short_line(file: Path) -> None:
    lock._lay_down(file, lock._own("ada"))
    rewrite(file, computer_id="another", name="Ada\n\x1b[31m" + "a" * 500)

    found = lock.look(file)

    assert found is not None
    assert found.holder.name == ("Ada[31m" + "a" * 500)[:100]


def test_an_unreadable_lock_grows_old_too(file: Path) -> None:
    path = lock.path_for(file)
    path.write_bytes(b"")
    yesterday = (dt.datetime.now(dt.UTC) - dt.timedelta(hours=25)).timestamp()
    os.utime(path, (yesterday, yesterday))

    lock.take(file, "rauf").release()

    assert not path.exists()


def test_who_takes_a_file_over_has_it_and_the_other_one_learns_of_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    first = lock.take(file, "ada")
    assert first.successor() is None

    second = lock.take(file, "rauf", over=True)

    found = first.successor()
    assert found is not None
    assert found.holder.login == "rauf"
    first.tell()
    first.release()
    assert written(file)["login"] == "rauf"
    second.release()


@pytest.mark.parametrize("again", [lock.Lock.successor, lock.Lock.tell])
def test_a_lock_that_was_removed_by_hand_is_laid_down_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, again: Callable[[lock.Lock], object]
) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    own = lock.take(file, "ada")
    lock.path_for(file).unlink()

    again(own)

    assert written(file)["login"] == "ada"
    own.release()


def test_telling_keeps_a_lock_young(file: Path) -> None:
    own = lock.take(file, "ada")
    rewrite(file, dt.timedelta(hours=1))
    before = written(file)

    own.tell()

    assert written(file)["told_at"] > before["told_at"]
    assert [path.name for path in file.parent.iterdir() if "lock" in path.name] == [lock.path_for(file).name]
    own.release()


def test_a_lock_laid_down_between_judging_and_removing_stays(file: Path) -> None:
    """Two programs find a stale lock at the same time, and one of them is quicker."""
    judged = lock._own("gone")
    quicker = lock.take(file, "ada")

    lock._put_aside(lock.path_for(file), judged)

    assert written(file)["login"] == "ada"
    quicker.release()


@pytest.mark.parametrize("names", [2, 1], ids=["disk", "stick"])
def test_a_lock_that_is_given_back_replaces_none_laid_down_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch, names: int
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    if names == 1:
        monkeypatch.setattr(Path, "hardlink_to", refused)
    lock._lay_down(file, lock._own("ada"))
    path = lock.path_for(file)
    aside = path.with_name("aside")
    path.rename(aside)

    lock._lay_down(file, lock._own("rauf"))
    lock._give_back(aside, path)
    assert written(file)["login"] == "rauf"

    path.unlink()
    lock._give_back(aside, path)
    assert written(file)["login"] == "ada"


def test_in_a_folder_that_is_gone_nothing_is_taken(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        lock.take(tmp_path / "gone" / "a.council", "ada")


def test_letting_go_where_the_folder_is_gone_refuses_nothing(file: Path) -> None:
    own = lock.take(file, "ada")
    lock.path_for(file).unlink()
    file.unlink()
    file.parent.rmdir()

    own.tell()
    own.release()

    assert not file.parent.exists()


def test_a_process_is_known_by_when_it_began() -> None:
    assert processes.birth(os.getpid()) == processes.birth(os.getpid())
    assert processes.birth(0) is None
    assert processes.birth(2**31 - 1) is None


@pytest.mark.skipif(os.name == "nt", reason="the first process has another number there")
def test_two_processes_began_at_two_times() -> None:
    """Not parent and child: they may begin within one tick of the clock."""
    assert processes.birth(os.getpid()) != processes.birth(1)


def test_a_process_of_which_nothing_is_told_counts_as_running(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = lock.take(file, "ada")
    monkeypatch.setattr(processes, "birth", lambda process: processes.UNKNOWN)

    found = lock.look(file)

    assert found is not None
    assert found.presence is Presence.HERE
    own.release()


def test_a_lock_that_could_not_be_removed_does_not_hold_off_the_program_that_let_go(file: Path) -> None:
    with rights.ordinary():
        taken = lock.take(file, "ada")
        file.parent.chmod(0o555)
        taken.release()
        file.parent.chmod(0o755)
    assert lock.path_for(file).exists()

    lock.take(file, "ada").release()

    assert not lock.path_for(file).exists()


def test_in_a_folder_that_may_not_be_looked_into_nobody_is_said_to_hold_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    with rights.ordinary():
        taken = lock.take(file, "ada")
        file.parent.chmod(0o000)

        assert taken.successor() is None

        file.parent.chmod(0o755)
        assert taken.successor() is None
        taken.release()
    assert not lock.path_for(file).exists()


@pytest.mark.skipif(os.name != "posix", reason="links are laid down by anybody only there")
def test_a_link_that_leads_nowhere_in_the_place_of_a_lock_is_told(file: Path) -> None:
    lock.path_for(file).symlink_to(file.parent / "nowhere")

    with pytest.raises(PlaceUnreachable):
        lock.take(file, "ada")
