"""Looking at files from outside: whatever is wrong with them, it is said, and they are not touched."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import small_council
from builders import person
from councildesk.services import examining, sentences
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.services.workspace import Workspace
from councildesk.storage import schema
from councildesk.storage.refusals import FileMissing, FileTooNew, NotACouncilFile


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "small.council"
    small_council.make(path)
    return path.read_bytes()


@pytest.fixture
def file(sound: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "small.council"
    path.write_bytes(sound)
    return path


def kinds(path: Path) -> set[FindingKind]:
    return {finding.kind for finding in examining.examine(path).findings}


def plant(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        for statement in statements:
            assert connection.execute(statement).rowcount > 0


def test_a_sound_file_has_no_findings_and_stays_as_it_is(file: Path, sound: bytes) -> None:
    assert kinds(file) == set()
    assert (file.read_bytes(), list(file.parent.iterdir())) == (sound, [file])


def test_what_stands_in_the_log_beside_a_file_counts(file: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed.council"
    with Workspace.open(file) as workspace:
        person(workspace, "Ada Lovelace")
        for end in ("", "-wal"):
            shutil.copyfile(f"{file}{end}", f"{killed}{end}")
    log = killed.with_name("killed.council-wal")
    before = killed.read_bytes(), log.read_bytes()

    assert kinds(killed) == set()
    assert (killed.read_bytes(), log.read_bytes()) == before


def test_a_file_that_lost_its_log_is_as_sound_as_it_was_before(file: Path, tmp_path: Path) -> None:
    lost = tmp_path / "lost.council"
    with Workspace.open(file) as workspace:
        person(workspace, "Ada Lovelace")
        shutil.copyfile(file, lost)

    assert kinds(lost) == set()


def test_a_lost_header_is_found_and_the_rest_is_looked_at(file: Path, sound: bytes) -> None:
    plant(file, "UPDATE person SET notes = 'forged' WHERE notes = ''")
    file.write_bytes(bytes(100) + file.read_bytes()[100:])

    assert {FindingKind.HEADER_DAMAGED, FindingKind.JOURNAL_DIFFERS} <= kinds(file)


@pytest.mark.parametrize("content", [b"", b"short", bytes(20_000), b"%PDF-1.7" + bytes(9000)])
def test_what_is_no_council_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.council"
    path.write_bytes(content)

    with pytest.raises(NotACouncilFile) as refused:
        examining.examine(path)

    assert refused.value.path == str(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE step (a, b, c, d, e)")
        connection.execute("INSERT INTO step VALUES (1, 2, 3, 4, 5)")

    with pytest.raises(NotACouncilFile):
        examining.examine(tmp_path / "other.db")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        examining.examine(tmp_path / "missing.council")


def test_a_newer_programs_file_is_refused_and_a_damaged_version_is_not(file: Path) -> None:
    plant(file, "UPDATE alembic_version SET version_num = '0099'")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(FileTooNew):
        examining.examine(file)

    plant(file, f"UPDATE alembic_version SET version_num = '{schema.VERSION:04}'")

    assert kinds(file) == {FindingKind.HEADER_DAMAGED}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE change SET old = '\"forged\"' WHERE field = 'deleted' AND step = 2", FindingKind.JOURNAL_BROKEN),
        ("DELETE FROM step WHERE place = 2", FindingKind.JOURNAL_INCOMPLETE),
        ("DELETE FROM change WHERE step = 2", FindingKind.JOURNAL_INCOMPLETE),
        ("UPDATE replica SET upto = upto + 1", FindingKind.JOURNAL_INCOMPLETE),
        ("UPDATE person SET deleted = 'x'", FindingKind.JOURNAL_DIFFERS),
        ("UPDATE meeting SET date = 'noon'", FindingKind.JOURNAL_DIFFERS),
        ("UPDATE text SET body = CAST(x'fffe' AS TEXT)", FindingKind.LOOK_FAILED),
        ("UPDATE seat SET role = 'king'", FindingKind.FILE_DAMAGED),
        ("UPDATE change SET new = 'no JSON' WHERE field = 'code'", FindingKind.JOURNAL_DIFFERS),
    ],
)
def test_damage_is_found_where_it_is_and_all_else_is_looked_at(file: Path, statement: str, kind: FindingKind) -> None:
    plant(file, statement)

    assert kind in kinds(file)


def test_a_damaged_index_of_the_search_is_found(file: Path) -> None:
    plant(file, "UPDATE search_words_data SET block = zeroblob(length(block)) WHERE id > 10")

    assert kinds(file) & {FindingKind.LOOK_FAILED, FindingKind.INDEX_DIFFERS, FindingKind.FILE_DAMAGED}


def test_damaged_words_that_sqlite_quotes_are_a_finding(file: Path) -> None:
    """The driver cannot even put together its error's message of them."""
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE council (", b"CREATE TABLE council \xe5"))

    assert FindingKind.FILE_DAMAGED in kinds(file)


def test_findings_of_damage_are_sentences_of_one_line(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 8192 * 4096])

    said = [sentences.finding(one) for one in examining.examine(file).findings]

    assert said
    assert all("\n" not in one and "***" not in one and len(one) < 250 for one in said)


def test_a_value_that_is_missing_is_called_nothing() -> None:
    one = Finding(FindingKind.JOURNAL_DIFFERS, "post", "7", {"field": "deleted", "table": "", "journal": "false"})

    assert "is nothing, but false was written" in sentences.finding(one)
