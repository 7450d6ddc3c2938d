"""What a copy of the council's file holds while the program has it open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from councildesk.storage import schema
from councildesk.storage.database import Database
from councildesk.storage.models import Step
from councildesk.storage.refusals import FileMissing, naming

COUNT = "SELECT count(*) FROM written"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = schema.create(tmp_path / "open.council")
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE written (words TEXT)")
    database.fold()
    yield database
    database.close()


def write(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO written VALUES ('a decision')")


def in_a_copy(database: Database) -> int:
    """How many rows a copy of the file holds, made without the log beside it."""
    copy = database.path.with_name("copy.council")
    shutil.copyfile(database.path, copy)
    copied = schema.open_existing(copy)
    with copied.readers.connect() as connection:
        count = int(connection.exec_driver_sql(COUNT).scalar_one())
    copied.close()
    return count


def test_a_copy_of_the_file_alone_lacks_what_stands_in_the_log_until_it_is_folded(database: Database) -> None:
    write(database)
    assert in_a_copy(database) == 0

    assert database.fold_gently()

    assert in_a_copy(database) == 1


def test_folding_waits_for_no_reader_and_says_when_one_holds_something_back(database: Database) -> None:
    with database.readers.connect() as reading:
        before = reading.exec_driver_sql(COUNT).scalar()
        write(database)

        assert not database.fold_gently()
        assert reading.exec_driver_sql(COUNT).scalar() == before

    assert database.fold_gently()
    assert in_a_copy(database) == 1


def test_folding_neither_waits_for_a_writer_nor_takes_what_is_half_written(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO written VALUES ('half a decision')")
        assert database.fold_gently()
        assert in_a_copy(database) == 0


def test_what_one_file_was_asked_need_not_be_found_out_for_another(database: Database, tmp_path: Path) -> None:
    """Nor for those who read after the one who writes, nor for a file that is only read."""
    other = schema.create(tmp_path / "other.council")
    read_only = Database(tmp_path / "other.council", read_only=True)
    question = select(Step.label).where(Step.place == 7)
    with database.writer.connect() as connection:
        before = connection.execute(question)

    for engine in (database.readers, other.writer, other.readers, read_only.readers):
        with engine.connect() as connection:
            asked = connection.execute(question)
            assert asked.context.compiled is before.context.compiled  # type: ignore[attr-defined]

    for one in (read_only, other):
        one.close()


def test_a_file_that_goes_while_a_connection_is_made_is_missing_and_not_made_anew(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "look_whether_there", lambda: database.path.rename(tmp_path / "elsewhere"))

    with pytest.raises(FileMissing), naming(database.path):
        database.readers.connect()

    assert not database.path.exists()
