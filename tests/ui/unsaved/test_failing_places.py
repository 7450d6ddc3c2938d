"""Somebody types in the program's window, and the place of the file fails, as a person would see it; then it is back.

Each time the reason stands above the page, what is typed stays in its field and in the rescue file, what was called
saved is in the council's file, and all of it is written there when the place takes it again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import rights
import small_council
from councildesk.domain.place import Place as WherePlaced
from councildesk.domain.place import PlaceKind
from councildesk.domain.text import plain
from councildesk.paths import Paths
from councildesk.services import meetings, minutes, organisations, rescue
from councildesk.services.check import check
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import lock, place
from councildesk.ui.desktop import Desktop
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.opening.question_dialog import QuestionDialog, Reply
from councildesk.ui.page import Place

pytestmark = [
    pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True),
    pytest.mark.skipif(os.name != "posix", reason="permissions and files that are moved while they are open"),
]


@dataclass
class Working:
    """The program with a council open in it, at an entry of the minutes."""

    desktop: Desktop
    qtbot: QtBot
    file: Path
    places: Paths
    part: MinutesPart
    entry: str

    @property
    def live(self) -> LiveWorkspace:
        assert self.desktop.window.desk is not None
        return self.desktop.window.desk.live

    @property
    def bar(self) -> str:
        return self.desktop.window.view.unsaved_bar.text

    @property
    def saved(self) -> str:
        return self.desktop.window.view.form.saved_label.text()

    @property
    def rescued(self) -> str:
        path = rescue.path_for(self.file, self.places.rescue)
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def shown(self) -> str:
        frame = self.part.column.frame(self.entry)
        assert frame is not None
        return frame.texts["az"].edit.toPlainText()

    def type(self, text: str) -> None:
        """As hands do, and rest."""
        frame = self.part.column.frame(self.entry)
        assert frame is not None
        frame.texts["az"].edit.setFocus()
        frame.focus_end()
        self.qtbot.keyClicks(QApplication.focusWidget(), text)
        self.live.flush()

    def save(self) -> None:
        self.desktop.window.actions_by_name["save"].trigger()

    def close(self) -> None:
        self.desktop.window.close()
        self.desktop.close()


SIZE = 4_000_000
"""Bytes of the small file system."""

Open = Callable[[Path], Working]


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("council") / "small.council"
    small_council.make(path)
    return path.read_bytes()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder of somebody whom permissions hinder."""
    with rights.ordinary():
        yield tmp_path


@pytest.fixture
def open_in(
    qapp: QApplication, home: Path, council: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens a copy of the council in a folder, and ends the program after the test, whatever waits there then."""
    monkeypatch.setattr(QuestionDialog, "ask", lambda *_: Reply.CLOSE)
    opened: list[Working] = []
    places = Paths(**{field.name: home / field.name for field in fields(Paths)})

    def open_copy(folder: Path) -> Working:
        folder.mkdir(exist_ok=True)
        file = folder / "typed.council"
        file.write_bytes(council)
        desktop = Desktop(qapp, places)
        desktop.window.resize(1366, 728)
        desktop.window.show()
        desktop.open(file)
        qtbot.waitUntil(lambda: desktop.window.desk is not None)
        desk = desktop.window.desk
        assert desk is not None
        meeting = desk.live.read(meetings.rows, "en")[0].id
        entry = desk.live.read(minutes.rows, meeting, "en")[0].id
        page = desktop.window.go(Place("meetings", meeting, "minutes", entry))
        assert isinstance(page, MeetingsPage)
        assert isinstance(page.record.part, MinutesPart)
        opened.append(Working(desktop, qtbot, file, places, page.record.part, entry))
        return opened[-1]

    yield open_copy
    for one in opened:
        if one.desktop.has_council:
            one.close()


def kept(file: Path, entry: str) -> str:
    """What the file holds, opened by the next program; nothing is wrong with it."""
    with Workspace.open(file) as workspace:
        assert workspace.read(check) == []
        return plain(workspace.read(minutes.row, entry, "en").content["az"].blocks)


def prove_nothing_is_lost(working: Working, fail: Callable[[], None], mend: Callable[[], None], reason: str) -> None:
    """Type before, during and after."""
    before = working.shown
    working.type("A")
    assert working.saved == "Saved"
    fail()
    try:
        working.type("B")
        added = working.live.attempt("Add", organisations.add, OrganisationDraft(name={"az": "Institut"}))
        assert added is None
        assert reason in working.bar
        assert "is kept in a rescue file in another place" in working.bar
        assert (working.shown, working.saved) == (f"{before}AB", "Not saved")
        assert f'"text": "{before}AB"' in working.rescued
    finally:
        mend()

    working.save()

    assert (working.bar, working.saved, working.rescued) == ("", "Saved", "")
    working.type("C")
    working.live.undo()
    assert working.shown == before
    working.live.redo()
    working.close()
    assert kept(working.file, working.entry) == f"{before}ABC"
    assert [path.name for path in working.file.parent.iterdir()] == [working.file.name]


@pytest.mark.parametrize(
    ("taken", "mode"),
    [
        pytest.param("file", 0o444, id="the file is made read-only"),
        pytest.param("file", 0o000, id="every right to the file is taken away"),
        pytest.param("folder", 0o000, id="every right to the folder is taken away"),
    ],
)
def test_rights_that_are_taken_away_are_told(
    open_in: Open, home: Path, monkeypatch: pytest.MonkeyPatch, taken: str, mode: int
) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    working = open_in(home / "council")
    target = working.file if taken == "file" else working.file.parent
    usual = target.stat().st_mode

    prove_nothing_is_lost(
        working, partial(target.chmod, mode), partial(target.chmod, usual), "or its folder cannot be written to"
    )


@pytest.mark.parametrize("kind", [PlaceKind.DISK, PlaceKind.SHARE])
def test_in_a_folder_that_takes_no_new_files_one_goes_on_writing_into_the_open_one(
    open_in: Open, home: Path, monkeypatch: pytest.MonkeyPatch, kind: PlaceKind
) -> None:
    monkeypatch.setattr(place, "of", lambda *_: WherePlaced(kind))
    working = open_in(home / "council")
    before = working.shown
    working.type("A")
    working.file.parent.chmod(0o555)

    working.type("B")
    told = working.bar, working.saved
    working.close()

    working.file.parent.chmod(0o755)
    assert told == ("", "Saved")
    assert kept(working.file, working.entry) == f"{before}AB"


@pytest.mark.parametrize("kind", [PlaceKind.DISK, PlaceKind.SHARE])
def test_a_folder_that_is_renamed_and_gets_its_name_back_is_written_into_again(
    open_in: Open, home: Path, monkeypatch: pytest.MonkeyPatch, kind: PlaceKind
) -> None:
    monkeypatch.setattr(place, "of", lambda *_: WherePlaced(kind))
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    working = open_in(home / "council")
    folder, elsewhere = working.file.parent, home / "elsewhere"

    prove_nothing_is_lost(
        working, partial(folder.rename, elsewhere), partial(elsewhere.rename, folder), "There is no file"
    )


@dataclass
class Stick:
    """A file system of its own with little room. Whoever had a file of it open keeps the one that was pulled."""

    place: Path
    aside: Path
    is_in: bool = False

    def plug_in(self) -> None:
        """With what was on it when it was pulled."""
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(self.place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this system lets nobody make a small file system, as containers do")
        self.is_in = True
        if self.aside.exists():
            shutil.copytree(self.aside, self.place, dirs_exist_ok=True)

    def pull(self) -> None:
        shutil.copytree(self.place, self.aside)
        subprocess.run(["umount", "--lazy", str(self.place)], check=True)
        self.is_in = False


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only the super user of a Linux system can make a small file system")
    place = tmp_path / "stick"
    place.mkdir()
    stick = Stick(place, tmp_path / "pulled")
    stick.plug_in()
    yield stick
    if stick.is_in:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(folder: Path) -> None:
    """Until there is no room for another byte."""
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        for size in (65536, 4096, 1):
            with contextlib.suppress(OSError):
                while ballast.write(bytes(size)):
                    pass


@pytest.mark.parametrize("kind", [PlaceKind.DISK, PlaceKind.SHARE])
def test_on_a_disk_without_room_nothing_is_lost(
    open_in: Open, stick: Stick, monkeypatch: pytest.MonkeyPatch, kind: PlaceKind
) -> None:
    monkeypatch.setattr(place, "of", lambda *_: WherePlaced(kind))
    working = open_in(stick.place / "council")

    prove_nothing_is_lost(
        working,
        partial(fill, stick.place),
        (stick.place / "ballast").unlink,
        "There is no space left on the disk",
    )


@pytest.mark.parametrize("kind", [PlaceKind.DISK, PlaceKind.SHARE])
def test_a_stick_that_was_pulled_is_written_to_again_when_it_is_back(
    open_in: Open, stick: Stick, monkeypatch: pytest.MonkeyPatch, kind: PlaceKind
) -> None:
    monkeypatch.setattr(place, "of", lambda *_: WherePlaced(kind))
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    working = open_in(stick.place / "council")

    prove_nothing_is_lost(working, stick.pull, stick.plug_in, "There is no file")


def test_a_file_that_is_another_state_of_the_council_is_not_taken_for_the_one_that_was_pulled(
    open_in: Open, stick: Stick
) -> None:
    working = open_in(stick.place / "council")
    older = working.file.read_bytes()
    working.type("A")
    before = working.shown
    stick.pull()
    shutil.rmtree(stick.aside)
    working.type("B")
    stick.plug_in()
    working.file.parent.mkdir()
    working.file.write_bytes(older)

    working.save()

    assert "Another file was put in the place of" in working.bar
    assert f'"text": "{before}B"' in working.rescued
    assert working.file.read_bytes() == older
