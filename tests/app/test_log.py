"""The log can be sent in: it holds nothing that was typed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from councildesk.app import log


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Callable[[], str]]:
    file = tmp_path / "logs" / "councildesk.log"
    handler = log.start(file)
    assert handler is not None
    yield lambda: file.read_text(encoding="utf-8")
    log.stop(handler)


def test_a_note_is_written_with_its_instant_in_utc(logged: Callable[[], str]) -> None:
    log.note("The window is open")

    assert logged().endswith("Z INFO councildesk: The window is open\n")


def test_an_error_is_written_without_its_message(logged: Callable[[], str]) -> None:
    try:
        try:
            raise ValueError("Ada Lovelace")
        except ValueError as error:
            raise KeyError("Charles Babbage") from error
    except KeyError as error:
        logging.getLogger(log.LOGGER).error("It failed", exc_info=error)

    assert "builtins.KeyError\n" in logged()
    assert "builtins.ValueError\n" in logged()
    assert "in test_an_error_is_written_without_its_message" in logged()
    assert "Ada" not in logged()
    assert "Charles" not in logged()


def test_an_error_about_the_program_itself_keeps_its_message() -> None:
    assert "no attribute 'naem'" in log.route(_error_of(lambda: Path().naem))  # type: ignore[attr-defined]


def test_the_home_folder_is_a_tilde(logged: Callable[[], str]) -> None:
    log.note(f"The file {Path.home() / 'Council.council'} is open")

    assert str(Path.home()) not in logged()
    assert "The file ~" in logged()


def test_a_log_that_has_grown_large_is_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "councildesk.log"
    file.write_text("x" * (log.SIZE_BYTES + 1), encoding="utf-8")

    handler = log.start(file)
    assert handler is not None
    log.stop(handler)

    assert file.stat().st_size == 0
    assert (tmp_path / "councildesk.older.log").stat().st_size == log.SIZE_BYTES + 1


def test_where_no_log_can_be_kept_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")

    assert log.start(tmp_path / "logs" / "councildesk.log") is None


def _error_of(action: Callable[[], object]) -> BaseException:
    with pytest.raises(AttributeError) as caught:
        action()
    return caught.value
