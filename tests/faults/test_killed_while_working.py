"""Programs are killed in the middle of everything that writes: what was done is there, nothing is there by half."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

import small_council
from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Occasion
from councildesk.services import backup_places, backups, everybody, organisations, record
from councildesk.services.check import check
from councildesk.services.workspace import Workspace
from councildesk.storage import schema
from faults import programs, working_programs
from faults.programs import Killed
from storage.test_migrations import OLDER, restore

FEW, MANY = 20, 500
"""Kills of each kind in the short form and in the long one, which has four times as many of editing."""
WORDS, WITHIN = 3, 0.15
"""A program is killed within so many seconds after it has said some words of what it does, so many at most."""
AT_ONCE = 4


@pytest.fixture(scope="module", autouse=True)
def _programs() -> None:
    programs.warm()


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("council") / "small.council"
    small_council.make(path)
    return path


@pytest.fixture(params=[FEW, pytest.param(MANY, marks=pytest.mark.long)])
def kills(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def kill(work: Callable[..., None], *args: object, seed: int) -> Killed:
    return programs.run_and_kill(work, *args, chance=random.Random(seed), within=WITHIN, words=WORDS)


def each(kills: int, folder: Path, look: Callable[[int, Path], int]) -> None:
    """Look after each of so many kills, with a folder for it; `look` counts what its program had done by then."""

    def look_into(seed: int) -> int:
        own = folder / f"kill-{seed}"
        own.mkdir()
        done = look(seed, own)
        shutil.rmtree(own)
        return done

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert sum(pool.map(look_into, range(kills))) > 0, "all were killed before they had done anything"


def count(killed: Killed, *wanted: str) -> int:
    """How often it said one of these words."""
    return sum(word in wanted for word, *_ in killed.said)


def copied(council: Path, folder: Path) -> Path:
    file = folder / "worked.council"
    shutil.copyfile(council, file)
    return file


def opened_clean(file: Path) -> Workspace:
    """The file as the next program opens it; nothing is wrong with it."""
    workspace = Workspace.open(file)
    assert workspace.read(check) == []
    return workspace


def names(workspace: Workspace) -> set[str]:
    return {row.name["az"] for row in workspace.read(organisations.rows)}


def seen(folder: Path) -> set[str]:
    """Files under names that a person would take for theirs."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_every_step_that_was_done_is_there_after_a_kill_while_editing(
    council: Path, tmp_path: Path, kills: int
) -> None:
    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        killed = kill(working_programs.edit, file, seed=seed)
        added = [value for word, *values in killed.said if word == "added" for value in values]
        undone = {value for word, *values in killed.said if word == "undone" for value in values}
        with opened_clean(file) as workspace:
            found = names(workspace)
            # The last step may have been done without a word of it: an addition, or taking back the last one.
            for number in added[:-1]:
                assert (f"Institut {number}" in found) is (number not in undone)
            if added and added[-1] % 3 != 2:
                assert f"Institut {added[-1]}" in found
        assert seen(folder) == {file.name}
        return len(added)

    each(kills * 4 if kills == MANY else kills, tmp_path, look)


def test_an_older_file_is_of_the_old_or_the_new_format_after_a_kill_while_it_is_brought_up_to_date(
    tmp_path: Path, kills: int
) -> None:
    def look(seed: int, folder: Path) -> int:
        version = random.Random(seed).choice(OLDER)
        file = restore(version, folder / "old.council")
        kill(working_programs.migrate, file, seed=seed)

        found = schema.version(file)
        assert found in (version, schema.VERSION)
        opened_clean(file).close()
        for path in folder.iterdir():
            if path.suffix == ".council" and path != file and not path.name.startswith("."):
                assert schema.version(path) == version
                opened_clean(path).close()
        return int(found == schema.VERSION)

    each(kills, tmp_path, look)


def test_every_backup_that_has_its_name_is_whole_after_a_kill(council: Path, tmp_path: Path, kills: int) -> None:
    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        killed = kill(working_programs.back_up, file, seed=seed)
        places = backup_places.of(file, folder / "backups")
        rows = backup_places.rows(places)
        for row in rows:
            backups.check(row)
        made = {values[0] for word, *values in killed.said if word == "made"}
        assert made <= {row.path.name for row in rows}
        with opened_clean(file):
            backups.make(places, Occasion.BY_HAND)  # sweeps away what was left half done
        assert all(path.suffix == ".council" and not path.name.startswith(".") for path in places.folder.iterdir())
        return len(made)

    each(kills, tmp_path, look)


def test_a_record_is_restored_wholly_or_not_at_all_after_a_kill(council: Path, tmp_path: Path, kills: int) -> None:
    with Workspace.open(council, read_only=True) as workspace:
        before = names(workspace)

    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        killed = kill(working_programs.restore, file, council, seed=seed)
        last = next((words for words in reversed(killed.said) if words[0] in ("added", "restored")), None)
        with opened_clean(file) as workspace:
            new = names(workspace) - before
        if last is None or last[0] == "restored":
            assert len(new) <= 1
        else:
            assert new in ({f"Institut {last[1]}"}, set())
        return count(killed, "added", "restored")

    each(kills, tmp_path, look)


def test_a_new_file_is_whole_or_not_there_after_a_kill_while_a_backup_goes_into_it(
    council: Path, tmp_path: Path, kills: int
) -> None:
    def look(seed: int, folder: Path) -> int:
        killed = kill(working_programs.restore_to_new, council, folder, seed=seed)
        found = {path for path in folder.iterdir() if path.suffix == ".council" and not path.name.startswith(".")}
        for path in found:
            opened_clean(path).close()
        done = {f"{values[0]}.council" for word, *values in killed.said if word == "restored"}
        assert done <= {path.name for path in found}
        return len(done)

    each(kills, tmp_path, look)


def test_a_list_is_brought_in_wholly_or_not_at_all_after_a_kill(council: Path, tmp_path: Path, kills: int) -> None:
    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        killed = kill(working_programs.bring_in, file, seed=seed)
        with opened_clean(file) as workspace:
            rows = workspace.read(everybody.rows, working_programs.DAY, "en")
        number = len(rows) - len(small_council.NAMES)
        assert number % working_programs.AT_ONCE == 0
        imported = count(killed, "imported")
        assert number // working_programs.AT_ONCE in (imported, imported + 1)
        return imported

    each(kills, tmp_path, look)


def test_a_paper_is_whole_or_the_one_before_after_a_kill(council: Path, tmp_path: Path, kills: int) -> None:
    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        papers = folder / "papers"
        papers.mkdir()
        killed = kill(working_programs.publish, file, papers, seed=seed)
        assert seen(papers) <= {"agenda.pdf"}
        published = count(killed, "published")
        if published:
            with pikepdf.open(papers / "agenda.pdf") as pdf:
                assert len(pdf.pages) > 0
        opened_clean(file).close()
        return published

    each(kills, tmp_path, look)


def test_a_record_is_loaded_wholly_or_not_at_all_after_a_kill(council: Path, tmp_path: Path, kills: int) -> None:
    with Workspace.open(council, read_only=True) as workspace:
        one = workspace.read(record.dump)
    documents = [one, json.dumps(json.loads(one) | {"meetings": []})]
    wholes = []
    for number, document in enumerate(documents):
        file = tmp_path / f"{number}.council"
        shutil.copyfile(council, file)
        with Workspace.open(file) as workspace:
            workspace.perform("Load", working_programs.load_document, document)
            wholes.append(workspace.read(record.dump))

    def look(seed: int, folder: Path) -> int:
        file = copied(council, folder)
        killed = kill(working_programs.load, file, documents, seed=seed)
        with opened_clean(file) as workspace:
            found = workspace.read(record.dump)
        loaded = count(killed, "loaded")
        assert found in ([wholes[0], wholes[1]] if loaded else [one, wholes[0]])
        return loaded

    each(kills, tmp_path, look)


def test_a_program_that_breaks_off_by_itself_fails_the_test(council: Path) -> None:
    with pytest.raises(AssertionError, match="FileMissing"):
        kill(working_programs.edit, council.with_name("none.council"), seed=1)
    assert issubclass(Refusal, Exception)
