"""The disk fails at any write or sync of a save, or the power goes: what was kept is there, and the file is sound."""

from __future__ import annotations

import errno
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import small_council
from councildesk.domain.text import plain
from councildesk.services import meetings, minutes
from councildesk.services.check import check
from councildesk.services.workspace import Workspace
from councildesk.storage import lock

COMPILER = shutil.which("cc")
HERE = Path(__file__).parent
SAVES = 6
SECTOR = 512
_HEAD = struct.Struct("=qqq")
ALLOWED = {"DiskFull", "PlaceUnreachable", "FileReadOnly", "FileDamaged", "FileBusy", "FileMissing"}

pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler and a loader that preloads"
)


@dataclass
class Disk:
    """A folder watched by the preloaded library, and what happened to the files in it."""

    library: Path
    council: Path
    folder: Path
    journal: Path = field(init=False)

    def __post_init__(self) -> None:
        self.journal = self.folder.with_suffix(".journal")

    @property
    def file(self) -> Path:
        return self.folder / "saved.council"

    def save(
        self, fails_at: int = 0, error: int = errno.EIO, *, stays: bool = False, cuts_off: bool = False
    ) -> list[str]:
        """Run the program on a new copy of the council; gives what was refused. It never breaks off."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.journal.unlink(missing_ok=True)
        shutil.copyfile(self.council, self.file)
        environment = os.environ | {
            "LD_PRELOAD": str(self.library),
            "DISK_WATCHED": str(self.folder),
            "DISK_JOURNAL": str(self.journal),
            "DISK_FAILS_AT": str(fails_at),
            "DISK_ERROR": str(error),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        if stays:
            environment["DISK_STAYS"] = "1"
        if cuts_off:
            environment["DISK_CUTS_OFF"] = "1"
        program = [sys.executable, str(HERE / "saving_program.py"), str(self.file), str(self.folder / "said")]
        done = subprocess.run([*program, str(SAVES)], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    def records(self) -> Iterator[tuple[str, int, int, bytes]]:
        content, place = self.journal.read_bytes(), 0
        while place < len(content):
            kind = chr(content[place])
            file, offset, length = _HEAD.unpack_from(content, place + 1)
            place += 1 + _HEAD.size
            carries = kind in "OWUA"
            yield kind, file, offset, content[place : place + length] if carries else b""
            place += length if carries else 0

    @property
    def said(self) -> int:
        """The last save that the program called done."""
        return max((int(content) for kind, _, _, content in self.records() if kind == "A"), default=0)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("library") / "disk.so"
    command = [str(COMPILER), "-shared", "-fPIC", "-O1", "-o", str(made), str(HERE / "disk.c"), "-ldl"]
    subprocess.run(command, check=True)
    return made


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("council") / "small.council"
    small_council.make(path)
    return path


@pytest.fixture
def disk(library: Path, council: Path, tmp_path: Path) -> Disk:
    return Disk(library, council, tmp_path / "disk")


def kept(file: Path) -> int:
    """Which save the file holds; nothing is wrong with it."""
    with Workspace.open(file) as workspace:
        meeting = workspace.read(meetings.rows, "en")[0].id
        content = workspace.read(minutes.rows, meeting, "en")[0].content
        assert workspace.read(check) == []
    words = plain(content["az"].blocks).split()
    numbers = {int(word) for word in words if word.isdigit()}
    assert len(numbers) <= 1
    return next(iter(numbers), 0)


class Cut:
    """What lies on a disk whose power goes: synced writes, and of the others some sectors."""

    def __init__(self, disk: Disk) -> None:
        self._names: dict[int, str] = {}
        self._synced: dict[str, bytearray] = {disk.file.name: bytearray(disk.council.read_bytes())}
        self._loose: dict[str, list[tuple[int, bytes | None]]] = {}
        self.said = 0

    def take(self, kind: str, file: int, offset: int, content: bytes) -> None:
        name = self._names.get(file, "")
        if kind == "O":
            self._names[file] = Path(content.decode()).name
        elif kind == "W":
            self._loose.setdefault(name, []).append((offset, content))
        elif kind == "T":
            self._loose.setdefault(name, []).append((offset, None))
        elif kind == "S":
            whole = self._synced.setdefault(name, bytearray())
            for place, bytes_ in self._loose.pop(name, []):
                _put(whole, place, bytes_)
        elif kind == "U":
            gone = Path(content.decode()).name
            self._synced.pop(gone, None)
            self._loose.pop(gone, None)
        elif kind == "A":
            self.said = int(content)

    def lay_out(self, folder: Path, chance: random.Random) -> None:
        """One of the disks there may be now."""
        for name in self._synced.keys() | self._loose.keys():
            if name.endswith(("-shm", lock.SUFFIX)) or not name.startswith("saved.council"):
                continue
            whole = bytearray(self._synced.get(name, b""))
            share = chance.choice((0, 0.2, 0.5, 0.8, 1))
            for place, content in self._loose.get(name, []):
                if content is None:
                    if chance.random() < share:
                        _put(whole, place, None)
                    continue
                for start in range(0, len(content), SECTOR):
                    if chance.random() < share:
                        _put(whole, place + start, content[start : start + SECTOR])
            (folder / name).write_bytes(whole)


def _put(whole: bytearray, place: int, content: bytes | None) -> None:
    if len(whole) < place:
        whole.extend(bytes(place - len(whole)))
    if content is None:
        del whole[place:]
    else:
        whole[place : place + len(content)] = content


@pytest.mark.parametrize("number", [16, pytest.param(2000, marks=pytest.mark.long)])
def test_what_was_called_saved_is_there_after_a_power_cut_at_any_moment(
    disk: Disk, tmp_path: Path, number: int
) -> None:
    assert disk.save() == []
    records = list(disk.records())
    assert any(kind == "S" for kind, *_ in records)
    chance, found = random.Random(7), set()
    for case in range(number):
        cut = Cut(disk)
        for record in records[: chance.randrange(1, len(records) + 1)]:
            cut.take(*record)
        folder = tmp_path / f"cut-{case}"
        folder.mkdir()
        cut.lay_out(folder, chance)
        holds = kept(folder / disk.file.name)
        assert holds >= cut.said, case
        found.add(holds)
        shutil.rmtree(folder)
    assert len(found) > 2  # the cuts fell between different saves


@pytest.mark.parametrize(
    ("error", "stays", "share"),
    [
        pytest.param(errno.EIO, False, 36, id="broken once"),
        pytest.param(errno.ENOSPC, True, 36, id="full for good"),
        *(
            pytest.param(error, stays, 1, marks=pytest.mark.long)
            for error in (errno.EIO, errno.ENOSPC)
            for stays in (False, True)
        ),
    ],
)
def test_at_whichever_write_or_sync_the_disk_fails_nothing_kept_is_lost(
    disk: Disk, error: int, stays: bool, share: int
) -> None:
    """Each 36th call of the whole run in the short form, each in the long one. A passing fault is got over."""
    assert disk.save() == []
    calls = sum(kind in "WTS" for kind, *_ in disk.records())
    refused = 0
    for number in range(1, calls + 1, share):
        told = disk.save(number, error, stays=stays)
        assert set(told) <= ALLOWED, (number, told)
        refused += bool(told)
        holds = kept(disk.file)
        assert holds >= disk.said, (number, told)
    assert refused


@pytest.mark.parametrize("share", [70, pytest.param(1, marks=pytest.mark.long)])
def test_a_share_that_was_lost_is_written_to_again_though_no_open_file_of_it_answers(disk: Disk, share: int) -> None:
    assert disk.save() == []
    kinds = [kind for kind, *_ in disk.records() if kind in "WTSA"]
    before = sum(kind in "WTS" for kind in kinds[: kinds.index("A")])
    calls = sum(kind in "WTS" for kind in kinds)
    refused = 0
    for number in range(before + 1, calls + 1, share):
        told = disk.save(number, errno.EIO, cuts_off=True)
        assert set(told) <= {"PlaceUnreachable"}, (number, told)
        refused += bool(told)
        assert disk.said == SAVES, (number, told)
        assert kept(disk.file) == SAVES, number
    assert refused
