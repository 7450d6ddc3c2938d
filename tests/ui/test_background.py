from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from councildesk.ui.background import Background, Cancelled, Progress

PATIENCE = 10


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def test_work_runs_in_a_thread_and_its_result_comes_in_the_windows_own(background: Background, qtbot: QtBot) -> None:
    seen = []

    background.run(lambda progress: current_thread(), lambda thread: seen.append((thread, current_thread())))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[0][0] is not main_thread()
    assert seen[0][1] is main_thread()


def test_progress_is_told(background: Background, qtbot: QtBot) -> None:
    steps, done = [], []
    go = Event()

    def work(progress: Progress) -> str:
        go.wait(PATIENCE)
        progress.report(1, 2)
        progress.report(2, 2)
        return "ready"

    job = background.run(work, done.append)
    job.progressed.connect(lambda *step: steps.append(step))
    go.set()
    qtbot.waitUntil(lambda: done == ["ready"])

    assert steps == [(1, 2), (2, 2)]


def test_a_cancelled_job_stops_where_it_next_reports_and_delivers_nothing(background: Background, qtbot: QtBot) -> None:
    go, stopped, delivered = Event(), [], []

    def work(progress: Progress) -> None:
        go.wait(PATIENCE)
        try:
            progress.report(1, 2)
        except Cancelled:
            stopped.append(True)
            raise

    job = background.run(work, delivered.append, delivered.append)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert len(stopped) <= 1
    assert delivered == []


def test_an_older_job_of_the_same_key_is_stale(background: Background, qtbot: QtBot) -> None:
    go, results = Event(), []

    def slow(progress: Progress) -> str:
        go.wait(PATIENCE)
        return "old"

    background.run(slow, results.append, key="preview")
    background.run(lambda progress: "new", results.append, key="preview")
    background.run(lambda progress: "other", results.append, key="search")
    go.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert sorted(results) == ["new", "other"]


def test_an_error_is_handed_to_who_asked_for_it(background: Background, qtbot: QtBot) -> None:
    errors, results = [], []

    def fail(progress: Progress) -> None:
        raise ValueError("no")

    background.run(fail, results.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert isinstance(errors[0], ValueError)
    assert results == []


def test_an_error_nobody_asked_for_reaches_the_last_resort(background: Background, qtbot: QtBot) -> None:
    def fail(progress: Progress) -> None:
        raise ValueError("a bug")

    with capture_exceptions() as errors:
        background.run(fail, lambda result: None)
        qtbot.waitUntil(lambda: background.is_idle)

    assert [kind for kind, _, _ in errors] == [ValueError]


def test_closing_waits_for_the_threads_and_delivers_nothing(qtbot: QtBot) -> None:
    background = Background()
    begun, go, finished, delivered = Event(), Event(), [], []

    def work(progress: Progress) -> None:
        begun.set()
        go.wait(PATIENCE)
        finished.append(True)

    background.run(work, delivered.append)
    assert begun.wait(PATIENCE)
    go.set()
    background.close()
    QApplication.processEvents()

    assert finished == [True]
    assert delivered == []


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_is_delivered_to_a_page_that_is_gone(background: Background, qtbot: QtBot, fails: bool) -> None:
    class Page(QObject):
        shown = Signal(object)

        def show(self, result: object) -> None:
            self.shown.emit(result)

    go, page = Event(), Page()

    def work(_progress: Progress) -> None:
        go.wait(PATIENCE)
        if fails:
            raise ValueError

    background.run(work, partial(page.show), page.show)
    shiboken6.delete(page)
    go.set()

    with capture_exceptions() as raised:
        qtbot.waitUntil(lambda: background.is_idle)
    assert raised == []
