"""Backups: made and checked, thinned, brought to a second place; none of it may ever lose the only good one."""

from __future__ import annotations

import datetime as dt
import shutil
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from councildesk.domain import retention
from councildesk.domain.errors import Refusal
from councildesk.domain.names import PersonName
from councildesk.domain.retention import Keeping, Occasion
from councildesk.services import backup_places, backups, persons
from councildesk.services.backup_places import BackupPlaces
from councildesk.services.persons import PersonDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import copying
from councildesk.storage.refusals import (
    DiskFull,
    FileBusy,
    FileDamaged,
    FileMissing,
    FileTooNew,
    NotACouncilFile,
    PlaceUnreachable,
)

START = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)


class Watch:
    """A clock that is set forward by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> dt.datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += dt.timedelta(**by)


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def places(workspace: Workspace, tmp_path: Path) -> BackupPlaces:
    stick = tmp_path / "stick"
    stick.mkdir()
    return backup_places.of(workspace.path, tmp_path / "backups", stick)


def add_person(workspace: Workspace, family: str) -> str:
    return workspace.perform("Add person", persons.add, PersonDraft((PersonName("en", "Ann", family),)))


def names(folder: Path | None) -> list[str]:
    assert folder is not None
    return sorted(path.name for path in folder.iterdir())


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 : 8192 + 4096] = b"\xee" * 4096
    path.write_bytes(content)


def test_a_backup_is_private_says_when_and_why_and_is_in_both_places(
    workspace: Workspace, places: BackupPlaces, clock: Watch
) -> None:
    add_person(workspace, "Lee")

    made = backups.make(places, Occasion.OPENED, clock=clock)

    assert names(places.folder) == names(places.second) == ["2026-11-26 09-00-00 UTC opened.council"]
    assert stat.S_IMODE(places.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    (row,) = backup_places.rows(places)
    assert (row.at, row.occasion, row.size) == (START, Occasion.OPENED, made.size)
    assert row.is_here
    assert row.is_second
    assert row.path == made.path


def test_what_is_in_a_backup_is_told_at_a_glance(workspace: Workspace, places: BackupPlaces) -> None:
    add_person(workspace, "Lee")
    gone = add_person(workspace, "Park")
    workspace.perform("Remove person", persons.remove, gone)

    inside = backups.contents(backups.make(places, Occasion.WORKING).path)

    assert (inside.label, inside.actor) == ("Remove person", "Leyla")
    assert inside.counts == {"meeting": 0, "person": 1, "entry": 0}
    assert inside.at is not None
    assert abs(inside.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert names(places.folder) == [backup_places.rows(places)[0].path.name], "looking leaves nothing beside it"


def test_a_backup_is_outdated_once_something_changed_also_by_typing_on(
    workspace: Workspace, places: BackupPlaces
) -> None:
    person = add_person(workspace, "Lee")
    assert backups.is_outdated(places, workspace.read(backups.moment))
    _type_notes(workspace, person, "Speaks")
    backups.make(places, Occasion.OPENED)
    assert not backups.is_outdated(places, workspace.read(backups.moment))

    steps = workspace.read(backups.moment).place
    _type_notes(workspace, person, "Speaks Uzbek")

    assert workspace.read(backups.moment).place == steps, "typing lengthened the step"
    assert backups.is_outdated(places, workspace.read(backups.moment))


def test_a_backup_that_cannot_be_read_counts_as_none(workspace: Workspace, places: BackupPlaces) -> None:
    made = backups.make(places, Occasion.OPENED)
    made.path.write_bytes(b"")

    assert backups.is_outdated(places, workspace.read(backups.moment))
    with pytest.raises(NotACouncilFile):
        backups.check(backup_places.rows(places)[0])


def test_two_backups_in_one_second_have_two_names(places: BackupPlaces, clock: Watch) -> None:
    backups.make(places, Occasion.WORKING, clock=clock)
    backups.make(places, Occasion.WORKING, clock=clock)

    assert names(places.folder) == [
        "2026-11-26 09-00-00 UTC working.council",
        "2026-11-26 09-00-01 UTC working.council",
    ]


def test_old_ones_thin_out_in_both_places_as_the_rules_say(
    workspace: Workspace, places: BackupPlaces, clock: Watch
) -> None:
    _fill(places, clock, count=24, minutes=30)

    wanted = retention.rules(0)
    every = backup_places.to_decide(backup_places.files(places.folder), set())
    assert retention.surplus(every, clock.at.astimezone(), wanted) == []
    assert names(places.folder) == names(places.second)
    assert wanted.last < len(every) < 24


def test_before_one_goes_the_next_newer_one_is_looked_through(places: BackupPlaces, clock: Watch) -> None:
    _fill(places, clock, count=3, minutes=3)
    first, second, third = names(places.folder)
    clock.forward(hours=2)
    spoil(places.folder / third)
    for _n in range(10):
        backups.make(places, Occasion.WORKING, clock=clock)

    clock.forward(seconds=1)
    backups.make(places, Occasion.WORKING, clock=clock)

    left = names(places.folder)
    assert second in left, "it stands for its hour, because the last one of it is damaged"
    assert first not in left
    assert third not in left


def test_the_only_good_one_never_goes(places: BackupPlaces, clock: Watch) -> None:
    _fill(places, clock, count=12, minutes=1)
    for name in names(places.folder)[1:]:
        spoil(places.folder / name)
    only = names(places.folder)[0]
    clock.forward(days=3000)

    backups.thin(places.folder, Keeping.MONTHS, clock())

    assert only in names(places.folder)


def test_with_no_good_one_left_nothing_goes(places: BackupPlaces, clock: Watch) -> None:
    _fill(places, clock, count=12, minutes=1)
    before = names(places.folder)
    for name in before:
        spoil(places.folder / name)
    clock.forward(days=3000)

    assert backups.thin(places.folder, Keeping.MONTHS, clock()) == 0
    assert names(places.folder) == before


@pytest.mark.parametrize("refusal", [FileBusy("x"), PlaceUnreachable("x", "away"), FileTooNew("x", 9, 4)])
def test_a_backup_that_cannot_be_read_just_now_stays_and_stands_for_no_other(
    refusal: Refusal, places: BackupPlaces, clock: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(places, clock, count=3, minutes=3)
    first, second, third = names(places.folder)
    clock.forward(hours=2)
    check = copying.check

    def refuse_one(path: Path, called: Path | None = None) -> int:
        if path.name == third:
            raise refusal
        return check(path, called)

    monkeypatch.setattr(copying, "check", refuse_one)
    for _n in range(10):
        backups.make(places, Occasion.WORKING, clock=clock)

    clock.forward(seconds=1)
    backups.make(places, Occasion.WORKING, clock=clock)

    left = names(places.folder)
    assert third in left
    assert second in left, "it stands for its hour, because the last one of it could not be looked through"
    assert first not in left


def test_a_damaged_file_gives_no_backup_and_takes_none_away(
    workspace: Workspace, places: BackupPlaces, clock: Watch
) -> None:
    _fill(places, clock, count=12, minutes=1)
    before = names(places.folder)
    workspace.close()
    spoil(workspace.path)
    clock.forward(days=3000)

    with pytest.raises(FileDamaged):
        backups.make(places, Occasion.OPENED, clock=clock)

    assert names(places.folder) == before


def test_while_the_second_place_is_away_it_is_told_and_made_up_for_later(
    workspace: Workspace, places: BackupPlaces, clock: Watch
) -> None:
    assert places.second is not None
    stick = places.second.parent
    backups.make(places, Occasion.OPENED, clock=clock)
    away = stick.with_name("in a drawer")
    stick.rename(away)
    clock.forward(minutes=10)

    made = backups.make(places, Occasion.WORKING, clock=clock)

    assert isinstance(made.trouble, PlaceUnreachable)
    assert not stick.exists(), "nothing is put where the stick would be"
    away.rename(stick)
    assert backups.bring_over(places, Keeping.YEARS, clock=clock) == 1
    assert names(places.folder) == names(places.second)
    assert backups.bring_over(places, Keeping.YEARS, clock=clock) == 0


def test_after_long_only_a_little_of_everything_is_made_up_for(places: BackupPlaces, clock: Watch) -> None:
    assert places.second is not None
    shutil.rmtree(places.second.parent)
    _fill(places, clock, count=24, minutes=30)
    places.second.parent.mkdir()

    brought = backups.bring_over(places, Keeping.YEARS, clock=clock)

    assert brought == 1, "all are of one day"
    assert names(places.second) == names(places.folder)[-1:]


def test_a_clock_that_was_wrong_once_keeps_nothing_out_of_the_second_place(places: BackupPlaces, clock: Watch) -> None:
    clock.forward(days=2000)
    backups.make(places, Occasion.WORKING, clock=clock)
    clock.at = START
    made = backups.make(places, Occasion.WORKING, clock=clock)

    assert made.trouble is None
    assert names(places.second) == names(places.folder) == [made.path.name, "2032-05-18 09-00-00 UTC working.council"]
    assert backups.bring_over(places, Keeping.YEARS, clock=clock) == 0


def test_on_a_full_disk_what_may_go_goes_first(
    places: BackupPlaces, clock: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(places, clock, count=12, minutes=60)
    clock.forward(days=400)
    full = _full_while(lambda: len(names(places.folder)) > 11)
    monkeypatch.setattr(copying, "copy_checked", full)

    made = backups.make(places, Occasion.OPENED, Keeping.MONTHS, clock=clock)

    assert made.path.exists()


def test_on_a_full_disk_with_nothing_to_clear_away_it_is_said_and_nothing_is_lost(
    places: BackupPlaces, clock: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(places, clock, count=3, minutes=1)
    before = names(places.folder)
    monkeypatch.setattr(copying, "copy_checked", _full_while(lambda: True))

    with pytest.raises(DiskFull):
        backups.make(places, Occasion.OPENED, clock=clock)

    assert names(places.folder) == before


def test_a_second_file_of_the_same_name_has_backups_of_its_own(tmp_path: Path) -> None:
    one, other = (backup_places.of(tmp_path / name / "Council.council", tmp_path) for name in ("a", "b"))

    assert one.folder != other.folder
    assert one.folder.name.startswith("Council ")


def test_on_macos_one_file_has_one_folder_however_its_name_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, found = (tmp_path / unicodedata.normalize(form, "Şura für Öl.council") for form in ("NFC", "NFD"))
    assert backup_places.of(typed, tmp_path).folder != backup_places.of(found, tmp_path).folder

    monkeypatch.setattr(backup_places.sys, "platform", "darwin")

    assert backup_places.of(typed, tmp_path).folder == backup_places.of(found, tmp_path).folder


def test_files_that_are_no_backups_are_left_alone(places: BackupPlaces, clock: Watch) -> None:
    backups.make(places, Occasion.OPENED, clock=clock)
    for name in ("notes.txt", "2026-02-31 09-00-00 UTC opened.council", "2026-01-01 09-00-00 UTC unknown.council"):
        (places.folder / name).touch()
    clock.forward(days=3000)

    backups.make(places, Occasion.OPENED, clock=clock)

    assert len(backup_places.rows(places)) == 1 + 1
    assert len(names(places.folder)) == 1 + 1 + 3


def test_what_a_killed_program_left_beside_file_and_backups_is_cleared_away(places: BackupPlaces, clock: Watch) -> None:
    backups.make(places, Occasion.OPENED, clock=clock)
    left = [folder / f".{folder.name}.0a1b2c3d.council-copying" for folder in (places.file.parent, places.folder)]
    for path in left:
        path.write_bytes(b"half")

    backups.tidy(places)

    assert not any(path.exists() for path in left)


def test_the_newest_good_backup_is_found_past_damaged_ones(places: BackupPlaces, clock: Watch) -> None:
    assert backups.newest_good(places) is None
    _fill(places, clock, count=3, minutes=1)
    first, second, third = names(places.folder)
    spoil(places.folder / third)
    (places.folder / second).write_bytes(b"")

    row = backups.newest_good(places)

    assert row is not None
    assert row.path.parent == places.second, "there the newest one is sound"
    assert row.path.name == third
    shutil.rmtree(places.second.parent)
    row = backups.newest_good(places)
    assert row is not None
    assert row.path.name == first


def test_a_copy_elsewhere_is_called_like_the_file_and_replaces_nothing(
    workspace: Workspace, tmp_path: Path, clock: Watch
) -> None:
    folder = tmp_path / "elsewhere"
    with pytest.raises(FileMissing):
        backups.copy_to(workspace.path, folder, clock)
    folder.mkdir()

    first, second = (backups.copy_to(workspace.path, folder, clock).path for _n in range(2))

    assert first != second
    assert first.name.startswith("test 2026-11-2")


def _type_notes(workspace: Workspace, person: str, notes: str) -> None:
    draft = PersonDraft((PersonName("en", "Ann", "Lee"),), notes=notes)
    workspace.perform_typing("notes", "Change person", persons.change, person, draft)


def _fill(places: BackupPlaces, clock: Watch, *, count: int, minutes: int) -> None:
    for _n in range(count):
        backups.make(places, Occasion.WORKING, clock=clock)
        clock.forward(minutes=minutes)


def _full_while(is_full: Callable[[], bool]) -> Callable[..., copying.Copied]:
    real = copying.copy_checked

    def copy(source: Path, target: Path, *rest: object) -> copying.Copied:
        if is_full():
            raise DiskFull(str(target))
        return real(source, target)

    return copy
